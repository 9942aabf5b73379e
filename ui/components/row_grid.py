"""A table of answers as a small grid: rows are added, moved and pasted, cells are typed in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.process.letters.checks import MOST_ROWS, read_rows, rows_text
from core.writing.fields import Field
from ui.theme import px
from ui.widgets.basics import button, column, row

_NARROW, _WIDE, _LONG = 104, 150, 240
_ROW: Final = 34
_LEAST_SHOWN, _MOST_SHOWN = 1, 7
_SHORT: Final = frozenset({"jumlah", "kode", "satuan", "kondisi", "segel", "golongan", "pangkat", "status"})
_CELL: Final = re.compile(r'(?:"((?:[^"]|"")*[\n\t](?:[^"]|"")*)"|([^\t\n]*))(\t|\n|\Z)')
Index = QModelIndex | QPersistentModelIndex


class RowGrid(QFrame):
    """Emits `edited` after any change by a person. Tab goes from cell to cell and makes a new row at the end."""

    edited = Signal()

    def __init__(self, columns: Sequence[Field]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._names = tuple(column.name for column in columns)
        self.table = _Grid(self._columns)
        self.table.edited.connect(self._changed)
        self.setFocusProxy(self.table)
        add = button(
            "",
            self.table.add_row,
            kind="plain",
            image="plus",
            tip=self.tr("Tambah baris (Tab di sel terakhir)"),
        )
        drop = button(
            "", self.table.drop_row, kind="plain", image="trash", tip=self.tr("Hapus baris (Ctrl+Delete)")
        )
        up = button(
            "",
            lambda: self.table.move_row(-1),
            kind="plain",
            image="arrow-up",
            tip=self.tr("Naikkan baris (Alt+↑)"),
        )
        down = button(
            "",
            lambda: self.table.move_row(1),
            kind="plain",
            image="arrow-down",
            tip=self.tr("Turunkan baris (Alt+↓)"),
        )
        for tool in (add, drop, up, down):
            # The keys do the same; Tab goes on to the next question.
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self.table, row(add, drop, up, down, 0, gap=2), gap=2))
        self._fit()

    def text(self) -> str:
        """The rows as one text, as answers hold them."""
        return rows_text(self.table.rows(), self._names)

    def put(self, text: str) -> None:
        """Shows the rows of such a text; one that cannot be read shows no rows."""
        try:
            rows = read_rows(text, self._names)
        except ValueError:
            rows = []
        self.table.show_rows(rows)
        self._fit()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.table.setAccessibleName(name)

    def _changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        shown = min(max(self.table.rowCount(), _LEAST_SHOWN), _MOST_SHOWN)
        self.table.setFixedHeight(px(_ROW) * shown + px(34) + px(14))


class _Grid(QTableWidget):
    edited = Signal()

    def __init__(self, columns: tuple[Field, ...]) -> None:
        super().__init__(1, len(columns))
        self._columns = columns
        self._quiet = False
        self.setHorizontalHeaderLabels([_heading(column.name) for column in columns])
        for at, each in enumerate(columns):
            item = self.horizontalHeaderItem(at)
            if item is not None:
                item.setToolTip(f"{each.help}{f' (mis. {each.example})' if each.example else ''}")
            wide = _LONG if each.kind == "long" else _NARROW if each.name in _SHORT else _WIDE
            self.setColumnWidth(at, px(wide))
        self.setItemDelegate(_Cells(self, columns))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        if len(columns) <= 3:
            self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemChanged.connect(lambda _item: self._tell())
        self.setCurrentCell(0, 0)

    # -- rows

    def rows(self) -> list[Mapping[str, str]]:
        """Every row, empty ones too."""
        return [
            {each.name: self._cell(at, across) for across, each in enumerate(self._columns)}
            for at in range(self.rowCount())
        ]

    def show_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Replaces all rows; one empty row stands when there are none."""
        self._quiet = True
        self.setRowCount(0)
        self.setRowCount(max(1, len(rows)))
        for at, each in enumerate(rows):
            for across, cell in enumerate(self._columns):
                self._write(at, across, each.get(cell.name, ""))
        self.setCurrentCell(0, 0)
        self._quiet = False

    def add_row(self) -> None:
        """A new empty row below the current one, to be typed in."""
        if self.rowCount() < MOST_ROWS:
            at = self.currentRow() + 1
            self.insertRow(at)
            self.setCurrentCell(at, 0)
            self.setFocus()
            self._tell()

    def drop_row(self) -> None:
        """Takes the current row out; the last one is emptied."""
        at = self.currentRow()
        if self.rowCount() > 1:
            self.removeRow(max(at, 0))
            self.setCurrentCell(min(at, self.rowCount() - 1), 0)
        else:
            self.show_rows(())
        self._tell()

    def move_row(self, by: int) -> None:
        """Moves the current row up or down."""
        at, across = self.currentRow(), self.currentColumn()
        to = at + by
        if not (0 <= at < self.rowCount() and 0 <= to < self.rowCount()):
            return
        rows = self.rows()
        rows[at], rows[to] = rows[to], rows[at]
        self.show_rows(rows)
        self.setCurrentCell(to, max(across, 0))
        self._tell()

    def paste(self, text: str) -> None:
        """Puts cells copied from a spreadsheet in, from the current cell on; rows grow as needed.

        Texts that a column of choices does not have go to the next column: questions are pasted, not their group.
        """
        lines = cells_of(text)
        top, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        lines = lines[: MOST_ROWS - top]
        if not self._fits([cells[0] for cells in lines], left):
            left += 1
        self._quiet = True
        self.setRowCount(max(self.rowCount(), top + len(lines)))
        for down, cells in enumerate(lines):
            for along, cell in enumerate(cells[: self.columnCount() - left]):
                asked = self._columns[left + along]
                self._write(
                    top + down, left + along, cell if asked.kind == "long" else " ".join(cell.split())
                )
        self._quiet = False
        self._tell()

    def _fits(self, texts: Sequence[str], across: int) -> bool:
        """Whether one of these texts can be an answer of that column, or no column follows it."""
        choices = {choice.lower() for choice in self._columns[across].choices}
        if not choices or across + 1 >= len(self._columns):
            return True
        return any(not text.strip() or text.strip().lower() in choices for text in texts)

    def _cell(self, at: int, across: int) -> str:
        item = self.item(at, across)
        return item.text().strip() if item is not None else ""

    def _write(self, at: int, across: int, text: str) -> None:
        self.setItem(at, across, QTableWidgetItem(text))

    def _tell(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _empty(self, at: int) -> bool:
        return not any(self._cell(at, across) for across in range(self.columnCount()))

    # -- keys

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        following = QAbstractItemDelegate.EndEditHint.EditNextItem
        if hint == following and self._at_the_end() and not self._empty(self.currentRow()):
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.add_row()
            return
        super().closeEditor(editor, hint)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab from the end of an empty last row, or from the first cell backwards, leaves the grid."""
        if onward and self._at_the_end():
            if not self._empty(self.currentRow()):
                self.add_row()
                return True
            return QWidget.focusNextPrevChild(self, onward)
        if not onward and (self.currentRow(), self.currentColumn()) <= (0, 0):
            return QWidget.focusNextPrevChild(self, onward)
        return super().focusNextPrevChild(onward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.modifiers() & alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.modifiers() & control and event.key() == Qt.Key.Key_Delete:
            self.drop_row()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self._write(self.currentRow(), self.currentColumn(), "")
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            onward = event.key() == Qt.Key.Key_Tab
            leaving = (onward and self._at_the_end()) or (
                not onward and (self.currentRow(), self.currentColumn()) <= (0, 0)
            )
            if leaving:
                self.focusNextPrevChild(onward)
            else:
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.setCurrentCell(0, 0)

    def _at_the_end(self) -> bool:
        return self.currentRow() == self.rowCount() - 1 and self.currentColumn() == self.columnCount() - 1


class _Cells(QStyledItemDelegate):
    """Editors: a list for choices, several lines for long texts, one line for the rest."""

    def __init__(self, parent: QWidget, columns: tuple[Field, ...]) -> None:
        super().__init__(parent)
        self._columns = columns

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        asked = self._columns[index.column()]
        if asked.choices:
            made = QComboBox(parent)
            made.addItems(["", *asked.choices])
            return made
        if asked.kind == "long":
            lines = QPlainTextEdit(parent)
            lines.setTabChangesFocus(True)
            return lines
        return super().createEditor(parent, option, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text)))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QPlainTextEdit):
            editor.resize(editor.width(), max(editor.height(), px(96)))


def cells_of(text: str) -> list[list[str]]:
    """The cells of rows copied from a spreadsheet, which puts a cell with line breaks between quotation marks."""
    rows: list[list[str]] = [[]]
    plain = text.replace("\r\n", "\n").rstrip("\n")
    for found in _CELL.finditer(plain):
        quoted, bare, end = found.groups()
        rows[-1].append((quoted.replace('""', '"') if quoted is not None else bare).strip())
        if end == "\n":
            rows.append([])
        elif not end:
            break
    return rows


def _heading(name: str) -> str:
    return name.replace("_", " ").capitalize()
