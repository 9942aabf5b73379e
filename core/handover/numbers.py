"""Number records of two copies of one vault brought together through a file.

The file is an age file whose passphrase follows from the vault's key: copies of the vault open it without being asked,
nobody else can read or make one. Inside are the shared branches of the office's record, whole: a mark, the entries and
their bodies as lines of JSON. Taking it in is the union of the entries; see `docs/decisions/0013-numbers-between-laptops.md`.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from core.case import document, joining
from core.case.canonical import Json, canonical, parse
from core.case.chain import chain_faults
from core.case.entry import Entry
from core.case.ledger import Ledger
from core.case.sharing import SHARED_KINDS, shared_branch
from core.errors import UserError
from core.handover import clocks, number_check
from core.handover.age import AgeError, AgeReader, AgeWriter, NoMatchError, Passphrase, WorkFactorError
from core.handover.bag import LARGEST_TEXT
from core.handover.clocks import Ahead
from core.handover.received import Journal, parse_journal
from core.rules.numbering import Register
from core.storage.atomic import replacing
from core.storage.inputs import check_file
from core.storage.sqlcipher import storage_errors
from core.vault import number_findings, number_rows
from core.vault.number_findings import Findings
from core.vault.number_rows import NUMBER, Number, State
from core.vault.vault import Vault

ENDING: Final = ".age"
_FORMAT: Final = 1
_WORK: Final = 10  # the phrase has 256 bits, which no guessing reaches; scrypt need not be slow
_LARGEST: Final = 2 * LARGEST_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A year of a row after records were brought together: its register's name, how many numbers, what it shows."""

    register: str
    name: str
    year: int
    numbers: int
    findings: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A paper on which somebody typed a number that the register gave to a paper of another case, or gave up."""

    number: Number
    case: str
    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A register that reads otherwise since a file was taken in: as it stood here before, and as it stands now."""

    before: Register
    now: Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """The state after taking a file in. `taken` are numbers that were not here or stood otherwise; 0 changes is good.

    `typed` are papers here that bear a number by hand which is not theirs. `entries` counts everything new, `charge` is the branch of the copy that continues the rows, `here` whether it is
    this one. `ahead` names copies whose clock ran ahead or fell back here, `replaced` registers that the other copy's later change replaced.
    """

    entries: int
    taken: tuple[Number, ...]
    rows: tuple[Row, ...]
    typed: tuple[Typed, ...]
    charge: str
    here: bool
    ahead: tuple[Ahead, ...] = ()
    replaced: tuple[Replaced, ...] = ()


def suggested_name(day: date) -> str:
    """A name for the file that says nothing about anybody: `catatan-nomor-2026-11-24.age`."""
    return f"catatan-nomor-{day.isoformat()}{ENDING}"


def export(vault: Vault, out: Path) -> int:
    """Writes the number records of this copy, and those it took over, to `out`; gives how many numbers they hold.

    The writing is an entry of the office's record, made before, so that nothing leaves without a trace.

    Raises:
        UserError: `no_space`, `output_unwritable`; what is wrong with the office's record.
    """
    ledger = vault.office_ledger
    entries = [entry for entry in ledger.entries() if entry.kind in SHARED_KINDS]
    if faults := chain_faults(entries, held=_ids(ledger)):
        raise UserError("ledger_damaged", file=ledger.path.name, found=faults[0])
    with vault.change_register() as changing:
        changing.append(
            action="export", record=str(uuid.uuid4()), kind="number_export", body={"entries": len(entries)}
        )
    mark: dict[str, Json] = {"format": _FORMAT, "file": ledger.file_id, "entries": len(entries)}
    with (
        storage_errors(ledger.path),
        replacing(out) as file,
        AgeWriter(file, [Passphrase(_phrase(vault), work_factor=_WORK)]) as sealed,
    ):
        for line in (mark, *(entry.as_json() for entry in entries)):
            sealed.write(canonical(line) + b"\n")
        sealed.write(b"\n")
        for line_of_body in _bodies(ledger, entries):
            sealed.write(line_of_body)
    return len({entry.record for entry in entries if entry.kind == NUMBER})


def take(vault: Vault, path: Path) -> Reconciled:
    """Takes the number records of another copy of this vault in, all or nothing; a second time changes nothing.

    Raises:
        UserError: `input_*`; `numbers_foreign` for a file of another vault; `numbers_damaged`; `numbers_older` when
            its history and ours contradict each other; `numbers_put_back` when it has entries of this copy that are not
            here any more; `version_too_new`; `limit_exceeded`; `no_space`.
    """
    check_file(path)
    journal = _read(vault, path)
    ledger = vault.office_ledger
    number_check.check_entries(ledger, journal, path.name)
    try:
        lacking = joining.fresh(ledger, journal.entries)
    except UserError as error:
        raise UserError("numbers_older", file=path.name) from error
    own = shared_branch(ledger.branch)
    if any(entry.branch == own for entry in lacking):
        # Nobody else writes our branch: this copy was put back to an older state without noticing.
        raise UserError("numbers_put_back", file=path.name)
    before, stood = _numbers(ledger), _registers(vault)
    if lacking:
        with vault.change_register() as changing:
            changing.absorb(lacking, [(digest, *body) for digest, body in journal.bodies.items()])
            number_check.check_records(changing, path.name)
            heads = sorted(head.id for head in changing.branch_heads())
            changing.append(action="merge", record=str(uuid.uuid4()), kind="merge", body={"heads": heads})
    taken = sorted(
        _numbers(ledger) - before, key=lambda one: (one.register, one.year, one.sequence, one.suffix)
    )
    stands = _registers(vault)
    replaced = (
        Replaced(before=one, now=stands[name])
        for name, one in stood.items()
        if name in stands and _says(one) != _says(stands[name])
    )
    return look_over(vault, entries=len(lacking), taken=tuple(taken), replaced=tuple(replaced))


def _registers(vault: Vault) -> dict[str, Register]:
    return {one.id: one for one in number_rows.registers(vault.office_ledger, vault.office.kind.value)}


def _says(register: Register) -> tuple[object, ...]:
    return register.name, register.pattern, register.parts, register.shares


def look_over(
    vault: Vault, *, entries: int = 0, taken: tuple[Number, ...] = (), replaced: tuple[Replaced, ...] = ()
) -> Reconciled:
    """The state of all rows as they are here; looks through the papers of every case."""
    ledger = vault.office_ledger
    names = {one.id: one.name for one in _registers(vault).values()}
    charge = number_rows.in_charge(ledger)
    rows = (
        Row(
            register=row,
            name=names.get(row, row),
            year=year,
            numbers=len({one.id for one in number_rows.numbers(ledger, row, year)}),
            findings=number_findings.look_over(ledger, row, year),
        )
        for row, year in number_rows.years(ledger)
    )
    return Reconciled(
        entries=entries,
        taken=taken,
        rows=tuple(rows),
        typed=tuple(_typed(vault)),
        charge=charge,
        here=charge == ledger.branch,
        ahead=clocks.ahead(ledger, vault.clock.now().astimezone(vault.office.zone)),
        replaced=replaced,
    )


def _typed(vault: Vault) -> Iterator[Typed]:
    ledger = vault.office_ledger
    given: dict[str, Number] = {}
    for number in sorted(_numbers(ledger), key=lambda one: one.state is State.VOID, reverse=True):
        given[number.text] = number  # of two that read the same, the one that was not given up
    for case in vault.cases() if given else ():
        try:
            papers = document.items(vault.behind(case.id))
        except UserError:
            continue  # what is wrong with a case file is told elsewhere
        for paper in papers:
            found = given.get(paper.number or "")
            if found is None or paper.id == found.document:
                continue
            if found.state is State.VOID or found.case not in ("", case.id):
                yield Typed(number=found, case=case.id, name=case.name, title=paper.title)


def _phrase(vault: Vault) -> str:
    return vault.exchange_key().hex()


def _ids(ledger: Ledger) -> frozenset[str]:
    return frozenset(str(row[0]) for row in ledger.rows("SELECT id FROM entry"))


def _bodies(ledger: Ledger, entries: list[Entry]) -> Iterator[bytes]:
    for entry in entries:
        for salt, text in ledger.rows("SELECT salt, json FROM body WHERE hash = ?", (entry.body_hash,)):
            yield (
                canonical({"hash": entry.body_hash, "salt": bytes(salt).hex(), "body": parse(text)}) + b"\n"
            )


def _read(vault: Vault, path: Path) -> Journal:
    try:
        with path.open("rb") as file:
            data = _plain(file, Passphrase(_phrase(vault)))
        mark, _, rest = data.partition(b"\n")
        said = json.loads(mark)
        if said["format"] != _FORMAT:
            raise UserError("version_too_new", file=path.name, found=said["format"], known=_FORMAT)
        lines, _, bodies = rest.partition(b"\n\n") if not rest.startswith(b"\n") else (b"", b"", rest[1:])
        journal = parse_journal(lines, bodies)
        if said["file"] != vault.office_ledger.file_id:
            raise UserError("numbers_foreign", file=path.name)
        if said["entries"] != len(journal.entries) or journal.faults:
            raise UserError("numbers_damaged", file=path.name)
    except (NoMatchError, WorkFactorError) as error:
        raise UserError("numbers_foreign", file=path.name) from error
    except (AgeError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError("numbers_damaged", file=path.name) from error
    except UserError as error:
        if error.code == "handover_damaged":
            raise UserError("numbers_damaged", file=path.name) from error
        raise
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error
    return journal


def _plain(file: BinaryIO, identity: Passphrase) -> bytes:
    parts, size = [], 0
    reader = AgeReader(file, [identity])
    while part := reader.read(1 << 20):
        size += len(part)
        if size > _LARGEST:
            raise UserError("limit_exceeded", path=getattr(file, "name", ""), limit=_LARGEST)
        parts.append(part)
    return b"".join(parts)


def _numbers(ledger: Ledger) -> frozenset[Number]:
    return frozenset(number_rows.number_of(revision) for revision in ledger.current(NUMBER))
