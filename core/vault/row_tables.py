"""The tables of the index behind the lists of cases, hearings and evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from core.case.hearing import Hearing, Slot, State
from core.case.subject import Status
from core.storage.sqlcipher import Connection
from core.vault.rows import CaseRow, EvidenceRow, HearingRow, PaperRow, ReadState

TABLES: Final = (
    """CREATE TABLE case_row(case_id TEXT PRIMARY KEY, name TEXT NOT NULL, front_titles TEXT, back_titles TEXT,
        id_number TEXT, position TEXT, work_unit TEXT, status TEXT NOT NULL, evidence INTEGER NOT NULL,
        unread INTEGER NOT NULL, hearings INTEGER NOT NULL, documents INTEGER NOT NULL,
        changed_at TEXT NOT NULL, official TEXT) STRICT""",
    """CREATE TABLE hearing_row(case_id TEXT NOT NULL, hearing_id TEXT NOT NULL, local TEXT NOT NULL,
        zone TEXT NOT NULL, minutes INTEGER NOT NULL, room TEXT NOT NULL, examiners TEXT NOT NULL,
        number INTEGER NOT NULL, capacity TEXT NOT NULL, state TEXT NOT NULL,
        PRIMARY KEY (case_id, hearing_id)) STRICT""",
    """CREATE TABLE evidence_row(number INTEGER PRIMARY KEY, file INTEGER NOT NULL, place INTEGER NOT NULL,
        name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, media_type TEXT NOT NULL,
        added_at TEXT NOT NULL, added_by TEXT NOT NULL, platform TEXT NOT NULL, account TEXT NOT NULL,
        posted_at TEXT NOT NULL, captured_at TEXT NOT NULL, state TEXT NOT NULL, reason TEXT,
        words INTEGER NOT NULL, doubtful INTEGER NOT NULL, fingerprint TEXT NOT NULL,
        aside INTEGER NOT NULL, readable INTEGER NOT NULL) STRICT""",
    "CREATE INDEX evidence_of ON evidence_row(file, place)",
    # Papers whose pages carry a code, so that a scan finds its case without any case being opened.
    """CREATE TABLE paper_row(case_id TEXT NOT NULL, document TEXT NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL,
        number TEXT NOT NULL, pages INTEGER NOT NULL, PRIMARY KEY (case_id, document)) STRICT""",
    "CREATE INDEX paper_of ON paper_row(code)",
    # Which readings and corrections belong to which evidence, so that a change of one looks at that evidence only.
    """CREATE TABLE part(file INTEGER NOT NULL, record TEXT NOT NULL, evidence TEXT NOT NULL,
        PRIMARY KEY (file, record)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX part_of ON part(file, evidence)",
    # Evidence whose text is still to be read from its ledger.
    "CREATE TABLE owed(number INTEGER PRIMARY KEY, file INTEGER NOT NULL) STRICT",
)
_EVIDENCE: Final = (
    "name", "sha256", "size", "media_type", "added_at", "added_by", "platform", "account", "posted_at",
    "captured_at", "state", "reason", "words", "doubtful", "fingerprint", "aside",
)  # fmt: skip


class RowTables:
    """Writes and lists rows, inside transactions of the index they are part of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # -- cases and hearings

    def put_case(self, row: CaseRow) -> None:
        """Keeps a row; one of the same case is replaced."""
        self._run(
            "INSERT OR REPLACE INTO case_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row.id, row.name, row.front_titles, row.back_titles, row.id_number, row.position,
                row.work_unit, row.status.value, row.evidence, row.unread, row.hearings, row.documents,
                row.changed_at, row.official,
            ),
        )  # fmt: skip

    def changed_at(self, case_id: str) -> str:
        """When the case was last changed as far as known, empty when it is new."""
        found = self._rows("SELECT changed_at FROM case_row WHERE case_id = ?", (case_id,))
        return str(found[0][0]) if found else ""

    def put_hearing(self, case_id: str, item: Hearing) -> None:
        """Keeps a hearing; one of the same id is replaced."""
        slot = item.slot
        self._run(
            "INSERT OR REPLACE INTO hearing_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                case_id, item.id, slot.local.isoformat(), slot.zone, slot.minutes, slot.room,
                json.dumps(list(slot.examiners)), item.number, item.capacity, item.state.value,
            ),
        )  # fmt: skip

    def drop_hearing(self, case_id: str, hearing_id: str) -> None:
        """Forgets a hearing."""
        self._run("DELETE FROM hearing_row WHERE case_id = ? AND hearing_id = ?", (case_id, hearing_id))

    def hearing_count(self, case_id: str) -> int:
        """How many hearings a case has."""
        return int(self._rows("SELECT count(*) FROM hearing_row WHERE case_id = ?", (case_id,))[0][0])

    # -- papers with a code

    def put_paper(self, row: PaperRow) -> None:
        """Keeps a row; one of the same paper is replaced."""
        self._run(
            "INSERT OR REPLACE INTO paper_row VALUES (?, ?, ?, ?, ?, ?)",
            (row.case_id, row.document, row.code, row.title, row.number, row.pages),
        )

    def drop_paper(self, case_id: str, document: str) -> None:
        """Forgets a paper."""
        self._run("DELETE FROM paper_row WHERE case_id = ? AND document = ?", (case_id, document))

    def papers(self, code: str) -> tuple[PaperRow, ...]:
        """The papers whose pages carry this code; one, unless somebody tampers."""
        rows = self._rows("SELECT * FROM paper_row WHERE code = ? ORDER BY case_id, document", (code,))
        return tuple(
            PaperRow(case_id=r[0], document=r[1], code=r[2], title=r[3], number=r[4], pages=r[5])
            for r in rows
        )

    # -- evidence

    def put_evidence(self, number: int, file: int, place: int, row: EvidenceRow, *, readable: bool) -> None:
        """Keeps a row under its number; `place` is where it stands in the file's order of intake."""
        values = [getattr(row, name) for name in _EVIDENCE]
        self._run(
            f"INSERT OR REPLACE INTO evidence_row(number, file, place, {', '.join(_EVIDENCE)}, readable) "
            f"VALUES ({', '.join('?' * (len(_EVIDENCE) + 4))})",
            (number, file, place, *(_plain(value) for value in values), int(readable)),
        )

    def drop_evidence(self, number: int) -> None:
        """Forgets a row."""
        self._run("DELETE FROM evidence_row WHERE number = ?", (number,))
        self._run("DELETE FROM owed WHERE number = ?", (number,))

    def counts(self, file: int) -> tuple[int, int]:
        """How much evidence of a file is at work, and how much of that could be read and was not."""
        ((count, unread),) = self._rows(
            "SELECT count(*), coalesce(sum(readable AND state = ?), 0) FROM evidence_row WHERE file = ? AND NOT aside",
            (ReadState.NONE.value, file),
        )
        return int(count), int(unread)

    # -- what belongs to what evidence

    def evidence_of(self, file: int, record: str) -> str | None:
        """The evidence a reading or correction is known to belong to."""
        found = self._rows("SELECT evidence FROM part WHERE file = ? AND record = ?", (file, record))
        return str(found[0][0]) if found else None

    def parts_of(self, file: int, evidence: str) -> list[str]:
        """The readings and corrections of evidence."""
        return [
            row[0]
            for row in self._rows("SELECT record FROM part WHERE file = ? AND evidence = ?", (file, evidence))
        ]

    def put_part(self, file: int, record: str, evidence: str | None) -> None:
        """Keeps or, with None, forgets what a reading or correction belongs to."""
        if evidence is None:
            self._run("DELETE FROM part WHERE file = ? AND record = ?", (file, record))
        else:
            self._run("INSERT OR REPLACE INTO part VALUES (?, ?, ?)", (file, record, evidence))

    # -- texts still to be read

    def owe(self, number: int, file: int, *, owed: bool) -> None:
        """Notes that the text of evidence is still to be read, or that it was."""
        if owed:
            self._run("INSERT OR REPLACE INTO owed VALUES (?, ?)", (number, file))
        else:
            self._run("DELETE FROM owed WHERE number = ?", (number,))

    def owed(self, file: int, limit: int) -> list[str]:
        """Evidence of a file whose text is still to be read, at most `limit`."""
        return [
            row[0]
            for row in self._rows(
                "SELECT t.record FROM owed o JOIN thing t ON t.number = o.number WHERE o.file = ? LIMIT ?",
                (file, limit),
            )
        ]

    def files_owing(self) -> dict[str, int]:
        """How many texts are still to be read, by file id."""
        return {
            row[0]: row[1]
            for row in self._rows(
                "SELECT l.file_id, count(*) FROM owed o JOIN ledger l ON l.number = o.file GROUP BY o.file"
            )
        }

    # -- a whole file

    def drop_file(self, file: int, file_id: str) -> None:
        """Forgets all rows of a ledger file."""
        self._run("DELETE FROM case_row WHERE case_id = ?", (file_id,))
        self._run("DELETE FROM hearing_row WHERE case_id = ?", (file_id,))
        self._run("DELETE FROM paper_row WHERE case_id = ?", (file_id,))
        for table in ("evidence_row", "part", "owed"):
            self._run(f"DELETE FROM {table} WHERE file = ?", (file,))

    # -- lists

    def cases(self) -> tuple[CaseRow, ...]:
        """All cases, by name."""
        rows = self._rows("SELECT * FROM case_row ORDER BY name COLLATE NOCASE, case_id")
        return tuple(
            CaseRow(
                id=r[0], name=r[1], front_titles=r[2], back_titles=r[3], id_number=r[4], position=r[5],
                work_unit=r[6], status=Status(r[7]), evidence=r[8], unread=r[9], hearings=r[10],
                documents=r[11], changed_at=r[12], official=r[13],
            )
            for r in rows
        )  # fmt: skip

    def case_name(self, case_id: str) -> str | None:
        """Whom a case is about, None for what is no case."""
        found = self._rows("SELECT name FROM case_row WHERE case_id = ?", (case_id,))
        return str(found[0][0]) if found else None

    def hearings(self) -> tuple[HearingRow, ...]:
        """All hearings of all cases, by time."""
        rows = self._rows("SELECT h.*, c.name FROM hearing_row h JOIN case_row c ON c.case_id = h.case_id")
        found = [
            HearingRow(
                case_id=r[0], id=r[1], name=r[10],
                slot=Slot(
                    local=datetime.fromisoformat(r[2]), zone=r[3], minutes=r[4], room=r[5],
                    examiners=tuple(json.loads(r[6])),
                ),
                number=r[7], capacity=r[8], state=State(r[9]),
            )
            for r in rows
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda row: (row.slot.starts_at, row.id)))

    def evidence(self, file_id: str | None, *, aside: bool) -> tuple[EvidenceRow, ...]:
        """The evidence at work (or, with `aside`, what was laid aside) of one file or of all, by intake."""
        rows = self._rows(
            f"SELECT l.file_id, t.record, {', '.join('e.' + name for name in _EVIDENCE)} FROM evidence_row e "
            "JOIN thing t ON t.number = e.number JOIN ledger l ON l.number = e.file "
            "WHERE (? IS NULL OR l.file_id = ?) AND e.aside = ? ORDER BY l.file_id, e.place",
            (file_id, file_id, int(aside)),
        )
        return tuple(_evidence(row) for row in rows)

    def platforms(self) -> tuple[str, ...]:
        """Every platform that evidence is said to come from, once, by name."""
        rows = self._rows(
            "SELECT min(platform) FROM evidence_row WHERE platform <> '' GROUP BY lower(platform) ORDER BY 1"
        )
        return tuple(row[0] for row in rows)

    def _run(self, statement: str, values: Sequence[object]) -> None:
        self._connection.execute(statement, tuple(values))

    def _rows(self, statement: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        return list(self._connection.execute(statement, tuple(values)).fetchall())


def _plain(value: object) -> object:
    return value.value if isinstance(value, ReadState) else int(value) if isinstance(value, bool) else value


def _evidence(row: Sequence[Any]) -> EvidenceRow:
    values = dict(zip(_EVIDENCE, row[2:], strict=True))
    return EvidenceRow(
        **{**values, "state": ReadState(values["state"]), "aside": bool(values["aside"])},
        file_id=row[0],
        id=row[1],
    )
