"""What a person settles in a reading in one step, and how the step is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.case import correction
from core.case.correction import Correction
from core.case.ledger import Ledger
from core.reading.values import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """In `box` of page `page` stands `text`, where the machine read `machine`; either may be empty."""

    page: int
    box: Box
    machine: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one step changed: the corrections that it made, and those of before that it replaced or took away."""

    evidence: str
    made: tuple[Correction, ...]
    before: tuple[Correction, ...]


def settle(ledger: Ledger, evidence_id: str, drafts: Sequence[Draft]) -> Step:
    """Records the corrections together, inside the open transaction.

    Raises:
        UserError: as `correction.add`.
    """
    before = correction.of_evidence(ledger, evidence_id)
    for draft in drafts:
        correction.add(
            ledger, evidence_id, page=draft.page, box=draft.box, machine=draft.machine, text=draft.text
        )
    return _step(ledger, evidence_id, before)


def restore_machine(ledger: Ledger, evidence_id: str, correction_id: str) -> Step:
    """Lets the machine's text count again in one place, inside the open transaction.

    Raises:
        UserError: `record_unknown`.
    """
    before = correction.of_evidence(ledger, evidence_id)
    correction.remove(ledger, correction_id)
    return _step(ledger, evidence_id, before)


def undo(ledger: Ledger, step: Step) -> None:
    """Puts the corrections back as they were before the step, inside the open transaction; all stays in the record.

    What somebody changed since then in the same place is replaced too.
    """
    present = {one.id for one in correction.of_evidence(ledger, step.evidence)}
    for one in step.made:
        if one.id in present:
            correction.remove(ledger, one.id)
    for one in step.before:
        correction.add(ledger, step.evidence, page=one.page, box=one.box, machine=one.machine, text=one.text)


def _step(ledger: Ledger, evidence_id: str, before: tuple[Correction, ...]) -> Step:
    after = correction.of_evidence(ledger, evidence_id)
    return Step(
        evidence=evidence_id,
        made=tuple(one for one in after if one not in before),
        before=tuple(one for one in before if one not in after),
    )
