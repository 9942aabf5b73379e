"""Klarifikasi hearings of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.case.canonical import Body
from core.case.ledger import Ledger, Revision

KIND: Final = "hearing"
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class State(Enum):
    """Where a hearing stands."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When and where: local wall time, IANA zone, length in minutes, room, examiners.

    The instant is derived; a law that moves a zone moves the appointment with the wall clock.
    """

    local: datetime
    zone: str
    minutes: int
    room: str
    examiners: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.local.tzinfo is not None:
            raise ValueError("a slot holds wall time")
        if not _FIRST_YEAR <= self.local.year <= _LAST_YEAR:
            raise ValueError("a slot lies in a year that calendars show")
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError("a slot has an IANA zone") from error
        if not 1 <= self.minutes <= 24 * 60:
            raise ValueError("a hearing lasts 1 minute to 24 hours")

    @property
    def starts_at(self) -> datetime:
        """The aware moment it starts."""
        return self.local.replace(tzinfo=ZoneInfo(self.zone))

    @property
    def ends_at(self) -> datetime:
        """The aware moment it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """A hearing of one case. `number` counts invitations of the case from 1."""

    id: str
    revision: str
    slot: Slot
    number: int
    capacity: str
    state: State


def schedule(ledger: Ledger, slot: Slot, *, capacity: str) -> Hearing:
    """Records a hearing inside the open transaction; conflicts are the caller's to refuse."""
    number = sum(1 for hearing in items(ledger) if hearing.capacity == capacity) + 1
    body: dict[str, object] = {
        "at": {"local": slot.local.strftime("%Y-%m-%dT%H:%M"), "zone": slot.zone},
        "minutes": slot.minutes,
        "room": slot.room,
        "examiners": list(slot.examiners),
        "number": number,
        "capacity": capacity,
        "state": State.SCHEDULED.value,
    }
    entry = ledger.write(KIND, body)
    return _value(ledger.revisions(entry.record)[0])


def items(ledger: Ledger) -> tuple[Hearing, ...]:
    """All hearings of the case in the order they were scheduled."""
    return tuple(_value(revision) for revision in ledger.current(KIND))


def one(ledger: Ledger, hearing_id: str) -> Hearing | None:
    """The hearing with this id; None when it is not in this file."""
    found = [revision for revision in ledger.among([hearing_id]) if revision.kind == KIND]
    return _value(found[-1]) if found else None


def slot_of(body: Body) -> Slot:
    """The slot of a stored hearing."""
    at = body["at"]
    examiners = body["examiners"]
    if not isinstance(at, dict) or not isinstance(examiners, list):
        raise ValueError("malformed hearing")  # noqa: TRY004 - malformed data, not a wrong type in code
    return Slot(
        local=datetime.fromisoformat(str(at["local"])),
        zone=str(at["zone"]),
        minutes=int(str(body["minutes"])),
        room=str(body["room"]),
        examiners=tuple(str(name) for name in examiners),
    )


def _value(revision: Revision) -> Hearing:
    body = revision.body
    return Hearing(
        id=revision.record,
        revision=revision.id,
        slot=slot_of(body),
        number=int(str(body["number"])),
        capacity=str(body["capacity"]),
        state=State(str(body["state"])),
    )
