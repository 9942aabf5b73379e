"""Readings made of text, with the geometry that a screenshot would have."""

from __future__ import annotations

from dataclasses import dataclass

from core.reading.values import Box, Line, PageSize, ReaderInfo, Reading, Word

LETTER = 18
"""Pixels a letter of usual size is wide; a row is 40 high."""
READER = "made"


@dataclass(frozen=True, slots=True, kw_only=True)
class T:
    """A row of a made page: `gap` pixels below the one above, `left` of it, `size` against usual letters."""

    text: str
    gap: int = 4
    left: int = 40
    size: float = 1.0
    top: int | None = None
    confidence: int = 990


def page(*rows: str | T, width: int = 1080, height: int = 2400) -> Reading:
    """A reading of one page with these rows from top to bottom; a text alone stands tight below the last."""
    return pages(rows, width=width, height=height)


def pages(*sheets: tuple[str | T, ...], width: int = 1080, height: int = 2400) -> Reading:
    """A reading with one page for each group of rows."""
    lines: list[Line] = []
    sizes = []
    for number, rows in enumerate(sheets):
        made, below = _lines(number, rows)
        lines += made
        right = max((word.box.left + word.box.width for line in made for word in line.words), default=0)
        sizes.append(PageSize(width=max(width, right), height=max(height, below + 10)))
    info = ReaderInfo(name=READER, version="1", models=())
    return Reading(lines=tuple(lines), pages=tuple(sizes), readers=(info,))


def _lines(number: int, rows: tuple[str | T, ...]) -> tuple[list[Line], int]:
    lines: list[Line] = []
    top = 20
    for given in rows:
        row = given if isinstance(given, T) else T(text=given)
        tall = round(40 * row.size)
        top = row.top if row.top is not None else top + row.gap
        lines.append(Line(page=number, words=tuple(_words(row, top, tall))))
        top += tall
    return lines, top


def _words(row: T, top: int, tall: int) -> list[Word]:
    words, left = [], row.left
    for text in row.text.split():
        wide = max(1, round(len(text) * LETTER * row.size))
        box = Box(left=left, top=top, width=wide, height=tall)
        words.append(Word(text=text, box=box, confidence=row.confidence, reader=READER))
        left += wide + round(LETTER * row.size)
    return words
