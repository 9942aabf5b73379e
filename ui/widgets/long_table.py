"""A table for lists so long that sorting and filtering them would hold up the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.table import Column, RowsView


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a long list is wanted: by one column, or (None) in its own order."""

    column: Column | None = None
    falling: bool = False

    def of(self, rows: Sequence[Any]) -> tuple[Any, ...]:
        """The rows in this order; those that show nothing in the column come last."""
        column = self.column
        if column is None:
            return tuple(rows)
        key = column.sort or (lambda value: column.show(value).casefold())
        filled = [row for row in rows if column.show(row)]
        blank = [row for row in rows if not column.show(row)]
        return (*sorted(filled, key=key, reverse=self.falling), *blank)


class LongTable(RowsView):
    """A list of up to 100,000 values that somebody else sorts and filters, off the window's thread.

    Emits `ordered` when a person asks for another order; `put` then brings the rows in it.
    """

    ordered = Signal()

    def __init__(self, columns: Sequence[Column], name: str, parent: QWidget | None = None) -> None:
        super().__init__(columns, name, parent)
        self.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self.ordered.emit())

    @property
    def order(self) -> Order:
        """The order asked for."""
        head = self.horizontalHeader()
        at = head.sortIndicatorSection()
        return Order(
            column=self._columns[at] if 0 <= at < len(self._columns) else None,
            falling=head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        )

    def rows(self) -> tuple[Any, ...]:
        """The values shown now, in the order shown."""
        return self._model.rows

    def put(self, rows: Sequence[Any], at: int = 0) -> None:
        """Shows these rows with the one at place `at` selected."""
        self._model.put(rows)
        if rows:
            self.setCurrentIndex(self._model.index(at, 0))
        else:
            self.picked.emit(None)
