"""A paper goes from draft to numbered, signed and handed over, each step with its day, person and proof."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.case import document, document_steps
from core.case.document import Document, Made
from core.case.document_steps import State
from core.case.ledger import Ledger
from core.errors import UserError

DAY = date(2026, 11, 23)
SCAN = b"%PDF-1.7 hasil pindai"


def made(ledger: Ledger, number: str | None = "007/PP/XI/2026") -> Document:
    with ledger.transaction():
        return document.add(
            ledger,
            Made(
                template="D03", title="Undangan Klarifikasi", number=number, date=DAY, pdf=b"%PDF-1.7 isi", pages=1,
                template_digest="0" * 64, fonts=(), libraries=(), context={}, draft=number is None,
            ),
        )  # fmt: skip


def test_the_states_follow_each_other_with_their_proof(ledger: Ledger) -> None:
    paper = made(ledger)
    assert document_steps.state_of(paper, ()) is State.NUMBERED
    with ledger.transaction():
        signed = document_steps.signed(ledger, paper, day=DAY, who="Deidy Walukow", scan=SCAN)
        handed = document_steps.delivered(
            ledger,
            paper,
            day=DAY + timedelta(days=1),
            who="Johanis Sumual",
            how="langsung, dengan tanda terima",
        )
    steps = document_steps.items(ledger)
    assert steps == (signed, handed)
    assert document_steps.state_of(paper, steps) is State.DELIVERED
    assert document_steps.scan_of(ledger, signed) == SCAN
    assert (signed.extension, handed.scan) == ("pdf", "")


def test_a_draft_is_not_signed_and_an_unsigned_paper_not_handed_over(ledger: Ledger) -> None:
    draft, paper = made(ledger, None), made(ledger)
    with pytest.raises(UserError, match="rule_refused"), ledger.transaction():
        document_steps.signed(ledger, draft, day=DAY, who="x")
    with pytest.raises(UserError, match="rule_refused"), ledger.transaction():
        document_steps.delivered(ledger, paper, day=DAY, who="x", how="pos")
    assert document_steps.state_of(draft, ()) is State.DRAFT


def test_what_makes_no_sense_is_refused_and_a_step_can_be_taken_back(ledger: Ledger) -> None:
    paper = made(ledger)
    with pytest.raises(UserError, match="rule_refused"), ledger.transaction():
        document_steps.signed(ledger, paper, day=DAY - timedelta(days=1), who="x")
    with pytest.raises(UserError, match="field_missing"), ledger.transaction():
        document_steps.signed(ledger, paper, day=DAY, who=" ")
    with pytest.raises(UserError, match="setting_invalid"), ledger.transaction():
        document_steps.signed(ledger, paper, day=DAY, who="x", scan=b"MZ program")
    with ledger.transaction():
        step = document_steps.signed(ledger, paper, day=DAY, who="x")
        document_steps.take_back(ledger, step.id)
    assert document_steps.state_of(paper, document_steps.items(ledger)) is State.NUMBERED
