"""The letterhead on paper: rules, form, address, the room for a printed one, where an emblem stands."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from core.reading.pool import ReaderPool
from core.vault import logo
from core.vault.vault import Vault
from tests.core.process.office_style.papers import (
    MM,
    around,
    image_bounds,
    paper,
    picture,
    rules,
    style,
    text,
)
from tests.core.writing import reading_back


def test_one_rule_or_two_below_the_letterhead(vault: Vault, case_id: str) -> None:
    assert rules(paper(vault, case_id)) == 1
    style(vault, rules="two")
    assert rules(paper(vault, case_id)) == 2
    style(vault, letterhead="agency", rules="")
    assert rules(paper(vault, case_id)) == 2
    style(vault, rules="one")
    assert rules(paper(vault, case_id)) == 1
    style(vault, letterhead="region", rules="")
    assert rules(paper(vault, case_id)) == 0


def test_the_form_of_the_letterhead_is_the_office_s_or_the_one_chosen(vault: Vault, case_id: str) -> None:
    assert "Surel set.contoh" in text(paper(vault, case_id))
    style(vault, letterhead="region")
    region = paper(vault, case_id)
    assert "Surel set.contoh" not in text(region)
    assert 297 * MM - reading_back.spot(region, "KOTA CONTOH").y > (12 + 24) * MM


def test_the_address_stands_below_the_names_or_in_italics_below_the_logo(vault: Vault, case_id: str) -> None:
    beside = reading_back.spot(paper(vault, case_id), "Jalan Contoh")
    style(vault, address="logo")
    pdf = paper(vault, case_id)
    below = reading_back.spot(pdf, "Jalan Contoh")
    assert below.x == pytest.approx(30 * MM, abs=1)
    assert beside.x > 45 * MM
    page = pdfium.PdfDocument(pdf)[0].get_textpage()
    at = page.get_text_range().index("Jalan Contoh")
    name = ctypes.create_string_buffer(120)
    pdfium.raw.FPDFText_GetFontInfo(page.raw, at, name, 120, ctypes.c_int())
    assert b"Italic" in name.value


def test_a_printed_letterhead_leaves_as_much_room_as_is_told(vault: Vault, case_id: str) -> None:
    style(vault, letterhead="empty", room=60)
    pdf = paper(vault, case_id)
    assert "BADAN PENGAWAS" not in text(pdf)
    top = max(spot.y for spot in reading_back.spots(pdf) if spot.text != "R")
    assert 60 * MM < 297 * MM - top < 75 * MM
    style(vault, room=30)
    assert (
        max(spot.y for spot in reading_back.spots(paper(vault, case_id)) if spot.text != "R") > top + 20 * MM
    )


def test_emblem_and_title_of_a_head_of_region_stand_in_the_middle(
    vault: Vault, case_id: str, readers: ReaderPool
) -> None:
    logo.put(vault, logo.clean(readers, picture("RGB", (300, 360))))
    style(vault, letterhead="region")
    pdf = paper(vault, case_id)
    ((left, _, right, _),) = image_bounds(pdf)
    page = pdfium.PdfDocument(pdf)[0].get_textpage()
    start, _, end, _ = around(page, "KOTA CONTOH")
    assert (left + right) / 2 == pytest.approx((start + end) / 2, abs=2)
