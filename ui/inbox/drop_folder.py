"""The drop folder: looked at while the vault is open; what has arrived there whole goes into the inbox."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserError
from core.process.watching import Look, Watch
from ui.inbox.store import InboxStore
from ui.intake import Intake, Source
from ui.jobs import Job, Jobs

_EVERY_MS: Final = 4_000


class DropFolder(QObject):
    """One folder of this computer, or none. The files in it are only read."""

    told = Signal()
    """What is known of the folder changed; see `words` of the page."""
    broke = Signal(object)

    def __init__(self, jobs: Jobs, intake: Intake, store: InboxStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._intake, self._store = jobs, intake, store
        self._watch: Watch | None = None
        self._looking = False
        self.taken = 0
        self.last = Look()
        self.fault: UserError | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The folder that is looked at."""
        return self._watch.folder if self._watch is not None else None

    def watch(self, folder: Path | None) -> None:
        """Looks at this folder from now on, or at none."""
        self._watch = Watch(folder) if folder is not None else None
        self.taken, self.last, self.fault = 0, Look(), None
        if folder is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()
        self.told.emit()

    def look(self) -> None:
        """Looks once, unless a look is under way or the inbox is not known yet."""
        watch = self._watch
        if watch is None or self._looking or not self._store.filled:
            return
        self._looking = True
        known = self._store.digests

        def work(job: Job) -> Look:
            return watch.look(known, stop=lambda: job.cancelled)

        self._jobs.start(
            self, work, done=lambda found: self._found(watch, found), failed=lambda error: self._failed(watch, error),
            cancelled=self._ended,
        )  # fmt: skip

    def stop(self) -> None:
        """Looks no more, at the lock."""
        self._timer.stop()
        self._watch = None

    def _ended(self) -> None:
        self._looking = False

    def _found(self, watch: Watch, found: Look) -> None:
        self._looking = False
        if watch is not self._watch:
            return
        before = self.last, self.fault
        self.last, self.fault = found, None
        self.taken += len(found.arrived)
        if found.arrived:
            self._intake.add(
                tuple(
                    Source(case_id=self._store.file_id, name=one.path.name, path=one.path)
                    for one in found.arrived
                )
            )
        if before != (found, None):
            self.told.emit()

    def _failed(self, watch: Watch, error: Exception) -> None:
        self._looking = False
        if watch is not self._watch:
            return
        if not isinstance(error, UserError):
            self._timer.stop()
            self.broke.emit(error)
        elif self.fault is None or self.fault.code != error.code:
            self.fault = error
            self.told.emit()
