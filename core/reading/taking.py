"""Pages of a PDF taken out of it without anything of its other pages; runs only inside the worker.

Pages of one file may share a dictionary of everything that any of them draws; a copied page brings all of it along, unseen.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageChops

from core.reading.decoding import PdfDocument
from core.reading.values import MAX_PIXELS

QUALITY: Final = 92
LOOK_SIDE: Final = 1000
UNLIKE: Final = 24
"""Of 255: what a pixel may differ by when the same picture is drawn through other matrices."""
_ENTRY: Final = re.compile(rb"(\d{10}) \d{5} n")
_REFERENCE: Final = rb" (\d+) 0 R"
_PAGE: Final = re.compile(rb"/Type/Page(?!s)")
_CONTENT: Final = re.compile(rb"/Contents(?:\[([^\]]*)\]|( \d+ 0 R))")
# Shapes of letters and colour profiles say nothing of what stands on a page.
_LETTERS: Final = re.compile(
    rb"/(?:FontFile[23]?|ToUnicode|CIDToGIDMap|CIDSet|Encoding|ICCBased)" + _REFERENCE
)
_MASK: Final = re.compile(rb"/S?Mask" + _REFERENCE)
_CARRIERS: Final = (b"/Annots", b"/PieceInfo", b"/Properties")
"""Keys under which a page, or what it refers to, holds things that are not found again by what it draws."""


class _Object(NamedTuple):
    """One object of a PDF as pdfium writes it: its dictionary, and its bytes where it is a stream."""

    head: bytes
    stream: bytes | None


def take_over(made: pypdfium2.PdfDocument, document: PdfDocument, pages: Sequence[int]) -> None:
    """Adds these pages in this order to `made`, and nothing that they do not draw.

    A page that cannot be parted from the others as it is becomes the JPEG that it shows with every byte of it, or else a
    picture of itself at 200 dpi; its size stays. Only the shapes of letters may be more than the page itself needs.
    """
    if _draws_all(_alone(document, pages)):
        document.give(made, pages)
        return
    for page in pages:
        data = _alone(document, [page])
        if _draws_all(data):
            document.give(made, [page])
        elif not _lay_photograph(made, data):
            _lay_drawn(made, document, page)


def _alone(document: PdfDocument, pages: Sequence[int]) -> bytes:
    """What a copy of these pages brings along."""
    made = pypdfium2.PdfDocument.new()
    try:
        document.give(made, pages)
        return _saved(made)
    finally:
        made.close()


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _draws_all(data: bytes) -> bool:
    """Whether everything in the file is drawn by its pages, as far as that can be shown."""
    objects = _objects(data)
    if any(carrier in one.head for one in objects.values() for carrier in _CARRIERS):
        return False
    drawn = _drawn(data)
    known = {
        number for number, one in objects.items() if one.stream in drawn and b"/Subtype/Image" in one.head
    }
    left = set(known)
    while left:  # what makes a drawn picture transparent is drawn with it
        masks = {int(found) for number in left for found in _MASK.findall(objects[number].head)}
        left = {
            number
            for number in masks - known
            if number in objects and b"/Subtype/Image" in objects[number].head
        }
        known |= left
    for one in objects.values():
        if one.stream is None:
            known |= {int(found) for found in _LETTERS.findall(one.head)}
            if _PAGE.search(one.head):
                known |= set(_content(one.head))
    return all(one.stream is None or number in known for number, one in objects.items())


def _objects(data: bytes) -> dict[int, _Object]:
    """The objects of a file that pdfium has just written, by number."""
    table = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    starts = sorted(int(found) for found in _ENTRY.findall(data[table:]))
    objects = {}
    for start, end in zip(starts, [*starts[1:], table], strict=True):
        head, stream, body = data[start:end].rstrip().partition(b"stream\r\n")
        body = body.removesuffix(b"endobj").rstrip().removesuffix(b"endstream").removesuffix(b"\r\n")
        objects[int(head.split(maxsplit=1)[0])] = _Object(head, body if stream else None)
    return objects


def _content(head: bytes) -> Iterator[int]:
    for several, one in _CONTENT.findall(head):
        yield from (int(found) for found in re.findall(rb"(\d+) 0 R", several or one))


def _drawn(data: bytes) -> set[bytes]:
    """The bytes of every picture that a page of the file draws itself."""
    document = pypdfium2.PdfDocument(data)
    try:
        return {
            bytes(one.get_data(decode_simple=False))
            for page in document
            for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=1)
        }
    finally:
        document.close()


def _lay_photograph(made: pypdfium2.PdfDocument, data: bytes) -> bool:
    """Adds the page as its JPEG where it shows nothing else; False, with nothing added, where it does."""
    document = pypdfium2.PdfDocument(data)
    alone = pypdfium2.PdfDocument.new()
    try:
        old = document[0]
        pictures = [one for one in old.get_objects(max_depth=1) if not _unseen(one)]
        if len(pictures) != 1 or pictures[0].type != pdfium.FPDF_PAGEOBJ_IMAGE:
            return False
        if list(pictures[0].get_filters()) != ["DCTDecode"]:
            return False
        photo = bytes(pictures[0].get_data(decode_simple=False))
        with Image.open(io.BytesIO(photo), formats=["JPEG"]) as opened:
            if opened.mode not in ("L", "RGB"):
                return False
        held = pypdfium2.PdfImage.new(alone)
        held.load_jpeg(io.BytesIO(photo), inline=True)
        held.set_matrix(pictures[0].get_matrix())
        new = alone.new_page(*old.get_size())
        new.set_mediabox(*old.get_mediabox())
        new.set_cropbox(*old.get_cropbox())
        new.insert_obj(held)
        new.gen_content()
        new.set_rotation(old.get_rotation())
        # A profile, a mask or a clip would show: then the picture is more or other than what the page draws.
        if not _alike(_look(old), _look(new)):
            return False
        made.import_pages(alone)
        return True
    finally:
        alone.close()
        document.close()


def _unseen(one: pypdfium2.PdfObject) -> bool:
    """Letters laid under a scan for searching."""
    invisible = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    letters = one.type == pdfium.FPDF_PAGEOBJ_TEXT
    return bool(letters and pdfium.FPDFTextObj_GetTextRenderMode(one.raw) == invisible)


def _look(page: pypdfium2.PdfPage) -> Image.Image:
    image: Image.Image = page.render(scale=LOOK_SIDE / max(page.get_size())).to_pil()
    return image.convert("RGB")


def _alike(one: Image.Image, other: Image.Image) -> bool:
    if one.size != other.size:
        return False
    bands = ImageChops.difference(one, other).split()
    return all(band.point(lambda value: 255 * (value > UNLIKE)).getbbox() is None for band in bands)


def _lay_drawn(made: pypdfium2.PdfDocument, document: PdfDocument, index: int) -> None:
    """Adds a picture of the page, as large as the page."""
    out = io.BytesIO()
    document.page(index, max_pixels=MAX_PIXELS).image.save(out, "JPEG", quality=QUALITY, subsampling=0)
    out.seek(0)
    across, down = document.points(index)
    held = pypdfium2.PdfImage.new(made)
    held.load_jpeg(out, inline=True)
    held.set_matrix(pypdfium2.PdfMatrix().scale(across, down))
    page = made.new_page(across, down)
    page.insert_obj(held)
    page.gen_content()
    page.close()
