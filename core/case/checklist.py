"""What a person says of the completeness of evidence: this is there, this is not needed here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from core.case.ledger import Ledger

KIND: Final = "checklist"


class Mark(StrEnum):
    """What a person says of one item."""

    PRESENT = "present"
    NOT_NEEDED = "not_needed"


Marks = Mapping[str, Mark]
NO_MARKS: Final[Marks] = {}


def of_file(ledger: Ledger) -> dict[str, Marks]:
    """What was said of each piece of evidence, by its id, then by item; items of later versions are left out."""
    found: dict[str, Marks] = {}
    for revision in ledger.current(KIND):
        said = revision.body.get("marks")
        if isinstance(said, dict):
            found[str(revision.body["evidence"])] = {
                str(item): Mark(str(mark)) for item, mark in said.items() if mark in set(Mark)
            }
    return found


def mark(ledger: Ledger, evidence_id: str, item: str, said: Mark | None) -> None:
    """Records what a person says of one item inside the open transaction; None takes it back."""
    before = [r for r in ledger.current(KIND) if r.body.get("evidence") == evidence_id]
    marks = dict(of_file(ledger).get(evidence_id, NO_MARKS))
    marks.pop(item, None)
    if said is not None:
        marks[item] = said
    body = {"evidence": evidence_id, "marks": {name: value.value for name, value in sorted(marks.items())}}
    ledger.write(KIND, body, record=before[-1].record if before else None)
