"""The edge cases of `documents.md` §24 on structure (8 to 20): written to paper and read back, or warned about."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from core.demonstration.gallery import cast
from core.errors import UserError
from core.writing import document, template
from tests.core.writing import page_checks, reading_back
from tests.core.writing.edge_papers import surat, values, warned, words, write


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
