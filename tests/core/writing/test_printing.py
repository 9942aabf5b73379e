"""How a paper is printed: letterheads, security marks, what stands around the text, form codes by date."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from datetime import date

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

from core.demonstration.gallery import cast, samples
from core.demonstration.gallery.sample import Sample
from core.errors import UserError
from core.writing import document, template
from core.writing.blocks import Image
from core.writing.document import Written
from tests.core.writing import reading_back

GOOD = {(sample.template, sample.office.value, sample.variant): sample for sample in samples("good")}
MM = 72 / 25.4


def write(code: str, office: str, variant: str = "", **changes: object) -> Written:
    sample: Sample = GOOD[code, office, variant]
    return document.create(code, {**sample.values, **changes}, on=sample.on, pictures=sample.pictures)


def colours(pdf: bytes, text: str, page: int = 0) -> set[tuple[int, int, int]]:
    """The colours in which a text is drawn on a page."""
    return {colour for word, colour in _words(pdf, page) if text in word}


def _words(pdf: bytes, number: int) -> Iterator[tuple[str, tuple[int, int, int]]]:
    page = pdfium.PdfDocument(pdf)[number]
    text = page.get_textpage()
    for thing in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT]):
        parts = [ctypes.c_uint() for _ in range(4)]
        pdfium.raw.FPDFPageObj_GetFillColor(thing.raw, *parts)
        word = text.get_text_bounded(*thing.get_bounds()).strip()
        yield word, (parts[0].value, parts[1].value, parts[2].value)


# -- letterheads


def test_the_address_stands_under_the_names_and_the_rule_under_all() -> None:
    pdf = write("D03", "bawaslu", "pemilihan").pdf
    names = [
        reading_back.spot(pdf, text)
        for text in ("BADAN PENGAWAS PEMILIHAN UMUM", "KOTA BITUNG", "Jalan Contoh")
    ]
    assert [spot.y for spot in names] == sorted((spot.y for spot in names), reverse=True)
    assert all("BADAN PENGAWAS" not in page for page in reading_back.pages(pdf)[1:])


def test_a_head_of_region_has_no_address_and_room_for_the_emblem_above_the_title() -> None:
    pdf = write("D20", "agency", "tertutup").pdf
    title = reading_back.spot(pdf, "WALI KOTA BITUNG")
    assert 330 * MM - title.y > (12 + 24) * MM
    assert "Telepon" not in reading_back.pages(pdf)[0]


def test_a_printed_letterhead_leaves_its_room_and_prints_nothing_there() -> None:
    pdf = write("D17", "agency", "kop kosong").pdf
    assert "PEMERINTAH KOTA BITUNG" not in reading_back.words(pdf)
    highest = max(spot.y for spot in reading_back.spots(pdf) if spot.text != "R")
    assert 330 * MM - highest > 48 * MM


@pytest.mark.parametrize("office", ["bawaslu", "perangkat_daerah", "pemda"])
def test_a_logo_keeps_its_shape_and_its_place(office: str) -> None:
    logo = Image(width=30, height=40, rgb=b"\x00\x80\x00" * 1200)
    values = {**GOOD["D17", "agency", "bentuk bkn"].values}
    values["instansi"] = {**cast.DINAS, "jenis": office}
    pdf = document.create("D17", values, on=cast.DECIDED_ON, pictures={"logo": logo}).pdf
    (thing,) = pdfium.PdfDocument(pdf)[0].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = thing.get_bounds()
    assert (top - bottom) / (right - left) == pytest.approx(4 / 3, rel=0.01)
    assert 22 * MM <= top - bottom <= 26 * MM
    if office == "pemda":
        assert (left + right) / 2 == pytest.approx((30 + 215 - 20) / 2 * MM, abs=1)
    else:
        assert left == pytest.approx(30 * MM, abs=1)


# -- marks


def test_secret_papers_are_marked_red_on_every_page_and_others_black() -> None:
    secret = write("D11", "agency")
    assert secret.pages > 1
    for page in range(secret.pages):
        assert "RAHASIA" in reading_back.pages(secret.pdf)[page].replace(" ", "")
        assert all(red > 150 and green < 60 for red, green, _ in colours(secret.pdf, "R", page) if red > 100)
    letter = PdfReader(io.BytesIO(write("D09", "bawaslu").pdf)).pages[0].extract_text()
    assert letter.lstrip().startswith("T")
    assert (0, 0, 0) in colours(write("D09", "bawaslu").pdf, "T")
    assert any(red > 150 for red, _, _ in colours(write("D03", "bawaslu", "pemilihan").pdf, "R"))


def test_an_open_moral_sanction_is_not_secret_and_a_closed_one_is() -> None:
    for code in ("D20", "D20B", "D20D"):
        closed, opened = (write(code, "agency", kind) for kind in ("tertutup", "terbuka"))
        assert "RAHASIA" in reading_back.words(closed.pdf).replace(" ", "")
        assert "RAHASIA" not in reading_back.words(opened.pdf).replace(" ", "")
    for personal in ("Kelurahan Pateten", "0812", "NIK"):
        assert personal not in reading_back.words(write("D20", "agency", "terbuka").pdf)


def test_the_public_recap_and_the_notice_board_show_initials_and_no_numbers() -> None:
    public = reading_back.words(write("D22", "bawaslu", "publik").pdf)
    board = reading_back.words(write("D21", "bawaslu", "papan").pdf)
    for text in (public, board):
        assert "Sumual" not in text
        assert "JS, Dinas Pariwisata" in text
        assert "1985" not in text
    assert "Rondonuwu" not in board
    assert "0812" not in board
    internal = reading_back.words(write("D22", "bawaslu", "internal").pdf)
    assert "Johanis Sumual" in internal
    assert "memenuhi unsur 7, tidak memenuhi unsur 2" in internal
    assert "9 (sembilan) perkara" in internal


def test_only_the_office_s_own_copy_has_a_grid_for_initials_and_catchwords_are_asked_for() -> None:
    own = reading_back.pages(write("D17", "agency", "rangkap arsip").pdf)
    assert all("Arsip – Paraf" in page for page in own)
    first = own[1].split("Arsip – Paraf", 1)[1].split()[0]
    assert f"{first} ..." in own[0]
    assert "..." not in own[-1]
    sent = reading_back.words(write("D17", "agency", "bentuk bkn").pdf)
    assert "Paraf" not in sent


def test_a_recap_lies_on_its_side_and_counts_its_pages() -> None:
    written = write("D22", "bawaslu", "internal")
    box = PdfReader(io.BytesIO(written.pdf)).pages[0].mediabox
    assert float(box.width) > float(box.height)
    pages = reading_back.pages(written.pdf)
    assert all(f"Halaman {n} dari {len(pages)}" in page for n, page in enumerate(pages, start=1))


def test_signatures_can_be_centred_in_their_column() -> None:
    left = reading_back.spot(write("D16", "agency").pdf, "MEITY KARUNDENG", 1)
    centred = reading_back.spot(
        write("D16", "agency", cetak={"rata_ttd": "tengah"}).pdf, "MEITY KARUNDENG", 1
    )
    assert centred.x > left.x + 10


# -- form codes


@pytest.mark.parametrize(
    ("code", "pemilu", "pemilihan"),
    [
        ("D01", "FORMULIR MODEL B.1", "FORMULIR MODEL A.1"),
        ("D02", "FORMULIR MODEL B.3", "FORMULIR MODEL A.3"),
        ("D03", "FORMULIR MODEL B.9", ""),
        ("D06", "FORMULIR MODEL B.10", ""),
        ("D07", "FORMULIR MODEL B.11", ""),
        ("D08", "FORMULIR MODEL B.12", ""),
        ("D13", "FORMULIR MODEL B.13", "FORMULIR MODEL A.11"),
        ("D14", "", ""),
        ("D21", "FORMULIR MODEL B.18", "FORMULIR MODEL A.17"),
    ],
)
def test_form_codes_are_printed_where_they_are_known_and_nowhere_else(
    code: str, pemilu: str, pemilihan: str
) -> None:
    head = template.load(code, date(2026, 12, 1)).head
    assert head.form_code(date(2026, 12, 1), "pemilu") == pemilu
    assert head.form_code(date(2026, 12, 1), "pemilihan") == pemilihan
    assert head.form_code(date(2026, 12, 1), None) == ""
    assert head.form_code(date(2019, 12, 1), "pemilu") == ""
    assert all(form.confidence in "AB" for form in head.forms)


@pytest.mark.parametrize(
    "code",
    [
        code
        for code in template.known()
        if code not in ("D01", "D02", "D03", "D06", "D07", "D08", "D13", "D21")
    ],
)
def test_no_other_paper_has_a_form_code(code: str) -> None:
    assert template.load(code, date(2026, 12, 1)).head.forms == ()


def test_an_office_may_print_another_code_or_none() -> None:
    other = write("D08", "bawaslu", "pemilihan", cetak={"formulir": "FORMULIR MODEL A.10"})
    assert "FORMULIR MODEL A.10" in reading_back.words(other.pdf)
    assert "FORMULIR" not in reading_back.words(
        write("D08", "bawaslu", "pemilu", cetak={"formulir": "-"}).pdf
    )


# -- who is written to


def test_a_forwarding_goes_to_whom_the_day_names_and_never_to_a_body_that_ended() -> None:
    given = {**GOOD["D14", "bawaslu", "bkn"].values, "melalui": None}

    def addressed(day: date, **changes: object) -> str:
        values = {**given, **changes}
        values["surat"] = {**values["surat"], "tanggal": day}  # type: ignore[dict-item]
        return reading_back.words(document.create("D14", values, on=day).pdf)

    assert "Yth. Ketua Komisi Aparatur Sipil Negara" in addressed(date(2020, 11, 2))
    assert "Yth. Kepala Badan Kepegawaian Negara" in addressed(date(2026, 11, 27))
    for changes in ({}, {"nama_tujuan": "Ketua KASN"}):
        with pytest.raises(UserError) as caught:
            addressed(date(2024, 8, 24), **changes)
        assert caught.value.code == "rule_refused"
    onward = reading_back.words(write("D14", "bawaslu", "pelimpahan").pdf)
    assert "melimpahkan berkas" in onward
    assert "meneruskan" not in onward
