"""The small square code at the foot of a page and the same in letters beside it (decision 12)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from reportlab.graphics.barcode.qrencoder import (  # type: ignore[import-untyped]
    QRAlphaNum,
    QRCode,
    QRErrorCorrectLevel,
)
from reportlab.lib.units import mm  # type: ignore[import-untyped]

from core.rules.paper_code import MOST_PAGES, PaperCode
from core.writing import fonts

SIDE: Final = 15 * mm
BOTTOM: Final = 6 * mm
"""Its lower edge from the edge of the paper: what office printers leave white is 4 to 5 mm."""
ROOM: Final = SIDE + 2.5 * mm
"""What it takes of the line at the foot, with the white that a reader needs beside it."""
SMALLEST_FORM: Final = 1  # 21 modules of 0.7 mm: almost six pixels at 200 dots per inch
MASK: Final = 3
"""Every reader takes every mask; looking for the prettiest costs ten times the rest."""
TEXT_SIZE: Final = 8
TEXT_BOTTOM: Final = 13.6 * mm
WIDTH: Final = ROOM + 40 * mm
"""With the longest letters beside it."""


def code_of(paper: str, page: int, pages: int) -> PaperCode:
    """The code of a page; of a paper with more pages than a code can count, that of the paper alone."""
    if pages > MOST_PAGES:
        return PaperCode(paper=paper)
    return PaperCode(paper=paper, page=page, pages=pages)


@lru_cache(maxsize=256)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the code from the top, true where it is dark; error correction M."""
    made = QRCode(SMALLEST_FORM, QRErrorCorrectLevel.M)
    made.addData(QRAlphaNum(text))
    made.makeImpl(False, MASK)
    side = made.getModuleCount()
    return tuple(tuple(bool(made.isDark(row, at)) for at in range(side)) for row in range(side))


def draw(canvas: Any, paper: str, page: int, pages: int, left: float) -> None:
    """Draws the code of a page at the foot, its left edge at `left`, in the colour that is set."""
    code = code_of(paper, page, pages)
    rows = modules(code.packed)
    step = SIDE / len(rows)
    path = canvas.beginPath()
    for down, row in enumerate(rows):
        at = 0
        while at < len(row):
            end = at
            while end < len(row) and row[end]:
                end += 1
            if end > at:
                path.rect(left + at * step, BOTTOM + SIDE - (down + 1) * step, (end - at) * step, step)
            at = end + 1
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFont(fonts.face("mono"), TEXT_SIZE)
    canvas.drawString(left + ROOM, TEXT_BOTTOM, code.text)
