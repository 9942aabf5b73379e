"""A sentence quoted from a picture, with the region it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.case.ledger import TOMBSTONE, Ledger, Revision
from core.errors import UserError
from core.reading.values import Box, box_from_json, box_to_json

KIND: Final = "quote"
_LONGEST: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What stands in `boxes` (one for each line) of page `page` of evidence, as a person took it."""

    id: str
    evidence: str
    page: int
    boxes: tuple[Box, ...]
    text: str
    note: str
    at: str
    by: str


def add(
    ledger: Ledger, evidence_id: str, *, page: int, boxes: Sequence[Box], text: str, note: str = ""
) -> Quote:
    """Records a quote inside the open transaction.

    Raises:
        UserError: `field_missing` without text or region, `setting_invalid` for a text over 10,000 letters.
    """
    text, note = " ".join(text.split()), " ".join(note.split())
    if not text or not boxes:
        raise UserError("field_missing", field="text")
    if max(len(text), len(note)) > _LONGEST:
        raise UserError("setting_invalid", field="text", reason=f"paling banyak {_LONGEST} huruf")
    body = {
        "evidence": evidence_id, "page": page, "text": text, "note": note or None,
        "boxes": [box_to_json(box) for box in boxes],
    }  # fmt: skip
    entry = ledger.write(KIND, body)
    return _value(ledger.revisions(entry.record)[0])


def remove(ledger: Ledger, quote_id: str) -> None:
    """Takes a quote back inside the open transaction; it stays in the record. Raises UserError `record_unknown`."""
    found = [revision for revision in ledger.revisions(quote_id) if revision.kind == KIND]
    if not found:
        raise UserError("record_unknown", what="quote", id=quote_id)
    ledger.append(action=TOMBSTONE, record=quote_id, kind=KIND, parents=tuple(r.id for r in found))


def items(ledger: Ledger) -> tuple[Quote, ...]:
    """All quotes of the file, the oldest first."""
    return tuple(map(_value, ledger.current(KIND)))


def one(ledger: Ledger, quote_id: str) -> Quote | None:
    """The quote with this id; None when it is not in this file."""
    found = [revision for revision in ledger.among([quote_id]) if revision.kind == KIND]
    return _value(found[-1]) if found else None


def of_evidence(ledger: Ledger, evidence_id: str) -> tuple[Quote, ...]:
    """The quotes from one piece of evidence, the oldest first."""
    return tuple(map(_value, ledger.about(KIND, evidence_id)))


def _value(revision: Revision) -> Quote:
    body = revision.body
    boxes = body["boxes"]
    if not isinstance(boxes, list):
        raise TypeError("a quote has boxes")
    return Quote(
        id=revision.record,
        evidence=str(body["evidence"]),
        page=int(str(body["page"])),
        boxes=tuple(map(box_from_json, boxes)),
        text=str(body["text"]),
        note=str(body.get("note", "")),
        at=revision.at,
        by=revision.actor,
    )
