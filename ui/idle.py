"""Notices that nobody is there: no key, no movement; also after the machine has slept."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_TICK_MS: Final = 1_000
_SIGNS: Final = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.DragEnter, QEvent.Type.DragMove,
    }
)  # fmt: skip


class Idle(QObject):
    """Emits `left` with the seconds that remain, every second, and `passed` once they are over."""

    left = Signal(int)
    passed = Signal()
    summoned = Signal()
    """Ctrl+L in a dialog, where the shortcuts of the main window do not reach."""

    def __init__(
        self, minutes: int, parent: QObject | None = None, *, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        # Wall time, not the monotonic clock, which stands still while the machine sleeps.
        self._now, self._limit_s, self._last = now, minutes * 60, now()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._watched: set[QWindow] = set()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.watch)

    def set_minutes(self, minutes: int) -> None:
        """Changes the time allowed; counts from now."""
        self._limit_s = minutes * 60
        self.touch()

    def start(self) -> None:
        """Begins to count."""
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Stops counting."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._now()

    def watch(self, window: QWindow | None) -> None:
        """Looks at what a window gets from the person; cheaper than looking at every event of the program."""
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.destroyed.connect(lambda: self._watched.discard(window))
            window.installEventFilter(self)

    def tick(self) -> None:
        """Counts down; called every second."""
        # A clock set back must not keep the vault open for longer than the limit.
        gone = self._now() - self._last
        if gone < 0:
            self.touch()
            gone = 0
        if gone >= self._limit_s:
            self.stop()
            self.passed.emit()
        else:
            self.left.emit(round(self._limit_s - gone))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self.touch()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = event.keyCombination()
            if pressed == QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L):
                self.summoned.emit()
                return True
        return False
