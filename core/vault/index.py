"""What lists show, and the last known head of every ledger. No ledger itself: it may be deleted.

Rows are written after the ledger's commit, with the new head and the clean mark, in one commit of
this file; before a ledger is written its row is marked dirty. So after a crash only dirty or unknown
ledgers have to be read again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from core.case import document, evidence, hearing, reading, subject
from core.case.hearing import Slot, State
from core.case.ledger import BranchHead, Ledger
from core.case.subject import Status
from core.errors import UserError
from core.storage.sqlcipher import Connection, create_database, open_database, storage_errors, transaction
from core.vault.keys import MasterKey

NAME: Final = "index.db"
_FORMAT: Final = 1

_TABLES: Final = (
    "CREATE TABLE copy(branch TEXT NOT NULL, place TEXT NOT NULL) STRICT",
    """CREATE TABLE ledger(file TEXT PRIMARY KEY, file_id TEXT NOT NULL, kind TEXT NOT NULL,
        heads TEXT NOT NULL, dirty INTEGER NOT NULL) STRICT""",
    """CREATE TABLE case_row(case_id TEXT PRIMARY KEY, name TEXT NOT NULL, front_titles TEXT, back_titles TEXT,
        id_number TEXT, position TEXT, work_unit TEXT, status TEXT NOT NULL, evidence INTEGER NOT NULL,
        unread INTEGER NOT NULL, hearings INTEGER NOT NULL, documents INTEGER NOT NULL,
        changed_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE hearing_row(hearing_id TEXT NOT NULL, case_id TEXT NOT NULL, name TEXT NOT NULL,
        local TEXT NOT NULL, zone TEXT NOT NULL, minutes INTEGER NOT NULL, room TEXT NOT NULL,
        examiners TEXT NOT NULL, number INTEGER NOT NULL, capacity TEXT NOT NULL, state TEXT NOT NULL) STRICT""",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case as lists show it. `unread` counts readable evidence without a reading."""

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


class Index:
    """The opened index; belongs to the thread that opened it."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @staticmethod
    def open_or_make(folder: Path, master: MasterKey) -> Index:
        """The index of a vault; one that is missing, damaged or of another version is made anew, empty."""
        path = folder / NAME
        if path.exists():
            try:
                return Index._open(path, master)
            except UserError as error:
                if error.code in ("no_space", "input_unreadable", "output_unwritable"):
                    raise
                for part in (path, path.with_name(NAME + "-wal"), path.with_name(NAME + "-shm")):
                    part.unlink(missing_ok=True)
        create_database(path, master.index, journal="wal", fill=_fill)
        return Index._open(path, master)

    @staticmethod
    def _open(path: Path, master: MasterKey) -> Index:
        from core.storage.sqlcipher import read_salt

        connection = open_database(path, master.index(read_salt(path)), journal="wal")
        if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
            connection.close()
            raise UserError("ledger_foreign", file=path.name)
        return Index(connection, path)

    def close(self) -> None:
        """Folds the write-ahead file in and closes."""
        with storage_errors(self._path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()

    # -- which copy of the vault this is

    def branch(self, place: str) -> str | None:
        """The branch this copy writes, or None when the index was made elsewhere or is new."""
        row = self._connection.execute("SELECT branch FROM copy WHERE place = ?", (place,)).fetchone()
        return None if row is None else str(row[0])

    def start_branch(self, branch: str, place: str) -> None:
        """Remembers the branch that this copy writes from now on."""
        with storage_errors(self._path), transaction(self._connection):
            self._connection.execute("DELETE FROM copy")
            self._connection.execute("INSERT INTO copy(branch, place) VALUES (?, ?)", (branch, place))

    # -- ledgers

    def known(self, file: str) -> Known | None:
        """What is remembered of the ledger file with this name."""
        row = self._connection.execute(
            "SELECT file, file_id, heads, dirty FROM ledger WHERE file = ?", (file,)
        ).fetchone()
        if row is None:
            return None
        heads = tuple(BranchHead(branch=b, seq=s, id=i) for b, s, i in json.loads(row[2]))
        return Known(file=row[0], file_id=row[1], heads=heads, dirty=bool(row[3]))

    def mark_dirty(self, ledger: Ledger) -> None:
        """Notes durably that the ledger is about to change; cheap when it is noted already."""
        row = self._connection.execute(
            "SELECT dirty FROM ledger WHERE file = ?", (ledger.path.name,)
        ).fetchone()
        if row is not None and row[0]:
            return
        with storage_errors(self._path), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO ledger(file, file_id, kind, heads, dirty) VALUES (?, ?, ?, '[]', 1) "
                "ON CONFLICT(file) DO UPDATE SET dirty = 1",
                (ledger.path.name, ledger.file_id, ledger.kind),
            )

    def take(self, ledger: Ledger) -> None:
        """Reads rows and head of the ledger anew and marks it clean, in one commit."""
        heads = json.dumps([[head.branch, head.seq, head.id] for head in ledger.branch_heads()])
        with storage_errors(self._path), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO ledger(file, file_id, kind, heads, dirty) VALUES (?, ?, ?, ?, 0) ON CONFLICT(file) "
                "DO UPDATE SET file_id = excluded.file_id, kind = excluded.kind, heads = excluded.heads, dirty = 0",
                (ledger.path.name, ledger.file_id, ledger.kind, heads),
            )
            if ledger.kind == "case":
                self._take_case(ledger)

    def forget(self, file: str) -> None:
        """Drops what is remembered of a file that is no longer part of the vault."""
        known = self.known(file)
        if known is None:
            return
        with storage_errors(self._path), transaction(self._connection):
            self._connection.execute("DELETE FROM ledger WHERE file = ?", (file,))
            self._drop_rows(known.file_id)

    def _take_case(self, ledger: Ledger) -> None:
        case_id, person = ledger.file_id, subject.of(ledger)
        items, readings = evidence.items(ledger), reading.of_evidence(ledger)
        hearings = hearing.items(ledger)
        last = ledger.connection.execute(
            "SELECT max(at) FROM entry WHERE body_hash <> '' AND action <> 'sign'"
        )
        self._drop_rows(case_id)
        self._connection.execute(
            "INSERT INTO case_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                case_id, person.name, person.front_titles, person.back_titles, person.id_number,
                person.position, person.work_unit, person.status.value, len(items),
                sum(1 for item in items if item.readable and item.id not in readings),
                len(hearings), len(document.items(ledger)), last.fetchone()[0],
            ),
        )  # fmt: skip
        self._connection.executemany(
            "INSERT INTO hearing_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    item.id, case_id, person.name, item.slot.local.isoformat(), item.slot.zone,
                    item.slot.minutes, item.slot.room, json.dumps(list(item.slot.examiners)), item.number,
                    item.capacity, item.state.value,
                )
                for item in hearings
            ],
        )  # fmt: skip

    def _drop_rows(self, case_id: str) -> None:
        self._connection.execute("DELETE FROM case_row WHERE case_id = ?", (case_id,))
        self._connection.execute("DELETE FROM hearing_row WHERE case_id = ?", (case_id,))

    # -- lists

    def cases(self) -> tuple[CaseRow, ...]:
        """All cases, by name."""
        rows = self._connection.execute(
            "SELECT * FROM case_row ORDER BY name COLLATE NOCASE, case_id"
        ).fetchall()
        return tuple(
            CaseRow(
                id=r[0], name=r[1], front_titles=r[2], back_titles=r[3], id_number=r[4], position=r[5],
                work_unit=r[6], status=Status(r[7]), evidence=r[8], unread=r[9], hearings=r[10],
                documents=r[11], changed_at=r[12],
            )
            for r in rows
        )  # fmt: skip

    def hearings(self) -> tuple[HearingRow, ...]:
        """All hearings of all cases, by time."""
        rows = self._connection.execute("SELECT * FROM hearing_row").fetchall()
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
