"""The profile of an office: read from a file, kept in the vault, wrong answers named."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.clock import SetClock
from core.errors import UserError
from core.vault import office as offices
from core.vault.office import Office, OfficeKind, Staff, from_body, to_body
from core.vault.vault import Vault
from tests.core.vault.conftest import Closed
from tests.core.vault.helpers import unlock

PROFILE = """
name = "Bawaslu Kota Contoh"
kind = "bawaslu"
timezone = "Asia/Jayapura"
letterhead = ["BADAN PENGAWAS PEMILIHAN UMUM", "KOTA CONTOH"]
address = "Jalan Contoh 1"
city = "Contoh"
unit_code = "PP-01"
rooms = ["Ruang Klarifikasi", " "]
staff = ["Denny Lasut", { name = "Rina Wowor", position = "Ketua", signs = true }]
"""


def code_of(text: str, tmp_path: Path) -> tuple[str, object]:
    path = tmp_path / "kantor.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        offices.load(path)
    return caught.value.code, caught.value.facts.get("field")


def test_a_profile_is_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "kantor.toml"
    path.write_text(PROFILE, encoding="utf-8")
    found = offices.load(path)
    assert (found.kind, found.zone_name, found.rooms) == (OfficeKind.BAWASLU, "WIT", ("Ruang Klarifikasi",))
    assert found.default_actor == "Denny Lasut"
    assert found.signatory == Staff(name="Rina Wowor", position="Ketua", signs=True)
    assert from_body(to_body(found)) == found


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('"bawaslu"', '"polisi"', "kind"),
        ('kind = "bawaslu"', "", "kind"),
        ('"Asia/Jayapura"', '"Asia/Tokyo"', "timezone"),
        ('"Asia/Jayapura"', '"../../etc/passwd"', "timezone"),
        ('"Asia/Jayapura"', "7", "timezone"),
        ('name = "Bawaslu Kota Contoh"', 'name = ""', "name"),
        ('name = "Bawaslu Kota Contoh"', "", "name"),
        ('["Ruang Klarifikasi", " "]', '"Ruang"', "rooms"),
        ('["Ruang Klarifikasi", " "]', "[1]", "rooms"),
        ('"Denny Lasut"', "5", "staff"),
        ('"Denny Lasut"', '{ position = "Ketua" }', "name"),
        ('city = "Contoh"', "city = 5", "city"),
        ('city = "Contoh"', "city = [", "kantor.toml"),
    ],
)
def test_a_wrong_answer_is_named_by_its_field(tmp_path: Path, old: str, new: str, field: str) -> None:
    assert code_of(PROFILE.replace(old, new, 1), tmp_path) == ("setting_invalid", field)


def test_a_profile_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none", "input_missing"), (tmp_path, "input_not_a_file")):
        with pytest.raises(UserError) as caught:
            offices.load(path)
        assert caught.value.code == code
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    with pytest.raises(UserError) as caught:
        offices.load(tmp_path / "bytes")
    assert caught.value.code == "setting_invalid"


def test_without_staff_an_operator_works_and_nobody_signs() -> None:
    empty = Office(name="K", kind=OfficeKind.AGENCY, timezone="Asia/Jakarta")
    assert (empty.default_actor, empty.signatory) == ("operator", None)


def test_a_changed_profile_is_kept_and_the_old_one_stays_in_the_record(
    closed: Closed, clock: SetClock, office: Office
) -> None:
    changed = Office(name="Bawaslu Kota Baru", kind=office.kind, timezone="Asia/Jakarta")

    def profiles(vault: Vault) -> int:
        return sum(1 for entry in vault.office_ledger.entries() if entry.kind == offices.KIND)

    with unlock(closed.folder, clock) as vault:
        vault.change_office(changed)
        assert vault.office == changed
    with unlock(closed.folder, clock) as vault:
        assert vault.office == changed
        assert profiles(vault) == 2


FULL = (
    PROFILE.replace('name = "Rina Wowor", position = "Ketua", signs = true', """name = "Rina Wowor", position = "Ketua", signs = true, nip = "198503172010011004", rank = "Pembina", grade = "IV/a", mode = "an", upper_posts = ["WALI KOTA CONTOH"]""")
    + """area_code = "27.12"
[style]
letterhead = "empty"
room = 60
names = "underlined"
papers = { D03 = "folio", d17b = "F4" }
"""
)  # fmt: skip


def test_style_area_code_and_acting_officials_are_read_as_written_and_kept(
    tmp_path: Path, vault: Vault
) -> None:
    path = tmp_path / "kantor.toml"
    path.write_text(FULL, encoding="utf-8")
    found = offices.load(path)
    assert (found.area_code, found.style.room, found.style.names) == ("27.12", 60, "underlined")
    assert found.style.papers == (("D03", "folio"), ("D17B", "f4"))
    signer = found.signatory
    assert signer is not None
    assert (signer.rank, signer.grade, signer.mode, signer.upper_posts) == ("Pembina", "IV/a", "an", ("WALI KOTA CONTOH",))  # fmt: skip
    vault.change_office(found)
    assert offices.of(vault.office_ledger) == found
    assert len(vault.office_ledger.revisions(vault.office_ledger.file_id)) == 1


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('"empty"', '"kop"', "style.letterhead"),
        ("room = 60", "room = 900", "style.room"),
        ("room = 60", "room = true", "style.room"),
        ("room = 60", "gaya = 1", "style.gaya"),
        ('"folio"', '"legal"', "style.papers"),
        ('papers = { D03 = "folio", d17b = "F4" }', "papers = 1", "style.papers"),
        ('mode = "an"', 'mode = "kepala"', "staff.mode"),
        ('upper_posts = ["WALI KOTA CONTOH"]', "upper_posts = []", "staff.upper_posts"),
        ('area_code = "27.12"', "area_code = 27", "area_code"),
        ('area_code = "27.12"', 'logo = "aa"', "logo"),
    ],
)
def test_what_is_wrong_with_style_or_staff_is_named(tmp_path: Path, old: str, new: str, field: str) -> None:
    assert old in FULL
    assert code_of(FULL.replace(old, new), tmp_path) == ("setting_invalid", field)


@pytest.mark.parametrize("text", ["a = " + "[" * 20_000, "a = " + "9" * 5_000, "a = " + "{a=" * 3_000])
def test_a_profile_that_is_a_trap_is_named_as_no_profile(tmp_path: Path, text: str) -> None:
    assert code_of(text, tmp_path) == ("setting_invalid", "kantor.toml")


def test_a_profile_of_endless_size_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "kantor.toml"
    with path.open("wb") as file:
        file.truncate(1 << 34)  # sparse: it takes no room
    with pytest.raises(UserError, match="limit_exceeded"):
        offices.load(path)


@pytest.mark.parametrize("code", ["../x", "d3", "Ø03"])
def test_paper_for_something_that_is_no_template_is_refused(tmp_path: Path, code: str) -> None:
    text = f'{PROFILE}\n[style.papers]\n"{code}" = "a4"\n'
    assert code_of(text, tmp_path) == ("setting_invalid", "style.papers")
