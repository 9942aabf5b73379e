"""Pages of several files put together as one PDF; runs only inside the worker.

A page of a PDF is taken over as it is, a JPEG with every byte of its file: who takes it out again has the file that was
given. Other pictures are kept without loss.

Pages of a PDF may share what they are drawn from, and taking one over takes all of it along: the paper of somebody else
would lie unseen in a case file. Where a taken page brings more than it shows, it is drawn anew instead.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

import pypdfium2  # type: ignore[import-untyped]

from core.errors import UserError
from core.reading.decoding import PdfDocument, PictureDocument, open_document, orientation, undecodable
from core.reading.values import MAX_INPUT, MAX_PAGES, MAX_PIXELS

LONG_SIDE: Final = 297 * 72 / 25.4
"""Points: a photograph does not say how large the paper was, so it is as long as A4."""
_CLOCKWISE: Final = {1: 0, 3: 180, 6: 90, 8: 270}
"""EXIF orientations that are a turn alone, in degrees; the others are mirrored and have to be drawn anew."""
_QUALITY: Final = 90
_IMAGE, _FORM = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE, pypdfium2.raw.FPDF_PAGEOBJ_FORM
_HELD: Final = {kind: re.compile(rb"/Subtype\s*/" + kind + rb"\b") for kind in (b"Image", b"Form")}
_MASK: Final = re.compile(rb"/S?Mask\s+\d+\s+\d+\s+R")


def gather(files: Sequence[bytes], places: Sequence[tuple[int, int]]) -> bytes:
    """One PDF with a page for each of `places` (a file and its page, both counted from 0), in that order.

    Raises:
        UserError: `picture_undecodable`, `picture_too_large`, as opening one of the files; the first for a page or
            file that is not there, the second also for too many pages and where the PDF is over `MAX_INPUT`.
    """
    if len(places) > MAX_PAGES:
        raise UserError("picture_too_large", pages=len(places))
    if not places or not all(0 <= file < len(files) for file, _ in places):
        raise undecodable("page_absent")
    documents = {file: open_document(files[file]) for file in {file for file, _ in places}}
    if not all(0 <= page < documents[file].pages for file, page in places):
        raise undecodable("page_absent")
    made = pypdfium2.PdfDocument.new()
    try:
        for file, group in groupby(places, key=lambda place: place[0]):
            document, pages = documents[file], [page for _, page in group]
            if isinstance(document, PdfDocument):
                _take(made, document, pages)
            elif isinstance(document, PictureDocument):
                for page in pages:
                    _lay(made, document, page)
        out = io.BytesIO()
        made.save(out)
    finally:
        made.close()
    if out.tell() > MAX_INPUT:
        raise UserError("picture_too_large", pages=len(places))
    return out.getvalue()


def _take(made: pypdfium2.PdfDocument, document: PdfDocument, pages: Sequence[int]) -> None:
    """Adds pages of a PDF as they are, or drawn anew where that would bring along what they do not show."""
    taken = pypdfium2.PdfDocument.new()
    try:
        document.give(taken, pages)
        if _shows_all(taken):
            made.import_pages(taken)
            return
    finally:
        taken.close()
    for index in pages:
        image = document.page(index, max_pixels=MAX_PIXELS).image
        file = io.BytesIO()
        image.save(file, "JPEG", quality=_QUALITY)
        _fill(made, file, document.points(index))


def _shows_all(document: pypdfium2.PdfDocument) -> bool:
    """Whether every picture and every form in the file is drawn on one of its pages."""
    file = io.BytesIO()
    document.save(file)
    data = file.getvalue()
    drawn, forms = set[bytes](), 0
    for page in document:
        for part in page.get_objects():
            if part.type == _IMAGE:
                drawn.add(hashlib.sha256(bytes(part.get_data(decode_simple=False))).digest())
            forms += part.type == _FORM
        page.close()
    held = {kind: len(pattern.findall(data)) for kind, pattern in _HELD.items()}
    # One form may be drawn twice and another not at all, so several are never sure.
    return held[b"Image"] <= len(drawn) + len(_MASK.findall(data)) and held[b"Form"] == forms <= 1


def _fill(made: pypdfium2.PdfDocument, jpeg: io.BytesIO, points: tuple[float, float]) -> None:
    """Adds a page of so many points that a JPEG fills."""
    held = pypdfium2.PdfImage.new(made)
    held.load_jpeg(jpeg, inline=True)
    page = made.new_page(*points)
    held.set_matrix(pypdfium2.PdfMatrix().scale(*points))
    page.insert_obj(held)
    page.gen_content()
    page.close()


def _lay(made: pypdfium2.PdfDocument, document: PictureDocument, index: int) -> None:
    """Adds a page that is filled by one picture and stands upright."""
    frame = document.frame(index)
    turn = _CLOCKWISE.get(orientation(frame))
    held = pypdfium2.PdfImage.new(made)
    if frame.format in ("JPEG", "MPO") and frame.mode in ("L", "RGB") and turn is not None:
        width, height = frame.size
        held.load_jpeg(io.BytesIO(document.data), inline=True)
    else:
        turn = 0
        picture = document.page(index, max_pixels=MAX_PIXELS).image
        if frame.mode in ("1", "L"):
            picture = picture.convert("L")
        width, height = picture.size
        held.set_bitmap(pypdfium2.PdfBitmap.from_pil(picture))
    scale = LONG_SIDE / max(width, height)
    across, down = max(1.0, width * scale), max(1.0, height * scale)
    page = made.new_page(across, down)
    held.set_matrix(pypdfium2.PdfMatrix().scale(across, down))
    page.insert_obj(held)
    page.gen_content()
    page.set_rotation(turn)
    page.close()
