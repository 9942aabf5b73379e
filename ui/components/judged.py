"""What would come of a table of officials: how its columns are read, what is doubtful, who is new or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from core.errors import UserError
from core.people import numbers, wording
from core.people.columns import Column as Meaning
from core.people.numbers import Level
from core.people.official import Official
from core.people.register import RowProblem, Table, changed
from core.people.status import Status
from core.people.tables import Row
from ui import texts
from ui.components.officials import place
from ui.jobs import Job
from ui.widgets.table import Column

translate: Final = QCoreApplication.translate
_CHECK_EVERY: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Source:
    """A table as it was read: its file's name, bytes and rows."""

    name: str
    data: bytes
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A doubtful cell, as the list shows it."""

    id: str
    line: int
    column: str
    seen: str
    reason: str
    left_out: bool
    hay: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Somebody who is new, or what is different about somebody known."""

    id: str
    new: bool
    name: str
    number: str
    what: str
    hay: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """A table read in one way. `left_out` counts rows with an error, `unchanged` people who are as they were."""

    table: Table
    officials: tuple[Official, ...]
    doubts: tuple[Doubt, ...]
    changes: tuple[Change, ...]
    total: int

    @property
    def added(self) -> int:
        """How many people are new."""
        return sum(change.new for change in self.changes)

    @property
    def changed(self) -> int:
        """How many people are known and different."""
        return len(self.changes) - self.added

    @property
    def unchanged(self) -> int:
        """How many people are as they were."""
        return len(self.officials) - len(self.changes)

    @property
    def left_out(self) -> int:
        """How many rows are not taken."""
        return self.total - len(self.officials)


def judge(
    source: Source,
    known: Sequence[Official],
    on: date,
    job: Job,
    *,
    header: int | None = None,
    overruled: Mapping[str | int, Meaning] | None = None,
) -> Judged:
    """Reads the table, with the header and the meanings that a person chose; reports rows done of all."""
    table = _table(source.rows, header, overruled)
    total = table.preview(0).total
    if not table.named:
        return Judged(table=table, officials=(), doubts=(), changes=(), total=total)
    register = table.register(on=on, noticed=lambda count: job.report(count, total))
    doubts = []
    for at, problem in enumerate(register.problems):
        if at % _CHECK_EVERY == 0:
            job.check()
        doubts.append(_doubt(at, problem))
    changes = []
    for at, (found, old) in enumerate(changed(known, register.officials)):
        if at % _CHECK_EVERY == 0:
            job.check()
        changes.append(_change(at, found, old))
    return Judged(
        table=table, officials=register.officials, doubts=tuple(doubts), changes=tuple(changes), total=total
    )


def _table(rows: Sequence[Row], header: int | None, overruled: Mapping[str | int, Meaning] | None) -> Table:
    if header is not None:
        return Table(rows, header=header, overruled=overruled)
    try:
        return Table(rows, overruled=overruled)
    except UserError as error:
        if error.code != "table_without_names":
            raise
        return Table(rows, header=0)  # a person will point out the column of names


def _doubt(at: int, problem: RowProblem) -> Doubt:
    reason = wording.reason(problem)
    return Doubt(
        id=str(at),
        line=problem.line,
        column=problem.column,
        seen=problem.seen,
        reason=reason,
        left_out=problem.level is Level.ERROR,
        hay=f"{problem.line} {problem.column} {problem.seen} {reason}".casefold(),
    )


def _change(at: int, found: Official, old: Official) -> Change:
    new, name, number = not old.id, found.written().full(), numbers.display(found.number)
    what = place(found) if new else "; ".join(_differences(found, old))
    return Change(
        id=str(at), new=new, name=name, number=number, what=what,
        hay=f"{name} {number} {found.number} {what}".casefold(),
    )  # fmt: skip


def _differences(found: Official, old: Official) -> list[str]:
    words = {
        "name": translate("change", "nama"), "front_titles": translate("change", "gelar depan"),
        "back_titles": translate("change", "gelar belakang"), "number": translate("change", "NIP"),
        "status": translate("change", "status"), "rank": translate("change", "pangkat"),
        "grade": translate("change", "golongan"), "position": translate("change", "jabatan"),
        "work_unit": translate("change", "unit kerja"), "agency": translate("change", "instansi"),
        "address": translate("change", "alamat"),
    }  # fmt: skip
    different = []
    for field, word in words.items():
        before, after = getattr(old, field), getattr(found, field)
        if before != after:
            different.append(f"{word}: {_shown(before)} → {_shown(after)}")
    return different


def _shown(value: Status | str) -> str:
    return (texts.status(value) if isinstance(value, Status) else value) or texts.NONE


def meaning(column: Meaning) -> str:
    """What a column holds, in words."""
    return {
        Meaning.NOTHING: translate("meaning", "Tidak dipakai"),
        Meaning.NAME: translate("meaning", "Nama"),
        Meaning.FRONT_TITLES: translate("meaning", "Gelar depan"),
        Meaning.BACK_TITLES: translate("meaning", "Gelar belakang"),
        Meaning.NUMBER: translate("meaning", "NIP / NI PPPK"),
        Meaning.STATUS: translate("meaning", "Status"),
        Meaning.RANK: translate("meaning", "Pangkat"),
        Meaning.GRADE: translate("meaning", "Golongan"),
        Meaning.POSITION: translate("meaning", "Jabatan"),
        Meaning.UNIT: translate("meaning", "Unit kerja"),
        Meaning.AGENCY: translate("meaning", "Instansi"),
        Meaning.ADDRESS: translate("meaning", "Alamat"),
    }[column]


def doubt_columns() -> tuple[Column, ...]:
    """The list of doubtful cells."""
    return (
        Column(head=translate("doubts", "Baris"), show=lambda d: str(d.line), sort=lambda d: d.line, width=64, right=True),
        Column(head=translate("doubts", "Kolom"), show=lambda d: d.column, width=132, tip=lambda d: d.column),
        Column(head=translate("doubts", "Isi"), show=lambda d: d.seen, width=180, tip=lambda d: d.seen),
        Column(head=translate("doubts", "Sebab"), show=lambda d: d.reason, width=0, tip=lambda d: d.reason),
        Column(head=translate("doubts", "Akibat"), show=_consequence, width=116,
               tone=lambda d: "danger" if d.left_out else "doubt"),
    )  # fmt: skip


def change_columns() -> tuple[Column, ...]:
    """The list of people who are new or different."""
    return (
        Column(head=translate("changes", "Keadaan"), show=lambda c: translate("changes", "Baru") if c.new else translate("changes", "Berubah"),
               tone=lambda c: "done" if c.new else "doubt", width=92),
        Column(head=translate("changes", "Nama"), show=lambda c: c.name, width=230, strong=True, tip=lambda c: c.name),
        Column(head=translate("changes", "NIP / NI PPPK"), show=lambda c: c.number, width=200),
        Column(head=translate("changes", "Keterangan"), show=lambda c: c.what, width=0, tip=lambda c: c.what),
    )  # fmt: skip


def _consequence(doubt: Doubt) -> str:
    return translate("doubts", "Baris dilewati") if doubt.left_out else translate("doubts", "Tetap diambil")
