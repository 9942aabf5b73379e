"""The screenshots of the demonstration: fictional, repeatable, and readable by our own reader."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from core.demonstration.pictures import DrawnPicture, draw_all
from core.places import resource_path
from core.reading.pool import ReaderPool

PEOPLE = {
    *("Johanis Sumual", "Merlin Tendean", "Ferry J. Mandey", "Sjenny Rampengan", "Arter Kaligis"),
    *("Novita Lumintang", "Rusdi Pakaya", "Stenly Woworuntu", "Hendra Mokoginta"),
}
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def pictures() -> tuple[DrawnPicture, ...]:
    if not resource_path("fonts", "LiberationSans-Regular.ttf").is_file():
        pytest.skip("the fonts are not made yet; run tools/make_fonts.py")
    return draw_all()


def test_every_reported_person_has_a_picture_that_names_them(pictures: tuple[DrawnPicture, ...]) -> None:
    assert {picture.person for picture in pictures} == PEOPLE
    assert all(picture.person in picture.text for picture in pictures)
    assert len({picture.file_name for picture in pictures}) == len(pictures) == 12


def test_the_bytes_are_the_same_in_every_run(pictures: tuple[DrawnPicture, ...]) -> None:
    script = (
        "import hashlib\n"
        "from core.demonstration.pictures import draw_all\n"
        "print(hashlib.sha256(b''.join(picture.png for picture in draw_all())).hexdigest())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(b"".join(picture.png for picture in pictures)).hexdigest()


def test_no_two_pictures_are_the_same(pictures: tuple[DrawnPicture, ...]) -> None:
    assert len({picture.png for picture in pictures}) == len(pictures)


def test_the_reader_finds_the_person_in_nearly_every_picture(
    pool: ReaderPool, pictures: tuple[DrawnPicture, ...]
) -> None:
    """The demonstration tells of reading screenshots, so it must not show ones that cannot be read."""
    found = [fuzz.partial_ratio(picture.person, pool.read(picture.png).text) >= 90 for picture in pictures]
    assert sum(found) >= 10
