"""Text made to be slow or confusing: the work grows with the text and no faster, and nothing breaks."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import core.reading.fields as package
from core.reading.fields import find_fields
from core.reading.fields.addresses import addresses
from core.reading.fields.counts import find as find_counts
from core.reading.fields.employee_numbers import employee_numbers
from core.reading.fields.keywords import generic
from core.reading.fields.phones import phones
from core.reading.fields.support import finder
from core.reading.fields.times import find
from core.reading.fields.values import MOST_FIELDS
from core.reading.values import Reading
from tests.core.reading.pages import T, page, pages

CAPTURED = datetime(2020, 12, 20, 10, 0, tzinfo=ZoneInfo("Asia/Makassar"))
ROWS = {
    "pairs": "pilih Rina Wowor - Budi Contoh dan Siti Aminah & Denny",
    "dashes": "- - - - - - - - - -",
    "clocks": "sampai 10.20 10.20 10.20",
    "dates": "14 Okt 2020 pukul 06.30",
    "footers": "3 jam Suka Balas",
    "counts": "12 rb komentar 3 suka",
    "likers": "Rina, Budi, Siti dan 12 lainnya",
    "names": "Rina Wowor",
    "accounts": "@rina_w @budi.c rina.w",
    "led": "gurugirian coblos nomor 1",
    "votes": "coblos nomor 1! pilih OKE-JP. menang",
    "addresses": "https://a.example/b/c bit ly/x facebook com/y",
    "numbers": "1985 0317 2010 0110 04 0812 3456 7890",
    "pieces": "a.a.a.a a-a-a-a 1.1.1.1",
    "right to left": "בחירות נומר 1 صوت 10.20",
    "digits": "7",
}
LONG = ["a" * 1000, "1" * 1000, "-" * 1000, "a-" * 500, "a." * 500, "1." * 500, "@" * 1000, "8" * 999 + "x", "A." * 500,
        "(" * 1000, "א" * 1000, "/" * 1000, "0O" * 500, "www." * 250, "#" * 1000]  # fmt: skip
LONGER = [word * 10 for word in LONG] + [
    "\u200f\u202e10.20\u200e" * 2000,
    "8 " * 5000,
    "1 2 " * 2500,
    "a@b" * 3000,
]


def calls(reading: Reading) -> int:
    """How many functions are called while fields are found: the work, counted rather than timed."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        find_fields(reading, captured_at=CAPTURED)
    finally:
        sys.setprofile(None)
    return count


def repeated(text: str, count: int) -> Reading:
    head = (T(text="Rina Wowor"), T(text="14 Okt 2020 pukul 06.30"))
    return page(*head, *(T(text=text, gap=4 + at % 40) for at in range(count)))


@pytest.mark.parametrize("name", ROWS)
def test_twice_the_rows_are_about_twice_the_work(name: str) -> None:
    once, twice = (calls(repeated(ROWS[name], count)) for count in (120, 240))
    assert twice <= 2.4 * once, (once, twice)


@pytest.mark.parametrize("name", ["pairs", "names", "votes", "footers"])
def test_five_thousand_rows_end_and_give_no_more_than_a_list_can_show(name: str) -> None:
    sheet = tuple(T(text=ROWS[name], gap=4 + at % 40) for at in range(500))
    fields = find_fields(pages(*[sheet] * 10), captured_at=CAPTURED)
    assert 0 < len(fields) <= MOST_FIELDS


@pytest.mark.parametrize("word", LONG)
def test_words_of_a_thousand_letters_are_passed_over(word: str) -> None:
    once, twice = (calls(page(*[f"Rina {word} {word}"] * count)) for count in (25, 50))
    assert twice <= 2.4 * once, (once, twice)


@pytest.mark.parametrize("text", LONGER)
def test_ten_thousand_letters_without_end_give_nothing_and_break_nothing(text: str) -> None:
    words = tuple(text.split())
    find(text)
    phones(text)
    addresses(text)
    find_counts(words)
    employee_numbers(words, CAPTURED.date())
    finder(generic()).hits(text)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.iter_modules(package.__path__):
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        for name, value in vars(loaded).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value


def test_no_pattern_repeats_a_repetition_without_bound() -> None:
    """A repetition inside a repetition is what makes a pattern take years on a line made for it."""
    found = dict(patterns())
    assert len(found) > 10
    for name, pattern in found.items():
        assert not nested(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), inside=False), name


def nested(tree: Any, *, inside: bool) -> bool:
    """Whether somewhere in a parsed pattern a repetition without bound stands in another."""
    for code, argument in tree:
        repeats = code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
        unbounded = repeats and argument[1] == codes.MAXREPEAT
        below: list[Any] = []
        if repeats:
            below = [argument[2]]
        elif code is codes.SUBPATTERN:
            below = [argument[3]]
        elif code is codes.BRANCH:
            below = argument[1]
        if inside and unbounded:
            return True
        if any(nested(part, inside=inside or unbounded) for part in below):
            return True
    return False
