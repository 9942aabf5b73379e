"""Evidence that belongs to nobody yet, and its way into a case file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.case import correction, evidence, quote, reading
from core.case.ledger import Ledger
from core.case.source import Source
from core.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """What became of one piece of evidence of the inbox: its id in the case, and whether the case had the bytes."""

    inbox_evidence: str
    case_evidence: str
    existing: bool


def assign(vault: Vault, case_id: str, evidence_ids: Sequence[str]) -> tuple[Assigned, ...]:
    """Moves evidence with its reading, corrections and quotes from the inbox into a case file.

    The case commits first, then the inbox notes where each piece went: after a crash in between, repeating finds
    the evidence in the case and only the note is made. Bytes that the case has already are noted, not doubled.

    Raises:
        UserError: `record_unknown`, `no_space`, `blob_damaged`; what is wrong with the case file.
    """
    inbox = vault.inbox
    items = [evidence.find(inbox, evidence_id) for evidence_id in evidence_ids]
    items = [item for item in items if item.moved_to is None]
    moved = []
    with vault.change(case_id) as ledger:
        for item in items:
            added = evidence.take_over(ledger, inbox, item)
            if not added.existing:
                _take_along(ledger, inbox, item.id)
            moved.append(
                Assigned(inbox_evidence=item.id, case_evidence=added.evidence.id, existing=added.existing)
            )
    with vault.change(vault.inbox_id) as ledger:
        for item in items:
            evidence.mark_moved(ledger, item, case_id)
    return tuple(moved)


def describe(vault: Vault, file_id: str, evidence_ids: Sequence[str], source: Source) -> None:
    """Records the same source for several pieces of evidence of a case or of the inbox; durable on return.

    Raises:
        UserError: `record_unknown`, `no_space`.
    """
    with vault.change(file_id) as ledger:
        for evidence_id in evidence_ids:
            evidence.describe(ledger, evidence_id, source)


def _take_along(ledger: Ledger, inbox: Ledger, evidence_id: str) -> None:
    """Copies what was made of the evidence; records keep their ids."""
    for kind in (reading.KIND, correction.KIND, quote.KIND):
        for revision in inbox.current(kind):
            if revision.body.get("evidence") != evidence_id or ledger.revisions(revision.record):
                continue
            words = revision.body.get("words")
            blobs = () if words is None else (ledger.put(inbox.blob(str(words))),)
            ledger.write(kind, revision.body, record=revision.record, action="take", blob_ids=blobs)
