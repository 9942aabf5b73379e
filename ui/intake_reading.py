"""The second half of an intake: stored pictures become text, several at a time, in job threads."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.case.reading import ReadingRecord
from core.errors import UserError
from core.process import intake, queue
from core.process.intake import Outcome
from core.process.queue import GROUP, Picture, Waiting
from core.reading.pool import ReaderPool, ReadingCancelled
from ui.desk import Desk
from ui.jobs import Cancelled, Job, Jobs

# Every other picture would fail the same way.
_ENDS_ALL: Final = frozenset({"component_missing", "no_space", "output_unwritable"})

Result = tuple[Picture, ReadingRecord | UserError]


class Readings(QObject):
    """Fetches on the storage thread, reads in job threads, records on the storage thread what came meanwhile.

    One picture more than are read is fetched ahead, so that no reader waits for the storage thread.
    """

    ended = Signal(object)
    """A tuple of `Result`, durable; an error is one that says nothing about the picture."""
    needless = Signal(object)
    """A `Picture` that had its text already, or is not there any more."""
    halted = Signal(object, object)
    """A tuple of `Picture` that wait no longer, and the `UserError` that every picture would meet."""
    broke = Signal(object, object)
    """A `Picture` and the exception, a bug, that it met."""
    touched = Signal(str)
    """The id of a file that got a reading."""

    def __init__(
        self, desk: Desk, jobs: Jobs, readers: ReaderPool, *, at_once: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._readers, self._at_once = desk, jobs, readers, at_once
        self._waiting = Waiting()
        self._preferred: Picture | None = None
        self._hand: dict[Picture, Job | None] = {}  # fetched, read or about to be recorded
        self._ready: deque[tuple[Picture, Picture, bytes]] = deque()
        self._fetching, self._reading = 0, 0
        self._outcomes: list[tuple[Picture, Picture, Outcome]] = []
        self._recording = False
        self._round = 0
        self._held = False
        self._fault: UserError | None = None

    @property
    def busy(self) -> bool:
        """Whether something is still to be read."""
        return bool(self._waiting or self._hand)

    def add(self, pictures: Iterable[Picture]) -> int:
        """Queues pictures; gives how many were neither waiting nor at work."""
        fresh = [picture for picture in pictures if picture not in self._hand]
        if self._fault is not None and fresh:
            self.halted.emit(tuple(fresh), self._fault)
            return len(fresh)
        added = self._waiting.add(fresh)
        self._go_on()
        return added

    def prefer(self, picture: Picture) -> bool:
        """Reads this one next; says whether it is new to the queue."""
        if self._fault is not None:
            return False
        self._preferred = picture
        if picture in self._hand:
            self._ready = deque(sorted(self._ready, key=lambda item: item[0] != picture))
            return False
        fresh = self._waiting.prefer(picture)
        self._go_on()
        return fresh

    def hold(self) -> None:
        """Begins no further picture; those under way are finished."""
        self._held = True

    def go_on(self) -> None:
        """Ends `hold`, and tries again what halted."""
        self._held, self._fault = False, None
        self._go_on()

    def cancel(self) -> None:
        """Stops as soon as possible; unread pictures stay unread."""
        self._round += 1  # answers of the old round are no longer ours
        for job in self._hand.values():
            if job is not None:
                job.cancel()
        self._waiting.clear()
        self._hand.clear()
        self._ready.clear()
        self._outcomes.clear()
        self._fetching, self._reading, self._recording, self._fault = 0, 0, False, None

    def _go_on(self) -> None:
        if self._held:
            return
        while self._ready and self._reading < self._at_once:
            self._read(*self._ready.popleft())
        while self._fetching + len(self._ready) + self._reading < self._room():
            picture = self._waiting.take()
            if picture is None:
                return
            self._fetch(picture)

    def _room(self) -> int:
        # The picture on screen is fetched although one is ready, and overtakes it.
        return self._at_once + (2 if self._preferred in self._waiting else 1)

    def _fetch(self, picture: Picture) -> None:
        now = self._round
        self._hand[picture] = None
        self._fetching += 1

        def fetched(found: tuple[Picture, bytes] | None) -> None:
            if now != self._round:
                return
            self._fetching -= 1
            if found is None:
                self._hand.pop(picture, None)
                self.needless.emit(picture)
            elif self._fault is not None:
                self._strand(picture)
            elif picture == self._preferred:
                self._ready.appendleft((picture, *found))
            else:
                self._ready.append((picture, *found))
            self._go_on()

        def failed(error: Exception) -> None:
            if now == self._round:
                self._fetching -= 1
                self._fail(picture, error)

        self._desk.ask(self, lambda vault: queue.original(vault, picture), done=fetched, failed=failed)

    def _read(self, picture: Picture, place: Picture, data: bytes) -> None:
        now = self._round
        self._reading += 1

        def read(job: Job) -> Outcome:
            try:
                return intake.read(self._readers, data, cancel=lambda: job.cancelled)
            except ReadingCancelled:
                raise Cancelled from None

        def done(outcome: Outcome) -> None:
            if now == self._round:
                self._reading -= 1
                self._outcomes.append((picture, place, outcome))
                self._record()
                self._go_on()

        def failed(error: Exception) -> None:
            if now == self._round:
                self._reading -= 1
                self._fail(picture, error)

        self._hand[picture] = self._jobs.start(self, read, done=done, failed=failed)

    def _record(self) -> None:
        """Outcomes that arrive while others are being written down make the next group."""
        if self._recording or not self._outcomes:
            return
        group, self._outcomes = self._outcomes[:GROUP], self._outcomes[GROUP:]
        self._recording = True
        now = self._round
        kept = tuple((place, outcome) for _, place, outcome in group)

        def recorded(records: tuple[ReadingRecord | UserError, ...]) -> None:
            for file_id in {name for picture, place, _ in group for name in (picture.file_id, place.file_id)}:
                self.touched.emit(file_id)
            if now == self._round:
                self._recording = False
                self._settle(tuple(zip((picture for picture, _, _ in group), records, strict=True)))

        def failed(error: Exception) -> None:
            if now == self._round:
                self._recording = False
                for picture, _, _ in group:
                    self._fail(picture, error)

        self._desk.ask(self, lambda vault: queue.record_group(vault, kept), done=recorded, failed=failed)

    def _settle(self, results: tuple[Result, ...]) -> None:
        ended = []
        for picture, found in results:
            if isinstance(found, UserError) and found.code in _ENDS_ALL:
                self._halt(picture, found)
            else:
                self._hand.pop(picture, None)
                ended.append((picture, found))
        if ended:
            self.ended.emit(tuple(ended))
        self._record()
        self._go_on()

    def _fail(self, picture: Picture, error: Exception) -> None:
        if isinstance(error, UserError):
            self._settle(((picture, error),))
        else:
            self._hand.pop(picture, None)
            self.broke.emit(picture, error)
            self._go_on()

    def _halt(self, picture: Picture, error: UserError) -> None:
        if self._fault is not None:
            self._strand(picture)
            return
        self._fault = error
        ready = [item[0] for item in self._ready]
        self._ready.clear()
        for one in (picture, *ready):
            self._hand.pop(one, None)
        self.halted.emit((picture, *ready, *self._waiting.clear()), error)

    def _strand(self, picture: Picture) -> None:
        self._hand.pop(picture, None)
        if self._fault is not None:
            self.halted.emit((picture,), self._fault)
