"""`document batch` as a script uses it: a day's invitations with numbers, twice, into one folder."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from tests.e2e.program import Desk


def test_the_papers_of_a_day_come_into_one_folder_and_nothing_is_made_twice(
    desk: Desk, tmp_path: Path
) -> None:
    desk.made(
        "hearing", "schedule", desk.case, "--at", "2099-12-01T09:00", "--room", "Ruang Rapat",
        "--examiner", "Rina Wowor",
    )  # fmt: skip
    asked = (
        "document", "batch", "--day", "2099-12-01", "--number", "--joined", "--part", "klasifikasi=PP.01.02",
        "--part", "unit=K.1", "-o", str(tmp_path / "cetak"),
    )  # fmt: skip
    first, second = desk.made(*asked), desk.made(*asked)
    (item,) = first["items"]
    assert (item["template"], item["state"], item["kept"]) == ("D03", "ready", False)
    assert item["document"]["number"].startswith("1/PP.01.02/K.1/")
    (again,) = second["items"]
    assert (again["document"]["id"], again["kept"]) == (item["document"]["id"], True)
    assert first["files"] == second["files"]
    assert [Path(name).name[:6] for name in first["files"]] == ["01-D03", "semua."]
    assert len(PdfReader(first["files"][1]).pages) == item["document"]["pages"]


def test_a_paper_that_fails_is_named_and_the_command_says_so(desk: Desk, tmp_path: Path) -> None:
    made = desk.made(
        "hearing", "schedule", desk.case, "--at", "2099-12-02T09:00", "--room", "Ruang Rapat",
        "--examiner", "Rina Wowor",
    )  # fmt: skip
    ran = desk.run(
        "document", "batch", "--hearing", desk.case, made["id"], "-o", str(tmp_path / "cetak"), "--json"
    )
    assert ran.code == 17
    assert "D06" in ran.out
    assert "field_missing" in ran.out
    written = sorted(path.name[3:6] for path in (tmp_path / "cetak").iterdir())
    assert written[:2] == ["D03", "D05"]
    assert "D06" not in written
