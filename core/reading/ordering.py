"""The order in which a person reads the lines of a page.

Columns are found first, by gutters that many lines leave free; inside a column lines go from top to bottom
and join to rows. Two things of comment threads and posts have rules of their own: counters at the right edge
stand after the last line of their comment, and two short texts that wrap side by side are read one after the
other. The rules are the corpus': pages of several columns go column by column, left to right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from core.reading.detector import LineBox

GUTTER: Final = 1.5  # line heights that columns leave free between them
COLUMN_LINES: Final = 3  # fewer lines are no column
COLUMN_WIDTH: Final = 3.0  # line heights a line of a column is wide, in the middle
SIDE_BY_SIDE: Final = 0.25  # of the shorter column's lines that stand beside lines of the other
TABLE: Final = 0.8  # of the lines on one level with the other column's: rows of a table or a menu
PROBES: Final = 64  # places across the page where a gutter is looked for
MANY: Final = 400  # lines; a page with more is read in rows
SAME_ROW: Final = 0.5  # of the lower line's height that two lines of a row share
RIGHT_EDGE: Final = 0.8  # of the page's width; counters stand beyond

COUNTER: Final = re.compile(r"\d{1,3}([.,]\d{1,3})?\s?(rb|jt|k|K|M|m)?")
CLOCK: Final = re.compile(r"\d{1,2}[.:]\d{2}")


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
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


def reading_order(boxes: Sequence[LineBox], texts: Sequence[str]) -> list[list[int]]:
    """The rows of the page from first to last, each as the indices of its lines from left to right."""
    items = _levelled(boxes, texts)
    return [[item.index for item in row] for row in _in_columns(items)]


def _levelled(boxes: Sequence[LineBox], texts: Sequence[str]) -> list[Item]:
    """The lines turned about the origin so that most of them lie level."""
    wide = [box.angle for box in boxes if box.width > 4 * box.height]
    angle = median(wide) if wide else 0.0
    cosine, sine = math.cos(angle), math.sin(angle)
    items = []
    for index, (box, text) in enumerate(zip(boxes, texts, strict=True)):
        x, y = box.x * cosine + box.y * sine, box.y * cosine - box.x * sine
        items.append(
            Item(
                index=index,
                left=x - box.width / 2,
                right=x + box.width / 2,
                top=y - box.height / 2,
                bottom=y + box.height / 2,
                text=text,
            )
        )
    return sorted(items, key=lambda item: (item.middle, item.left))


def _in_columns(items: list[Item]) -> list[list[Item]]:
    """Rows of `items` (sorted by height on the page), column by column where there are columns."""
    split = _columns(items) if 2 * COLUMN_LINES <= len(items) <= MANY else None
    if split is None:
        return _in_rows(items)
    first, last, gutter = split
    inside = items[first:last]
    left = [item for item in inside if item.right <= gutter]
    right = [item for item in inside if item.right > gutter]
    return [
        row for part in (items[:first], left, right, items[last:]) for row in (_in_columns(part) if part else [])
    ]


def _columns(items: list[Item]) -> tuple[int, int, float] | None:
    """The run of lines (first, after the last) that a gutter at x divides into columns, if there is one."""
    height = median(item.height for item in items)
    start, end = min(item.left for item in items), max(item.right for item in items)
    best: tuple[int, int, float] | None = None
    most = 0
    for probe in range(1, PROBES):
        x = start + (end - start) * probe / PROBES
        reach = GUTTER * height / 2
        first = 0
        for position in range(len(items) + 1):
            if position < len(items) and not (items[position].left < x + reach and items[position].right > x - reach):
                continue
            count = _column_lines(items[first:position], x, height)
            if count > most:
                most, best = count, (first, position, x)
            first = position + 1
    return best


def _column_lines(items: list[Item], x: float, height: float) -> int:
    """How many lines the two columns on both sides of `x` have, 0 when they are none."""
    left = [item for item in items if item.right <= x]
    right = [item for item in items if item.right > x]
    if min(len(left), len(right)) < COLUMN_LINES:
        return 0
    if any(median(item.right - item.left for item in side) < COLUMN_WIDTH * height for side in (left, right)):
        return 0
    if sum(COUNTER.fullmatch(item.text) is not None for item in right) * 2 > len(right):
        return 0
    few, many = sorted((left, right), key=len)
    beside = sum(any(_share(one, other) > 0 for other in many) for one in few)
    level = sum(any(abs(one.middle - other.middle) < 0.25 * height for other in many) for one in few)
    if beside < SIDE_BY_SIDE * len(few) or (level >= TABLE * len(few) and len(few) * 2 > len(many)):
        return 0
    return len(left) + len(right)


def _in_rows(items: list[Item]) -> list[list[Item]]:
    counters = _edge_counters(items)
    taken = {item.index for item in counters}
    rows = _unwrapped(_rows([item for item in items if item.index not in taken]))
    return _with_counters(rows, counters)


def _rows(items: list[Item]) -> list[list[Item]]:
    """Lines on one level joined, from top to bottom and left to right."""
    rows: list[list[Item]] = []
    for item in items:
        for row in rows[-3:]:
            if all(_fits(item, other) for other in row):
                row.append(item)
                break
        else:
            rows.append([item])
    for row in rows:
        row.sort(key=lambda item: item.left)
    return rows


def _fits(one: Item, other: Item) -> bool:
    low, high = sorted((one.height, other.height))
    overlap = min(one.right, other.right) - max(one.left, other.left)
    return high < 2.2 * low and _share(one, other) >= SAME_ROW * low and overlap < low


def _share(one: Item, other: Item) -> float:
    """The height that both lines have in common."""
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def _edge_counters(items: list[Item]) -> list[Item]:
    """Like counters: short numbers in one column at the right edge, not part of a row of numbers."""
    if not items:
        return []
    start, end = min(item.left for item in items), max(item.right for item in items)
    height = median(item.height for item in items)
    found = [
        item
        for item in items
        if item.left > start + (end - start) * RIGHT_EDGE
        and item.height < 1.4 * height
        and COUNTER.fullmatch(item.text)
        and not CLOCK.fullmatch(item.text)
    ]
    alone = []
    for item in found:
        row = [other for other in items if other.index != item.index and _share(item, other) > 0.5 * item.height]
        if not any(any(letter.isdigit() for letter in other.text) and COUNTER.fullmatch(other.text) for other in row):
            alone.append(item)
    middles = [(item.left + item.right) / 2 for item in alone]
    line = median(middles) if middles else 0.0
    return [item for item, middle in zip(alone, middles, strict=True) if abs(middle - line) < 2 * height]


def _with_counters(rows: list[list[Item]], counters: list[Item]) -> list[list[Item]]:
    """`rows` with each counter after the row before the widest gap that follows it."""
    if not counters or not rows:
        return rows + [[item] for item in counters]
    after: dict[int, list[Item]] = {}
    tops = [min(item.top for item in row) for row in rows]
    bottoms = [max(item.bottom for item in row) for row in rows]
    gaps = [top - bottom for bottom, top in zip(bottoms, tops[1:], strict=False)] + [math.inf]
    widest: list[float] = []
    for counter, following in [*pairwise(counters), (counters[-1], None)]:
        first = max((index for index, top in enumerate(tops) if top < counter.bottom), default=0)
        if following is not None:
            last = max((index for index, top in enumerate(tops) if top < following.middle), default=first)
            candidates = range(first, max(first + 1, last))
            place = max(candidates, key=lambda index: gaps[index])
            widest.append(gaps[place])
        else:
            enough = 0.7 * min(widest) if widest else counter.height
            place = next(index for index in range(first, len(gaps)) if gaps[index] >= enough)
        after.setdefault(place, []).append(counter)
    result = []
    for index, row in enumerate(rows):
        result.append(row)
        result += [[item] for item in after.get(index, [])]
    return result


def _unwrapped(rows: list[list[Item]]) -> list[list[Item]]:
    """Two texts that wrap side by side, each over the same close rows, one after the other."""
    result: list[list[Item]] = []
    for row in rows:
        above = result[-1] if result else []
        if len(row) == len(above) == 2 and _wrap(above, row):
            result[-1:] = [[above[0]], [row[0]], [above[1]], [row[1]]]
        else:
            result.append(row)
    return result


def _wrap(above: list[Item], row: list[Item]) -> bool:
    height = median(item.height for item in (*above, *row))
    gutter = min(above[1].left, row[1].left) - max(above[0].right, row[0].right)
    near = all(low.top - high.bottom < 0.3 * height for high, low in zip(above, row, strict=True))
    level = all(abs(high.left - low.left) < 0.6 * height for high, low in zip(above, row, strict=True))
    return gutter > GUTTER * height and near and level
