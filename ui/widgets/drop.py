"""What a place shows while something is dragged over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.basics import column, label


class DropTarget(QFrame):
    """Covers its parent between `cover` and `hide`, and says what letting go will do."""

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "drop")
        text = label(words, "section")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(0, text, 0))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Shows itself over the whole parent."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
