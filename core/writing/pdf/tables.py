"""Ruled tables: widths, headers that repeat, rows that part only when they must, rows to sign in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle  # type: ignore[import-untyped]

from core.writing import blocks, fonts
from core.writing.blocks import Column, Text
from core.writing.pdf import furniture
from core.writing.pdf.flowables import Stack
from core.writing.pdf.keeping import Closing
from core.writing.pdf.text import Setter

CELL: Final = 0.9
SMALL_CELL: Final = 0.78
PADDING: Final = 4
TOP: Final = 2
BOTTOM: Final = 4
PARTED: Final = 0.3
"""A row taller than this part of the page may be parted; a lower one goes to the next page whole."""
KEEP_ROWS: Final = 2
"""Rows that go to the next page with what stands below the table."""
LEAST_PART: Final = 40.0
"""A row is parted only where so much room is left."""
DOT: Final = "…"
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


def table(part: blocks.Table, setter: Setter, width: float, page: float) -> Ruled:
    """The flowable of a table in a column of that width on pages of that height."""
    cells = Cells(part, setter, width, page)
    return Ruled(cells, cells.rows(part), fill=part.fill)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and how high it is."""

    cells: tuple[Any, ...]
    height: float


class Cells:
    """Makes the cells of one table: its widths, its header, its rows."""

    def __init__(self, part: blocks.Table, setter: Setter, width: float, page: float) -> None:
        self._setter = setter
        self._size = SMALL_CELL if part.small else CELL
        self._columns = part.columns or (Column(),) * len(part.header)
        self._least = part.row_mm * mm
        self.page = page
        self.font = fonts.face(setter.sheet.font)
        self.widths = self._shares(part, width)
        self.header = self._row(part.header, 0, head=True)
        self.empty_height = max(self._least, float(setter.style(size=self._size).leading) + TOP + BOTTOM)

    def rows(self, part: blocks.Table) -> list[Row]:
        """The rows of the table and its spare ones."""
        count = len(part.header)
        made = [
            self._row((*row, *[()] * count)[:count], number) for number, row in enumerate(part.rows, start=1)
        ]
        return made + [self.empty(len(made) + place) for place in range(1, part.spare + 1)]

    def empty(self, number: int) -> Row:
        """A row to be written on by hand; where people sign it has its number."""
        texts: list[Text] = [()] * len(self._columns)
        if any(column.sign for column in self._columns):
            texts[0] = (blocks.Run(text=f"{number}."),)
        return self._row(texts, number)

    def of(self, cells: Sequence[Any]) -> Row:
        """A row of cells that are there already, such as parts of a longer one."""
        heights = (
            cell.wrap(wide - 2 * PADDING, _ENDLESS)[1] if cell else 0.0
            for cell, wide in zip(cells, self.widths, strict=True)
        )
        return Row(tuple(cells), float(max(self._least, max(heights, default=0.0) + TOP + BOTTOM)))

    def parted(self, row: Row, room: float) -> tuple[Row, Row] | None:
        """A row taller than it should be for one page, in a part as high as `room` and the rest."""
        first, rest = [], []
        for cell, wide in zip(row.cells, self.widths, strict=True):
            inner = wide - 2 * PADDING
            if not cell or cell.wrap(inner, _ENDLESS)[1] <= room - TOP - BOTTOM:
                first.append(cell)
                rest.append("")
                continue
            pieces = cell.split(inner, room - TOP - BOTTOM)
            if len(pieces) != 2:
                return None
            first.append(pieces[0])
            rest.append(pieces[1])
        return self.of(first), self.of(rest)

    def _row(self, texts: Sequence[Text], number: int, *, head: bool = False) -> Row:
        return self.of(
            [
                self._cell(text, column, wide - 2 * PADDING, number, head=head)
                for text, column, wide in zip(texts, self._columns, self.widths, strict=True)
            ]
        )

    def _cell(self, text: Text, column: Column, width: float, number: int, *, head: bool) -> Any:
        setter = self._setter
        if head:
            return setter.paragraph(text, setter.style("center", size=self._size), width, bold=True)
        if column.sign:
            left = 0 if number % 2 else width / 2
            room = width / 2 - self._wide(f"{number}. ")
            dots = DOT * max(1, math.floor(room / self._wide(DOT)))
            return setter.words(f"{number}. {dots}", setter.style(size=self._size, left=left), width)
        return setter.paragraph(text, setter.style(column.align, size=self._size), width)

    def _shares(self, part: blocks.Table, width: float) -> list[float]:
        """The widths: as told, else after the longest word and the length of each column's texts."""
        told = sum(column.share for column in self._columns)
        if told and all(column.share for column in self._columns):
            return [width * column.share / told for column in self._columns]
        least, wish = [], []
        for index in range(len(part.header)):
            texts = [blocks.plain(row[index]) for row in (part.header, *part.rows) if index < len(row)]
            words = [self._wide(word) for text in texts for word in text.split()[:NATURAL_WORDS]]
            least.append(min(max(words, default=0) + 2 * PADDING + 2, width / len(part.header)))
            lines = [line for text in texts for line in text[:400].split("\n")]
            wish.append(min(max((self._wide(line) for line in lines), default=0) + 2 * PADDING + 2, width))
        spare = width - sum(least)
        more = [max(0.0, wanted - low) for wanted, low in zip(wish, least, strict=True)]
        total = sum(more) or 1.0
        return [low + spare * extra / total for low, extra in zip(least, more, strict=True)]

    def _wide(self, text: str) -> float:
        return self._setter.wide(text, size=self._size)


class Ruled(Flowable):  # type: ignore[misc]
    """A table, or the rows of it that stand on one page, with what must stay below its last rows.

    The PDF writer's own table measures all rows again at every page; this one measures each once.
    """

    def __init__(
        self, cells: Cells, rows: Sequence[Row], *, below: Sequence[Any] = (), fill: bool = False
    ) -> None:
        super().__init__()
        self._cells = cells
        self._rows = list(rows)
        self._below = Stack(below)
        self._fill = fill

    def with_below(self, below: Sequence[Any]) -> Ruled:
        """The same table with what must stay below its last rows."""
        return Ruled(self._cells, self._rows, below=[*self._below.parts, *below], fill=self._fill)

    def inside(self) -> list[Any]:
        """What it holds below its header, in reading order."""
        return [cell for row in self._rows for cell in row.cells if cell]

    def getSpaceAfter(self) -> float:  # noqa: N802 - the name reportlab calls
        """The room below what stands below its rows."""
        return self._below.after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self._under = self._below.measure(width) if self._below.parts else 0.0
        needed = self._cells.header.height + sum(row.height for row in self._rows) + self._under
        if self._fill and needed <= height < _ENDLESS:
            more = math.floor((height - needed) / self._cells.empty_height)
            self._rows += [self._cells.empty(len(self._rows) + place) for place in range(1, more + 1)]
            needed += more * self._cells.empty_height
            self._fill = False
        self.width, self.height = width, needed
        return width, needed

    def split(self, width: float, room: float) -> list[Any]:
        """The pieces for this page and the next; none when it cannot be parted here."""
        if too_much := self._given_up(width, room):
            return too_much
        left = room - self._cells.header.height
        end = 0
        while end < len(self._rows) and self._rows[end].height <= left + 1e-6:
            left -= self._rows[end].height
            end += 1
        if end == len(self._rows):  # only what stands below found no room
            return self._last_rows_along()
        row = self._rows[end]
        if row.height > self._cells.page * PARTED and left >= LEAST_PART:
            halves = self._cells.parted(row, left)
            if halves is not None:
                first, second = halves
                return [
                    self._piece([*self._rows[:end], first]),
                    self._rest([second, *self._rows[end + 1 :]]),
                ]
        if self._below.parts and len(self._rows) - end < KEEP_ROWS:
            end = max(0, len(self._rows) - KEEP_ROWS)
        return [self._piece(self._rows[:end]), self._rest(self._rows[end:])] if end else []

    def _last_rows_along(self) -> list[Any]:
        """The last rows, or the end of a last tall one, on the next page with what stands below them."""
        end = max(0, len(self._rows) - KEEP_ROWS)
        if end:
            return [self._piece(self._rows[:end]), self._rest(self._rows[end:])]
        tall = max(range(len(self._rows)), key=lambda at: self._rows[at].height, default=None)
        if tall is None or self._rows[tall].height <= self._cells.page * PARTED:
            return []
        halves = self._cells.parted(self._rows[tall], self._rows[tall].height - LEAST_PART)
        if halves is None:
            return []
        first, second = halves
        return [
            self._piece([*self._rows[:tall], first]), self._rest([second, *self._rows[tall + 1 :]]),
        ]  # fmt: skip

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        made = Table(
            [self._cells.header.cells, *(row.cells for row in self._rows)],
            colWidths=self._cells.widths,
            rowHeights=[self._cells.header.height, *(row.height for row in self._rows)],
        )
        made.setStyle(_STYLE)
        # The table names its own font to the page before each cell, used or not; only ours are embedded.
        made.setStyle(TableStyle([("FONTNAME", (0, 0), (-1, -1), self._cells.font)]))
        made.wrapOn(self.canv, self.width, self.height)
        made.drawOn(self.canv, 0, self._under)
        if self._below.parts:
            self._below.draw(self.canv, 0, self._under)

    def _piece(self, rows: Sequence[Row]) -> Ruled:
        return Ruled(self._cells, rows)

    def _rest(self, rows: Sequence[Row]) -> Ruled:
        return Ruled(self._cells, rows, below=self._below.parts, fill=self._fill)

    def _given_up(self, width: float, room: float) -> list[Any]:
        """The table and what stands below it one by one, when no page could hold that with two rows."""
        if not self._below.parts:
            return []
        tall = self._cells.page * PARTED
        last = sum(LEAST_PART if row.height > tall else row.height for row in self._rows[-KEEP_ROWS:])
        if self._cells.header.height + last + self._below.measure(width) <= self._cells.page:
            return []
        below = list(self._below.parts)
        first = next((at for at, part in enumerate(below) if isinstance(part, Paragraph)), None)
        if first is not None and first < len(below) - 1:
            below[first:] = [Closing(below[first], below[first + 1 :], self._cells.page)]
        bare = Ruled(self._cells, self._rows)
        if bare.wrap(width, _ENDLESS)[1] <= room:
            return [bare, *below]
        # What comes first must have room on this page.
        parted = bare.split(width, room)
        return [*parted, *below] if parted else []
