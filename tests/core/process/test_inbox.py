"""Evidence leaves the inbox for a case file whole, once, and never gets lost between the two."""

from __future__ import annotations

import pytest

from core.case import checklist, correction, evidence, quote, reading
from core.case.chain import ledger_faults
from core.case.checklist import Mark
from core.case.source import Source
from core.case.subject import Subject
from core.errors import UserError
from core.process import inbox, intake
from core.process.inbox import Answers
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
    inbox.tick(vault, vault.inbox_id, item.id, "second_capture", Mark.PRESENT)
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
    assert checklist.of_file(ledger)[item_id] == {"second_capture": Mark.PRESENT}
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


def add(vault: Vault, count: int) -> list[str]:
    return [
        intake.store_bytes(vault, vault.inbox_id, PICTURE + bytes([n]), f"{n}.png").evidence.id
        for n in range(count)
    ]


def source_of(vault: Vault, item_id: str) -> Source:
    return evidence.find(vault.inbox, item_id).source


def test_the_three_answers_reach_all_that_was_added_and_leave_what_was_said_before(vault: Vault) -> None:
    one, other = add(vault, 2)
    inbox.describe(vault, vault.inbox_id, [other], Source(url="https://contoh.example", captured_by="Denny"))
    before = inbox.answer(
        vault, vault.inbox_id, [one, other], Answers(obtained_from=" Grup kantor ", captured_at="2020-10-14")
    )
    assert source_of(vault, one) == Source(obtained_from="Grup kantor", captured_at="2020-10-14")
    assert source_of(vault, other).captured_by == "Denny"
    assert source_of(vault, other).url == "https://contoh.example"
    inbox.restore_sources(vault, vault.inbox_id, before)
    assert source_of(vault, one).empty
    assert source_of(vault, other) == Source(url="https://contoh.example", captured_by="Denny")


def test_each_picture_may_have_its_own_time_of_capture(vault: Vault) -> None:
    one, other = add(vault, 2)
    each = {one: "2020-10-14T06:30+08:00"}
    inbox.answer(vault, vault.inbox_id, [one, other], Answers(captured_at="2020-10-15", captured_each=each))
    assert source_of(vault, one).captured_at == "2020-10-14T06:30+08:00"
    assert source_of(vault, other).captured_at == "2020-10-15"


def test_a_wrong_answer_changes_nothing_at_all(vault: Vault) -> None:
    ids = add(vault, 2)
    with pytest.raises(UserError, match="setting_invalid"):
        inbox.answer(vault, vault.inbox_id, ids, Answers(captured_at="kemarin"))
    assert all(source_of(vault, item_id).empty for item_id in ids)


def test_a_copy_is_laid_aside_with_what_it_is_a_copy_of_and_comes_back(vault: Vault) -> None:
    first, copy, other = add(vault, 3)
    assert inbox.lay_aside(vault, vault.inbox_id, [first, copy], same_as=first) == (copy,)
    assert [item.id for item in evidence.items(vault.inbox)] == [first, other]
    laid = evidence.find(vault.inbox, copy)
    assert (laid.aside, laid.same_as) == (True, first)
    assert inbox.lay_aside(vault, vault.inbox_id, [copy]) == (), "aside already: nothing to take back later"
    inbox.take_back(vault, vault.inbox_id, [copy, other])
    back = evidence.find(vault.inbox, copy)
    assert (back.aside, back.same_as) == (False, None)
    assert len(evidence.items(vault.inbox)) == 3


def test_a_tick_can_be_taken_back(vault: Vault) -> None:
    (item_id,) = add(vault, 1)
    for said in (Mark.PRESENT, Mark.NOT_NEEDED, None):
        inbox.tick(vault, vault.inbox_id, item_id, "url", said)
        assert checklist.of_file(vault.inbox)[item_id] == ({"url": said} if said else {})
    assert len(vault.inbox.current(checklist.KIND)) == 1
