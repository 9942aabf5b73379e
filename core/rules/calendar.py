"""Which days an office works, and counting in working days with every skipped day named.

Days come from the pack `resources/rules/calendar.toml`, one list a year; what an office records itself wins over
it. A year without a list is not a year without holidays: whatever is counted through it says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, Final

from core.places import resource_path

LONGEST: Final = 3660
"""Days that a count may run over; nothing in an office takes ten years."""
_SURE: Final = "pengetahuan"
_WEEKEND: Final = {5: "hari Sabtu", 6: "hari Minggu"}
_FIXED: Final = (
    ((1, 1), "Tahun Baru Masehi", 1953),
    ((5, 1), "Hari Buruh Internasional", 2014),
    ((6, 1), "Hari Lahir Pancasila", 2017),
    ((8, 17), "Hari Kemerdekaan Republik Indonesia", 1953),
    ((12, 25), "Hari Raya Natal", 1953),
)
"""Month and day, name, first year in which it was free: all that is known of a year without a list."""


class Kind(StrEnum):
    """Why a day is free."""

    WEEKEND = "akhir-pekan"
    NATIONAL = "libur-nasional"
    LEAVE = "cuti-bersama"
    POLLING = "pemungutan-suara"
    OFFICE = "kantor"
    """What the office recorded itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of a list. `certain` is false while it is expected and not decreed; `worked` is a day the office works.

    `citation` is the decree that makes it free, empty where its number is not known.
    """

    date: date
    name: str
    kind: Kind
    certain: bool = True
    worked: bool = False
    citation: str = ""

    @property
    def words(self) -> str:
        """How a sentence names it: `hari Minggu`, `libur Hari Raya Natal`, `cuti bersama …`."""
        if self.kind in (Kind.NATIONAL, Kind.OFFICE):
            return f"libur {self.name}"
        return self.name.replace("Cuti Bersama", "cuti bersama", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count in working days from `start`, which is day 0, to `end`.

    `skipped` are the free days in between with why. `unknown` are the years without a list, `uncertain` the days of the
    span whose place is only expected: with either of them the end may be another day.
    """

    start: date
    end: date
    days: int
    skipped: tuple[Day, ...]
    unknown: tuple[int, ...]
    uncertain: tuple[Day, ...]

    @property
    def certain(self) -> bool:
        """Whether nothing in the span is only expected."""
        return not self.unknown and not self.uncertain


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The days of an office. `own` wins over what comes with Netra; `works_on_leave` is its rule for *cuti bersama*."""

    own: tuple[Day, ...] = ()
    works_on_leave: bool = False

    def free(self, day: date) -> Day | None:
        """Why the office is closed that day, or None when it works."""
        recorded = [one for one in self.own if one.date == day]
        if recorded:
            return None if recorded[-1].worked else recorded[-1]
        listed = _listed(day)
        if listed is not None and not (listed.kind is Kind.LEAVE and self.works_on_leave):
            return listed
        if day.weekday() in _WEEKEND:
            return Day(date=day, name=_WEEKEND[day.weekday()], kind=Kind.WEEKEND)
        return None

    def count(self, start: date, end: date) -> Counted:
        """The working days after `start` up to and with `end`; 0 when `end` is not later.

        Raises ValueError over `LONGEST` days.
        """
        if (end - start).days > LONGEST:
            raise ValueError("span")
        return self._counted(
            start, [start + timedelta(days=n) for n in range(1, (end - start).days + 1)], end
        )

    def after(self, start: date, days: int) -> Counted:
        """The day that is the working day number `days` after `start`, which is day 0.

        Raises ValueError for less than 1 or a span over `LONGEST` days.
        """
        if days < 1:
            raise ValueError("days")
        passed, left, day = [], days, start
        while left:
            if day == date.max:
                raise ValueError("span")
            day += timedelta(days=1)
            passed.append(day)
            left -= self.free(day) is None
            if len(passed) > LONGEST:
                raise ValueError("span")
        return self._counted(start, passed, day)

    def _counted(self, start: date, passed: list[date], end: date) -> Counted:
        skipped = [free for day in passed if (free := self.free(day)) is not None]
        decided = {one.date for one in self.own}
        years = {day.year for day in (*passed, start)}
        return Counted(
            start=start,
            end=end,
            days=len(passed) - len(skipped),
            skipped=tuple(skipped),
            unknown=tuple(sorted(year for year in years if not knows(year))),
            uncertain=tuple(
                one for day in passed
                if (one := shipped().get(day)) is not None and not one.certain and day not in decided
                and day.weekday() not in _WEEKEND and not (one.kind is Kind.LEAVE and self.works_on_leave)
            ),
        )  # fmt: skip

    def year(self, year: int) -> tuple[Day, ...]:
        """The listed days of a year in order, the office's own in place of shipped ones of the same date.

        Of a year without a list these are the days that stand on a date of their own.
        """
        found = {day: one for day, one in shipped().items() if day.year == year}
        if not knows(year):
            fixed = (_listed(date(year, *month_and_day)) for month_and_day, _name, _since in _FIXED)
            found = {one.date: one for one in fixed if one is not None}
        found |= {one.date: one for one in self.own if one.date.year == year}
        return tuple(found[day] for day in sorted(found))


def _listed(day: date) -> Day | None:
    if knows(day.year):
        return shipped().get(day)
    for (month, number), name, since in _FIXED:
        if (day.month, day.day) == (month, number) and day.year >= since:
            return Day(date=day, name=name, kind=Kind.NATIONAL)
    return None


def knows(year: int) -> bool:
    """Whether there is a list for that year."""
    return year in _read()[1]


def years() -> tuple[int, ...]:
    """The years with a list."""
    return tuple(sorted(_read()[1]))


def shipped() -> dict[date, Day]:
    """The listed days by date, as they come with Netra."""
    return _read()[0]


@cache
def _read() -> tuple[dict[date, Day], frozenset[int]]:
    data = tomllib.loads((resource_path("rules") / "calendar.toml").read_text(encoding="utf-8"))
    days = {one.date: one for one in _days(data["year"])}
    return days, frozenset(int(entry["year"]) for entry in data["year"])


def _days(entries: Iterable[dict[str, Any]]) -> Iterator[Day]:
    for entry in entries:
        for one in entry["days"]:
            day = one["date"]
            if not isinstance(day, date):
                raise TypeError(f"calendar.toml: {day!r} is no date")
            yield Day(
                date=day,
                name=str(one["name"]),
                kind=Kind(str(one["kind"])),
                certain=one["confidence"] == _SURE,
                citation=str(one.get("citation") or entry.get("citation", "")),
            )
