"""The sheet a paper is printed on: size, margins, marks and what stands on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from core.writing.blocks import Image
from core.writing.head import FontName, Margins, PaperName

PAPERS: Final[dict[PaperName, tuple[float, float]]] = {
    "a4": (210.0, 297.0),
    "folio": (210.0, 330.0),
    "f4": (215.0, 330.0),
}
"""Width and height in millimetres. Folio as ANRI lists it and F4 as shops sell it differ."""
LANGUAGE: Final = "id-ID"
LetterheadForm = Literal["bawaslu", "agency", "region", "empty"]
"""`region` is a head of region's, with the emblem above its one line; `empty` leaves room for a printed one."""
_RULES: Final[dict[LetterheadForm, int]] = {"bawaslu": 1, "agency": 2}
Purpose = Literal["sent", "file", "copy"]
"""The paper that is sent, the office's own with a grid for initials, or a certified copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The office's head of page one: lines in capitals, the last set larger; address and contact small.

    Without a `logo` its room stays free. `room_mm` is the height left by an `empty` one. `rules` below it are 0 to 2,
    None leaves them to the form. With `address_under` the address stands in italics below logo and lines.
    """

    form: LetterheadForm = "agency"
    lines: tuple[str, ...] = ()
    address: str = ""
    contact: str = ""
    logo: Image | None = None
    room_mm: float = 0
    rules: int | None = None
    address_under: bool = False

    @property
    def rule_count(self) -> int:
        """How many rules there are below it: usually one, two for an agency, none for a head of region."""
        return self.rules if self.rules is not None else _RULES.get(self.form, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How a paper looks around its blocks. `title` becomes the PDF title and names no person.

    `date` is the document's date and fixes the PDF's own date. `leading` is a multiple of `size`, in
    points; `indent` the first-line indent in millimetres. `stamp` is a small line at the foot of
    every page; `security` a code (`R`) at the top left. `catchword` repeats the first word of the next page at the
    foot of a page; `page_total` numbers every page as `2 dari 5`. `code` is the id that every page carries at its foot
    (`core.rules.paper_code`), empty for none.
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
    landscape: bool = False
    marking: str = ""
    security: str = ""
    letterhead: Letterhead | None = None
    stamp: str = ""
    purpose: Purpose = "sent"
    catchword: bool = False
    page_total: bool = False
    centred_signatures: bool = False
    code: str = ""
    language: str = LANGUAGE

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the paper as it lies, in millimetres."""
        width, height = PAPERS[self.paper]
        return (height, width) if self.landscape else (width, height)
