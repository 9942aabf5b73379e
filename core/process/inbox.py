"""Evidence that belongs to nobody yet, and its way into a case file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.case import checklist, correction, evidence, quote, reading
from core.case.checklist import Mark
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
    """Moves evidence with its reading, corrections, quotes and checklist from the inbox into a case file.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The three questions about what was just added; an empty answer leaves what was said before.

    `captured_at` may differ from one picture to the next, by the id of the evidence.
    """

    obtained_from: str = ""
    captured_at: str = ""
    captured_by: str = ""
    captured_each: Mapping[str, str] | None = None


def answer(
    vault: Vault, file_id: str, evidence_ids: Sequence[str], answers: Answers
) -> tuple[tuple[str, Source], ...]:
    """Adds the answers to the source of each; gives what the sources were, for taking it back. Durable on return.

    Raises:
        UserError: `record_unknown`, `setting_invalid`, `no_space`; nothing is changed then.
    """
    said = {
        name: text
        for name in ("obtained_from", "captured_at", "captured_by")
        if (text := getattr(answers, name).strip())
    }
    before = []
    with vault.change(file_id) as ledger:
        for evidence_id in evidence_ids:
            item = evidence.find(ledger, evidence_id)
            own = (answers.captured_each or {}).get(item.id, "")
            source = replace(item.source, **(said | ({"captured_at": own} if own else {})))
            before.append((item.id, item.source))
            if source != item.source:
                evidence.describe(ledger, item.id, source)
    return tuple(before)


def restore_sources(vault: Vault, file_id: str, sources: Sequence[tuple[str, Source]]) -> None:
    """Says of each evidence what was said before; durable on return. Raises UserError `record_unknown`, `no_space`."""
    with vault.change(file_id) as ledger:
        for evidence_id, source in sources:
            evidence.describe(ledger, evidence_id, source)


def lay_aside(
    vault: Vault, file_id: str, evidence_ids: Sequence[str], *, same_as: str | None = None
) -> tuple[str, ...]:
    """Takes evidence out of the lists, for example as copies of other evidence; gives which were not aside already.

    Raises:
        UserError: `record_unknown`, `no_space`.
    """
    with vault.change(file_id) as ledger:
        items = [evidence.find(ledger, evidence_id) for evidence_id in evidence_ids]
        fresh = [item for item in items if not item.aside and item.id != same_as]
        for item in fresh:
            evidence.lay_aside(ledger, item, same_as=same_as)
    return tuple(item.id for item in fresh)


def take_back(vault: Vault, file_id: str, evidence_ids: Sequence[str]) -> None:
    """Puts evidence that was laid aside back into the lists. Raises UserError `record_unknown`, `no_space`."""
    with vault.change(file_id) as ledger:
        for evidence_id in evidence_ids:
            item = evidence.find(ledger, evidence_id)
            if item.aside:
                evidence.lay_aside(ledger, item, aside=False)


def tick(vault: Vault, file_id: str, evidence_id: str, item: str, said: Mark | None) -> None:
    """Records what a person says of one item of the checklist; durable on return. Raises UserError `no_space`."""
    with vault.change(file_id) as ledger:
        checklist.mark(ledger, evidence_id, item, said)


def _take_along(ledger: Ledger, inbox: Ledger, evidence_id: str) -> None:
    """Copies what was made of the evidence; records keep their ids."""
    for kind in (reading.KIND, correction.KIND, quote.KIND, checklist.KIND):
        for revision in inbox.current(kind):
            if revision.body.get("evidence") != evidence_id or ledger.revisions(revision.record):
                continue
            words = revision.body.get("words")
            blobs = () if words is None else (ledger.put(inbox.blob(str(words))),)
            ledger.write(kind, revision.body, record=revision.record, action="take", blob_ids=blobs)
