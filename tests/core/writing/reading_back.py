"""Reads papers back with an independent PDF library."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A piece of text and where its line starts, in points from the lower left."""

    text: str
    x: float
    y: float


def pages(pdf: bytes) -> list[str]:
    """The words of every page, spaces of any kind made one."""
    return [_tidy(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def words(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def spots(pdf: bytes, page: int = 0) -> list[Spot]:
    found: list[Spot] = []

    def visit(text: str, outer: Any, inner: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
            y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
            found.append(Spot(text=_tidy(text), x=float(x), y=float(y)))

    PdfReader(io.BytesIO(pdf)).pages[page].extract_text(visitor_text=visit)
    return found


def spot(pdf: bytes, text: str, page: int = 0) -> Spot:
    """The line that is `text`, else the first that starts with it."""
    found = spots(pdf, page)
    return next(
        (each for each in found if each.text == text),
        next(each for each in [*found, Spot(text=text, x=-1, y=-1)] if each.text.startswith(text)),
    )


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font of the file and whether its outlines are inside."""
    found: dict[str, bool] = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object().get("/FontDescriptor")
            found[font["/BaseFont"]] = bool(descriptor and "/FontFile2" in descriptor.get_object())
    return found


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
