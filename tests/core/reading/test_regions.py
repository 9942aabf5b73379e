"""A region read again replaces exactly the words that stood in it, each once."""

from __future__ import annotations

from core.reading.regions import around, beside, within
from core.reading.values import Box, Line, PageSize, ReaderInfo, Reading, Word


def word(text: str, left: int, top: int, width: int = 30) -> Word:
    return Word(text=text, box=Box(left=left, top=top, width=width, height=10), confidence=900, reader="a")


def line(*words: Word, page: int = 0) -> Line:
    return Line(page=page, words=words)


READING = Reading(
    lines=(
        line(word("Selamat", 10, 10), word("pagl", 45, 10)),
        line(word("semua", 10, 30)),
        line(word("jauh", 150, 80)),
        line(word("lain", 10, 10), page=1),
    ),
    pages=(PageSize(width=200, height=100), PageSize(width=200, height=100)),
    readers=(ReaderInfo(name="a", version="1", models=()),),
)
REGION = Box(left=5, top=5, width=80, height=40)


def test_every_word_that_stood_there_is_beside_one_line_that_was_found() -> None:
    found = (line(word("Selamat", 11, 10), word("pagi", 46, 10, 20)), line(word("semua!", 10, 30, 36)))
    parts = beside(READING, 0, REGION, found)
    assert [[one.text for one in part.before] for part in parts] == [["Selamat", "pagl"], ["semua"]]
    assert parts[0].box == Box(left=10, top=10, width=65, height=10)
    assert parts[1].box == Box(left=10, top=30, width=36, height=10)


def test_a_line_found_anew_takes_the_words_nearest_to_it_so_that_none_is_left() -> None:
    parts = beside(READING, 0, REGION, (line(word("Selamat", 11, 10)),))
    assert [one.text for one in parts[0].before] == ["Selamat", "pagl", "semua"]
    assert parts[0].box == Box(left=10, top=10, width=65, height=30)


def test_where_nothing_is_found_the_region_is_one_place_to_type_in() -> None:
    parts = beside(READING, 0, REGION, ())
    assert (len(parts), parts[0].seen) == (1, None)
    assert parts[0].box == REGION
    empty = beside(READING, 0, Box(left=100, top=50, width=20, height=10), ())
    assert (empty[0].before, empty[0].box) == ((), Box(left=100, top=50, width=20, height=10))


def test_only_words_that_lie_in_the_region_by_half_and_on_its_page_are_meant() -> None:
    half = Box(left=0, top=0, width=60, height=20)
    assert [one.text for one in within(READING, 0, half)] == ["Selamat", "pagl"]
    less = Box(left=0, top=0, width=59, height=20)
    assert [one.text for one in within(READING, 0, less)] == ["Selamat"]
    assert [one.text for one in within(READING, 1, half)] == ["lain"]
    assert around((half, REGION)) == Box(left=0, top=0, width=85, height=45)
