"""The edge cases of `documents.md` §24 on names and identity (1 to 7), written to paper and read back."""

from __future__ import annotations

import ctypes
import re
from datetime import date

import pypdfium2 as pdfium
import pytest

from core.demonstration.gallery import cast
from tests.core.writing import reading_back
from tests.core.writing.edge_papers import GOOD, LONG_NAME, values, words, write


def test_01_many_titles_break_before_a_title_and_never_inside_one() -> None:
    signer = {**cast.CHAIR, **LONG_NAME}
    written = write("D03", values("D03", "bawaslu", "pemilihan", pejabat=signer))
    full = "Prof. Dr. Ir. H. NAMA PANJANG SEKALI SEPERTI INI, S.E., M.Si., Ak., CA."
    column = [
        spot
        for page in range(written.pages)
        for spot in reading_back.spots(written.pdf, page)
        if spot.x > 290
    ]
    lines = [spot.text for spot in column if spot.text in full and len(spot.text) > 3]
    assert " ".join(lines) == full
    assert all(not line.startswith((".", ",")) for line in lines)
    assert all(title in " ".join(lines) for title in ("S.E.,", "M.Si.,", "Ak.,", "CA."))
    assert not any(re.search(r"\b(?:M|S)\.$", line) for line in lines)
    sizes = {size for size, letters in _sizes(written.pdf) if "NAMA" in letters or "SEPERTI" in letters}
    (running,) = {size for size, letters in _sizes(written.pdf) if "Ketua," in letters}
    assert all(size >= running * 0.9 - 0.05 for size in sizes)
    fits = {**cast.CHAIR, "nama": "Maria Magdalena Rondonuwu", "gelar_belakang": "S.H., M.H."}
    shorter = write("D03", values("D03", "bawaslu", "pemilihan", pejabat=fits))
    (one,) = [size for size, letters in _sizes(shorter.pdf) if "RONDONUWU, S.H., M.H." in letters]
    assert one == pytest.approx(running * 0.9, abs=0.05)  # smaller, and on one line


def _sizes(pdf: bytes) -> list[tuple[float, str]]:
    """Stretches of text of one size and line, on all pages."""
    found: list[tuple[float, str]] = []
    for page in pdfium.PdfDocument(pdf):
        for thing in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT]):
            size = ctypes.c_float()
            pdfium.raw.FPDFTextObj_GetFontSize(thing, size)
            left, bottom, right, top = thing.get_bounds()
            letters = page.get_textpage().get_text_bounded(left - 1, bottom - 1, right + 1, top + 1)
            found.append((round(size.value, 2), " ".join(letters.split())))
    return found


def test_02_a_name_in_capitals_keeps_the_spelling_of_its_titles() -> None:
    doctor = {**cast.OFFICIAL, "gelar_depan": "dr. Hj.", "gelar_belakang": "Sp.OG., M.Kes."}
    text = words(write("D19", values("D19", "agency", "tempel", pembuat=doctor), cast.HANDED_ON))
    assert "dr. Hj. Johanis Sumual, Sp.OG., M.Kes." in text
    assert "dr. Hj. JOHANIS SUMUAL, Sp.OG., M.Kes." in text
    assert "DR." not in text
    assert "SP.OG" not in text


@pytest.mark.parametrize("name", ["Suharto", "Ma'ruf Al-Amin", "Ferry J. Mandey", "I Gusti Ngurah alias Rah"])
def test_03_single_names_apostrophes_initials_and_aliases_stay_as_written(name: str) -> None:
    person = {**cast.OFFICIAL, "nama": name, "gelar_depan": None, "gelar_belakang": None}
    text = words(write("D03", values("D03", "bawaslu", "pemilihan", orang=person)))
    assert f"Yth. Sdr. {name} Kepala Seksi Destinasi" in text


@pytest.mark.parametrize("code", ["D04", "D10", "D11", "D15", "D19", "D20"])
def test_04_without_an_employee_number_the_row_is_gone_and_a_contract_servant_has_a_grade(code: str) -> None:
    given = next(each for each in GOOD.values() if each.template == code)
    name = next(key for key in ("orang", "terperiksa", "pembuat") if key in given.values)
    bare = {**cast.OFFICIAL, "nomor_pegawai": None, "label_nomor": None, "pangkat": None, "golongan": None}
    text = words(write(code, {**given.values, name: bare}, given.on))
    assert not re.search(r"NIP\.? ?(?:-|:(?! \d))", text)
    assert "gol. ruang : Jabatan" not in text
    contract = {**cast.CONTRACT, "golongan": "IX"}
    text = words(write(code, {**given.values, name: contract}, given.on))
    assert "NI PPPK : 199209142020212011" in text
    assert "Golongan : IX" in text


def test_05_two_people_of_one_name_are_told_apart_by_number_and_unit() -> None:
    twin = {**cast.SECOND, "nama": "Johanis Sumual", "gelar_belakang": "S.Sos., M.Si."}
    text = words(
        write("D14", values("D14", "bawaslu", "bkn", terlapor=[cast.OFFICIAL, twin]), cast.PLENARY_ON)
    )
    assert text.count("Johanis Sumual, S.Sos., M.Si.") == 2
    assert "198503172010011004" in text
    assert "197911052003122006" in text
    assert "Kelurahan Pateten" in text


def test_06_the_age_is_that_of_the_day_of_the_paper_and_may_be_about() -> None:
    def aged(**changes: object) -> str:
        person = {**cast.OFFICIAL, **changes}
        return words(write("D08", values("D08", "bawaslu", "pemilihan", orang=person), cast.HEARD_ON))

    assert "umur 41 tahun" in aged()
    assert "umur 40 tahun" in aged(tanggal_lahir=date(1985, 11, 26))
    assert "umur 41 tahun" in aged(tanggal_lahir=date(1985, 11, 25))
    assert "umur ± 40 tahun" in aged(tanggal_lahir=None, umur=40)
    assert "umur" not in aged(tanggal_lahir=None)


def test_07_the_unknown_owner_of_an_account_has_no_pronoun() -> None:
    unknown = {"akun": "akun Facebook “Warga Bitung 99”"}
    text = words(write("D01", values("D01", "bawaslu", "pemilihan", terlapor=[unknown]), cast.REPORTED_ON))
    assert "Nama : Pemilik akun Facebook “Warga Bitung 99”" in text
    text = words(write("D03", values("D03", "bawaslu", "pemilihan", orang=unknown)))
    assert "Yth. Pemilik akun Facebook “Warga Bitung 99”" in text
    assert "Sdr" not in text
