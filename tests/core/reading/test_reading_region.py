"""A part of a page read again: the words of that part alone, in their places on the whole page."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image, ImageDraw, ImageFont

from core.errors import UserError
from core.reading.pool import ReaderPool
from core.reading.values import Box


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    made = ReaderPool(1)
    yield made
    made.close()


def page() -> bytes:
    image = Image.new("RGB", (900, 600), "white")
    draw = ImageDraw.Draw(image)
    draw.text((60, 80), "Besok kumpul di lapangan", fill="black", font=ImageFont.load_default(36))
    draw.text((60, 400), "Pilih nomor dua", fill="black", font=ImageFont.load_default(18))
    file = io.BytesIO()
    image.save(file, format="PNG")
    return file.getvalue()


def test_only_the_region_is_read_and_boxes_lie_on_the_page(pool: ReaderPool) -> None:
    region = Box(left=40, top=380, width=300, height=70)
    (line,) = pool.read_region(page(), region)
    assert line.text == "Pilih nomor dua"
    for word in line.words:
        assert 55 <= word.box.left <= 250
        assert word.box.top >= 390
        assert word.box.top + word.box.height <= 450


def test_a_region_with_nothing_or_beside_the_page_gives_no_lines(pool: ReaderPool) -> None:
    assert pool.read_region(page(), Box(left=500, top=450, width=300, height=100)) == ()
    assert pool.read_region(page(), Box(left=5000, top=10, width=30, height=10)) == ()


def test_a_page_that_is_not_there_is_said(pool: ReaderPool) -> None:
    with pytest.raises(UserError, match="picture_undecodable"):
        pool.read_region(page(), Box(left=1, top=1, width=9, height=9), page=3)


def test_every_page_of_a_reading_has_its_fingerprint(pool: ReaderPool) -> None:
    (shape,) = pool.read(page()).prints
    assert len(shape) == 64
