"""Cases, hearings and evidence as lists show them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.case import document, evidence, hearing, reading, subject
from core.case.hearing import Slot, State
from core.case.ledger import CHANGES, Ledger
from core.case.subject import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case as lists show it. `unread` counts readable evidence without a reading.

    `official` is the id in the register that the person was taken from, when it was.
    """

    id: str
    name: str
    front_titles: str | None
    back_titles: str | None
    id_number: str | None
    position: str | None
    work_unit: str | None
    status: Status
    evidence: int
    unread: int
    hearings: int
    documents: int
    changed_at: str
    official: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRow:
    """A hearing as lists show it, with whose case it is."""

    id: str
    case_id: str
    name: str
    slot: Slot
    number: int
    capacity: str
    state: State


class ReadState(StrEnum):
    """Whether text was read from a piece of evidence."""

    NONE = "none"
    OK = "ok"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper whose pages carry `code`, without its ledger being opened; `number` is empty where it has none."""

    case_id: str
    document: str
    code: str
    title: str
    number: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """A piece of evidence as lists show it, without its ledger being opened.

    `file_id` is the case or the inbox it is in. `posted_at` and `captured_at` are as its source says them. `words`
    are those of the machine's reading, `doubtful` those of them that a person should look at; `fingerprint` is that
    of the first page (`core.reading.fingerprint`), empty without one. `reason` is an error code when the reading
    failed. `aside` says that a person laid it aside.
    """

    file_id: str
    id: str
    name: str
    sha256: str
    size: int
    media_type: str
    added_at: str
    added_by: str
    platform: str
    account: str
    posted_at: str
    captured_at: str
    state: ReadState
    reason: str | None
    words: int
    doubtful: int
    fingerprint: str
    aside: bool


def row_of(ledger: Ledger) -> CaseRow:
    """The row of a case as its ledger stands."""
    person, readings = subject.of(ledger), reading.of_evidence(ledger)
    last = ledger.rows(f"SELECT max(at) FROM entry WHERE {CHANGES}")
    # A record that was changed in two copies of the vault since they met counts once.
    items = [item for item in {item.id: item for item in evidence.every(ledger)}.values() if item.at_work]
    return CaseRow(
        id=ledger.file_id,
        name=person.name,
        front_titles=person.front_titles,
        back_titles=person.back_titles,
        id_number=person.id_number,
        position=person.position,
        work_unit=person.work_unit,
        status=person.status,
        evidence=len(items),
        unread=sum(1 for item in items if item.readable and item.id not in readings),
        hearings=len({item.id for item in hearing.items(ledger)}),
        documents=len({item.id for item in document.items(ledger)}),
        changed_at=str(last[0][0]),
        official=person.official,
    )
