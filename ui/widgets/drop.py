"""A page that takes what is dragged onto it, and what it shows meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.basics import column, label


class DropTarget(QFrame):
    """Lets its parent take drags that `fits`; covers it while one is over it, and says what letting go will do.

    `take` gets what was let go; it has to read it at once, because the data belong to the drag.
    """

    def __init__(
        self,
        parent: QWidget,
        words: str,
        *,
        fits: Callable[[QMimeData], bool],
        take: Callable[[QMimeData], None],
    ) -> None:
        super().__init__(parent)
        self._over, self._fits, self._take = parent, fits, take
        self.setProperty("kind", "drop")
        text = label(words, "section")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(0, text, 0))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        parent.setAcceptDrops(True)
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answers the drags over the parent."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            _copy(event)
            self._take(event.mimeData())
            return True
        if isinstance(event, QDragEnterEvent):
            if self._fits(event.mimeData()):
                _copy(event)
                self._cover()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
            return True
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()


def _copy(event: QDropEvent) -> None:
    """The other program keeps its file, whatever it offered."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def files_or_picture(data: QMimeData) -> bool:
    """Whether files or a picture are dragged."""
    return data.hasUrls() or data.hasImage()


def local_files(data: QMimeData) -> list[Path]:
    """The files of this machine among what is dragged or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
