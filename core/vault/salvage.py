"""A damaged file of a vault written anew, where its whole record can still be read.

Only what the record is made of must be whole: entries, bodies and originals. What is derived is derived again. What
somebody had not finished is kept as far as it can be read, and nothing waits for it. A record with a hole is
refused and left as it is: it must come from a backup. The damaged file stays beside the new one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.case import blobs, handover, schema
from core.case.chain import ledger_faults
from core.case.ledger import Ledger
from core.clock import SystemClock
from core.errors import UserError
from core.storage.atomic import flush_folder, replacing
from core.storage.sqlcipher import (
    Connection,
    DatabaseError,
    create_database,
    open_database,
    read_salt,
    storage_errors,
)
from core.vault import unfinished

KeyFor = Callable[[bytes], bytes]
_RECORD: Final = ("body", "entry")
_BODILESS: Final = "body_hash <> '' AND body_hash NOT IN (SELECT hash FROM body)"
_FRESH: Final = ".new-whole"  # cleared at the next unlocking when the power goes
_DAMAGED: Final = ".rusak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """The result for one file.

    `code` is None when the file is whole now, else why not. `kept` is the name of the damaged file beside it, empty when
    nothing was wrong. `lost` says that some unfinished texts could not be read.
    """

    file: str
    code: str | None = None
    kept: str = ""
    entries: int = 0
    lost: bool = False


def salvage(path: Path, name: str, key_for: KeyFor) -> Salvaged:
    """Checks the ledger at `path` and writes it anew when something is wrong; `name` is how it is told.

    `key_for` gives the file's key for its salt.

    Raises:
        UserError: `no_space`, `output_unwritable`; the file is then as it was.
    """
    fresh = path.with_name(path.name + _FRESH)
    fresh.unlink(missing_ok=True)
    try:
        count = _whole(path, key_for)
        if count is not None:
            return Salvaged(file=name, entries=count)
        lost: list[bool] = []
        create_database(
            fresh, key_for, journal="delete", fill=lambda db: lost.append(_copy(db, path, key_for))
        )
        count = _whole(fresh, key_for)
        if count is None:
            raise UserError("ledger_damaged", file=path.name)
        kept = _set_aside(path)
        fresh.replace(path)
        flush_folder(path.parent)
    except UserError as error:
        if error.code in ("no_space", "output_unwritable"):
            raise
        return Salvaged(file=name, code=error.code)
    except DatabaseError:
        # Such as a trigger at a hole in the record. One file must not end what is done for the others.
        return Salvaged(file=name, code="ledger_damaged")
    finally:
        fresh.unlink(missing_ok=True)
    return Salvaged(file=name, kept=kept.name, entries=count, lost=lost[0])


def _opened(path: Path, key_for: KeyFor) -> Connection:
    return open_database(path, key_for(read_salt(path)), journal="delete")


def _whole(path: Path, key_for: KeyFor) -> int | None:
    """How many entries a file without any fault has; None when it has one."""
    with closing(_opened(path, key_for)) as connection:
        try:
            with storage_errors(path):
                ledger = Ledger(connection, path, branch="", actor="", clock=SystemClock())
                if ledger_faults(ledger, full=True) or _holes(connection):
                    return None
                return ledger.entry_count()
        except UserError as error:
            if error.code == "ledger_damaged":
                return None
            raise


def _holes(connection: Connection) -> bool:
    """Whether a body is missing that nobody can have withheld: of a branch that did not come with a handover."""
    taken = connection.execute(
        "SELECT rowid, branch FROM entry WHERE kind = ? AND action = 'import' ORDER BY rowid DESC LIMIT 1",
        (handover.KIND,),
    ).fetchone()
    # What was taken over stands before the entry that says so, which is always on a branch of this vault.
    before, own = taken or (0, "")
    rows = connection.execute(
        f"""SELECT 1 FROM entry WHERE {_BODILESS}
            AND (branch = ? OR branch NOT IN (SELECT branch FROM entry WHERE rowid < ?)) LIMIT 1""",
        (own, before),
    )
    return rows.fetchone() is not None


def _copy(db: Connection, path: Path, key_for: KeyFor) -> bool:
    """Fills a new file with the record of a damaged one; gives whether something unfinished was lost."""
    with storage_errors(path), closing(_opened(path, key_for)) as source:
        meta = schema.identify(source, path.name)
        schema.fill(db, file_id=meta["file_id"], kind=meta["kind"])
        db.execute("DELETE FROM meta WHERE key = 'projection'")  # derived again at the first opening
        for table in _RECORD:
            # By the place in the table, which needs no index; the entries' order decides how lists are sorted.
            rows = source.execute(f"SELECT * FROM {table} ORDER BY rowid")
            while row := rows.fetchone():
                db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        _copy_blobs(source, db)
    if any(
        db.execute(f"SELECT 1 FROM entry WHERE id = ? AND {_BODILESS}", (revision,)).fetchone()
        for revision in _derived(path, key_for)
    ):
        # The derived text is all that is left of a body; the new file would be without it.
        raise UserError("ledger_damaged", file=path.name, found="body")
    rows, lost = _unfinished(path, key_for)
    unfinished.lay(db, rows)
    return lost


def _copy_blobs(source: Connection, db: Connection) -> None:
    """In slices, since an original may have 200 MB; the digests are checked with the whole new file."""
    rows = source.execute("SELECT number, sha256, size, length(bytes) FROM blob ORDER BY rowid")
    for number, digest, size, length in rows.fetchall():
        db.execute(
            "INSERT INTO blob(number, sha256, size, bytes) VALUES (?, ?, ?, zeroblob(?))",
            (number, digest, size, length),
        )
        with (
            source.open_blob("blob", "bytes", number, readonly=True) as old,
            db.open_blob("blob", "bytes", number) as new,
        ):
            while part := old.read(blobs.SLICE):
                new.write(part)


def _derived(path: Path, key_for: KeyFor) -> list[str]:
    """The revisions whose text stands in the derived table too, as far as it can be read."""
    found: list[str] = []
    with closing(_opened(path, key_for)) as source, suppress(DatabaseError):
        for row in source.execute("SELECT revision FROM current NOT INDEXED ORDER BY rowid"):
            found.append(str(row[0]))
    return found


def _unfinished(path: Path, key_for: KeyFor) -> tuple[list[tuple[object, ...]], bool]:
    """The rows that can be read before and behind a damaged place, and whether there is one."""
    found: dict[object, tuple[object, ...]] = {}
    for further, order in ((">", "ASC"), ("<", "DESC")):
        # A connection that has met a damaged page reads no other any more.
        with closing(_opened(path, key_for)) as source:
            try:
                for row in _rows(source, further, order):
                    found[row[0]] = row
            except (DatabaseError, UserError):
                continue
            return list(found.values()), False
    return list(found.values()), True


def _rows(source: Connection, further: str, order: str) -> Iterator[tuple[object, ...]]:
    if not source.execute("SELECT 1 FROM sqlite_master WHERE name = 'unfinished'").fetchone():
        return
    place, where = None, ""
    while True:
        # One by one: the driver looks a row ahead, and a good row before a damaged one would be lost with it.
        rows = source.execute(
            f"SELECT rowid, record, file_id, at, json FROM unfinished {where} ORDER BY rowid {order} LIMIT 1",
            () if place is None else (place,),
        ).fetchall()
        if not rows:
            return
        place, where = rows[0][0], f"WHERE rowid {further} ?"
        yield tuple(rows[0][1:])


def _set_aside(path: Path) -> Path:
    """The damaged file under a second name that nothing has yet, safe on the disk before the first one is replaced."""
    number = 1
    while (kept := path.with_name(f"{path.name}{_DAMAGED}-{number}")).exists():
        number += 1
    try:
        os.link(path, kept)
        flush_folder(kept.parent)
    except OSError:  # no second names on this disk, as on FAT sticks
        kept.unlink(missing_ok=True)
        with path.open("rb") as source, replacing(kept) as out:
            shutil.copyfileobj(source, out, blobs.SLICE)
    return kept
