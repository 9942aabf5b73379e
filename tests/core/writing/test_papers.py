"""The three papers, read back from their PDF, for 2020 and for 2026."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from core.errors import UserError
from core.writing import document
from core.writing.naming import initials
from tests.core.writing import reading_back, samples
from tests.core.writing.reading_back import spot

A4 = (595.28, 841.89)
F4 = (609.45, 935.43)
INVITED = date(2020, 10, 14)
DECIDED = date(2020, 11, 20)
STATED = date(2020, 11, 25)


def invitation(context: dict[str, Any] | None = None, on: date = INVITED) -> document.Written:
    return document.create("d03", context or samples.invitation(on), on=on)


def decision(context: dict[str, Any] | None = None, on: date = DECIDED) -> document.Written:
    return document.create("D17", context or samples.decision(), on=on)


def statement(context: dict[str, Any] | None = None, on: date = STATED) -> document.Written:
    return document.create("D19", context or samples.statement(), on=on)


# -- what all papers promise


@pytest.mark.parametrize(
    ("make", "size"), [(invitation, A4), (decision, F4), (statement, A4)], ids=["D03", "D17", "D19"]
)
def test_fonts_are_inside_and_the_size_is_right(make: Any, size: tuple[float, float]) -> None:
    written = make()
    box = PdfReader(io.BytesIO(written.pdf)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.02)
    assert reading_back.fonts(written.pdf)
    assert all(reading_back.fonts(written.pdf).values())


@pytest.mark.parametrize("make", [invitation, decision, statement], ids=["D03", "D17", "D19"])
def test_the_file_names_the_kind_of_paper_and_no_person(make: Any) -> None:
    written = make()
    reader = PdfReader(io.BytesIO(written.pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == written.title
    assert reader.trailer["/Root"]["/Lang"] == "id-ID"
    told = " ".join(str(value) for value in reader.metadata.values())
    for word in ("Johanis", "Sumual", "Maria", "Deidy", "1985"):
        assert word not in told


def test_the_same_data_gives_the_same_bytes_in_another_process_and_time_zone() -> None:
    script = (
        "import hashlib, sys; from datetime import date;"
        "from core.writing import document; from tests.core.writing import samples;"
        "made = document.create('D03', samples.invitation(), on=date(2020, 10, 14));"
        "sys.stdout.write(hashlib.sha256(made.pdf).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": epoch, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, epoch in (("1", "Asia/Jayapura", "1"), ("2", "UTC", "1700000000"))
    }
    assert len(digests) == 1
    assert invitation().pdf == invitation().pdf


def test_the_file_carries_the_date_of_the_paper() -> None:
    metadata = PdfReader(io.BytesIO(invitation().pdf)).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == INVITED


def test_what_the_bytes_depend_on_is_told() -> None:
    written = invitation()
    assert len(written.template_digest) == 64
    assert all(name.endswith(".ttf") and len(digest) == 64 for name, digest in written.fonts)
    assert {name for name, _ in written.libraries} >= {"reportlab", "Jinja2", "markdown-it-py"}
    assert written.pages == len(PdfReader(io.BytesIO(written.pdf)).pages)


def test_a_stamp_stands_at_the_foot_of_every_page() -> None:
    written = document.create("D03", samples.invitation(), on=INVITED, stamp="Kepala riwayat: 1a2b 3c4d")
    assert all("Kepala riwayat: 1a2b 3c4d" in page for page in reading_back.pages(written.pdf))


def test_konsep_stands_on_every_page_until_there_is_a_number() -> None:
    context = samples.invitation()
    assert "KONSEP" not in reading_back.words(invitation(context).pdf)
    context["surat"]["nomor"] = " "
    written = invitation(context)
    assert written.draft
    assert all(page.count("KONSEP") == 2 for page in reading_back.pages(written.pdf))


@pytest.mark.parametrize(
    ("group", "field"), [("surat", "hal"), ("orang", "nama"), ("jadwal", "tempat"), ("instansi", "kota_ttd")]
)
def test_a_missing_field_is_named(group: str, field: str) -> None:
    context = samples.invitation()
    context[group] = {key: value for key, value in context[group].items() if key != field}
    with pytest.raises(UserError) as caught:
        invitation(context)
    assert caught.value.code == "field_missing"
    assert caught.value.facts == {"template": "D03", "field": f"{group}.{field}"}


# -- D03


def test_the_invitation_cites_what_applied_in_2020_and_prints_no_uncertain_form_code() -> None:
    text = reading_back.words(invitation().pdf)
    assert "terakhir dengan Undang-Undang Nomor 6 Tahun 2020" in text
    assert "Nomor 8 Tahun 2020 tentang Penanganan Pelanggaran" in text
    assert "Nomor 9 Tahun 2024" not in text
    assert "FORMULIR" not in text


def test_the_invitation_of_2026_for_an_election_carries_its_form_code() -> None:
    day = date(2026, 11, 23)
    written = invitation(samples.invitation(day, "pemilu"), on=day)
    code, rule = spot(written.pdf, "FORMULIR MODEL B.9"), spot(written.pdf, "Nomor")
    assert code.y > rule.y
    assert code.x > 300
    text = reading_back.words(written.pdf)
    assert "Nomor 7 Tahun 2022 tentang Penanganan Temuan" in text
    assert "Rabu, 25 November 2026" in text


def test_the_invitation_uses_neutral_words_only() -> None:
    text = reading_back.words(invitation().pdf).lower()
    for word in ("dipanggil", "wajib", "sanksi", "terbukti", "panggilan"):
        assert word not in text
    assert "dugaan" in text


def test_place_and_date_stand_on_the_line_of_the_number() -> None:
    written = invitation()
    assert spot(written.pdf, "Bitung, 14 Oktober 2020").y == spot(written.pdf, "Nomor").y


def test_a_long_subject_wraps_under_itself() -> None:
    context = samples.invitation()
    context["surat"]["hal"] = "Undangan Klarifikasi " + "atas Dugaan Pelanggaran Netralitas " * 3
    found = reading_back.spots(invitation(context).pdf)
    lines = [each for each in found if "Netralitas" in each.text or "Undangan Klarifikasi" in each.text]
    subject = [each for each in lines if each.x > 140 and each.y > 600]
    assert len(subject) >= 3
    assert len({round(each.x, 1) for each in subject}) == 1


def test_the_letterhead_is_on_the_first_page_only_and_numbers_from_the_second() -> None:
    first, second = reading_back.pages(invitation().pdf)
    assert "BADAN PENGAWAS PEMILIHAN UMUM KOTA BITUNG" in first
    assert "BADAN PENGAWAS PEMILIHAN UMUM KOTA BITUNG" not in second
    assert "- 1 -" not in first
    assert "- 2 -" in second
    assert "TANDA TERIMA UNDANGAN" in second


def test_a_second_invitation_tells_of_the_first_and_needs_it() -> None:
    context = samples.invitation()
    context["urutan"] = 2
    with pytest.raises(UserError) as caught:
        invitation(context)
    assert caught.value.facts["field"] == "undangan_sebelumnya.nomor"
    context["undangan_sebelumnya"] = {"nomor": "011/PP.01.02/K.SA-02/10/2020", "tanggal": date(2020, 10, 9)}
    text = reading_back.words(invitation(context).pdf)
    assert (
        "surat Nomor 011/PP.01.02/K.SA-02/10/2020 tanggal 9 Oktober 2020, namun Saudara tidak hadir" in text
    )


def test_an_online_hearing_says_that_it_is_recorded() -> None:
    context = samples.invitation()
    assert "direkam" not in reading_back.words(invitation(context).pdf)
    context["jadwal"]["cara"] = "daring"
    assert "daring dan direkam secara audio visual" in reading_back.words(invitation(context).pdf)


def test_a_hearing_on_the_day_of_the_letter_is_refused() -> None:
    context = samples.invitation()
    context["jadwal"]["tanggal"] = INVITED
    with pytest.raises(UserError) as caught:
        invitation(context)
    assert caught.value.code == "rule_refused"


def test_no_number_row_for_a_signer_without_one() -> None:
    assert "NIP" not in reading_back.words(invitation().pdf)


@pytest.mark.parametrize(
    ("sex", "number", "salutation"),
    [
        ("Perempuan", "198503172010011004", "Sdri. Johanis"),
        (None, "198503172010012004", "Sdri. Johanis"),
        (None, "198503172010011004", "Sdr. Johanis"),
        (None, None, "Sdr./Sdri. Johanis"),
    ],
)
def test_the_salutation_is_told_by_the_form_or_the_number_and_never_guessed(
    sex: str | None, number: str | None, salutation: str
) -> None:
    context = samples.invitation()
    context["orang"] |= {"jenis_kelamin": sex, "nomor_pegawai": number}
    assert f"Yth. {salutation}" in reading_back.words(invitation(context).pdf)


# -- D17


def test_the_decision_follows_the_day_of_the_act() -> None:
    old = reading_back.words(decision().pdf)
    assert "Nomor 53 Tahun 2010" in old
    assert "Undang-Undang Nomor 5 Tahun 2014" in old
    assert "mulai berlaku pada tanggal ditetapkan" in old
    assert "Nomor 94 Tahun 2021" not in old
    day = date(2026, 12, 10)
    new = reading_back.words(decision(samples.decision(day, date(2026, 10, 5)), on=day).pdf)
    assert "Nomor 94 Tahun 2021" in new
    assert "Undang-Undang Nomor 20 Tahun 2023" in new
    assert "hari kerja ke-15 (lima belas)" in new
    for gone in ("Nomor 53 Tahun 2010", "Nomor 5 Tahun 2014", "Nomor 21 Tahun 2010", "tanggal ditetapkan"):
        assert gone not in new


def test_the_decision_has_its_parts_in_order() -> None:
    text = reading_back.words(decision().pdf)
    parts = (
        "PEMERINTAH KOTA BITUNG",
        "R A H A S I A" if "R A H A S I A" in text else "RAHASIA",
        "KEPUTUSAN KEPALA DINAS PARIWISATA KOTA BITUNG",
        "NOMOR 800/112/DISPAR/2020",
        "DENGAN RAHMAT TUHAN YANG MAHA ESA",
        "Membaca",
        "Menimbang",
        "Mengingat",
        "MEMUTUSKAN:",
        "Menetapkan",
        "KESATU",
        "KEDUA",
        "KETIGA",
        "Ditetapkan di Bitung",
        "pada tanggal 20 November 2020",
        "MARIA LENGKONG",
        "Tembusan:",
        "Diterima tanggal",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_every_page_of_the_decision_is_marked_secret() -> None:
    written = decision()
    assert written.pages >= 2
    assert all(
        "RAHASIA" in page.replace("R A H A S I A", "RAHASIA") for page in reading_back.pages(written.pdf)
    )


def test_a_decision_is_signed_without_titles_and_names_the_punished_with_them() -> None:
    text = reading_back.words(decision().pdf)
    assert "Dra. MARIA" not in text
    assert "Johanis Sumual, S.Sos., M.Si." in text
    assert "S.SOS" not in text


@pytest.mark.parametrize(
    ("mode", "chain", "lines"),
    [
        ("definitif", [], "SEKRETARIS DAERAH,"),
        ("an", ["WALI KOTA BITUNG"], "a.n. WALI KOTA BITUNG SEKRETARIS DAERAH,"),
        ("ub", ["WALI KOTA BITUNG", "ASISTEN"], "a.n. WALI KOTA BITUNG ASISTEN u.b. SEKRETARIS DAERAH,"),
        ("plt", [], "Plt. SEKRETARIS DAERAH,"),
    ],
)
def test_each_way_to_sign_has_its_lines(mode: str, chain: list[str], lines: str) -> None:
    context = samples.decision()
    context["pejabat"] |= {"mode": mode, "rantai_jabatan": chain, "jabatan": "Sekretaris Daerah"}
    assert f"pada tanggal 20 November 2020 {lines} MARIA" in reading_back.words(decision(context).pdf)


def test_a_contract_servant_is_not_punished_under_the_rules_for_tenured_ones() -> None:
    context = samples.decision()
    context["orang"]["status_kepegawaian"] = "PPPK"
    with pytest.raises(UserError) as caught:
        decision(context)
    assert caught.value.code == "rule_refused"


def test_rows_without_value_are_left_out_of_the_decision() -> None:
    context = samples.decision()
    context["orang"] |= {"nomor_pegawai": None, "pangkat": "", "golongan": None}
    text = reading_back.words(decision(context).pdf)
    assert "Pangkat, gol. ruang" not in text
    assert "NIP 198503172010011004" not in text
    assert "Nama : Johanis Sumual, S.Sos., M.Si. Jabatan" in text


@pytest.mark.parametrize(
    ("typed", "plain", "grouped"),
    [
        ("19850317 201001 1 004", "NIP 198503172010011004", "NIP 19850317 201001 1 004"),
        ("198503172010011004", "NIP 198503172010011004", "NIP 19850317 201001 1 004"),
        ("tidak ada", "NIP tidak ada", "NIP tidak ada"),
        ("dalam proses BKN", "NIP dalam proses BKN", "NIP dalam proses BKN"),
    ],
)
def test_only_digits_are_a_number_whose_spaces_are_the_house_style(
    typed: str, plain: str, grouped: str
) -> None:
    context = samples.decision()
    context["pejabat"]["nomor_pegawai"] = typed
    assert plain in reading_back.words(decision(context).pdf)
    context["cetak"] = {"nip_kelompok": True}
    assert grouped in reading_back.words(decision(context).pdf)


# -- D19


def test_the_statement_has_no_letterhead_no_number_and_is_never_a_draft() -> None:
    written = statement()
    text = reading_back.words(written.pdf)
    assert text.startswith("SURAT PERNYATAAN Saya yang bertanda tangan")
    assert "NOMOR" not in text
    assert not written.draft
    assert written.pages == 1
    assert " kami " not in text


def test_the_value_of_the_duty_stamp_is_printed_only_where_it_is_certain() -> None:
    assert "Meterai Rp10.000" not in reading_back.words(statement().pdf)
    assert "Meterai" in reading_back.words(statement().pdf)
    day = date(2026, 12, 14)
    assert "Meterai Rp10.000" in reading_back.words(statement(samples.statement(day), on=day).pdf)
    bare = samples.statement(day) | {"meterai": "tanpa"}
    assert "Meterai" not in reading_back.words(statement(bare, on=day).pdf)


def test_the_stamp_box_stands_at_the_left_under_the_signature_of_the_maker() -> None:
    written = statement()
    box, name = spot(written.pdf, "Meterai"), spot(written.pdf, "JOHANIS SUMUAL")
    above = spot(written.pdf, "Yang membuat pernyataan,")
    assert name.y < box.y < above.y
    assert name.x <= box.x < name.x + 35 / 25.4 * 72


def test_extra_points_go_on_counting_and_the_last_ends_with_a_full_stop() -> None:
    context = samples.statement() | {"poin_tambahan": ["saya bersedia dibina", "saya akan melapor."]}
    text = reading_back.words(statement(context).pdf)
    assert "peraturan perundang-undangan; 5. saya bersedia dibina; 6. saya akan melapor." in text


@pytest.mark.parametrize("name", ["Johanis Sumual", "Johanis Sumual, S.Sos., M.Si.", "Drs. Johanis Sumual"])
def test_initials_are_of_the_name_and_not_of_its_titles(name: str) -> None:
    assert initials(name) == "JS"
