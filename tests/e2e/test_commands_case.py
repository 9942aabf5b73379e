"""`case`, `evidence` and `ocr`: what goes in comes out, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from core.demonstration.pictures import DrawnPicture
from tests.e2e.program import Desk, run


def test_a_case_is_found_by_its_id_and_by_a_unique_prefix(desk: Desk) -> None:
    made = desk.made(
        "case", "create", "--name", "Satria Uji", "--nip", "19790511 200312 2 006", "--status", "permanent_servant",
        "--position", "Lurah", "--unit", "Kelurahan Contoh",
    )  # fmt: skip
    assert made["nip"] == "197905112003122006"
    assert made["position"] == "Lurah"
    assert {item["id"] for item in desk.made("case", "list")["items"]} == {desk.case, made["id"]}
    for prefix in (made["id"], made["id"][:8], made["id"][:9].upper()):
        shown = desk.made("case", "show", prefix)
        assert (shown["id"], shown["name"]) == (made["id"], "Satria Uji")
    for unknown in (made["id"][:7], "00000000", "%"):
        desk.run("case", "show", unknown).refused(2)


def test_a_case_without_a_name_is_refused_by_rule(desk: Desk) -> None:
    desk.run("case", "create", "--name", " ").refused(17)
    assert len(desk.made("case", "list")["items"]) == 1


def test_the_person_working_is_written_into_the_record(desk: Desk, picture: Path) -> None:
    assert desk.run("evidence", "add", desk.case, picture, "--no-ocr", "--actor", "Denny Lasut").code == 0
    assert desk.made("evidence", "list", desk.case)["items"][0]["added_by"] == "Denny Lasut"
    shown = desk.made("case", "show", desk.case)
    assert shown["evidence_items"][0]["sha256"] == hashlib.sha256(picture.read_bytes()).hexdigest()


def test_evidence_comes_back_byte_for_byte_whatever_its_name_and_content(
    desk: Desk, tmp_path: Path, pictures: tuple[DrawnPicture, ...]
) -> None:
    given = {
        "nama dengan spasi é.png": pictures[0].png,
        "baris\nbaru.png": pictures[1].png,
        "p" * 251 + ".png": pictures[2].png,
        "kosong.png": b"",
        "tulisan.png": b"ini bukan gambar\n",
        "rekaman.mp4": b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 9,
    }
    paths = []
    for name, data in given.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(data)
    added = desk.run("evidence", "add", desk.case, *paths, "--json")
    assert added.code == 0, added
    stored = [event for event in added.events if event["event"] == "stored"]
    assert [Path(event["file"]).name for event in stored] == list(given)
    assert all(event["existing"] is False for event in stored)
    read = {event["id"]: event for event in added.events if event["event"] == "read"}
    assert set(read) == {event["id"] for event in stored}
    assert [read[event["id"]]["ok"] for event in stored] == [True] * 3 + [False] * 3
    assert all(read[event["id"]]["words"] > 10 for event in stored[:3])
    for event in (stored[0], stored[3], stored[4]):
        out = tmp_path / "keluar"
        got = desk.made("evidence", "get", desk.case, event["id"], "-o", out)
        data = given[Path(event["file"]).name]
        assert out.read_bytes() == data
        assert event["sha256"] == got["sha256"] == hashlib.sha256(data).hexdigest()
    listed = desk.made("evidence", "list", desk.case)["items"]
    assert [item["id"] for item in listed] == [event["id"] for event in stored]
    assert [item["name"] for item in listed] == list(given)


def test_bytes_the_case_already_has_give_the_existing_id(desk: Desk, tmp_path: Path, picture: Path) -> None:
    twin = tmp_path / "nama lain.png"
    twin.write_bytes(picture.read_bytes())
    added = desk.run("evidence", "add", desk.case, picture, twin, "--no-ocr", "--json")
    first, second = added.events
    assert (first["id"], first["existing"]) == (second["id"], False)
    assert second["existing"] is True
    again = desk.run("evidence", "add", desk.case, twin, "--json")
    assert again.events[0]["existing"] is True
    assert again.events[1]["event"] == "read"  # what was not read then is read now
    assert len(desk.made("evidence", "list", desk.case)["items"]) == 1


def test_what_an_earlier_run_left_unread_is_said_and_read_in_one_case_or_in_all(
    desk: Desk, tmp_path: Path, pictures: tuple[DrawnPicture, ...]
) -> None:
    paths = [tmp_path / picture.file_name for picture in pictures[:3]]
    for path, picture in zip(paths, pictures, strict=False):
        path.write_bytes(picture.png)
    first = desk.run("evidence", "add", desk.case, paths[0], "--no-ocr", "--json").events[0]["id"]
    said = desk.run("evidence", "add", desk.case, paths[1])
    assert said.out.splitlines()[-1].startswith("1 bukti lain di berkas ini belum dibaca")
    found = desk.run("evidence", "read", "--case", desk.case[:8], "--json")
    assert (found.code, [(event["event"], event["id"], event["ok"]) for event in found.events]) == (
        0, [("read", first, True)],
    )  # fmt: skip
    third = desk.run("evidence", "add", desk.case, paths[2], "--no-ocr", "--json").events[0]["id"]
    assert [event["id"] for event in desk.run("evidence", "read", "--json").events] == [third]
    assert desk.run("evidence", "read").out == "Tidak ada gambar yang belum dibaca.\n"
    assert desk.run("evidence", "read", "--retry", "--jobs", "1").code == 0
    items = desk.made("evidence", "list", desk.case)["items"]
    assert all(item["reading"]["ok"] for item in items)
    desk.run("evidence", "read", "--case", "tidak-ada-berkas").refused(2)


def test_of_several_files_the_good_are_stored_and_the_bad_reported(
    desk: Desk, tmp_path: Path, picture: Path
) -> None:
    added = desk.run(
        "evidence", "add", desk.case, tmp_path / "tidak ada.png", picture, tmp_path, "--no-ocr", "--json"
    )
    assert added.code == 2
    assert [event["file"] for event in added.events] == [str(picture)]
    assert [line.split('"')[3] for line in added.err.splitlines()] == ["input_missing", "input_not_a_file"]


def test_a_picture_of_900_megapixels_is_kept_but_not_read(desk: Desk, huge_png: Path) -> None:
    added = desk.run("evidence", "add", desk.case, huge_png, "--json")
    assert added.code == 0, added
    assert [event["event"] for event in added.events] == ["stored", "read"]
    assert added.events[1]["ok"] is False
    reading = desk.made("evidence", "list", desk.case)["items"][0]["reading"]
    assert reading == {"ok": False, "words": 0, "reason": "picture_too_large"}


def test_ocr_prints_text_in_reading_order_one_line_a_line(
    pictures: tuple[DrawnPicture, ...], picture: Path
) -> None:
    read = run("ocr", picture)
    assert read.code == 0, read
    names = ("Johanis Sumual", "Yuli Tangkere", "Berty Lolowang", "Noldy Sengkey")
    assert all(name in pictures[1].text for name in names)
    lines = [next(n for n, line in enumerate(read.out.splitlines()) if name in line) for name in names]
    assert lines == sorted(set(lines))


def test_ocr_of_several_files_writes_the_good_and_ends_with_the_first_failure(
    tmp_path: Path, picture: Path, huge_png: Path
) -> None:
    twin = tmp_path / "lain" / picture.name
    twin.parent.mkdir()
    twin.write_bytes(picture.read_bytes())
    text = tmp_path / "tulisan.png"
    text.write_bytes(b"bukan gambar")
    out = tmp_path / "teks"
    read = run(
        "ocr", text, picture, huge_png, tmp_path / "tidak ada.png", twin, "-o", out, "--jobs", "2", "--json"
    )
    assert read.code == 16
    assert [item["ok"] for item in read.json["items"]] == [False, True, False, False, True]
    codes = [item.get("code") for item in read.json["items"]]
    assert codes == ["picture_undecodable", None, "picture_too_large", "input_missing", None]
    written = sorted(out.iterdir())
    assert len(written) == 2, "two pictures of one name must not share a text"
    assert all("Johanis Sumual" in path.read_text(encoding="utf-8") for path in written)


@pytest.mark.parametrize(("name", "code"), [("kosong", 16), ("tulisan", 16), ("raksasa", 16), ("hilang", 2)])
def test_ocr_of_one_bad_file_says_one_error_and_one_hint(
    tmp_path: Path, huge_png: Path, name: str, code: int
) -> None:
    (tmp_path / "kosong.png").write_bytes(b"")
    (tmp_path / "tulisan.png").write_bytes(b"bukan gambar")
    assert huge_png.stem == "raksasa"
    run("ocr", tmp_path / f"{name}.png").refused(code)
