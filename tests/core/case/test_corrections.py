"""What a person corrects is shown in place; the machine's text is never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.case import correction, quote
from core.case.correction import corrected
from core.case.ledger import Ledger
from core.errors import UserError
from core.reading.values import Agreement, Box, Line, PageSize, ReaderInfo, Reading, Word

EVIDENCE = "5e0f7f0e-3a9b-4b0e-8f3a-3f1f0c2f9a11"


def word(text: str, left: int, top: int = 10, width: int = 40) -> Word:
    return Word(
        text=text, box=Box(left=left, top=top, width=width, height=12), confidence=900, reader="mesin"
    )


READING = Reading(
    lines=(
        Line(page=0, words=(word("Nomor", 10), word("l", 60, width=6), word("menang", 80))),
        Line(page=0, words=(word("Suka", 10, top=60),)),
    ),
    pages=(PageSize(width=200, height=100),),
    readers=(ReaderInfo(name="mesin", version="5", models=()),),
    prints=("0" * 64,),
)


def test_a_corrected_word_stands_in_its_place_with_the_machines_text_beside_it(ledger: Ledger) -> None:
    with ledger.transaction():
        correction.add(ledger, EVIDENCE, page=0, box=READING.lines[0].words[1].box, machine="l", text="1")
    found = corrected(READING, correction.of_evidence(ledger, EVIDENCE))
    assert found.text == "Nomor 1 menang\nSuka"
    settled = found.lines[0].words[1]
    assert (settled.agreement, settled.other, settled.reader) == (Agreement.CORRECTED, "l", "person")
    assert found.prints == READING.prints


def test_a_correction_holds_when_the_picture_is_read_again(ledger: Ledger) -> None:
    with ledger.transaction():
        correction.add(
            ledger, EVIDENCE, page=0, box=Box(left=59, top=9, width=9, height=14), machine="l", text="1"
        )
    again = replace(
        READING, lines=(Line(page=0, words=(word("Nomor", 11), word("I", 61, width=5), word("menang", 81))),)
    )
    assert corrected(again, correction.items(ledger)).text == "Nomor 1 menang"


def test_words_can_be_split_joined_added_and_taken_out(ledger: Ledger) -> None:
    with ledger.transaction():
        correction.add(
            ledger,
            EVIDENCE,
            page=0,
            box=Box(left=10, top=10, width=110, height=12),
            machine="Nomor l menang",
            text="Nomor satu",
        )
        correction.add(
            ledger,
            EVIDENCE,
            page=0,
            box=Box(left=10, top=30, width=60, height=12),
            machine="",
            text="baris baru",
        )
        correction.add(ledger, EVIDENCE, page=0, box=READING.lines[1].words[0].box, machine="Suka", text="")
    found = corrected(READING, correction.items(ledger))
    assert found.text == "Nomor satu\nbaris baru"
    first, second = found.lines[0].words
    assert first.box.left + first.box.width <= second.box.left


def test_a_second_correction_of_a_place_replaces_the_first_and_can_be_taken_back(ledger: Ledger) -> None:
    box = READING.lines[0].words[1].box
    with ledger.transaction():
        first = correction.add(ledger, EVIDENCE, page=0, box=box, machine="l", text="7")
        second = correction.add(ledger, EVIDENCE, page=0, box=box, machine="l", text="1")
    assert first.id == second.id
    assert [one.text for one in correction.items(ledger)] == ["1"]
    with ledger.transaction():
        correction.remove(ledger, second.id)
    assert corrected(READING, correction.items(ledger)) == READING
    assert ledger.entry_count() == 3


def test_a_correction_off_the_page_or_on_another_page_changes_nothing(ledger: Ledger) -> None:
    with ledger.transaction():
        correction.add(
            ledger, EVIDENCE, page=1, box=Box(left=1, top=1, width=5, height=5), machine="", text="a"
        )
        correction.add(
            ledger, EVIDENCE, page=0, box=Box(left=190, top=1, width=50, height=5), machine="", text="b"
        )
    assert corrected(READING, correction.items(ledger)) == READING


def test_what_is_no_line_of_words_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UserError, match="setting_invalid"), ledger.transaction():
        correction.add(
            ledger, EVIDENCE, page=0, box=Box(left=1, top=1, width=5, height=5), machine="", text="a\u202eb"
        )
    with pytest.raises(UserError, match="record_unknown"), ledger.transaction():
        correction.remove(ledger, EVIDENCE)


def test_a_quote_keeps_text_region_and_who_took_it(ledger: Ledger) -> None:
    boxes = (READING.lines[0].words[0].box, READING.lines[1].words[0].box)
    with ledger.transaction():
        made = quote.add(ledger, EVIDENCE, page=0, boxes=boxes, text=" Nomor  1 menang ", note="ajakan")
    assert quote.of_evidence(ledger, EVIDENCE) == (made,)
    assert (made.text, made.boxes, made.by) == ("Nomor 1 menang", boxes, "Rina Wowor")
    with ledger.transaction():
        quote.remove(ledger, made.id)
    assert quote.items(ledger) == ()
    with pytest.raises(UserError, match="field_missing"), ledger.transaction():
        quote.add(ledger, EVIDENCE, page=0, boxes=(), text="x")
