"""What stays together on a page, what repeats, and what stops a paper that cannot be laid out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.errors import UserError
from core.writing import document, fonts, pdf
from core.writing.blocks import Block, Labels, Paragraph, Run, Signatures, Signer, Slip, Together
from core.writing.blocks import Label as Row
from core.writing.head import Margins
from core.writing.sheet import Sheet
from tests.core.writing import reading_back

DAY = date(2020, 11, 20)
SHEET = Sheet(
    paper="a4",
    margins=Margins(top=20, right=20, bottom=25, left=30),
    font="arial",
    size=11,
    leading=1.2,
    indent=0,
    title="Uji",
    date=DAY,
    draft=False,
)
SIGNATURE = Signatures(
    signers=(Signer(above=((Run(text="Ketua,"),),), below=((Run(text="DEIDY WALUKOW"),),)),)
)


def text(words: str) -> Paragraph:
    return Paragraph(text=(Run(text=words),))


def written(*parts: Block) -> list[str]:
    return reading_back.pages(pdf.write(SHEET, parts))


@pytest.mark.parametrize("filler", range(30, 62, 2))
@pytest.mark.parametrize("closing_lines", [1, 3, 8])
def test_a_signature_is_never_split_nor_alone(filler: int, closing_lines: int) -> None:
    closing = " ".join(f"penutup{n}" for n in range(closing_lines * 8))
    lines = "\n".join(f"baris {n}" for n in range(filler))
    found = written(text(lines), text(closing), SIGNATURE)
    (page,) = [page for page in found if "DEIDY" in page]
    assert "Ketua," in page
    assert page.count("penutup") >= min(closing.count("penutup"), 2 * 6)


@pytest.mark.parametrize("filler", range(44, 60))
def test_a_receipt_and_a_kept_part_are_never_split(filler: int) -> None:
    lines = text("\n".join(f"baris {n}" for n in range(filler)))
    for part in (Slip, Together):
        found = written(lines, part(blocks=(text("awal"), text("tengah"), text("akhir"))))
        (page,) = [page for page in found if "awal" in page]
        assert "akhir" in page


def test_a_kept_part_taller_than_a_page_is_split_after_all() -> None:
    tall = Together(blocks=tuple(text(f"alinea {n}") for n in range(120)))
    assert len(written(tall)) > 1


def test_a_row_longer_than_a_page_goes_on_on_the_next() -> None:
    rows = (Row(label="Uraian", value=(Run(text="kata " * 3000),)),)
    found = written(Labels(rows=rows))
    assert len(found) > 2
    assert sum(page.count("kata") for page in found) == 3000


def test_no_line_ends_inside_what_belongs_together() -> None:
    made = document.plain("Uji", "{{ teks }}", {"teks": "menurut Pasal 5 dan " * 300}, on=DAY)
    for page in range(made.pages):
        for spot in reading_back.spots(made.pdf, page):
            assert not spot.text.endswith("Pasal")


def test_the_head_of_a_table_repeats_and_hashes_are_grouped() -> None:
    body = "| No | Sidik jari |\n|---|---|\n{% for s in sidik %}\n| {{ loop.index }} | `{{ s | sidik }}` |\n{% endfor %}"
    made = document.plain("Daftar", body, {"sidik": ["0123456789abcdef" * 4] * 150}, on=DAY)
    found = reading_back.pages(made.pdf)
    assert len(found) > 2
    assert all("Sidik jari" in page for page in found)
    assert sum(page.count("01234567 89abcdef " * 3) for page in found) == 150


def test_a_heading_is_not_the_last_line_of_a_page() -> None:
    for filler in range(40, 60):
        body = "{% for b in baris %}\n{{ b }}\n\n{% endfor %}\n### Judul bagian\n\nIsi bagian yang pertama."
        made = document.plain("Uji", body, {"baris": [f"baris {n}" for n in range(filler)]}, on=DAY)
        (page,) = [page for page in reading_back.pages(made.pdf) if "Judul bagian" in page]
        assert "Isi bagian" in page


def test_a_part_that_fits_on_no_page_is_refused() -> None:
    many = tuple((Run(text=f"baris {n}"),) for n in range(200))
    with pytest.raises(UserError) as caught:
        written(Signatures(signers=(Signer(above=many, below=()),)))
    assert caught.value.code == "limit_exceeded"


def test_a_paper_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(UserError) as caught:
        pdf.write(SHEET, [text(f"alinea {n}") for n in range(500)], seconds=0)
    assert caught.value.facts["limit"] == "seconds"


def test_a_name_too_wide_for_its_column_breaks_and_keeps_its_titles_whole() -> None:
    name = "Prof. Dr. Ir. H. NAMA PANJANG SEKALI SEPERTI INI, S.E., M.Si., Ak., CA."
    signer = Signer(above=((Run(text="Ketua,"),),), below=((Run(text=name, bold=True),),))
    data = pdf.write(SHEET, [text("Demikian."), Signatures(signers=(signer,))])
    lines = [spot for spot in reading_back.spots(data) if spot.x > 300]
    assert " ".join(spot.text for spot in lines) == f"Ketua, {name}"
    assert len(lines) == 3


def test_fonts_that_are_not_there_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "resource_path", lambda *parts: tmp_path.joinpath(*parts))
    fonts._load.cache_clear()
    with pytest.raises(UserError) as caught:
        pdf.write(SHEET, [text("x")])
    fonts._load.cache_clear()
    assert caught.value.code == "component_missing"
    assert caught.value.facts["file"] == "LiberationSans-Regular.ttf"
