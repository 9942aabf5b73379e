"""The first rows of a table as they stand in the file, with what each column is taken for above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.people.columns import Column as Meaning
from core.people.columns import letter
from core.people.register import Preview
from core.people.tables import Row
from ui.components.judged import meaning
from ui.theme import px
from ui.widgets.basics import column
from ui.widgets.form import Choice
from ui.widgets.table import Column, RowsView

_LINE_WIDTH: Final = 64
_WIDTH: Final = 192


class PreviewTable(RowsView):
    """Emits `overruled` with what every column is to be taken for, by place."""

    overruled = Signal(object)

    def __init__(self, preview: Preview, name: str) -> None:
        self._meanings = [one or Meaning.NOTHING for one in preview.columns]
        super().__init__(self._columns_of(preview), name)
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsClickable(False)
        # The uppermost row holds the choices, so that they move with their columns.
        self._model.put((Row(line=0, cells=()), *preview.rows))
        self.setRowHeight(0, px(46))
        self.choices = [self._choice(at, header) for at, header in enumerate(preview.headers)]
        self.show_meanings(preview)

    def show_meanings(self, preview: Preview) -> None:
        """Shows what the columns are taken for, without telling anybody."""
        self._show([one or Meaning.NOTHING for one in preview.columns])

    def _show(self, meanings: Sequence[Meaning]) -> None:
        self._meanings = list(meanings)
        for choice, one in zip(self.choices, meanings, strict=True):
            choice.blockSignals(True)
            choice.set_value(one.value)
            choice.blockSignals(False)
        self.viewport().update()

    def _columns_of(self, preview: Preview) -> tuple[Column, ...]:
        line = Column(
            head=self.tr("Baris"), show=lambda row: str(row.line) if row.line else "", width=_LINE_WIDTH,
            right=True, tone=lambda _row: "quiet",
        )  # fmt: skip
        return (line, *(self._column(at, header) for at, header in enumerate(preview.headers)))

    def _column(self, at: int, header: str) -> Column:
        def show(row: Row) -> str:
            return row.cells[at] if at < len(row.cells) else ""

        def tone(_row: Any) -> str:
            return "quiet" if self._meanings[at] is Meaning.NOTHING else "text"

        return Column(head=header or letter(at), show=show, tone=tone, tip=show, width=_WIDTH)

    def _choice(self, at: int, header: str) -> Choice:
        choice = Choice(tuple((meaning(one), one.value) for one in _ORDER))
        choice.setAccessibleName(self.tr("Isi kolom {name}").format(name=header or letter(at)))
        choice.currentIndexChanged.connect(lambda _at: self._chosen(at))
        holder = QWidget()
        holder.setLayout(column(choice, margin=(0, 6, 0, 6)))
        self.setIndexWidget(self._model.index(0, at + 1), holder)
        return choice

    def _chosen(self, at: int) -> None:
        chosen = Meaning(self.choices[at].value())
        meanings = list(self._meanings)
        if chosen is not Meaning.NOTHING:
            # One column for one meaning: the one that had it before is given up.
            meanings = [Meaning.NOTHING if one is chosen else one for one in meanings]
        meanings[at] = chosen
        self._show(meanings)
        self.overruled.emit(dict(enumerate(meanings)))


_ORDER: Final = (Meaning.NOTHING, *(one for one in Meaning if one is not Meaning.NOTHING))
