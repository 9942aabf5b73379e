"""`calendar …`, through the same door as the program, and what a changed day changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from core.case.hearing import Slot
from core.case.subject import Subject
from core.clock import SetClock
from core.commands.entry import run
from core.process import letters, scheduling
from core.process.letters import effect, making
from core.vault import office_calendar
from core.vault import opening as vaults
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind
from core.vault.vault import Vault
from tests.conftest import PASSPHRASE

Told = Callable[..., Any]
RECEIPT = {
    "jadwal.tanggal": "2026-12-11", "jadwal.pukul_mulai": "10:00", "jadwal.tempat": "Ruang Rapat",
    "keputusan.nomor": "800/1/2026", "keputusan.tanggal": "2026-12-10", "surat.tanggal": "2026-12-11",
    "tanggal_perbuatan": "2026-10-12",
}  # fmt: skip


@pytest.fixture
def vault(tmp_path: Path, office: Office, clock: SetClock) -> Vault:
    """An agency's vault; a decision is received there."""
    profile = Office(
        name="Dinas Contoh", kind=OfficeKind.AGENCY, timezone=office.timezone, city="Contoh",
        letterhead=("PEMERINTAH KOTA CONTOH", "DINAS CONTOH"), staff=office.staff, rooms=office.rooms,
    )  # fmt: skip
    made, _ = vaults.create(tmp_path / "vault", profile, PASSPHRASE, clock=clock, cost=LEAST_COST)
    return made


@pytest.fixture
def told(vault: Vault, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs a command on the closed vault; gives what it printed, as JSON unless `plain`."""
    (tmp_path / "frasa").write_text(PASSPHRASE, encoding="utf-8")

    def tell(verb: str, *arguments: str, code: int = 0, plain: bool = False) -> Any:
        vault.close()
        options = [str(tmp_path / "vault"), *arguments, "--passphrase-file", str(tmp_path / "frasa")]
        assert (
            run(["calendar", verb, *options, *([] if plain else ["--json"])], pictures=lambda *_: ()) == code
        )
        out, err = capsys.readouterr()
        return out if plain else json.loads(err if code else out)

    return tell


def test_a_year_is_listed_with_what_is_only_expected(told: Told) -> None:
    listed = told("list", "--year", "2027")
    assert listed["known"]
    found = {one["date"]: one for one in listed["items"]}
    assert found["2027-01-01"]["certain"]
    assert not found["2027-01-05"]["certain"]
    text = told("list", "--year", "2027", plain=True)
    assert "2027-01-05  libur-nasional     Isra Mikraj Nabi Muhammad  (perlu verifikasi)" in text
    assert "belum ada" in told("list", "--year", "2031", plain=True)


def test_a_count_names_every_skipped_day(told: Told) -> None:
    counted = told("explain", "2026-12-11", "--days", "15")
    assert (counted["end"], counted["days"], counted["certain"]) == ("2027-01-07", 15, False)
    assert "dilewati 2026-12-24: cuti bersama Hari Raya Natal" in told(
        "explain", "2026-12-11", "--days", "15", plain=True
    )
    assert told("explain", "2026-12-11", "--days", "90000", code=2)["code"] == "setting_invalid"


def test_the_day_of_effect_is_filled_in_only_while_every_day_is_certain(vault: Vault) -> None:
    case = vault.create_case(Subject(name="Joko Contoh", position="Kepala Seksi"))
    early = RECEIPT | {
        "jadwal.tanggal": "2026-07-14", "surat.tanggal": "2026-07-14", "keputusan.tanggal": "2026-07-13",
    }  # fmt: skip
    certain = making.prepared(vault, case.id, "D18", early, None)[1]
    assert certain[effect.FIELD] == "2026-08-04"
    uncertain = making.prepared(vault, case.id, "D18", RECEIPT, None)[1]
    assert not uncertain.get(effect.FIELD)
    warned = letters.warnings(vault, "D18", RECEIPT | {effect.FIELD: "2027-01-06"}, case_id=case.id)
    assert any(
        "hari kerja ke-15" in line and "7 Januari 2027, bukan 6 Januari 2027" in line for line in warned
    )
    assert any("perlu verifikasi" in line and "Isra Mikraj" in line for line in warned)


def test_a_changed_day_says_what_it_changes(vault: Vault, told: Told) -> None:
    case = vault.create_case(Subject(name="Joko Contoh", position="Kepala Seksi"))
    letters.create(vault, case.id, "D18", RECEIPT)
    slot = Slot(
        local=datetime.fromisoformat("2026-12-15T09:00"), zone=vault.office.timezone, minutes=60, room="Ruang", examiners=("Rina",)
    )  # fmt: skip
    scheduling.schedule(vault, case.id, slot)
    changed = told("add", "2026-12-15", "--name", "Hari Jadi Kota")
    assert not changed["open"]
    assert {one["kind"] for one in changed["items"]} == {"hearing", "effect"}
    moved = next(one for one in changed["items"] if one["kind"] == "effect")
    assert (moved["before"], moved["after"]) == ("2027-01-07", "2027-01-08")
    back = told("remove", "2026-12-15")
    assert back["open"]
    assert next(one for one in back["items"] if one["kind"] == "effect")["after"] == "2027-01-07"


def test_the_office_rule_for_leave_is_kept(vault: Vault) -> None:
    with vault.change_register() as ledger:
        office_calendar.work_on_leave(ledger, True)
    assert office_calendar.of(vault.office_ledger).works_on_leave
    with vault.change_register() as ledger:
        office_calendar.work_on_leave(ledger, False)
    assert not office_calendar.of(vault.office_ledger).works_on_leave


def test_a_day_can_be_recorded_again_after_it_was_taken_back(vault: Vault) -> None:
    day = date(2026, 12, 15)
    for name in ("Hari Jadi", "Banjir"):
        with vault.change_register() as ledger:
            office_calendar.put(ledger, day, name)
        assert [one.name for one in office_calendar.of(vault.office_ledger).own] == [name]
        with vault.change_register() as ledger:
            office_calendar.take_back(ledger, day)
        assert office_calendar.of(vault.office_ledger).own == ()


def test_scheduling_on_a_free_day_is_pointed_out(vault: Vault) -> None:
    assert scheduling.cautions(vault, date(2026, 12, 24)) == (
        "Kamis, 24 Desember 2026 jatuh pada cuti bersama Hari Raya Natal.",
    )
    assert scheduling.cautions(vault, date(2026, 12, 23)) == ()
    assert "belum ada" in scheduling.cautions(vault, date(2031, 1, 2))[0]


def test_the_rule_for_leave_says_what_it_moves(vault: Vault, told: Told) -> None:
    case = vault.create_case(Subject(name="Joko Contoh", position="Kepala Seksi"))
    letters.create(vault, case.id, "D18", RECEIPT)
    changed = told("leave", "work")
    assert changed["works_on_leave"]
    assert [(one["before"], one["after"]) for one in changed["items"]] == [("2027-01-07", "2027-01-06")]
    assert not told("leave", "closed")["works_on_leave"]


def test_an_uncertain_day_of_effect_is_told_and_not_printed(vault: Vault) -> None:
    case = vault.create_case(Subject(name="Joko Contoh", position="Kepala Seksi"))
    told = letters.warnings(vault, "D18", RECEIPT, case_id=case.id)
    assert any("menurut kalender 7 Januari 2027" in line and "Isra Mikraj" in line for line in told)
    others = letters.warnings(vault, "D19", {"perbuatan": "mengunggah foto", "tindakan_perbaikan": "menghapus"}, case_id=case.id)  # fmt: skip
    assert not any("mulai berlaku" in line for line in others)


def test_looking_what_a_day_changes_opens_no_case_for_the_record_and_no_damaged_one_stops_it(
    vault: Vault, told: Told
) -> None:
    cases = [vault.create_case(Subject(name=name, position="Kepala Seksi")) for name in ("Joko", "Rini")]
    for case in cases:
        letters.create(vault, case.id, "D18", RECEIPT)
    damaged = vault.case(cases[0].id).path
    before = {(entry.id, entry.action) for entry in vault.case(cases[1].id).entries()}
    vault.close()
    with damaged.open("r+b") as file:
        file.seek(20_000)
        file.write(bytes(4_000))
    changed = told("add", "2026-12-15", "--name", "Hari Jadi Kota")
    assert [one["case"] for one in changed["items"]] == [cases[1].id]
    with vaults.unlock(vault.folder, PASSPHRASE, clock=SetClock(datetime(2026, 11, 24, tzinfo=UTC))) as again:
        ledger = again.behind(cases[1].id)
        assert {e.action for e in ledger.entries() if (e.id, e.action) not in before} <= {"sign"}


def test_a_year_that_no_calendar_has_is_refused(told: Told) -> None:
    assert told("list", "--year", "99999", code=2)["code"] == "setting_invalid"


def test_a_word_that_is_no_text_is_a_wrong_call_and_no_program_error(
    vault: Vault, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vault.close()
    (tmp_path / "frasa").write_text(PASSPHRASE, encoding="utf-8")
    call = [str(tmp_path / "vault"), "\udcff", "--passphrase-file", str(tmp_path / "frasa"), "--json"]
    assert run(["number", "claim", *call], pictures=lambda *_: ()) == 2
    assert json.loads(capsys.readouterr().err)["code"] == "usage"
