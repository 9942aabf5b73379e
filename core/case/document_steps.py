"""What became of a paper after it was made: signed, handed to whom and how, with the scan that proves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from core.case import blobs
from core.case.canonical import Json
from core.case.document import Document
from core.case.evidence import media_type_of
from core.case.ledger import TOMBSTONE, Ledger, Revision
from core.errors import UserError

KIND: Final = "document_step"
_LONGEST: Final = 300
_SCANS: Final = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/tiff": "tiff"}


class State(StrEnum):
    """How far a paper is: draft, numbered, signed, handed over."""

    DRAFT = "konsep"
    NUMBERED = "bernomor"
    SIGNED = "ditandatangani"
    DELIVERED = "disampaikan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Pages (from 1) of a file that was given; the file is not kept as such, its pages are in the scan."""

    sha256: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a paper on `day`. `who` signed or received it, `how` says in what way it was handed over.

    `scan` is the SHA-256 of the scanned paper or of the proof, empty where there is none yet. `parts` says in the order
    of its pages what it was made of, and is empty for a file kept as it was given. `lacks` are the pages of the paper
    that are known not to be in it.
    """

    id: str
    document: str
    state: State
    day: date
    who: str
    how: str
    scan: str
    media_type: str
    at: str
    by: str
    parts: tuple[Part, ...] = ()
    lacks: tuple[int, ...] = ()

    @property
    def extension(self) -> str:
        """The file name ending of the scan."""
        return _SCANS.get(self.media_type, "bin")


def signed(
    ledger: Ledger,
    paper: Document,
    *,
    day: date,
    who: str,
    scan: bytes = b"",
    parts: tuple[Part, ...] = (),
    lacks: tuple[int, ...] = (),
) -> Step:
    """Records inside the open transaction that a paper was signed, with its scan.

    It may be signed already: a scan of the pages that an earlier one lacks is a step of its own.

    Raises:
        UserError: `rule_refused` for a draft and for a day before the paper's; `field_missing` without a name;
            `setting_invalid` for a scan that is neither PDF, JPEG, PNG nor TIFF; `limit_exceeded` over 200 MB.
    """
    if paper.draft:
        raise UserError(
            "rule_refused", reason="konsep tidak ditandatangani", hint="Buat naskahnya dengan nomor dahulu."
        )
    return _write(ledger, paper, State.SIGNED, day, who, "", scan, parts, lacks)


def delivered(
    ledger: Ledger,
    paper: Document,
    *,
    day: date,
    who: str,
    how: str,
    scan: bytes = b"",
    parts: tuple[Part, ...] = (),
    lacks: tuple[int, ...] = (),
) -> Step:
    """Records inside the open transaction to whom and how a signed paper was handed over, with its proof.

    Raises:
        UserError: as `signed`; `rule_refused` for a paper that nobody signed; `field_missing` without `how`.
    """
    steps = [step for step in items(ledger) if step.document == paper.id]
    if not any(step.state is State.SIGNED for step in steps):
        raise UserError(
            "rule_refused", reason="surat belum dicatat ditandatangani", hint="Catat dahulu tanda tangannya."
        )
    if not how.strip():
        raise UserError("field_missing", field="how")
    return _write(ledger, paper, State.DELIVERED, day, who, how, scan, parts, lacks)


def take_back(ledger: Ledger, step_id: str) -> None:
    """Takes a step back inside the open transaction; it stays in the record. Raises UserError `record_unknown`."""
    found = [revision for revision in ledger.revisions(step_id) if revision.kind == KIND]
    if not found:
        raise UserError("record_unknown", what="document", id=step_id)
    ledger.append(action=TOMBSTONE, record=step_id, kind=KIND, parents=tuple(r.id for r in found))


def items(ledger: Ledger) -> tuple[Step, ...]:
    """All steps of all papers of the case, in the order they were recorded."""
    return tuple(map(_value, ledger.current(KIND)))


def state_of(paper: Document, steps: tuple[Step, ...]) -> State:
    """How far the paper is."""
    reached = {step.state for step in steps if step.document == paper.id}
    for state in (State.DELIVERED, State.SIGNED):
        if state in reached:
            return state
    return State.DRAFT if paper.draft else State.NUMBERED


def lacking(paper: str, steps: Sequence[Step], state: State) -> tuple[int, ...]:
    """The pages of a paper that none of the scans of `state` holds, as far as is known."""
    scans = [
        set(step.lacks) for step in steps if step.document == paper and step.state is state and step.scan
    ]
    return tuple(sorted(set.intersection(*scans))) if scans else ()


def scan_of(ledger: Ledger, step: Step) -> bytes:
    """The scanned bytes, checked; raises UserError `blob_damaged`."""
    return ledger.blob(step.scan)


def _write(
    ledger: Ledger,
    paper: Document,
    state: State,
    day: date,
    who: str,
    how: str,
    scan: bytes,
    parts: tuple[Part, ...],
    lacks: tuple[int, ...],
) -> Step:
    if day < paper.date:
        raise UserError(
            "rule_refused",
            reason="tanggal itu mendahului tanggal suratnya",
            hint="Perbaiki tanggalnya, lalu coba lagi.",
        )
    body: dict[str, object] = {
        "document": paper.id, "state": state.value, "day": day.isoformat(), "who": _line(who, "who"),
        "how": _line(how, "how") if how.strip() else None,
    }  # fmt: skip
    held: tuple[str, ...] = ()
    if scan:
        if len(scan) > blobs.LARGEST:
            raise UserError("limit_exceeded", path="", limit=blobs.LARGEST)
        kind = media_type_of(scan[:16])
        if kind not in _SCANS:
            raise UserError("setting_invalid", field="scan", reason="PDF, JPEG, PNG, atau TIFF")
        held = (ledger.put(scan),)
        body |= {"scan": held[0], "media_type": kind}
        if parts:
            body["parts"] = [{"sha256": part.sha256, "pages": list(part.pages)} for part in parts]
        if lacks:
            body["lacks"] = list(lacks)
    entry = ledger.write(KIND, body, blob_ids=held)
    return _value(ledger.revisions(entry.record)[0])


def _line(text: str, field: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise UserError("field_missing", field=field)
    if len(text) > _LONGEST or not text.isprintable():
        raise UserError("setting_invalid", field=field, reason=f"satu baris, paling banyak {_LONGEST} huruf")
    return text


def _value(revision: Revision) -> Step:
    body = revision.body
    # One part alone was written as `part` before a scan could have several.
    parts = body.get("parts", [body["part"]] if "part" in body else [])
    return Step(
        id=revision.record,
        document=str(body["document"]),
        state=State(str(body["state"])),
        day=date.fromisoformat(str(body["day"])),
        who=str(body["who"]),
        how=str(body.get("how", "")),
        scan=str(body.get("scan", "")),
        media_type=str(body.get("media_type", "")),
        at=revision.at,
        by=revision.actor,
        parts=tuple(_part(part) for part in _list(parts) if isinstance(part, Mapping)),
        lacks=_pages(body.get("lacks", [])),
    )


def _part(value: Mapping[str, Json]) -> Part:
    return Part(sha256=str(value["sha256"]), pages=_pages(value["pages"]))


def _pages(value: Json) -> tuple[int, ...]:
    return tuple(int(str(page)) for page in _list(value))


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
