"""The tables of a ledger file and the triggers that keep it append-only."""

from __future__ import annotations

from typing import Final

from core.errors import UserError
from core.storage.sqlcipher import Connection

APPLICATION_ID: Final = 0x4E657472  # "Netr"
FORMAT: Final = 1
PROJECTION_VERSION: Final = 1

_TABLES: Final = (
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE entry(
        branch TEXT NOT NULL, seq INTEGER NOT NULL CHECK (seq >= 1), id TEXT NOT NULL UNIQUE,
        prev TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
        record TEXT NOT NULL, kind TEXT NOT NULL, parents TEXT NOT NULL, body_hash TEXT NOT NULL,
        blobs TEXT NOT NULL, PRIMARY KEY (branch, seq)) STRICT""",
    "CREATE INDEX entry_record ON entry(record)",
    "CREATE TABLE body(hash TEXT PRIMARY KEY, salt BLOB NOT NULL, json TEXT NOT NULL) STRICT",
    """CREATE TABLE blob(
        number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
        bytes BLOB NOT NULL) STRICT""",
)

# INSERT OR REPLACE passes a delete trigger unless recursive triggers are on; the opener sets and
# reads them back. Slices of a blob written through the blob interface pass no trigger; the digest
# check is what guards them.
_TRIGGERS: Final = (
    """CREATE TRIGGER entry_next BEFORE INSERT ON entry
       WHEN NEW.seq <> coalesce((SELECT max(seq) FROM entry WHERE branch = NEW.branch), 0) + 1
         OR NEW.prev <> coalesce((SELECT id FROM entry WHERE branch = NEW.branch AND seq = NEW.seq - 1), '')
       BEGIN SELECT raise(ABORT, 'an entry must be the next of its branch'); END""",
    *(
        f"""CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table}
            BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END"""
        for table in ("entry", "body", "blob")
        for verb in ("UPDATE", "DELETE")
    ),
)

_PROJECTION: Final = (
    """CREATE TABLE current(
        revision TEXT PRIMARY KEY, record TEXT NOT NULL, kind TEXT NOT NULL, action TEXT NOT NULL,
        at TEXT NOT NULL, actor TEXT NOT NULL, place INTEGER NOT NULL, json TEXT NOT NULL) STRICT""",
    "CREATE INDEX current_kind ON current(kind, place)",
    "CREATE INDEX current_record ON current(record)",
)


def fill(connection: Connection, *, file_id: str, kind: str) -> None:
    """Lays the tables of a new ledger of `kind` (`case`, `office` or `inbox`) inside a transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    for statement in (*_TABLES, *_TRIGGERS):
        connection.execute(statement)
    connection.executemany(
        "INSERT INTO meta(key, value) VALUES (?, ?)", [("file_id", file_id), ("kind", kind)]
    )
    lay_projection(connection)


def lay_projection(connection: Connection) -> None:
    """Drops and makes anew the empty projection tables, inside a transaction."""
    connection.execute("DROP TABLE IF EXISTS current")
    for statement in _PROJECTION:
        connection.execute(statement)
    connection.execute(
        "INSERT INTO meta(key, value) VALUES ('projection', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (str(PROJECTION_VERSION),),
    )


def identify(connection: Connection, file: str) -> dict[str, str]:
    """The `meta` values of an opened ledger.

    Raises:
        UserError: `ledger_foreign` when it is not a ledger, `version_too_new` when a later Netra wrote it.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise UserError("ledger_foreign", file=file)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > FORMAT:
        raise UserError("version_too_new", file=file, found=version, known=FORMAT)
    return dict(connection.execute("SELECT key, value FROM meta").fetchall())
