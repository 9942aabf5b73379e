"""A few lines of text that are taken over when the person goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from ui.theme import px


class Lines(QPlainTextEdit):
    """One entry a line; emits `left` when it loses the focus. Tab goes to the next control."""

    left = Signal()

    def __init__(self, lines: tuple[str, ...] = (), *, high: int = 84) -> None:
        super().__init__()
        self.setPlainText("\n".join(lines))
        self.setTabChangesFocus(True)
        self.setFixedHeight(px(high))

    def value(self) -> tuple[str, ...]:
        """The lines that say something, spaces made one."""
        lines = (" ".join(line.split()) for line in self.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
