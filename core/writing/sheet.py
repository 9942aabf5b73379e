"""The sheet a paper is printed on: size, margins, marks and what stands on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from core.writing.head import FontName, Margins, PaperName

PAPERS: Final[dict[PaperName, tuple[float, float]]] = {
    "a4": (210.0, 297.0),
    "folio": (210.0, 330.0),
    "f4": (215.0, 330.0),
}
"""Width and height in millimetres. Folio as ANRI lists it and F4 as shops sell it differ."""
LANGUAGE: Final = "id-ID"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The office's head of page one: lines in capitals, the last set larger; address and contact small."""

    lines: tuple[str, ...]
    address: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How a paper looks around its blocks. `title` becomes the PDF title and names no person.

    `date` is the document's date and fixes the PDF's own date. `leading` is a multiple of `size`, in
    points; `indent` the first-line indent in millimetres. `stamp` is a small line at the foot of
    every page; `security` a code (`R`) at the top left.
    """

    paper: PaperName
    margins: Margins
    font: FontName
    size: float
    leading: float
    indent: float
    title: str
    date: date
    draft: bool
    marking: str = ""
    security: str = ""
    letterhead: Letterhead | None = None
    stamp: str = ""
    language: str = LANGUAGE
