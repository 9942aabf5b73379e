"""Evidence leaves the inbox for a case file whole, once, and never gets lost between the two."""

from __future__ import annotations

import pytest

from core.case import correction, evidence, quote, reading
from core.case.chain import ledger_faults
from core.case.source import Source
from core.case.subject import Subject
from core.errors import UserError
from core.process import inbox, intake
from core.process.intake import Outcome
from core.reading.values import Box
from core.vault.vault import Vault
from tests.core.process.test_intake import PICTURE, READING

SAID = Source(obtained_from="Grup kantor", captured_at="2020-10-14", captured_by="Rina")
BOX = Box(left=1, top=2, width=30, height=10)


@pytest.fixture
def case_id(vault: Vault) -> str:
    return vault.create_case(Subject(name="Budi")).id


def received(vault: Vault) -> str:
    item = intake.store_bytes(vault, vault.inbox_id, PICTURE, "tempel.png").evidence
    intake.record(vault, vault.inbox_id, item.id, Outcome(reading=READING))
    inbox.describe(vault, vault.inbox_id, [item.id], SAID)
    with vault.change(vault.inbox_id) as ledger:
        correction.add(ledger, item.id, page=0, box=BOX, machine="Rapat", text="Rapat!")
        quote.add(ledger, item.id, page=0, boxes=(BOX,), text="Rapat!")
    return item.id


def test_evidence_moves_with_everything_that_was_made_of_it(vault: Vault, case_id: str) -> None:
    item_id = received(vault)
    before = evidence.find(vault.inbox, item_id)
    (moved,) = inbox.assign(vault, case_id, [item_id])
    assert (moved.case_evidence, moved.existing) == (item_id, False)
    ledger = vault.case(case_id)
    (there,) = evidence.items(ledger)
    assert (there.id, there.source, there.added_at) == (item_id, SAID, before.added_at)
    assert evidence.original(ledger, there) == PICTURE
    assert reading.of_evidence(ledger)[item_id].word_count == 1
    text = correction.text_of(ledger, item_id)
    assert text is not None
    assert text.text == "Rapat!"
    assert len(quote.of_evidence(ledger, item_id)) == 1
    assert ledger.revisions(item_id)[0].body["origin"]["entry"] == before.revision  # type: ignore[index,call-overload]
    assert evidence.items(vault.inbox) == ()
    assert evidence.find(vault.inbox, item_id).moved_to == case_id
    assert ledger_faults(ledger, full=True) == ledger_faults(vault.inbox, full=True) == ()


def test_repeating_after_a_crash_between_the_two_files_is_harmless(vault: Vault, case_id: str) -> None:
    item_id = received(vault)
    with vault.change(case_id) as ledger:  # the case committed, then the power went
        evidence.take_over(ledger, vault.inbox, evidence.find(vault.inbox, item_id))
    (again,) = inbox.assign(vault, case_id, [item_id])
    assert again.existing
    assert len(evidence.items(vault.case(case_id))) == 1
    assert evidence.items(vault.inbox) == ()
    assert inbox.assign(vault, case_id, [item_id]) == ()


def test_bytes_the_case_has_already_are_not_doubled(vault: Vault, case_id: str) -> None:
    own = intake.store_bytes(vault, case_id, PICTURE, "sudah.png").evidence
    (moved,) = inbox.assign(vault, case_id, [received(vault)])
    assert (moved.case_evidence, moved.existing) == (own.id, True)
    assert len(evidence.items(vault.case(case_id))) == 1


def test_bytes_that_went_to_a_case_are_known_to_the_inbox(vault: Vault, case_id: str) -> None:
    item_id = received(vault)
    inbox.assign(vault, case_id, [item_id])
    again = intake.store_bytes(vault, vault.inbox_id, PICTURE, "lagi.png")
    assert again.existing
    assert again.evidence.moved_to == case_id


def test_nothing_moves_when_one_of_the_ids_is_wrong(vault: Vault, case_id: str) -> None:
    item_id = received(vault)
    with pytest.raises(UserError, match="record_unknown"):
        inbox.assign(vault, case_id, [item_id, "00000000-0000"])
    assert len(evidence.items(vault.inbox)) == 1
    assert evidence.items(vault.case(case_id)) == ()
