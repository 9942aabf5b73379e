"""What kinds of files are read, and that a picture comes out as a person sees it."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image, ImageOps

from core.errors import UserError
from core.reading.pool import ReaderPool
from core.reading.values import MAX_SIDE, WORK_PIXELS, PageSize
from tests.core.reading.helpers import draw, encode

TEXT = "Rapat pukul 09.30"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP", "PDF"])
def test_every_promised_format_is_read(pool: ReaderPool, kind: str) -> None:
    assert TEXT in pool.read(encode(draw(TEXT), kind)).text


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("L", "PNG"),
        ("1", "PNG"),
        ("P", "PNG"),
        ("LA", "PNG"),
        ("RGBA", "WEBP"),
        ("CMYK", "JPEG"),
        ("CMYK", "TIFF"),
    ],
)
def test_every_kind_of_pixel_is_read(pool: ReaderPool, mode: str, kind: str) -> None:
    assert TEXT in pool.read(encode(draw(TEXT, mode=mode), kind)).text


def test_sixteen_bit_grey_keeps_its_shades(pool: ReaderPool) -> None:
    grey = draw(TEXT, mode="L")
    wide = Image.frombytes(
        "I;16", grey.size, b"".join(struct.pack("<H", value * 257) for value in grey.tobytes())
    )
    shown = pool.render(encode(wide, "PNG"), max_side=640)
    assert shown.rgb[::3] == grey.tobytes()


def test_transparent_parts_are_white(pool: ReaderPool) -> None:
    clear = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    clear.putpixel((3, 4), (200, 10, 10, 255))
    shown = pool.render(encode(clear, "PNG"), max_side=20)
    picture = Image.frombytes("RGB", (shown.width, shown.height), shown.rgb)
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    assert picture.getpixel((3, 4)) == (200, 10, 10)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_its_camera_says(pool: ReaderPool, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = Image.linear_gradient("L").resize((40, 20)).convert("RGB")
    photo.paste("red", (0, 0, 10, 5))
    data = encode(photo, "PNG", exif=exif)
    photo.getexif()[0x0112] = orientation
    upright = ImageOps.exif_transpose(photo)
    shown = pool.render(data, max_side=40)
    assert (shown.width, shown.height, shown.rgb) == (*upright.size, upright.tobytes())


def test_boxes_lie_where_the_words_are_after_turning(pool: ReaderPool) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    reading = pool.read(encode(draw(TEXT).rotate(90, expand=True), "JPEG", exif=exif))
    assert reading.pages == (PageSize(width=640, height=200),)
    first = reading.lines[0].words[0]
    assert first.text == "Rapat"
    assert abs(first.box.left - 32) < 8
    assert 35 < first.box.top < 60


def test_boxes_of_a_small_picture_are_in_its_own_pixels(pool: ReaderPool) -> None:
    reading = pool.read(encode(draw("Surat", size=(200, 120)), "PNG"))
    box = reading.lines[0].words[0].box
    assert abs(box.left - 32) < 6
    assert 70 < box.width < 110


def test_a_large_picture_is_read_reduced_with_boxes_at_full_size(pool: ReaderPool) -> None:
    large = draw(TEXT).resize((640 * 12, 200 * 12))
    reading = pool.read(encode(large, "JPEG"))
    assert reading.pages == (PageSize(width=7680, height=2400),)
    assert TEXT in reading.text
    assert abs(reading.lines[0].words[0].box.left - 32 * 12) < 60


def test_a_long_scroll_capture_is_read_whole_and_once(pool: ReaderPool) -> None:
    long = Image.new("RGB", (500, 6000), "white")
    for number in range(60):
        long.paste(draw(f"Baris {number + 100}", size=(500, 100)), (0, 100 * number))
    lines = pool.read(encode(long, "PNG")).text.splitlines()
    assert lines == [f"Baris {number + 100}" for number in range(60)]


@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
def test_pages_are_read_in_order(pool: ReaderPool, kind: str) -> None:
    data = encode(draw("Halaman satu"), kind, save_all=True, append_images=[draw("Lembar dua")])
    reading = pool.read(data)
    assert [line.page for line in reading.lines] == [0, 1]
    assert reading.text == "Halaman satu\nLembar dua"
    assert pool.render(data, page=1, max_side=100).width == 100


def test_the_same_picture_reads_the_same_whatever_came_before(pool: ReaderPool) -> None:
    data = encode(draw(TEXT), "PNG")
    first = pool.read(data)
    pool.read(encode(draw("Ganti 8888"), "PNG"))
    assert pool.read(data) == first


def test_a_preview_keeps_its_limits_and_is_never_enlarged(pool: ReaderPool) -> None:
    data = encode(draw(TEXT), "PNG")
    small = pool.render(data, max_side=100)
    assert (small.width, small.height) == (100, 31)
    assert pool.render(data, max_side=5000).width == 640


def test_a_page_of_outlines_is_drawn_as_large_as_is_asked_for_and_no_larger_than_allowed(
    pool: ReaderPool,
) -> None:
    data = encode(draw("Halaman satu"), "PDF")
    size = pool.read(data).pages[0]
    large = pool.render(data, max_side=2 * size.width)
    assert abs(large.width - 2 * size.width) <= 1
    most = pool.render(data, max_side=MAX_SIDE)
    assert large.width < most.width
    assert most.width * most.height <= WORK_PIXELS


def test_the_reading_names_engine_and_models(pool: ReaderPool) -> None:
    infos = pool.info()
    assert {info.name: [name for name, _ in info.models] for info in infos} == {
        "pp-ocr-lines": ["PP-OCRv6_det_small"],
        "pp-ocr": ["PP-OCRv6_rec_small"],
        "tesseract": ["ind", "eng"],
    }
    assert pool.read(encode(draw(TEXT), "PNG")).readers == infos


def test_a_missing_language_is_named_and_not_replaced() -> None:
    pool = ReaderPool(1, languages=("xyz", "eng"))
    with pytest.raises(UserError) as caught:
        pool.read(encode(draw(TEXT), "PNG"))
    pool.close()
    assert (caught.value.code, caught.value.facts) == ("component_missing", {"component": "tesseract-xyz"})


def test_fifty_pages_are_the_limit(pool: ReaderPool) -> None:
    leaf = Image.new("1", (8, 8))
    many = encode(leaf, "TIFF", save_all=True, append_images=[leaf] * 50)
    with pytest.raises(UserError) as caught:
        pool.read(many)
    assert (caught.value.code, caught.value.facts) == ("picture_too_large", {"pages": 51})


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A PNG file whose header promises any size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))

    header = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def test_a_promised_size_over_the_limit_is_refused_before_decoding(pool: ReaderPool) -> None:
    with pytest.raises(UserError) as caught:
        pool.read(png(30_000, 30_000))
    assert caught.value.code == "picture_too_large"
    assert caught.value.facts == {"width": 30_000, "height": 30_000}


HOSTILE = {
    "nothing": b"",
    "zeros": bytes(5000),
    "text named png": b"bukan gambar" * 100,
    "a list of file names": b"/etc/passwd\n/etc/hostname\n",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>a</text></svg>',
    "pnm": b"P6 10 10 255 " + bytes(300),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n",
    "truncated jpeg": encode(draw(TEXT), "JPEG")[:3000],
    "truncated webp": encode(draw(TEXT), "WEBP")[:300],
    "png without rows": png(500, 500),
    "broken pdf": b"%PDF-1.7\n" + b"1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj\n" * 50,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_broken_or_foreign_file_is_refused_and_the_next_one_read(pool: ReaderPool, name: str) -> None:
    for call in (pool.read, lambda data: pool.render(data, max_side=100)):
        with pytest.raises(UserError) as caught:
            call(HOSTILE[name])
        assert caught.value.code == "picture_undecodable"
    assert pool.read(encode(draw("Lanjut"), "PNG")).text == "Lanjut"


def test_a_gif_without_end_costs_one_frame(pool: ReaderPool) -> None:
    first = encode(draw(TEXT), "GIF").removesuffix(b";")
    frame = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x4c\x01\x00"
    assert TEXT in pool.read(first + frame * 2_000_000).text


def test_a_file_over_fifty_megabytes_is_refused_unread(pool: ReaderPool) -> None:
    data = bytes(50 * 1024 * 1024 + 1)
    with pytest.raises(UserError) as caught:
        pool.read(data)
    assert (caught.value.code, caught.value.facts) == ("picture_too_large", {"bytes": len(data)})


def test_memory_is_bounded_inside_the_worker(pool: ReaderPool) -> None:
    """59 megapixels of WebP need more than the worker may have; Netra itself feels nothing."""
    bomb = encode(Image.new("RGB", (7700, 7700)), "WEBP", quality=1, method=0)
    with pytest.raises(UserError) as caught:
        pool.read(bomb)
    # The decoder of WebP tells of an allocation that failed as of a damaged file; which one fails first is chance.
    assert caught.value.facts["reason"] in ("memory", "damaged")
    assert pool.read(encode(draw("Lanjut"), "PNG")).text == "Lanjut"
