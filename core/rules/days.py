"""Days on which an office is certainly closed.

Only what needs no yearly calendar: week ends, and national holidays that stand on a date of their own. Moving
holidays and *cuti bersama* are not known here, so a day that is not named may still be free.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

_WEEKEND: Final = {5: "hari Sabtu", 6: "hari Minggu"}
_FIXED: Final = (
    ((1, 1), "Tahun Baru Masehi", 1953),
    ((5, 1), "Hari Buruh Internasional", 2014),
    ((6, 1), "Hari Lahir Pancasila", 2017),
    ((8, 17), "Hari Kemerdekaan", 1953),
    ((12, 25), "Hari Raya Natal", 1953),
)
"""Month and day, name, first year in which it was a holiday (before 1953 nothing is claimed)."""


def closed(day: date) -> str:
    """Why the office is closed that day, in Indonesian, or an empty text when that is not certain."""
    for (month, number), name, since in _FIXED:
        if (day.month, day.day) == (month, number) and day.year >= since:
            return f"libur {name}"
    return _WEEKEND.get(day.weekday(), "")


def calendar_days(start: date, end: date) -> int:
    """Days from `start`, which is day 0, to `end`; negative when it is before."""
    return (end - start).days


def working_days(start: date, end: date) -> int:
    """Days after `start` up to `end` on which the office is not certainly closed; 0 when there are none."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(1 for day in days if not closed(day))
