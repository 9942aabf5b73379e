"""Files become evidence and then text, one after another, while the person goes on working."""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.case import evidence
from core.case.evidence import Added
from core.case.reading import ReadingRecord
from core.errors import UserError
from core.process import intake
from core.process.intake import Outcome
from core.reading.pool import ReaderPool, ReadingCancelled
from core.vault.vault import Vault
from ui.desk import Desk
from ui.jobs import Cancelled, Job, Jobs

log: Final = logging.getLogger("netra.ui")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file by its path, or pasted bytes with a name; for one case."""

    case_id: str
    name: str
    path: Path | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What an intake has done so far; `stopped` when somebody cancelled it."""

    sources: int = 0
    handled: int = 0
    added: int = 0
    existing: int = 0
    refused: int = 0
    pictures: int = 0
    read: int = 0
    stopped: bool = False

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.handled >= self.sources and self.read >= self.pictures


class Intake(QObject):
    """Stores on the storage thread, reads in job threads, records on the storage thread.

    What is stored stays stored when the rest is cancelled; unread pictures can be read later.
    """

    advanced = Signal(object)
    """A `Tally` after every step."""
    ended = Signal(object)
    """The last `Tally` of a round."""
    changed = Signal(str)
    """The id of a case that got evidence or a reading."""
    refused = Signal(str, object)
    """The name of a file that was not stored or could not be worked on, and the `UserError`."""
    broke = Signal(object)
    """An exception that is a bug."""

    def __init__(
        self, desk: Desk, jobs: Jobs, readers: ReaderPool, *, at_once: int = 2, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._readers, self._at_once = desk, jobs, readers, at_once
        self._sources: deque[Source] = deque()
        self._pictures: deque[tuple[str, str]] = deque()
        self._running: set[Job] = set()
        self._storing = False
        self._reading = 0
        self._round = 0
        self.tally = Tally(handled=0)

    @property
    def busy(self) -> bool:
        """Whether something is being stored or read."""
        return self._storing or self._reading > 0 or bool(self._sources) or bool(self._pictures)

    def add(self, sources: tuple[Source, ...]) -> None:
        """Queues files and pasted pictures."""
        self._begin()
        self._sources.extend(sources)
        self._count(sources=len(sources))
        self._go_on()

    def read(self, case_id: str, evidence_ids: tuple[str, ...]) -> None:
        """Queues evidence for reading, for example what an earlier cancel left unread."""
        self._begin()
        self._pictures.extend((case_id, item) for item in evidence_ids)
        self._count(pictures=len(evidence_ids))
        self._go_on()

    def cancel(self) -> None:
        """Stops as soon as possible; what was stored stays."""
        if not self.busy:
            return
        self._round += 1  # answers of the old round are no longer ours
        self._sources.clear()
        self._pictures.clear()
        for job in tuple(self._running):
            job.cancel()
        self._running.clear()
        self._storing, self._reading = False, 0
        self.tally = replace(self.tally, stopped=True)
        self.ended.emit(self.tally)

    def _begin(self) -> None:
        if not self.busy:
            self._running.clear()
            self.tally = Tally()

    def _count(self, **steps: int) -> None:
        self.tally = replace(
            self.tally, **{name: getattr(self.tally, name) + by for name, by in steps.items()}
        )
        self.advanced.emit(self.tally)

    def _go_on(self) -> None:
        if self._sources and not self._storing:
            self._store(self._sources.popleft())
        while self._pictures and self._reading < self._at_once:
            self._reading += 1
            self._fetch(*self._pictures.popleft())
        if not self.busy:
            self.ended.emit(self.tally)

    # -- storing

    def _store(self, source: Source) -> None:
        self._storing = True
        now = self._round

        def work(vault: Vault, job: Job) -> Added:
            if source.path is not None:
                return intake.store_file(vault, source.case_id, source.path, job.report)
            return intake.store_bytes(vault, source.case_id, source.data, source.name)

        def done(added: Added) -> None:
            self.changed.emit(source.case_id)  # also when it was cancelled just too late
            if now == self._round:
                self._stored(source.case_id, added)

        def failed(error: Exception) -> None:
            if now == self._round:
                self._storing = False
                self._tell(source.name, error)
                self._count(handled=1, refused=1)
                self._go_on()

        self._running.add(self._desk.run(self, work, done=done, failed=failed))

    def _stored(self, case_id: str, added: Added) -> None:
        self._storing = False
        if added.existing:
            self._count(handled=1, existing=1)
        elif added.evidence.readable:
            self._pictures.append((case_id, added.evidence.id))
            self._count(handled=1, added=1, pictures=1)
        else:
            self._count(handled=1, added=1)
        self._go_on()

    # -- reading

    def _fetch(self, case_id: str, evidence_id: str) -> None:
        now = self._round

        def fetch(vault: Vault) -> bytes:
            ledger = vault.case(case_id)
            return evidence.original(ledger, evidence.find(ledger, evidence_id))

        def read(job: Job, data: bytes) -> Outcome:
            try:
                return intake.read(self._readers, data, cancel=lambda: job.cancelled)
            except ReadingCancelled:
                raise Cancelled from None

        def fetched(data: bytes) -> None:
            if now == self._round:
                work = self._jobs.start(
                    self, lambda job: read(job, data), done=lambda outcome: self._record(case_id, evidence_id, outcome, now),
                    failed=lambda error: self._unread(evidence_id, error, now),
                )  # fmt: skip
                self._running.add(work)

        self._desk.ask(self, fetch, done=fetched, failed=lambda error: self._unread(evidence_id, error, now))

    def _record(self, case_id: str, evidence_id: str, outcome: Outcome, now: int) -> None:
        if now != self._round:
            return

        def done(_record: ReadingRecord) -> None:
            self.changed.emit(case_id)
            if now == self._round:
                self._reading -= 1
                self._count(read=1)
                self._go_on()

        self._desk.ask(
            self,
            lambda vault: intake.record(vault, case_id, evidence_id, outcome),
            done=done,
            failed=lambda error: self._unread(evidence_id, error, now),
        )

    def _unread(self, evidence_id: str, error: Exception, now: int) -> None:
        if now != self._round:
            return
        self._reading -= 1
        self._tell("", error)
        if isinstance(error, UserError) and error.code == "component_missing":
            self.cancel()  # every other picture would fail the same way
            return
        self._count(read=1)
        self._go_on()

    def _tell(self, name: str, error: Exception) -> None:
        if isinstance(error, UserError):
            log.warning("intake refused: %s", error.code)
            self.refused.emit(name, error)
        else:
            self.broke.emit(error)
