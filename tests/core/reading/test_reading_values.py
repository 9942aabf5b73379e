"""The values of a reading, and their JSON form in the ledger."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, cast

import pytest
import rfc8785

from core.reading.values import (
    Agreement,
    Box,
    Line,
    PageSize,
    Pixels,
    ReaderInfo,
    Reading,
    Word,
    reading_from_json,
    reading_to_json,
)


def word(text: str, left: int = 0) -> Word:
    box = Box(left=left, top=5, width=10, height=8)
    return Word(text=text, box=box, confidence=913, reader="tesseract")


def reading() -> Reading:
    return Reading(
        lines=(Line(page=0, words=(word("Éka"), word("Nomor", 20))), Line(page=1, words=(word("2"),))),
        pages=(PageSize(width=100, height=50), PageSize(width=40, height=40)),
        readers=(ReaderInfo(name="tesseract", version="5", models=(("ind", "ab" * 32),)),),
    )


def test_text_has_one_visual_line_a_line() -> None:
    assert reading().text == "Éka Nomor\n2"


def test_a_reading_survives_canonical_json_unchanged() -> None:
    canonical = rfc8785.dumps(cast(Any, reading_to_json(reading())))
    assert reading_from_json(json.loads(canonical)) == reading()
    assert b"." not in canonical.replace(b'"5"', b"")  # no fraction anywhere


def test_a_reading_from_the_time_of_one_reader_is_still_read() -> None:
    tree = json.loads(json.dumps(reading_to_json(reading())))
    tree["v"] = 1
    del tree["prints"]
    for line in tree["lines"]:
        for item in line["words"]:
            del item["agreement"], item["other"]
    assert reading_from_json(tree) == reading()
    assert {item.agreement for line in reading().lines for item in line.words} == {Agreement.SINGLE}


def test_a_reading_from_the_time_before_fingerprints_is_still_read() -> None:
    tree = json.loads(json.dumps(reading_to_json(reading())))
    tree["v"] = 2
    del tree["prints"]
    assert reading_from_json(tree) == reading()


@pytest.mark.parametrize("prints", [("0" * 63, "0" * 64), ("0" * 64, "G" * 64), ("0" * 64,)])
def test_every_page_has_one_fingerprint(prints: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="fingerprint"):
        replace(reading(), prints=prints)
    both = ("a" * 64, "0" * 64)
    assert reading_from_json(reading_to_json(replace(reading(), prints=both))).prints == both


def test_both_texts_of_a_disputed_word_survive_json() -> None:
    line = Line(page=0, words=(replace(word("2"), agreement=Agreement.DISPUTED, other="3 a"),))
    disputed = replace(reading(), lines=(line,))
    assert reading_from_json(json.loads(json.dumps(reading_to_json(disputed)))) == disputed


def test_agreement_and_the_other_text_fit_together() -> None:
    for agreement, other in ((Agreement.AGREED, "3"), (Agreement.DISPUTED, "2"), (Agreement.DISPUTED, "")):
        with pytest.raises(ValueError, match="disputed"):
            replace(word("2"), agreement=agreement, other=other)
    with pytest.raises(ValueError, match="printable"):
        replace(word("2"), agreement=Agreement.DISPUTED, other="a\nb")


@pytest.mark.parametrize(
    "change",
    [
        {"v": 4},
        {"prints": [1]},
        {"v": True},
        {"pages": []},
        {"pages": [{"width": 9, "height": 9}, {"width": 40, "height": 40}]},
        {"pages": [{"width": 100.5, "height": 50}]},
        {"readers": []},
        {"lines": "none"},
        {"more": 1},
    ],
)
def test_a_foreign_tree_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"expected|version|page|reader"):
        reading_from_json({**reading_to_json(reading()), **change})


@pytest.mark.parametrize("text", ["", "two words", "a\nb", "a\0b", "\u202eabc", "\ud800", "x" * 1001])
def test_a_word_is_printable_text_without_blanks(text: str) -> None:
    with pytest.raises(ValueError, match="printable"):
        word(text)


def test_pixels_fill_their_size_exactly() -> None:
    with pytest.raises(ValueError, match="fill"):
        Pixels(width=2, height=2, rgb=bytes(11))
