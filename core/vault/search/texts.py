"""The tables that searching needs: which words stand in what, and roughly beside what.

`thing` names everything that can be found, `words` (FTS5, without texts and without positions) says which forms
stand in it, `text_row` has its moment and one mark for each word. What the words are is not kept: a snippet is cut
from the ledger (`docs/decisions/0007-search.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.storage.sqlcipher import Connection
from core.vault.search.vocabulary import Vocabulary
from core.vault.search.words import BREAK, marks

TABLES: Final = (
    """CREATE TABLE thing(number INTEGER PRIMARY KEY, file INTEGER NOT NULL, kind TEXT NOT NULL,
        record TEXT NOT NULL, UNIQUE(file, record)) STRICT""",
    "CREATE TABLE text_row(number INTEGER PRIMARY KEY, at INTEGER NOT NULL, marks BLOB NOT NULL) STRICT",
    """CREATE VIRTUAL TABLE words USING fts5(
        text, tokenize = 'ascii', detail = none, content = '', contentless_delete = 1)""",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)",
)
_SPREAD: Final = 0.1
"""The share of the word table that may lie outside its largest part before all is merged into one."""
_SMALL: Final = 16  # pages of 4 KB; below it there is nothing to gain


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that was found; `at` in seconds since 1970, `marks` one byte for each word."""

    number: int
    at: int
    marks: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a number stands for: a record of a kind in the ledger file with this id."""

    file_id: str
    kind: str
    record: str


class Texts:
    """Writes and asks these tables, inside transactions of the index they are part of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.vocabulary = Vocabulary(self._all_forms)

    # -- writing

    def number_of(self, file: int, kind: str, record: str) -> int:
        """The number of a thing; one that has none gets the next."""
        found = self._one("SELECT number FROM thing WHERE file = ? AND record = ?", (file, record))
        if found is not None:
            return int(found)
        self._connection.execute(
            "INSERT INTO thing(file, kind, record) VALUES (?, ?, ?)", (file, kind, record)
        )
        return int(self._one("SELECT last_insert_rowid()"))

    def put(self, number: int, at: int, parts: Iterable[Sequence[str]]) -> None:
        """Keeps the forms of a thing. Words of different `parts` do not stand beside each other."""
        self.clear(number)
        kept = [part for part in parts if part]
        if not kept:
            return
        self.vocabulary.add(form for part in kept for form in part)
        self._connection.execute(
            "INSERT INTO words(rowid, text) VALUES (?, ?)", (number, " ".join(map(" ".join, kept)))
        )
        self._connection.execute(
            "INSERT INTO text_row(number, at, marks) VALUES (?, ?, ?)",
            (number, at, bytes([BREAK]).join(map(marks, kept))),
        )

    def clear(self, number: int) -> None:
        """Forgets the words of a thing; it keeps its number."""
        self._connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
        self._connection.execute("DELETE FROM text_row WHERE number = ?", (number,))

    def drop(self, file: int, record: str) -> int | None:
        """Forgets a thing altogether; gives the number it had."""
        number = self._one("SELECT number FROM thing WHERE file = ? AND record = ?", (file, record))
        if number is None:
            return None
        self.clear(int(number))
        self._connection.execute("DELETE FROM thing WHERE number = ?", (number,))
        return int(number)

    def drop_file(self, file: int) -> None:
        """Forgets everything of a ledger file; no word of it is left in the index."""
        of_file = "(SELECT number FROM thing WHERE file = ?)"
        self._connection.execute(f"DELETE FROM words WHERE rowid IN {of_file}", (file,))
        self._connection.execute(f"DELETE FROM text_row WHERE number IN {of_file}", (file,))
        self._connection.execute("DELETE FROM thing WHERE file = ?", (file,))
        self._merge()  # what was deleted is only struck out until then

    # -- keeping small

    def tidy(self) -> None:
        """Merges the parts that many small writings left, when they are many; outside a transaction."""
        parts = [row[0] for row in self._rows("SELECT count(*) FROM words_idx GROUP BY segid")]
        if sum(parts) > _SMALL and sum(parts) - max(parts) > _SPREAD * sum(parts):
            self._merge()

    def _merge(self) -> None:
        self._connection.execute("INSERT INTO words(words) VALUES ('optimize')")

    # -- asking

    def having(
        self, expression: str, *, limit: int, where: str = "", values: Sequence[object] = ()
    ) -> list[Row]:
        """The newest things that fit an expression of the word table and a condition on `text_row` `t`."""
        rows = self._rows(
            "SELECT t.number, t.at, t.marks FROM words JOIN text_row t ON t.number = words.rowid "
            f"WHERE words MATCH ? {where} ORDER BY t.at DESC, t.number DESC LIMIT ?",
            (expression, *values, limit),
        )
        return [Row(number=row[0], at=row[1], marks=row[2]) for row in rows]

    def numbers(self, expression: str) -> set[int]:
        """The numbers of all things that fit an expression."""
        return {row[0] for row in self._rows("SELECT rowid FROM words WHERE words MATCH ?", (expression,))}

    def _all_forms(self) -> list[tuple[str, int]]:
        return [(row[0], row[1]) for row in self._rows("SELECT term, doc FROM vocabulary")]

    def thing(self, number: int) -> Thing:
        """What a number stands for."""
        ((file_id, kind, record),) = self._rows(
            "SELECT l.file_id, t.kind, t.record FROM thing t JOIN ledger l ON l.number = t.file WHERE t.number = ?",
            (number,),
        )
        return Thing(file_id=file_id, kind=kind, record=record)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return list(self._connection.execute(statement, tuple(values)).fetchall())

    def _one(self, statement: str, values: Sequence[object] = ()) -> Any:
        found = self._connection.execute(statement, tuple(values)).fetchone()
        return found[0] if found else None
