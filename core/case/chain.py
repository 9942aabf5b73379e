"""Checking that a ledger says today what it said when it was written."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from core.case import blobs
from core.case.canonical import body_hash, parse
from core.case.entry import Entry
from core.case.ledger import Ledger, head_of
from core.errors import UserError
from core.storage.sqlcipher import DatabaseError

BodyOf = Callable[[str], tuple[bytes, str] | None]


def chain_faults(entries: Iterable[Entry], *, held: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """What is wrong with the order, the ids or the links of these entries; empty when nothing is.

    Needs no bodies and no keys. `held` are ids that may be followed though they are not among the entries. Each fault is a short English code with the branch's position.
    """
    faults: list[str] = []
    last: dict[str, Entry] = {}
    entries = tuple(entries)
    known = {entry.id for entry in entries} | held
    for entry in entries:
        before = last.get(entry.branch)
        if entry.computed_id() != entry.id:
            faults.append(f"entry-id {entry.branch[:8]}:{entry.seq}")
        if entry.seq != (before.seq + 1 if before else 1) or entry.prev != (before.id if before else ""):
            faults.append(f"entry-link {entry.branch[:8]}:{entry.seq}")
        if any(parent not in known for parent in entry.parents):
            faults.append(f"entry-parent {entry.branch[:8]}:{entry.seq}")
        last[entry.branch] = entry
    return tuple(faults)


def body_faults(entries: Iterable[Entry], body_of: BodyOf) -> tuple[str, ...]:
    """Bodies that do not match the commitment of their entry; missing ones count as withheld, not as faults."""
    faults = []
    for entry in entries:
        if not entry.body_hash:
            continue
        found = body_of(entry.body_hash)
        if found is None:
            continue
        salt, text = found
        if body_hash(salt, text.encode()) != entry.body_hash:
            faults.append(f"body {entry.branch[:8]}:{entry.seq}")
    return tuple(faults)


def signature_faults(entries: Iterable[Entry], body_of: BodyOf, file_id: str) -> tuple[str, ...]:
    """Signed heads of another file, with a signature that does not hold, or over entries that are not here."""
    faults = []
    entries = tuple(entries)
    known = {entry.id for entry in entries}
    for entry in entries:
        found = body_of(entry.body_hash) if entry.action == "sign" else None
        if found is None:
            continue
        body = parse(found[1])
        ids = body.get("heads")
        covered = [str(item) for item in ids] if isinstance(ids, list) else []
        head = str(body.get("head", ""))
        holds = body.get("file") == file_id and signature_holds(
            file_id, head, str(body.get("public_key", "")), str(body.get("signature", ""))
        )
        if not (holds and head == head_of(covered) and known.issuperset(covered)):
            faults.append(f"signature {entry.branch[:8]}:{entry.seq}")
    return tuple(faults)


def signed_message(file_id: str, head: str) -> bytes:
    """The bytes that a device signs for a head."""
    return f"netra/head-signature/1\n{file_id}\n{head}\n".encode()


def signature_holds(file_id: str, head: str, public_key: str, signature: str) -> bool:
    """Whether `signature` (base64) of `head` was made with the Ed25519 `public_key` (base64)."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
        key.verify(base64.b64decode(signature, validate=True), signed_message(file_id, head))
    except (ValueError, InvalidSignature):
        return False
    return True


def ledger_faults(ledger: Ledger, *, full: bool, step: Callable[[], None] = lambda: None) -> tuple[str, ...]:
    """Faults of an opened ledger: always the chain, bodies and signatures; with `full` pages and blobs too.

    Both engine checks are needed: the cipher check misses truncation at a page border, the integrity
    check misses flips in unused pages. `step` is called often and may raise to cancel.
    """
    connection = ledger.connection
    faults: list[str] = []
    try:
        if full:
            faults += [f"page {row[0]}" for row in connection.execute("PRAGMA cipher_integrity_check")]
            step()
            rows = connection.execute("PRAGMA integrity_check").fetchall()
            faults += [f"structure {row[0]}" for row in rows if row[0] != "ok"]
            faults += [f"reference {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
            step()
        entries = list(ledger.entries())

        def body_of(digest: str) -> tuple[bytes, str] | None:
            row = connection.execute("SELECT salt, json FROM body WHERE hash = ?", (digest,)).fetchone()
            return None if row is None else (bytes(row[0]), str(row[1]))

        faults += chain_faults(entries)
        faults += body_faults(entries, body_of)
        faults += signature_faults(entries, body_of, ledger.file_id)
        present = {row[0] for row in connection.execute("SELECT sha256 FROM blob")}
        faults += [
            f"blob-missing {digest[:16]}"
            for entry in entries
            for digest in entry.blobs
            # What was withheld from us came without its bytes.
            if digest not in present and (not entry.body_hash or body_of(entry.body_hash) is not None)
        ]
        if full:
            for number, digest, size in connection.execute(
                "SELECT number, sha256, size FROM blob"
            ).fetchall():
                step()
                faults += _blob_faults(ledger, number, digest, size)
    except (DatabaseError, UserError):
        faults.append("page unreadable")
    return tuple(faults)


def _blob_faults(ledger: Ledger, number: int, digest: str, size: int) -> list[str]:
    seen, length = hashlib.sha256(), 0
    with ledger.connection.open_blob("blob", "bytes", number, readonly=True) as source:
        while part := source.read(blobs.SLICE):
            seen.update(part)
            length += len(part)
    return [] if seen.hexdigest() == digest and length == size else [f"blob {digest[:16]}"]
