"""One line of a ledger: who did what to which record, and what it follows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from core.case.canonical import Json, canonical
from core.clock import instant, parse_instant

_LARGEST_SEQ = 2**31


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as the security specification section 4 defines it.

    `branch` is the vault copy that wrote it, `seq` counts 1, 2, 3… in that branch, `prev` is the id of the
    branch's entry before (empty for the first), `parents` are the revisions it replaces, `body_hash` is
    empty without a body, `blobs` are SHA-256 digests. `id` covers all other fields.
    """

    branch: str
    seq: int
    prev: str
    at: str
    actor: str
    action: str
    record: str
    kind: str
    parents: tuple[str, ...]
    body_hash: str
    blobs: tuple[str, ...]
    id: str

    def as_json(self) -> dict[str, Json]:
        """All fields, as they go into a handover's journal."""
        return {**self._hashed(), "id": self.id}

    def _hashed(self) -> dict[str, Json]:
        return {
            "branch": self.branch,
            "seq": self.seq,
            "prev": self.prev,
            "at": self.at,
            "actor": self.actor,
            "action": self.action,
            "record": self.record,
            "kind": self.kind,
            "parents": list(self.parents),
            "body_hash": self.body_hash,
            "blobs": list(self.blobs),
        }

    def computed_id(self) -> str:
        """What `id` must be for these fields."""
        return hashlib.sha256(b"netra/entry/1\n" + canonical(self._hashed())).hexdigest()


def make_entry(
    *,
    branch: str,
    seq: int,
    prev: str,
    at: str,
    actor: str,
    action: str,
    record: str,
    kind: str,
    parents: tuple[str, ...],
    body_hash: str,
    blobs: tuple[str, ...],
) -> Entry:
    """An entry with its id computed."""
    draft = Entry(
        branch=branch, seq=seq, prev=prev, at=at, actor=actor, action=action, record=record, kind=kind,
        parents=parents, body_hash=body_hash, blobs=blobs, id="",
    )  # fmt: skip
    return Entry(**{**_fields(draft), "id": draft.computed_id()})


def entry_from_json(value: dict[str, Any]) -> Entry:
    """The entry that `Entry.as_json` wrote. Raises `ValueError` for missing, extra or mistyped fields."""
    texts = ("branch", "prev", "at", "actor", "action", "record", "kind", "body_hash", "id")
    if set(value) != {*texts, "seq", "parents", "blobs"}:
        raise ValueError("an entry has exactly its twelve fields")
    if not all(isinstance(value[name], str) for name in texts):
        raise ValueError("a text field of an entry is no text")
    if type(value["seq"]) is not int or not 1 <= value["seq"] <= _LARGEST_SEQ:
        raise ValueError("an entry counts from 1")
    if instant(parse_instant(value["at"])) != value["at"]:
        raise ValueError("an entry names an instant")
    for name in ("parents", "blobs"):
        if not isinstance(value[name], list) or not all(isinstance(item, str) for item in value[name]):
            raise ValueError("a list field of an entry is no list of texts")
    return Entry(**{**value, "parents": tuple(value["parents"]), "blobs": tuple(value["blobs"])})


def entry_from_row(row: tuple[Any, ...]) -> Entry:
    """The entry of a database row selected with `COLUMNS`."""
    branch, seq, entry_id, prev, at, actor, action, record, kind, parents, body_hash, blobs = row
    return Entry(
        branch=branch, seq=seq, id=entry_id, prev=prev, at=at, actor=actor, action=action, record=record,
        kind=kind, parents=tuple(json.loads(parents)), body_hash=body_hash, blobs=tuple(json.loads(blobs)),
    )  # fmt: skip


COLUMNS = "branch, seq, id, prev, at, actor, action, record, kind, parents, body_hash, blobs"


def as_row(entry: Entry) -> tuple[object, ...]:
    """The row, in the order of `COLUMNS`."""
    return (
        entry.branch, entry.seq, entry.id, entry.prev, entry.at, entry.actor, entry.action, entry.record,
        entry.kind, json.dumps(list(entry.parents)), entry.body_hash, json.dumps(list(entry.blobs)),
    )  # fmt: skip


def _fields(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__slots__}
