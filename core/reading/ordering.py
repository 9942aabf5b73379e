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

GUTTER: Final = 1.0  # line heights that columns leave free between them
WRAP_GUTTER: Final = 1.5  # the same between two texts that wrap side by side
COLUMN_LINES: Final = 3  # fewer lines are no column
COLUMN_WIDTH: Final = 2.0  # line heights a line of a column is wide, in the middle
COLUMN_HEIGHT: Final = 0.15  # of what is divided, from the first to the last line
UPRIGHT_HEIGHT: Final = 0.4  # the same on a page higher than wide: telephones show one column
INDENT: Final = 4.0  # line heights; a first line further in or out belongs to a bar over the columns
SIDE_BY_SIDE: Final = 0.25  # of the shorter column's lines that stand beside lines of the other
TABLE: Final = 0.8  # of the lines on one level with the other column's: rows of a table or a menu
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
    if not items:
        return []
    wide = max(item.right for item in items) - min(item.left for item in items)
    tall = items[-1].bottom - items[0].top
    least = COLUMN_HEIGHT if wide > tall else UPRIGHT_HEIGHT
    return [[item.index for item in row] for row in _in_columns(items, least)]


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


def _in_columns(items: list[Item], least: float) -> list[list[Item]]:
    """Rows of `items` (sorted by height on the page), column by column where there are columns."""
    split = _columns(items, least) if 2 * COLUMN_LINES <= len(items) <= MANY else None
    if split is None:
        return _in_rows(items)
    first, last, gutter = split
    inside = items[first:last]
    left = [item for item in inside if item.left < gutter]
    right = [item for item in inside if item.left >= gutter]
    return [
        row
        for part in (items[:first], left, right, items[last:])
        for row in (_in_columns(part, least) if part else [])
    ]


def _columns(items: list[Item], least: float) -> tuple[int, int, float] | None:
    """The run of lines (first, after the last) that a gutter, ending at x, divides into columns.

    Of several gutters the one beside most lines counts, then the widest: it divides the page, others a part.
    """
    height = median(item.height for item in items)
    tall = least * (max(item.bottom for item in items) - min(item.top for item in items))
    best: tuple[int, int, float] | None = None
    best_rank = (0, 0.0)
    for x in sorted({item.left - 1 for item in items}):
        blockers = [
            place for place, item in enumerate(items) if item.left < x and item.right > x - GUTTER * height
        ]
        for first, last in pairwise([-1, *blockers, len(items)]):
            start = _below_bars(items, first + 1, last, x, height)
            left = [item for item in items[start:last] if item.left < x]
            right = [item for item in items[start:last] if item.left >= x]
            if not _are_columns(left, right, height, tall):
                continue
            wide = min(item.left for item in right) - max(item.right for item in left)
            if (last - start, wide) > best_rank:
                best_rank, best = (last - start, wide), (start, last, x)
    return best


def _below_bars(items: list[Item], first: int, last: int, x: float, height: float) -> int:
    """The first line of the run that belongs to a column: a bar across the page has lines of its own indent."""
    starts = [item.left for item in items[first:last] if item.left >= x]
    if len(starts) < COLUMN_LINES:
        return first
    usual = median(starts)
    while first < last:
        row = [item for item in items[first:last] if _share(item, items[first]) > 0.5 * height]
        right = [item for item in row if item.left >= x]
        if not right or abs(min(item.left for item in right) - usual) < INDENT * height:
            return first
        first = max(items.index(item) for item in row) + 1
    return first


def _are_columns(left: list[Item], right: list[Item], height: float, tall: float) -> bool:
    for side in (left, right):
        if len(side) < COLUMN_LINES:
            return False
        if max(item.bottom for item in side) - min(item.top for item in side) < tall:
            return False
        if median(item.right - item.left for item in side) < COLUMN_WIDTH * height:
            return False
    start = min(item.left for item in right)
    edge = [item.text for item in right if item.left < start + 2 * height]
    if sum(bool(COUNTER.fullmatch(text) or CLOCK.fullmatch(text)) for text in edge) * 2 > len(edge):
        return False  # counters and times stand beside what they belong to
    few, many = sorted((left, right), key=len)
    beside = sum(any(_share(one, other) > 0.3 * height for other in many) for one in few)
    level = sum(any(abs(one.middle - other.middle) < 0.25 * height for other in many) for one in few)
    table = level >= TABLE * len(few) and len(few) * 2 > len(many)
    return beside >= SIDE_BY_SIDE * len(few) and not table


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
        others = [other for other in items if other.index != item.index]
        row = any(
            _share(item, other) > 0.5 * item.height and COUNTER.fullmatch(other.text) for other in others
        )
        if not row and not any(_continues(item, other) for other in others):
            alone.append(item)
    middles = [(item.left + item.right) / 2 for item in alone]
    line = median(middles) if middles else 0.0
    return [item for item, middle in zip(alone, middles, strict=True) if abs(middle - line) < 2 * height]


def _continues(item: Item, other: Item) -> bool:
    """True when `other` is the next line of the text that `item` begins."""
    return (
        -0.5 * item.height < other.top - item.bottom < 0.3 * item.height
        and abs(other.left - item.left) < 0.5 * item.height
        and not COUNTER.fullmatch(other.text)
    )


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
    return gutter > WRAP_GUTTER * height and near and level
