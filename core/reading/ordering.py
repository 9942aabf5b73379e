"""The order in which a person reads the lines of a page.

Columns are found first, by gutters that many lines leave free; inside a column lines go from top to bottom
and join to rows. Two things of comment threads and posts have rules of their own: counters at the right edge
stand after the last line of their comment, and two short texts that wrap side by side are read one after the
other. The rules are the corpus': pages of several columns go column by column, left to right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from core.reading.columns import COLUMN_LINES, Item, find_columns, shared_height
from core.reading.detector import LineBox
from core.reading.shapes import CLOCK, COUNTER
from core.reading.side_by_side import one_after_the_other

COLUMN_HEIGHT: Final = 0.15  # of what is divided, from the first to the last line
UPRIGHT_HEIGHT: Final = 0.4  # the same where it is higher than wide: a telephone shows one column
LONG: Final = 4.0  # line heights; a shorter line does not show its slope
HALF: Final = 4  # long lines that show the slope of half a page
MANY: Final = 400  # lines; a page with more is read in rows
SAME_ROW: Final = 0.5  # of the lower line's height that two lines of a row share
NEARLY: Final = 0.8  # of the widest gap; the first of such gaps ends a comment
RIGHT_EDGE: Final = 0.8  # of the page's width; counters stand beyond


def reading_order(boxes: Sequence[LineBox], texts: Sequence[str]) -> list[list[int]]:
    """The rows of the page from first to last, each as the indices of its lines from left to right."""
    items = _levelled(boxes, texts)
    if not items:
        return []
    return [[item.index for item in row] for row in _in_columns(items)]


def _levelled(boxes: Sequence[LineBox], texts: Sequence[str]) -> list[Item]:
    """The lines moved so that they lie level, also where a photo shows the page from the side."""
    slope_at, usual, across = _slopes(boxes)
    items = []
    for index, (box, text) in enumerate(zip(boxes, texts, strict=True)):
        x, y = box.x + box.y * math.sin(usual), box.y - (box.x - across) * math.tan(slope_at(box.y))
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


def _slopes(boxes: Sequence[LineBox]) -> tuple[Callable[[float], float], float, float]:
    """The slope of lines by their height on the page; the usual slope; and the middle of the page."""
    long = sorted((box for box in boxes if box.width > LONG * box.height), key=lambda box: box.y)
    if not long:
        return lambda _: 0.0, 0.0, 0.0
    halves = (long[: len(long) // 2], long[len(long) // 2 :]) if len(long) >= 2 * HALF else (long, long)
    upper, lower = (median(box.angle for box in half) for half in halves)
    top, bottom = (median(box.y for box in half) for half in halves)
    growth = (lower - upper) / (bottom - top) if bottom > top else 0.0
    usual, across = median(box.angle for box in long), median(box.x for box in long)
    return lambda y: upper + growth * (y - top), usual, across


def _in_columns(items: list[Item]) -> list[list[Item]]:
    """Rows of `items` (sorted by height on the page), column by column where there are columns."""
    wide = max(item.right for item in items) - min(item.left for item in items)
    least = COLUMN_HEIGHT if wide > items[-1].bottom - items[0].top else UPRIGHT_HEIGHT
    split = find_columns(items, least) if 2 * COLUMN_LINES <= len(items) <= MANY else None
    if split is None:
        return _in_rows(items)
    first, last, gutter = split
    inside = items[first:last]
    left = [item for item in inside if item.left < gutter]
    right = [item for item in inside if item.left >= gutter]
    return [
        row
        for part in (items[:first], left, right, items[last:])
        for row in (_in_columns(part) if part else [])
    ]


def _in_rows(items: list[Item]) -> list[list[Item]]:
    counters = _edge_counters(items)
    taken = {item.index for item in counters}
    rows = one_after_the_other(_rows([item for item in items if item.index not in taken]))
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
    return high < 2.2 * low and shared_height(one, other) >= SAME_ROW * low and overlap < low


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
            shared_height(item, other) > 0.5 * item.height and COUNTER.fullmatch(other.text)
            for other in others
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
    """`rows` with each counter after the row before the first wide gap that follows it."""
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
            enough = NEARLY * max(gaps[index] for index in candidates)
            place = next(index for index in candidates if gaps[index] >= enough)
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
