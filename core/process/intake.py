"""A file becomes evidence, then text: the two halves of an intake.

Storing belongs to the thread that owns the vault; reading happens in a worker process and may be
waited for in any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from core.case import evidence, reading
from core.case.blobs import Progress
from core.case.canonical import Json, canonical
from core.case.evidence import Added, Evidence
from core.case.ledger import Ledger
from core.case.reading import ReadingRecord
from core.errors import UserError
from core.reading.values import Reading, reading_to_json
from core.vault.vault import Vault

# Failures that say something about this picture. Others (no language pack, cancelled) must not be written
# down as if the picture could not be read.
_LASTING: Final = frozenset({"picture_undecodable", "picture_too_large"})
PASSING: Final = frozenset({"reader_timeout", "reader_stopped"})
"""Reasons of a reading that failed by the circumstances: another try may succeed."""
# How the readers name the end of their own process, where the picture may have had no part in it.
_STOPPED: Final = frozenset({"worker_died", "worker_answer", "memory"})


class Readers(Protocol):
    """What reads pictures; `core.reading.pool.ReaderPool` is one."""

    def read(self, data: bytes, *, cancel: Callable[[], bool] | None = None) -> Reading:
        """The text of a picture; raises UserError."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A reading, or the error code that says why there is none."""

    reading: Reading | None
    reason: str | None = None


def store_file(vault: Vault, case_id: str, path: Path, progress: Progress | None = None) -> Added:
    """Stores a file as evidence of a case; durable when this returns.

    Raises:
        UserError: `input_missing`, `input_not_a_file`, `input_unreadable`, `limit_exceeded`, `no_space`.
    """
    with vault.change(case_id) as ledger:
        return evidence.add_file(ledger, path, progress)


def store_bytes(vault: Vault, case_id: str, data: bytes, name: str) -> Added:
    """Stores bytes (a pasted picture) as evidence of a case; durable when this returns.

    Raises:
        UserError: `limit_exceeded`, `no_space`.
    """
    with vault.change(case_id) as ledger:
        return evidence.add(ledger, data, name)


def read(readers: Readers, data: bytes, *, cancel: Callable[[], bool] | None = None) -> Outcome:
    """What the readers see in a picture; a picture that cannot be read is an outcome, not an error.

    Raises:
        UserError: `component_missing`, when this machine cannot read pictures at all.
    """
    try:
        return Outcome(reading=readers.read(data, cancel=cancel))
    except UserError as error:
        stopped = error.code == "picture_undecodable" and error.facts.get("reason") in _STOPPED
        reason = "reader_stopped" if stopped else error.code
        if reason not in _LASTING | PASSING:
            raise
        return Outcome(reading=None, reason=reason)


def record(vault: Vault, case_id: str, evidence_id: str, outcome: Outcome) -> ReadingRecord:
    """Keeps an outcome with its evidence; durable when this returns. Raises UserError `no_space`."""
    with vault.change(case_id) as ledger:
        return keep(ledger, evidence_id, outcome)


def keep(ledger: Ledger, evidence_id: str, outcome: Outcome) -> ReadingRecord:
    """Writes an outcome down with its evidence inside the open transaction."""
    found = outcome.reading
    if found is None:
        return reading.record_failure(ledger, evidence_id, outcome.reason or "picture_undecodable")
    readers: list[Json] = [
        {
            "name": reader.name,
            "version": reader.version,
            "models": [{"name": name, "sha256": digest} for name, digest in reader.models],
        }
        for reader in found.readers
    ]
    words = canonical(reading_to_json(found))  # type: ignore[arg-type]
    count = sum(len(line.words) for line in found.lines)
    return reading.record(ledger, evidence_id, words, count, readers)


def unread(vault: Vault, case_id: str) -> tuple[Evidence, ...]:
    """The readable evidence of a case or of the inbox that has no reading yet, in order of intake."""
    ledger = vault.behind(case_id)
    done = reading.of_evidence(ledger)
    return tuple(item for item in evidence.items(ledger) if item.readable and item.id not in done)


def failed(vault: Vault, case_id: str) -> tuple[Evidence, ...]:
    """The evidence of a case or of the inbox whose reading failed by the circumstances and can be tried again."""
    ledger = vault.behind(case_id)
    done = reading.of_evidence(ledger)
    return tuple(
        item for item in evidence.items(ledger) if (found := done.get(item.id)) and found.reason in PASSING
    )
