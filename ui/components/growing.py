"""Widgets made a few at a time, so that a long form does not hold up the window's thread."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

Maker = Callable[[], QWidget]
_SLICE_S: Final = 0.006
"""Making a widget is a third of the work; showing what was made follows before the next slice."""


class Growing(QObject):
    """Fills one layout, in order. Emits `grown` when everything is there."""

    grown = Signal()

    def __init__(self, layout: QVBoxLayout, makers: Iterable[Maker], parent: QObject) -> None:
        super().__init__(parent)
        self._layout, self._makers = layout, deque(makers)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._slice)
        self._timer.start()

    @property
    def done(self) -> bool:
        """Whether everything is there."""
        return not self._makers

    def finish(self) -> None:
        """Makes all that is left at once, for somebody who needs it now."""
        if not self._timer.isActive():
            return
        while self._makers:
            self._layout.addWidget(self._makers.popleft()())
        self._end()

    def _slice(self) -> None:
        end = time.monotonic() + _SLICE_S
        while self._makers and time.monotonic() < end:
            self._layout.addWidget(self._makers.popleft()())
        if not self._makers:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self.grown.emit()
