"""Where a page divides into columns, and what only looks like columns: tables, lists and bars.

A gutter is a strip that many lines leave free. It divides columns when both sides read on by themselves: a
table, a menu with values, or a list with times at its right edge leaves strips free too, but there the lines
of one side stand on one level with lines of the other, which the lines of two columns do only by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median
from typing import Final

from core.reading.shapes import CLOCK, COUNTER

GUTTER: Final = 1.0  # line heights that columns leave free between them
COLUMN_LINES: Final = 3  # fewer lines are no column
COLUMN_WIDTH: Final = 2.0  # line heights a line of a column is wide, in the middle
INDENT: Final = 4.0  # line heights; a first line further in or out belongs to a bar over the columns
SIDE_BY_SIDE: Final = 0.25  # of the shorter column's lines that stand beside lines of the other
ON_LEVEL: Final = 0.25  # line heights between the middles of two lines on one level
TABLE: Final = 0.8  # of the levels of the side with fewer that the other side has too: rows of a table
SAME_EDGE: Final = 0.6  # line heights between lines that begin or end in one place
HUNG: Final = 0.5  # of the right side's rows that end in one place: one's own bubbles, values, times
STANDING: Final = 0.6  # of them that begin in one place: a column, even one that stands beside a picture only
CALM: Final = 0.5  # changes of side for each line of the shorter one: no chat
NARROW: Final = 0.5  # of the other side's width: a side of times, badges or values
BAR_ITEMS: Final = 4  # of a row across the gutter, evenly spaced: a bar
BAR_GAP: Final = 1.5  # middle gaps of a bar that the gap at the gutter may measure
PROSE_GAP: Final = 0.3  # line heights between lines of running text
PROSE_WIDTH: Final = 0.6  # of its column that a line of running text fills, in the middle
PROSE_LENGTH: Final = 8.0  # line heights that it is long


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line in level coordinates; `index` names it."""

    index: int
    left: float
    right: float
    top: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


def shared_height(one: Item, other: Item) -> float:
    """The height that both lines have in common; negative when one is below the other."""
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def find_columns(items: list[Item], least: float) -> tuple[int, int, float] | None:
    """The run of lines (first, after the last) that a gutter, ending at x, divides into columns.

    `items` are sorted by height on the page; each column is at least `least` of their whole height high. Of
    several gutters the one beside most lines counts, since it divides the page and others a part of it, then the
    one at which most lines begin, then the widest.
    """
    height = median(item.height for item in items)
    tall = least * (max(item.bottom for item in items) - min(item.top for item in items))
    best: tuple[int, int, float] | None = None
    best_rank = (0, 0.0, 0.0)
    rows = _levels(items, height)
    starts = [0, *accumulate(map(len, rows))]
    for x in sorted({item.left - 1 for item in items}):
        blocked = [
            place
            for place, row in enumerate(rows)
            if any(item.left < x and item.right > x - GUTTER * height for item in row)
        ]
        for above, below in pairwise([-1, *blocked, len(rows)]):
            run = _without_bars(rows[above + 1 : below], x, height)
            inside = [item for row in run for item in row]
            left = [item for item in inside if item.left < x]
            right = [item for item in inside if item.left >= x]
            if not _are_columns(left, right, height, tall):
                continue
            wide = min(item.left for item in right) - max(item.right for item in left)
            rank = (len(inside), _shared_edges(right, height)[0], wide)
            if rank > best_rank:
                best_rank, best = rank, (starts[below] - len(inside), starts[below], x)
    return best


def _without_bars(rows: list[list[Item]], x: float, height: float) -> list[list[Item]]:
    """`rows` without those at their beginning that are bars across the gutter at x."""
    firsts = [min(right) for row in rows if (right := [item.left for item in row if item.left >= x])]
    if len(firsts) < COLUMN_LINES:
        return rows
    usual = median(firsts)
    for place, row in enumerate(rows):
        right = [item.left for item in row if item.left >= x]
        if not right or (abs(min(right) - usual) < INDENT * height and not _is_bar(row, x)):
            return rows[place:]
    return []


def _is_bar(row: list[Item], x: float) -> bool:
    """True for a row of many parts that go on across the gutter at x as if it were not there."""
    row = sorted(row, key=lambda item: item.left)
    gaps = [after.left - before.right for before, after in pairwise(row)]
    across = [
        gap for gap, (before, after) in zip(gaps, pairwise(row), strict=True) if before.left < x <= after.left
    ]
    return len(row) >= BAR_ITEMS and bool(across) and across[0] <= BAR_GAP * max(1.0, median(gaps))


def _are_columns(left: list[Item], right: list[Item], height: float, tall: float) -> bool:
    if min(len(left), len(right)) < COLUMN_LINES:
        return False
    if min(len(_levels(side, height)) for side in (left, right)) < COLUMN_LINES:
        return False
    for side in (left, right):
        if max(item.bottom for item in side) - min(item.top for item in side) < tall:
            return False
        if median(item.width for item in side) < COLUMN_WIDTH * height:
            return False
    if _is_edge(right, height):
        return False
    starts, ends = _shared_edges(right, height)
    if ends >= HUNG and ends > starts:
        return False
    few, many = sorted((left, right), key=len)
    beside = sum(any(shared_height(one, other) > 0.3 * height for other in many) for one in few)
    stands = starts >= STANDING and _switches(left, right) <= CALM * len(few)
    return (beside >= SIDE_BY_SIDE * len(few) or stands) and not _are_rows(left, right, height)


def _switches(left: list[Item], right: list[Item]) -> int:
    """How often a reader who goes down the page changes sides; in a chat with every other message."""
    sides = [side for _, side in sorted([*((i.middle, 0) for i in left), *((i.middle, 1) for i in right)])]
    return sum(one != other for one, other in pairwise(sides))


def _shared_edges(side: list[Item], height: float) -> tuple[float, float]:
    """The shares of the side's rows that begin, and that end, in one place."""
    rows = _levels(side, height)
    edges = (
        [min(item.left for item in row) for row in rows],
        [max(item.right for item in row) for row in rows],
    )
    starts, ends = (
        max(sum(abs(place - other) < SAME_EDGE * height for other in places) for place in places)
        / len(places)
        for places in edges
    )
    return starts, ends


def _is_edge(right: list[Item], height: float) -> bool:
    """True when the right side begins with counters or times, which stand beside what they belong to.

    The numbers of a table's rows are none: something follows every one of them on its level.
    """
    start = min(item.left for item in right)
    edge = [row for row in _levels(right, height) if min(item.left for item in row) < start + 2 * height]
    firsts = [(min(row, key=lambda item: item.left).text, len(row)) for row in edge]
    short = [count for text, count in firsts if COUNTER.fullmatch(text) or CLOCK.fullmatch(text)]
    return len(short) * 2 > len(edge) and sum(count > 1 for count in short) < TABLE * len(short)


def _are_rows(left: list[Item], right: list[Item], height: float) -> bool:
    """True when the lines of both sides make rows: a table, or a list with something at its right edge."""
    if _is_prose(left, height) and _is_prose(right, height):
        return False
    sides = [[median(item.middle for item in row) for row in _levels(side, height)] for side in (left, right)]
    few, many = sorted(sides, key=len)
    level = sum(any(abs(one - other) < ON_LEVEL * height for other in many) for one in few)
    if level < TABLE * len(few):
        return False
    return len(few) * 2 > len(many) or (few is sides[1] and _wide(right) < NARROW * _wide(left))


def _levels(items: Sequence[Item], height: float) -> list[list[Item]]:
    """`items`, sorted by height on the page, by the level they stand on."""
    levels: list[list[Item]] = []
    for item in items:
        if levels and item.middle - levels[-1][0].middle < 2 * ON_LEVEL * height:
            levels[-1].append(item)
        else:
            levels.append([item])
    return levels


def _wide(side: Sequence[Item]) -> float:
    return max(item.right for item in side) - min(item.left for item in side)


def _is_prose(side: Sequence[Item], height: float) -> bool:
    """True for running text: long lines close upon each other that fill their column."""
    gaps = [after.top - before.bottom for before, after in pairwise(side)]
    usual = median(item.width for item in side)
    return median(gaps) < PROSE_GAP * height and usual > max(PROSE_WIDTH * _wide(side), PROSE_LENGTH * height)
