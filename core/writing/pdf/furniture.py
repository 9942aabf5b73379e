"""What stands on a page around its text: page number, secrecy mark, draft mark, initials, stamp line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from reportlab.lib.colors import Color, black  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]

from core.writing import fonts
from core.writing.pdf import page_code
from core.writing.sheet import Sheet

DRAFT: Final = "KONSEP"
COPY: Final = "SALINAN"
FILE_COPY: Final = "Arsip"
RED: Final = Color(0.75, 0, 0)
PALE: Final = Color(0.88, 0.88, 0.88)
GREY: Final = Color(0.4, 0.4, 0.4)
SECRET_CODES: Final = frozenset({"SR", "R"})
LETTER_SPACE: Final = 2.5
STAMP_SIZE: Final = 6.5
WATERMARK_SIZE: Final = 110
"""Points of the letters of the draft mark."""
WATERMARK_TURNS: Final = (52, 32)
"""Degrees by which the draft mark is turned: on an upright page, on one that lies."""
STAMP_HEIGHT: Final = 9 * mm
FOOT: Final = 14 * mm
"""Height of what stands at the foot of a page, from the edge of the paper."""
CATCHWORD_STEP: Final = 5 * mm
INITIALS: Final = 3
"""How many people initial the office's own copy at most (`documents.md` §22.9)."""
INITIALS_CELL: Final = (13 * mm, 8 * mm)


def painter(sheet: Sheet, *, first: bool) -> Callable[[Any, Any], None]:
    """The function that draws the furniture of the first or of a later page."""
    width, height = (side * mm for side in sheet.extent)
    left, right = sheet.margins.left * mm, width - sheet.margins.right * mm
    middle = (left + right) / 2
    bold = fonts.face(sheet.font, bold=True)
    regular = fonts.face(sheet.font)

    def paint(canvas: Any, document: Any) -> None:
        canvas.saveState()
        if sheet.draft:
            _watermark(canvas, bold, width, height)
        if corner := DRAFT if sheet.draft else COPY if sheet.purpose == "copy" else "":
            canvas.setFillColor(GREY if sheet.draft else black)
            canvas.setFont(bold, 9)
            canvas.drawRightString(right, height - 8 * mm, corner)
        if sheet.security:
            canvas.setFillColor(RED if sheet.security in SECRET_CODES else black)
            canvas.setFont(bold, 11)
            canvas.drawString(12 * mm, height - 10 * mm, sheet.security)
        if not first:
            if sheet.marking:
                spaced(canvas, sheet.marking, bold, 10, middle, height - 8 * mm)
            if not sheet.page_total:
                canvas.setFillColor(black)
                canvas.setFont(regular, sheet.size)
                canvas.drawCentredString(middle, height - 14 * mm, f"- {document.page} -")
        if sheet.purpose == "file":
            _initials(canvas, regular, right)
        if sheet.stamp:
            canvas.setFillColor(GREY)
            canvas.setFont(fonts.face("mono"), STAMP_SIZE)
            canvas.drawString(left + (page_code.ROOM if sheet.code else 0), STAMP_HEIGHT, sheet.stamp)
        canvas.restoreState()

    return paint


def finish(canvas: Any, sheet: Sheet, page: int, pages: int, next_word: str) -> None:
    """Draws what can be known only when all pages are there: how many they are, and how the next one begins."""
    regular = fonts.face(sheet.font)
    right = (sheet.extent[0] - sheet.margins.right) * mm
    if sheet.catchword and next_word:
        canvas.setFillColor(black)
        canvas.setFont(regular, sheet.size)
        end = right - (INITIALS_CELL[0] * INITIALS + 3 * mm if sheet.purpose == "file" else 0)
        start = sheet.margins.left * mm + (page_code.WIDTH if sheet.code else 0)
        # Above the page total, because both may be long.
        height = FOOT + (CATCHWORD_STEP if sheet.page_total else 0)
        canvas.drawRightString(end, height, _cut(canvas, next_word, regular, sheet.size, end - start))
    if sheet.code:
        canvas.setFillColor(black)
        page_code.draw(canvas, sheet.code, page, pages, sheet.margins.left * mm)
    if sheet.page_total:
        canvas.setFillColor(black)
        canvas.setFont(regular, sheet.size * 0.8)
        canvas.drawCentredString((sheet.margins.left * mm + right) / 2, FOOT, f"Halaman {page} dari {pages}")


def _cut(canvas: Any, word: str, font: str, size: float, room: float) -> str:
    """The word with the dots of a catchword; of one that is wider than its room only the beginning."""
    shown = f"{word} ..."
    while word and canvas.stringWidth(shown, font, size) > room:
        word = word[: max(0, len(word) * 9 // 10 - 1)]
        shown = f"{word}..."
    return shown


def spaced(canvas: Any, text: str, font: str, size: float, middle: float, y: float) -> None:
    """Draws a secrecy mark: red, letter-spaced, centred on `middle`."""
    width = canvas.stringWidth(text, font, size) + LETTER_SPACE * (len(text) - 1)
    canvas.setFillColor(RED)
    line = canvas.beginText(middle - width / 2, y)
    line.setFont(font, size)
    line.setCharSpace(LETTER_SPACE)
    line.textOut(text)
    line.setCharSpace(0)
    canvas.drawText(line)
    canvas.setFillColor(black)


def _initials(canvas: Any, font: str, right: float) -> None:
    """The small grid in which those who drafted and checked the paper put their initials."""
    wide, high = INITIALS_CELL
    bottom = STAMP_HEIGHT - 2 * mm
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.5)
    for place in range(INITIALS):
        canvas.rect(right - wide * (place + 1), bottom, wide, high)
    canvas.setFillColor(GREY)
    canvas.setFont(font, 6)
    canvas.drawRightString(right, bottom + high + mm, f"{FILE_COPY} – Paraf")


def _watermark(canvas: Any, font: str, width: float, height: float) -> None:
    canvas.saveState()
    canvas.setFillColor(PALE)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(WATERMARK_TURNS[width > height])
    canvas.setFont(font, WATERMARK_SIZE)
    canvas.drawCentredString(0, -38, DRAFT)
    canvas.restoreState()
