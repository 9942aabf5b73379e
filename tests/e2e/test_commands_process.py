"""`hearing` and `document`: no collision, no past date, no letter with a hole in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.e2e.program import Desk

ROOM = ("--room", "Ruang Klarifikasi")
STATEMENT = ("--set", "perbuatan=menyukai unggahan", "--set", "tanggal_perbuatan=2026-01-02")


def _schedule(desk: Desk, *arguments: str) -> dict[str, Any]:
    return desk.made("hearing", "schedule", desk.case, *arguments)


def test_a_time_without_offset_is_office_time_and_one_with_offset_is_converted(desk: Desk) -> None:
    here = _schedule(desk, "--at", "2099-03-02T09:00", *ROOM, "--examiner", "Rina Wowor")
    assert (here["at"], here["zone"], here["minutes"]) == ("2099-03-02T09:00", "Asia/Makassar", 120)
    assert here["starts_at"] == "2099-03-02T09:00:00+08:00"
    there = _schedule(
        desk, "--at", "2099-03-03T09:00+07:00", *ROOM, "--examiner", "Rina Wowor", "--minutes", "45"
    )
    assert (there["at"], there["minutes"]) == ("2099-03-03T10:00", 45)
    universal = _schedule(desk, "--at", "2099-03-04T02:00Z", *ROOM, "--examiner", "Rina Wowor")
    assert universal["at"] == "2099-03-04T10:00"
    items = desk.made("hearing", "list")["items"]
    assert [item["id"] for item in items] == [here["id"], there["id"], universal["id"]]
    assert {item["case"] for item in items} == {desk.case}


def test_a_conflict_of_room_examiner_or_person_is_17_unless_forced(desk: Desk) -> None:
    _schedule(desk, "--at", "2099-03-02T09:00", *ROOM, "--examiner", "Rina Wowor")
    other = desk.made("case", "create", "--name", "Satria Uji")["id"]

    def again(case: str, at: str, room: str, examiner: str, *more: str) -> Any:
        return desk.run(
            "hearing", "schedule", case, "--at", at, "--room", room, "--examiner", examiner, *more
        )

    again(other, "2099-03-02T10:59", "ruang  klarifikasi", "Denny Lasut").refused(17)
    again(other, "2099-03-02T08:00", "Ruang Lain", "rina wowor").refused(17)
    again(desk.case, "2099-03-02T10:00", "Ruang Lain", "Denny Lasut").refused(17)
    assert len(desk.made("hearing", "list")["items"]) == 1
    assert (
        again(other, "2099-03-02T11:00", "Ruang Klarifikasi", "Rina Wowor").code == 0
    )  # one after the other
    assert again(other, "2099-03-02T10:00", "Ruang Klarifikasi", "Rina Wowor", "--force").code == 0
    assert len(desk.made("hearing", "list")["items"]) == 3


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_past_date_is_17_also_with_force(desk: Desk, force: tuple[str, ...]) -> None:
    arguments = ("--at", "2020-09-28T09:00", *ROOM, "--examiner", "Rina Wowor", *force)
    desk.run("hearing", "schedule", desk.case, *arguments).refused(17)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--at", "besok", *ROOM, "--examiner", "R"), 2),
        (("--at", "2099-03-02", *ROOM, "--examiner", "R"), 2),
        (("--at", "9999-12-31T23:59", *ROOM, "--examiner", "R"), 2),
        (("--at", "2099-03-02T09:00", *ROOM, "--examiner", "R", "--minutes", "0"), 2),
        (("--at", "2099-03-02T09:00", "--room", " ", "--examiner", "R"), 17),
        (("--at", "2099-03-02T09:00", *ROOM, "--examiner", " "), 17),
    ],
)
def test_a_hearing_that_cannot_be_is_refused(desk: Desk, arguments: tuple[str, ...], code: int) -> None:
    desk.run("hearing", "schedule", desk.case, *arguments).refused(code)


def _text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_an_invitation_says_konsep_until_it_has_a_number(desk: Desk, tmp_path: Path) -> None:
    draft, final = tmp_path / "konsep.pdf", tmp_path / "d03.pdf"
    desk.run("document", "create", desk.case, "--template", "D03", "-o", draft).refused(17)  # no hearing yet
    _schedule(desk, "--at", "2099-03-02T09:00", *ROOM, "--examiner", "Rina Wowor")
    made = desk.made("document", "create", desk.case, "--template", "d03", "-o", draft)
    assert (made["template"], made["draft"], made["number"]) == ("D03", True, None)
    assert "KONSEP" in _text(draft)
    numbered = desk.made(
        "document",
        "create",
        desk.case,
        "--template",
        "D03",
        "--set",
        "surat.nomor=014/PM.00/IX/2099",
        "-o",
        final,
    )
    assert (numbered["draft"], numbered["number"]) == (False, "014/PM.00/IX/2099")
    text = _text(final)
    assert "KONSEP" not in text
    assert "014/PM.00/IX/2099" in text
    assert "Bintang Contoh" in text
    assert "09.00 WITA" in text
    items = desk.made("document", "list", desk.case)["items"]
    assert [item["id"] for item in items] == [made["id"], numbered["id"]]


def test_a_reprimand_needs_its_facts_and_warns_a_bawaslu_office(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "d17.pdf"
    desk.run("document", "create", desk.case, "--template", "D17", "-o", out).refused(17)
    assert not out.exists()
    facts = (
        "perbuatan=menyukai unggahan", "tanggal_perbuatan=2026-01-02", "tempat_perbuatan=Kota Contoh",
        "pasal_dilanggar=Pasal 5 huruf n", "dasar_membaca=Berita Acara Pemeriksaan tanggal 3 Januari 2026",
        "surat.nomor=188/1/I/2026", "surat.tanggal=2026-01-12",
    )  # fmt: skip
    settings = [part for fact in facts for part in ("--set", fact)]
    made = desk.made("document", "create", desk.case, "--template", "D17", *settings, "-o", out)
    assert made["date"] == "2026-01-12"
    assert made["warnings"], "a Bawaslu office does not issue disciplinary decisions"
    assert "188/1/I/2026" in _text(out)


def test_a_statement_has_no_number_and_is_no_draft(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "d19.pdf"
    made = desk.made("document", "create", desk.case, "--template", "D19", *STATEMENT, "-o", out)
    assert "KONSEP" not in _text(out)
    assert (made["number"], made["draft"]) == (None, False)


def test_same_data_gives_the_same_page_but_for_the_head_of_the_record(desk: Desk, tmp_path: Path) -> None:
    one, other = tmp_path / "satu.pdf", tmp_path / "dua.pdf"
    day = ("--set", "surat.tanggal=2026-01-12")
    desk.made("document", "create", desk.case, "--template", "D19", *STATEMENT, *day, "-o", one)
    first = one.read_bytes()
    desk.made("document", "create", desk.case, "--template", "D19", *STATEMENT, *day, "-o", other)
    # The head of the record is printed on every page and has moved on; everything else is the same.
    assert len(PdfReader(one).pages) == len(PdfReader(other).pages) == 1
    assert _without_head(one) == _without_head(other)
    assert first.startswith(b"%PDF-")


def _without_head(path: Path) -> str:
    before, mark, after = _text(path).partition("Kepala riwayat: ")
    assert mark
    return before + after[24:]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--template", "D99"), 2),
        (("--template", "../d19"), 2),
        (("--template", "D19"), 17),
        (("--template", "D19", *STATEMENT, "--set", "tidak_dikenal=1"), 2),
        (
            ("--template", "D19", "--set", "perbuatn=menyukai unggahan"),
            2,
        ),  # not 17: nothing else is told to be missing
        (("--template", "D19", *STATEMENT, "--set", "tanpa-tanda"), 2),
        (("--template", "D19", "--set", "perbuatan=x", "--set", "tanggal_perbuatan=kemarin"), 2),
    ],
)
def test_a_letter_that_cannot_be_written_makes_neither_file_nor_record(
    desk: Desk, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    out = tmp_path / "surat.pdf"
    desk.run("document", "create", desk.case, *arguments, "-o", out).refused(code)
    assert not out.exists()
    assert desk.made("document", "list", desk.case)["items"] == []
