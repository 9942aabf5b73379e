"""The office's style on paper: each setting in both values, read back; what was frozen keeps its own."""

from __future__ import annotations

import ctypes
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from PIL import Image as Pillow
from pypdf import PdfReader

from core.case import document
from core.case.document import Document
from core.case.hearing import Slot
from core.case.subject import Status, Subject
from core.errors import UserError
from core.process import letters, scheduling
from core.reading.pool import ReaderPool
from core.vault import logo
from core.vault.letter_style import CHOICES, UNCERTAIN, Style
from core.vault.office import Office, OfficeKind, Staff
from core.vault.vault import Vault
from tests.core.writing import reading_back

MM = 72 / 25.4
NIP = "198503172010011004"
GROUPED = "19850317 201001 1 004"


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderPool]:
    pool = ReaderPool(1)
    yield pool
    pool.close()


@pytest.fixture
def office() -> Office:
    return Office(
        name="Bawaslu Kota Contoh",
        kind=OfficeKind.BAWASLU,
        timezone="Asia/Makassar",
        letterhead=("BADAN PENGAWAS PEMILIHAN UMUM", "KOTA CONTOH"),
        address="Jalan Contoh Nomor 12, Kota Contoh 95511",
        contact="Surel set.contoh@contoh.go.id",
        city="Contoh",
        area_code="27.12",
        staff=(Staff(name="Dra. Rina Wowor, M.Si.", position="Ketua", nip=NIP, rank="Pembina", grade="IV/a", signs=True),),
        rooms=("Ruang Klarifikasi",),
    )  # fmt: skip


@pytest.fixture
def case_id(vault: Vault) -> str:
    person = Subject(
        name="Johanis Sumual", back_titles="S.Sos., M.Si.", status=Status.PERMANENT, id_number=NIP,
        position="Kepala Seksi Destinasi", work_unit="Dinas Pariwisata",
    )  # fmt: skip
    case_id = vault.create_case(person).id
    slot = Slot(
        local=datetime(2026, 12, 1, 9, 0),  # noqa: DTZ001 - office wall time
        zone="Asia/Makassar", minutes=60, room="Ruang Klarifikasi", examiners=("Dra. Rina Wowor, M.Si.",),
    )  # fmt: skip
    scheduling.schedule(vault, case_id, slot)
    return case_id


def style(vault: Vault, **chosen: Any) -> None:
    vault.change_office(replace(vault.office, style=replace(vault.office.style, **chosen)))


def paper(vault: Vault, case_id: str, code: str = "D03", **answers: str) -> bytes:
    said = {"surat.nomor": "014/PM/2026", **{key.replace("__", "."): text for key, text in answers.items()}}
    made = letters.create(vault, case_id, code, said)
    return document.pdf(vault.case(case_id), made)


def warning(vault: Vault, case_id: str, **answers: str) -> bytes:
    """A written warning; its titles are asked and its office is an agency's."""
    return paper(
        vault, case_id, "D17", perbuatan="pada tanggal 12 Oktober 2026 menyukai unggahan",
        pasal_dilanggar="Pasal 3 huruf f", **answers,
    )  # fmt: skip


def minutes(vault: Vault, case_id: str) -> bytes:
    return paper(
        vault,
        case_id,
        "D09",
        ditunggu_sampai="11:00",
        petugas__nama="Denny Lasut",
        surat_dasar__nomor="1/2026",
        saksi_ba="Ferry Mandey\nMaya Rondonuwu",
    )


def text(pdf: bytes) -> str:
    return reading_back.words(pdf).replace("\u00a0", " ")


def lines(pdf: bytes) -> list[str]:
    found = PdfReader(io.BytesIO(pdf)).pages[0].extract_text().replace("\u00a0", " ")
    return [" ".join(line.split()) for line in found.splitlines()]


def strokes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of every line drawn on the first page."""
    things = pdfium.PdfDocument(pdf)[0].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH])
    return [thing.get_bounds() for thing in things]


def rules(pdf: bytes) -> int:
    """Lines over the whole text in the upper third of the page."""
    return sum(right - left > 140 * MM and bottom > 200 * MM for left, bottom, right, _ in strokes(pdf))


# -- the letterhead


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
    start, _, end, _ = _around(page, "KOTA CONTOH")
    assert (left + right) / 2 == pytest.approx((start + end) / 2, abs=2)


def _around(page: Any, words: str) -> tuple[float, float, float, float]:
    at = page.get_text_range().index(words)
    first, last = page.get_charbox(at), page.get_charbox(at + len(words) - 1)
    return first[0], first[1], last[2], last[3]


# -- rows, addressee, names


def test_hal_or_perihal(vault: Vault, case_id: str) -> None:
    assert "Hal : Undangan Klarifikasi I" in text(paper(vault, case_id))
    style(vault, subject="Perihal")
    found = text(paper(vault, case_id))
    assert "Perihal : Undangan Klarifikasi I" in found
    assert " Hal :" not in found


def test_no_attachment_is_a_dash_or_no_row(vault: Vault, case_id: str) -> None:
    assert "Lampiran : -" in text(paper(vault, case_id))
    style(vault, no_attachment="omit")
    assert "Lampiran" not in text(paper(vault, case_id))
    assert "Lampiran : 1 (satu) berkas" in text(
        paper(vault, case_id, surat__lampiran_jumlah="1", surat__lampiran_satuan="berkas")
    )


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [("city", ["di Contoh"]), ("separate", ["di -", "CONTOH"]), ("tempat", ["di Tempat"])],
)
def test_the_last_line_of_the_addressee(vault: Vault, case_id: str, chosen: str, wanted: list[str]) -> None:
    style(vault, place_line=chosen)
    found = lines(paper(vault, case_id))
    start = next(at for at, line in enumerate(found) if line.startswith("di ") and len(line) < 12)
    assert found[start : start + len(wanted)] == wanted


def test_signatures_are_left_or_centred(vault: Vault, case_id: str) -> None:
    left = paper(vault, case_id)
    assert reading_back.spot(left, "Ketua,").x == pytest.approx(reading_back.spot(left, "Pembina").x, abs=1)
    style(vault, signatures="centre")
    centred = paper(vault, case_id)
    assert reading_back.spot(centred, "Ketua,").x > reading_back.spot(centred, "NIP").x + 20


def test_the_number_of_who_signs_with_stop_and_in_groups(vault: Vault, case_id: str) -> None:
    assert f"NIP {NIP}" in text(paper(vault, case_id))
    style(vault, number_label="NIP.")
    assert f"NIP. {NIP}" in text(paper(vault, case_id))
    style(vault, number_label="NIP", number_digits="grouped")
    found = text(paper(vault, case_id))
    assert f"NIP {GROUPED}" in found
    assert NIP not in found
    style(vault, number_label="NIP.")
    assert f"NIP. {GROUPED}" in text(paper(vault, case_id))


def test_names_under_signatures_are_capitals_or_bold_and_underlined(vault: Vault, case_id: str) -> None:
    capitals = paper(vault, case_id)
    assert "Dra. RINA WOWOR, M.Si." in text(capitals)
    style(vault, names="underlined")
    underlined = paper(vault, case_id)
    found = text(underlined)
    assert "Dra. Rina Wowor, M.Si." in found
    assert "RINA" not in found
    spot = [each for each in reading_back.spots(underlined) if each.text.startswith("Dra. Rina Wowor")][-1]
    below = [(left, right) for left, bottom, right, _ in strokes(underlined) if 0 < spot.y - bottom < 4]
    assert any(left == pytest.approx(spot.x, abs=1.5) and right - left > 60 for left, right in below)


def test_a_title_keeps_its_capitals_whatever_stands_under_signatures(vault: Vault, case_id: str) -> None:
    style(vault, names="underlined")
    pdf = warning(vault, case_id, varian_judul="daerah")
    assert "ATAS NAMA JOHANIS SUMUAL, S.Sos., M.Si." in text(pdf)


def test_titles_in_decisions_are_the_template_s_unless_the_office_says(vault: Vault, case_id: str) -> None:
    assert "RINA WOWOR, M.Si." not in text(warning(vault, case_id))
    style(vault, titles="shown")
    assert "Dra. RINA WOWOR, M.Si." in text(warning(vault, case_id))
    style(vault, titles="hidden")
    assert "RINA WOWOR, M.Si." not in text(warning(vault, case_id))


# -- openings, paper


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


# -- who signs


@pytest.mark.parametrize(
    ("mode", "upper", "wanted"),
    [
        ("plt", (), ["Plt. KEPALA DINAS CONTOH,"]),
        ("plh", (), ["Plh. KEPALA DINAS CONTOH,"]),
        ("pj", (), ["Pj. KEPALA DINAS CONTOH,"]),
        ("an", ("WALI KOTA CONTOH",), ["a.n. WALI KOTA CONTOH", "KEPALA DINAS CONTOH,"]),
        ("ub", ("WALI KOTA CONTOH", "SEKRETARIS DAERAH"), ["a.n. WALI KOTA CONTOH", "SEKRETARIS DAERAH", "u.b.", "KEPALA DINAS CONTOH,"]),
    ],
)  # fmt: skip
def test_acting_officials_and_those_who_sign_for_another(
    vault: Vault, case_id: str, mode: str, upper: tuple[str, ...], wanted: list[str]
) -> None:
    signer = Staff(name="Denny Lasut, S.E.", position="KEPALA DINAS CONTOH", nip=NIP, rank="Pembina", grade="IV/a", signs=True, mode=mode, upper_posts=upper)  # fmt: skip
    vault.change_office(replace(vault.office, staff=(signer,)))
    found = lines(paper(vault, case_id))
    start = found.index(wanted[0])
    assert found[start : start + len(wanted)] == wanted
    assert "Pembina, IV/a" in found[start:]


def test_nobody_s_number_or_rank_stands_under_another_s_name(vault: Vault, case_id: str) -> None:
    other = Staff(name="Maya Rondonuwu, S.H.", position="Anggota", nip="197001012000032001", rank="Penata", grade="III/c")  # fmt: skip
    vault.change_office(replace(vault.office, staff=(*vault.office.staff, other)))
    usual = text(paper(vault, case_id, pejabat__nama="Dra. Rina Wowor, M.Si."))
    assert "Dra. RINA WOWOR, M.Si. Pembina, IV/a" in usual
    stranger = text(paper(vault, case_id, pejabat__nama="Ferry Mandey"))
    assert "FERRY MANDEY" in stranger
    assert "M.Si. Pembina" not in stranger
    assert f"NIP {NIP}" not in stranger.partition("FERRY MANDEY")[2]
    for typed, printed in (
        ("Maya Rondonuwu", "MAYA RONDONUWU, S.H."),  # the titles the office knows of her
        ("Maya Rondonuwu, S.H.", "MAYA RONDONUWU, S.H."),
    ):
        known = text(paper(vault, case_id, pejabat__nama=typed))
        assert f"{printed} Penata, III/c NIP 197001012000032001" in known


# -- the logo


def picture(mode: str, size: tuple[int, int], kind: str = "PNG") -> bytes:
    colour: Any = {"RGB": (0, 128, 0), "RGBA": (0, 128, 0, 0), "CMYK": (255, 0, 255, 0)}[mode]
    out = io.BytesIO()
    Pillow.new(mode, size, colour).save(out, format=kind)
    return out.getvalue()


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


def image_bounds(pdf: bytes) -> list[tuple[float, float, float, float]]:
    things = pdfium.PdfDocument(pdf)[0].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])
    return [thing.get_bounds() for thing in things]


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
        assert _around(page, "BADAN PENGAWAS PEMILIHAN UMUM")[0] > right


def test_bytes_that_are_no_cleaned_picture_never_become_a_logo(vault: Vault, case_id: str) -> None:
    with pytest.raises(ValueError, match="PNG"):
        logo.put(vault, picture("RGBA", (20, 20)))
    with vault.change_register() as ledger:
        other = ledger.put(picture("RGBA", (20, 20)))
    with pytest.raises(UserError) as caught:
        paper(vault, case_id, instansi__logo=other)
    assert caught.value.code == "blob_damaged"


# -- as a Word document


def word_of(vault: Vault, case_id: str, number: str, **answers: str) -> str:
    said = {"surat.nomor": number, **{key.replace("__", "."): told for key, told in answers.items()}}
    made = letters.create(vault, case_id, "D03", said)
    with zipfile.ZipFile(io.BytesIO(letters.word(vault, case_id, made.id))) as archive:
        return archive.read("word/document.xml").decode()


def test_a_word_document_has_the_same_style(vault: Vault, case_id: str) -> None:
    plain = word_of(vault, case_id, "1/2026")
    assert 'w:u w:val="single"' not in plain
    assert 'w:val="thickThinSmallGap"' not in plain
    assert "Surel set.contoh" in plain
    style(
        vault, names="underlined", rules="two", subject="Perihal", no_attachment="omit", number_digits="grouped", address="logo"
    )  # fmt: skip
    styled = word_of(vault, case_id, "2/2026")
    assert styled.count('w:u w:val="single"') == 1
    assert 'w:val="thickThinSmallGap"' in styled
    assert "Perihal" in styled
    assert "Lampiran" not in styled
    assert GROUPED in styled.replace("\u00a0", " ")
    italics = [run for run in styled.split("<w:r>") if "Jalan Contoh" in run and "<w:i/>" in run]
    assert len(italics) == 1
    style(vault, letterhead="region")
    assert "Surel set.contoh" not in word_of(vault, case_id, "3/2026")


# -- what is frozen (edge case 17)


def copied(vault: Vault, case_id: str, made: Document) -> bytes:
    return letters.copy(vault, case_id, made.id).pdf


def test_a_frozen_paper_says_what_it_said_whatever_becomes_of_the_office(
    vault: Vault, case_id: str, readers: ReaderPool
) -> None:
    logo.put(vault, logo.clean(readers, picture("RGB", (300, 400))))
    style(vault, subject="Perihal", names="underlined", number_digits="grouped")
    made = letters.create(vault, case_id, "D03", {"surat.nomor": "017/PM/2026"})
    frozen = document.pdf(vault.case(case_id), made)
    before, word = copied(vault, case_id, made), letters.word(vault, case_id, made.id)
    logo.put(vault, None)
    vault.change_office(
        replace(
            vault.office, name="Bawaslu Kota Lain", letterhead=("KOTA LAIN",), city="Lain", address="Jalan Lain",
            style=Style(rules="two"), staff=(Staff(name="Denny Lasut", position="Plt. Ketua", signs=True),),
        )
    )  # fmt: skip
    assert document.pdf(vault.case(case_id), made) == frozen
    assert copied(vault, case_id, made) == before
    assert letters.word(vault, case_id, made.id) == word
    found = text(before)
    assert "Dra. Rina Wowor, M.Si." in found
    assert "Perihal :" in found
    assert GROUPED in found
    assert "Lain" not in found
    assert "Denny" not in found
    assert len(image_bounds(before)) == 1
    later = text(paper(vault, case_id, surat__nomor="018/PM/2026"))
    assert "KOTA LAIN" in later
    assert "DENNY LASUT" in later
    assert "Perihal" not in later
