"""Evidence: originals kept byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.case import blobs
from core.case import source as sources
from core.case.finding import pick
from core.case.ledger import Ledger, Revision
from core.case.source import UNSAID, Source
from core.errors import UserError

KIND: Final = "evidence"

_MARKS: Final[tuple[tuple[bytes, int, str, str], ...]] = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png", "png"),
    (b"\xff\xd8\xff", 0, "image/jpeg", "jpg"),
    (b"GIF8", 0, "image/gif", "gif"),
    (b"WEBP", 8, "image/webp", "webp"),
    (b"BM", 0, "image/bmp", "bmp"),
    (b"II*\x00", 0, "image/tiff", "tiff"),
    (b"MM\x00*", 0, "image/tiff", "tiff"),
    (b"%PDF-", 0, "application/pdf", "pdf"),
    (b"ftyp", 4, "video/mp4", "mp4"),
)
_OTHER: Final = ("application/octet-stream", "bin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One original. `name` is the file's name at intake, `size` is in bytes, `added_at` the instant of intake.

    `moved_to` is the case file that took it over from here, `aside` says that a person laid it aside, and
    `same_as` as a copy of which other evidence.
    """

    id: str
    revision: str
    name: str
    sha256: str
    size: int
    media_type: str
    added_at: str
    added_by: str
    source: Source = UNSAID
    moved_to: str | None = None
    aside: bool = False
    same_as: str | None = None

    @property
    def extension(self) -> str:
        """The file name ending that fits the content."""
        return next((ending for _, _, kind, ending in _MARKS if kind == self.media_type), _OTHER[1])

    @property
    def readable(self) -> bool:
        """Whether the kind of file is one that text can be read from."""
        return self.media_type.startswith("image/") or self.media_type == "application/pdf"

    @property
    def at_work(self) -> bool:
        """Whether it is listed here: neither moved to a case file nor laid aside."""
        return self.moved_to is None and not self.aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an intake did: the evidence, and whether its bytes were here already."""

    evidence: Evidence
    existing: bool


def media_type_of(start: bytes) -> str:
    """The media type that the first bytes show; names of files are not believed."""
    for mark, at, kind, _ in _MARKS:
        if start[at : at + len(mark)] == mark:
            return kind
    return _OTHER[0]


def add(ledger: Ledger, data: bytes, name: str) -> Added:
    """Stores bytes as evidence inside the open transaction; bytes already here give the existing evidence.

    Raises:
        UserError: `limit_exceeded` over 200 MB.
    """
    if len(data) > blobs.LARGEST:
        raise UserError("limit_exceeded", path=name, limit=blobs.LARGEST)
    digest = hashlib.sha256(data).hexdigest()
    fresh = blobs.size_of(ledger.connection, digest) is None
    ledger.put(data)
    return _add(ledger, name, digest, len(data), data[:16], fresh=fresh)


def add_file(ledger: Ledger, path: Path, progress: blobs.Progress | None = None) -> Added:
    """Stores a file as evidence inside the open transaction, in slices; never changes the file.

    Raises:
        UserError: `input_missing`, `input_not_a_file`, `input_unreadable`, `limit_exceeded`.
    """
    digest, size = blobs.digest_of(path, progress)
    fresh = blobs.size_of(ledger.connection, digest) is None
    if fresh:
        blobs.put_file(ledger.connection, path, digest, size, progress)
    return _add(ledger, path.name, digest, size, blobs.start_of(ledger.connection, digest), fresh=fresh)


def _add(ledger: Ledger, name: str, digest: str, size: int, start: bytes, *, fresh: bool) -> Added:
    # Only bytes that were here before can belong to evidence already; a long list is not searched for new ones.
    for evidence in () if fresh else every(ledger):
        if evidence.sha256 == digest:
            return Added(evidence=evidence, existing=True)
    # A name that is not UTF-8 keeps what can be shown; the bytes are the evidence, not the name.
    body = {"name": name, "sha256": digest, "size": size, "media_type": media_type_of(start)}
    entry = ledger.write(KIND, body, blob_ids=(digest,))
    return Added(evidence=_value(ledger.revisions(entry.record)[0]), existing=False)


def take_over(ledger: Ledger, inbox: Ledger, item: Evidence) -> Added:
    """Stores evidence of the inbox, with its id, in this case inside the open transaction; harmless to repeat.

    The inbox's own entry is quoted, so that the custody before is not lost with the inbox. Bytes that the case
    has as other evidence stay that evidence.

    Raises:
        UserError: `blob_damaged` when the inbox's bytes are not what they were.
    """
    for known in every(ledger):
        if known.id == item.id or known.sha256 == item.sha256:
            return Added(evidence=known, existing=True)
    if blobs.size_of(ledger.connection, item.sha256) is None:
        blobs.put_stream(
            ledger.connection, item.sha256, item.size, blobs.slices(inbox.connection, item.sha256)
        )
    body = {**_body(item), "origin": {"file": inbox.file_id, "entry": item.revision, "head": inbox.head()}}
    ledger.write(KIND, body, record=item.id, action="take", blob_ids=(item.sha256,))
    return Added(evidence=_value(ledger.revisions(item.id)[-1]), existing=False)


def describe(ledger: Ledger, evidence_id: str, source: Source) -> Evidence:
    """Records where evidence comes from inside the open transaction; what was said before stays in the record.

    Raises:
        UserError: `record_unknown`.
    """
    return _revise(ledger, find(ledger, evidence_id), {"source": sources.to_body(source)}, "describe")


def mark_moved(ledger: Ledger, item: Evidence, case_id: str) -> Evidence:
    """Records in the inbox, inside the open transaction, that a case file took the evidence over."""
    return _revise(ledger, item, {"moved_to": case_id}, "move")


def lay_aside(ledger: Ledger, item: Evidence, *, aside: bool = True, same_as: str | None = None) -> Evidence:
    """Takes evidence out of the lists (or back in) inside the open transaction; it stays in the file.

    `same_as` names the evidence of which a person says that this is a copy.
    """
    changes = {"aside": aside, "same_as": same_as if aside else None}
    return _revise(ledger, item, changes, "lay_aside" if aside else "take_back")


def items(ledger: Ledger) -> tuple[Evidence, ...]:
    """The evidence that is at work here, in order of intake: neither moved to a case file nor laid aside."""
    return tuple(item for item in every(ledger) if item.at_work)


def every(ledger: Ledger) -> tuple[Evidence, ...]:
    """All evidence of the file in order of intake, also what was moved or laid aside."""
    return tuple(_value(revision) for revision in ledger.current(KIND))


def find(ledger: Ledger, prefix: str) -> Evidence:
    """The evidence with this id or unique beginning of 8 or more characters, also when moved or laid aside.

    Raises:
        UserError: `record_unknown`, `record_ambiguous`.
    """
    return pick(every(ledger), prefix, what="evidence")


def one(ledger: Ledger, evidence_id: str) -> Evidence | None:
    """The evidence with exactly this id, also when moved or laid aside; None when it is not in this file."""
    found = [revision for revision in ledger.among([evidence_id]) if revision.kind == KIND]
    return _value(found[-1]) if found else None


def original(ledger: Ledger, evidence: Evidence) -> bytes:
    """The original bytes, checked against their digest; raises UserError `blob_damaged`."""
    return ledger.blob(evidence.sha256)


def _body(item: Evidence) -> dict[str, object]:
    """All that a later revision has to repeat; time and person of the intake no longer stand in its own entry."""
    return {
        "name": item.name, "sha256": item.sha256, "size": item.size, "media_type": item.media_type,
        "added_at": item.added_at, "added_by": item.added_by, "source": sources.to_body(item.source),
        "moved_to": item.moved_to, "aside": item.aside or None, "same_as": item.same_as,
    }  # fmt: skip


def _revise(ledger: Ledger, item: Evidence, changes: Mapping[str, object], action: str) -> Evidence:
    before = ledger.revisions(item.id)[-1].body
    body = {**_body(item), "origin": before.get("origin"), **changes}
    ledger.write(KIND, body, record=item.id, action=action, blob_ids=(item.sha256,))
    return _value(ledger.revisions(item.id)[-1])


def _value(revision: Revision) -> Evidence:
    body: Mapping[str, object] = revision.body
    said = body.get("source")
    moved = body.get("moved_to")
    return Evidence(
        id=revision.record,
        revision=revision.id,
        name=str(body["name"]),
        sha256=str(body["sha256"]),
        size=int(str(body["size"])),
        media_type=str(body["media_type"]),
        added_at=str(body.get("added_at", revision.at)),
        added_by=str(body.get("added_by", revision.actor)),
        source=sources.from_body(said) if isinstance(said, Mapping) else UNSAID,
        moved_to=str(moved) if moved is not None else None,
        aside=body.get("aside") is True,
        same_as=str(body["same_as"]) if body.get("same_as") is not None else None,
    )
