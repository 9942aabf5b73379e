"""What lists show, what is searched, and the last known head of every ledger. No ledger itself: it may be deleted.

Rows are written after the ledger's commit, with the new head and the clean mark, in one commit of
this file; before a ledger is written its row is marked dirty. So after a crash only dirty or unknown
ledgers have to be read again, and of those only the records that changed past the heads that were taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core.case.ledger import BranchHead, Ledger
from core.errors import UserError
from core.storage.sqlcipher import (
    Connection,
    create_database,
    open_database,
    read_salt,
    storage_errors,
    transaction,
)
from core.vault import row_tables
from core.vault.keys import MasterKey
from core.vault.pending import Pending
from core.vault.row_tables import RowTables
from core.vault.rows import CaseRow as CaseRow
from core.vault.rows import EvidenceRow
from core.vault.rows import HearingRow as HearingRow
from core.vault.rows import PaperRow as PaperRow
from core.vault.search import texts
from core.vault.search.texts import Texts
from core.vault.taking import Taking

NAME: Final = "index.db"
FORMAT: Final = 4
"""Raised whenever a table changes or other words are kept: an index of another format is made anew."""
_SPOILT: Final = frozenset({"ledger_damaged", "ledger_empty", "ledger_plain", "ledger_foreign"})
_FOREIGN_FORM: Final = frozenset({"setting_invalid", "field_missing"})
"""What constructors of values say to records of a form that is not ours."""
_FREE: Final = 0.1
"""The share of free pages above which the file is written anew, when it is opened and not small."""
_SMALL: Final = 64  # pages

_TABLES: Final = (
    "CREATE TABLE copy(branch TEXT NOT NULL, place TEXT NOT NULL) STRICT",
    """CREATE TABLE ledger(number INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, file_id TEXT NOT NULL,
        kind TEXT NOT NULL, heads TEXT NOT NULL, mark TEXT NOT NULL, dirty INTEGER NOT NULL) STRICT""",
    *row_tables.TABLES,
    *texts.TABLES,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the index remembers of a ledger file."""

    file: str
    file_id: str
    heads: tuple[BranchHead, ...]
    dirty: bool


def _mark(path: Path) -> str:
    """Size and change time of a ledger file: another mark means that it was written or put back elsewhere."""
    state = path.stat()
    return f"{state.st_size}:{state.st_mtime_ns}"


class Index:
    """The opened index; belongs to the thread that opened it."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._rows = RowTables(connection)
        self.texts = Texts(connection)
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
            if version != FORMAT:
                raise UserError("ledger_foreign", file=path.name)
            index = Index(connection, path)
            with suppress(UserError):  # a full disk does not keep the vault closed
                index.tidy()
        except BaseException:
            connection.close()
            raise
        return index

    def tidy(self) -> None:
        """Merges what many small writings left, and gives free pages back when they are many."""
        with storage_errors(self._path):
            with transaction(self._connection):
                self.texts.tidy()
            pages, free = (
                int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])
                for name in ("page_count", "freelist_count")
            )
            if pages > _SMALL and free > _FREE * pages:
                self._connection.execute("VACUUM")  # its temporary file is in memory, as set at opening

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

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turns complaints of the engine while something is asked into errors a person can act on."""
        with storage_errors(self._path):
            yield

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
        """Whether the ledger at `path` has to be looked at again: unknown, dirty, or not as it was left."""
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
        """Takes over what changed in the ledger past the heads last taken, and marks it clean, in one commit."""
        known = self.known(ledger.path.name)
        with self._writing(ledger):
            before: tuple[BranchHead, ...] = ()
            if known is not None and known.file_id == ledger.file_id:
                before = known.heads
            elif known is not None:
                self._forget(known.file)
            if not all(map(ledger.has, before)):  # another file was put in its place
                self._forget(ledger.path.name)
                before = ()
            heads = json.dumps([[head.branch, head.seq, head.id] for head in ledger.branch_heads()])
            self._connection.execute(
                "INSERT INTO ledger(file, file_id, kind, heads, mark, dirty) VALUES (?, ?, ?, ?, ?, 0) "
                "ON CONFLICT(file) DO UPDATE SET file_id = excluded.file_id, kind = excluded.kind, "
                "heads = excluded.heads, mark = excluded.mark, dirty = 0",
                (ledger.path.name, ledger.file_id, ledger.kind, heads, _mark(ledger.path)),
            )
            self._taking(ledger).take(ledger.changed_since(before))

    def settle(self, ledger: Ledger, most: int) -> None:
        """Reads up to `most` texts of the ledger that were left for later, in one commit."""
        with self._writing(ledger):
            owed = self._rows.owed(self._number(ledger.path.name), most)
            self._taking(ledger).settle(owed)

    def parts_of(self, ledger: Ledger, evidence_id: str) -> list[str]:
        """The readings, corrections and quotes of evidence."""
        with storage_errors(self._path):
            return self._rows.parts_of(self._number(ledger.path.name), evidence_id)

    def owing(self) -> dict[str, int]:
        """How many texts were left for later, by file id."""
        with storage_errors(self._path):
            return self._rows.files_owing()

    def forget(self, file: str) -> None:
        """Drops what is remembered of a file that is no longer part of the vault, to the last word."""
        with storage_errors(self._path), transaction(self._connection):
            self._forget(file)

    @contextmanager
    def _writing(self, ledger: Ledger) -> Iterator[None]:
        with storage_errors(self._path), transaction(self._connection):
            try:
                yield
            except (KeyError, ValueError, TypeError) as error:
                # A record of a form we do not know must not keep the other cases from being shown.
                raise UserError("ledger_damaged", file=ledger.path.name, found="schema") from error
            except UserError as error:
                if error.code in _FOREIGN_FORM:
                    raise UserError("ledger_damaged", file=ledger.path.name, found="schema") from error
                raise

    def _taking(self, ledger: Ledger) -> Taking:
        return Taking(ledger, self._number(ledger.path.name), self._rows, self.texts)

    def _number(self, file: str) -> int:
        return int(self._query("SELECT number FROM ledger WHERE file = ?", (file,))[0][0])

    def _forget(self, file: str) -> None:
        for number, file_id in self._query("SELECT number, file_id FROM ledger WHERE file = ?", (file,)):
            self._rows.drop_file(number, file_id)
            self.texts.drop_file(number)
            self._connection.execute("DELETE FROM ledger WHERE number = ?", (number,))

    # -- lists

    def cases(self) -> tuple[CaseRow, ...]:
        """All cases, by name."""
        with storage_errors(self._path):
            return self._rows.cases()

    def case_name(self, case_id: str) -> str | None:
        """Whom a case is about, None for what is no case."""
        with storage_errors(self._path):
            return self._rows.case_name(case_id)

    def hearings(self) -> tuple[HearingRow, ...]:
        """All hearings of all cases, by time."""
        with storage_errors(self._path):
            return self._rows.hearings()

    def papers(self, code: str) -> tuple[PaperRow, ...]:
        """The papers whose pages carry this code."""
        with storage_errors(self._path):
            return self._rows.papers(code)

    def evidence(self, file_id: str | None, *, aside: bool = False) -> tuple[EvidenceRow, ...]:
        """The evidence at work (or, with `aside`, what was laid aside) of one file or of all, by intake."""
        with storage_errors(self._path):
            return self._rows.evidence(file_id, aside=aside)

    def platforms(self) -> tuple[str, ...]:
        """Every platform that evidence is said to come from, by name."""
        with storage_errors(self._path):
            return self._rows.platforms()


def _fill(connection: Connection) -> None:
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    for statement in _TABLES:
        connection.execute(statement)
