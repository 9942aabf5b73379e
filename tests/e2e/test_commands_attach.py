"""`document attach`: says whose a scan is; records it only with a date and a name."""

from __future__ import annotations

import json
from pathlib import Path

from tests.core.reading.scanned import as_pdf, drawn, scanned
from tests.e2e.program import Desk


def test_a_scan_is_named_first_and_recorded_when_a_date_is_given(desk: Desk, tmp_path: Path) -> None:
    statement = ("--set", "perbuatan=menyukai unggahan", "--set", "tanggal_perbuatan=2026-01-02")
    made = desk.made(
        "document", "create", desk.case, "--template", "D19", *statement, "-o", str(tmp_path / "a.pdf")
    )
    pdf = (tmp_path / "a.pdf").read_bytes()
    scan = tmp_path / "pindai.pdf"
    scan.write_bytes(as_pdf([scanned(drawn(pdf, page, 200), "skew", page) for page in range(made["pages"])]))
    (found,) = desk.made("document", "attach", str(scan))["items"]
    assert (found["document"], found["whole"], found["attached"]) == (made["id"], True, False)
    desk.run("document", "attach", str(scan), "--signed", "2026-11-30").refused(2)
    desk.run("document", "attach", str(scan), "--signed", "besok", "--who", "Johanis Sumual").refused(2)
    (kept,) = desk.made("document", "attach", str(scan), "--signed", "2099-11-30", "--who", "Johanis Sumual")[
        "items"
    ]
    assert (kept["state"], kept["attached"]) == ("ditandatangani", True)
    assert kept["lacks"] == []
    (again,) = desk.made(
        "document", "attach", str(scan), "--signed", "2099-11-30", "--who", "Johanis Sumual"
    )["items"]
    assert (again["held"], again["attached"]) == (True, False)
    (tmp_path / "lain.txt").write_text("bukan pindaian")
    told = desk.made("document", "attach", str(tmp_path / "lain.txt"))
    assert told["items"] == []
    assert "lain.txt" in told["remarks"][0]


def test_photos_of_the_pages_are_one_scan(desk: Desk, tmp_path: Path) -> None:
    told = ("--set", "perbuatan=" + "menyukai unggahan " * 120, "--set", "tanggal_perbuatan=2026-01-02")
    made = desk.made(
        "document", "create", desk.case, "--template", "D19", *told, "-o", str(tmp_path / "a.pdf")
    )
    pdf = (tmp_path / "a.pdf").read_bytes()
    photos = [tmp_path / f"{page}.jpg" for page in range(made["pages"])]
    assert len(photos) == 2
    for page, photo in enumerate(photos):
        photo.write_bytes(scanned(drawn(pdf, page, 200), "upright", page))
    signed = ("--signed", "2099-11-30", "--who", "Johanis Sumual")
    (kept,) = desk.made("document", "attach", str(photos[1]), str(photos[0]), *signed)["items"]
    assert [(file["file"], file["pages"]) for file in kept["files"]] == [("0.jpg", [1]), ("1.jpg", [1])]
    assert (kept["attached"], kept["whole"], kept["lacks"]) == (True, False, [])


def test_a_paper_of_the_stack_that_refuses_keeps_no_other_from_being_recorded(
    desk: Desk, tmp_path: Path
) -> None:
    pages = []
    for at, day in enumerate(("2026-11-20", "2026-11-25", "2026-11-21")):
        told = ("--set", f"perbuatan=menyukai unggahan {at}", "--set", "tanggal_perbuatan=2026-01-02")
        out = tmp_path / f"{at}.pdf"
        desk.made(
            "document", "create", desk.case, "--template", "D19", *told, "--set", f"surat.tanggal={day}", "-o", str(out)
        )  # fmt: skip
        pages.append(scanned(drawn(out.read_bytes(), 0, 200), "upright", at))
    stack = tmp_path / "tumpukan.pdf"
    stack.write_bytes(as_pdf(pages))
    done = desk.run("document", "attach", str(stack), "--signed", "2026-11-22", "--who", "Rina", "--json")
    assert done.code == 17
    items = json.loads(done.out)["items"]
    assert [item["attached"] for item in items] == [True, False, True]
    assert [item["error"] for item in items] == [None, "rule_refused", None]
