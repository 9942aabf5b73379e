"""The office's own words of support and its candidates in the office ledger: one record for each election.

A later list of an election replaces its earlier one as a whole; the earlier stays in the record.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from core.case.canonical import Body
from core.case.ledger import TOMBSTONE, Ledger, Revision
from core.errors import UserError
from core.reading.fields import support
from core.reading.fields.elections import Election, combined, load_elections, one_name, to_text
from core.reading.fields.keywords import LARGEST, LONGEST, Keywords, from_tree, generic, to_tree
from core.storage.atomic import target, write_file
from core.storage.inputs import read_file

KIND: Final = "keywords"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An election's list as it stands: its record, when (ISO 8601, UTC) and by whom it was last changed.

    `rivals` counts the states of it that were written on other copies of the vault since they met and that
    do not count; keeping the list once more settles them.
    """

    id: str
    election: Election
    at: str
    actor: str
    rivals: int


@dataclass(frozen=True, slots=True)
class _Joined:
    """The list to look with, and the revisions it was made of."""

    revisions: tuple[str, ...]
    keywords: Keywords


# A list is prepared for looking once; callers get the same object until one of its records changes.
_JOINED: Final[WeakKeyDictionary[Ledger, _Joined]] = WeakKeyDictionary()


def lists(ledger: Ledger) -> tuple[Kept, ...]:
    """The lists of all elections, in the order they were first written.

    Raises:
        UserError: `ledger_damaged` for a list of a form that is not ours.
    """
    states: dict[str, list[Revision]] = {}
    for revision in ledger.current(KIND):
        states.setdefault(revision.record, []).append(revision)
    found = []
    for record, revisions in states.items():
        # Two copies of a vault may each have changed it: the later state counts, in either copy alike.
        last = max(revisions, key=lambda revision: (revision.at, revision.id))
        found.append(
            Kept(
                id=record, election=_election(ledger, last.body), at=last.at, actor=last.actor,
                rivals=len(revisions) - 1,
            )
        )  # fmt: skip
    return tuple(found)


def own(ledger: Ledger) -> Keywords:
    """The lists of all elections as one, empty when there is none. Raises as `lists`."""
    return combined(kept.election for kept in lists(ledger))


def of(ledger: Ledger) -> Keywords:
    """The list to look with, on the thread of the ledger: what comes with Netra and the office's own together.

    Asking costs one query as long as no list was changed; after any change the next call has it. Raises as
    `lists`.
    """
    revisions = tuple(
        str(row[0])
        for row in ledger.rows("SELECT revision FROM current WHERE kind = ? ORDER BY revision", (KIND,))
    )
    known = _JOINED.get(ledger)
    if known is None or known.revisions != revisions:
        known = _JOINED[ledger] = _Joined(revisions, generic().joined(own(ledger)))
    return known.keywords


def forget() -> None:
    """Drops every list that was prepared for looking; for the lock."""
    _JOINED.clear()
    support.finder.cache_clear()


def put(ledger: Ledger, election: Election, record: str = "") -> str:
    """Keeps a list inside the open transaction, as a new one or in place of the one in `record`; gives its record.

    Raises:
        UserError: `setting_invalid` for words or numbers that a file could not have either, or when another
            list has this name; `record_unknown` for a record that holds no list.
    """
    name = " ".join(election.name.split())
    if len(name) > LONGEST or not name.isprintable():
        raise UserError("setting_invalid", field="pemilihan", reason=f"paling banyak {LONGEST} huruf")
    tree = to_tree(election.named(name).keywords)
    from_tree(tree)
    known = {kept.id: kept.election.name for kept in lists(ledger)}
    if record and record not in known:
        raise UserError("record_unknown", what="keywords", id=record)
    if any(one_name(other) == one_name(name) for place, other in known.items() if place != record):
        raise UserError("setting_invalid", field="pemilihan", reason=f"“{name}” sudah ada")
    record = record or _record(ledger, name, known)
    ledger.write(KIND, {"election": name, **tree}, record=record)
    return record


def remove(ledger: Ledger, record: str) -> None:
    """Takes a list back inside the open transaction; what it said stays in the record.

    Raises:
        UserError: `record_unknown`.
    """
    found = [revision for revision in ledger.current(KIND) if revision.record == record]
    if not found:
        raise UserError("record_unknown", what="keywords", id=record)
    ledger.append(action=TOMBSTONE, record=record, kind=KIND, parents=tuple(one.id for one in found))


def take_over(ledger: Ledger, elections: Iterable[Election], *, only: bool = False) -> int:
    """Keeps these lists inside the open transaction, each in place of the one of the same election.

    With `only` the lists of all other elections are taken back; gives how many there were. Raises as `put`.
    """
    wanted = tuple(elections)
    names = {one_name(election.name) for election in wanted}
    known = {one_name(kept.election.name): kept for kept in lists(ledger)}
    dropped = [kept.id for name, kept in known.items() if only and name not in names]
    for record in dropped:
        remove(ledger, record)
    for election in wanted:
        before = known.get(one_name(election.name))
        if before is None or before.election != election or before.rivals:
            put(ledger, election, before.id if before else "")
    return len(dropped)


def load(path: Path) -> tuple[Election, ...]:
    """The lists in a TOML file.

    Raises:
        UserError: `input_*` for the file, `setting_invalid` for what stands in it.
    """
    data = read_file(path, most=4 * LARGEST + 1)
    try:
        return load_elections(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserError("setting_invalid", field=path.name, reason="bukan teks UTF-8") from error


def save(path: Path, elections: Iterable[Election], *, outside: Path) -> None:
    """Writes lists as a file that `load` reads, anywhere but in the vault folder `outside`.

    Raises:
        UserError: `output_unwritable`, `no_space`.
    """
    final = target(path)
    if final.is_relative_to(outside.resolve()):
        raise UserError("output_unwritable", path=str(path))  # the vault's own files would be overwritten
    write_file(final, to_text(elections).encode())


def _election(ledger: Ledger, body: Body) -> Election:
    tree = {name: value for name, value in body.items() if name not in ("v", "election")}
    name = body.get("election", "")
    try:
        if isinstance(name, str):
            return Election(name=name, keywords=from_tree(tree))
    except UserError as error:
        raise UserError("ledger_damaged", file=ledger.path.name, found=KIND) from error
    raise UserError("ledger_damaged", file=ledger.path.name, found=KIND)


def _record(ledger: Ledger, name: str, known: Iterable[str]) -> str:
    """The same record in every copy of an office, so that two lists of one election meet as two states of it."""
    shared = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{ledger.file_id}/{KIND}/{one_name(name)}"))
    # A list that was begun under this name and has another one by now keeps its record.
    return str(uuid.uuid4()) if shared in known else shared
