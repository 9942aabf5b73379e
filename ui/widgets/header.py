"""The upper edge of a page: where one is, what it is for, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.basics import column, row
from ui.widgets.elided import Elided


class PageHeader(QWidget):
    """A title, one quiet line, and actions at the right; the primary one comes last."""

    def __init__(self, title: str, subtitle: str = "", *actions: QWidget) -> None:
        super().__init__()
        self._title = Elided(title, "title")
        self._subtitle = Elided(subtitle, "quiet")
        words = column(self._title, self._subtitle, gap=2)
        layout = row(gap=8)
        layout.addLayout(words, 1)
        for action in actions:
            layout.addWidget(action)
        self.setLayout(layout)

    def say(self, title: str, subtitle: str) -> None:
        """Replaces both lines."""
        self._title.say(title)
        self._subtitle.say(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.full
