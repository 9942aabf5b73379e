"""What somebody was writing and has not finished, in a table of its own in the office's file.

It is the office's working paper and no part of any record: the record forgets nothing, and what was never finished must
be gone once it is taken away. So a newer text replaces the older one here, encrypted and as durable as the record (no
lock and no crash loses it). What can no longer be understood counts as not there: no work waits for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

from core.case.canonical import Json
from core.case.ledger import Ledger
from core.storage.sqlcipher import Connection

_TABLE: Final = """CREATE TABLE IF NOT EXISTS unfinished(
    record TEXT PRIMARY KEY, file_id TEXT NOT NULL, at TEXT NOT NULL, json TEXT NOT NULL) STRICT"""


def put(ledger: Ledger, record: str, file_id: str, value: Mapping[str, Json], *, at: str) -> None:
    """Keeps a text under the id `record` inside the open transaction, in place of the one before.

    `file_id` is the file it belongs to, of a case or of the office itself; `at` is the instant of now.
    """
    drop(ledger, record)
    ledger.connection.execute(
        "INSERT INTO unfinished(record, file_id, at, json) VALUES (?, ?, ?, ?)",
        (record, file_id, at, json.dumps(dict(value), ensure_ascii=True)),
    )


def drop(ledger: Ledger, record: str) -> None:
    """Takes a text away inside the open transaction, where there is one."""
    ledger.connection.execute(_TABLE)
    ledger.connection.execute("DELETE FROM unfinished WHERE record = ?", (record,))


def find(ledger: Ledger, record: str) -> tuple[str, dict[str, Json]] | None:
    """When a text was kept and what it says, or None."""
    if not _laid(ledger):
        return None
    for at, text in ledger.rows("SELECT at, json FROM unfinished WHERE record = ?", (record,)):
        value = _understood(text)
        return None if value is None else (str(at), value)
    return None


def of_file(ledger: Ledger, file_id: str) -> tuple[dict[str, Json], ...]:
    """Every text that belongs to this file."""
    if not _laid(ledger):
        return ()
    rows = ledger.rows("SELECT json FROM unfinished WHERE file_id = ? ORDER BY record", (file_id,))
    return tuple(value for row in rows if (value := _understood(row[0])) is not None)


def lay(connection: Connection, rows: Iterable[tuple[object, ...]]) -> None:
    """Puts rows saved from a damaged file (record, file, instant, text) into a new one, inside its transaction."""
    connection.execute(_TABLE)
    connection.executemany(
        "INSERT OR IGNORE INTO unfinished(record, file_id, at, json) VALUES (?, ?, ?, ?)", list(rows)
    )


def _laid(ledger: Ledger) -> bool:
    """Whether anybody has ever left anything unfinished."""
    return bool(ledger.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'unfinished'"))


def _understood(text: object) -> dict[str, Json] | None:
    try:
        value = json.loads(str(text))
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
