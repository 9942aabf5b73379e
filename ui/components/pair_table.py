"""The candidates of an election as a table to type in; there is always one empty row at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.reading.fields.drafting import Found, Row
from core.reading.fields.keywords import MOST
from ui.components.list_problems import say
from ui.theme import current, icon, px

_NUMBER, _FIRST, _SECOND, _SHORTS = range(4)
_COLUMNS: Final = 4
_LEAST_ROWS, _MOST_ROWS = 4, 8
_LONGEST: Final = 500
"""Letters of a cell; a name has 80, and a cell may hold several short forms."""


class PairTable(QTableWidget):
    """Emits `edited` after any change by a person."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(0, _COLUMNS)
        self.setHorizontalHeaderLabels(
            [self.tr("Nomor"), self.tr("Nama calon"), self.tr("Nama wakil"), self.tr("Singkatan")]
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(36))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._quiet = False
        self._found: tuple[Found, ...] = ()
        self.put(())
        self.itemChanged.connect(lambda _item: self._typed())

    def put(self, rows: Sequence[Row]) -> None:
        """Shows these rows and an empty one."""
        self._quiet = True
        self.setRowCount(0)
        self.setRowCount(len(rows) + 1)
        for at, row in enumerate((*rows, Row())):
            self._fill(at, row)
        self._quiet = False
        self._grow()

    def rows(self) -> tuple[Row, ...]:
        """What is typed, the empty row at the end left out; rows are numbered as they are shown."""
        return tuple(self._row(at) for at in range(self.rowCount() - 1))

    def commit(self) -> None:
        """Takes over what stands in a cell that is still being typed in."""
        for editor in self.viewport().findChildren(QLineEdit):
            self.commitData(editor)

    def mark(self, found: Sequence[Found]) -> None:
        """Marks the cells that these problems are about; the words stand below the table."""
        self._quiet, self._found = True, tuple(found)
        wrong = {(one.line - 1, one.column): one for one in reversed(found)}
        for at in range(self.rowCount()):
            for column in range(_COLUMNS):
                item, one = self.item(at, column), wrong.get((at, column))
                if item is None:
                    continue
                if one is not None:
                    item.setToolTip(say(one))
                    item.setForeground(QBrush(QColor(getattr(current(), _tone(one)))))
                    item.setIcon(icon("warning-circle" if one.blocks else "warning", _tone(one)))
                elif item.toolTip():
                    self.setItem(at, column, QTableWidgetItem(item.text()))
        self._quiet = False

    def remove_row(self) -> None:
        """Takes the chosen row out; the empty one stays."""
        at, column = self.currentRow(), max(self.currentColumn(), 0)
        if 0 <= at < self.rowCount() - 1:
            self.removeRow(at)
            self.setCurrentCell(min(at, self.rowCount() - 1), column)
            self._typed()

    def paste(self, text: str) -> None:
        """Takes cells over as a spreadsheet gives them, from the chosen cell on; long texts are cut."""
        at, first = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        self._quiet = True
        for offset, line in enumerate(text.rstrip("\n").replace("\r", "").split("\n")[: MOST + 1]):
            while at + offset >= self.rowCount() - 1:
                self._add_row()
            for column, cell in enumerate(line.split("\t")[: _COLUMNS - first], start=first):
                item = self.item(at + offset, column)
                if item is not None:
                    item.setText(" ".join(cell[:_LONGEST].split()))
        self._quiet = False
        self._typed()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy) and item is not None:
            QGuiApplication.clipboard().setText(item.text())
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.remove_row()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            item.setText("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # While a cell is open this Enter is the one that ends it; it must not press *Simpan* either.
            if self.state() is not QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Tab and self._at_end():
            self._leave(forward=True)
        elif event.key() == Qt.Key.Key_Backtab and self.currentRow() <= 0 and self.currentColumn() <= 0:
            self._leave(forward=False)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        # The keyboard must be able to leave the table; by itself it would begin again at the first cell.
        if hint is QAbstractItemDelegate.EndEditHint.EditNextItem and self._at_end():
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._leave(forward=True)
        else:
            super().closeEditor(editor, hint)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_found"):
            self.mark(self._found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - px(76)
        self.setColumnWidth(_NUMBER, px(76))
        for column, share in ((_FIRST, 0.36), (_SECOND, 0.36)):
            self.setColumnWidth(column, int(room * share))
        self.setColumnWidth(_SHORTS, room - 2 * int(room * 0.36))

    # -- rows

    def _leave(self, *, forward: bool) -> None:
        # With its own navigation on, Qt turns this call into one more Tab.
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)

    def _at_end(self) -> bool:
        return self.currentRow() == self.rowCount() - 1 and self.currentColumn() == _COLUMNS - 1

    def _row(self, at: int) -> Row:
        cells = [
            item.text() if (item := self.item(at, column)) is not None else "" for column in range(_COLUMNS)
        ]
        return Row(number=cells[_NUMBER], first=cells[_FIRST], second=cells[_SECOND], shorts=cells[_SHORTS])

    def _fill(self, at: int, row: Row) -> None:
        for column, text in enumerate((row.number, row.first, row.second, row.shorts)):
            self.setItem(at, column, QTableWidgetItem(text))

    def _add_row(self) -> None:
        self.insertRow(self.rowCount())
        self._fill(self.rowCount() - 1, Row())

    def _typed(self) -> None:
        if self._quiet:
            return
        if not self._row(self.rowCount() - 1).blank:
            self._quiet = True
            self._add_row()
            self._quiet = False
        self._grow()
        self.edited.emit()

    def _grow(self) -> None:
        shown = min(max(self.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        self.setFixedHeight(px(36) * shown + self.horizontalHeader().sizeHint().height() + px(2))


def _tone(found: Found) -> str:
    return "danger" if found.blocks else "doubt"
