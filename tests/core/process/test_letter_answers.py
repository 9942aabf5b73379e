"""Answers of a form: how they may be typed, what is refused, what is only pointed out, what is remembered."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.case import document
from core.case.hearing import Slot
from core.case.subject import Status, Subject
from core.clock import SetClock
from core.errors import UserError
from core.process import letters, scheduling
from core.process.letters import checks, typed
from core.process.letters.checks import Rule
from core.process.letters.form import Form
from core.process.letters.remembering import is_habit
from core.vault import opening as vaults
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind, Staff
from core.vault.vault import Vault
from core.writing import groups
from tests.conftest import PASSPHRASE
from tests.core.process.test_letters_all import ANSWERS, fill

ON = date(2026, 11, 23)
DECIDED = {
    "perbuatan": "menyukai unggahan",
    "pasal_dilanggar": "Pasal 3 huruf f",
    "tanggal_perbuatan": "12 Oktober 2026",
}


@pytest.fixture
def agency(tmp_path: Path, clock: SetClock) -> Iterator[Vault]:
    office = Office(
        name="Dinas Contoh",
        kind=OfficeKind.AGENCY,
        timezone="Asia/Makassar",
        letterhead=("PEMERINTAH KOTA CONTOH",),
        city="Contoh",
        staff=(
            Staff(name="Dra. Meity Karundeng, M.Si.", position="Kepala Dinas", nip="196904121994032005", signs=True),
            Staff(name="Audy Rompas", position="Sekretaris", nip="197701012005011002"),
        ),
    )  # fmt: skip
    made, _ = vaults.create(tmp_path / "agency", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with made:
        yield made


def text_of(vault: Vault, case_id: str, made: document.Document) -> str:
    reader = PdfReader(io.BytesIO(document.pdf(vault.case(case_id), made)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()).replace("\u00a0", " ")


def values(form: Form) -> dict[str, str]:
    return {field.key: field.value for field in form.fields}


# -- typing


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23", "23-11-2026", "23/11/2026", "23.11.2026", "23 11 2026", "23 November 2026", "23 nov 2026",
        "Senin, 23 November 2026", "senin 23 Nopember 2026", "23-Nov-2026",
    ],
)  # fmt: skip
def test_a_date_may_be_typed_as_offices_write_it(text: str) -> None:
    assert typed.read_date(text) == ON


@pytest.mark.parametrize(
    "text",
    [
        "31 November 2026",
        "29-2-2026",
        "Selasa, 23 November 2026",
        "besok",
        "23-11-26",
        "23 Foo 2026",
        "1-1-0026",
        "",
    ],
)
def test_a_date_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        typed.read_date(text)


def test_times_and_numbers() -> None:
    assert {typed.read_time(text) for text in ("9", "09.00", "9:00", "pukul 09.00 WITA", "09:00:00")} == {
        time(9)
    }
    for wrong in ("siang", "24.00", "9.75", "9.0"):
        with pytest.raises(ValueError, match=r"\w"):
            typed.read_time(wrong)
    assert typed.read_whole("12", 1, 20) == 12
    for wrong in ("0", "21", "dua", "1.5", "９"):
        with pytest.raises(ValueError, match=r"\w"):
            typed.read_whole(wrong, 1, 20)


def test_a_number_of_an_employee_is_pointed_out_and_never_refused() -> None:
    rule = Rule(kind="text", name="nomor_pegawai", group="orang")
    for text in ("198503172010011004", "198503172024211007"):
        assert checks.check(rule, text, on=ON) == checks.Checked(value=text)
    for text in ("123", "198513172010011004", "199001012024219000"):
        seen = checks.check(rule, text, on=ON)
        assert seen.notes
        assert not seen.error


def test_a_missing_comma_before_a_title_is_pointed_out() -> None:
    rule = Rule(kind="text", name="nama", group="orang")
    seen = checks.check(rule, "Dr. Johanis Sumual S.Sos. M.Si.", on=ON)
    assert seen.notes == ("Gelar di belakang nama didahului koma: Dr. Johanis Sumual, S.Sos., M.Si.",)
    for right in ("Dr. Johanis Sumual, S.Sos., M.Si.", "Ferry J. Mandey", "Suharto", "Siti Aminah, A. Md."):
        assert not checks.check(rule, right, on=ON).notes


def test_a_name_typed_with_titles_is_taken_apart(vault: Vault) -> None:
    """Capitals of a name must not reach its titles."""
    case_id = fill(vault)
    answers = {"orang.nama": "Drs. Maya Rondonuwu, S.Pd., M.Si.", "pejabat.nama": "Rina Wowor, S.H."}
    made = letters.create(vault, case_id, "D03", answers)
    text = text_of(vault, case_id, made)
    assert "Maya Rondonuwu, S.Pd., M.Si." in text
    assert "S.Sos." not in text, "the titles of the person of the record stood beside another name"
    assert "RINA WOWOR, S.H." in text or "Rina Wowor, S.H." in text
    rows = '[{"nama": "Drs. Maya Rondonuwu, S.Pd.", "jabatan": "Guru"}]'
    _, frozen = document.made_from(
        vault.case(case_id), letters.create(vault, case_id, "D13", {**ANSWERS["D13"], "terlapor": rows})
    )
    assert frozen["terlapor"] == [
        {"nama": "Maya Rondonuwu", "gelar_depan": "Drs.", "gelar_belakang": "S.Pd.", "jabatan": "Guru"}
    ]


@pytest.mark.parametrize(
    ("code", "key", "text"),
    [
        ("D03", "surat.tanggal", "31 November 2026"),
        ("D03", "surat.lampiran_jumlah", "-1"),
        ("D03", "cetak.kop_ruang", "200"),
        ("D03", "surat.hal", "x" * 4_001),
        ("D05", "tampilkan_telepon", "mungkin"),
        ("D13", "unsur", "Pasal 9 | Pegawai | fakta | P-1 | entahlah"),
        ("D13", "keterangan_ringkas", '[{"nama": "A", "tanggal": "31-2-2026"}]'),
        ("D12", "barang", "[1, 2"),
    ],
)
def test_core_names_the_field_of_a_wrong_answer(vault: Vault, code: str, key: str, text: str) -> None:
    case_id = fill(vault)
    with pytest.raises(UserError) as caught:
        letters.create(vault, case_id, code, {**ANSWERS[code], key: text})
    assert (caught.value.code, caught.value.facts["field"]) == ("setting_invalid", key)
    assert not document.items(vault.case(case_id))


def test_rows_come_back_as_they_went_whatever_stands_in_them() -> None:
    columns = ("tanya", "jawab")
    for rows in (
        [{"tanya": "Benar?", "jawab": "Ya"}, {"tanya": "Kapan?", "jawab": "12 | 13; malam\nhari = Rabu"}],
        [{"tanya": "Satu; dua"}],
        [{"tanya": "[1]"}],
        [{"tanya": "a"}, {"jawab": "b"}],
    ):
        assert [
            {name: cell for name, cell in row.items() if cell}
            for row in checks.read_rows(checks.rows_text(rows, columns), columns)
        ] == rows


def test_an_emptied_answer_takes_away_what_the_case_says(vault: Vault) -> None:
    case_id = fill(vault)
    assert "Rahasia" in text_of(vault, case_id, letters.create(vault, case_id, "D03", {}))
    without = letters.create(vault, case_id, "D03", {"surat.sifat": ""})
    assert "Sifat" not in text_of(vault, case_id, without)


# -- who signs


def test_the_people_of_the_office_are_offered_as_signers(agency: Vault) -> None:
    form = letters.form(agency, fill(agency), "D17")
    assert [each.name for each in form.signers] == ["Dra. Meity Karundeng, M.Si.", "Audy Rompas"]
    assert form.signers[1].fills["pejabat.jabatan"] == "Sekretaris"
    assert values(form)["pejabat.nama"] == "Dra. Meity Karundeng, M.Si."
    mode = next(field for field in form.fields if field.key == "pejabat.mode")
    assert mode.choices == ("definitif", "an", "ub", "plt", "plh", "pj")
    assert mode.words[1].startswith("a.n.")


def test_a_typed_signer_never_stands_over_the_number_of_another(agency: Vault) -> None:
    case_id = fill(agency)
    made = letters.create(agency, case_id, "D17", {**DECIDED, "pejabat.nama": "Franky Ladi, S.T."})
    assert "196904121994032005" not in text_of(agency, case_id, made)
    assert "FRANKY LADI" in text_of(agency, case_id, made)
    known = letters.create(
        agency, case_id, "D17", {**DECIDED, "pejabat.nama": "Audy Rompas", "pejabat.mode": "plh"}
    )
    text = text_of(agency, case_id, known)
    assert "197701012005011002" in text
    assert "Plh." in text


# -- what is remembered


def test_unfinished_answers_wait_for_their_case_template_and_hearing(agency: Vault) -> None:
    case_id, other = fill(agency), fill_other(agency)
    letters.keep_draft(agency, case_id, "D17", {"perbuatan": "belum selesai"})
    assert values(letters.form(agency, case_id, "D17"))["perbuatan"] == "belum selesai"
    assert letters.form(agency, case_id, "D17").drafted_at
    assert values(letters.form(agency, case_id, "D16"))["perbuatan"] != "belum selesai"
    assert values(letters.form(agency, other, "D17"))["perbuatan"] != "belum selesai"
    before = agency.office_ledger.entry_count()
    letters.keep_draft(agency, case_id, "D17", {"perbuatan": "belum selesai"})
    assert agency.office_ledger.entry_count() == before, "the same answers are not written twice"


def test_unfinished_answers_survive_a_lock_and_stay_out_of_the_case_file(agency: Vault) -> None:
    case_id, folder = fill(agency), agency.folder
    letters.keep_draft(agency, case_id, "D17", {"perbuatan": "belum selesai"})
    agency.close()
    with vaults.unlock(folder, PASSPHRASE) as again:
        assert values(letters.form(again, case_id, "D17"))["perbuatan"] == "belum selesai"
        kinds = {each.kind for each in again.case(case_id).entries()}
        assert not any("draft" in kind or "habit" in kind for kind in kinds)
        letters.create(again, case_id, "D17", DECIDED)
        assert not letters.form(again, case_id, "D17").drafted_at


def fill_other(vault: Vault) -> str:
    person = Subject(
        name="Merlin Tendean", status=Status.PERMANENT, position="Lurah", work_unit="Kelurahan Contoh", rank="Penata",
        grade="III/c", id_number="198607122010012003",
    )  # fmt: skip
    return vault.create_case(person).id


def marked(form: Form) -> dict[str, str]:
    """An answer to everything that can be answered freely, each recognisable."""
    found = {}
    for number, field in enumerate(form.fields):
        mark = f"PENANDA{number}X"
        if field.key == "penolakan_ttd":
            continue  # needs witnesses
        if field.kind in ("text", "long", "list"):
            found[field.key] = mark
        elif field.kind == "table":
            free = [column.name for column in field.rule.columns if column.kind in ("text", "long", "list")]
            found[field.key] = checks.rows_text(
                [dict.fromkeys(free, mark)] * max(1, field.rule.least), field.columns
            )
    return found


@pytest.mark.parametrize("code", sorted(ANSWERS))
def test_facts_of_one_case_never_appear_in_the_form_of_another(
    vault: Vault, agency: Vault, code: str
) -> None:
    """Whatever was answered in the first, only the names in `HABITS` are offered in the second, and marked."""
    offered = {code for code, _ in letters.offered(OfficeKind.BAWASLU)}
    office = vault if code in offered else agency
    first, second = fill(office), fill_other(office)
    answers = {**marked(letters.form(office, first, code)), **ANSWERS[code]}
    letters.keep_draft(office, first, code, answers)
    letters.create(office, first, code, answers)
    letters.keep_draft(office, first, code, answers)
    if code == "D03":  # an invitation is about a hearing
        slot = Slot(
            local=datetime(2026, 12, 7, 9, 0),  # noqa: DTZ001 - office wall time
            zone="Asia/Makassar", minutes=60, room="Ruang Klarifikasi", examiners=("Denny Lasut",),
        )  # fmt: skip
        scheduling.schedule(office, second, slot)
    form = letters.form(office, second, code)
    for field in form.fields:
        if is_habit(code, field.key):
            assert field.origin == ("office" if field.value != field.known else "")
        else:
            assert "PENANDA" not in field.value
            assert field.origin == ""
            assert field.value == field.known
        assert "Sumual" not in field.value


def test_the_superior_of_one_official_is_not_offered_for_another(agency: Vault) -> None:
    first, second = fill(agency), fill_other(agency)
    letters.create(agency, first, "D19", {**ANSWERS["D19"], "mengetahui.nama": "Atasan Sumual"})
    form = letters.form(agency, second, "D19")
    assert not any("Atasan Sumual" in field.value for field in form.fields)


def test_habits_are_offered_marked_and_can_be_changed(agency: Vault) -> None:
    first, second = fill(agency), fill_other(agency)
    used = {**DECIDED, "surat.tembusan": "Inspektur Kota Contoh", "cetak.kertas": "f4", "pejabat.mode": "plt"}
    letters.create(agency, first, "D17", used)
    form = {field.key: field for field in letters.form(agency, second, "D17").fields}
    assert (form["surat.tembusan"].value, form["surat.tembusan"].origin) == (
        "Inspektur Kota Contoh",
        "office",
    )
    assert (form["cetak.kertas"].value, form["pejabat.mode"].value) == ("f4", "plt")
    assert form["perbuatan"].origin == ""
    letters.create(agency, second, "D17", {**DECIDED, "cetak.kertas": "folio"})
    again = {field.key: field.value for field in letters.form(agency, first, "D17").fields}
    assert again["cetak.kertas"] == "folio"
    assert again["surat.tembusan"] == ""


def test_a_habit_that_names_the_person_of_the_case_is_not_kept(agency: Vault) -> None:
    first, second = fill(agency), fill_other(agency)
    letters.create(agency, first, "D17", {**DECIDED, "surat.tembusan": "Sdr. Johanis Sumual; Inspektur"})
    assert values(letters.form(agency, second, "D17"))["surat.tembusan"] == ""


def test_the_list_of_habits_holds_nothing_that_happened_or_to_whom() -> None:
    """A new name in that list has to be thought about: these may never be in it."""
    people = {
        f"{root}.{name}"
        for root in ("orang", "pembuat", "terperiksa", "penerima")
        for name in groups.names("orang")
    }
    matter = {f"kasus.{name}" for name in groups.names("kasus")} | {
        f"jadwal.{name}" for name in groups.names("jadwal")
    }
    acts = {
        "perbuatan",
        "dugaan",
        "tanggal_perbuatan",
        "surat.nomor",
        "surat.hal",
        "surat.tanggal",
        "surat.yth",
    }
    assert not letters.HABITS & (people | matter | acts)


# -- preview


def test_a_preview_keeps_nothing_and_shows_blanks_where_answers_are_missing(agency: Vault) -> None:
    case_id = fill(agency)
    letters.form(agency, case_id, "D17")
    before = agency.case(case_id).entry_count(), agency.office_ledger.entry_count()
    seen = letters.preview(agency, case_id, "D17", {"surat.nomor": "800/1/2026"})
    assert seen.missing == ("pasal_dilanggar",)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(seen.written.pdf)).pages)
    assert "KONSEP" in text, "also with a number it is no paper yet"
    assert "…………" in text
    assert (agency.case(case_id).entry_count(), agency.office_ledger.entry_count()) == before
    full = letters.preview(agency, case_id, "D17", {**DECIDED, "pasal_dilanggar": "Pasal 5 huruf n angka 5"})
    assert full.missing == ()
    assert "tidak termasuk pelanggaran ringan" in " ".join(full.written.warnings)


def test_only_the_preview_of_a_paper_that_needs_a_number_is_marked_as_a_draft(vault: Vault) -> None:
    case_id = fill(vault)
    marked = {}
    for name in ("D01", "D03", "D05", "D08", "D12B", "D19", "D21"):
        written = letters.preview(vault, case_id, name, {}).written
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(written.pdf)).pages]
        assert {"KONSEP" in page for page in pages} == {written.draft}
        marked[name] = written.draft
    assert {name for name, draft in marked.items() if draft} == {"D03", "D21"}


def test_a_preview_says_what_has_to_come_first(vault: Vault) -> None:
    case_id = fill(vault)
    seen = letters.preview(vault, case_id, "D03", {"urutan": "2"})
    assert set(seen.missing) == {"undangan_sebelumnya.nomor", "undangan_sebelumnya.tanggal"}
    with pytest.raises(UserError) as caught:
        letters.preview(vault, case_id, "D06", {})
    assert caught.value.code == "rule_refused"
    with pytest.raises(UserError) as caught:
        letters.preview(vault, case_id, "D22", {})
    assert caught.value.facts["field"] == "periode_mulai"


def test_the_form_asks_for_what_the_paper_needs_and_no_record_has(
    tmp_path: Path, office: Office, clock: SetClock
) -> None:
    bare = replace(office, name="Bawaslu Contoh", letterhead=(), city=None)
    made, _ = vaults.create(tmp_path / "bare", bare, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with made:
        form = letters.form(made, fill(made), "D03")
        town = next(field for field in form.fields if field.key == "instansi.kota_ttd")
        assert town.required
        assert not town.value
