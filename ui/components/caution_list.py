"""What a person should look at before a paper goes out: a quiet list, one sentence each. It stops nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import icon, px
from ui.widgets.basics import clear, column, holder, label, row
from ui.widgets.form import Column

_HIGHEST: Final = 116


class CautionList(Column):
    """Hidden while there is nothing to say; scrolls when there is much."""

    def __init__(self) -> None:
        self._lines = column(gap=6)
        super().__init__(holder(self._lines), margin=(16, 8, 16, 8))
        self.setAccessibleName(self.tr("Perhatian"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._said: tuple[tuple[str, str], ...] = ()
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it says now."""
        return tuple(text for _, text in self._said)

    def say(self, warnings: Sequence[str], *, first: Sequence[str] = ()) -> None:
        """Shows `first` (what keeps the paper from being made) and then the warnings."""
        said = (*(("danger", text) for text in first), *(("doubt", text) for text in warnings))
        if said == self._said:
            return
        self._said = said
        clear(self._lines)
        for tone, text in said:
            self._lines.addWidget(_line(tone, text))
        self.setVisible(bool(said))
        self.setAccessibleDescription(" ".join(self.sentences))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _fit(self) -> None:
        inside = self.widget()
        if inside is not None:
            wide = max(self.viewport().width(), px(200))
            layout = inside.layout()
            wanted = layout.heightForWidth(wide) if layout is not None else 0
            self.setFixedHeight(min(max(wanted, px(32)), px(_HIGHEST)))


def _line(tone: str, text: str) -> QWidget:
    image = QLabel()
    image.setFixedSize(px(16), px(16))
    image.setPixmap(
        icon("warning-circle" if tone == "danger" else "warning", tone).pixmap(QSize(px(16), px(16)))
    )
    words = label(text, "caption", wrap=True, copy=True)
    line = row(image, gap=8)
    line.addWidget(words, 1)
    made = holder(line)
    made.setAccessibleName(text)
    return made
