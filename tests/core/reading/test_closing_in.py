"""A line's box closes in on letters that are much smaller than it, and on nothing else."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from core.reading.closing_in import WANTED, close_in
from core.reading.detector import LineBox
from core.reading.lines import Picture

TOP, SIZE = 50, 14


def page(*, rules: bool = False, ground: str = "white", ink: str = "black") -> tuple[Picture, int, int]:
    """A page with a line of small text, and the first and last row of its letters."""
    image = Image.new("RGB", (300, 120), ground)
    draw = ImageDraw.Draw(image)
    draw.text((20, TOP), "Pengaturan jabatan", fill=ink, font=ImageFont.load_default(SIZE))
    if rules:
        draw.line((0, 36, 300, 36), fill=ink)
        draw.line((0, 79, 300, 79), fill=ink)
    picture = np.asarray(image)
    rows = np.flatnonzero((picture[40:75] != picture[0, 0]).any(axis=(1, 2))) + 40
    return picture, int(rows[0]), int(rows[-1]) + 1


def box(height: float, angle: float = 0.0) -> LineBox:
    return LineBox(x=90, y=58, width=160, height=height, angle=angle)


@pytest.mark.parametrize("ink", ["black", "white"])
@pytest.mark.parametrize("rules", [False, True])
def test_small_letters_fill_their_box_afterwards(ink: str, rules: bool) -> None:
    picture, top, bottom = page(rules=rules, ink=ink, ground="white" if ink == "black" else "#223344")
    closer, line = close_in(picture, box(46))
    assert closer.top < top
    assert closer.bottom > bottom
    assert (bottom - top) / closer.height == pytest.approx(WANTED, abs=0.08)
    assert len(line) == closer.height
    assert np.array_equal(line, picture[int(closer.top) : int(closer.bottom), 10:170])


def test_letters_that_fill_their_box_are_left_alone() -> None:
    picture, top, bottom = page()
    tight = LineBox(x=90, y=(top + bottom) / 2, width=160, height=bottom - top + 4, angle=0.0)
    assert close_in(picture, tight)[0] == tight


def test_a_sloping_line_closes_in_along_its_own_slope() -> None:
    flat, top, bottom = page()
    turn = math.radians(5)
    image = Image.fromarray(flat).rotate(-5, Image.Resampling.BICUBIC, center=(90, 58), fillcolor="white")
    closer, line = close_in(np.asarray(image), box(46, turn))
    assert closer.angle == turn
    assert len(line) == closer.height
    assert (bottom - top) / closer.height == pytest.approx(WANTED, abs=0.1)
    assert math.hypot(closer.x - 90, closer.y - (top + bottom) / 2) < 3


def test_nothing_to_see_changes_nothing() -> None:
    empty: Picture = np.full((120, 300, 3), 200, np.uint8)
    assert close_in(empty, box(46))[0] == box(46)
