"""Ruled tables: widths, headers that repeat, rows that part only when they must, rows to sign in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import Flowable, Table, TableStyle  # type: ignore[import-untyped]

from core.writing import blocks
from core.writing.blocks import Column, Text
from core.writing.pdf import furniture
from core.writing.pdf.flowables import Stack
from core.writing.pdf.text import Setter

CELL: Final = 0.9
SMALL_CELL: Final = 0.78
PADDING: Final = 4
TOP: Final = 2
BOTTOM: Final = 4
PARTED: Final = 0.3
"""A row taller than this part of the page may be parted; a lower one goes to the next page whole."""
DOTS: Final = "…" * 7
NATURAL_WORDS: Final = 200
_ENDLESS: Final = 1e6
_STYLE: Final = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, furniture.GREY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), TOP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), BOTTOM),
    ]
)


def table(part: blocks.Table, setter: Setter, width: float, page: float) -> Any:
    """The flowable of a table in a column of that width on pages of that height."""
    rows = Rows(part, setter, width, page)
    return Filling(rows) if part.fill else rows.table(rows.all)


class Rows:
    """The cells of a table, set once; tables of any run of its rows are made from them."""

    def __init__(self, part: blocks.Table, setter: Setter, width: float, page: float) -> None:
        self._setter = setter
        self._size = SMALL_CELL if part.small else CELL
        count = len(part.header)
        self._columns = part.columns or (Column(),) * count
        given = [(*row, *[()] * count)[:count] for row in part.rows]
        self._widths = self._shares(part.header, given, width)
        self._least = part.row_mm * mm
        self._page = page
        self._header = self._cells(part.header, 0, head=True)
        self.all = [self._cells(row, number) for number, row in enumerate(given, start=1)]
        self._next = len(self.all) + 1
        for _ in range(part.spare):
            self.add()

    def add(self) -> None:
        """One more empty row."""
        self.all.append(self._cells([()] * len(self._columns), self._next))
        self._next += 1

    def height(self, row: Sequence[Any]) -> float:
        """The height of a row."""
        inner = (
            cell.wrap(wide - 2 * PADDING, _ENDLESS)[1] for cell, wide in zip(row, self._widths, strict=True)
        )
        return float(max(self._least, max(inner, default=0.0) + TOP + BOTTOM))

    @property
    def head_height(self) -> float:
        """The height of the header."""
        return self.height(self._header)

    @property
    def empty_height(self) -> float:
        """The height of an empty row."""
        return float(max(self._least, self._setter.style(size=self._size).leading + TOP + BOTTOM))

    def table(self, rows: Sequence[Sequence[Any]]) -> Any:
        """A table of these rows below the header."""
        heights = [None, *(self._least or None for _ in rows)]
        parted = False
        if self._least:
            heights = [self.head_height, *(self.height(row) for row in rows)]
        else:
            parted = any(self.height(row) > self._page * PARTED for row in rows)
        made = Table(
            [self._header, *rows],
            colWidths=self._widths,
            rowHeights=heights,
            repeatRows=1,
            splitInRow=int(parted),
        )
        made.setStyle(_STYLE)
        return made

    def _cells(self, texts: Sequence[Text], number: int, *, head: bool = False) -> list[Any]:
        return [
            self._cell(text, column, wide - 2 * PADDING, number, head=head)
            for text, column, wide in zip(texts, self._columns, self._widths, strict=True)
        ]

    def _cell(self, text: Text, column: Column, width: float, number: int, *, head: bool) -> Any:
        setter = self._setter
        if head:
            return setter.paragraph(text, setter.style("center", size=self._size), width, bold=True)
        if column.sign:
            left = 0 if number % 2 else width / 2
            return setter.words(f"{number}. {DOTS}", setter.style(size=self._size, left=left), width)
        return setter.paragraph(text, setter.style(column.align, size=self._size), width)

    def _shares(self, header: Sequence[Text], rows: Sequence[Sequence[Text]], width: float) -> list[float]:
        """The widths: as told, else after the longest word and the length of each column's texts."""
        told = sum(column.share for column in self._columns)
        if told and all(column.share for column in self._columns):
            return [width * column.share / told for column in self._columns]
        least, wish = [], []
        for index in range(len(header)):
            texts = [blocks.plain(row[index]) for row in (header, *rows)]
            words = [self._wide(word) for text in texts for word in text.split()[:NATURAL_WORDS]]
            least.append(min(max(words, default=0) + 2 * PADDING + 2, width / len(header)))
            lines = [line for text in texts for line in text[:400].split("\n")]
            wish.append(min(max((self._wide(line) for line in lines), default=0) + 2 * PADDING + 2, width))
        spare = width - sum(least)
        more = [max(0.0, wanted - low) for wanted, low in zip(wish, least, strict=True)]
        total = sum(more) or 1.0
        return [low + spare * extra / total for low, extra in zip(least, more, strict=True)]

    def _wide(self, text: str) -> float:
        return self._setter.wide(text, size=self._size)


def keep_last(made: Any, width: float, room: float, rows: int) -> list[Any]:
    """A table parted so that at least `rows` of its rows go along; none when it cannot be."""
    for less in range(int(room), 0, -12):
        pieces = made.split(width, less)
        if len(pieces) != 2:
            return []
        if len(pieces[1]._cellvalues) - made.repeatRows >= rows:
            return list(pieces)
    return []


class Filling(Flowable):  # type: ignore[misc]
    """A table that goes on with empty rows to the end of the page, above what must stand below it."""

    def __init__(self, rows: Rows, below: Sequence[Any] = (), start: int = 0) -> None:
        super().__init__()
        self._rows = rows
        self._below = Stack(below)
        self._start = start

    def with_below(self, below: Sequence[Any]) -> Filling:
        """The same table with what must stay below its last row."""
        return Filling(self._rows, [*self._below.parts, *below], self._start)

    def inside(self) -> list[Any]:
        """What it holds, in reading order."""
        return [cell for row in self._rows.all[self._start :] for cell in row]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width and height it takes in a column: all of it, or more than there is."""
        self._spare = self._below.measure(width) if self._below.parts else 0.0
        rows = self._rows.all[self._start :]
        needed = self._rows.head_height + sum(self._rows.height(row) for row in rows) + self._spare
        if needed <= height < _ENDLESS:
            for _ in range(math.floor((height - needed) / self._rows.empty_height)):
                self._rows.add()
        self._table = self._rows.table(self._rows.all[self._start :])
        self.width = width
        self.height = self._table.wrap(width, height)[1] + self._spare
        return width, self.height

    def split(self, _width: float, room: float) -> list[Any]:
        """As many rows as fit, and the rest with what stands below; at least one row goes along."""
        left = room - self._rows.head_height
        end = self._start
        while end < len(self._rows.all) - 1:
            left -= self._rows.height(self._rows.all[end])
            if left < 0:
                break
            end += 1
        if end == self._start:
            return []
        first = self._rows.table(self._rows.all[self._start : end])
        return [first, Filling(self._rows, self._below.parts, end)]

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self._table.drawOn(self.canv, 0, self._spare)
        if self._below.parts:
            self._below.draw(self.canv, 0, self._spare)
