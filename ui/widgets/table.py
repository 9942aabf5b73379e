"""Lists: a model over a tuple of values, columns as data, sorting and filtering in front."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QIcon,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import current, px

SORT: Final = Qt.ItemDataRole.UserRole
VALUE: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_LEAST_STRETCH: Final = 170


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, what it shows and what it sorts by.

    `tone` names a token for the text of a value, `width` is in design pixels and 0 stretches, `spare` ones
    are left out where the table is narrow.
    """

    head: str
    show: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    tone: Callable[[Any], str] | None = None
    image: Callable[[Any], QIcon | None] | None = None
    tip: Callable[[Any], str] | None = None
    width: int = 120
    right: bool = False
    strong: bool = False
    spare: bool = False


class RowsModel(QAbstractTableModel):
    """A read-only table of values; each has an `id` by which a selection survives new rows."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()

    @property
    def rows(self) -> tuple[Any, ...]:
        """The values in their own order."""
        return self._rows

    def put(self, rows: Sequence[Any]) -> None:
        """Replaces all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def follow(self, rows: Sequence[Any]) -> None:
        """As `put`, but where they are the rows of before, some changed or more at the end, only that is told."""
        before, now = self._rows, tuple(rows)
        if not before or len(now) < len(before) or any(map(_another, before, now)):
            self.put(now)
            return
        changed = [at for at, (old, new) in enumerate(zip(before, now, strict=False)) if old != new]
        self._rows = now[: len(before)]
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))
        if len(now) > len(before):
            self.beginInsertRows(_ROOT, len(before), len(now) - 1)
            self._rows = now
            self.endInsertRows()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self._columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value, column = self._rows[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.show(value)
        if role == SORT:
            return column.sort(value) if column.sort else column.show(value).casefold()
        if role == VALUE:
            return value
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        return self._look(value, column, role)

    @staticmethod
    def _look(value: Any, column: Column, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and column.tone:
            return QColor(getattr(current(), column.tone(value)))
        if role == Qt.ItemDataRole.FontRole and column.strong:
            font = QGuiApplication.font()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.DecorationRole and column.image:
            return column.image(value)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip:
            return column.tip(value)
        return None


class _Sorted(QSortFilterProxyModel):
    """Sorts by the values of `Column.sort`, which may be of any comparable type, and filters by a function."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.accepts: Callable[[Any], bool] = lambda _value: True

    def lessThan(self, left: Index, right: Index) -> bool:
        return bool(left.data(SORT) < right.data(SORT))

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        return self.accepts(self.sourceModel().index(row, 0).data(VALUE))


class RowsView(QTableView):
    """A table of values: one row selected, Enter or double click opens, Ctrl+C copies the row as text."""

    opened = Signal(object)
    picked = Signal(object)

    def __init__(self, columns: Sequence[Column], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._model = RowsModel(columns, self)
        self.setModel(self._shown())
        self.setAccessibleName(name)
        self._build(columns)
        self.activated.connect(lambda index: self.opened.emit(index.data(VALUE)))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.picked.emit(self.value()))
        copy = QShortcut(QKeySequence.StandardKey.Copy, self, context=Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy)

    def _shown(self) -> QAbstractItemModel:
        """The model in front; the rows themselves unless something sorts them."""
        return self._model

    def _build(self, columns: Sequence[Column]) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(36))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(px(56))
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        for at, column in enumerate(columns):
            if column.width:
                self.setColumnWidth(at, px(column.width))
            else:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - px(_LEAST_STRETCH)
        for column in self._columns:
            room -= 0 if column.spare else px(column.width)
        for at, column in enumerate(self._columns):
            if column.spare:
                room -= px(column.width)
                self.setColumnHidden(at, room < 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Called from here, the painting of all cells is one turn of the interpreter; otherwise every cell
        # waits in line behind a busy thread (measured beside one: 94 ms a screen, with this 42).
        super().paintEvent(event)

    def value(self) -> Any:
        """The selected value, None without one."""
        return self.currentIndex().data(VALUE) if self.currentIndex().isValid() else None

    def step(self, by: int) -> None:
        """Moves the selection by this many rows."""
        at = min(max(self.currentIndex().row() + by, 0), self.model().rowCount() - 1)
        if at >= 0:
            self.setCurrentIndex(self.model().index(at, 0))

    def _copy(self) -> None:
        at, model = self.currentIndex().row(), self.model()
        if at >= 0:
            cells = [str(model.index(at, c).data()) for c in range(model.columnCount())]
            QGuiApplication.clipboard().setText("\t".join(cells))


class Table(RowsView):
    """A list of some hundred values that sorts and filters by itself."""

    def _shown(self) -> QAbstractItemModel:
        self._sorted = _Sorted(self)
        self._sorted.setSourceModel(self._model)
        return self._sorted

    def put(self, rows: Sequence[Any]) -> None:
        """Shows these rows; the selected one stays selected, otherwise the first is."""
        before = self.value()
        self._model.follow(rows)
        now = self.value()
        if now is None:
            self.select(getattr(before, "id", None))
        elif now != before:
            self.picked.emit(now)

    def rows(self) -> tuple[Any, ...]:
        """The values shown now, in the order shown."""
        return tuple(self._sorted.index(at, 0).data(VALUE) for at in range(self._sorted.rowCount()))

    def select(self, wanted: str | None) -> None:
        """Selects the row with this id, or the first."""
        found = [at for at, value in enumerate(self.rows()) if getattr(value, "id", None) == wanted]
        if self._sorted.rowCount():
            self.setCurrentIndex(self._sorted.index(found[0] if found else 0, 0))
        else:
            self.picked.emit(None)

    def keep(self, accepts: Callable[[Any], bool]) -> int:
        """Shows only the values that `accepts` takes; gives how many."""
        self._sorted.accepts = accepts
        self._sorted.invalidate()
        if not self.currentIndex().isValid():
            self.select(None)
        return self._sorted.rowCount()


def _another(old: Any, new: Any) -> bool:
    return bool(getattr(old, "id", old) != getattr(new, "id", None))


def _side(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
