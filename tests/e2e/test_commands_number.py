"""`number` and `report`: numbers for scripts, and two copies of a vault brought together by files."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from pathlib import Path

from tests.e2e.program import Desk

DAY = ("--part", "klasifikasi=PP.01", "--part", "unit=K.1", "--day")
CASE_NUMBER = ("--part", "pemilihan=PW", "--part", "tingkat=Kota", "--part", "wilayah=27.12")
MATTER = (
    "--election", "Pemilihan Wali Kota", "--regime", "pemilihan", "--summary", "menyukai unggahan",
    "--occurred", "2026-11-02", "--known", "2026-11-03", "--submitted", "2026-11-05",
)  # fmt: skip


def test_numbers_are_reserved_given_up_and_listed_with_every_gap(desk: Desk, tmp_path: Path) -> None:
    first = desk.made("number", "reserve", *DAY, "2026-11-10", "--purpose", "=1+1")
    assert (first["text"], first["state"]) == ("1/PP.01/K.1/11/2026", "reserved")
    desk.made("number", "reserve", *DAY, "2026-11-20")
    desk.run("number", "reserve", *DAY, "2026-11-12").refused(17)
    assert desk.made("number", "reserve", *DAY, "2026-11-12", "--earlier")["text"].startswith("1.1/")
    assert desk.made("number", "list", "--year", "2026")["twins"] == []
    desk.made("number", "reserve", *DAY, "2026-11-10", "--register", "decision")
    listed = desk.made("number", "list", "--year", "2026")
    assert listed["twins"] == [{"text": first["text"], "registers": ["Surat biasa", "Keputusan"]}]
    void = desk.made("number", "void", "2/PP.01/K.1/11/2026", "--reason", "salah ketik")
    assert void["state"] == "void"
    desk.run("number", "void", "9/PP.01/K.1/11/2026", "--reason", "x").refused(2)
    gaps = desk.made("number", "list", "--gaps", "--year", "2026", "-o", tmp_path / "kosong.csv")["items"]
    assert [(one["text"].partition("/")[0], one["state"]) for one in gaps] == [
        ("2", "void"), ("1.1", "reserved"), ("1", "reserved"),
    ]  # fmt: skip
    with (tmp_path / "kosong.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Untuk"] for row in rows] == ["'=1+1", "", ""]
    assert rows[2]["Keterangan"] == "salah ketik"
    desk.made("number", "list", "--year", "2026", "-o", tmp_path / "daftar.txt")
    assert "Surat biasa, tahun 2026" in (tmp_path / "daftar.txt").read_text(encoding="utf-8")


def test_one_list_has_the_numbers_of_every_register_and_every_year(desk: Desk, tmp_path: Path) -> None:
    given = {
        (name, day[:4], desk.made("number", "reserve", *DAY, day, "--register", register)["text"])
        for register, name in [("letter", "Surat biasa"), ("decision", "Keputusan"), ("confidential", "Surat rahasia")]
        for day in ("2025-11-10", "2026-11-10")
    }  # fmt: skip
    for register, name in (("report", "Laporan"), ("finding", "Temuan")):
        made = desk.made("number", "reserve", *CASE_NUMBER, "--day", "2026-11-10", "--register", register)
        given.add((name, "2026", made["text"]))
    listed = desk.made("number", "list", "--all", "-o", tmp_path / "semua.csv")
    assert {one["text"] for page in listed["registers"] for one in page["items"]} == {one[2] for one in given}
    with (tmp_path / "semua.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["Register"], row["Tahun"], row["Nomor"]) for row in csv.DictReader(file)]
    assert set(rows) == given
    assert len(rows) == len(given)
    desk.made("number", "list", "--all", "-o", tmp_path / "semua.txt")
    text = (tmp_path / "semua.txt").read_text(encoding="utf-8")
    assert all(number in text for _, _, number in given)
    desk.run("number", "list", "--all", "--year", "2026").refused(2)


def test_a_field_laptop_gives_its_block_and_its_notes_come_home_and_go_back(
    desk: Desk, tmp_path: Path
) -> None:
    block = desk.made("number", "block", "--year", "2026", "--count", "3", "--for", "laptop timur")
    field = replace(desk, vault=tmp_path / "lapangan")
    shutil.copytree(desk.vault, field.vault)
    field.run("number", "reserve", *DAY, "2026-11-10").refused(17)
    field.made("number", "claim", block["id"])
    assert field.made("number", "reserve", *DAY, "2026-11-10")["sequence"] == 1
    assert desk.made("number", "reserve", *DAY, "2026-11-10")["sequence"] == 4
    there, back = tmp_path / "a.age", tmp_path / "b.age"
    assert field.made("number", "export", "-o", there)["numbers"] == 1
    found = desk.made("number", "merge", there)
    assert [one["sequence"] for one in found["taken"]] == [1]
    assert found["rows"][0]["findings"]["duplicates"] == []
    assert found["here"] is True
    assert desk.made("number", "merge", there)["unchanged"] is True
    desk.made("number", "export", "-o", back)
    assert [one["sequence"] for one in field.made("number", "merge", back)["taken"]] == [4]
    assert field.made("number", "list", "--year", "2026")["items"] == desk.made("number", "list", "--year", "2026")["items"]  # fmt: skip
    words = desk.run("number", "merge", there)
    assert words.out.splitlines()[0] == "Tidak ada yang baru."
    there.write_bytes(there.read_bytes()[:-1])
    desk.run("number", "merge", there).refused(13)


def test_a_report_gets_the_next_number_of_its_register(desk: Desk) -> None:
    made = desk.made(
        "report", "add", desk.case, "--origin", "report", "--number", "auto", *CASE_NUMBER, *MATTER
    )
    assert made["number"] == "001/LP/PW/Kota/27.12/XI/2026"
    desk.run("report", "add", desk.case, "--origin", "finding", "--number", "auto", *MATTER).refused(17)
    made = desk.made(
        "report", "add", desk.case, "--origin", "report", "--registered", "--number", "auto", *CASE_NUMBER, *MATTER
    )  # fmt: skip
    assert made["number"] == "001/Reg/LP/PW/Kota/27.12/XI/2026"
    typed = desk.made("report", "add", desk.case, "--origin", "finding", "--number", "7/TM/2026", *MATTER)
    assert typed["number"] == "7/TM/2026"
    (used,) = desk.made("number", "list", "--register", "report", "--year", "2026")["items"]
    assert (used["state"], used["number"]["case"]) == ("used", desk.case)
