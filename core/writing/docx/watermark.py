"""The draft mark across a Word page: a pale picture behind the text, which every page repeats with its header."""

from __future__ import annotations

import io
from functools import cache
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image, ImageDraw, ImageFont

from core.places import resource_path
from core.writing import fonts
from core.writing.pdf.furniture import DRAFT, WATERMARK_SIZE, WATERMARK_TURNS
from core.writing.sheet import Sheet

_DOTS: Final = 2
"""Pixels in a point: enough for letters of this size in so pale a grey."""
_PALE: Final = 224


def put_behind(paragraph: Any, sheet: Sheet) -> None:
    """Puts the mark in the middle of the page that this paragraph of a header belongs to, behind all text.

    A picture and no text: that is what Word, LibreOffice and their converters draw alike, and its letters are not
    taken for words of the paper.
    """
    width, height = sheet.extent
    data, wide = _picture(fonts.face(sheet.font, bold=True), WATERMARK_TURNS[width > height])
    run = paragraph.add_run()
    inline = run.add_picture(io.BytesIO(data), width=Pt(wide))._inline
    drawing = inline.getparent()
    drawing.replace(inline, _anchored(inline))


def _anchored(inline: Any) -> Any:
    """The picture of a line as one that floats in the middle of its page, behind the text."""
    anchor = OxmlElement("wp:anchor")
    for name, value in {
        "distT": 0, "distB": 0, "distL": 0, "distR": 0, "simplePos": 0, "relativeHeight": 0, "behindDoc": 1,
        "locked": 1, "layoutInCell": 0, "allowOverlap": 1,
    }.items():  # fmt: skip
        anchor.set(name, str(value))
    origin = OxmlElement("wp:simplePos")
    origin.set("x", "0")
    origin.set("y", "0")
    anchor.append(origin)
    for direction in ("H", "V"):
        place = OxmlElement(f"wp:position{direction}")
        place.set("relativeFrom", "page")
        middle = OxmlElement("wp:align")
        middle.text = "center"
        place.append(middle)
        anchor.append(place)
    size, *rest = list(inline)
    anchor.append(size)
    anchor.append(OxmlElement("wp:wrapNone"))
    for part in rest:
        if part.tag == qn("wp:docPr"):
            part.set("name", DRAFT)
            part.set("descr", DRAFT)
        anchor.append(part)
    return anchor


@cache
def _picture(face: str, turn: int) -> tuple[bytes, float]:
    """The word in pale grey, turned, as PNG with nothing around its letters; and its width in points."""
    file = str(resource_path("fonts", f"{face}.ttf"))
    font = ImageFont.truetype(file, WATERMARK_SIZE * _DOTS, layout_engine=ImageFont.Layout.BASIC)
    left, top, right, bottom = font.getbbox(DRAFT)
    letters = Image.new("L", (int(right - left), int(bottom - top)), 0)
    ImageDraw.Draw(letters).text((-left, -top), DRAFT, fill=255, font=font)
    letters = letters.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    out = io.BytesIO()
    Image.merge("LA", (Image.new("L", letters.size, _PALE), letters)).save(out, "PNG")
    return out.getvalue(), letters.width / _DOTS
