"""How far an intake is, and which files have changed by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

# Pages read their whole list anew at every change; the strip says how far it is, so this may be slower.
_CHANGES_MS: Final = 800


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What an intake has done so far; `stopped` when somebody cancelled it.

    `unreadable` pictures have no text for good, and their evidence says why. `again` counts what can be tried
    again: pictures whose reading failed by the circumstances, and files that were away. `earlier` says that a
    session before began it.
    """

    sources: int = 0
    handled: int = 0
    added: int = 0
    existing: int = 0
    refused: int = 0
    pictures: int = 0
    read: int = 0
    unreadable: int = 0
    again: int = 0
    stopped: bool = False
    paused: bool = False
    earlier: bool = False

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.handled >= self.sources and self.read >= self.pictures


class Changes(QObject):
    """Gathers the ids of files that changed and tells each of them a few times a second at most."""

    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: dict[str, None] = {}
        self._timer = QTimer(self, singleShot=True, interval=_CHANGES_MS)
        self._timer.timeout.connect(self.tell)

    def note(self, file_id: str) -> None:
        """This file has changed."""
        self._files[file_id] = None
        if not self._timer.isActive():
            self._timer.start()

    def tell(self) -> None:
        """Tells at once what is still to be told."""
        self._timer.stop()
        files, self._files = tuple(self._files), {}
        for file_id in files:
            self.told.emit(file_id)
