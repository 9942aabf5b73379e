"""A staff register out of a table: officials, and what is wrong with which row and column.

A row with an error is left out and named; one with a warning is taken. Nothing is repaired in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.people import columns as heading
from core.people import numbers, titles
from core.people.columns import Column, Overruled
from core.people.numbers import Kind, Level
from core.people.official import Official
from core.people.status import Status
from core.people.tables import Row

LONGEST: Final = 200
NO_HEADER: Final = -1
_NOTICED_EVERY: Final = 250
_NONE: Final = frozenset({"", "-", "--", "0", "–", "n/a", "na", "tidak ada", "belum ada", "nihil"})
_ROUNDED: Final = re.compile(r"\d([.,]\d+)?e\+?\d+", re.IGNORECASE)
_GRADE: Final = re.compile(
    r"\b(XVII|XVI|XV|XIV|XIII|XII|XI|IX|X|IV|V?I{1,3}|V)(?:\s*[/.]\s*([a-e]))?(?![A-Za-z])"
)
_STATUSES: Final[tuple[tuple[str, Status], ...]] = (
    ("paruh waktu", Status.PART_TIME_CONTRACT), ("part time", Status.PART_TIME_CONTRACT),
    ("pppk", Status.CONTRACT), ("p3k", Status.CONTRACT), ("perjanjian kerja", Status.CONTRACT),
    ("non", Status.NON_SERVANT), ("honor", Status.NON_SERVANT), ("kontrak", Status.NON_SERVANT),
    ("thl", Status.NON_SERVANT), ("ptt", Status.NON_SERVANT), ("outsourc", Status.NON_SERVANT),
    ("cpns", Status.CANDIDATE), ("calon", Status.CANDIDATE), ("pns", Status.PERMANENT),
    ("pegawai negeri sipil", Status.PERMANENT),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """What is wrong in one cell. `seen` is what stands there, `other_line` the row it repeats.

    `column` is its header, or its letter where the header is empty.
    """

    line: int
    column: str
    code: str
    level: Level
    seen: str = ""
    other_line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The header of a table with what each column was taken for, and its first rows as texts."""

    headers: tuple[str, ...]
    columns: tuple[Column | None, ...]
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The officials of a table (each with an empty `id`), the rows left out or doubted, and how many rows there were."""

    officials: tuple[Official, ...]
    problems: tuple[RowProblem, ...]
    total: int


class Table:
    """The rows of a table of which it is known what the columns hold."""

    def __init__(
        self, rows: Sequence[Row], *, overruled: Overruled | None = None, header: int | None = None
    ) -> None:
        """The header is looked for among `rows` (one or more), unless its place is given.

        `NO_HEADER` as the place means that the first row is a person already.

        Raises:
            UserError: `table_without_names` when no header is found, `setting_invalid`.
        """
        if header is None:
            self.header, self.columns = heading.find(rows, overruled)
            self.headers = rows[self.header].cells
        else:
            self.header = header
            self.headers = rows[header].cells if header != NO_HEADER else _letters(rows)
            self.columns = heading.assigned(self.headers, overruled)
        self._rows = [row for row in rows[self.header + 1 :] if not _counts_columns(row)]

    @property
    def named(self) -> bool:
        """Whether a column is known to hold names; without one there is no register."""
        return Column.NAME in self.columns

    def preview(self, limit: int = 10) -> Preview:
        """The header and the first `limit` rows."""
        return Preview(
            headers=self.headers, columns=self.columns, rows=tuple(self._rows[:limit]), total=len(self._rows)
        )

    def register(self, *, on: date, noticed: Callable[[int], object] = lambda _count: None) -> Register:
        """The officials, judged as of the day `on`; `noticed` hears now and then how many rows are done.

        Raises:
            UserError: `table_without_names`.
        """
        if not self.named:
            raise heading.without_names(self.headers)
        reader = _Reader(self.headers, self.columns, on)
        officials = []
        for count, row in enumerate(self._rows):
            if count % _NOTICED_EVERY == 0:
                noticed(count)
            official = reader.official(row)
            if official is not None:
                officials.append(official)
        return Register(officials=tuple(officials), problems=tuple(reader.problems), total=len(self._rows))


def _letters(rows: Sequence[Row]) -> tuple[str, ...]:
    """Headers for a table that has none."""
    return tuple(heading.letter(place) for place in range(max(len(row.cells) for row in rows)))


class _Reader:
    """Turns rows into officials one after the other; remembers what it met."""

    def __init__(self, headers: tuple[str, ...], columns: tuple[Column | None, ...], on: date) -> None:
        self.problems: list[RowProblem] = []
        self._headers, self._columns, self._on = headers, columns, on
        self._place = {column: place for place, column in enumerate(columns) if column is not None}
        self._lines: dict[object, int] = {}

    def official(self, row: Row) -> Official | None:
        """The official of a row, or None when the row has an error."""
        before = len(self.problems)
        texts = {column: self._text(row, column) for column in self._place}
        name = titles.split(texts[Column.NAME])
        if not any(sign.isalpha() for sign in name.name):
            self._note(row, Column.NAME, "name_missing")
        number = self._number(row, texts.get(Column.NUMBER, ""))
        rank, grade = _rank(texts.get(Column.RANK, ""), texts.get(Column.GRADE, ""))
        if any(problem.level is Level.ERROR for problem in self.problems[before:]):
            return None
        official = Official(
            id="",
            name=name.bare(),
            front_titles=texts.get(Column.FRONT_TITLES) or name.front,
            back_titles=texts.get(Column.BACK_TITLES) or name.back,
            number=number,
            status=self._status(row, texts.get(Column.STATUS, ""), number),
            rank=rank,
            grade=grade,
            position=texts.get(Column.POSITION, ""),
            work_unit=texts.get(Column.UNIT, ""),
            agency=texts.get(Column.AGENCY, ""),
            address=texts.get(Column.ADDRESS, ""),
        )
        return None if self._repeats(row, official) else official

    def _text(self, row: Row, column: Column) -> str:
        place = self._place[column]
        text = row.cells[place] if place < len(row.cells) else ""
        if len(text) > LONGEST:
            self._note(row, column, "too_long", seen=text[:40])
        elif not text.isprintable():
            self._note(row, column, "unprintable")
        return "" if text.casefold() in _NONE else text

    def _number(self, row: Row, text: str) -> str:
        if not text:
            return ""
        if self._place[Column.NUMBER] in row.rounded or _ROUNDED.fullmatch(text):
            self._note(row, Column.NUMBER, "number_rounded", seen=text)
            return ""
        for problem in numbers.problems(text, on=self._on):
            self._note(row, Column.NUMBER, problem.code, problem.level, seen=text)
        return numbers.digits(text)

    def _status(self, row: Row, text: str, number: str) -> Status:
        plain = text.casefold()
        for word, status in _STATUSES:
            if word in plain:
                return status
        if plain:
            self._note(row, Column.STATUS, "status_unknown", Level.WARNING, seen=text)
        read = numbers.read(number)
        if read is None:
            return Status.UNKNOWN
        # A number of this form is given to civil servants only; which kind, its digits 13-14 tell.
        return Status.CONTRACT if read.kind is Kind.NI_PPPK else Status.PERMANENT

    def _repeats(self, row: Row, official: Official) -> bool:
        same: object = official.number or (official.name.casefold(), official.work_unit, official.position)
        first = self._lines.setdefault(same, row.line)
        if first == row.line:
            return False
        column, code = (
            (Column.NUMBER, "number_repeated") if official.number else (Column.NAME, "row_repeated")
        )
        self._note(row, column, code, seen=official.number or official.name, other_line=first)
        return True

    def _note(
        self,
        row: Row,
        column: Column,
        code: str,
        level: Level = Level.ERROR,
        *,
        seen: str = "",
        other_line: int = 0,
    ) -> None:
        place = self._place[column]
        header = self._headers[place] or heading.letter(place)
        self.problems.append(
            RowProblem(line=row.line, column=header, code=code, level=level, seen=seen, other_line=other_line)
        )


def changed(known: Iterable[Official], found: Iterable[Official]) -> tuple[tuple[Official, Official], ...]:
    """Who of `found` is new or differs from `known`: pairs of what is found and whom it replaces.

    The one replaced has an empty id when the person is new. People are the same who have the same number;
    without one, the same name, unit and position. Nobody who is missing in `found` is taken out.
    """
    by_number = {official.number: official for official in known if official.number}
    by_place = {_place_of(official): official for official in known if not official.number}
    pairs = []
    for official in found:
        old = by_number.get(official.number) if official.number else by_place.get(_place_of(official))
        if old is None:
            pairs.append((official, Official(id="", name=official.name)))
        elif _without_id(old) != _without_id(official):
            pairs.append((official, old))
    return tuple(pairs)


def _place_of(official: Official) -> tuple[str, str, str]:
    return official.name.casefold(), official.work_unit.casefold(), official.position.casefold()


def _without_id(official: Official) -> tuple[object, ...]:
    return tuple(getattr(official, name) for name in Official.__slots__ if name != "id")


def _rank(rank: str, grade: str) -> tuple[str, str]:
    """Rank and grade apart, also when one cell holds both: `Penata Tk. I, III/d`."""
    if not grade:
        found = max(_GRADE.finditer(rank), key=lambda one: one.start(), default=None)
        if found is not None and (found[2] or found[0] == rank):
            rank, grade = rank[: found.start()].strip(" ,-/("), found[0]
    found = _GRADE.fullmatch(grade)
    if found is not None:
        grade = f"{found[1]}/{found[2]}" if found[2] else found[1]
    return rank, grade


def _counts_columns(row: Row) -> bool:
    """Whether a row only numbers the columns, as `(1) (2) (3)` under many headers."""
    marks = [cell.strip("()") for cell in row.cells if cell]
    return len(marks) > 2 and marks == [str(number) for number in range(1, len(marks) + 1)]
