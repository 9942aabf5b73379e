"""What a page says while it holds nothing: what it will hold, and the first step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import icon, px
from ui.widgets.basics import button, column, label, row


class _Picture(QWidget):
    """An icon that follows the theme while it stands there."""

    def __init__(self, name: str, side: int, tone: str) -> None:
        super().__init__()
        self._icon = icon(name, tone)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())


class EmptyState(QWidget):
    """An icon, a title, a sentence and at most one action, in the middle of its place."""

    def __init__(
        self, image: str, title: str, text: str, verb: str = "", act: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        heading, words = label(title, "section"), label(text, "quiet", wrap=True)
        words.setAlignment(middle)
        words.setMaximumWidth(px(420))
        words.setMinimumWidth(px(320))
        layout = column(0, gap=8)
        layout.addWidget(_Picture(image, px(44), "faint"), 0, middle)
        layout.addSpacing(px(4))
        layout.addWidget(heading, 0, middle)
        layout.addLayout(row(0, words, 0))
        if verb:
            layout.addSpacing(px(8))
            layout.addWidget(button(verb, act, kind="primary"), 0, middle)
        layout.addStretch(2)
        self.setLayout(layout)


def picture(name: str, side: int = 18, tone: str = "quiet") -> QWidget:
    """An icon as a widget of `side` design pixels."""
    return _Picture(name, px(side), tone)
