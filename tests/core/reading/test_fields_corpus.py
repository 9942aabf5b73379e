"""Fields in real readings of public pictures; the bounds are what issue and measurement ask, with a little air."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fields import CAPTURED, Picture, authors, measure, picture, platforms, together
from core.reading.fields import FieldKind, find_fields
from core.reading.pool import ReaderPool

FEW = ("pub-001-fb-half", "pub-012-wa-half", "pub-022-x-half", "pub-036-news-jpeg")
"""Four layouts; the first was looked at while the rules were written, the others were not."""


def read(pool: ReaderPool, file: Path) -> Picture:
    return picture(file, lambda image: pool.read(image.read_bytes()))


@pytest.fixture(scope="module")
def few(pool: ReaderPool, corpus: Path) -> list[Picture]:
    return [read(pool, corpus / f"{name}.json") for name in FEW]


def test_key_fields_of_four_pictures_are_found_and_nothing_else_is_called_key(few: list[Picture]) -> None:
    total = together(measure(few))
    assert total.listed >= 20
    assert total.recall >= 0.95, total
    assert total.strict >= 0.95, total
    assert platforms(few) == (4, 4)


def test_everything_found_stands_on_the_picture(few: list[Picture]) -> None:
    """Text is never corrected: it is the words of the reading, at their boxes."""
    for one in few:
        for field in find_fields(one.reading, captured_at=CAPTURED):
            size = one.reading.pages[field.page]
            said = "".join(one.reading.lines[line].words[word].text for line, word in field.words)
            assert "".join(field.text.split()) in said
            for box in field.boxes:
                assert box.left + box.width <= size.width
                assert box.top + box.height <= size.height
            if field.kind is FieldKind.DATETIME:
                assert field.value, field


@pytest.mark.torture
def test_the_whole_corpus_is_as_good_as_was_measured(pool: ReaderPool, corpus: Path) -> None:
    pictures = [read(pool, file) for file in sorted(corpus.glob("pub-*.json"))]
    for half in (pictures, [one for one in pictures if not one.odd]):
        counts = measure(half)
        total = together(counts)
        assert total.recall >= 0.95, counts
        assert total.precision >= 0.97, counts
        assert total.strict >= 0.93, counts
        assert min(one.recall for one in counts.values()) >= 0.9, counts
    offered, shown = authors(pictures)
    assert shown >= 0.98 * offered
    right, count = platforms(pictures)
    assert right >= 0.95 * count
