"""What people wrote is data in every field of every template, in the PDF and in the Word document."""

from __future__ import annotations

import os
import random
import re

import pytest

from core.demonstration.gallery import samples
from core.demonstration.gallery.sample import Sample
from core.errors import UserError
from core.wording import explain
from core.writing import document, docx, fonts, glyphs, pdf, template
from core.writing.docx import write
from core.writing.literal import clean
from tests.core.writing import docx_checks, hostile_texts, page_checks, reading_back

ROUNDS = 12 if os.environ.get("NETRA_TORTURE") == "1" else 1
SAMPLES = hostile_texts.every(samples("good"))
NEEDED = {"kop_baris", "kota_ttd"}


def called(sample: Sample) -> str:
    return sample.name


def drawn(words: str, family: str = "arial") -> str:
    """Those words as they stand on paper, spaces left out."""
    face, other = fonts.face(family), fonts.face(fonts.FALLBACK)
    return tight("".join(text for _, text in glyphs.pieces(clean(words), face, other)))


def tight(words: str) -> str:
    return re.sub(r"\s+", "", words.replace("\u00a0", ""))


@pytest.mark.parametrize("sample", SAMPLES, ids=called)
def test_hostile_text_in_every_field_is_printed_and_does_nothing(sample: Sample) -> None:
    for number in range(ROUNDS):
        chance = random.Random(f"{sample.name} {number}")
        values, texts = hostile_texts.spoilt(sample, chance)
        chosen = template.load(sample.template, sample.on)
        laid = document.lay(chosen, values, on=sample.on, pictures=sample.pictures)
        data = pdf.write(laid.sheet, laid.blocks)
        assert not [
            *page_checks.outside_margins(data, laid.sheet),
            *page_checks.overlapping_lines(data),
            *page_checks.empty_pages(data, laid.sheet),
            *page_checks.missing_glyphs(data),
        ]
        word = write(laid.sheet, laid.blocks)
        assert not [
            *docx_checks.broken_parts(word), *docx_checks.fields_and_objects(word), *docx_checks.boxes(word),
        ]  # fmt: skip
        on_paper, in_word = tight(reading_back.words(data)), tight(docx_checks.words(word))
        printed = [each for each in texts if each.rpartition(" ")[2] in in_word]
        assert len(printed) > len(texts) * LEAST_PRINTED
        for each in printed:
            mark = each.rpartition(" ")[2]
            assert mark in on_paper or mark in in_word
        assert "49" not in re.sub(r"[0-9]{3,}", "", in_word) or "7*7" in in_word


@pytest.mark.parametrize("group", ["instansi", "pejabat"])
def test_a_name_higher_than_a_page_is_refused_in_words_and_nothing_is_cut(group: str) -> None:
    sample = next(each for each in SAMPLES if each.template == "D03")
    record = sample.values[group]
    assert isinstance(record, dict)
    endless = "m" * hostile_texts.ENDLESS
    longer = {**record, "kop_baris": [endless]} if group == "instansi" else {**record, "nama": endless}
    with pytest.raises(UserError) as caught:
        document.create("D03", {**sample.values, group: longer}, on=sample.on)
    assert "lebih tinggi daripada satu halaman" in explain(caught.value).what


LEAST_PRINTED = 0.3
"""Share of the texts that a template prints as they are; names and posts also stand in capitals, initials, or not at all."""


@pytest.mark.parametrize("piece", hostile_texts.PIECES, ids=range(len(hostile_texts.PIECES)))
def test_each_hostile_piece_reads_as_it_was_written_or_as_its_description(piece: str) -> None:
    sample = next(each for each in SAMPLES if each.template == "D08")
    asked = [{"kelompok": "pokok", "tanya": f"Awal {piece} akhir?", "jawab": f"Mula {piece} tamat"}]
    chosen = template.load("D08", sample.on)
    laid = document.lay(chosen, {**sample.values, "tanya_jawab": asked}, on=sample.on)
    data = pdf.write(laid.sheet, laid.blocks)
    for words in (
        tight(reading_back.words(data)),
        tight(docx_checks.words(docx.write(laid.sheet, laid.blocks))),
    ):
        assert f"Awal{drawn(piece, laid.sheet.font)}akhir?" in words
        assert f"Mula{drawn(piece, laid.sheet.font)}tamat" in words
    assert not list(page_checks.missing_glyphs(data))
