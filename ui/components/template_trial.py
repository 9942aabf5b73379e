"""A template tried a moment after the last keystroke, off the window's thread and without the vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.demonstration import trial
from core.demonstration.trial import Trial
from core.vault.office import Office
from ui.jobs import Jobs

PAUSE_MS: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The text of a template as it stands."""

    template: str
    text: str


class TemplateTrial(QObject):
    """Emits `tried` with a `Trial`; one at a time, the last text counts."""

    tried = Signal(object)
    broke = Signal(object)

    def __init__(self, jobs: Jobs, office: Office, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._office, self._today = jobs, office, today
        self._wish: Callable[[], Written | None] = lambda: None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.now)
        self._busy = self._again = False
        self._round = 0

    def watch(self, wish: Callable[[], Written | None]) -> None:
        """From now on what `wish` gives is tried; None asks for nothing."""
        self._wish = wish
        self._round += 1
        self._busy = self._again = False
        self._timer.stop()

    def soon(self) -> None:
        """After the pause, counted from now."""
        self._timer.start()

    def now(self) -> None:
        """At once, or right after the one under way."""
        self._timer.stop()
        if self._busy:
            self._again = True
            return
        asked = self._wish()
        if asked is None:
            return
        self._busy, turn, kind, today = True, self._round, self._office.kind, self._today

        def done(found: Trial) -> None:
            if turn == self._round:
                self._ended(found)

        def failed(error: Exception) -> None:
            if turn == self._round:
                self._busy = False
                self.broke.emit(error)

        self._jobs.start(
            self, lambda _job: trial.attempt(asked.template, asked.text, kind, on=today),
            done=done, failed=failed,
        )  # fmt: skip

    def _ended(self, found: Trial) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self.now()
        elif not self._timer.isActive():  # else what was found speaks of lines that may be others by now
            self.tried.emit(found)
