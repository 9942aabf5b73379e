"""The append-only record that every file of a vault is.

A change goes `value → append → projection`, never around it. All methods belong to the thread that
opened the connection.
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core.case import blobs, schema
from core.case.canonical import Body, body_hash, canonical, normal, parse
from core.case.entry import COLUMNS, Entry, as_row, entry_from_row, make_entry
from core.case.sharing import SHARED_KINDS, shared_branch
from core.clock import Clock, instant
from core.storage.sqlcipher import Connection, storage_errors, transaction

TOMBSTONE: Final = "delete"
CHANGES: Final = f"(body_hash <> '' OR action = '{TOMBSTONE}') AND action <> 'sign'"
"""The condition on `entry` for what changes a record: openings, copies and signatures do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A current revision of a record: what it says, who wrote it and when."""

    id: str
    record: str
    kind: str
    action: str
    at: str
    actor: str
    body: Body


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchHead:
    """The newest entry of one branch."""

    branch: str
    seq: int
    id: str


def head_of(ids: list[str]) -> str:
    """The head of a file: SHA-256 in hex over its sorted branch heads."""
    return hashlib.sha256(b"netra/head/1\n" + canonical([*sorted(ids)])).hexdigest()


def grouped(head: str) -> str:
    """The first 20 hex digits of a head in groups of four, as printed on papers and receipts."""
    return " ".join(head[at : at + 4] for at in range(0, 20, 4))


class Ledger:
    """One opened ledger file, appended to on one branch by one person."""

    def __init__(self, connection: Connection, path: Path, *, branch: str, actor: str, clock: Clock) -> None:
        """Takes over an open connection; makes the projection anew when its version is not ours.

        Raises:
            UserError: `ledger_foreign`, `version_too_new`.
        """
        self.connection = connection
        self.path = path
        self.branch = branch
        self.actor = actor
        self._clock = clock
        meta = schema.identify(connection, path.name)
        self.file_id = meta["file_id"]
        self.kind = meta["kind"]
        if meta.get("projection") != str(schema.PROJECTION_VERSION):
            with self.transaction():
                self._project_again()

    # -- writing

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Writes everything inside together or not at all; durable when the block has ended.

        Raises:
            UserError: `no_space` when the disk is full; the state before stands.
        """
        with storage_errors(self.path), transaction(self.connection):
            yield

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part of the open transaction: when the block fails, it is undone alone and what came before stands."""
        self.connection.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # a full disk undoes everything at once
                self.connection.execute("ROLLBACK TO attempt")
                self.connection.execute("RELEASE attempt")
            raise
        self.connection.execute("RELEASE attempt")

    def append(
        self,
        *,
        action: str,
        record: str,
        kind: str,
        body: Mapping[str, object] | None = None,
        parents: tuple[str, ...] = (),
        blob_ids: tuple[str, ...] = (),
    ) -> Entry:
        """Appends one entry inside the open transaction and brings the projection up to date."""
        text, digest = b"", ""
        if body is not None:
            text = canonical({**normal(body), "v": body.get("v", 1)})  # type: ignore[dict-item]
            salt = os.urandom(32)
            digest = body_hash(salt, text)
            self.connection.execute(
                "INSERT INTO body(hash, salt, json) VALUES (?, ?, ?)", (digest, salt, text.decode())
            )
        branch = self.branch_for(kind)
        last = self.branch_head(branch)
        entry = make_entry(
            branch=branch,
            seq=last.seq + 1 if last else 1,
            prev=last.id if last else "",
            at=instant(self._clock.now()),
            actor=self.actor,
            action=action,
            record=record,
            kind=kind,
            parents=parents,
            body_hash=digest,
            blobs=blob_ids,
        )
        self.connection.execute(f"INSERT INTO entry({COLUMNS}) VALUES ({_marks(12)})", as_row(entry))
        self._project(entry, text.decode() if body is not None else None)
        return entry

    def write(
        self,
        kind: str,
        body: Mapping[str, object],
        *,
        record: str | None = None,
        action: str | None = None,
        blob_ids: tuple[str, ...] = (),
    ) -> Entry:
        """Adds a record (without `record`) or a revision that replaces all its current ones."""
        if record is None:
            return self.append(
                action=action or "add", record=str(uuid.uuid4()), kind=kind, body=body, blob_ids=blob_ids
            )
        parents = tuple(revision.id for revision in self.revisions(record))
        return self.append(
            action=action or ("revise" if parents else "add"),
            record=record,
            kind=kind,
            body=body,
            parents=parents,
            blob_ids=blob_ids,
        )

    def absorb(self, entries: list[Entry], bodies: list[tuple[str, bytes, str]]) -> int:
        """Takes over foreign entries unchanged, with those bodies that came along; gives how many were new.

        Entries must be in branch order; blobs they name are put by the caller in the same transaction.
        """
        self.connection.executemany("INSERT OR IGNORE INTO body(hash, salt, json) VALUES (?, ?, ?)", bodies)
        known = {(head.branch): head.seq for head in self.branch_heads()}
        fresh = [entry for entry in entries if entry.seq > known.get(entry.branch, 0)]
        for entry in fresh:
            self.connection.execute(f"INSERT INTO entry({COLUMNS}) VALUES ({_marks(12)})", as_row(entry))
            self._project(entry, self.body_text(entry.body_hash))
        return len(fresh)

    def branch_for(self, kind: str) -> str:
        """The branch that this copy writes records of `kind` on; see `core.case.sharing`."""
        return shared_branch(self.branch) if self.kind == "office" and kind in SHARED_KINDS else self.branch

    def become(self, file_id: str) -> None:
        """Gives a file in quarantine the identity of the case it was filled with, inside the open transaction."""
        self.connection.execute("UPDATE meta SET value = ? WHERE key = 'file_id'", (file_id,))
        self.file_id = file_id

    # -- reading

    def rows(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query; raises UserError `ledger_damaged` for pages that cannot be read."""
        with storage_errors(self.path):
            return list(self.connection.execute(statement, values).fetchall())

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """All entries in the order they came into this file, past the first `after`."""
        for row in self.rows(f"SELECT {COLUMNS} FROM entry ORDER BY rowid LIMIT -1 OFFSET ?", (after,)):
            yield entry_from_row(row)

    def entry_count(self) -> int:
        """How many entries the file holds."""
        return int(self.rows("SELECT count(*) FROM entry")[0][0])

    def branch_head(self, branch: str) -> BranchHead | None:
        """The newest entry of `branch`, or None when the branch has none here."""
        found = self.rows(
            "SELECT branch, seq, id FROM entry WHERE branch = ? ORDER BY seq DESC LIMIT 1", (branch,)
        )
        return BranchHead(branch=found[0][0], seq=found[0][1], id=found[0][2]) if found else None

    def branch_heads(self) -> tuple[BranchHead, ...]:
        """The newest entry of every branch, sorted by branch."""
        rows = self.rows("SELECT branch, max(seq), id FROM entry GROUP BY branch ORDER BY branch")
        return tuple(BranchHead(branch=row[0], seq=row[1], id=row[2]) for row in rows)

    def has(self, head: BranchHead) -> bool:
        """Whether this very entry is in the file, as the newest or before it."""
        found = self.rows("SELECT id FROM entry WHERE branch = ? AND seq = ?", (head.branch, head.seq))
        return bool(found) and found[0][0] == head.id

    def head(self) -> str:
        """The head of the file, 64 hex digits."""
        return head_of([head.id for head in self.branch_heads()])

    def body_text(self, digest: str) -> str | None:
        """The canonical JSON of a body, or None when there is none or it was withheld."""
        found = self.rows("SELECT json FROM body WHERE hash = ?", (digest,))
        return str(found[0][0]) if found else None

    def current(self, kind: str) -> tuple[Revision, ...]:
        """The current revisions of all records of `kind` in the order they were first written.

        A record changed on two branches since they met has two; a deleted one has none.
        """
        return self._select("kind = ? AND action <> ?", (kind, TOMBSTONE))

    def revisions(self, record: str) -> tuple[Revision, ...]:
        """The current revisions of one record, tombstones included."""
        return self._select("record = ?", (record,))

    def among(self, records: Iterable[str]) -> tuple[Revision, ...]:
        """The current revisions of these records that are not deleted, in the order of `current`."""
        wanted = json.dumps(sorted(records))
        return self._select("record IN (SELECT value FROM json_each(?)) AND action <> ?", (wanted, TOMBSTONE))

    def about(self, kind: str, evidence_id: str) -> tuple[Revision, ...]:
        """The current revisions of all records of `kind` that say they belong to this evidence, in the order of `current`."""
        return self._select(
            "kind = ? AND action <> ? AND json_extract(json, '$.evidence') = ?",
            (kind, TOMBSTONE, evidence_id),
        )

    def changed_since(self, heads: Iterable[BranchHead]) -> dict[tuple[str, str], str]:
        """When each record was last changed past these heads, by record and kind.

        Heads must be ones that this file has (`has`). Openings and signatures are no changes.
        """
        known = {head.branch: head.seq for head in heads}
        found: dict[tuple[str, str], str] = {}
        for head in self.branch_heads():
            rows = self.rows(
                f"SELECT record, kind, at FROM entry WHERE branch = ? AND seq > ? AND {CHANGES}",
                (head.branch, known.get(head.branch, 0)),
            )
            for record, kind, at in rows:
                found[record, kind] = max(at, found.get((record, kind), ""))
        return found

    def _select(self, where: str, values: tuple[object, ...]) -> tuple[Revision, ...]:
        rows = self.rows(
            f"SELECT revision, record, kind, action, at, actor, json FROM current WHERE {where} ORDER BY place",
            values,
        )
        return tuple(
            Revision(id=r[0], record=r[1], kind=r[2], action=r[3], at=r[4], actor=r[5], body=parse(r[6]))
            for r in rows
        )

    # -- blobs

    def put(self, data: bytes) -> str:
        """Stores bytes inside the open transaction; gives their SHA-256."""
        return blobs.put(self.connection, data)

    def blob(self, digest: str) -> bytes:
        """Stored bytes, checked; raises UserError `blob_damaged`."""
        with storage_errors(self.path):
            return blobs.get(self.connection, digest)

    # -- projection

    def rebuild(self) -> None:
        """Drops what is derived and derives it again from the entries."""
        with self.transaction():
            self._project_again()

    def _project_again(self) -> None:
        schema.lay_projection(self.connection)
        for entry in list(self.entries()):
            self._project(entry, self.body_text(entry.body_hash))

    def _project(self, entry: Entry, text: str | None) -> None:
        # Revisions of a record keep the place of the first, so that lists do not jump.
        place = self.connection.execute(
            "SELECT min(rowid) FROM entry WHERE record = ? AND (body_hash <> '' OR action = ?)",
            (entry.record, TOMBSTONE),
        ).fetchone()[0]
        if entry.parents:
            self.connection.execute(
                f"DELETE FROM current WHERE revision IN ({_marks(len(entry.parents))})", entry.parents
            )
        if text is None and entry.action != TOMBSTONE:
            return  # an opening, a signature, or a body that was withheld from us
        # A foreign branch may bring an older revision after the one that replaced it.
        if self._replaced(entry):
            return
        self.connection.execute(
            f"INSERT INTO current(revision, record, kind, action, at, actor, place, json) VALUES ({_marks(8)})",
            (entry.id, entry.record, entry.kind, entry.action, entry.at, entry.actor, place, text or "{}"),
        )

    def _replaced(self, entry: Entry) -> bool:
        rows = self.connection.execute(
            f"SELECT {COLUMNS} FROM entry WHERE record = ? AND id <> ?", (entry.record, entry.id)
        )
        return any(entry.id in entry_from_row(row).parents for row in rows)


def _marks(count: int) -> str:
    return ", ".join("?" * count)
