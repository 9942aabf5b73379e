"""`calendar list|add|remove|leave|explain`."""

from __future__ import annotations

import argparse
from datetime import MAXYEAR, MINYEAR

from core.clock import SystemClock
from core.commands.terminal import open_vault, show
from core.errors import UserError
from core.process import day_changes
from core.process.day_changes import Change, Effect
from core.rules import calendar
from core.rules.calendar import LONGEST, Calendar, Counted, Day
from core.vault import office_calendar
from core.vault.vault import Vault
from core.writing.dates import long_date

_CHECK = "perlu verifikasi"


def listing(options: argparse.Namespace) -> int:
    """The listed days of a year, the office's own among them."""
    year = options.year or SystemClock().now().year
    if options.year is not None and not MINYEAR <= options.year <= MAXYEAR:
        raise UserError("setting_invalid", field="year", reason="tahun penanggalan")
    with open_vault(options) as vault:
        own = office_calendar.of(vault.office_ledger)
    days = own.year(year)
    lines = [_line(day) for day in days]
    if not calendar.knows(year):
        lines.insert(0, f"Daftar hari libur tahun {year} belum ada; hitungan yang melewatinya tidak pasti.")
    show(
        options,
        {
            "year": year, "known": calendar.knows(year), "works_on_leave": own.works_on_leave,
            "items": [_item(day) for day in days],
        },
        lines,
    )  # fmt: skip
    return 0


def add(options: argparse.Namespace) -> int:
    """Records a day on which the office is closed, or with `--open` works."""
    return _change(
        options, lambda ledger: office_calendar.put(ledger, options.date, options.name, worked=options.open)
    )


def remove(options: argparse.Namespace) -> int:
    """Takes the office's word on a day back."""
    return _change(options, lambda ledger: office_calendar.take_back(ledger, options.date))


def leave(options: argparse.Namespace) -> int:
    """Records whether the office works on days of cuti bersama, and says what that changes."""
    works = options.rule == "work"
    with open_vault(options) as vault:
        after, changed = _changes(vault, lambda ledger: office_calendar.work_on_leave(ledger, works))
    state = "hari kerja" if after.works_on_leave else "hari libur"
    show(
        options,
        {"works_on_leave": after.works_on_leave, "items": [_changed(one) for one in changed]},
        [f"Hari cuti bersama dihitung sebagai {state}.", *map(_said, changed)],
    )
    return 0


def explain(options: argparse.Namespace) -> int:
    """Counts working days from a day and names every skipped one."""
    if not 1 <= options.days <= LONGEST // 4:
        raise UserError("setting_invalid", field="--days", reason=f"1 sampai {LONGEST // 4}")
    with open_vault(options) as vault:
        own = office_calendar.of(vault.office_ledger)
    try:
        counted = own.after(options.start, options.days)
    except ValueError as error:
        raise UserError(
            "setting_invalid", field="START", reason="kalender tidak sampai sejauh itu"
        ) from error
    show(options, _counted(counted), _told(counted))
    return 0


def _change(options: argparse.Namespace, record: office_calendar.Recorder) -> int:
    with open_vault(options) as vault:
        after, changed = _changes(vault, record)
    free = after.free(options.date)
    state = f"tidak bekerja, {free.words}" if free else "bekerja"
    show(
        options,
        {"date": options.date.isoformat(), "open": free is None, "items": [_changed(one) for one in changed]},
        [f"{long_date(options.date)}: kantor {state}.", *map(_said, changed)],
    )
    return 0


def _changes(vault: Vault, record: office_calendar.Recorder) -> tuple[Calendar, tuple[Change, ...]]:
    before = office_calendar.of(vault.office_ledger)
    with vault.change_register() as ledger:
        record(ledger)
    after = office_calendar.of(vault.office_ledger)
    return after, day_changes.consequences(vault, before, after)


def _line(day: Day) -> str:
    marks = [mark for mark, shown in (("kantor bekerja", day.worked), (_CHECK, not day.certain)) if shown]
    return f"{day.date.isoformat()}  {day.kind.value:17}  {day.name}" + (
        f"  ({', '.join(marks)})" if marks else ""
    )


def _item(day: Day) -> dict[str, object]:
    return {
        "date": day.date.isoformat(), "name": day.name, "kind": day.kind.value, "certain": day.certain,
        "open": day.worked, "citation": day.citation or None,
    }  # fmt: skip


def _counted(counted: Counted) -> dict[str, object]:
    return {
        "start": counted.start.isoformat(), "end": counted.end.isoformat(), "days": counted.days,
        "certain": counted.certain, "unknown_years": list(counted.unknown),
        "skipped": [_item(day) for day in counted.skipped], "uncertain": [_item(day) for day in counted.uncertain],
    }  # fmt: skip


def _told(counted: Counted) -> list[str]:
    lines = [
        f"Hari kerja ke-{counted.days} sejak {long_date(counted.start)} (hari ke-0): {long_date(counted.end)}."
    ]
    lines += [f"  dilewati {day.date.isoformat()}: {day.words}" for day in counted.skipped]
    lines += [f"  {_CHECK}: {day.name} {day.date.isoformat()}" for day in counted.uncertain]
    lines += [f"  daftar hari libur tahun {year} belum ada" for year in counted.unknown]
    return lines


def _changed(one: Change) -> dict[str, object]:
    if isinstance(one, Effect):
        return {
            "kind": "effect", "case": one.case_id, "received": one.received.isoformat(),
            "before": one.before.isoformat(), "after": one.after.isoformat(), "printed": one.printed or None,
        }  # fmt: skip
    return {"kind": "hearing", "case": one.case_id, "date": one.day.isoformat(), "why": one.why or None}


def _said(one: Change) -> str:
    if isinstance(one, Effect):
        return (
            f"Berubah: keputusan yang diterima {one.name} {long_date(one.received)} berlaku {long_date(one.after)}, "
            f"sebelumnya {long_date(one.before)}."
        )
    return f"Perhatikan: klarifikasi {one.name} {long_date(one.day)}" + (
        f" jatuh pada {one.why}." if one.why else " kini pada hari kerja."
    )
