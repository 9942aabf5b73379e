"""The Word form of a paper says what the PDF says, on the same sheet, and names nobody in its properties."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.writing import blocks, document, fonts, glyphs, template
from core.writing.blocks import Run
from core.writing.docx import write
from core.writing.head import Margins
from core.writing.literal import clean
from core.writing.sheet import PAPERS, Sheet
from tests.core.writing import samples

DAY = date(2020, 10, 14)
SHEET = Sheet(
    paper="f4", margins=Margins(top=20, right=20, bottom=25, left=30), font="arial", size=11, leading=1.2, indent=12.5,
    title="Undangan Klarifikasi", date=DAY, draft=True, marking="RAHASIA", security="R", stamp="Kepala riwayat: 0000",
)  # fmt: skip


def text(value: str) -> tuple[Run, ...]:
    return (Run(text=value),)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def words_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<w:(?:tab|br)/>", " ", body)).split())


@pytest.mark.parametrize(
    ("name", "values", "day"),
    [
        ("D03", samples.invitation(), DAY),
        ("D17", samples.decision(), date(2020, 11, 20)),
        ("D19", samples.statement(), date(2020, 11, 25)),
    ],
)
def test_every_word_of_a_paper_is_in_its_word_form(name: str, values: dict[str, Any], day: date) -> None:
    laid = document.lay(template.load(name, day), values, on=day)
    parts, sheet = laid.blocks, laid.sheet
    said = words_of(write(sheet, parts))
    wanted = [word for block in parts for word in _words(block)]
    assert len(wanted) > 60
    missing = [word for word in wanted if word not in said.replace("&amp;", "&")]
    assert missing == []


def _words(part: object) -> list[str]:
    """Every word in a block, whatever its kind."""
    if isinstance(part, str):
        return part.replace("\u00a0", " ").split()
    if isinstance(part, tuple):
        return [word for one in part for word in _words(one)]
    if hasattr(part, "__dataclass_fields__"):
        shown = (name for name in part.__dataclass_fields__ if name not in ("align", "place", "columns"))
        return [word for name in shown for word in _words(getattr(part, name))]
    return []


def test_the_same_values_give_the_same_bytes_and_properties_name_nobody() -> None:
    parts = (blocks.Paragraph(text=text("Isi surat")),)
    first = write(SHEET, parts)
    assert first == write(SHEET, parts)
    known = opened(first).core_properties
    assert (known.title, known.language) == ("Undangan Klarifikasi", "id-ID")
    assert (known.author, known.last_modified_by, known.comments, known.keywords, known.subject) == ("",) * 5
    assert known.created == known.modified == datetime(2020, 10, 14, tzinfo=UTC)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert [name for name in archive.namelist() if name.startswith("docProps/")] == ["docProps/core.xml"]


@pytest.mark.parametrize("paper", list(PAPERS))
def test_paper_and_margins_are_those_of_the_sheet(paper: Any) -> None:
    (section,) = opened(write(replace(SHEET, paper=paper), ())).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == PAPERS[paper]
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 20)


def test_marks_stand_on_every_page_and_the_number_from_the_second_on() -> None:
    (section,) = opened(write(SHEET, ())).sections
    first, later = section.first_page_header, section.header
    assert first.paragraphs[0].text.split("\t") == ["R", "", "KONSEP"]
    assert later.paragraphs[0].text.split("\t") == ["R", "RAHASIA", "KONSEP"]
    for header in (first, later):  # the middle and the end of the line, and no stops of a style between
        line = header.paragraphs[0]
        own = [round(stop.position.mm) for stop in line.paragraph_format.tab_stops]
        width = round(SHEET.extent[0] - SHEET.margins.left - SHEET.margins.right)
        assert own == [width // 2, width]
        assert not len(line.style.paragraph_format.tab_stops)
    assert "PAGE" in later._element.xml
    assert "PAGE" not in first._element.xml
    assert section.footer.paragraphs[0].text == section.first_page_footer.paragraphs[0].text == SHEET.stamp


@pytest.mark.parametrize("landscape", [False, True])
def test_a_draft_says_so_across_every_page_behind_its_text(landscape: bool) -> None:
    sheet = replace(SHEET, landscape=landscape)
    (section,) = opened(write(sheet, ())).sections
    for header in (section.first_page_header, section.header):
        (anchor,) = header._element.iter(qn("wp:anchor"))
        assert anchor.get("behindDoc") == "1"
        assert [each.text for each in anchor.iter(qn("wp:align"))] == ["center", "center"]
        assert {each.get("relativeFrom") for each in anchor} >= {"page"}
        extent = anchor.find(qn("wp:extent"))
        wide, high = int(extent.get("cx")) / Mm(1), int(extent.get("cy")) / Mm(1)
        assert (wide > high) is landscape
        assert (wide / sheet.extent[0], high / sheet.extent[1]) > (0.3, 0.3)
        (picture,) = (rel.target_part.blob for rel in header.part.rels.values() if "image" in rel.reltype)
        darkest, lightest = Image.open(io.BytesIO(picture)).getchannel("A").getextrema()
        assert (darkest, lightest) == (0, 255), "letters, and nothing around them"
    final = opened(write(replace(sheet, draft=False), ())).sections[0]
    assert not any("anchor" in each._element.xml for each in (final.first_page_header, final.header))


def test_a_signature_stays_whole_and_with_the_line_before_it() -> None:
    signer = blocks.Signer(above=(text("Ketua,"),), below=(text("NAMA"), text("NIP 1")))
    made = opened(
        write(SHEET, (blocks.Paragraph(text=text("Demikian.")), blocks.Signatures(signers=(signer,))))
    )
    assert next(p for p in made.paragraphs if p.text == "Demikian.").paragraph_format.keep_with_next
    (table,) = made.tables
    assert all("cantSplit" in row._tr.xml for row in table.rows)
    assert table.rows[0].cells[0].paragraphs[0].paragraph_format.keep_with_next
    assert [p.text for p in table.rows[2].cells[0].paragraphs] == ["NAMA", "NIP 1"]


def test_a_row_goes_to_the_next_page_whole_unless_it_is_taller_than_a_third_of_it() -> None:
    rows = tuple((text(f"{at}."), text("isi " * words)) for at, words in enumerate((3, 60, 900), start=1))
    made = opened(write(SHEET, (blocks.Table(header=(text("No."), text("Uraian")), rows=rows),)))
    (table,) = made.tables
    assert ["cantSplit" in row._tr.xml for row in table.rows] == [True, True, True, False]


def test_three_signers_stand_in_rows_of_two_that_do_not_run_into_each_other() -> None:
    signers = tuple(
        blocks.Signer(above=(text("Ketua,"),), below=(text(name),)) for name in ("SATU", "DUA", "TIGA")
    )
    made = opened(write(SHEET, (blocks.Signatures(signers=signers), blocks.Signatures(signers=signers[:1]))))
    assert [len(table.columns) for table in made.tables] == [2, 1, 1]


def test_a_figure_is_a_picture_and_an_empty_row_stays_empty() -> None:
    figure = blocks.Figure(
        image=blocks.Image(width=4, height=2, rgb=bytes(24)),
        caption=(blocks.Paragraph(text=text("Gambar 1")),),
    )
    table = blocks.Table(header=(text("No."), text("Tanda tangan")), rows=(), columns=(blocks.Column(), blocks.Column(sign=True)), spare=2)  # fmt: skip
    made = opened(write(SHEET, (figure, table)))
    assert len(made.inline_shapes) == 1
    assert [row.cells[1].text[:2] for row in made.tables[0].rows] == ["Ta", "1.", "2."]


def test_a_table_repeats_its_header() -> None:
    made = opened(
        write(SHEET, (blocks.Table(header=(text("No."), text("Nama")), rows=((text("1"), text("Budi")),)),))
    )
    (table,) = made.tables
    assert "tblHeader" in table.rows[0]._tr.xml
    assert [cell.text for cell in table.rows[1].cells] == ["1", "Budi"]


def test_lists_inside_clauses_begin_on_the_line_of_the_label() -> None:
    item = blocks.Item(marker="a.", blocks=(blocks.Paragraph(text=text("bahwa")),))
    made = opened(
        write(SHEET, (blocks.Clause(label="Menimbang", blocks=(blocks.Items(items=(item, item)),)),))
    )
    lines = [p.text for p in made.paragraphs if p.text.strip()]
    assert lines[-2:] == ["Menimbang\t:\ta.\tbahwa", "a.\tbahwa"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_comes_out_as_it_is_or_as_its_description(value: str) -> None:
    """The same words as in the PDF: what no font of ours draws is described, the rest is literal."""
    wanted = described(clean(value))
    made = opened(write(SHEET, (blocks.Paragraph(text=text(wanted)),)))
    assert made.paragraphs[-1].text == wanted


def described(value: str) -> str:
    """`value` line by line with descriptions in the place of what cannot be drawn."""
    face, other = fonts.face("arial"), fonts.face(fonts.FALLBACK)
    return "\n".join(
        "".join(words for _, words in glyphs.pieces(line, face, other)) for line in value.split("\n")
    )


def test_markup_and_fields_in_evidence_stay_text() -> None:
    hostile = '<w:p>{{ 7*7 }} <3 R&D ]]> &lt; \\* MERGEFORMAT { INCLUDETEXT "x" } \u202eabc'
    made = write(SHEET, (blocks.Paragraph(text=text(clean(hostile))),))
    assert opened(made).paragraphs[-1].text == clean(hostile)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"fldSimple" not in archive.read("word/document.xml")
