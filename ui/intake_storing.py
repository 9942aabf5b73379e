"""The first half of an intake: files become evidence, a group at a time, on the storage thread."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.case.evidence import Added
from core.errors import UserError
from core.process import queue
from core.process.queue import GROUP, Pasted
from core.vault.vault import Vault
from ui.desk import Desk
from ui.jobs import Job

# A file that an earlier session was asked for may only be away: its drive is not in, or its folder was renamed.
_AWAY: Final = frozenset({"input_missing", "input_unreadable"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file by its path, or pasted bytes with a name; for one case or the inbox.

    `number` is its place in `vault.pending`, once it is remembered there. `earlier` is what a session before was
    asked for.
    """

    case_id: str
    name: str
    path: Path | None = None
    data: bytes = b""
    number: int | None = None
    earlier: bool = False

    def away(self, error: UserError) -> bool:
        """Whether the file can be asked for again once it is back; until then it stays remembered."""
        return self.earlier and error.code in _AWAY


Settled = tuple[Source, Added | UserError]


class Storing(QObject):
    """Remembers files durably, stores them in order, and says what became of each once that is durable."""

    stored = Signal(object)
    """A tuple of `Settled`."""
    stuck = Signal(object, object)
    """A tuple of `Source` and the `UserError` that keeps the ledger from taking them; they stay remembered."""
    lost = Signal(object, object)
    """A tuple of `Source` and the exception, a bug, that they met."""
    touched = Signal(str)
    """The id of a file that got evidence; also when it was cancelled just too late."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sources: deque[Source] = deque()
        self._group: tuple[Source, ...] = ()
        self._job: Job | None = None
        self._remembering = 0
        self._round = 0
        self._held = False

    @property
    def busy(self) -> bool:
        """Whether something is still to be stored."""
        return bool(self._sources or self._group or self._remembering)

    def add(self, sources: tuple[Source, ...]) -> None:
        """Queues files and pasted pictures. What was pasted is nowhere else, so it comes first."""
        self._sources.extendleft(reversed([source for source in sources if source.path is None]))
        self._sources.extend(source for source in sources if source.number is not None)
        fresh = tuple(source for source in sources if source.path is not None and source.number is None)
        if fresh:
            self._remember(fresh)
        self._go_on()

    def hold(self) -> None:
        """Starts no further group."""
        self._held = True

    def go_on(self) -> None:
        """Ends `hold`."""
        self._held = False
        self._go_on()

    def cancel(self) -> None:
        """Drops and forgets what is not stored; a group that is being stored is undone when it can be."""
        self._round += 1  # answers of the old round are no longer ours
        self.forget((*self._sources, *self._group))
        self._sources.clear()
        if self._job is not None:
            self._job.cancel()
        self._group, self._job, self._remembering = (), None, 0

    def forget(self, sources: tuple[Source, ...]) -> None:
        """Takes sources that will not be stored out of what is remembered."""
        numbers = [source.number for source in sources if source.number is not None]
        if numbers:
            # What cannot be taken out now is offered again at the next unlocking.
            self._desk.ask(self, lambda vault: vault.pending.drop(numbers), failed=lambda _error: None)

    def _remember(self, sources: tuple[Source, ...]) -> None:
        now = self._round
        self._remembering += 1

        def remember(vault: Vault) -> tuple[Source, ...]:
            # Without room for the list they are stored all the same, or the storing says what is wrong.
            with suppress(UserError):
                return tuple(_remembered(vault, sources))
            return sources

        def remembered(numbered: tuple[Source, ...]) -> None:
            if now != self._round:
                self.forget(numbered)
                return
            self._remembering -= 1
            self._sources.extend(numbered)
            self._go_on()

        def failed(error: Exception) -> None:
            if now == self._round:
                self._remembering -= 1
                self.lost.emit(sources, error)
                self._go_on()

        self._desk.ask(self, remember, done=remembered, failed=failed)

    def _go_on(self) -> None:
        if self._held or self._group or not self._sources:
            return
        first = self._sources[0]
        same = takewhile(
            lambda source: (source.case_id, source.earlier) == (first.case_id, first.earlier), self._sources
        )
        self._store(tuple(source for source, _ in zip(same, range(GROUP), strict=False)))

    def _store(self, group: tuple[Source, ...]) -> None:
        now, file_id = self._round, group[0].case_id
        for _ in group:
            self._sources.popleft()
        self._group = group

        def work(vault: Vault, job: Job) -> tuple[Settled, ...]:
            asked = [source.path or Pasted(name=source.name, data=source.data) for source in group]
            done = queue.store_group(vault, file_id, asked, check=job.check, seen=not group[0].earlier)
            settled = tuple(zip(group, done, strict=False))
            with suppress(UserError):  # one that stays on the list is found to be stored the next time
                vault.pending.drop(_settled_numbers(settled))
            return settled

        def done(settled: tuple[Settled, ...]) -> None:
            self.touched.emit(file_id)
            if now == self._round:
                self._sources.extendleft(reversed(group[len(settled) :]))
                self._end_group()
                self.stored.emit(settled)
                self._go_on()

        def failed(error: Exception) -> None:
            if now != self._round:
                return
            self._end_group()
            if isinstance(error, UserError):
                waiting = tuple(source for source in self._sources if source.case_id == file_id)
                self._sources = deque(source for source in self._sources if source.case_id != file_id)
                self.stuck.emit((*group, *waiting), error)
            else:
                self.forget(group)
                self.lost.emit(group, error)
            self._go_on()

        self._job = self._desk.run(self, work, done=done, failed=failed)

    def _end_group(self) -> None:
        self._group, self._job = (), None


def _remembered(vault: Vault, sources: tuple[Source, ...]) -> list[Source]:
    numbered: list[Source] = []
    for file_id in dict.fromkeys(source.case_id for source in sources):
        own = [source for source in sources if source.case_id == file_id]
        awaited = vault.pending.add(file_id, [source.path for source in own if source.path is not None])
        numbered += [replace(source, number=one.number) for source, one in zip(own, awaited, strict=True)]
    return numbered


def _settled_numbers(settled: tuple[Settled, ...]) -> list[int]:
    return [
        source.number
        for source, found in settled
        if source.number is not None and not (isinstance(found, UserError) and source.away(found))
    ]
