"""The 28 edge cases of `documents.md` §24: every one is written to paper and read back, or warned about."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image as Pillow
from pypdf import PdfReader

from core.demonstration.gallery import agency, cast, samples, supervisor
from core.demonstration.gallery.sample import Sample
from core.errors import UserError
from core.process.letters.cautions import of_values
from core.reading.pool import ReaderPool
from core.writing import document, template
from core.writing.blocks import Image
from core.writing.document import Written
from core.writing.literal import NO_BREAK
from tests.core.writing import page_checks, reading_back

GOOD = {(sample.template, sample.office.value, sample.variant): sample for sample in samples("good")}
LONG_NAME: dict[str, Any] = {
    "nama": "Nama Panjang Sekali Seperti Ini",
    "gelar_depan": "Prof. Dr. Ir. H.",
    "gelar_belakang": "S.E., M.Si., Ak., CA.",
}


def sample(code: str, office: str, variant: str = "") -> Sample:
    return GOOD[code, office, variant]


def values(code: str, office: str, variant: str = "", **changes: object) -> dict[str, object]:
    return {**sample(code, office, variant).values, **changes}


def write(code: str, given: Mapping[str, object], on: date = cast.INVITED_ON, **more: Any) -> Written:
    return document.create(code, given, on=on, **more)


def words(written: Written) -> str:
    return reading_back.words(written.pdf)


def warned(code: str, given: Mapping[str, object], on: date) -> str:
    return " ".join(of_values(template.load(code, on), given, on=on))


def surat(given: Mapping[str, object], **changes: object) -> dict[str, object]:
    letter = given["surat"]
    assert isinstance(letter, dict)
    return {**letter, **changes}


# -- names and identity


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


# -- structure


def test_08_one_examiner_says_saya_and_a_team_signs_as_a_team_with_its_chair_marked() -> None:
    alone = words(write("D11", values("D11", "agency"), cast.EXAMINED_ON))
    assert re.search(r"Kota Bitung, saya: 1\. Nama : Dra\. Meity Karundeng", alone)
    assert "wewenang yang ada pada saya" in alone
    assert "Tim Pemeriksa" not in alone
    team = [*cast.TEAM, *({**cast.TEAM[2], "nama": f"Anggota {n}"} for n in "BC")]
    five = write("D11", values("D11", "agency", "tim", pemeriksa=team), cast.EXAMINED_ON)
    text = words(five)
    assert " saya:" not in text
    assert "Dra. Meity Karundeng, M.Si. (Ketua)" in text
    last = reading_back.pages(five.pdf)[-1]
    assert all(f"{number}. " in last for number in range(1, 6))


def test_09_ten_witnesses_and_more_are_a_table_whose_head_repeats() -> None:
    many = [
        {"nama": f"Saksi Nomor {number}", "alamat": f"Kelurahan {number}", "telepon": "-"}
        for number in range(1, 61)
    ]
    pages = reading_back.pages(
        write("D01", values("D01", "bawaslu", "pemilihan", saksi=many), cast.REPORTED_ON).pdf
    )
    with_rows = [page for page in pages if re.search(r"Saksi Nomor \d", page)]
    assert len(with_rows) > 1
    assert all("No. Nama Alamat" in page for page in with_rows)
    assert len(set(re.findall(r"Saksi Nomor (\d+)", " ".join(pages)))) == 60


def test_10_a_hundred_and_twenty_questions_run_on_with_one_number_each() -> None:
    asked = [
        {
            "kelompok": "pokok" if n < 115 else "penutup",
            "tanya": f"Pertanyaan ke{n}?",
            "jawab": f"jawaban ke{n} " * 40,
        }
        for n in range(1, 121)
    ]
    pages = reading_back.pages(
        write("D08", values("D08", "bawaslu", "pemilihan", tanya_jawab=asked), cast.HEARD_ON).pdf
    )
    text = " ".join(pages)
    assert len(pages) > 10
    assert all(f"{n}. Pertanyaan ke{n}?" in text for n in range(1, 121))
    assert len(re.findall(r"\bke\d+", text)) == 120 * 41
    for page in pages:  # a question is never the last thing on a page
        assert not re.search(r"Pertanyaan ke\d+\?$", page)


def test_11_signatures_stay_with_their_text_and_the_stamp_box_has_its_room() -> None:
    for extra in range(14):
        points = [
            f"saya bersedia menaati petunjuk pembinaan nomor {n} dari atasan langsung" for n in range(extra)
        ]
        given = values("D19", "agency", "tempel", poin_tambahan=points, saksi_ba=cast.WITNESSES)
        chosen = template.load("D19", cast.HANDED_ON)
        laid = document.lay(chosen, given, on=cast.HANDED_ON)
        written = write("D19", given, cast.HANDED_ON)
        assert not list(page_checks.split_or_lonely_signatures(written.pdf, laid.blocks))
        page = next(at for at, text in enumerate(reading_back.pages(written.pdf)) if "Yang membuat" in text)
        assert "Mengetahui," in reading_back.pages(written.pdf)[page]
        above = reading_back.spot(written.pdf, "Yang membuat pernyataan,", page)
        name = reading_back.spot(written.pdf, "JOHANIS SUMUAL", page)
        assert above.y - name.y > 25 / 25.4 * 72


def test_12_tables_repeat_their_head_and_keep_their_last_rows_with_the_signature() -> None:
    row = {"kode": "P-1", "uraian": "tangkapan layar", "jumlah": "1", "satuan": "lembar", "kondisi": "baik"}
    for count in range(18, 42, 8):
        goods = [{**row, "kode": f"P-{n}"} for n in range(1, count + 1)]
        written = write("D22", values("D22", "bawaslu", "internal", perkara=_matters(count)), cast.DECIDED_ON)
        pages = reading_back.pages(written.pdf)
        assert all("Nomor laporan/temuan" in page for page in pages if "TM/PW" in page)
        handed = write("D12", values("D12", "agency", barang=goods), cast.DECIDED_ON)
        laid = document.lay(
            template.load("D12", cast.DECIDED_ON), values("D12", "agency", barang=goods), on=cast.DECIDED_ON
        )
        assert not list(page_checks.split_or_lonely_signatures(handed.pdf, laid.blocks))
        for page in reading_back.pages(handed.pdf):
            assert not page.rstrip().endswith(("Ket.", "Nomor seri"))


@pytest.mark.parametrize("count", range(10, 30, 3))
def test_12_a_signature_straight_below_a_table_has_its_last_rows_with_it(count: int) -> None:
    people = [
        {"nama": f"Peserta Nomor {n}", "instansi": "Bawaslu", "jabatan": "Anggota"}
        for n in range(1, count + 1)
    ]
    written = write("D05", values("D05", "bawaslu", peserta=people), cast.HEARD_ON)
    (page,) = [page for page in reading_back.pages(written.pdf) if "Mengetahui," in page]
    assert len(re.findall(r"\b\d+\. ?…", page)) >= 2


def _matters(count: int) -> list[dict[str, object]]:
    return [
        {
            "nomor": f"{n:03d}/TM/PW/Kota/27.12/XI/2026",
            "asal": "temuan",
            "nama": f"Orang {n}",
            "hasil": "memenuhi unsur",
        }
        for n in range(1, count + 1)
    ]


def test_13_empty_lists_print_a_dash_or_nihil_and_no_attachment_is_a_dash() -> None:
    assert "Lampiran : -" in words(write("D03", values("D03", "bawaslu", "pemilihan")))
    nothing = words(write("D22", values("D22", "bawaslu", "nihil"), cast.DECIDED_ON))
    assert "NIHIL" in nothing
    assert "Menurut asal" not in nothing
    alone = words(write("D01", values("D01", "bawaslu", "pemilihan", saksi=[]), cast.REPORTED_ON))
    assert "4. Saksi-saksi - 5. Bukti-bukti" in alone
    assert "DAFTAR BERKAS PENERUSAN NIHIL" in words(
        write("D14", values("D14", "bawaslu", "bkn", berkas=[]), cast.PLENARY_ON)
    )


def test_14_a_subject_of_three_lines_wraps_under_itself_and_a_long_unit_stays_in_three_lines_of_the_head() -> (
    None
):
    given = values("D03", "bawaslu", "pemilihan")
    office = given["instansi"]
    assert isinstance(office, dict)
    unit = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Daerah Kabupaten Kepulauan Siau Tagulandang Biaro"
    given["instansi"] = {**office, "kop_baris": ["PEMERINTAH KABUPATEN KEPULAUAN", unit.upper()]}
    given["surat"] = surat(given, hal="Undangan Klarifikasi atas " + "Dugaan Pelanggaran Netralitas " * 4)
    written = write("D03", given)
    spots = reading_back.spots(written.pdf)
    subject = [spot for spot in spots if 140 < spot.x < 160 and "Netralitas" in spot.text]
    assert len(subject) >= 3
    assert len({round(spot.x) for spot in subject}) == 1
    head = [spot for spot in spots if len(spot.text) > 3 and spot.text in unit.upper()]
    assert 1 <= len(head) <= 3
    assert " ".join(spot.text for spot in head) == unit.upper()


def test_15_a_second_letter_without_a_first_is_refused() -> None:
    for code, office, variant in (("D03", "bawaslu", "pemilihan"), ("D04", "agency", "formulir")):
        with pytest.raises(UserError) as caught:
            write(code, values(code, office, variant, urutan="2"), cast.SUMMONED_ON)
        assert caught.value.code == "field_missing"
        assert str(caught.value.facts["field"]).endswith("sebelumnya.nomor")


def test_16_dates_that_do_not_fit_are_refused_or_warned_about() -> None:
    given = values("D03", "bawaslu", "pemilihan")
    slot = dict(cast.SLOT)
    with pytest.raises(UserError):
        write("D03", {**given, "jadwal": {**slot, "tanggal": date(2026, 11, 20)}})
    sunday = {**given, "jadwal": {**slot, "tanggal": date(2026, 11, 29)}}
    assert "hari Minggu" in warned("D03", sunday, cast.INVITED_ON)
    holiday = {**given, "jadwal": {**slot, "tanggal": date(2026, 12, 25)}}
    assert "libur Hari Raya Natal" in warned("D03", holiday, cast.INVITED_ON)
    assert warned("D03", given, cast.INVITED_ON) == ""
    late = values(
        "D01", "bawaslu", "pemilihan", kasus={**cast.matter(), "tanggal_diterima": date(2026, 11, 22)}
    )
    assert "8 hari sejak diketahui" in warned("D01", late, cast.REPORTED_ON)
    assert warned("D01", values("D01", "bawaslu", "pemilihan"), cast.REPORTED_ON) == ""
    early = values(
        "D17", "agency", "bentuk bkn", dasar_membaca=["Berita Acara Pemeriksaan tanggal 15 Desember 2026"]
    )
    assert "lebih tua daripada dasarnya" in warned("D17", early, cast.DECIDED_ON)
    night = values(
        "D08",
        "bawaslu",
        "pemilihan",
        pukul_tutup=time(0, 40),
        jadwal={**slot, "pukul_mulai": time(22), "pukul_selesai": None},
    )
    assert "melewati tengah malam" in warned("D08", night, cast.HEARD_ON)
    past = {**night, "tanggal_tutup": date(2026, 11, 26)}
    assert warned("D08", past, cast.HEARD_ON) == ""
    assert "hari Kamis tanggal 26 November 2026 pukul 00.40 WITA" in words(write("D08", past, cast.HEARD_ON))
    leap = {
        **given,
        "surat": surat(given, tanggal=date(2028, 2, 28)),
        "jadwal": {**slot, "tanggal": date(2028, 2, 29)},
    }
    assert "Selasa, 29 Februari 2028" in words(write("D03", leap, date(2028, 2, 28)))
    six = values("D04", "agency", "formulir", jadwal={**cast.EXAMINATION, "tanggal": date(2026, 12, 8)})
    assert "6 hari kerja" in warned("D04", six, cast.SUMMONED_ON)
    assert warned("D04", values("D04", "agency", "formulir"), cast.SUMMONED_ON) == ""


def test_17_each_paper_keeps_the_signer_of_its_own_day() -> None:
    """The frozen values write the same text again after the post has changed hands."""
    before = values("D17", "agency", "bentuk bkn")
    acting = values("D17", "agency", "ttd plt")
    first, second = (write("D17", given, cast.DECIDED_ON) for given in (before, acting))
    assert "Plt." not in words(first)
    assert "Plt. KEPALA DINAS PARIWISATA" in words(second)
    assert write("D17", before, cast.DECIDED_ON).pdf == first.pdf


def test_18_several_reported_people_share_a_review_and_a_forwarding_but_no_letter() -> None:
    people = [cast.OFFICIAL, cast.SECOND, cast.CONTRACT]
    for code, variant in (("D13", "pemilihan"), ("D14", "bkn"), ("D21", "pemilihan")):
        text = words(write(code, values(code, "bawaslu", variant, terlapor=people), cast.PLENARY_ON))
        assert all(str(person["nama"]) in text for person in people)
    for code in ("D03", "D04", "D11", "D16", "D17", "D18", "D19", "D20"):
        groups = template.load(code, cast.PLENARY_ON).head.groups
        assert "terlapor" not in groups


@pytest.mark.parametrize("count", [2, 3, 5, 7])
def test_19_the_plenary_is_signed_by_those_present(count: int) -> None:
    members = [
        {"nama": f"Komisioner {n}", "jabatan": "Ketua" if n == 1 else "Anggota"} for n in range(1, count + 1)
    ]
    given = values("D13", "bawaslu", "pemilihan", anggota_pleno=members)
    written = write("D13", given, cast.PLENARY_ON)
    text = words(written)
    assert all(f"KOMISIONER {n}" in text for n in range(1, count + 1))
    assert f"KOMISIONER {count + 1}" not in text
    laid = document.lay(template.load("D13", cast.PLENARY_ON), given, on=cast.PLENARY_ON)
    assert not list(page_checks.split_or_lonely_signatures(written.pdf, laid.blocks))


def test_20_a_copy_says_so_on_every_page_and_who_certifies_it() -> None:
    written = write("D17", values("D17", "agency", "salinan"), cast.DECIDED_ON)
    pages = reading_back.pages(written.pdf)
    assert all("SALINAN" in page for page in pages)
    assert "Salinan sesuai dengan aslinya" in pages[-1]
    assert "AUDY ROMPAS" in pages[-1]
    assert "SALINAN" not in words(write("D17", values("D17", "agency", "bentuk bkn"), cast.DECIDED_ON))


# -- characters and rendering


def test_21_markup_of_any_kind_reads_as_it_was_written_and_lines_stay() -> None:
    nasty = "R&D <3 <b>tebal</b> &amp; {{ 7*7 }}\nbaris dua\u200b\x07 **bintang**"
    answers = [{"kelompok": "pokok", "tanya": nasty, "jawab": nasty}]
    written = write("D08", values("D08", "bawaslu", "pemilihan", tanya_jawab=answers), cast.HEARD_ON)
    assert words(written).count("R&D <3 <b>tebal</b> &amp; {{ 7*7 }} baris dua **bintang**") == 2
    assert any(
        spot.text.startswith("baris dua **bintang**")
        for page in range(written.pages)
        for spot in reading_back.spots(written.pdf, page)
    )


def test_22_what_no_font_draws_is_described_and_never_a_box() -> None:
    answers = [
        {"kelompok": "pokok", "tanya": "Apa tulisannya?", "jawab": "lanjutkan 👍 🦜 مرحبا بالعالم 漢字 𝓣𝓮𝓫𝓪𝓵"}
    ]
    for code, office, variant, on in (
        ("D08", "bawaslu", "pemilihan", cast.HEARD_ON),
        ("D11", "agency", "", cast.EXAMINED_ON),
    ):
        written = write(code, values(code, office, variant, tanya_jawab=answers), on)
        assert "lanjutkan [emoji jempol] [emoji] [tulisan Arab] [tulisan Han] Tebal" in words(written)
        assert not list(page_checks.missing_glyphs(written.pdf))


def test_23_addresses_and_hashes_break_where_a_reader_expects_it() -> None:
    given = values("D12", "bawaslu")
    written = write("D12", given, cast.DECIDED_ON, pictures=sample("D12", "bawaslu").pictures)
    text = words(written)
    groups = re.findall(r"\b[0-9a-f]{8}\b", text)
    assert "".join(groups[:8]) == cast.HASH
    address = "https://www.facebook.com/jsumual.contoh/posts/102938,"
    lines = [spot.text for spot in reading_back.spots(written.pdf)]
    start = next(at for at, line in enumerate(lines) if line.startswith("https://"))
    whole = ""
    while len(whole) < len(address):
        part = lines[start].split(" ")[0]
        assert part[-1] in "/-._," or whole + part == address
        whole += part
        start += 1
    assert whole.startswith(address[:-1])


def test_24_no_line_ends_inside_what_belongs_together_and_quotes_are_typographic() -> None:
    told = "menurut Pasal 5 huruf n dan dr. Nama pada 23 November 2026 pukul 09.00 WITA, "
    kasus = {**cast.matter(), "uraian": told * 40}
    written = write("D13", values("D13", "bawaslu", "pemilihan", kasus=kasus), cast.PLENARY_ON)
    lines = [spot.text for page in range(written.pages) for spot in reading_back.spots(written.pdf, page)]
    assert sum("Pasal 5" in line for line in lines) > 20
    for line in lines:
        assert line == "NIP" or not line.endswith(("Pasal", "huruf", "dr.", " 23", "pukul", "09.00", "NIP"))
    raw = PdfReader(io.BytesIO(written.pdf)).pages[0].extract_text()
    assert f"Pasal{NO_BREAK}5" in raw or "Pasal 5" in raw
    for path in template.known():
        body = template.load(path, cast.PLENARY_ON).body
        prose = re.sub(r"\{[%{].*?[%}]\}", "", body)
        assert '"' not in prose


def _photo(mode: str, size: tuple[int, int], orientation: int | None = None) -> bytes:
    made = Pillow.new(mode, size, "white" if mode != "CMYK" else (0, 0, 0, 0))
    exif = Pillow.Exif()
    if orientation:
        exif[0x0112] = orientation
    file = io.BytesIO()
    made.save(file, "PNG" if mode == "RGBA" else "JPEG", exif=exif)
    return file.getvalue()


def test_25_evidence_pictures_fit_keep_their_shape_and_have_a_caption() -> None:
    files = {
        "P-1": _photo("CMYK", (3000, 1500)),
        "P-2": _photo("RGB", (1500, 3000), orientation=6),
        "P-3": _photo("RGBA", (300, 900)),
    }
    pool = ReaderPool(1)
    try:
        pictures = {}
        for code, data in files.items():
            pixels = pool.render(data, max_side=2400)
            pictures[code] = Image(width=pixels.width, height=pixels.height, rgb=pixels.rgb)
    finally:
        pool.close()
    assert pictures["P-2"].width > pictures["P-2"].height  # turned upright
    shown = [
        {"kode": code, "keterangan": "unggahan", "sumber": "diambil 20-11-2026 pukul 14.10 WITA"}
        for code in files
    ]
    written = write("D12", values("D12", "bawaslu", gambar=shown), cast.DECIDED_ON, pictures=pictures)
    assert len(written.pdf) < 3_000_000
    boxes = []
    for page in pdfium.PdfDocument(written.pdf):
        text = page.get_textpage().get_text_bounded()
        for thing in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = thing.get_bounds()
            boxes.append((right - left, top - bottom))
            assert "diambil 20-11-2026" in text
    wide = 140 / 25.4 * 72
    assert len(boxes) == 3
    for (width, height), picture in zip(boxes, pictures.values(), strict=True):
        assert width <= wide + 1
        assert width / height == pytest.approx(picture.width / picture.height, rel=0.02)


@pytest.mark.parametrize("office", ["bawaslu", "agency"])
def test_26_the_same_data_gives_the_same_file_with_fonts_inside_and_no_person_in_its_properties(
    office: str,
) -> None:
    for given in [each for each in GOOD.values() if each.office.value == office][::7]:
        first, second = (
            document.create(given.template, given.values, on=given.on, pictures=given.pictures)
            for _ in range(2)
        )
        assert first.pdf == second.pdf
        assert not list(page_checks.loose_fonts(first.pdf))
        reader = PdfReader(io.BytesIO(first.pdf))
        assert reader.metadata is not None
        assert "Sumual" not in " ".join([given.name, *map(str, reader.metadata.values())])
        assert reader.metadata.creation_date is not None
        chosen = template.load(given.template, given.on)
        sheet = document.lay(chosen, given.values, on=given.on, pictures=given.pictures).sheet
        assert reader.metadata.creation_date.date() == sheet.date


def test_27_another_paper_is_laid_out_anew_never_shrunk_and_a_printer_without_it_is_warned_about() -> None:
    given = values("D17", "agency", "bentuk bkn")
    for paper, size in (("a4", (210, 297)), ("folio", (210, 330)), ("f4", (215, 330))):
        written = write("D17", {**given, "cetak": {"kertas": paper}}, cast.DECIDED_ON)
        reader = PdfReader(io.BytesIO(written.pdf))
        box = reader.pages[0].mediabox
        assert (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4) == pytest.approx(size, abs=0.1)
        assert reader.trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"
        sheet = document.lay(
            template.load("D17", cast.DECIDED_ON), {**given, "cetak": {"kertas": paper}}, on=cast.DECIDED_ON
        ).sheet
        assert not list(page_checks.outside_margins(written.pdf, sheet))
    told = warned("D17", {**given, "cetak": {"pencetak": "a4"}}, cast.DECIDED_ON)
    assert "Jangan diperkecil" in told
    assert "kertas A4" in told
    assert warned("D17", {**given, "cetak": {"pencetak": "a4", "kertas": "a4"}}, cast.DECIDED_ON) == ""


def test_28_only_a_draft_is_watermarked_and_its_number_changes_no_page_break() -> None:
    draft = write("D17", values("D17", "agency", "konsep"), cast.DECIDED_ON)
    assert all(page.count("KONSEP") == 2 for page in reading_back.pages(draft.pdf))
    numbered = values("D17", "agency", "konsep")
    numbered["surat"] = surat(numbered, nomor="800/124/DISPAR/XII/2026")
    final = write("D17", numbered, cast.DECIDED_ON)
    assert "KONSEP" not in words(final)
    ends = [
        [re.sub(r"KONSEP|NOMOR \S+", "", page)[-40:] for page in reading_back.pages(each.pdf)]
        for each in (draft, final)
    ]
    assert ends[0] == ends[1]


def test_the_values_of_the_gallery_are_left_as_they_are() -> None:
    """The cases above change copies only; the shared cast stays fictional and whole."""
    assert cast.OFFICIAL["nama"] == "Johanis Sumual"
    assert agency.SIGNERS["plt"]["mode"] == "plt"
    assert supervisor.REGIMES == ("pemilihan", "pemilu")
