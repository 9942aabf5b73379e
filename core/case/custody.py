"""What happened to one piece of evidence since it was received: the entries of the record that are about it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.case import correction, evidence, handover, quote, reading
from core.case.ledger import TOMBSTONE, Ledger


class Deed(StrEnum):
    """What was done with the evidence, or with what was made of it."""

    RECEIVED = "received"
    TAKEN_OVER = "taken_over"
    OPENED = "opened"
    COPIED = "copied"
    DESCRIBED = "described"
    MOVED = "moved"
    LAID_ASIDE = "laid_aside"
    TAKEN_BACK = "taken_back"
    CHANGED = "changed"
    READ = "read"
    UNREADABLE = "unreadable"
    CORRECTED = "corrected"
    UNCORRECTED = "uncorrected"
    QUOTED = "quoted"
    UNQUOTED = "unquoted"
    HANDED_OVER = "handed_over"
    HANDOVER_TAKEN = "handover_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry: its id, the instant, the person, and what was done.

    `before` and `text` say more where there is more to say: the machine's text and the corrected one, the text
    quoted, the number of words read, the case file moved to. An event of the inbox that a case file only quotes
    has an `id` of its own.
    """

    id: str
    at: str
    by: str
    deed: Deed
    before: str = ""
    text: str = ""


_OF_EVIDENCE: Final = {
    "add": Deed.RECEIVED, "take": Deed.TAKEN_OVER, "open": Deed.OPENED, "copy": Deed.COPIED,
    "describe": Deed.DESCRIBED, "move": Deed.MOVED, "lay_aside": Deed.LAID_ASIDE, "take_back": Deed.TAKEN_BACK,
}  # fmt: skip
_QUERY: Final = """
    SELECT e.id, e.at, e.actor, e.action, e.kind, e.record, b.json
    FROM entry e LEFT JOIN body b ON b.hash = e.body_hash
    WHERE e.record = ? OR e.kind = ? OR e.record IN (
        SELECT o.record FROM entry o JOIN body c ON c.hash = o.body_hash
        WHERE o.kind IN (?, ?, ?) AND json_extract(c.json, '$.evidence') = ?)
    ORDER BY e.rowid"""


def of_evidence(ledger: Ledger, evidence_id: str) -> tuple[Event, ...]:
    """Everything the file records about one piece of evidence, the oldest first.

    Handovers of the file are in it from the intake on: the evidence went with them. What a handover withheld
    from us (bodies) is left out.
    """
    rows = ledger.rows(
        _QUERY, (evidence_id, handover.KIND, reading.KIND, correction.KIND, quote.KIND, evidence_id)
    )
    events: list[Event] = []
    last: dict[str, Mapping[str, object]] = {}
    for entry_id, at, by, action, kind, record, text in rows:
        body: Mapping[str, object] = json.loads(text) if text is not None else {}
        if kind == evidence.KIND:
            if action == "take":
                events.append(
                    Event(
                        id=f"{entry_id}:origin", at=str(body.get("added_at", at)), by=str(body.get("added_by", by)),
                        deed=Deed.RECEIVED,
                    )
                )  # fmt: skip
            events.append(
                Event(
                    id=entry_id, at=at, by=by, deed=_OF_EVIDENCE.get(action, Deed.CHANGED),
                    text=str(body.get("moved_to") or "") if action == "move" else "",
                )
            )  # fmt: skip
        elif kind == handover.KIND:
            if events:
                deed = Deed.HANDED_OVER if action == "export" else Deed.HANDOVER_TAKEN
                events.append(Event(id=entry_id, at=at, by=by, deed=deed))
        else:
            said = _said(kind, action, body or last.get(record, {}))
            if said is not None:
                events.append(Event(id=entry_id, at=at, by=by, deed=said[0], before=said[1], text=said[2]))
            last[record] = body or last.get(record, {})
    return tuple(events)


def _said(kind: str, action: str, body: Mapping[str, object]) -> tuple[Deed, str, str] | None:
    """Deed, text before and text of an entry about a reading, a correction or a quote."""
    gone = action == TOMBSTONE
    if kind == reading.KIND and not gone:
        if body.get("ok"):
            return Deed.READ, "", str(body.get("word_count", 0))
        return Deed.UNREADABLE, "", str(body.get("reason", ""))
    if kind == correction.KIND:
        text = str(body.get("text", ""))
        return Deed.UNCORRECTED if gone else Deed.CORRECTED, str(body.get("machine", "")), text
    if kind == quote.KIND:
        return Deed.UNQUOTED if gone else Deed.QUOTED, "", str(body.get("text", ""))
    return None
