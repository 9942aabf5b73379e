"""What lists show, and the last known head of every ledger. No ledger itself: it may be deleted.

Rows are written after the ledger's commit, with the new head and the clean mark, in one commit of
this file; before a ledger is written its row is marked dirty. So after a crash only dirty or unknown
ledgers have to be read again.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from core.case import document, evidence, hearing, reading, subject
from core.case.hearing import Slot, State
from core.case.ledger import BranchHead, Ledger
from core.case.subject import Status
from core.errors import UserError
from core.storage.sqlcipher import (
    Connection,
    create_database,
    open_database,
    read_salt,
    storage_errors,
    transaction,
)
from core.vault.keys import MasterKey
from core.vault.pending import Pending

NAME: Final = "index.db"
_FORMAT: Final = 2
_SPOILT: Final = frozenset({"ledger_damaged", "ledger_empty", "ledger_plain", "ledger_foreign"})

_TABLES: Final = (
    "CREATE TABLE copy(branch TEXT NOT NULL, place TEXT NOT NULL) STRICT",
    """CREATE TABLE ledger(file TEXT PRIMARY KEY, file_id TEXT NOT NULL, kind TEXT NOT NULL,
        heads TEXT NOT NULL, mark TEXT NOT NULL, dirty INTEGER NOT NULL) STRICT""",
    """CREATE TABLE case_row(case_id TEXT PRIMARY KEY, name TEXT NOT NULL, front_titles TEXT, back_titles TEXT,
        id_number TEXT, position TEXT, work_unit TEXT, status TEXT NOT NULL, evidence INTEGER NOT NULL,
        unread INTEGER NOT NULL, hearings INTEGER NOT NULL, documents INTEGER NOT NULL,
        changed_at TEXT NOT NULL, official TEXT) STRICT""",
    """CREATE TABLE hearing_row(hearing_id TEXT NOT NULL, case_id TEXT NOT NULL, name TEXT NOT NULL,
        local TEXT NOT NULL, zone TEXT NOT NULL, minutes INTEGER NOT NULL, room TEXT NOT NULL,
        examiners TEXT NOT NULL, number INTEGER NOT NULL, capacity TEXT NOT NULL, state TEXT NOT NULL) STRICT""",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case as lists show it. `unread` counts readable evidence without a reading.

    `official` is the id in the register that the person was taken from, when it was.
    """

    id: str
    name: str
    front_titles: str | None
    back_titles: str | None
    id_number: str | None
    position: str | None
    work_unit: str | None
    status: Status
    evidence: int
    unread: int
    hearings: int
    documents: int
    changed_at: str
    official: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRow:
    """A hearing as lists show it, with whose case it is."""

    id: str
    case_id: str
    name: str
    slot: Slot
    number: int
    capacity: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the index remembers of a ledger file."""

    file: str
    file_id: str
    heads: tuple[BranchHead, ...]
    dirty: bool


def row_of(ledger: Ledger) -> CaseRow:
    """The row of a case as its ledger stands."""
    person, items, readings = subject.of(ledger), evidence.items(ledger), reading.of_evidence(ledger)
    last = ledger.rows("SELECT max(at) FROM entry WHERE body_hash <> '' AND action <> 'sign'")
    return CaseRow(
        id=ledger.file_id,
        name=person.name,
        front_titles=person.front_titles,
        back_titles=person.back_titles,
        id_number=person.id_number,
        position=person.position,
        work_unit=person.work_unit,
        status=person.status,
        evidence=len(items),
        unread=sum(1 for item in items if item.readable and item.id not in readings),
        hearings=len(hearing.items(ledger)),
        documents=len(document.items(ledger)),
        changed_at=str(last[0][0]),
        official=person.official,
    )


def _mark(path: Path) -> str:
    """Size and change time of a ledger file: another mark means that it was written or put back elsewhere."""
    state = path.stat()
    return f"{state.st_size}:{state.st_mtime_ns}"


class Index:
    """The opened index; belongs to the thread that opened it."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self.pending = Pending(connection, path)

    @staticmethod
    def open_or_make(folder: Path, master: MasterKey) -> Index:
        """The index of a vault; one that is missing, damaged or of another version is made anew, empty."""
        path = folder / NAME
        if path.exists():
            try:
                return Index._open(path, master)
            except UserError as error:
                # A passing fault of the device must not cost what is remembered of the ledgers.
                if error.code not in _SPOILT or error.facts.get("found") == "device":
                    raise
                for part in (path, path.with_name(NAME + "-wal"), path.with_name(NAME + "-shm")):
                    part.unlink(missing_ok=True)
        create_database(path, master.index, journal="wal", fill=_fill)
        return Index._open(path, master)

    @staticmethod
    def _open(path: Path, master: MasterKey) -> Index:
        connection = open_database(path, master.index(read_salt(path)), journal="wal")
        try:
            with storage_errors(path):
                # One process has the vault; without shared memory the index opens on a full disk too.
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
                version = connection.execute("PRAGMA user_version").fetchone()[0]
            if not sound:
                raise UserError("ledger_damaged", file=path.name, found="page")
            if version != _FORMAT:
                raise UserError("ledger_foreign", file=path.name)
        except BaseException:
            connection.close()
            raise
        return Index(connection, path)

    def close(self) -> None:
        """Folds the write-ahead file in and closes; what cannot be folded now stays for the next opening."""
        try:
            with suppress(UserError), storage_errors(self._path):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._connection.close()

    def _query(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with storage_errors(self._path):
            return list(self._connection.execute(statement, values).fetchall())

    # -- which copy of the vault this is

    def branch(self, place: str) -> str | None:
        """The branch this copy writes, or None when the index was made elsewhere or is new."""
        found = self._query("SELECT branch FROM copy WHERE place = ?", (place,))
        return str(found[0][0]) if found else None

    def write_branch(self, branch: str, place: str) -> None:
        """Remembers the branch that this copy writes, and the place as it is from now on."""
        with storage_errors(self._path), transaction(self._connection):
            self._connection.execute("DELETE FROM copy")
            self._connection.execute("INSERT INTO copy(branch, place) VALUES (?, ?)", (branch, place))

    # -- ledgers

    def known(self, file: str) -> Known | None:
        """What is remembered of the ledger file with this name."""
        found = self._query("SELECT file, file_id, heads, dirty FROM ledger WHERE file = ?", (file,))
        if not found:
            return None
        row = found[0]
        heads = tuple(BranchHead(branch=b, seq=s, id=i) for b, s, i in json.loads(row[2]))
        return Known(file=row[0], file_id=row[1], heads=heads, dirty=bool(row[3]))

    def stale(self, path: Path) -> bool:
        """Whether the ledger at `path` has to be read again: unknown, dirty, or not as it was left."""
        found = self._query("SELECT mark FROM ledger WHERE file = ? AND NOT dirty", (path.name,))
        return not found or found[0][0] != _mark(path)

    def mark_dirty(self, ledger: Ledger) -> None:
        """Notes durably that the ledger is about to change; cheap when it is noted already."""
        if self._query("SELECT 1 FROM ledger WHERE file = ? AND dirty", (ledger.path.name,)):
            return
        with storage_errors(self._path), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO ledger(file, file_id, kind, heads, mark, dirty) VALUES (?, ?, ?, '[]', '', 1) "
                "ON CONFLICT(file) DO UPDATE SET dirty = 1",
                (ledger.path.name, ledger.file_id, ledger.kind),
            )

    def take(self, ledger: Ledger) -> None:
        """Reads rows and head of the ledger anew and marks it clean, in one commit."""
        heads = json.dumps([[head.branch, head.seq, head.id] for head in ledger.branch_heads()])
        with storage_errors(self._path), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO ledger(file, file_id, kind, heads, mark, dirty) VALUES (?, ?, ?, ?, ?, 0) "
                "ON CONFLICT(file) DO UPDATE SET file_id = excluded.file_id, kind = excluded.kind, "
                "heads = excluded.heads, mark = excluded.mark, dirty = 0",
                (ledger.path.name, ledger.file_id, ledger.kind, heads, _mark(ledger.path)),
            )
            if ledger.kind == "case":
                try:
                    self._take_case(ledger)
                except (KeyError, ValueError, TypeError) as error:
                    # A record of a form we do not know must not keep the other cases from being shown.
                    raise UserError("ledger_damaged", file=ledger.path.name, found="schema") from error

    def forget(self, file: str) -> None:
        """Drops what is remembered of a file that is no longer part of the vault."""
        known = self.known(file)
        if known is None:
            return
        with storage_errors(self._path), transaction(self._connection):
            self._connection.execute("DELETE FROM ledger WHERE file = ?", (file,))
            self._drop_rows(known.file_id)

    def _take_case(self, ledger: Ledger) -> None:
        row = row_of(ledger)
        self._drop_rows(row.id)
        self._connection.execute(
            "INSERT INTO case_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row.id, row.name, row.front_titles, row.back_titles, row.id_number, row.position,
                row.work_unit, row.status.value, row.evidence, row.unread, row.hearings, row.documents,
                row.changed_at, row.official,
            ),
        )  # fmt: skip
        self._connection.executemany(
            "INSERT INTO hearing_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    item.id, row.id, row.name, item.slot.local.isoformat(), item.slot.zone,
                    item.slot.minutes, item.slot.room, json.dumps(list(item.slot.examiners)), item.number,
                    item.capacity, item.state.value,
                )
                for item in hearing.items(ledger)
            ],
        )  # fmt: skip

    def _drop_rows(self, case_id: str) -> None:
        self._connection.execute("DELETE FROM case_row WHERE case_id = ?", (case_id,))
        self._connection.execute("DELETE FROM hearing_row WHERE case_id = ?", (case_id,))

    # -- lists

    def cases(self) -> tuple[CaseRow, ...]:
        """All cases, by name."""
        rows = self._query("SELECT * FROM case_row ORDER BY name COLLATE NOCASE, case_id")
        return tuple(
            CaseRow(
                id=r[0], name=r[1], front_titles=r[2], back_titles=r[3], id_number=r[4], position=r[5],
                work_unit=r[6], status=Status(r[7]), evidence=r[8], unread=r[9], hearings=r[10],
                documents=r[11], changed_at=r[12], official=r[13],
            )
            for r in rows
        )  # fmt: skip

    def hearings(self) -> tuple[HearingRow, ...]:
        """All hearings of all cases, by time."""
        rows = self._query("SELECT * FROM hearing_row")
        found = [
            HearingRow(
                id=r[0], case_id=r[1], name=r[2],
                slot=Slot(
                    local=datetime.fromisoformat(r[3]), zone=r[4], minutes=r[5], room=r[6],
                    examiners=tuple(json.loads(r[7])),
                ),
                number=r[8], capacity=r[9], state=State(r[10]),
            )
            for r in rows
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda row: (row.slot.starts_at, row.id)))


def _fill(connection: Connection) -> None:
    connection.execute(f"PRAGMA user_version = {_FORMAT}")
    for statement in _TABLES:
        connection.execute(statement)
