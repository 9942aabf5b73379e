"""Files to pixels under limits; runs only inside the worker.

Formats are told by content, sizes are checked from the header before anything is decoded. Of a moving
picture (GIF, WebP, PNG) the first frame counts; the pages of a TIFF are pages. Limits: security
specification, section 7.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, UnidentifiedImageError

# Imported here because a confined worker can open no file to import them later.
from PIL import (  # isort: skip
    BmpImagePlugin as BmpImagePlugin,
    GifImagePlugin as GifImagePlugin,
    JpegImagePlugin as JpegImagePlugin,
    MpoImagePlugin as MpoImagePlugin,
    PngImagePlugin as PngImagePlugin,
    TiffImagePlugin as TiffImagePlugin,
    WebPImagePlugin as WebPImagePlugin,
)

from core.errors import UserError
from core.reading.values import MAX_PAGES, MAX_PIXELS, MAX_SIDE, PDF_DPI, PageSize

FORMATS: Final = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
# Of all pages together: fifty scanned pages have half of it, fifty pages at the limit of one would take minutes.
ALL_PIXELS: Final = 400_000_000
ORIENTATION: Final = 0x0112  # EXIF tag
STRIP_PIXELS: Final = 4_000_000
LANCZOS_REACH: Final = 3  # source pixels on each side for one at full size
PDF_ERROR_PASSWORD: Final = 4  # FPDF_ERR_PASSWORD in fpdfview.h
POINT: Final = 2540 / 72  # a point in hundredths of a millimetre

TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

SWAPS: Final = frozenset(TURNS[value] for value in (5, 6, 7, 8))

# Our own check names the size to the person and is stricter than Pillow's, which would only warn.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A decoded page: its full size, and its RGB picture, which may be smaller."""

    size: PageSize
    image: Image.Image


class Document(Protocol):
    """A file of one or more pages."""

    pages: int

    def page(self, index: int, *, max_pixels: int, max_side: int | None = None) -> Page:
        """Page `index` upright on white, scaled down to both limits; only what is drawn from outlines is scaled up."""
        ...


def open_document(data: bytes) -> Document:
    """The document in `data`.

    Raises:
        UserError: `picture_undecodable` with a reason, or `picture_too_large` with width and height or pages.
    """
    if not data:
        raise undecodable("empty")
    if b"%PDF-" in data[:1024]:
        return PdfDocument(data)
    return PictureDocument(data)


def undecodable(reason: str) -> UserError:
    """The error for a file that cannot be decoded, `reason` in one word."""
    return UserError("picture_undecodable", reason=reason)


def fitting(width: int, height: int, max_pixels: int, max_side: int | None) -> tuple[int, int]:
    """The size, no larger than `width` x `height`, that keeps both limits and the proportions."""
    scale = min(1.0, math.sqrt(max_pixels / (width * height)))
    if max_side is not None:
        scale = min(scale, max_side / max(width, height))
    if scale == 1.0:
        return width, height
    return max(1, int(width * scale)), max(1, int(height * scale))


class PictureDocument:
    """A JPEG, PNG, WebP, TIFF, GIF or BMP file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        image = self.frame(0)
        self.pages = 1
        if image.format == "TIFF":
            self.pages = _count_frames(image)

    def page(self, index: int, *, max_pixels: int, max_side: int | None = None) -> Page:
        """Page `index` upright, in RGB, reduced to at most `max_pixels` and `max_side`."""
        image = self.frame(index)
        turn = TURNS.get(orientation(image))
        width, height = image.size
        target = fitting(width, height, max_pixels, max_side)
        if target != image.size:
            image.draft(None, target)  # a JPEG is decoded at 1/2, 1/4 or 1/8 when that is enough
        rgb = _shrunk(image, target)
        if turn is not None:
            rgb = rgb.transpose(turn)
            if turn in SWAPS:
                width, height = height, width
        return Page(size=PageSize(width=width, height=height), image=rgb)

    def frame(self, index: int) -> Image.Image:
        """Page `index` as it stands in the file, not decoded yet; its size is within the limits."""
        try:
            image = Image.open(io.BytesIO(self.data), formats=FORMATS)
        except UnidentifiedImageError:
            raise undecodable("unknown_format") from None
        if index:
            image.seek(index)
        width, height = image.size
        if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
            raise UserError("picture_too_large", width=width, height=height)
        return image


class PdfDocument:
    """A PDF file, drawn at `PDF_DPI` or, where a page would pass `MAX_PIXELS`, as large as allowed."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == PDF_ERROR_PASSWORD
            raise undecodable("locked" if locked else "damaged") from None
        self.pages = len(self._document)
        if self.pages > MAX_PAGES:
            raise UserError("picture_too_large", pages=self.pages)
        if self.pages < 1:
            raise undecodable("empty")
        sizes = [_drawn(*self._document.get_page_size(index)) for index in range(self.pages)]
        _check_all(sum(width * height for width, height in sizes), self.pages)

    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of each page as it is looked at, in hundredths of a millimetre."""
        points = (self._document.get_page_size(index) for index in range(self.pages))
        return [(round(across * POINT), round(down * POINT)) for across, down in points]

    def page(self, index: int, *, max_pixels: int, max_side: int | None = None) -> Page:
        """Page `index` in RGB with at most `max_pixels`; with `max_side`, drawn anew as large as that.

        The size of the page is the one at `PDF_DPI`, however large it is drawn.
        """
        page = self._document[index]
        try:
            points = page.get_size()
            width, height = _drawn(*points)
            larger = max(1.0, (max_side or 0) / max(width, height))
            target = fitting(int(width * larger), int(height * larger), max_pixels, max_side)
            bitmap = page.render(scale=target[0] / points[0])
            image: Image.Image = bitmap.to_pil().convert("RGB")
        finally:
            page.close()
        if image.width * image.height > max_pixels or (max_side and max(image.size) > max_side):
            image = image.crop((0, 0, *target))  # the renderer rounds up by a pixel
        return Page(size=PageSize(width=width, height=height), image=image)

    def points(self, index: int) -> tuple[float, float]:
        """Width and height of a page as it is looked at, in points."""
        across, down = self._document.get_page_size(index)
        return float(across), float(down)

    def give(self, made: pypdfium2.PdfDocument, pages: Sequence[int]) -> None:
        """Adds these pages in this order to `made` as they are, with all that the file keeps for drawing them."""
        made.import_pages(self._document, list(pages))


def join(data: bytes, lengths: Sequence[int]) -> bytes:
    """One PDF with the pages of all files that lie behind each other in `data`, in that order.

    Raises:
        UserError: `picture_undecodable`, `picture_too_large`, as opening one of them.
    """
    whole = pypdfium2.PdfDocument.new()
    place = 0
    for length in lengths:
        part = data[place : place + length]
        place += length
        PdfDocument(part)  # says what is wrong with it
        whole.import_pages(pypdfium2.PdfDocument(part))
    file = io.BytesIO()
    whole.save(file)
    return file.getvalue()


def _drawn(across: float, down: float) -> tuple[int, int]:
    """Width and height in pixels at which a page of a PDF, so many points wide and high, is drawn."""
    scale = min(PDF_DPI / 72, math.sqrt(MAX_PIXELS / (across * down)), MAX_SIDE / max(across, down))
    return max(1, int(across * scale)), max(1, int(down * scale))


def _count_frames(image: Image.Image) -> int:
    pixels = 0
    for index in range(1, MAX_PAGES + 1):
        pixels += image.width * image.height
        _check_all(pixels, index)
        try:
            image.seek(index)
        except EOFError:
            return index
    raise UserError("picture_too_large", pages=MAX_PAGES + 1)


def _check_all(pixels: int, pages: int) -> None:
    if pixels > ALL_PIXELS:
        raise UserError("picture_too_large", pages=pages)


def orientation(image: Image.Image) -> int:
    """How the picture is to be turned, as EXIF numbers it: 1 (not at all) to 8; damage may say anything."""
    value = image.getexif().get(ORIENTATION, 1)
    return value if isinstance(value, int) else 1


def _shrunk(image: Image.Image, target: tuple[int, int]) -> Image.Image:
    """`image` as RGB on white in size `target`, converted strip by strip.

    A whole-picture conversion would hold two or three copies of up to 240 MB and pass the memory limit.
    """
    image.load()
    levels = _levels(image)
    width, height = image.size
    if target == image.size and image.mode == "RGB" and not image.has_transparency_data:
        return image
    small = Image.new("RGB", target)
    scale = height / target[1]
    rows = max(1, int(STRIP_PIXELS / (width * scale)))
    margin = 0 if scale == 1.0 else math.ceil(LANCZOS_REACH * scale) + 1
    for top in range(0, target[1], rows):
        bottom = min(top + rows, target[1])
        first = max(0, math.floor(top * scale) - margin)
        last = min(height, math.ceil(bottom * scale) + margin)
        strip = _on_white(image.crop((0, first, width, last)), levels)
        if target != image.size:
            # The margins are outside `box` but the filter sees them, so that no seam shows.
            box = (0.0, top * scale - first, float(width), min(bottom * scale - first, float(last - first)))
            strip = strip.resize((target[0], bottom - top), Image.Resampling.LANCZOS, box=box)
        small.paste(strip, (0, top))
    return small


def _levels(image: Image.Image) -> tuple[float, float] | None:
    """Black and white of a grey picture with more than 8 bits, else None."""
    if image.mode.startswith("I;16"):
        return 0.0, 65535.0
    if image.mode not in ("I", "F"):
        return None
    low, high = image.getextrema()
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        raise undecodable("unsupported")
    return (0.0, 65535.0) if 0 <= low <= high <= 65535 and image.mode == "I" else (low, max(high, low + 1))


def _on_white(image: Image.Image, levels: tuple[float, float] | None) -> Image.Image:
    if levels is not None:
        low, high = levels
        scale = 255 / (high - low)
        wide = image if image.mode == "F" else image.convert("I")
        image = wide.point(lambda value: value * scale - low * scale).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white
