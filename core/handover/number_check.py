"""Whether number records from a file may come into the office's record: who sealed them proves nothing of what they say.

The seal of the file says that a copy of this vault made it. A copy may be broken or in wrong hands, so entries are
held to what our own code writes: they touch nothing but number records, and no number lies outside what an office gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR
from typing import Final

from core.case.chain import body_faults, chain_faults
from core.case.entry import Entry
from core.case.ledger import TOMBSTONE, Ledger
from core.case.sharing import SHARED_KINDS
from core.errors import UserError
from core.handover.received import Journal
from core.vault import number_rows
from core.vault.number_rows import BLOCK, NUMBER
from core.vault.numbering import LARGEST_BLOCK

LAST_NUMBER: Final = 999_999
"""No office writes more letters in a year; a row that ran on to more could not be listed either."""
_LAST_SUFFIX: Final = 9_999
_YEARS: Final = range(MINYEAR, MAXYEAR + 1)
_LONGEST: Final = 2_000
"""Letters: a pattern of 120 with a part of 40 in each of its places."""
_ACTIONS: Final = frozenset({"add", "revise", TOMBSTONE})


def check_entries(ledger: Ledger, journal: Journal, name: str) -> None:
    """Chain, bodies, kinds and what each entry replaces, before anything is written.

    Raises:
        UserError: `numbers_damaged` with the first thing that is wrong.
    """
    entries = journal.entries
    here = dict(ledger.rows("SELECT id, kind FROM entry"))
    faults = [
        *chain_faults(entries, held=frozenset(here)),
        *body_faults(entries, journal.bodies.get),
        *_missing(journal),
        *_reach(ledger, entries, here),
    ]
    if faults:
        raise UserError("numbers_damaged", file=name, found=faults[0])


def check_records(ledger: Ledger, name: str) -> None:
    """Every record has the form and the size that we write; asked inside the transaction that took them in.

    Raises:
        UserError: `numbers_damaged`.
    """
    try:
        number_rows.registers(ledger, "")
        number_rows.in_charge(ledger)
        sane = all(_numbers(ledger)) and all(_blocks(ledger))
    except (KeyError, ValueError, TypeError, UserError) as error:
        raise UserError("numbers_damaged", file=name, found="schema") from error
    if not sane:
        raise UserError("numbers_damaged", file=name, found="range")


def _missing(journal: Journal) -> Iterator[str]:
    for entry in journal.entries:
        if (entry.action == TOMBSTONE) == bool(entry.body_hash):
            yield "body"
        elif entry.body_hash and entry.body_hash not in journal.bodies:
            yield "body-missing"
    if set(journal.bodies) - {entry.body_hash for entry in journal.entries}:
        yield "body-spare"


def _reach(ledger: Ledger, entries: Iterable[Entry], here: dict[str, str]) -> Iterator[str]:
    """Entries that are no number records, stand on a branch of other kinds, or replace another kind of record."""
    kinds = here | {entry.id: entry.kind for entry in entries}
    marks = ", ".join("?" * len(SHARED_KINDS))
    others = f"SELECT DISTINCT %s FROM entry WHERE kind NOT IN ({marks})"
    shared = tuple(sorted(SHARED_KINDS))
    records = {row[0] for row in ledger.rows(others % "record", shared)}
    # Number records of an older format stand among the others; the copies that wrote them have them here already.
    branches = {row[0] for row in ledger.rows(others % "branch", shared)}
    for entry in entries:
        if entry.kind not in SHARED_KINDS or entry.action not in _ACTIONS or entry.blobs:
            yield "kind"
        if any(kinds.get(parent) != entry.kind for parent in entry.parents) or entry.record in records:
            yield "reach"
        if entry.branch in branches and entry.id not in here:
            yield "branch"


def _numbers(ledger: Ledger) -> Iterator[bool]:
    for revision in ledger.current(NUMBER):
        one = number_rows.number_of(revision)
        yield (
            1 <= one.sequence <= LAST_NUMBER
            and 0 <= one.suffix <= _LAST_SUFFIX
            and one.year in _YEARS
            and one.day.year == one.year
            and all(
                len(text) <= _LONGEST and text.isprintable()
                for text in (one.register, one.form, one.text, one.former, one.reason, one.purpose)
            )
        )


def _blocks(ledger: Ledger) -> Iterator[bool]:
    for revision in ledger.current(BLOCK):
        one = number_rows.block_of(revision)
        yield (
            1 <= one.first <= one.last <= LAST_NUMBER
            and one.last - one.first < LARGEST_BLOCK
            and one.year in _YEARS
            and all(
                len(text) <= _LONGEST and text.isprintable()
                for text in (one.register, one.label, one.holder, one.closed)
            )
        )
