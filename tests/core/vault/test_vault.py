"""Work in an unlocked vault: who did it, what was looked at, and what is signed."""

from __future__ import annotations

import base64

import pytest

from core.case import evidence
from core.case.ledger import Ledger
from core.case.signing import EVERY, unsigned
from core.case.subject import Subject
from core.clock import SetClock
from core.errors import UserError
from core.vault.check import check
from core.vault.vault import Vault
from tests.core.vault.conftest import Closed
from tests.core.vault.helpers import PICTURE, fill_case, unlock


def actions(ledger: Ledger) -> list[tuple[str, str]]:
    return [(entry.action, entry.kind) for entry in ledger.entries()]


def test_a_case_is_about_one_person_from_its_first_entry(vault: Vault) -> None:
    row = vault.create_case(Subject(name="Budi Santoso"))
    assert vault.find_case(row.id[:8]) == row
    assert actions(vault.case(row.id)) == [("add", "subject")]


def test_the_first_look_since_unlocking_is_written_down_once(closed: Closed, clock: SetClock) -> None:
    with unlock(closed.folder, clock) as vault:
        before = len(actions(vault.holds(closed.cases[0])))  # type: ignore[arg-type]
        (item,) = evidence.items(vault.case(closed.cases[0]))
        for _ in range(3):
            assert vault.look(closed.cases[0], item) == PICTURE
            vault.case(closed.cases[0])
        assert actions(vault.case(closed.cases[0]))[before:] == [("open", "subject"), ("open", "evidence")]


def test_entries_carry_the_name_of_who_works(closed: Closed, clock: SetClock) -> None:
    with unlock(closed.folder, clock) as vault:
        vault.case(closed.cases[0])
        vault.work_as("Denny Lasut")
        for case_id in closed.cases:
            with vault.change(case_id) as ledger:
                evidence.add(ledger, b"bytes", "x")
            assert list(ledger.entries())[-1].actor == "Denny Lasut"
    with unlock(closed.folder, clock) as vault:
        assert vault.actor == "Rina Wowor"


def test_everything_is_signed_at_lock_with_the_key_of_this_vault(closed: Closed, clock: SetClock) -> None:
    with unlock(closed.folder, clock) as vault:
        public = base64.b64encode(vault.public_key()).decode()
        for name, opened in vault.ledgers():
            ledger = opened()
            if name != "inbox.db":
                assert unsigned(ledger) == 0
                signed = [item.body["public_key"] for item in ledger.current("signature")]
                assert signed[-1:] == [public], name


def test_a_long_session_is_signed_on_the_way(vault: Vault) -> None:
    case_id = vault.create_case(Subject(name="Budi")).id
    for number in range(4):
        with vault.change(case_id) as ledger:
            for step in range(EVERY // 2):
                ledger.write("note", {"text": f"{number} {step}"})
    assert [action for action, _ in actions(ledger)].count("sign") == 2
    assert unsigned(ledger) < EVERY


def _add_and_fail(ledger: Ledger) -> None:
    evidence.add(ledger, b"bytes", "x")
    ledger.write("note", {"text": 1.5})


def test_a_change_is_whole_or_not_there(vault: Vault) -> None:
    case_id = fill_case(vault, "Budi")
    before = vault.case(case_id).head()
    with pytest.raises(ValueError, match="not a value"), vault.change(case_id) as ledger:
        _add_and_fail(ledger)
    assert vault.case(case_id).head() == before
    assert vault.cases()[0].evidence == 1


def test_cases_are_named_by_the_beginning_of_their_id(vault: Vault) -> None:
    row = vault.create_case(Subject(name="Budi"))
    assert vault.find_case(f" {row.id[:8].upper()} ") == row
    for unknown in ("", row.id[:7], "zzzzzzzz"):
        with pytest.raises(UserError) as caught:
            vault.find_case(unknown)
        assert caught.value.code == "record_unknown"
    with pytest.raises(UserError) as caught:
        vault.case("00000000-0000-4000-8000-000000000000")
    assert caught.value.code == "record_unknown"


def test_a_file_in_quarantine_leaves_no_trace_when_discarded(vault: Vault) -> None:
    incoming = vault.new_incoming()
    assert incoming.path.parent.name == "incoming"
    vault.discard(incoming)
    assert not list(incoming.path.parent.iterdir())
    assert vault.cases() == ()


def test_a_check_of_a_sound_vault_names_every_file_and_can_be_stopped(
    closed: Closed, clock: SetClock
) -> None:
    with unlock(closed.folder, clock) as vault:
        results = check(vault, full=True)
        names = {"office.db", "inbox.db", *(f"cases/{path.name}" for path in closed.files)}
        assert {result.file for result in results} == names
        assert all(result.code is None and not result.faults for result in results)
        assert all(len(result.head) == 64 for result in results)

        class Stop(Exception):
            pass

        def stop(_: str) -> None:
            raise Stop

        with pytest.raises(Stop):
            check(vault, full=True, step=stop)


def test_a_check_changes_no_ledger(closed: Closed, clock: SetClock) -> None:
    unlock(closed.folder, clock).close()
    before = [path.read_bytes() for path in closed.folder.rglob("*.db") if path.name != "index.db"]
    with unlock(closed.folder, clock) as vault:
        check(vault, full=True)
    assert [path.read_bytes() for path in closed.folder.rglob("*.db") if path.name != "index.db"] == before
