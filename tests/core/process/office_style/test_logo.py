"""The office's logo: what is kept of a picture, and how it stands on paper."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from PIL import Image as Pillow

from core.case import document
from core.errors import UserError
from core.process import letters
from core.reading.pool import ReaderPool
from core.vault import logo
from core.vault.vault import Vault
from tests.core.process.office_style.papers import MM, around, image_bounds, paper, picture, style


def test_a_logo_is_reduced_re_encoded_and_keeps_its_shape(readers: ReaderPool) -> None:
    made = Pillow.open(io.BytesIO(logo.clean(readers, picture("RGB", (2400, 1200)))))
    assert (made.mode, made.format) == ("RGB", "PNG")
    assert made.height <= logo.HIGHEST
    assert made.width / made.height == pytest.approx(2, abs=0.02)
    small = Pillow.open(io.BytesIO(logo.clean(readers, picture("RGB", (80, 100)))))
    assert small.size == (80, 100)


def test_a_transparent_logo_is_on_white_and_one_for_print_has_its_colours(readers: ReaderPool) -> None:
    clear = Pillow.open(io.BytesIO(logo.clean(readers, picture("RGBA", (60, 60)))))
    assert clear.getpixel((30, 30)) == (255, 255, 255)
    printed = Pillow.open(io.BytesIO(logo.clean(readers, picture("CMYK", (64, 64), "JPEG"))))
    red, green, blue = printed.convert("RGB").getpixel((30, 30))  # type: ignore[misc]
    assert green > 150
    assert red < 60
    assert blue < 60


def test_what_a_picture_says_of_its_maker_is_gone(readers: ReaderPool) -> None:
    out = io.BytesIO()
    exif = Pillow.Exif()
    exif[0x013B] = "Ferry Pembuat"
    Pillow.new("RGB", (90, 90), "red").save(out, format="JPEG", exif=exif, comment=b"RAHASIA-LOGO")
    made = logo.clean(readers, out.getvalue())
    assert b"Ferry" in out.getvalue()
    assert b"Ferry" not in made
    assert b"RAHASIA-LOGO" not in made


@pytest.mark.parametrize("name", ["gambar.gif", "teks.png", "kosong.png"])
def test_another_kind_of_file_is_no_logo(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    out = io.BytesIO()
    Pillow.new("P", (9, 9)).save(out, format="GIF")
    path.write_bytes({"gambar.gif": out.getvalue(), "teks.png": b"halo", "kosong.png": b""}[name])
    with pytest.raises(UserError) as caught:
        logo.read(path)
    assert caught.value.code == "input_not_a_file"


def test_a_paper_has_the_office_s_logo_in_pdf_and_word_until_it_is_taken_away(
    vault: Vault, case_id: str, readers: ReaderPool
) -> None:
    assert image_bounds(paper(vault, case_id)) == []
    logo.put(vault, logo.clean(readers, picture("RGB", (600, 800))))
    said = {"surat.nomor": "015/PM/2026"}
    made = letters.create(vault, case_id, "D03", said)
    assert letters.create(vault, case_id, "D03", said).id == made.id
    ((left, bottom, right, top),) = image_bounds(document.pdf(vault.case(case_id), made))
    assert (top - bottom) / (right - left) == pytest.approx(4 / 3, rel=0.01)
    assert 22 * MM <= top - bottom <= 26 * MM
    word = letters.word(vault, case_id, made.id)
    assert any(name.startswith("word/media/") for name in zipfile.ZipFile(io.BytesIO(word)).namelist())
    assert word == letters.word(vault, case_id, made.id)
    logo.put(vault, None)
    assert image_bounds(paper(vault, case_id, surat__nomor="016/PM/2026")) == []


@pytest.mark.parametrize(("form", "least"), [("bawaslu", 17), ("region", 22)])
def test_a_wordmark_stays_high_enough_to_read(
    vault: Vault, case_id: str, readers: ReaderPool, form: str, least: float
) -> None:
    logo.put(vault, logo.clean(readers, picture("RGB", (1000, 400))))
    style(vault, letterhead=form)
    pdf = paper(vault, case_id)
    ((left, bottom, right, top),) = image_bounds(pdf)
    assert top - bottom >= least * MM
    assert (right - left) / (top - bottom) == pytest.approx(2.5, rel=0.02)
    if form == "bawaslu":
        page = pdfium.PdfDocument(pdf)[0].get_textpage()
        assert around(page, "BADAN PENGAWAS PEMILIHAN UMUM")[0] > right


def test_bytes_that_are_no_cleaned_picture_never_become_a_logo(vault: Vault, case_id: str) -> None:
    with pytest.raises(ValueError, match="PNG"):
        logo.put(vault, picture("RGBA", (20, 20)))
    with vault.change_register() as ledger:
        other = ledger.put(picture("RGBA", (20, 20)))
    with pytest.raises(UserError) as caught:
        paper(vault, case_id, instansi__logo=other)
    assert caught.value.code == "blob_damaged"
