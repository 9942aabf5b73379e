"""Files become evidence and then text while the person goes on working; after a break it goes on by itself."""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.case.evidence import Added
from core.errors import UserError
from core.process import intake, queue
from core.process.pace import Pace
from core.process.queue import Earlier, Picture
from core.reading.pool import ReaderPool
from core.vault.vault import Vault
from ui.desk import Desk
from ui.intake_reading import Readings, Result
from ui.intake_storing import Settled, Source, Storing
from ui.intake_tally import Changes, Tally
from ui.jobs import Jobs

__all__ = ["Intake", "Source", "Tally"]

log: Final = logging.getLogger("netra.ui")


class Intake(QObject):
    """Everything on its way into case files and the inbox, with one tally for all of it.

    What is stored stays stored when the rest is cancelled; unread pictures are read after the next unlocking.
    """

    advanced = Signal(object)
    """A `Tally` after every step."""
    ended = Signal(object)
    """The last `Tally` of a round."""
    changed = Signal(str)
    """The id of a case or the inbox that got evidence or a reading; a few times a second at most."""
    refused = Signal(str, object)
    """The name of a file that was not stored or could not be worked on, and the `UserError`."""
    halted = Signal(object)
    """A `UserError` that keeps all further pictures from being read, or files from being stored."""
    away = Signal(object)
    """The names of files that an earlier session was to store and that are not where they were."""
    broke = Signal(object)
    """An exception that is a bug."""

    def __init__(
        self, desk: Desk, jobs: Jobs, readers: ReaderPool, *, at_once: int = 2, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._storing = Storing(desk, self)
        self._readings = Readings(desk, jobs, readers, at_once=at_once, parent=self)
        self._pace = Pace()
        self._files: deque[tuple[str, int]] = deque()  # with unread pictures, not looked through yet
        self._again: dict[Picture, None] = {}
        self._away: dict[Source, None] = {}
        self._missed: list[str] = []
        self._told: set[str] = set()
        self._changes = Changes(self)
        # The end is looked for when everything that happens at one moment has happened.
        self._ending = QTimer(self, singleShot=True, interval=0)
        self._round = 0
        self._active = False
        self.tally = Tally()
        self._connect()

    def _connect(self) -> None:
        self._changes.told.connect(self.changed)
        self._ending.timeout.connect(self._end_if_done)
        self._storing.stored.connect(self._stored)
        self._storing.stuck.connect(self._stuck)
        self._storing.lost.connect(self._lost)
        self._storing.touched.connect(self._changes.note)
        self._readings.ended.connect(self._read)
        self._readings.needless.connect(lambda _picture: self._count(read=1))
        self._readings.halted.connect(self._halted)
        self._readings.broke.connect(self._broke)
        self._readings.touched.connect(self._changes.note)

    @property
    def busy(self) -> bool:
        """Whether something is being stored or read, or waits for it."""
        return self._storing.busy or self._readings.busy or bool(self._files)

    @property
    def left_s(self) -> float | None:
        """Seconds until everything is read; None while that is not known well."""
        return None if self._storing.busy else self._pace.left_s(self.tally.pictures - self.tally.read)

    @property
    def left_over(self) -> tuple[int, int]:
        """How many pictures, and how many files, can be tried again."""
        return len(self._again), len(self._away)

    # -- what a person, or the workspace, asks for

    def add(self, sources: tuple[Source, ...]) -> None:
        """Queues files and pasted pictures for a case or the inbox; they are stored also while reading is paused."""
        self._begin()
        self._storing.go_on()
        self._storing.add(sources)
        self._count(sources=len(sources))

    def read(self, case_id: str, evidence_ids: tuple[str, ...]) -> None:
        """Reads evidence that has no text: what was cancelled, or what failed. A pause ends."""
        self._begin()
        self.resume()
        pictures = [Picture(file_id=case_id, evidence_id=item) for item in evidence_ids]
        for picture in pictures:
            self._again.pop(picture, None)
        self._count(pictures=self._readings.add(pictures))

    def prefer(self, file_id: str, evidence_id: str) -> None:
        """Reads the picture on screen before all others; call it for one that has no reading."""
        self._begin()
        picture = Picture(file_id=file_id, evidence_id=evidence_id)
        self._count(pictures=int(self._readings.prefer(picture)))

    def pick_up(self) -> None:
        """Goes on with what an earlier session left: files not stored, pictures not read."""
        self._desk.ask(self, queue.earlier, done=self._pick_up, failed=self._tell)

    def pause(self) -> None:
        """Begins nothing more; what is under way is finished."""
        if not self._active:
            return
        self._storing.hold()
        self._readings.hold()
        self._pace.pause()
        self._set(paused=True)

    def resume(self) -> None:
        """Ends a pause."""
        self._pace.go_on()
        self._set(paused=False)
        self._storing.go_on()
        self._readings.go_on()

    def retry(self) -> None:
        """Tries again what failed by the circumstances; see `Tally.again`."""
        pictures, sources = tuple(self._again), tuple(self._away)
        self._begin()
        self._again.clear()
        self._away.clear()
        self._told.clear()
        self.resume()
        self._storing.add(sources)
        self._count(sources=len(sources), pictures=self._readings.add(pictures))

    def dismiss(self) -> None:
        """Lets go of what can be tried again; pictures stay unread evidence, files are forgotten."""
        self._storing.forget(tuple(self._away))
        self._again.clear()
        self._away.clear()
        self._set()

    def cancel(self) -> None:
        """Stops as soon as possible; what was stored stays, the rest is forgotten."""
        if not self.busy:
            return
        self._round += 1
        self._files.clear()
        self._storing.cancel()
        self._readings.cancel()
        self.dismiss()
        self.tally = replace(self.tally, stopped=True)
        self._end()

    # -- what an earlier session left

    def _pick_up(self, found: Earlier) -> None:
        if not found.awaited and not found.unread:
            return
        self._begin()
        self._set(earlier=True)
        self._files.extend(found.unread)
        self._storing.add(
            tuple(
                Source(
                    case_id=one.file_id, name=one.path.name, path=one.path, number=one.number, earlier=True
                )
                for one in found.awaited
            )
        )
        self._count(sources=len(found.awaited), pictures=sum(count for _, count in found.unread))
        self._look_through()

    def _look_through(self) -> None:
        """Opens the files with unread pictures one after another, so that the pages are answered in between."""
        if not self._files:
            self._count()
            return
        file_id, announced = self._files[0]
        now = self._round

        def found(pictures: tuple[Picture, ...]) -> None:
            if now == self._round:
                self._files.popleft()
                self._count(pictures=self._readings.add(pictures) - announced)
                self._look_through()

        def failed(error: Exception) -> None:  # the list of cases says what is wrong with the file
            log.warning("unread pictures not found: %s", type(error).__name__)
            found(())

        self._desk.ask(self, lambda vault: _unread(vault, file_id), done=found, failed=failed)

    # -- what has become of it

    def _stored(self, settled: tuple[Settled, ...]) -> None:
        added = [
            (source, found.evidence)
            for source, found in settled
            if isinstance(found, Added) and not found.existing
        ]
        existing = sum(isinstance(found, Added) and found.existing for _, found in settled)
        refused = 0
        for source, found in settled:
            if isinstance(found, UserError):
                refused += 1
                self._refuse(source, found)
        pictures = [
            Picture(file_id=source.case_id, evidence_id=item.id) for source, item in added if item.readable
        ]
        self._count(
            handled=len(settled), added=len(added), existing=existing, refused=refused,
            pictures=self._readings.add(pictures),
        )  # fmt: skip

    def _refuse(self, source: Source, error: UserError) -> None:
        log.warning("intake refused: %s", error.code)
        if source.away(error):
            self._away[source] = None
            self._missed.append(source.name)
        else:
            self.refused.emit(source.name, error)

    def _stuck(self, sources: tuple[Source, ...], error: UserError) -> None:
        self._away |= dict.fromkeys(sources)
        self._halt(error)
        self._count(handled=len(sources), refused=len(sources))

    def _lost(self, sources: tuple[Source, ...], error: Exception) -> None:
        self.broke.emit(error)
        self._count(handled=len(sources), refused=len(sources))

    def _read(self, results: tuple[Result, ...]) -> None:
        unreadable = 0
        for picture, found in results:
            if isinstance(found, UserError):
                self._tell(found)
            elif found.reason in intake.PASSING:
                self._again[picture] = None
            else:
                unreadable += not found.ok
        self._pace.step(len(results))
        self._count(read=len(results), unreadable=unreadable)

    def _halted(self, pictures: tuple[Picture, ...], error: UserError) -> None:
        fresh = [picture for picture in pictures if picture not in self._again]
        self._again |= dict.fromkeys(fresh)
        self._halt(error)
        self._count(read=len(fresh))

    def _broke(self, _picture: Picture, error: Exception) -> None:
        self.broke.emit(error)
        self._count(read=1)

    def _halt(self, error: UserError) -> None:
        if error.code not in self._told:  # said once, not for every picture
            self._told.add(error.code)
            log.warning("intake halted: %s", error.code)
            self.halted.emit(error)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, UserError):
            log.warning("intake refused: %s", error.code)
            self.refused.emit("", error)
        else:
            self.broke.emit(error)

    # -- the tally

    def _begin(self) -> None:
        if not self._active:
            self._active = True
            self._pace.clear()
            self._told.clear()
            self._missed.clear()
            self.tally = Tally()

    def _count(self, **steps: int) -> None:
        self._set(**{name: getattr(self.tally, name) + by for name, by in steps.items()})
        self._ending.start()

    def _set(self, **values: Any) -> None:
        self.tally = replace(self.tally, **{**values, "again": len(self._again) + len(self._away)})
        self.advanced.emit(self.tally)

    def _end_if_done(self) -> None:
        if self._active and not self.busy:
            self._end()

    def _end(self) -> None:
        self._active = False
        self._storing.go_on()
        self._readings.go_on()
        self.tally = replace(self.tally, paused=False)
        self._changes.tell()
        if self._missed:
            self.away.emit(tuple(self._missed))
        self.ended.emit(self.tally)


def _unread(vault: Vault, file_id: str) -> tuple[Picture, ...]:
    return queue.pictures_of(file_id, intake.unread(vault, file_id))
