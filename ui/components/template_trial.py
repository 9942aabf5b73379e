"""A template tried a moment after the last keystroke, off the window's thread and without the vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.demonstration import trial
from core.demonstration.trial import Trial
from core.vault.office import Office
from ui.components.pacing import Pacing
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
        self._pace: Pacing[Written, Trial] = Pacing(
            self, PAUSE_MS, self._begin, done=self._ended, failed=self.broke.emit
        )

    def watch(self, wish: Callable[[], Written | None]) -> None:
        """From now on what `wish` gives is tried; None asks for nothing."""
        self._pace.watch(wish)

    def soon(self) -> None:
        """After the pause, counted from now."""
        self._pace.soon()

    def now(self) -> None:
        """At once, or right after the one under way."""
        self._pace.now()

    def _begin(
        self, asked: Written, done: Callable[[Trial], None], failed: Callable[[Exception], None]
    ) -> None:
        kind, today = self._office.kind, self._today
        self._jobs.start(
            self, lambda _job: trial.attempt(asked.template, asked.text, kind, on=today),
            done=done, failed=failed,
        )  # fmt: skip

    def _ended(self, found: Trial) -> None:
        # What was found speaks of lines that may be others by now when more was typed.
        if not self._pace.followed and not self._pace.waiting:
            self.tried.emit(found)
