"""Many files on their way: stored in groups, read whenever a reader is free, taken up again after a break.

What is stored and unread stands in the ledgers themselves; what was accepted and is not stored yet stands in
`vault.pending`. So nothing of a queue has to be kept for a crash. Everything here belongs to the thread that
owns the vault, except `Waiting`, which belongs to whoever made it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.case import evidence, reading
from core.case.evidence import Added, Evidence
from core.case.ledger import Ledger
from core.case.reading import ReadingRecord
from core.errors import UserError
from core.process import intake
from core.process.intake import Outcome
from core.vault.pending import Awaited
from core.vault.vault import Vault

GROUP: Final = 20  # files of one transaction at most
GROUP_S: Final = (
    0.1  # after this long a group is closed, so that nobody waits longer for "stored", nor for a page
)
# What is wrong with one file; anything else concerns the ledger and ends the group.
_OF_THE_FILE: Final = frozenset({"input_missing", "input_not_a_file", "input_unreadable", "limit_exceeded"})

Check = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """Bytes that came without a file, with the name they shall have."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Evidence to be read, in a case file or in the inbox."""

    file_id: str
    evidence_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What an earlier session left: files not stored yet, and how many pictures are unread in which file."""

    awaited: tuple[Awaited, ...]
    unread: tuple[tuple[str, int], ...]


def earlier(vault: Vault) -> Earlier:
    """What is left to do, from the lists alone: no case file is opened for it."""
    found = [(vault.inbox_id, len(intake.unread(vault, vault.inbox_id)))]
    found += [(row.id, row.unread) for row in vault.cases() if row.id not in vault.faults]
    return Earlier(
        awaited=vault.pending.all(), unread=tuple((file_id, count) for file_id, count in found if count)
    )


def store_group(
    vault: Vault,
    file_id: str,
    sources: Sequence[Path | Pasted],
    *,
    check: Check = lambda: None,
    seen: bool = True,
) -> tuple[Added | UserError, ...]:
    """Stores the first of these in one transaction, at least one; durable when this returns.

    Gives what became of each, in order: the evidence, or what is wrong with the file. `check` is called between
    files and slices and may raise to stop; then nothing of the group is stored. `seen` is as in `Vault.change`.

    Raises:
        UserError: `no_space` or what is wrong with the ledger; nothing of the group is stored.
    """
    done: list[Added | UserError] = []
    with vault.change(file_id, seen=seen) as ledger:
        end = time.monotonic() + GROUP_S
        for source in sources[:GROUP]:
            if done and time.monotonic() > end:
                break
            check()
            done.append(_store(ledger, source, check))
    return tuple(done)


def _store(ledger: Ledger, source: Path | Pasted, check: Check) -> Added | UserError:
    try:
        with ledger.attempt():
            if isinstance(source, Pasted):
                return evidence.add(ledger, source.data, source.name)
            return evidence.add_file(ledger, source, lambda *_: check())
    except UserError as error:
        if error.code not in _OF_THE_FILE:
            raise
        return error


def original(vault: Vault, picture: Picture) -> tuple[Picture, bytes] | None:
    """Where a picture is by now, and its bytes; None when it has a text already, or is not there any more.

    Raises:
        UserError: `blob_damaged`; what is wrong with the ledger.
    """
    place = _place(vault, picture)
    if place is None:
        return None
    ledger = vault.behind(place.file_id)
    item = evidence.one(ledger, place.evidence_id)
    known = reading.of_one(ledger, place.evidence_id)
    if item is None or (known is not None and known.ok):
        return None
    return place, evidence.original(ledger, item)


def record_group(
    vault: Vault, outcomes: Sequence[tuple[Picture, Outcome]]
) -> tuple[ReadingRecord | UserError, ...]:
    """Keeps outcomes, those of one file in one transaction; durable when this returns.

    Gives the record of each, in order, or why it could not be written; `no_space` is one such reason.
    """
    kept: list[ReadingRecord | UserError] = [UserError("record_unknown", what="evidence")] * len(outcomes)
    files: dict[str, list[tuple[int, str, Outcome]]] = {}
    for at, (picture, outcome) in enumerate(outcomes):
        try:
            place = _place(vault, picture)
        except UserError as error:
            kept[at] = error
            continue
        if place is not None:
            files.setdefault(place.file_id, []).append((at, place.evidence_id, outcome))
    for file_id, group in files.items():
        try:
            with vault.change(file_id, seen=False) as ledger:
                made = [(at, intake.keep(ledger, item, outcome)) for at, item, outcome in group]
        except UserError as error:
            for at, _, _ in group:
                kept[at] = error
        else:
            for at, found in made:
                kept[at] = found
    return tuple(kept)


def _place(vault: Vault, picture: Picture) -> Picture | None:
    """Follows evidence that a case took over from the inbox; None when that case had its bytes as other evidence."""
    item = evidence.one(vault.behind(picture.file_id), picture.evidence_id)
    if item is None:
        return None
    if item.moved_to is None:
        return picture
    moved = Picture(file_id=item.moved_to, evidence_id=item.id)
    return moved if evidence.one(vault.behind(item.moved_to), item.id) is not None else None


class Waiting:
    """Pictures in the order they will be read; none twice."""

    def __init__(self) -> None:
        # A dict keeps its order; the front is a second one, read from its end.
        self._front: dict[Picture, None] = {}
        self._back: dict[Picture, None] = {}

    def __len__(self) -> int:
        return len(self._front) + len(self._back)

    def __contains__(self, picture: object) -> bool:
        return picture in self._front or picture in self._back

    def add(self, pictures: Iterable[Picture]) -> int:
        """Puts pictures at the end; gives how many were not waiting already."""
        before = len(self)
        for picture in pictures:
            if picture not in self._front:
                self._back.setdefault(picture)
        return len(self) - before

    def prefer(self, picture: Picture) -> bool:
        """Puts a picture before all others; says whether it was not waiting before."""
        fresh = picture not in self
        self._back.pop(picture, None)
        self._front.pop(picture, None)
        self._front[picture] = None
        return fresh

    def take(self) -> Picture | None:
        """Takes the next one out, None when there is none."""
        if self._front:
            return self._front.popitem()[0]
        if self._back:
            picture = next(iter(self._back))
            del self._back[picture]
            return picture
        return None

    def clear(self) -> tuple[Picture, ...]:
        """Takes all out."""
        taken = (*reversed(self._front), *self._back)
        self._front.clear()
        self._back.clear()
        return taken


def pictures_of(file_id: str, items: Iterable[Evidence]) -> tuple[Picture, ...]:
    """These pieces of evidence of one file as pictures to be read."""
    return tuple(Picture(file_id=file_id, evidence_id=item.id) for item in items)
