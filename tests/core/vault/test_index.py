"""The index shows what the ledgers say, and may be lost, spoilt or out of date at any time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.case import evidence, hearing, subject
from core.case.hearing import Slot
from core.case.ledger import Ledger
from core.case.subject import Status, Subject
from core.clock import SetClock
from core.errors import UserError
from core.vault.index import Index
from core.vault.vault import Vault
from tests.core.vault.conftest import Closed
from tests.core.vault.helpers import SLOT, fill_case, flip, run, unlock

PAGE = 16384


def shown(vault: Vault) -> tuple[object, object]:
    return vault.cases(), vault.hearings()


def test_rows_follow_every_change(vault: Vault) -> None:
    case_id = vault.create_case(Subject(name="Budi", status=Status.PERMANENT)).id
    with vault.change(case_id) as ledger:
        evidence.add(ledger, b"\xff\xd8\xff", "a.jpg")
        evidence.add(ledger, b"zip", "b.zip")
        subject.write(ledger, Subject(name="Budi Santoso", position="Lurah"))
    (row,) = vault.cases()
    assert (row.name, row.position, row.evidence, row.unread) == ("Budi Santoso", "Lurah", 2, 1)
    with vault.change(case_id) as ledger:
        hearing.schedule(ledger, SLOT, capacity="Saksi")
    (found,) = vault.hearings()
    assert (found.case_id, found.name, found.slot, found.capacity) == (case_id, "Budi Santoso", SLOT, "Saksi")


def _schedule_and_fail(ledger: Ledger) -> None:
    hearing.schedule(ledger, SLOT, capacity="Saksi")
    ledger.write("note", {"text": 1.5})


def test_a_change_that_was_rolled_back_is_not_shown(vault: Vault) -> None:
    case_id = fill_case(vault, "Budi")
    before = vault.hearings()
    with pytest.raises(ValueError, match="not a value"), vault.change(case_id) as ledger:
        _schedule_and_fail(ledger)
    assert vault.hearings() == before


def test_cases_come_by_name_and_hearings_by_the_instant_they_start(vault: Vault) -> None:
    for name in ("siti", "Budi", "agus"):
        vault.create_case(Subject(name=name))
    assert [row.name for row in vault.cases()] == ["agus", "Budi", "siti"]
    case_id = vault.cases()[0].id
    with vault.change(case_id) as ledger:
        for zone, hour in (("Asia/Jakarta", 10), ("Asia/Jayapura", 11), ("Asia/Makassar", 9)):
            slot = Slot(
                local=SLOT.local.replace(hour=hour), zone=zone, minutes=30, room="R", examiners=("X",)
            )
            hearing.schedule(ledger, slot, capacity="Saksi")
    assert [row.slot.zone for row in vault.hearings()] == ["Asia/Makassar", "Asia/Jayapura", "Asia/Jakarta"]


def test_a_name_is_never_taken_for_sql(vault: Vault) -> None:
    names = {"'; DROP TABLE case_row; --", "%_", 'I Gusti "Ngurah"', "é" * 100}
    for name in names:
        vault.create_case(Subject(name=name))
    assert {row.name for row in vault.cases()} == names


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(PAGE)),
        lambda path: path.write_bytes(path.read_bytes()[:-PAGE]),
        lambda path: path.write_bytes(path.read_bytes()[:-7]),
        *(lambda path, page=page: flip(path, page * PAGE + 5000) for page in range(6)),
    ],
    ids=["gone", "empty", "plain", "page-cut", "cut", *(f"flip-{page}" for page in range(6))],
)
def test_a_lost_or_spoilt_index_is_made_anew_with_the_same_rows(
    closed: Closed, clock: SetClock, spoil: Callable[[Path], object]
) -> None:
    with unlock(closed.folder, clock) as vault:
        before = shown(vault)
    spoil(closed.folder / "index.db")
    with unlock(closed.folder, clock) as vault:
        assert shown(vault) == before
        assert not vault.faults


def test_an_index_from_before_shows_what_the_ledgers_say_now(closed: Closed, clock: SetClock) -> None:
    index = closed.folder / "index.db"
    old = index.read_bytes()
    with unlock(closed.folder, clock) as vault:
        with vault.change(closed.cases[0]) as ledger:
            hearing.schedule(ledger, SLOT, capacity="Saksi")
        before = shown(vault)
    index.write_bytes(old)
    with unlock(closed.folder, clock) as vault:
        assert len(vault.hearings()) == 3
        assert shown(vault) == before


@pytest.mark.parametrize("lost", ["-wal", "-shm", "both"])
def test_a_lost_side_file_of_the_index_after_a_kill_is_silent_about_nothing(
    closed: Closed, clock: SetClock, lost: str
) -> None:
    run(
        closed.folder,
        "vault = opening.unlock(folder, PASSPHRASE)\n"
        "with vault.change(vault.cases()[0].id) as ledger: evidence.add(ledger, b'bytes', 'x')\n"
        "os._exit(9)\n",
    )
    for end in ("-wal", "-shm") if lost == "both" else (lost,):
        (closed.folder / f"index.db{end}").unlink(missing_ok=True)
    with unlock(closed.folder, clock) as vault:
        assert vault.cases()[0].evidence == 2


def test_a_foreign_write_ahead_file_does_not_enter_the_index(closed: Closed, clock: SetClock) -> None:
    with unlock(closed.folder, clock) as vault:
        before = shown(vault)
    (closed.folder / "index.db-wal").write_bytes(bytes(range(256)) * 200)
    with unlock(closed.folder, clock) as vault:
        assert shown(vault) == before


def test_what_the_index_could_not_take_is_taken_before_anything_is_shown(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserError("no_space")

    with monkeypatch.context() as patched:
        patched.setattr(Index, "take", full)
        row = vault.create_case(Subject(name="Budi"))
        with vault.change(row.id) as ledger:
            hearing.schedule(ledger, SLOT, capacity="Terlapor")
        with pytest.raises(UserError):
            vault.hearings()
    assert row.name == "Budi"
    assert len(vault.hearings()) == 1
    assert vault.cases()[0].hearings == 1


def test_a_passing_fault_of_the_device_does_not_cost_the_index(
    closed: Closed, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (closed.folder / "index.db").read_bytes()

    def faulty(*_: object, **__: object) -> None:
        raise UserError("ledger_damaged", file="index.db", found="device")

    with monkeypatch.context() as patched:
        patched.setattr("core.vault.index.open_database", faulty)
        with pytest.raises(UserError):
            unlock(closed.folder, clock)
    assert (closed.folder / "index.db").read_bytes() == before
    unlock(closed.folder, clock).close()
