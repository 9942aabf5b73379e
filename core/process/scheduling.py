"""Hearings that do not collide and do not lie in the past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.case import hearing
from core.case.hearing import Hearing, Slot, State
from core.errors import UserError
from core.rules.calendar import knows
from core.vault import office_calendar
from core.vault.index import HearingRow
from core.vault.vault import Vault
from core.writing.dates import long_date, weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Another hearing that overlaps, and what both would need: `room`, `examiner` or `person`."""

    hearing: HearingRow
    shared: str
    what: str


def conflicts(vault: Vault, case_id: str, slot: Slot) -> tuple[Conflict, ...]:
    """The scheduled hearings of the office that this slot cannot be held beside."""
    found = []
    for row in vault.hearings():
        if row.state is not State.SCHEDULED or not _overlap(row.slot, slot):
            continue
        if _same(row.slot.room, slot.room):
            found.append(Conflict(hearing=row, shared="room", what=row.slot.room))
        both = [name for name in slot.examiners if any(_same(name, other) for other in row.slot.examiners)]
        found += [Conflict(hearing=row, shared="examiner", what=name) for name in both]
        if row.case_id == case_id:
            found.append(Conflict(hearing=row, shared="person", what=row.name))
    return tuple(found)


def cautions(vault: Vault, day: date) -> tuple[str, ...]:
    """What to know before people are invited for `day`: that the office is closed, or that nobody can tell."""
    calendar = office_calendar.of(vault.office_ledger)
    free = calendar.free(day)
    found = [f"{weekday(day)}, {long_date(day)} jatuh pada {free.words}."] if free is not None else []
    if free is not None and not free.certain:
        found = [f"{found[0]} Hari itu masih perkiraan dan perlu verifikasi."]
    if not knows(day.year):
        found.append(f"Daftar hari libur tahun {day.year} belum ada; periksa sendiri.")
    return tuple(found)


def schedule(
    vault: Vault, case_id: str, slot: Slot, *, capacity: str = "Terlapor", force: bool = False
) -> Hearing:
    """Schedules a hearing; durable when this returns.

    `force` accepts a collision that a person has seen, never a date in the past.

    Raises:
        UserError: `hearing_in_past`; `hearing_conflict` with what collides; `field_missing` without
            room or examiner.
    """
    if not slot.room.strip():
        raise UserError("field_missing", field="room")
    if not any(name.strip() for name in slot.examiners):
        raise UserError("field_missing", field="examiner")
    if slot.starts_at <= vault.clock.now():
        raise UserError("hearing_in_past", at=slot.local.strftime("%d-%m-%Y %H.%M"))
    found = conflicts(vault, case_id, slot)
    if found and not force:
        first = found[0]
        raise UserError(
            "hearing_conflict",
            shared=first.shared,
            what=first.what,
            at=first.hearing.slot.local.strftime("%d-%m-%Y %H.%M"),
            minutes=first.hearing.slot.minutes,
            name=first.hearing.name,
            count=len(found),
        )
    with vault.change(case_id) as ledger:
        return hearing.schedule(ledger, slot, capacity=capacity)


def _overlap(one: Slot, other: Slot) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
