"""Openings, paper and catchwords as the office sets them; an answer of the paper wins."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from core.process import letters
from core.vault.letter_style import CHOICES, UNCERTAIN, Style
from core.vault.vault import Vault
from tests.core.process.office_style.papers import MM, minutes, paper, rules, style, text, warning
from tests.core.writing import reading_back


def test_number_words_and_the_bracketed_date_of_an_opening(vault: Vault, case_id: str) -> None:
    assert "Selasa tanggal satu bulan Desember tahun dua ribu dua puluh enam (01-12-2026)" in text(
        minutes(vault, case_id)
    )
    style(vault, number_words="title")
    assert "tanggal Satu bulan Desember tahun Dua Ribu Dua Puluh Enam (01-12-2026)" in text(
        minutes(vault, case_id)
    )
    style(vault, number_words="lower", bracketed_date="no")
    found = text(minutes(vault, case_id))
    assert "dua ribu dua puluh enam," in found
    assert "(01-12-2026)" not in found


def test_the_paper_of_a_template_is_the_office_s_and_an_answer_wins(vault: Vault, case_id: str) -> None:
    def high(pdf: bytes) -> float:
        return float(PdfReader(io.BytesIO(pdf)).pages[0].mediabox.height) / MM

    assert high(paper(vault, case_id)) == pytest.approx(297, abs=0.1)
    style(vault, papers=(("D03", "folio"),))
    assert high(paper(vault, case_id)) == pytest.approx(330, abs=0.1)
    assert high(warning(vault, case_id)) == pytest.approx(330, abs=0.1)
    assert high(paper(vault, case_id, cetak__kertas="a4")) == pytest.approx(297, abs=0.1)


def test_catchwords_are_printed_when_the_office_wants_them(vault: Vault, case_id: str) -> None:
    long = "\n\n".join(f"Uraian ke-{number} tentang kejadian itu." * 6 for number in range(30))
    plain = warning(vault, case_id, menimbang=long)
    style(vault, catchword="yes")
    words = warning(vault, case_id, menimbang=long)
    assert len(PdfReader(io.BytesIO(words)).pages) > 1
    assert text(words).count("...") == text(plain).count("...") + len(PdfReader(io.BytesIO(words)).pages) - 1


def test_the_printer_s_paper_is_warned_about(vault: Vault, case_id: str) -> None:
    answers = {
        "perbuatan": "pada tanggal 12 Oktober 2026 menyukai unggahan",
        "pasal_dilanggar": "Pasal 3 huruf f",
    }
    before = letters.warnings(vault, "D17", answers, case_id=case_id)
    style(vault, printer="a4")
    assert len(letters.warnings(vault, "D17", answers, case_id=case_id)) == len(before) + 1


def test_an_answer_of_the_paper_wins_over_the_office_s_style(vault: Vault, case_id: str) -> None:
    style(vault, subject="Perihal", signatures="centre", rules="two")
    pdf = paper(vault, case_id, cetak__label_hal="Hal", cetak__rata_ttd="kiri", cetak__kop_garis="satu")
    assert "Hal : Undangan" in text(pdf)
    assert "Perihal" not in text(pdf)
    assert rules(pdf) == 1
    assert reading_back.spot(pdf, "Ketua,").x == pytest.approx(reading_back.spot(pdf, "NIP").x, abs=1)


def test_every_uncertain_choice_exists() -> None:
    assert all(value in CHOICES[name] for name, value in UNCERTAIN)
    assert Style() == Style(**{name: choices[0] for name, choices in CHOICES.items()})
