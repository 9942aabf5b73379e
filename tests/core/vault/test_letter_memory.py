"""Unfinished answers are kept through a lock and leave nothing behind when they are taken away."""

from __future__ import annotations

from core.case.subject import Subject
from core.clock import SetClock
from core.process import letters
from core.process.letters import remembering
from core.vault import opening
from core.vault.vault import Vault
from tests.conftest import PASSPHRASE

ANSWERS = {"pelapor.nama": "Zahra Pengirim", "pelapor.telepon": "0812 0000 0000"}


def everything(vault: Vault) -> str:
    """All that the office's file says, whatever the table."""
    ledger = vault.office_ledger
    tables = [row[0] for row in ledger.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return repr([ledger.rows(f"SELECT * FROM {name}") for name in tables])


def test_a_form_that_was_given_up_leaves_no_word_in_the_office_s_file(vault: Vault) -> None:
    case_id = vault.create_case(Subject(name="Johanis Sumual")).id
    head = vault.office_ledger.head()
    for count in range(5):
        letters.keep_draft(vault, case_id, "D01", {**ANSWERS, "hal": "x" * count})
    assert "Zahra" in everything(vault)
    assert vault.office_ledger.head() == head  # no part of the record
    letters.keep_draft(vault, case_id, "D01", {})
    assert "Zahra" not in everything(vault)
    assert "0812" not in everything(vault)


def test_a_form_that_was_made_into_a_paper_leaves_no_word_in_the_office_s_file(vault: Vault) -> None:
    case_id = vault.create_case(Subject(name="Johanis Sumual")).id
    letters.keep_draft(vault, case_id, "D02", ANSWERS)
    letters.create(vault, case_id, "D02", ANSWERS)
    assert "Zahra" not in everything(vault)


def test_unfinished_answers_outlive_a_lock_and_the_newest_counts(vault: Vault, clock: SetClock) -> None:
    case_id = vault.create_case(Subject(name="Johanis Sumual")).id
    assert remembering.draft_of(vault, case_id, "D01") is None
    letters.keep_draft(vault, case_id, "D01", {"hal": "satu"})
    letters.keep_draft(vault, case_id, "D01", ANSWERS)
    folder = vault.folder
    vault.close()
    with opening.unlock(folder, PASSPHRASE, clock=clock) as again:
        kept = remembering.draft_of(again, case_id, "D01")
        assert kept is not None
        assert kept.answers == ANSWERS
        assert kept.at.startswith("2026-11-23T")
        assert remembering.draft_of(again, case_id, "D02") is None
