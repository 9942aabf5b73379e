"""Names and values under each other, each of which can be selected and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.theme import px
from ui.widgets.basics import label


class Facts(QWidget):
    """Two columns: a quiet name and its value."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)

    def put(self, facts: Sequence[tuple[str, str]]) -> None:
        """Shows these pairs."""
        while len(self._lines) < len(facts):
            self._add_line()
        # Labels are kept: one made anew has to be styled again, which costs more than all its words.
        for at, line in enumerate(self._lines):
            shown = at < len(facts)
            for widget, text in zip(line, facts[at] if shown else ("", ""), strict=True):
                if widget.text() != text:
                    widget.setText(text)
                widget.setVisible(shown)

    def _add_line(self) -> None:
        title, text = label("", "caption"), label("", wrap=True, copy=True)
        for column, widget in enumerate((title, text)):
            self._grid.addWidget(widget, len(self._lines), column, Qt.AlignmentFlag.AlignTop)
        self._lines.append((title, text))
