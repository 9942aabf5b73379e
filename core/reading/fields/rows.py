"""The lines of a reading with their place on the page, and the columns they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median
from typing import Final

from core.reading.values import Line, Reading

LONGEST: Final = 1_000
"""Letters of a line that are looked at. A line of a screenshot has under two hundred."""
_JUMP: Final = 2.0
"""Line heights that the next line must lie higher for a new column to begin."""

_GAP: Final = 0.45
"""Line heights between rows that make a new stretch of text."""
_SIZE: Final = 1.35
"""How much higher a row must be to be no part of the text beside it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its place in the reading, its words, and its upright rectangle in pixels of its page.

    `text` is the words with one blank between them, cut at `LONGEST`; `starts` says where each begins in it.
    """

    line: int
    page: int
    words: tuple[str, ...]
    text: str
    starts: tuple[int, ...]
    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Pixels from top to bottom; for slanted lines a little more than the letters."""
        return self.bottom - self.top

    @property
    def letter(self) -> float:
        """The average width of a letter in pixels: bold and large letters are wide."""
        return (self.right - self.left) / max(1, len(self.text))

    def span(self, start: int, end: int) -> range:
        """The words that letters `start` to before `end` of `text` touch."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return range(first, max(first + 1, bisect_right(self.starts, end - 1)))

    def part(self, words: range) -> str:
        """Some of the words with one blank between them."""
        return " ".join(self.words[words.start : words.stop])


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one row."""

    row: Row
    words: range

    @property
    def text(self) -> str:
        """The words with one blank between them."""
        return self.row.part(self.words)


def whole(row: Row) -> Piece:
    """All words of a row."""
    return Piece(row, range(len(row.words)))


def rows_of(reading: Reading) -> list[Row]:
    """The lines of a reading in reading order."""
    return [_row(number, line) for number, line in enumerate(reading.lines)]


def _row(number: int, line: Line) -> Row:
    words: list[str] = []
    length = 0
    for word in line.words:
        length += len(word.text) + 1
        if words and length > LONGEST:
            break
        words.append(word.text[:LONGEST])
    boxes = [word.box for word in line.words[: len(words)]]
    starts = accumulate((len(word) + 1 for word in words[:-1]), initial=0)
    return Row(
        line=number,
        page=line.page,
        words=tuple(words),
        text=" ".join(words),
        starts=tuple(starts),
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.left + box.width for box in boxes),
        bottom=max(box.top + box.height for box in boxes),
    )


def columns(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each page divided where reading jumps up again to the next column."""
    found: list[list[Row]] = []
    usual = median(row.height for row in rows) if rows else 0
    for row in rows:
        above = found[-1][-1] if found else None
        if above is None or row.page != above.page or row.bottom < above.top - _JUMP * usual:
            found.append([])
        found[-1].append(row)
    return found


def apart(above: Row, below: Row) -> bool:
    """Whether two rows that follow one another are no one text: a gap, another size, another page."""
    low, high = sorted((above.height, below.height))
    return above.page != below.page or below.top - above.bottom >= _GAP * low or high >= _SIZE * low
