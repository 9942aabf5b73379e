"""The checks of pages and Word documents can fail: each finds the fault of a paper broken on purpose."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import pytest
from docx.shared import Mm
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from core.writing import blocks, fonts
from core.writing.blocks import Label, Labels, Paragraph, Run, Signatures, Signer, Table
from core.writing.docx import write
from core.writing.head import Margins
from core.writing.sheet import Sheet
from tests.core.writing import docx_checks, page_checks

SHEET = Sheet(
    paper="a4", margins=Margins(top=20, right=20, bottom=25, left=30), font="arial", size=11, leading=1.2, indent=0,
    title="Uji", date=date(2026, 11, 23), draft=False, marking="RAHASIA", security="R",
)  # fmt: skip
LEFT = 30 * mm
Draw = Callable[[Any], None]


def text(words: str) -> tuple[Run, ...]:
    return (Run(text=words),)


SIGNATURE = Signatures(signers=(Signer(above=(text("Ketua,"),), below=(text("RINA WOWOR"),)),))
HEADING = blocks.Heading(level=3, text=text("A. Pembuka"))
EMPTY_LABEL = Labels(rows=(Label(label="Jabatan", value=text("Ketua")),))
TABLE = Table(
    header=(text("No."), text("Nama"), text("Alamat")),
    rows=((text("1."), text("Ferry Mandey"), text("Bitung")), (text("2."), text("Suharto Wowor"), text("Bitung"))),
)  # fmt: skip


def page(*draws: Draw, size: tuple[float, float] = (210 * mm, 297 * mm), font: str = "") -> bytes:
    """A PDF with one page for each drawing."""
    fonts.ready()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, lang="id-ID", initialFontName=font or fonts.face("arial"))
    canvas.setTitle("Uji")
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setKeywords("")
    for draw in draws:
        canvas.setFont(font or fonts.face("arial"), 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*words: str, top: float = 240, step: float = 6) -> Draw:
    """Lines from `top` millimetres down, `step` apart."""

    def draw(canvas: Any) -> None:
        for at, line in enumerate(words):
            canvas.drawString(LEFT, (top - step * at) * mm, line)

    return draw


def at(x: float, y: float, words: str) -> Draw:
    return lambda canvas: canvas.drawString(x * mm, y * mm, words)


BODY = lines(
    "Pada hari ini Senin tanggal dua puluh tiga", "telah diterima laporan dari", "warga Kota Bitung."
)
BROKEN: dict[str, tuple[Callable[[bytes], Any], bytes]] = {}


def broken(name: str, check: Callable[[bytes], Any], pdf: bytes) -> None:
    BROKEN[name] = (check, pdf)


def _fill() -> None:
    sheet = SHEET
    outside = lambda data: page_checks.outside_margins(data, sheet)  # noqa: E731
    broken("left of the margin", outside, page(at(20, 200, "Teks di luar")))
    broken("right of the margin", outside, page(at(170, 200, "Teks yang terlalu panjang")))
    broken("reaching into the foot", outside, page(at(30, 22.8, "Teks")))
    strange = lambda data: page_checks.strange_furniture(data, sheet)  # noqa: E731
    broken("text in the foot", strange, page(at(30, 12, "Teks yang turun")))
    broken("text in the head", strange, page(at(30, 285, "Teks yang naik")))
    broken(
        "lines over each other",
        page_checks.overlapping_lines,
        page(lines("Baris satu", "Baris dua", step=1.5)),
    )
    broken(
        "an empty page", lambda data: page_checks.empty_pages(data, sheet), page(BODY, at(100, 283, "- 2 -"))
    )
    broken(
        "another size",
        lambda data: page_checks.wrong_sizes(data, sheet),
        page(BODY, size=(215 * mm, 330 * mm)),
    )
    parted = page(lines("No. Nama Alamat", "1. Ferry Mandey Bitung"), lines("2. Suharto Wowor Bitung"))
    broken(
        "a table without its header", lambda data: page_checks.tables_without_header(data, [TABLE]), parted
    )
    broken("a font of the PDF writer", page_checks.foreign_fonts, page(BODY, font="Helvetica"))
    broken("a font that is not inside", page_checks.loose_fonts, page(BODY, font="Helvetica"))
    broken("a character the font lacks", page_checks.missing_glyphs, page(lines("a漢b")))
    signed = lambda data: page_checks.split_or_lonely_signatures(data, [SIGNATURE])  # noqa: E731
    broken("a signature in two", signed, page(lines("satu", "dua", "Ketua,"), lines("RINA WOWOR")))
    broken("a signature alone", signed, page(BODY, lines("Demikian.", "Ketua,", "RINA WOWOR")))
    foot = page(lines("Isi", "A. Pembuka"), BODY)
    broken("a heading at the foot", lambda data: page_checks.headings_at_the_foot(data, [HEADING]), foot)
    broken(
        "a label and nothing",
        lambda data: page_checks.labels_without_value(data, [EMPTY_LABEL]),
        page(lines("Jabatan :")),
    )
    told = lambda data: page_checks.told_about_itself(data, sheet, ["Sumual"])  # noqa: E731
    broken("a person as author", told, page(lambda canvas: canvas.setAuthor("Johanis Sumual")))
    broken("a person in the title", told, page(lambda canvas: canvas.setTitle("Surat untuk Sumual")))


_fill()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_page_is_found(name: str) -> None:
    check, pdf = BROKEN[name]
    assert list(check(pdf))


def test_a_sound_page_is_not_complained_about() -> None:
    closing = lines("Demikian surat ini dibuat", "dengan sebenarnya.", "Ketua,", "RINA WOWOR", top=200)
    header = lines("No. Nama Alamat", "1. Ferry Mandey Bitung", top=170)
    sound = page(BODY, lambda canvas: [draw(canvas) for draw in (closing, header, at(100, 283, "- 2 -"))])
    parts = [SIGNATURE, HEADING, EMPTY_LABEL, TABLE]
    assert not page_checks.on_paper(sound, SHEET, parts)
    assert not page_checks.inside_the_file(sound, SHEET, ["Sumual"])


def changed(change: Callable[[Any], Any]) -> bytes:
    """A sound Word document with one thing made wrong by the library that offices' programs resemble."""
    document = docx.Document(io.BytesIO(write(SHEET, SOUND)))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


SOUND = (
    HEADING, EMPTY_LABEL, TABLE, Paragraph(text=text("Demikian surat ini dibuat dengan sebenarnya.")), SIGNATURE,
)  # fmt: skip


def rewritten(name: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write(SHEET, SOUND))) as source, zipfile.ZipFile(out, "w") as target:
        for each in source.namelist():
            data = source.read(each)
            if each == name:
                assert old in data
                data = data.replace(old, new)
            target.writestr(each, data)
    return out.getvalue()


def _set(target: str, value: object) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        owner, _, name = target.rpartition(".")
        thing = document
        for step in owner.split("."):
            thing = thing[int(step)] if step.isdigit() else getattr(thing, step)
        setattr(thing, name, value)

    return change


MAIN = "word/document.xml"
BROKEN_WORD: dict[str, Callable[[], bytes]] = {
    "no XML": lambda: rewritten(MAIN, b"Demikian", b"Demi\x01kian"),
    "a field that fetches": lambda: changed(
        lambda d: d.paragraphs[0].add_run()._r.append(_instruction("INCLUDETEXT x"))
    ),
    "another paper": lambda: changed(_set("sections.0.page_width", Mm(215))),
    "another margin": lambda: changed(_set("sections.0.left_margin", Mm(10))),
    "a person as author": lambda: changed(_set("core_properties.author", "Johanis Sumual")),
    "a person in the title": lambda: changed(_set("core_properties.title", "Sumual")),
    "a header that does not repeat": lambda: rewritten(MAIN, b"<w:tblHeader/>", b""),
    "a signature that may part": lambda: changed(lambda d: _without(d.tables[-1]._tbl, "cantSplit")),
    "a signature that may leave its name": lambda: changed(lambda d: _without(d.tables[-1]._tbl, "keepNext")),
    "a signature that may stand alone": lambda: changed(
        lambda d: _without(d.tables[-1]._tbl.getprevious(), "keepNext")
    ),
    "a label and nothing": lambda: rewritten(MAIN, b">Ketua<", b"><"),
    "a number and nothing": lambda: changed(lambda d: d.add_paragraph("NIP. ")),
    "a box": lambda: changed(lambda d: d.add_paragraph("baik 👍")),
    "a foreign font": lambda: rewritten(
        MAIN, b"<w:t>Demikian", b'<w:rPr><w:rFonts w:ascii="Comic"/></w:rPr><w:t>Demikian'
    ),
}


def _instruction(words: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement("w:instrText")
    made.text = words
    return made


def _without(element: Any, name: str) -> None:
    for each in list(element.iter(docx.oxml.ns.qn(f"w:{name}"))):
        each.getparent().remove(each)


@pytest.mark.parametrize("name", BROKEN_WORD)
def test_a_broken_word_document_is_found(name: str) -> None:
    data = BROKEN_WORD[name]()
    if name == "no XML":
        assert list(docx_checks.broken_parts(data))
    else:
        assert docx_checks.all_of(data, SHEET, ["Sumual"])


def test_a_sound_word_document_is_not_complained_about() -> None:
    assert not docx_checks.all_of(write(SHEET, SOUND), SHEET, ["Sumual"])
    assert not docx_checks.all_of(changed(lambda _document: None), SHEET, ["Sumual"])
