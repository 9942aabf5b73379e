"""The code at the foot of every page: there, readable, clear of everything else, and never where it must not be."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import cv2
import numpy as np
import pypdfium2
import pytest

from core.demonstration.gallery import samples
from core.demonstration.gallery.sample import Case, Sample
from core.rules import paper_code
from core.rules.paper_code import PaperCode
from core.writing import document, docx, pdf, template
from core.writing.document import Laid
from core.writing.pdf import page_code
from tests.core.writing import page_checks

CODE = "7F3K9QX"
STAMP = "Kepala riwayat: 1234 5678 90ab cdef 1234"
MM = 72 / 25.4
FIRST = {sample.template: sample for sample in reversed(samples("good"))}


def laid(sample: Sample, code: str = CODE) -> Laid:
    chosen = template.load(sample.template, sample.on)
    return document.lay(chosen, sample.values, on=sample.on, pictures=sample.pictures, stamp=STAMP, code=code)


def furnished(sample: Sample) -> Laid:
    """A paper with everything that can stand at the foot."""
    made = laid(sample)
    return replace(made, sheet=replace(made.sheet, purpose="file", catchword=True, page_total=True))


def square(page: pypdfium2.PdfPage) -> str:
    picture = np.asarray(page.render(scale=200 / 72).to_pil().convert("L"))
    return str(
        cv2.QRCodeDetector().detectAndDecode(
            picture[int(picture.shape[0] * 0.85) :, : picture.shape[1] // 2]
        )[0]
    )


@pytest.mark.parametrize("name", sorted(FIRST))
def test_every_page_says_which_it_is_and_nothing_stands_on_the_code(name: str) -> None:
    made = laid(FIRST[name])
    if not made.sheet.code:
        pytest.skip("carries none")
    data = pdf.write(made.sheet, made.blocks)
    pages = list(pypdfium2.PdfDocument(data))
    left = made.sheet.margins.left * MM
    for number, page in enumerate(pages, start=1):
        code = PaperCode(paper=CODE, page=number, pages=len(pages))
        text = page.get_textpage()
        assert code.text in text.get_text_bounded(0, 0, page.get_width(), made.sheet.margins.bottom * MM)
        assert paper_code.parse(square(page)) == code
        around = text.get_text_bounded(
            left - 3, page_code.BOTTOM - 3, left + page_code.SIDE + 3, page_code.BOTTOM + page_code.SIDE + 5
        )
        assert not around.strip()
    assert not [*page_checks.outside_margins(data, made.sheet), *page_checks.missing_glyphs(data)]
    assert pdf.write(made.sheet, made.blocks) == data


@pytest.mark.parametrize("case", ["good", "worst"])
@pytest.mark.parametrize("name", ["D03", "D16", "D22"])
def test_it_is_clear_of_grid_catchword_total_and_stamp(name: str, case: Case) -> None:
    made = furnished(next(one for one in samples(case) if one.template == name))
    for page in pypdfium2.PdfDocument(pdf.write(made.sheet, made.blocks)):
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        foot = [box for box in boxes if box[1] < made.sheet.margins.bottom * MM - 3]
        for at, one in enumerate(foot):
            for other in foot[at + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (text.get_text_bounded(*one), text.get_text_bounded(*other))
        assert paper_code.parse(square(page)) is not None


def test_drafts_copies_public_sheets_and_heads_that_say_so_carry_none() -> None:
    board = next(
        one for one in samples("good") if one.template == "D21" and one.values.get("untuk") == "papan"
    )
    assert laid(board).sheet.code == ""
    letter = FIRST["D03"]
    without = {**letter.values, "surat": {**letter.values["surat"], "nomor": None}}  # type: ignore[dict-item]
    assert laid(replace(letter, values=without)).sheet.code == ""
    copied = {**letter.values, "cetak": {"rangkap": "salinan"}}
    assert laid(replace(letter, values=copied)).sheet.code == ""
    assert laid(letter, code="").sheet.code == ""
    assert "NTR-" not in "".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(pdf.write(*_parts(laid(letter, ""))))
    )


def _parts(made: Laid) -> tuple[object, ...]:
    return made.sheet, made.blocks


@pytest.mark.parametrize("name", ["D03", "D22"])
def test_a_word_document_names_the_paper_and_counts_its_own_pages(name: str) -> None:
    made = laid(FIRST[name])
    data = docx.write(made.sheet, made.blocks)
    assert docx.write(made.sheet, made.blocks) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        feet = [
            archive.read(item).decode()
            for item in archive.namelist()
            if re.search(r"footer\d", item) and item.endswith("xml")
        ]
        pictures = [archive.read(item) for item in archive.namelist() if item.endswith(".png")]
    code = PaperCode(paper=CODE)
    assert len(feet) == 2
    assert all(f"{code.text}<" in foot and "NUMPAGES" in foot for foot in feet)
    seen = cv2.imdecode(np.frombuffer(pictures[-1], np.uint8), cv2.IMREAD_GRAYSCALE)
    framed = cv2.copyMakeBorder(seen, 40, 40, 40, 40, cv2.BORDER_CONSTANT, value=255)
    assert paper_code.parse(str(cv2.QRCodeDetector().detectAndDecode(framed)[0])) == code


def test_a_paper_with_more_pages_than_can_be_counted_still_says_which_paper_it_is() -> None:
    assert page_code.code_of(CODE, 1200, 1500) == PaperCode(paper=CODE)
