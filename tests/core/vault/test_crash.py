"""A program that dies at any moment: what was acknowledged stays, and the next unlock repairs the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.case import evidence
from core.clock import SetClock
from core.vault.check import check, worst
from tests.core.vault.conftest import Closed
from tests.core.vault.helpers import run, unlock

OPEN = "opened = opening.unlock(folder, PASSPHRASE)\ncase_id = opened.cases()[0].id\n"
ADD = "with opened.change(case_id) as ledger: evidence.add(ledger, b'bytes', 'x')\n"


def entries(folder: Path, clock: SetClock, case_id: str) -> int:
    with unlock(folder, clock) as vault:
        assert worst(check(vault, full=True)) is None
        assert not vault.faults
        return len(evidence.items(vault.case(case_id)))


def test_a_kill_between_ledger_and_index_is_repaired_at_unlock(closed: Closed, clock: SetClock) -> None:
    # The ledger has committed, so the picture may already count as saved; the lists must follow.
    run(closed.folder, OPEN + "opened.case(case_id)\nindex.Index.take = dies\n" + ADD)
    with unlock(closed.folder, clock) as vault:
        assert [row.evidence for row in vault.cases()] == [2, 1]
    assert entries(closed.folder, clock, closed.cases[0]) == 2


def test_a_kill_before_the_ledger_has_committed_leaves_nothing_of_it(closed: Closed, clock: SetClock) -> None:
    run(
        closed.folder,
        OPEN
        + "with opened.change(case_id) as ledger:\n    evidence.add(ledger, b'bytes' * 99999, 'x')\n    os._exit(9)\n",
    )
    assert entries(closed.folder, clock, closed.cases[0]) == 1
    assert not list(closed.folder.rglob("*-journal"))


def test_a_kill_after_the_mark_and_before_the_ledger_harms_nothing(closed: Closed, clock: SetClock) -> None:
    run(closed.folder, OPEN + "opened.case(case_id)\nLedger.transaction = dies\n" + ADD)
    assert entries(closed.folder, clock, closed.cases[0]) == 1


@pytest.mark.parametrize(
    ("dying", "count"),
    [
        ("case_files.create_database = dies", 2),
        ("case_files.subject.write = dies", 2),
        ("case_files.offices.record_case_file = dies", 3),
        ("vault.row_of = dies", 3),
    ],
    ids=["before-file", "before-person", "before-office", "after-all"],
)
def test_a_kill_while_a_case_is_made_leaves_a_whole_case_or_none(
    closed: Closed, clock: SetClock, dying: str, count: int
) -> None:
    run(closed.folder, OPEN + dying + "\nopened.create_case(Subject(name='Orang Baru'))\n")
    with unlock(closed.folder, clock) as vault:
        assert len(vault.cases()) == count
        assert len(list((closed.folder / "cases").iterdir())) == count
        assert not vault.faults
        assert worst(check(vault, full=True)) is None


def test_half_made_files_are_cleared_at_unlock(closed: Closed, clock: SetClock) -> None:
    leftovers = [
        "cases/x.db.new", "cases/x.db.new-journal", "office.db.new", "index.db.new", "index.db.new-wal",
        "index.db.new-shm", "index.db.new-journal", ".vault.json.0a0b0c0d.new", "incoming/x.db", "incoming/x.db-journal",
    ]  # fmt: skip
    (closed.folder / "incoming").mkdir(exist_ok=True)
    for name in leftovers:
        (closed.folder / name).write_bytes(b"half")
    unlock(closed.folder, clock).close()
    assert [name for name in leftovers if (closed.folder / name).exists()] == []


def test_a_kill_with_a_running_session_signs_at_the_next_lock(closed: Closed, clock: SetClock) -> None:
    run(closed.folder, OPEN + ADD + "os._exit(9)")
    with unlock(closed.folder, clock) as vault:
        vault.case(closed.cases[0])
    with unlock(closed.folder, clock) as vault:
        last = list(vault.holds(closed.cases[0]).entries())[-1]  # type: ignore[union-attr]
        assert last.action == "sign"


def test_a_kill_between_the_two_header_copies_leaves_one_passphrase_that_works(
    closed: Closed, clock: SetClock
) -> None:
    run(
        closed.folder,
        "from core.storage import atomic\n"
        "def first_only(path, data):\n"
        "    if path.name == 'vault.json.2': os._exit(9)\n"
        "    atomic.write_file(path, data)\n"
        "header.write_file = first_only\n"
        "opening.change_passphrase(folder, PASSPHRASE, 'frasa baru', cost=LEAST_COST)\n",
    )
    one, two = ((closed.folder / name).read_bytes() for name in ("vault.json", "vault.json.2"))
    assert one != two
    unlock(closed.folder, clock, "frasa baru").close()
    assert (closed.folder / "vault.json.2").read_bytes() == one


def test_an_older_journal_put_beside_a_case_is_never_believed(closed: Closed, clock: SetClock) -> None:
    # A rollback journal of an earlier moment would bring old pages back: to 13, 14 or without effect.
    run(
        closed.folder,
        OPEN + "with opened.change(case_id) as ledger:\n"
        "    evidence.add(ledger, b'bytes' * 99999, 'x')\n"
        "    ledger.connection.execute('PRAGMA cache_spill = 1')\n"
        "    ledger.connection.execute('PRAGMA cache_size = 1')\n"
        "    evidence.add(ledger, b'other' * 99999, 'y')\n"
        "    os._exit(9)\n",
    )
    journal = closed.files[0].with_name(closed.files[0].name + "-journal")
    assert journal.exists()
    kept = journal.read_bytes()
    with unlock(closed.folder, clock) as vault, vault.change(closed.cases[0]) as ledger:
        evidence.add(ledger, b"acknowledged", "z")
    journal.write_bytes(kept)
    with unlock(closed.folder, clock) as vault:
        found = worst(check(vault, full=True))
        if found is None:
            assert len(evidence.items(vault.case(closed.cases[0]))) == 2
        else:
            assert found.exit_code in (13, 14)
