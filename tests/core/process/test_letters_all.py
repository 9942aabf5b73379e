"""Every paper from a real case file: what the record answers, what is asked, what is warned about, what is copied."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.case import document, evidence, report
from core.case.hearing import Slot
from core.case.report import Origin
from core.case.source import Source
from core.case.subject import Status, Subject
from core.clock import SetClock
from core.errors import UserError
from core.process import letters, scheduling
from core.vault import opening as vaults
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind, Staff
from core.vault.vault import Vault
from core.writing import template
from tests.conftest import PASSPHRASE

PERSON = Subject(
    name="Johanis Sumual",
    back_titles="S.Sos., M.Si.",
    status=Status.PERMANENT,
    id_number="198503172010011004",
    rank="Penata",
    grade="III/c",
    position="Kepala Seksi Destinasi",
    work_unit="Dinas Pariwisata",
)
ANSWERS: dict[str, dict[str, str]] = {
    "D01": {},
    "D02": {"pelapor.nama": "Maya Rondonuwu", "kelengkapan": "KTP | 1 lembar | ada; Gambar | 2 lembar | belum ada"},
    "D03": {"surat.nomor": "014/PP.01.02/K.SA-02/11/2026"},
    "D04": {"surat.tanggal": "2026-11-24"},
    "D05": {},
    "D06": {"bersedia": "ya", "bentuk": "janji", "agama_lafal": "kristen"},
    "D07": {"bersedia": "ya", "bentuk": "sumpah", "agama_lafal": "Islam", "keahlian": "hukum"},
    "D08": {"tanya_jawab": "pokok | Apakah benar?\npokok | Kapan? | Kemarin; sore hari"},
    "D09": {
        "surat_dasar.nomor": "014/PP/11/2026", "surat_dasar.tanggal": "2026-11-24", "ditunggu_sampai": "11.00",
        "petugas.nama": "Stevi Pangkey", "saksi_ba": "Denny Lasut | Anggota\nYunita Rorong | Staf",
    },
    "D10": {"pemeriksa": "Meity Karundeng | 196904121994032005 | Pembina | IV/a | Kepala Dinas", "tingkat_dugaan": "ringan"},
    "D11": {"pemeriksa": "Meity Karundeng", "pasal_dugaan": "Pasal 3 huruf f"},
    "D12": {"pihak_pertama.nama": "Maya Rondonuwu", "pihak_kedua.nama": "Stevi Pangkey"},
    "D12B": {"barang.kode": "P-1", "barang.uraian": "tangkapan layar"},
    "D13": {"kesimpulan": "memenuhi unsur", "rekomendasi": "diteruskan"},
    "D14": {"berkas": "Kajian | 1 berkas"},
    "D15": {
        "kepada": "Kepala Dinas", "hasil": "menyukai unggahan | 12 Oktober 2026", "terbukti": "terbukti",
        "rekomendasi_hukuman": "teguran lisan",
    },
    "D16": {"pasal_dilanggar": "Pasal 3 huruf f"},
    "D16B": {"keputusan.nomor": "800/1/2026", "keputusan.tanggal": "2026-11-23", "saksi_ba": "Audy Rompas | Kepala Subbagian"},
    "D17": {"pasal_dilanggar": "Pasal 3 huruf f", "surat.nomor": "800/2/2026"},
    "D17B": {},
    "D18": {"keputusan.nomor": "800/1/2026", "keputusan.tanggal": "2026-11-23"},
    "D19": {},
    "D20": {"jenis": "tertutup", "forum": "ruang tertutup"},
    "D20B": {"jenis": "terbuka", "keputusan.nomor": "188/1/2026", "keputusan.tanggal": "2026-11-23"},
    "D20C": {},
    "D20D": {"jenis": "terbuka", "keputusan.nomor": "188/1/2026", "keputusan.tanggal": "2026-11-23", "forum": "apel"},
    "D21": {"status": "dihentikan", "alasan": "tidak memenuhi unsur"},
    "D22": {"periode_mulai": "2026-01-01", "periode_akhir": "2026-12-31"},
}  # fmt: skip


def fill(vault: Vault) -> str:
    """A case with a report, one piece of described evidence and a hearing."""
    case_id = vault.create_case(PERSON).id
    with vault.change(case_id) as ledger:
        report.add(
            ledger,
            origin=Origin.REPORT,
            number="003/LP/PW/Kota/27.12/XI/2026",
            election="Pemilihan Contoh",
            regime="pemilihan",
            summary="menyukai unggahan pasangan calon",
            occurred=date(2026, 10, 12),
            known=date(2026, 11, 14),
            submitted=date(2026, 11, 18),
        )
        added = evidence.add(ledger, b"\x89PNG\r\n\x1a\nrest", "dari-maya-rondonuwu.png")
        evidence.describe(ledger, added.evidence.id, Source(platform="Facebook", account="J. Sumual"))
    slot = Slot(
        local=datetime(2026, 12, 3, 9, 0),  # noqa: DTZ001 - office wall time
        zone="Asia/Makassar",
        minutes=60,
        room="Ruang Klarifikasi",
        examiners=("Rina Wowor", "Denny Lasut"),
    )
    scheduling.schedule(vault, case_id, slot)
    return case_id


@pytest.fixture
def case_id(vault: Vault) -> str:
    return fill(vault)


@pytest.fixture
def agency(tmp_path: Path, clock: SetClock) -> Vault:
    office = Office(
        name="Dinas Pariwisata Kota Contoh",
        kind=OfficeKind.AGENCY,
        timezone="Asia/Makassar",
        letterhead=("PEMERINTAH KOTA CONTOH", "DINAS PARIWISATA"),
        city="Contoh",
        staff=(Staff(name="Dra. Meity Karundeng, M.Si.", position="Kepala Dinas", nip="196904121994032005", signs=True),),
    )  # fmt: skip
    made, _ = vaults.create(tmp_path / "agency", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    return made


def text_of(vault: Vault, case_id: str, made: document.Document) -> str:
    reader = PdfReader(io.BytesIO(document.pdf(vault.case(case_id), made)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()).replace("\u00a0", " ")


def test_every_paper_is_listed_once_and_each_kind_of_office_is_offered_its_own() -> None:
    assert [code for code, _ in letters.TEMPLATES] == list(template.known()) == list(ANSWERS)
    bawaslu = {code for code, _ in letters.offered(OfficeKind.BAWASLU)}
    agency = {code for code, _ in letters.offered(OfficeKind.AGENCY)}
    assert "D03" in bawaslu - agency
    assert "D17" in agency - bawaslu
    assert {"D05", "D09", "D12", "D12B", "D19", "D20C", "D22"} <= bawaslu & agency
    for code in template.known():
        issuers = set(template.load(code, date(2026, 12, 1)).head.issuers) - {"official"}
        offered = {kind for kind, codes in (("bawaslu", bawaslu), ("agency", agency)) if code in codes}
        assert issuers <= offered
        assert offered == (issuers or {"bawaslu", "agency"})


@pytest.mark.parametrize("code", sorted(ANSWERS))
def test_every_paper_can_be_made_from_a_case_and_a_few_answers(
    vault: Vault, agency: Vault, code: str
) -> None:
    offered = {code for code, _ in letters.offered(OfficeKind.BAWASLU)}
    with agency:
        office = vault if code in offered else agency
        case_id = fill(office)
        asked = letters.form(office, case_id, code)
        made = letters.create(office, case_id, code, ANSWERS[code])
        text = text_of(office, case_id, made)
        assert made.pages >= 1
        assert len({field.key for field in asked.fields}) == len(asked.fields)
        assert all(field.label for field in asked.fields)
        assert "Sumual" in text or "SUMUAL" in text or code in ("D02", "D12", "D12B", "D22")
        assert letters.create(office, case_id, code, ANSWERS[code]).id == made.id
        required = {field.key for field in asked.fields if field.required and not field.value}
        assert required <= ANSWERS[code].keys() | {"petugas.nama", "pelapor.nama"}


def test_the_record_fills_the_minutes(vault: Vault, case_id: str) -> None:
    text = text_of(vault, case_id, letters.create(vault, case_id, "D08", ANSWERS["D08"]))
    assert "Kamis tanggal tiga bulan Desember tahun dua ribu dua puluh enam" in text
    assert "RINA WOWOR Ketua, bersama: DENNY LASUT" in text
    assert "laporan Nomor 003/LP/PW/Kota/27.12/XI/2026" in text
    assert "2. Kapan? Jawab: Kemarin; sore hari" in text
    assert "1. Apakah benar? Jawab: …" in text
    assert "sumpah" not in text.lower(), "no oath is told of that nobody said was taken"
    warned = letters.warnings(vault, "D08", ANSWERS["D08"], case_id=case_id)
    assert any("sumpah atau janji" in line for line in warned)
    taken = letters.create(vault, case_id, "D08", {**ANSWERS["D08"], "sumpah": "diambil"})
    assert "telah diambil sumpah menurut agama" in text_of(vault, case_id, taken)


def test_evidence_is_listed_by_what_was_said_of_it_and_never_by_its_file_name(
    vault: Vault, case_id: str
) -> None:
    """A file name may name the reporter."""
    text = text_of(vault, case_id, letters.create(vault, case_id, "D12", ANSWERS["D12"]))
    assert "gambar, dari Facebook, akun J. Sumual" in text
    assert "dari-maya" not in text
    digest = evidence.items(vault.case(case_id))[0].sha256
    assert digest[:8] in text


def test_the_form_shows_rows_of_a_table_and_takes_them_back(vault: Vault, case_id: str) -> None:
    fields = {field.key: field for field in letters.form(vault, case_id, "D08").fields}
    assert fields["klarifikator"].kind == "table"
    assert fields["klarifikator"].value == "Rina Wowor | Ketua\nDenny Lasut"
    assert fields["klarifikator"].columns == ("nama", "jabatan", "nomor_pegawai")
    again = letters.create(
        vault, case_id, "D08", {**ANSWERS["D08"], "klarifikator": fields["klarifikator"].value}
    )
    assert "DENNY LASUT" in text_of(vault, case_id, again)


@pytest.mark.parametrize(
    ("code", "answers", "field"),
    [
        ("D09", {**ANSWERS["D09"], "saksi_ba": "Denny Lasut | Anggota"}, "saksi_ba"),
        ("D09", {**ANSWERS["D09"], "ditunggu_sampai": "siang"}, "ditunggu_sampai"),
        ("D02", {**ANSWERS["D02"], "kelengkapan": "a | b | c | d | e | f"}, "kelengkapan"),
        ("D06", {**ANSWERS["D06"], "bentuk": "ikrar"}, "bentuk"),
        ("D13", {**ANSWERS["D13"], "pleno.tanggal": "besok"}, "pleno.tanggal"),
        ("D13", {**ANSWERS["D13"], "pleno.tahun": "2026"}, "pleno.tahun"),
        ("D14", {**ANSWERS["D14"], "cetak.pengesah.hobi": "x"}, "cetak.pengesah.hobi"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_is_kept(
    vault: Vault, case_id: str, code: str, answers: dict[str, str], field: str
) -> None:
    with pytest.raises(UserError) as caught:
        letters.create(vault, case_id, code, answers)
    unknown = field in ("pleno.tahun", "cetak.pengesah.hobi")
    code = "question_unknown" if unknown else "setting_invalid"
    assert (caught.value.code, caught.value.facts["field"]) == (code, field)
    assert not document.items(vault.case(case_id))


def test_how_a_paper_is_printed_can_be_chosen_for_every_paper(vault: Vault, case_id: str) -> None:
    made = letters.create(
        vault, case_id, "D21", {**ANSWERS["D21"], "cetak.kertas": "f4", "cetak.formulir": "-"}
    )
    page = PdfReader(io.BytesIO(document.pdf(vault.case(case_id), made))).pages[0]
    assert float(page.mediabox.height) == pytest.approx(330 / 25.4 * 72, abs=0.1)
    assert "FORMULIR" not in page.extract_text()


def test_the_refusal_to_swear_makes_no_oath(vault: Vault, case_id: str) -> None:
    with pytest.raises(UserError) as caught:
        letters.create(vault, case_id, "D06", {**ANSWERS["D06"], "bersedia": "tidak"})
    assert caught.value.code == "rule_refused"


def test_warnings_tell_of_office_dates_and_what_the_template_knows(agency: Vault, clock: SetClock) -> None:
    with agency:
        case_id = fill(agency)
        for basis in ("Pasal 5 huruf n angka 5", "pasal 5 huruf N"):
            answers = {**ANSWERS["D17"], "pasal_dilanggar": basis}
            told = " ".join(letters.warnings(agency, "D17", answers, case_id=case_id))
            assert "tidak termasuk pelanggaran ringan" in told
        assert "hukuman ringan" not in " ".join(
            letters.warnings(agency, "D17", ANSWERS["D17"], case_id=case_id)
        )
        assert "Bawaslu, bukan oleh instansi" in " ".join(letters.warnings(agency, "D03"))
        order = {**ANSWERS["D10"], "tingkat_dugaan": "berat"}
        assert "Tim Pemeriksa" in " ".join(letters.warnings(agency, "D10", order, case_id=case_id))
        # what is missing is told when the paper is made, not here
        assert letters.warnings(agency, "D16B", {}, case_id=case_id) == ()


def test_a_copy_is_the_first_text_marked_as_copy_whoever_signs_today(agency: Vault, clock: SetClock) -> None:
    with agency:
        case_id = fill(agency)
        made = letters.create(agency, case_id, "D17", ANSWERS["D17"])
        clock.set(datetime(2027, 3, 1, tzinfo=UTC))
        written = letters.copy(
            agency, case_id, made.id, {"nama": "Audy Rompas", "jabatan": "Kepala Subbagian Umum"}
        )
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(written.pdf)).pages]
        assert all("SALINAN" in page for page in pages)
        assert "Salinan sesuai dengan aslinya" in pages[-1]
        bare = PdfReader(io.BytesIO(letters.copy(agency, case_id, made.id).pdf)).pages[-1].extract_text()
        assert "……" in bare.partition("Salinan sesuai dengan aslinya")[2], "room for who certifies it"
        assert "AUDY ROMPAS" in pages[-1]
        assert "pada tanggal 23 November 2026" in " ".join(" ".join(pages).replace("\u00a0", " ").split())
        draft = letters.create(agency, case_id, "D16", ANSWERS["D16"])
        with pytest.raises(UserError) as caught:
            letters.copy(agency, case_id, draft.id)
        assert caught.value.code == "rule_refused"


def test_a_staff_name_with_titles_is_signed_without_shouting_them(agency: Vault) -> None:
    with agency:
        case_id = fill(agency)
        text = text_of(
            agency, case_id, letters.create(agency, case_id, "D04", {"surat.tanggal": "2026-11-24"})
        )
        assert "Dra. MEITY KARUNDENG, M.Si." in text
