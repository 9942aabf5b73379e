"""What was read from a piece of evidence, by which engine, in which versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from core.case.canonical import Json
from core.case.ledger import Ledger, Revision

KIND: Final = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRecord:
    """The reading of one piece of evidence.

    `words_blob` is the SHA-256 of the stored words with boxes, None when nothing could be read; `reason`
    then says why, as an error code. `readers` are texts like `tesserocr 5.5.0`.
    """

    id: str
    evidence: str
    ok: bool
    word_count: int
    words_blob: str | None
    reason: str | None
    readers: tuple[str, ...]
    at: str


def record(
    ledger: Ledger, evidence_id: str, words: bytes, word_count: int, readers: list[Json]
) -> ReadingRecord:
    """Stores a reading inside the open transaction; one that was there is replaced, not lost."""
    blob_id = ledger.put(words)
    body: dict[str, object] = {
        "evidence": evidence_id, "ok": True, "words": blob_id, "word_count": word_count, "readers": readers,
    }  # fmt: skip
    return _write(ledger, evidence_id, body, (blob_id,))


def record_failure(ledger: Ledger, evidence_id: str, reason: str) -> ReadingRecord:
    """Stores that nothing could be read and why, inside the open transaction."""
    return _write(
        ledger, evidence_id, {"evidence": evidence_id, "ok": False, "word_count": 0, "reason": reason}, ()
    )


def of_evidence(ledger: Ledger) -> dict[str, ReadingRecord]:
    """The current reading of every piece of evidence that has one, by evidence id."""
    return {value.evidence: value for value in map(_value, ledger.current(KIND))}


def of_one(ledger: Ledger, evidence_id: str) -> ReadingRecord | None:
    """The current reading of one piece of evidence, as `of_evidence` gives it, or None."""
    found = ledger.about(KIND, evidence_id)
    return _value(found[-1]) if found else None


def latest(ledger: Ledger, records: Iterable[str]) -> ReadingRecord | None:
    """The one of these records that holds, as `of_evidence` would choose it; None when none is a reading."""
    found = [revision for revision in ledger.among(records) if revision.kind == KIND]
    return _value(found[-1]) if found else None


def words(ledger: Ledger, reading: ReadingRecord) -> bytes | None:
    """The stored words as canonical JSON, checked; None when nothing could be read."""
    return None if reading.words_blob is None else ledger.blob(reading.words_blob)


def _write(
    ledger: Ledger, evidence_id: str, body: Mapping[str, object], blob_ids: tuple[str, ...]
) -> ReadingRecord:
    before = of_one(ledger, evidence_id)
    entry = ledger.write(KIND, body, record=before.id if before else None, blob_ids=blob_ids)
    return _value(ledger.revisions(entry.record)[-1])


def _value(revision: Revision) -> ReadingRecord:
    body = revision.body
    listed = body.get("readers")
    readers = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    return ReadingRecord(
        id=revision.record,
        evidence=str(body["evidence"]),
        ok=bool(body["ok"]),
        word_count=int(str(body["word_count"])),
        words_blob=str(body["words"]) if "words" in body else None,
        reason=str(body["reason"]) if "reason" in body else None,
        readers=tuple(f"{reader.get('name')} {reader.get('version')}" for reader in readers),
        at=revision.at,
    )
