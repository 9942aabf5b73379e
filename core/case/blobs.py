"""Bytes inside a ledger, addressed by their SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Final

from core.errors import UserError
from core.storage.inputs import check_file
from core.storage.sqlcipher import Connection

SLICE: Final = 1 << 20
LARGEST: Final = 200_000_000
Progress = Callable[[int, int], None]


def put(connection: Connection, data: bytes) -> str:
    """Stores `data` inside the open transaction unless it is there; gives its SHA-256 in hex."""
    digest = hashlib.sha256(data).hexdigest()
    if size_of(connection, digest) is None:
        connection.execute(
            "INSERT INTO blob(sha256, size, bytes) VALUES (?, ?, ?)", (digest, len(data), data)
        )
    return digest


def put_file(connection: Connection, path: Path, digest: str, size: int, progress: Progress | None) -> None:
    """Stores the file whose digest was taken before, slice by slice, inside the open transaction.

    Raises:
        UserError: `input_unreadable` when the file changed while it was read; the transaction must then
            be rolled back.
    """
    cursor = connection.execute(
        "INSERT INTO blob(sha256, size, bytes) VALUES (?, ?, zeroblob(?))", (digest, size, size)
    )
    seen = hashlib.sha256()
    written = 0
    with connection.open_blob("blob", "bytes", cursor.lastrowid) as target:
        for part in _parts(path):
            written += len(part)
            if written > size:
                break
            seen.update(part)
            target.write(part)
            if progress:
                progress(written, size)
    if written != size or seen.hexdigest() != digest:
        raise UserError("input_unreadable", path=str(path), found="changed")


def put_stream(connection: Connection, digest: str, size: int, parts: Iterable[bytes]) -> None:
    """Stores bytes that arrive in parts and must have this digest and size, inside the open transaction.

    Raises:
        ValueError: when they have not; the transaction must then be rolled back.
    """
    if size_of(connection, digest) is not None:
        for _ in parts:
            pass
        return
    cursor = connection.execute(
        "INSERT INTO blob(sha256, size, bytes) VALUES (?, ?, zeroblob(?))", (digest, size, size)
    )
    seen, written = hashlib.sha256(), 0
    with connection.open_blob("blob", "bytes", cursor.lastrowid) as target:
        for part in parts:
            written += len(part)
            if written > size:
                raise ValueError("more bytes than announced")
            seen.update(part)
            target.write(part)
    if written != size or seen.hexdigest() != digest:
        raise ValueError("bytes of another digest")


def size_of(connection: Connection, digest: str) -> int | None:
    """The size in bytes of a stored blob, or None when it is not here (for example withheld)."""
    row = connection.execute("SELECT size FROM blob WHERE sha256 = ?", (digest,)).fetchone()
    return None if row is None else int(row[0])


def get(connection: Connection, digest: str) -> bytes:
    """The stored bytes, checked against their digest.

    Raises:
        UserError: `blob_damaged` when the bytes differ from their digest or are missing.
    """
    row = connection.execute("SELECT bytes FROM blob WHERE sha256 = ?", (digest,)).fetchone()
    if row is None or hashlib.sha256(row[0]).hexdigest() != digest:
        raise UserError("blob_damaged", sha256=digest)
    return bytes(row[0])


def slices(connection: Connection, digest: str) -> Generator[bytes]:
    """The stored bytes in slices of 1 MiB, the digest checked with the last one.

    Raises:
        UserError: `blob_damaged`; a consumer that has written slices by then must throw them away.
    """
    row = connection.execute("SELECT number FROM blob WHERE sha256 = ?", (digest,)).fetchone()
    if row is None:
        raise UserError("blob_damaged", sha256=digest)
    seen = hashlib.sha256()
    with connection.open_blob("blob", "bytes", row[0], readonly=True) as source:
        while part := source.read(SLICE):
            seen.update(part)
            yield part
    if seen.hexdigest() != digest:
        raise UserError("blob_damaged", sha256=digest)


def digest_of(path: Path, progress: Progress | None = None) -> tuple[str, int]:
    """SHA-256 in hex and size of a file that a person named; `progress` says 0 of what was seen so far.

    Raises:
        UserError: `input_missing`, `input_not_a_file`, `input_unreadable`, `limit_exceeded` over 200 MB.
    """
    check_file(path)
    seen, size = hashlib.sha256(), 0
    for part in _parts(path):
        size += len(part)
        if size > LARGEST:
            raise UserError("limit_exceeded", path=str(path), limit=LARGEST)
        seen.update(part)
        if progress:
            progress(0, size)
    return seen.hexdigest(), size


def start_of(connection: Connection, digest: str) -> bytes:
    """The first 16 stored bytes: enough to tell what kind of file it is."""
    row = connection.execute("SELECT substr(bytes, 1, 16) FROM blob WHERE sha256 = ?", (digest,)).fetchone()
    return bytes(row[0] or b"")  # of no bytes the engine gives none


def _parts(path: Path) -> Iterator[bytes]:
    """A file in slices; a drive that is pulled out meanwhile is the input's fault, not the vault's."""
    try:
        with path.open("rb") as file:
            while part := file.read(SLICE):
                yield part
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error
