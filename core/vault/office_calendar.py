"""The office's own days: local holidays, days it works, and what it does with *cuti bersama*."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from typing import Final

from core.case.ledger import TOMBSTONE, Ledger, Revision
from core.errors import UserError
from core.rules.calendar import Calendar, Day, Kind

KIND: Final = "calendar_day"
POLICY: Final = "calendar_policy"
Recorder = Callable[[Ledger], None]
"""What changes the office's days inside an open transaction."""
_LONGEST: Final = 120


def of(ledger: Ledger) -> Calendar:
    """The calendar the office counts with."""
    policy = _latest(ledger, POLICY)
    return Calendar(
        own=tuple(sorted(map(_day, _latest(ledger, KIND).values()), key=lambda one: one.date)),
        works_on_leave=any(revision.body.get("works_on_leave") is True for revision in policy.values()),
    )


def put(ledger: Ledger, day: date, name: str, *, worked: bool = False) -> None:
    """Records inside the open transaction that the office is closed on `day`, or with `worked` that it is open.

    Raises:
        UserError: `field_missing` without a name, `setting_invalid` for one that is no line of 120 letters.
    """
    text = " ".join(name.split())
    if not text:
        raise UserError("field_missing", field="name")
    if len(text) > _LONGEST or not text.isprintable():
        raise UserError("setting_invalid", field="name", reason=f"satu baris, paling banyak {_LONGEST} huruf")
    ledger.write(
        KIND, {"date": day.isoformat(), "name": text, "worked": worked}, record=_record(ledger, KIND, day.isoformat())
    )  # fmt: skip


def take_back(ledger: Ledger, day: date) -> None:
    """Takes the office's word on `day` back inside the open transaction; the shipped list counts again.

    Raises:
        UserError: `record_unknown` when the office said nothing about that day.
    """
    record = _record(ledger, KIND, day.isoformat())
    found = [revision for revision in ledger.current(KIND) if revision.record == record]
    if not found:
        raise UserError("record_unknown", what="calendar_day", id=day.isoformat())
    ledger.append(action=TOMBSTONE, record=record, kind=KIND, parents=tuple(one.id for one in found))


def work_on_leave(ledger: Ledger, works: bool) -> None:
    """Records inside the open transaction whether the office works on days of *cuti bersama*."""
    ledger.write(POLICY, {"works_on_leave": works}, record=_record(ledger, POLICY, ""))


def _latest(ledger: Ledger, kind: str) -> dict[str, Revision]:
    """The state of each record; where two copies of the vault differ, the later one counts in either copy alike."""
    found: dict[str, Revision] = {}
    for revision in sorted(ledger.current(kind), key=lambda one: (one.at, one.id)):
        found[revision.record] = revision
    return found


def _record(ledger: Ledger, kind: str, name: str) -> str:
    """The same record for the same day in every copy of an office, so that two words on it meet."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{ledger.file_id}/{kind}/{name}"))


def _day(revision: Revision) -> Day:
    try:
        day = date.fromisoformat(str(revision.body["date"]))
    except (KeyError, ValueError) as error:
        raise UserError("ledger_damaged", file="office.db", found=KIND) from error
    worked = revision.body.get("worked") is True
    return Day(date=day, name=str(revision.body.get("name", "")), kind=Kind.OFFICE, worked=worked)
