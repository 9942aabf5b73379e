"""Pages of several files put together as one PDF; runs only inside the worker.

A page of a PDF is taken over as it is where it can be parted from the other pages, a JPEG with every byte of its file: who
takes it out again has the file that was given. Other pictures are kept without loss.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import Final

import pypdfium2  # type: ignore[import-untyped]

from core.errors import UserError
from core.reading.decoding import PdfDocument, PictureDocument, open_document, orientation, undecodable
from core.reading.taking import take_over
from core.reading.values import MAX_INPUT, MAX_PAGES, MAX_PIXELS

LONG_SIDE: Final = 297 * 72 / 25.4
"""Points: a photograph does not say how large the paper was, so it is as long as A4."""
_CLOCKWISE: Final = {1: 0, 3: 180, 6: 90, 8: 270}
"""EXIF orientations that are a turn alone, in degrees; the others are mirrored and have to be drawn anew."""


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
                take_over(made, document, pages)
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
