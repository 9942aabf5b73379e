"""Blocks on a sheet laid out on pages and written as PDF."""

from __future__ import annotations

import hashlib
import io
from calendar import timegm
from collections.abc import Sequence
from typing import Any, Final

from reportlab import rl_config  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfgen import canvas as pdf_canvas  # type: ignore[import-untyped]
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate  # type: ignore[import-untyped]
from reportlab.platypus.doctemplate import LayoutError  # type: ignore[import-untyped]

from core import __version__
from core.errors import UserError
from core.writing import fonts, limits
from core.writing.blocks import Block
from core.writing.limits import Deadline
from core.writing.pdf import furniture, letterhead, story
from core.writing.pdf.first_word import first_word
from core.writing.sheet import Sheet

PRODUCER: Final = f"Netra {__version__}"
# Streams need not be made of printable letters; without that a paper is a fifth smaller and sooner written.
rl_config.useA85 = 0


def write(sheet: Sheet, blocks: Sequence[Block], *, seconds: float = limits.TEMPLATE_SECONDS) -> bytes:
    """The paper as a PDF file. Same sheet, blocks, fonts and libraries give the same bytes.

    Raises `UserError`: `component_missing` without fonts, `limit_exceeded` when it takes longer than
    `seconds`, grows over 50 MB, or a part that must not be split is taller than a page.
    """
    return lay_out(sheet, blocks, seconds=seconds)[0]


def lay_out(
    sheet: Sheet, blocks: Sequence[Block], *, seconds: float = limits.TEMPLATE_SECONDS
) -> tuple[bytes, int]:
    """As `write`, with the number of pages."""
    fonts.ready()
    deadline = Deadline(seconds)
    out = io.BytesIO()
    document = _Document(out, sheet, deadline)
    try:
        document.build(story.flow(sheet, blocks), canvasmaker=document.canvas_for)
    except _TimeOverError:
        raise deadline.error() from None
    except LayoutError:
        raise UserError("limit_exceeded", limit="page_height", value=sheet.extent[1]) from None
    data = out.getvalue()
    limits.at_most("bytes", len(data), limits.PDF_BYTES)
    return data, document.page


class _TimeOverError(Exception):
    """Ends the layout; the PDF writer rebuilds what passes through it, so this takes any arguments."""


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """Two kinds of pages: the first, and all others."""

    def __init__(self, out: io.BytesIO, sheet: Sheet, deadline: Deadline) -> None:
        width, height = (side * mm for side in sheet.extent)
        super().__init__(
            out,
            pagesize=(width, height),
            title=sheet.title,
            author="",
            subject="",
            keywords="",
            creator="Netra",
            producer=PRODUCER,
            lang=sheet.language,
            invariant=1,
            pageCompression=1,
            displayDocTitle=True,
            initialFontName=fonts.face(sheet.font),
        )
        self._sheet = sheet
        self._deadline = deadline
        self.first_words: dict[int, str] = {}
        margins = sheet.margins
        first_top = letterhead.TOP if sheet.letterhead else margins.top * mm
        self.addPageTemplates(
            [
                PageTemplate(
                    id=name,
                    frames=[
                        Frame(
                            margins.left * mm,
                            margins.bottom * mm,
                            width - (margins.left + margins.right) * mm,
                            height - top - margins.bottom * mm,
                            leftPadding=0,
                            rightPadding=0,
                            topPadding=0,
                            bottomPadding=0,
                        )
                    ],
                    onPage=furniture.painter(sheet, first=name == "first"),
                    autoNextPageTemplate="later",
                )
                for name, top in (("first", first_top), ("later", margins.top * mm))
            ]
        )

    def canvas_for(self, *args: Any, **kwargs: Any) -> Any:
        """The canvas this document is drawn on."""
        waits = self._sheet.catchword or self._sheet.page_total or self._sheet.code
        canvas = _WaitingCanvas(*args, **kwargs) if waits else pdf_canvas.Canvas(*args, **kwargs)
        if waits:
            canvas.netra_sheet, canvas.netra_words = self._sheet, self.first_words
        # A page of one size printed on another must not be shrunk in silence (`documents.md` §22.1).
        canvas.setViewerPreference("PrintScaling", "None")
        document = canvas._doc
        # The writer takes its date from the environment and mixes it into the file id; ours is the paper's.
        document._timeStamp = _Moment(self._sheet)
        document.signature = hashlib.md5(self._sheet.title.encode(), usedforsecurity=False)
        return canvas

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the name reportlab calls
        """Looks at the clock after each part, and at the first word of a page."""
        self._check_time()
        if self._sheet.catchword and not self.first_words.get(self.page):
            self.first_words[self.page] = first_word(flowable)

    def handle_pageBegin(self) -> None:  # noqa: N802 - the name reportlab calls
        """Looks at the clock at each page."""
        self._check_time()
        super().handle_pageBegin()

    def _check_time(self) -> None:
        if self._deadline.is_over():
            raise _TimeOverError


class _WaitingCanvas(pdf_canvas.Canvas):  # type: ignore[misc]
    """Keeps every page open until the last one is there."""

    netra_sheet: Sheet
    netra_words: dict[int, str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._netra_pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - the name reportlab calls
        """Puts the page aside."""
        self._netra_pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Finishes every page and writes the file."""
        pages = self._netra_pages
        for number, state in enumerate(pages, start=1):
            self.__dict__.update(state)
            furniture.finish(self, self.netra_sheet, number, len(pages), self.netra_words.get(number + 1, ""))
            super().showPage()
        super().save()


class _Moment:
    """The document's date at midnight UTC, in the shape the PDF writer asks for."""

    def __init__(self, sheet: Sheet) -> None:
        self.lt = sheet.date.timetuple()
        self.t = timegm(self.lt)
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"
