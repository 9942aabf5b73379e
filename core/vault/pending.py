"""Files that were accepted but are not stored yet: a list inside the encrypted index.

The index may be deleted at any time; then only this list is lost. The table is made with its first row, so
that an index of before needs no other version.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.storage.sqlcipher import Connection, storage_errors, transaction

# A path that is not UTF-8 is kept as the bytes the system gave.
_TABLE: Final = """CREATE TABLE IF NOT EXISTS pending(
    number INTEGER PRIMARY KEY AUTOINCREMENT, file_id TEXT NOT NULL, path BLOB NOT NULL) STRICT"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A file on its way into a case file or the inbox; `number` names it in the list and is never used again."""

    number: int
    file_id: str
    path: Path


class Pending:
    """The list; belongs to the thread that opened the index."""

    def __init__(self, connection: Connection, path: Path) -> None:
        """Uses the open connection of the index at `path`."""
        self._connection = connection
        self._path = path

    def add(self, file_id: str, paths: Sequence[Path]) -> tuple[Awaited, ...]:
        """Remembers files for a case or the inbox, in order; durable on return. Raises UserError `no_space`."""
        with storage_errors(self._path), transaction(self._connection):
            self._connection.execute(_TABLE)
            numbers = [
                self._connection.execute(
                    "INSERT INTO pending(file_id, path) VALUES (?, ?)",
                    (file_id, os.fsencode(path.absolute())),
                ).lastrowid
                for path in paths
            ]
        return tuple(
            Awaited(number=number, file_id=file_id, path=path)
            for number, path in zip(numbers, paths, strict=True)
        )

    def all(self) -> tuple[Awaited, ...]:
        """What is remembered, in the order it came."""
        if not self._laid():
            return ()
        with storage_errors(self._path):
            rows = self._connection.execute(
                "SELECT number, file_id, path FROM pending ORDER BY number"
            ).fetchall()
        return tuple(Awaited(number=row[0], file_id=row[1], path=Path(os.fsdecode(row[2]))) for row in rows)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forgets these: they are stored, or nobody wants them any more."""
        wanted = [(number,) for number in numbers]
        if wanted and self._laid():
            with storage_errors(self._path), transaction(self._connection):
                self._connection.executemany("DELETE FROM pending WHERE number = ?", wanted)

    def _laid(self) -> bool:
        with storage_errors(self._path):
            found = self._connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'pending'").fetchone()
        return found is not None
