"""`vault` commands: life of a vault as scripts see it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Pillow

from tests.e2e.program import PASSPHRASE, Desk, run

OFFICE = """
name = "Bawaslu Kota Contoh"
kind = "bawaslu"
timezone = "Asia/Makassar"
letterhead = ["BADAN PENGAWAS PEMILIHAN UMUM", "KOTA CONTOH"]
city = "Contoh"
unit_code = "K.SA-99"
staff = ["Rina Wowor", { name = "Denny Lasut", position = "Anggota" }]
rooms = ["Ruang Klarifikasi"]
"""


@pytest.fixture
def office_file(tmp_path: Path) -> Path:
    path = tmp_path / "kantor.toml"
    path.write_text(OFFICE, encoding="utf-8")
    return path


def test_a_vault_is_made_recovered_and_given_other_passphrases(tmp_path: Path, office_file: Path) -> None:
    folder = tmp_path / "brankas baru"
    made = run(
        "vault",
        "create",
        folder,
        "--office",
        office_file,
        "--passphrase-file",
        "-",
        "--json",
        text="satu dua tiga",
    )
    assert made.code == 0, made
    assert made.json["id"]
    words = made.json["recovery_words"]
    assert len(words) == 24

    sheet, new = tmp_path / "lembar.txt", tmp_path / "baru.txt"
    # Four letters of each word are enough, in any case.
    sheet.write_text(" ".join(word[:4].upper() for word in words) + "\n", encoding="utf-8")
    new.write_text("frasa yang lain\r\n", encoding="utf-8")
    recovered = run(
        "vault", "recover", folder, "--recovery-file", sheet, "--new-passphrase-file", new, "--json"
    )
    assert recovered.code == 0, recovered
    run("case", "list", folder, "--passphrase-file", "-", text="satu dua tiga").refused(12)

    newest = tmp_path / "terbaru.txt"
    newest.write_text("frasa ketiga é", encoding="utf-8")  # e and a combining accent: NFC makes it one
    changed = run(
        "vault", "passphrase", folder, "--passphrase-file", new, "--new-passphrase-file", newest, "--json"
    )
    assert changed.code == 0, changed
    assert run("case", "list", folder, "--passphrase-file", "-", text="frasa ketiga é\n").code == 0


def test_check_names_every_file_and_its_head(desk: Desk) -> None:
    for flags in ((), ("--full",)):
        found = desk.made("vault", "check", *flags)
        assert found["ok"] is True
        assert {item["file"].partition("/")[0] for item in found["items"]} == {
            "office.db",
            "inbox.db",
            "cases",
        }
        assert all(item["ok"] and len(item["head"]) == 64 for item in found["items"])


def test_creating_where_something_is_leaves_it_alone(tmp_path: Path, office_file: Path, desk: Desk) -> None:
    full = tmp_path / "penuh"
    full.mkdir()
    (full / "catatan.txt").write_text("milik orang", encoding="utf-8")
    for folder in (full, desk.vault):
        before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        run("vault", "create", folder, "--office", office_file, "--passphrase-file", desk.key).refused(17)
        assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


@pytest.mark.parametrize(
    ("line", "with_what"),
    [
        ('kind = "bawaslu"', 'kind = "kantor"'),
        ('timezone = "Asia/Makassar"', 'timezone = "Mars/Olympus"'),
        ('name = "Bawaslu Kota Contoh"', "name = 7"),
        ('city = "Contoh"', "city = "),
    ],
)
def test_an_office_file_that_is_wrong_makes_no_vault(
    tmp_path: Path, office_file: Path, line: str, with_what: str
) -> None:
    office_file.write_text(OFFICE.replace(line, with_what), encoding="utf-8")
    folder = tmp_path / "brankas"
    run("vault", "create", folder, "--office", office_file, "--passphrase-file", "-", text="x y z").refused(2)
    assert not folder.exists()


def test_an_empty_passphrase_is_refused_by_rule(tmp_path: Path, office_file: Path) -> None:
    folder = tmp_path / "brankas"
    run("vault", "create", folder, "--office", office_file, "--passphrase-file", "-", text="\n").refused(17)
    assert not folder.exists()


def test_a_wrong_passphrase_is_12_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = _bytes(desk.vault)
    wrong = tmp_path / "salah.txt"
    for text in (PASSPHRASE.upper(), PASSPHRASE + "\n\n"):  # one line end is dropped, not two
        wrong.write_text(text, encoding="utf-8")
        run("case", "list", desk.vault, "--passphrase-file", wrong).refused(12)
    assert _bytes(desk.vault) == before


def test_a_vault_that_another_program_has_open_is_11(desk: Desk) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, pathlib; from core.vault.opening import unlock\n"
            "with unlock(pathlib.Path(sys.argv[1]), sys.argv[2]):\n"
            "    print('open', flush=True); sys.stdin.read()",
            str(desk.vault),
            PASSPHRASE,
        ],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        desk.run("case", "list").refused(11)
        desk.run("vault", "check").refused(11)
    finally:
        holder.communicate()
    assert desk.run("case", "list").code == 0


def test_what_is_no_vault_is_10(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "bukan brankas"
    folder.mkdir()
    run("case", "list", folder, "--passphrase-file", desk.key).refused(10)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("which", "what"), [("office", "plain"), ("office", "empty"), ("case", "plain"), ("case", "short")]
)
def test_a_foreign_file_in_a_ledgers_place_is_10_and_is_not_touched(
    desk: Desk, which: str, what: str
) -> None:
    path = desk.vault / "office.db" if which == "office" else next((desk.vault / "cases").glob("*.db"))
    path.unlink()
    if what == "plain":
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE berkas (nama TEXT)")
        connection.close()
    else:
        path.write_bytes(b"" if what == "empty" else b"bukan berkas Netra")
    before = path.read_bytes()
    desk.run("case", "show", desk.case).refused(10)
    assert path.read_bytes() == before


def test_a_known_case_file_that_is_missing_is_13_and_named(desk: Desk) -> None:
    path = next((desk.vault / "cases").glob("*.db"))
    kept = path.read_bytes()
    path.unlink()
    desk.run("case", "show", desk.case).refused(13)
    listed = desk.made("case", "list")
    assert [fault["id"] for fault in listed["faults"]] == [desk.case]
    checked = desk.run("vault", "check")
    assert checked.code == 13
    assert path.name in checked.err
    path.write_bytes(kept)
    assert desk.run("vault", "check", "--full").code == 0


def test_a_flipped_bit_anywhere_in_a_case_is_13(desk: Desk, picture: Path) -> None:
    assert desk.run("evidence", "add", desk.case, picture, "--no-ocr").code == 0
    path = next((desk.vault / "cases").glob("*.db"))
    kept = path.read_bytes()
    for part in (0.001, 0.5, 0.999):
        data = bytearray(kept)
        data[int(len(data) * part)] ^= 1
        path.write_bytes(data)
        checked = desk.run("vault", "check", "--full")
        assert checked.code == 13, (part, checked)
    path.write_bytes(kept)
    assert desk.run("vault", "check", "--full").code == 0


@pytest.mark.parametrize("copies", [1, 2])
def test_a_damaged_header_is_mended_from_its_twin_or_13(desk: Desk, copies: int) -> None:
    for name in ("vault.json", "vault.json.2")[:copies]:
        path = desk.vault / name
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    if copies == 2:
        desk.run("case", "list").refused(13)
    else:
        assert desk.run("case", "list").code == 0
        assert (desk.vault / "vault.json").read_bytes() == (desk.vault / "vault.json.2").read_bytes()


def test_an_older_copy_of_a_case_is_14_and_keeps_its_bytes(desk: Desk, picture: Path) -> None:
    path = next((desk.vault / "cases").glob("*.db"))
    old = path.read_bytes()
    assert desk.run("evidence", "add", desk.case, picture, "--no-ocr").code == 0
    path.write_bytes(old)
    desk.run("case", "show", desk.case).refused(14)
    desk.run("evidence", "add", desk.case, picture, "--no-ocr").refused(14)
    assert desk.run("vault", "check").code == 14
    assert path.read_bytes() == old


def test_a_deleted_index_is_made_again_with_nothing_lost(desk: Desk, picture: Path) -> None:
    assert desk.run("evidence", "add", desk.case, picture, "--no-ocr").code == 0
    for path in desk.vault.glob("index.db*"):
        path.unlink()
    items = desk.made("case", "list")["items"]
    assert [(item["id"], item["evidence"]) for item in items] == [(desk.case, 1)]


def test_two_vaults_share_no_file_names(make_desk: Callable[..., Desk]) -> None:
    one, other = make_desk(), make_desk()
    assert not {path.name for path in (one.vault / "cases").iterdir()} & {
        path.name for path in (other.vault / "cases").iterdir()
    }
    assert not any(one.case.replace("-", "") in path.name for path in one.vault.rglob("*"))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


STYLE = """
area_code = "27.12"
[style]
letterhead = "bawaslu"
rules = "two"
subject = "Perihal"
papers = { D03 = "folio" }
"""


def test_the_profile_of_an_office_is_shown_and_replaced(desk: Desk, tmp_path: Path) -> None:
    before = desk.made("vault", "office")
    assert before["changed"] is False
    path = tmp_path / "kantor.toml"
    path.write_text(OFFICE.replace("Denny Lasut", "Maya Rondonuwu") + STYLE, encoding="utf-8")
    assert desk.made("vault", "office", "--office", path)["changed"] is True
    found = desk.made("vault", "office")["office"]
    assert (found["area_code"], found["style"]["papers"]) == ("27.12", {"d03": "folio"})
    assert found["staff"][1] == {"name": "Maya Rondonuwu", "position": "Anggota"}
    path.write_text(OFFICE + STYLE.replace('"two"', '"tiga"'), encoding="utf-8")
    refused = desk.run("vault", "office", "--office", path)
    refused.refused(2)
    assert "style.rules" in refused.err
    path.write_text(OFFICE.replace('"bawaslu"', '"agency"'), encoding="utf-8")
    refused = desk.run("vault", "office", "--office", path)
    refused.refused(2)
    assert "kind" in refused.err


def test_a_logo_is_given_and_taken_away(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Pillow.new("RGBA", (400, 500), (10, 120, 60, 255)).save(path)
    given = desk.made("vault", "office", "--logo", path)["office"]["logo"]
    assert len(given) == 64
    text = tmp_path / "logo.txt"
    text.write_text("bukan gambar")
    assert desk.run("vault", "office", "--logo", text).code != 0
    office = tmp_path / "kantor.toml"
    office.write_text(OFFICE, encoding="utf-8")
    assert desk.made("vault", "office", "--office", office)["office"]["logo"] == given
    assert "logo" not in desk.made("vault", "office", "--no-logo")["office"]
    assert desk.made("vault", "check", "--full")["ok"] is True
