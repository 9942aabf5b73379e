"""From a case to a frozen letter: what is prefilled, what is refused, what is kept."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from core.case import document, report
from core.case.hearing import Slot
from core.case.report import Origin
from core.case.subject import Status, Subject
from core.clock import SetClock
from core.errors import UserError
from core.process import letters, scheduling
from core.vault.vault import Vault
from core.wording import explain

NUMBER = "014/PM.06.02/K.SA-02/11/2026"
ACT = {"perbuatan": "menyukai unggahan pasangan calon", "pasal_dilanggar": "Pasal 3 huruf f"}


@pytest.fixture
def case_id(vault: Vault) -> str:
    person = Subject(
        name="Johanis Sumual",
        back_titles="S.Sos., M.Si.",
        status=Status.PERMANENT,
        id_number="198503172010011004",
        position="Kepala Seksi Destinasi",
        work_unit="Dinas Pariwisata",
    )
    return vault.create_case(person).id


def invite(vault: Vault, case_id: str, day: int) -> str:
    slot = Slot(
        local=datetime(2026, 12, day, 9, 0),  # noqa: DTZ001 - office wall time
        zone="Asia/Makassar",
        minutes=60,
        room="Ruang Klarifikasi",
        examiners=("Rina Wowor",),
    )
    return scheduling.schedule(vault, case_id, slot).id


def text_of(vault: Vault, case_id: str, made: document.Document) -> str:
    reader = PdfReader(io.BytesIO(document.pdf(vault.case(case_id), made)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()).replace("\u00a0", " ")


def test_an_invitation_says_who_when_and_where(vault: Vault, case_id: str) -> None:
    invite(vault, case_id, 1)
    made = letters.create(vault, case_id, "d03", {"surat.nomor": NUMBER})
    text = text_of(vault, case_id, made)
    for part in (
        NUMBER,
        "Johanis Sumual, S.Sos., M.Si.",
        "Selasa, 1 Desember 2026",
        "09.00 WITA",
        "Ruang Klarifikasi",
        "Undangan Klarifikasi I",
    ):
        assert part in text
    assert not made.draft
    assert made.number == NUMBER


def test_an_invitation_without_a_hearing_is_refused(vault: Vault, case_id: str) -> None:
    with pytest.raises(UserError) as caught:
        letters.create(vault, case_id, "D03", {})
    assert caught.value.code == "field_missing"


def test_a_second_hearing_is_a_second_invitation_only_after_a_numbered_first(
    vault: Vault, case_id: str, clock: SetClock
) -> None:
    """Two dates in the calendar are no absence; only a letter that went out makes the next one the second."""
    first, second = invite(vault, case_id, 1), invite(vault, case_id, 3)
    letters.create(vault, case_id, "D03", {}, hearing_id=first)
    draft = letters.create(vault, case_id, "D03", {}, hearing_id=second)
    assert "Undangan Klarifikasi II" not in text_of(vault, case_id, draft)
    letters.create(vault, case_id, "D03", {"surat.nomor": NUMBER}, hearing_id=first)
    clock.set(datetime(2026, 12, 2, 1, 0, tzinfo=UTC))
    again = letters.create(vault, case_id, "D03", {}, hearing_id=second)
    text = text_of(vault, case_id, again)
    assert "Undangan Klarifikasi II" in text
    assert NUMBER in text
    # The list of papers shows the titles alone; both kinds of invitation would look alike there.
    titles = [item.title for item in document.items(vault.case(case_id))]
    assert titles == [f"Undangan Klarifikasi {which}" for which in ("I", "I", "I", "II")]
    summons = {"dugaan": "memberikan dukungan", "jadwal.tempat": "Aula", "panggilan_sebelumnya.nomor": NUMBER,
               "panggilan_sebelumnya.tanggal": "2026-11-20"}  # fmt: skip
    for which, title in (("1", "Surat Panggilan I"), ("2", "Surat Panggilan II")):
        made = letters.create(vault, case_id, "D04", {**summons, "urutan": which}, hearing_id=second)
        assert made.title == title


def test_a_second_invitation_before_the_first_hearing_is_pointed_out(
    vault: Vault, case_id: str, clock: SetClock
) -> None:
    """It says that somebody did not come."""
    first, second = invite(vault, case_id, 1), invite(vault, case_id, 3)
    letters.create(vault, case_id, "D03", {"surat.nomor": NUMBER}, hearing_id=first)

    def told(day: str) -> bool:
        answers = {"surat.tanggal": day}
        found = letters.warnings(vault, "D03", answers, case_id=case_id, hearing_id=second)
        seen = letters.preview(vault, case_id, "D03", answers, hearing_id=second).written.warnings
        said = [
            any("klarifikasi pertama baru 1 Desember 2026" in text for text in texts)
            for texts in (found, seen)
        ]
        assert said[0] is said[1]
        return said[0]

    assert told("2026-11-30")
    assert told("2026-12-01")
    assert not told("2026-12-02")


def test_a_letter_without_number_is_a_draft_and_says_so(vault: Vault, case_id: str) -> None:
    invite(vault, case_id, 1)
    made = letters.create(vault, case_id, "D03", {})
    assert made.draft
    assert "KONSEP" in text_of(vault, case_id, made)


def test_the_date_of_the_act_chooses_the_discipline_rule(vault: Vault, case_id: str) -> None:
    old = letters.create(vault, case_id, "D17", {**ACT, "tanggal_perbuatan": "2020-09-26"})
    new = letters.create(vault, case_id, "D17", {**ACT, "tanggal_perbuatan": "2026-10-12"})
    assert "Nomor 53 Tahun 2010" in text_of(vault, case_id, old)
    assert "Nomor 94 Tahun 2021" not in text_of(vault, case_id, old)
    assert "Nomor 94 Tahun 2021" in text_of(vault, case_id, new)


def test_conduct_told_with_its_date_gives_the_date(vault: Vault, case_id: str) -> None:
    told = {**ACT, "perbuatan": "pada tanggal 26 September 2020 menyukai unggahan pasangan calon"}
    text = text_of(vault, case_id, letters.create(vault, case_id, "D17", told))
    assert "Nomor 53 Tahun 2010" in text
    assert text.count("26 September 2020") == 1


def test_a_reprimand_without_a_date_of_the_act_is_refused(vault: Vault, case_id: str) -> None:
    with pytest.raises(UserError) as caught:
        letters.create(vault, case_id, "D17", ACT)
    assert caught.value.code == "field_missing"
    assert caught.value.facts["field"] == "tanggal_perbuatan"


def test_a_supervisor_is_warned_that_it_cannot_reprimand(vault: Vault) -> None:
    assert letters.warnings(vault, "D17")
    assert not letters.warnings(vault, "D03")


def test_the_record_answers_what_it_knows(vault: Vault, case_id: str) -> None:
    with vault.change(case_id) as ledger:
        report.add(
            ledger,
            origin=Origin.REPORT,
            number="001/LP/PW/Kota/27.12/XI/2026",
            election="Pemilihan Contoh",
            regime="pemilihan",
            summary="membagikan unggahan pasangan calon",
            occurred=date(2026, 11, 2),
            known=date(2026, 11, 3),
            submitted=date(2026, 11, 4),
        )
    values = {field.key: field.value for field in letters.form(vault, case_id, "D19").fields}
    assert values["perbuatan"] == "membagikan unggahan pasangan calon"
    assert values["tanggal_perbuatan"] == "2026-11-02"
    made = letters.create(vault, case_id, "D19", {})
    assert "membagikan unggahan pasangan calon" in text_of(vault, case_id, made)


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("zzz", ()),
        ("orang.nmae", ("orang.nama",)),
        ("surat.nmoor", ("surat.nomor",)),
        ("nmoor", ("surat.nomor",)),
        ("pasal_dilangar", ("pasal_dilanggar",)),
    ],
)
def test_an_answer_that_no_template_knows_is_refused_not_ignored(
    vault: Vault, case_id: str, key: str, near: tuple[str, ...]
) -> None:
    with pytest.raises(UserError) as caught:
        letters.create(vault, case_id, "D17", {**ACT, "tanggal_perbuatan": "2026-10-12", key: "x"})
    assert caught.value.code == "question_unknown"
    assert (caught.value.facts["template"], caught.value.facts["field"]) == ("D17", key)
    assert caught.value.facts["near"][:1] == near
    assert key in explain(caught.value).what
    assert all(name in explain(caught.value).hint for name in near)
    assert not document.items(vault.case(case_id))


def test_an_unknown_template_is_named(vault: Vault, case_id: str) -> None:
    with pytest.raises(UserError) as caught:
        letters.create(vault, case_id, "D99", {})
    assert caught.value.code == "record_unknown"


def test_the_same_data_gives_the_same_bytes_and_no_name_in_the_metadata(
    vault: Vault, case_id: str, clock: SetClock
) -> None:
    answers = {
        "perbuatan": "menyukai unggahan",
        "tanggal_perbuatan": "2026-10-12",
        "surat.tanggal": "2026-11-23",
    }
    one = letters.create(vault, case_id, "D19", answers)
    clock.set(datetime(2027, 1, 1, tzinfo=UTC))
    two = letters.create(vault, case_id, "D19", answers)
    assert one.id == two.id
    assert len(document.items(vault.case(case_id))) == 1
    pdf = document.pdf(vault.case(case_id), one)
    assert b"Sumual" not in pdf
    assert "Sumual" not in str(PdfReader(io.BytesIO(pdf)).metadata)
    other = letters.create(vault, case_id, "D19", {**answers, "perbuatan": "membagikan unggahan"})
    assert other.sha256 != one.sha256
