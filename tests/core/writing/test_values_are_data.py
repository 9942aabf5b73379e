"""What people wrote stays what they wrote: never template, never markup, never an empty box."""

from __future__ import annotations

from datetime import date

import pytest

from core.writing import document, fonts, glyphs, template
from core.writing.blocks import Block, Labels, Paragraph, Run, plain
from core.writing.literal import NO_BREAK, clean, glue
from tests.core.writing import reading_back, samples

HEAD = '+++\nid = "D99"\ntitle = "Uji"\nvalid_from = 2000-01-01\n[groups]\norang = "orang"\n+++\n'
DAY = date(2020, 10, 14)
PRANKS = [
    "{{ 7*7 }}",
    "{% for x in [1] %}a{% endfor %}",
    "# judul",
    "**tebal** *miring* `ketik`",
    "[tautan](http://contoh)",
    "1. butir",
    "a. butir",
    "- butir",
    "| a | b |",
    "::: slip",
    "||",
    "[titik]",
    "[ruang]",
    "<b>&amp;</b>",
    '<font size="99">x</font>',
    "<img src='/etc/passwd'/>",
    "&lt;script&gt;",
    "\\*",
    "<!-- x -->",
    "***",
    "---",
    "```",
    "> kutip",
    "Label : nilai",
]


def render(body: str, value: str) -> tuple[Block, ...]:
    return template.render(template.parse(HEAD + body), {"orang": {"nama": value}})


@pytest.mark.parametrize("prank", PRANKS)
def test_a_value_is_literal_at_the_start_of_a_paragraph(prank: str) -> None:
    (block,) = render("{{ orang.nama }}", prank)
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold, run.italic, run.mono) for run in block.text] == [
        (prank, False, False, False)
    ]


@pytest.mark.parametrize("prank", PRANKS)
def test_a_value_is_literal_in_a_row_a_list_and_bold_text(prank: str) -> None:
    labels, lines = render(
        "::: isian\n{{ orang.nama }} : {{ orang.nama }}\n:::\n\n**{{ orang.nama }}**", prank
    )
    assert isinstance(labels, Labels)
    assert isinstance(lines, Paragraph)
    assert (labels.rows[0].label, plain(labels.rows[0].value), labels.rows[0].blank) == (prank, prank, False)
    assert lines.text == (Run(text=prank, bold=True),)


def test_lines_of_a_value_stay_one_paragraph_and_cannot_open_parts() -> None:
    (block,) = render("{{ orang.nama }}", "satu\n::: slip\n\n# dua\n:::")
    assert isinstance(block, Paragraph)
    assert plain(block.text) == "satu\n::: slip\n\n# dua\n:::"


@pytest.mark.parametrize("prank", ["<b>&{{7*7}}", "R&D <3 </para>", "<para>", "]]>", "&#65;&nbsp;"])
def test_a_value_reads_the_same_on_paper(prank: str) -> None:
    context = samples.invitation()
    context["kasus"]["peristiwa"] = f"menulis {prank} selesai"
    written = document.create("D03", context, on=DAY)
    assert f"menulis {prank} selesai" in reading_back.words(written.pdf)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("ze\u200bro\ufeff\u00ad", "zero"),
        ("\x00\x1b[31ma\tb\x7f", "[31ma b"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("\ue0000\ue001\U000f0000", "0"),
        ("e\u0301", "é"),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 2),
        ("👍🏽\ufe0f", "👍"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(written: str, kept: str) -> None:
    assert clean(written) == kept


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("👍", "[emoji jempol]"),
        ("👍👍 👍", "[emoji jempol ×2] [emoji jempol]"),
        ("🦜", "[emoji]"),
        ("مرحبا بالعالم ya", "[tulisan Arab] ya"),
        ("漢字", "[tulisan Han]"),
        ("𝐓𝐞𝐛𝐚𝐥", "Tebal"),
        ("שלום", "[tulisan Ibrani]"),
        ("Rp5.000 – “kutip”", "Rp5.000 – “kutip”"),
        ("Привет", "Привет"),
    ],
)
@pytest.mark.parametrize("family", ["arial", "bookman", "mono"])
def test_what_a_font_cannot_draw_is_described_or_borrowed(family: str, written: str, printed: str) -> None:
    made = list(glyphs.pieces(written, fonts.face(family), fonts.face(fonts.FALLBACK)))
    assert "".join(text for _, text in made).replace(NO_BREAK, " ") == printed
    assert all(fonts.drawable(text, name) for name, text in made)


def test_hostile_text_prints_without_a_missing_glyph() -> None:
    context = samples.invitation()
    context["kasus"]["peristiwa"] = "menulis 👍 مرحبا 漢字 𝐓𝐞𝐛𝐚𝐥 \u202eterbalik\u202c ze\u200bro"
    text = reading_back.words(document.create("D03", context, on=DAY).pdf)
    assert "menulis [emoji jempol] [tulisan Arab] [tulisan Han] Tebal terbalik zero" in text


@pytest.mark.parametrize(
    ("text", "kept_together"),
    [
        ("menurut Pasal 5 huruf n angka 5", ["Pasal 5", "huruf n", "angka 5"]),
        ("pada 23 November 2026 pukul 09.00 WITA", ["23 November", "pukul 09.00 WITA"]),
        ("dr. Nama, NIP 198503172010011004", ["dr. Nama", "NIP 198503172010011004"]),
        ("dalam 3 (tiga) rangkap", ["3 (tiga)"]),
    ],
)
def test_a_line_does_not_end_inside_what_belongs_together(text: str, kept_together: list[str]) -> None:
    glued = glue(text)
    for part in kept_together:
        assert part.replace(" ", NO_BREAK) in glued
    assert glued.replace(NO_BREAK, " ") == text


def test_a_word_of_ten_thousand_letters_stays_inside_the_margins() -> None:
    context = samples.invitation()
    context["kasus"]["peristiwa"] = "m" * 10_000
    written = document.create("D03", context, on=DAY)
    assert "".join(reading_back.words(written.pdf).split()).count("m" * 50) > 100
    lines = [spot for page in range(written.pages) for spot in reading_back.spots(written.pdf, page)]
    assert max(len(spot.text) for spot in lines if set(spot.text) == {"m"}) < 60


def test_an_address_breaks_after_its_signs_and_is_never_hyphenated() -> None:
    context = samples.invitation()
    address = (
        "https://rapat.contoh.go.id/ruang/klarifikasi/netralitas/aparatur/sipil/negara/2020?kode=abc_def"
    )
    context["jadwal"].update(cara="daring", tautan=address)
    written = document.create("D03", context, on=DAY)
    start = reading_back.spot(written.pdf, "https://").text
    assert address.startswith(start)
    assert start[-1] in "/-._?="
    assert address in "".join(reading_back.words(written.pdf).split())
