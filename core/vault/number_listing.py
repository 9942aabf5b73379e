"""A register's year as people read it: every number given and every one missing, as lines, text or a table for others."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from core.rules.numbering import Register
from core.vault import number_findings, number_rows
from core.vault.number_rows import Number, State
from core.vault.vault import Vault

ELSEWHERE: Final = "suratnya ada di laptop lain"
_COLUMNS: Final = ("Nomor", "Tanggal", "Keadaan", "Untuk", "Keterangan")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\0")


class _Rows(Protocol):
    def writerow(self, row: Iterable[str], /) -> object: ...


class Standing(StrEnum):
    """What became of a place in the row."""

    USED = "used"
    RESERVED = "reserved"
    VOID = "void"
    FREE = "gap"  # set apart and not used
    LOST = "lost"  # nobody knows


STANDINGS: Final = {
    Standing.USED: "Dipakai", Standing.RESERVED: "Dipesan", Standing.VOID: "Dibatalkan", Standing.FREE: "Belum dipakai",
    Standing.LOST: "Tidak diketahui",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A place of the row, given or missing; `order` is sequence and suffix.

    `whose` is the name of the case's person, or what the number was asked for; `here` says that the paper can be opened.
    """

    id: str
    order: tuple[int, int]
    text: str
    day: date | None
    whose: str
    state: Standing
    note: str
    number: Number | None
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A row's year as a list, newest first; `names` has the names of all registers by id, for rows that are shared."""

    register: Register
    year: int
    lines: tuple[Line, ...]
    twins: tuple[Twin, ...]
    names: Mapping[str, str]

    def written_by(self, line: Line) -> str:
        """The name of the register that wrote a number, or whose row lacks one."""
        form = line.number.form if line.number else self.register.id
        return self.names.get(form, form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A number that reads the same in several registers, with their names in the order of the registers."""

    text: str
    registers: tuple[str, ...]


def twins(same: Iterable[tuple[Number, ...]], registers: Iterable[Register]) -> tuple[Twin, ...]:
    """`Findings.twins` in words for people."""
    names = {register.id: register.name for register in registers}
    found = []
    for numbers in same:
        wrote = {each.form for each in numbers}
        ordered = [form for form in names if form in wrote] + sorted(wrote - names.keys())
        found.append(Twin(text=numbers[0].text, registers=tuple(names.get(form, form) for form in ordered)))
    return tuple(found)


def lines(vault: Vault, register: Register, year: int) -> tuple[Line, ...]:
    """All places of a register's year, the newest first; a number that stands in two ways is there twice."""
    ledger = vault.office_ledger
    found = number_findings.look_over(ledger, register.row, year)
    names = {case.id: case.name for case in vault.cases()}
    reasons = {gap.sequence: gap.reason for gap in found.gaps}
    given = number_rows.numbers(ledger, register.row, year)
    registers = number_rows.registers(ledger, vault.office.kind.value)
    also = {twin.text: twin.registers for twin in twins(found.twins, registers)}
    listed: list[Line] = []
    seen: dict[str, int] = {}
    for number in given:
        seen[number.id] = seen.get(number.id, 0) + 1
        again = f"-{seen[number.id]}" if seen[number.id] > 1 else ""
        listed.append(
            Line(
                id=number.id + again,
                order=(number.sequence, number.suffix),
                text=number.text,
                day=number.day,
                whose=names.get(number.case, "") or number.purpose,
                state=Standing(number.state.value),
                note=_note(number, names, reasons, _elsewhere(number, registers, also.get(number.text, ()))),
                number=number,
                here=number.case in names,
            )
        )
    shown = {number.sequence for number in given if not number.suffix}
    listed += [
        Line(
            id=f"gap-{gap.sequence}", order=(gap.sequence, 0), text=str(gap.sequence), day=None, whose="",
            state=Standing.FREE if gap.reason else Standing.LOST, note=gap.reason, number=None,
        )
        for gap in found.gaps if gap.sequence not in shown
    ]  # fmt: skip
    return tuple(sorted(listed, key=lambda line: line.order, reverse=True))


def page(vault: Vault, register: Register, year: int) -> Page:
    """A register's year, with the numbers that read the same in other registers."""
    ledger = vault.office_ledger
    registers = number_rows.registers(ledger, vault.office.kind.value)
    same = number_findings.look_over(ledger, register.row, year).twins
    return Page(
        register=register, year=year, lines=lines(vault, register, year), twins=twins(same, registers),
        names={one.id: one.name for one in registers},
    )  # fmt: skip


def every(vault: Vault) -> tuple[Page, ...]:
    """All rows and years that have a number or a block: in the order of the registers, the oldest year first.

    No number given is left out: also those of a register that goes on in another's row by now.
    """
    known = {one.id: one for one in number_rows.registers(vault.office_ledger, vault.office.kind.value)}
    order = list(known)
    rows = sorted(
        number_rows.years(vault.office_ledger),
        key=lambda row: (order.index(row[0]) if row[0] in known else len(order), row),
    )
    nameless = Register(id="-", name="-", pattern="{urut}/{tahun}")  # a row whose register is not known here
    return tuple(
        page(vault, replace(known.get(row, replace(nameless, id=row, name=row)), shares=""), year)
        for row, year in rows
    )


def table_of_all(pages: Iterable[Page]) -> str:
    """Several registers and years as one CSV, with the year in a column of its own; otherwise as `table`."""
    out, writer = _writer()
    writer.writerow(["Register", "Tahun", *_COLUMNS])
    for page in pages:
        for line in sorted(page.lines, key=lambda line: line.order):
            name = page.written_by(line)
            writer.writerow([_cell(text) for text in (name, str(page.year), *_cells(line))])
    return out.getvalue()


def text_of_all(pages: Iterable[Page]) -> str:
    """Several registers and years as plain text to be printed; otherwise as `text`."""
    rows: list[tuple[str, ...]] = [("Register", "Tahun", *_COLUMNS)]
    for page in pages:
        rows += [
            (page.written_by(line), str(page.year), *_cells(line))
            for line in sorted(page.lines, key=lambda line: line.order)
        ]
    return "\n".join(["Semua register dan tahun", "", *_aligned(rows)]) + "\n"


def _elsewhere(number: Number, registers: Iterable[Register], also: tuple[str, ...]) -> tuple[str, ...]:
    own = next((register.name for register in registers if register.id == number.form), number.form)
    return tuple(name for name in also if name != own)


def _note(number: Number, names: dict[str, str], reasons: dict[int, str], also: tuple[str, ...]) -> str:
    parts = [number.reason]
    if number.former:
        parts.append(f"semula {number.former}")
    if number.state is State.USED and number.case and number.case not in names:
        parts.append(ELSEWHERE)
    if number.state is State.RESERVED and not number.purpose:
        parts.append(reasons.get(number.sequence, ""))
    if also and number.state is not State.VOID:
        parts.append(f"juga ada di register {', '.join(also)}")
    return "; ".join(part for part in parts if part)


def table(found: Iterable[Line], register: Register) -> str:
    """The lines as CSV for a spreadsheet, oldest first. Names of persons stay out: of a case only that it is one.

    Texts that a spreadsheet would calculate begin with an apostrophe.
    """
    out, writer = _writer()
    writer.writerow(["Register", *_COLUMNS])
    for line in sorted(found, key=lambda line: line.order):
        writer.writerow([_cell(text) for text in (register.name, *_cells(line))])
    return out.getvalue()


def text(found: Iterable[Line], register: Register, year: int) -> str:
    """The lines as plain text to be printed, oldest first; names of persons stay out."""
    rows: list[tuple[str, ...]] = [_COLUMNS]
    rows += [_cells(line) for line in sorted(found, key=lambda line: line.order)]
    return "\n".join([f"{register.name}, tahun {year}", "", *_aligned(rows)]) + "\n"


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _writer() -> tuple[io.StringIO, _Rows]:
    out = io.StringIO(newline="")
    return out, csv.writer(out, lineterminator="\r\n")


def _cells(line: Line) -> tuple[str, ...]:
    number = line.number
    purpose = "" if number is None else "surat perkara" if number.case else number.purpose
    day = f"{line.day:%d-%m-%Y}" if line.day else ""
    return line.text, day, STANDINGS[line.state], purpose, line.note


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
