"""Mistakes of the program: logged without personal data and told once, honestly."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from ui.jobs import place_of

log: Final = logging.getLogger("netra.ui")


class Faults(QObject):
    """Catches what no code caught, in slots and threads; tells it on the window's thread."""

    _met = Signal(str)

    def __init__(self, tell: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._telling = False
        self._met.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on no exception vanishes."""
        sys.excepthook = self._caught
        threading.excepthook = lambda found: self._caught(
            found.exc_type, found.exc_value or found.exc_type(), found.exc_traceback
        )

    def report(self, error: BaseException) -> None:
        """Tells about an exception that work handed back and that is nobody's to act on."""
        self._met.emit(f"{type(error).__name__} {place_of(error)}")

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        log.error("fault: %s at %s", kind.__name__, place_of(error.with_traceback(trace)))
        self._met.emit(f"{kind.__name__} {place_of(error)}")

    def _show(self, place: str) -> None:
        if self._telling:  # one dialog, also when a timer fails every second
            return
        self._telling = True
        try:
            self._tell(place)
        finally:
            self._telling = False
