"""Texts of several lines with something beside them: what is read first, and what after it.

In a row of a post's reactions or of a chat's header two short texts wrap side by side, or a button stands beside
the middle of a text. Read row by row, such texts would be torn apart.
"""

from __future__ import annotations

from statistics import median
from typing import Final

from core.reading.columns import Item, shared_height
from core.reading.shapes import CLOCK, COUNTER

WRAP_GUTTER: Final = 1.0  # line heights between two texts that wrap side by side
CLOSE: Final = 0.45  # line heights between two lines of one text
ICONS: Final = 3.0  # line heights of icons before a text that goes on under them
HALFWAY: Final = 0.2  # line heights from the middle of a text of several lines


def one_after_the_other(rows: list[list[Item]]) -> list[list[Item]]:
    """`rows`, from top to bottom, with texts of several lines in one piece."""
    return _unwrapped(_with_middles(_paired(rows)))


def _paired(rows: list[list[Item]]) -> list[list[Item]]:
    """`rows` with what stands alone between two lines, beside both, in the row of the upper one."""
    result: list[list[Item]] = []
    for place, row in enumerate(rows):
        above, below = (result[-1] if result else []), (rows[place + 1] if place + 1 < len(rows) else [])
        if len(row) == len(above) == len(below) == 1 and all(
            shared_height(row[0], line[0]) > 0 and line[0].right < row[0].left for line in (above, below)
        ):
            result[-1] = [*above, *row]
        else:
            result.append(row)
    return result


def _unwrapped(rows: list[list[Item]]) -> list[list[Item]]:
    """Texts that wrap side by side, one after the other.

    Two rows of two parts make two such texts; more rows, or parts after a colon, are names with their values.
    """
    result: list[list[Item]] = []
    place = 0
    while place < len(rows):
        run = _wrapping(rows, place)
        if run == 2 and not rows[place][1].text.startswith(":"):
            above, below = rows[place : place + 2]
            result += [[above[0]], [below[0]], [above[1]], [below[1]]]
        else:
            result += rows[place : place + run]
        place += run
    return result


def _wrapping(rows: list[list[Item]], place: int) -> int:
    """How many rows from `place` on wrap in the same two places, at least 1."""
    count = 1
    while place + count < len(rows) and _wrap(rows[place + count - 1], rows[place + count]):
        count += 1
    return count


def _wrap(above: list[Item], row: list[Item]) -> bool:
    if not len(row) == len(above) == 2 or CLOCK.fullmatch(row[1].text) or COUNTER.fullmatch(row[1].text):
        return False
    height = median(item.height for item in (*above, *row))
    gutter = min(above[1].left, row[1].left) - max(above[0].right, row[0].right)
    return gutter > WRAP_GUTTER * height and all(
        _goes_on(high, low, height) for high, low in zip(above, row, strict=True)
    )


def _goes_on(high: Item, low: Item, height: float) -> bool:
    """True when `low` is right under `high` and begins in the same place, or where icons stand before `high`."""
    return low.top - high.bottom < CLOSE * height and -0.6 < (high.left - low.left) / height < ICONS


def _with_middles(rows: list[list[Item]]) -> list[list[Item]]:
    """`rows` with what stands beside the middle of a text of several lines, such as a button, after that text."""
    moved: dict[int, list[Item]] = {}
    after: dict[int, Item] = {}
    for place, row in enumerate(rows):
        if len(row) != 2:
            continue
        first, beside = row
        block = _block(rows, place)
        lines = [rows[index][0] for index in block]
        height = median(item.height for item in (*lines, beside))
        halfway = (lines[0].middle + lines[-1].middle) / 2
        if (
            len(block) > 1
            and abs(beside.middle - halfway) < HALFWAY * height
            and beside.left > max(item.right for item in lines)
        ):
            moved[place] = [first]
            after[block[-1]] = beside
    result = []
    for place, row in enumerate(rows):
        result.append(moved.get(place, row))
        if place in after:
            result.append([after[place]])
    return result


def _block(rows: list[list[Item]], place: int) -> range:
    """The rows, this one among them, whose first lines go on with each other; the others have nothing else."""

    def joined(above: int) -> bool:
        high, low = rows[above], rows[above + 1]
        height = median(item.height for item in (high[0], low[0]))
        return len(high) + len(low) == (3 if place in (above, above + 1) else 2) and _goes_on(
            high[0], low[0], height
        )

    start = end = place
    while start > 0 and joined(start - 1):
        start -= 1
    while end + 1 < len(rows) and joined(end):
        end += 1
    return range(start, end + 1)
