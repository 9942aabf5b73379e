"""What day and hour a printed time was, seen from the moment of capture. Nothing lands after the capture."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Final

from core.reading.fields.calendar_words import Unit
from core.reading.fields.times import Day, TimeSeen
from core.reading.fields.values import Precision

WEEKDAY_DIFFERS: Final = "weekday_differs"
AFTER_CAPTURE: Final = "after_capture"
_LEAP_GAP: Final = 8
"""Years to go back at most until 29 February exists again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`value` as in `Field`; `detail` says what contradicts it."""

    value: str
    relative: bool
    precision: Precision
    detail: str = ""


class Calendar:
    """Works times out for one picture."""

    def __init__(self, captured_at: datetime | None, zone: tzinfo | None) -> None:
        """`captured_at` is aware; without `zone` its own zone is the office's."""
        if captured_at is not None and captured_at.tzinfo is None:
            raise ValueError("a moment of capture is aware")
        self._zone = zone or (captured_at.tzinfo if captured_at else None)
        self._captured = captured_at.astimezone(self._zone) if captured_at else None

    def moment(self, seen: TimeSeen, divider: Day | None = None) -> Moment:
        """What `seen` says; a time of day alone belongs to the day of the `divider` above it."""
        if seen.ago is not None:
            return self._ago(seen.ago)
        day = seen.day or divider
        if day is None:
            return Moment(value="", relative=True, precision=Precision.MINUTE)
        precision = Precision.DAY if seen.clock is None else Precision.MINUTE
        relative = day.year is None
        now = self._now(seen.zone)
        if relative and now is None:
            return Moment(value="", relative=True, precision=precision)
        on = _full(day) if now is None or not relative else _before(day, seen.clock, now)
        if on is None:
            contradiction = AFTER_CAPTURE if day.days_back is not None else ""
            return Moment(value="", relative=relative, precision=precision, detail=contradiction)
        return Moment(
            value=self._written(on, seen.clock, seen.zone),
            relative=relative,
            precision=precision,
            detail=_contradiction(day, on, seen.clock, now),
        )

    def _ago(self, parts: tuple[tuple[int, Unit], ...]) -> Moment:
        precision = _PRECISION[parts[-1][1]] if parts else Precision.MINUTE
        if self._captured is None:
            return Moment(value="", relative=True, precision=precision)
        moment = self._captured
        try:
            for amount, unit in parts:
                moment = _back(moment, amount, unit)
        except (OverflowError, ValueError):  # before the year 1
            return Moment(value="", relative=True, precision=precision)
        by_day = precision not in (Precision.MINUTE, Precision.HOUR)
        value = moment.date().isoformat() if by_day else f"{moment:%Y-%m-%dT%H:%M}"
        return Moment(value=value, relative=True, precision=precision)

    def _now(self, offset: int | None) -> datetime | None:
        """The capture as a clock in the printed zone would have shown it."""
        if self._captured is None:
            return None
        return self._captured if offset is None else self._captured.astimezone(_zone(offset))

    def _written(self, on: date, clock: tuple[int, int] | None, offset: int | None) -> str:
        if clock is None:
            return on.isoformat()
        moment = datetime(on.year, on.month, on.day, *clock, tzinfo=_zone(offset or 0))
        if offset is not None and self._zone is not None:
            moment = moment.astimezone(self._zone)
        return f"{moment:%Y-%m-%dT%H:%M}"


def _zone(offset: int) -> timezone:
    return timezone(timedelta(hours=offset))


def _full(day: Day) -> date | None:
    return _date(day.year or 0, day.month or 0, day.day or 0)


def _before(day: Day, clock: tuple[int, int] | None, now: datetime) -> date | None:
    """The last such day that is not after the capture, None when there is none."""
    today = now.date()
    late = clock is not None and clock > (now.hour, now.minute)
    if day.days_back is not None:
        return None if late and day.days_back == 0 else today - timedelta(days=day.days_back)
    if day.month is None or day.day is None:
        back = (today.isoweekday() - (day.weekday or 0)) % 7
        return today - timedelta(days=7 if back == 0 and late else back)
    for year in range(today.year, today.year - _LEAP_GAP - 1, -1):
        found = _date(year, day.month, day.day)
        if found is not None and (found < today or (found == today and not late)):
            return found
    return None


def _contradiction(day: Day, on: date, clock: tuple[int, int] | None, now: datetime | None) -> str:
    if day.weekday is not None and on.isoweekday() != day.weekday:
        return WEEKDAY_DIFFERS
    if now is not None and (on, clock or (0, 0)) > (now.date(), (now.hour, now.minute)):
        return AFTER_CAPTURE
    return ""


def _back(moment: datetime, amount: int, unit: Unit) -> datetime:
    if unit in _LENGTH:
        return moment - amount * _LENGTH[unit]
    months = moment.year * 12 + moment.month - 1 - amount * (12 if unit is Unit.YEAR else 1)
    year, month = divmod(months, 12)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_LENGTH: Final = {
    Unit.SECOND: timedelta(seconds=1),
    Unit.MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.DAY: timedelta(days=1),
    Unit.WEEK: timedelta(weeks=1),
}
_PRECISION: Final = {
    Unit.SECOND: Precision.MINUTE,
    Unit.MINUTE: Precision.MINUTE,
    Unit.HOUR: Precision.HOUR,
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
}
