"""Times as apps and news pages print them, in Indonesian and English, read from one line of text.

Only the form is looked at here; `moments` works out what day it was. A digit that a reader of pictures took
for a letter (`O6.30`, `l4 Okt`) is a digit where a digit must stand; the text itself is never changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.reading.fields.calendar_words import (
    AMBIGUOUS,
    DAYS_BACK,
    FULL_WEEKDAYS,
    MONTHS,
    NOW,
    ONE,
    UNITS,
    WEEKDAYS,
    Unit,
    fold,
)
from core.reading.fields.tokens import DIGITS, JOINERS, MOST_JOINERS, Tokens

_AMOUNT: Final = re.compile(r"([0-9OoIl|]{1,3})([A-Za-z]{1,8})?")
_ZONES: Final = {"wib": 7, "wita": 8, "wit": 9}
_AGO: Final = frozenset({"lalu", "ago", "yll"})
_YEARS: Final = range(1990, 2100)
_SHORT_YEARS: Final = range(5, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day as printed: parts that do not stand there are None. `days_back` counts from the capture."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days_back: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSeen:
    """A time from letter `start` to before letter `end` of its line, in the parts that were printed.

    Either `ago` (amounts and units counted back, empty for *just now*), or a day, a clock time or both.
    `zone` is the offset from UTC in hours where one was printed.
    """

    start: int
    end: int
    day: Day | None = None
    clock: tuple[int, int] | None = None
    zone: int | None = None
    ago: tuple[tuple[int, Unit], ...] | None = None

    @property
    def only_clock(self) -> bool:
        """Whether it is a time of day without a day, as messages have it."""
        return self.day is None and self.ago is None

    @property
    def only_day(self) -> bool:
        """Whether it is a day without a time of day, as dividers of a chat have it."""
        return self.day is not None and self.clock is None


def find(text: str, *, english: bool = False) -> list[TimeSeen]:
    """Every time in a line, from left to right; `english` decides what `3h` means (hours, else *hari*)."""
    line = _Line(text, english=english)
    found, at = [], 0
    while at < len(line.tokens):
        seen = line.time(at)
        if seen is None:
            at += 1
        else:
            found.append(seen[0])
            at = seen[1]
    return found


class _Line(Tokens):
    """What begins at a token: every method gives it with the place behind it, or None.

    None looks farther than a few tokens.
    """

    def __init__(self, text: str, *, english: bool) -> None:
        super().__init__(text)
        self._english = english

    def time(self, at: int) -> tuple[TimeSeen, int] | None:
        for form in (self._ago, self._day_first, self._clock_first):
            seen = form(at)
            if seen is not None:
                return seen
        return None

    def _ago(self, at: int) -> tuple[TimeSeen, int] | None:
        now = self.phrase(at, NOW)
        if now is not None:
            return self._seen(at, now, ago=())
        parts: list[tuple[int, Unit]] = []
        end = at
        while len(parts) < 2 and (part := self._amount(end)) is not None:
            parts.append(part[0])
            end = part[1]
        if not parts or self.glued_before(at):
            return None
        for word in ("yang", "yg"):
            if self.is_(end, word) and end + 1 < len(self.tokens) and self.tokens[end + 1].folded in _AGO:
                end += 1
        if end < len(self.tokens) and self.tokens[end].folded in _AGO:
            end += 1
        return self._seen(at, end, ago=tuple(parts))

    def _amount(self, at: int) -> tuple[tuple[int, Unit], int] | None:
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if token.folded in ONE:
            return (1, ONE[token.folded]), at + 1
        if token.folded in ("a", "an") and at + 2 < len(self.tokens) and self.tokens[at + 2].folded in _AGO:
            unit = self._unit(self.tokens[at + 1].text)
            return ((1, unit), at + 2) if unit else None
        match = _AMOUNT.fullmatch(token.text)
        if match is None:
            return None
        amount = match[1].translate(DIGITS)
        if not any(sign.isdigit() for sign in match[1]) and len(match[1]) > 1:
            return None
        if match[2]:
            unit, end = self._unit(match[2]), at + 1
        elif at + 1 < len(self.tokens):
            unit, end = self._unit(self.tokens[at + 1].text), at + 2
        else:
            return None
        if unit is None or int(amount) == 0 or self.glued_number(end):
            return None
        return (int(amount), unit), end

    def _unit(self, word: str) -> Unit | None:
        folded = fold(word)
        if folded in AMBIGUOUS:
            return Unit.HOUR if self._english else Unit.DAY
        return UNITS.get(folded)

    def _day_first(self, at: int) -> tuple[TimeSeen, int] | None:
        parsed = self._day(at)
        if parsed is None:
            return None
        day, end = parsed
        behind = self.joined(end, at + 8)
        clock = self._clock(behind, comma=True)
        if clock is not None:
            return self._seen(at, clock[2], day=day, clock=clock[0], zone=clock[1])
        abbreviated = day.weekday is not None and day.day is None and day.days_back is None
        if abbreviated and self.tokens[at].folded not in FULL_WEEKDAYS:
            return None
        return self._seen(at, end, day=day)

    def _clock_first(self, at: int) -> tuple[TimeSeen, int] | None:
        clock = self._clock(at)
        if clock is None:
            return None
        behind = self.joined(clock[2], clock[2] + MOST_JOINERS)
        parsed = self._day(behind)
        if parsed is not None and parsed[0].month is not None and not self._short_date(behind):
            return self._seen(at, parsed[1], day=parsed[0], clock=clock[0], zone=clock[1])
        return self._seen(at, clock[2], clock=clock[0], zone=clock[1])

    def _short_date(self, at: int) -> bool:
        """Whether the day there is only `11-18`, which behind a clock time is more likely something else."""
        return self._month_day(at) is not None and self._numeric(at) is None

    def _day(self, at: int) -> tuple[Day, int] | None:
        if at >= len(self.tokens):
            return None
        back = next(
            (
                (days, end)
                for phrase, days in reversed(DAYS_BACK.items())
                if (end := self.phrase(at, (phrase,))) is not None
            ),
            None,
        )
        if back is not None:
            return Day(days_back=back[0]), back[1]
        weekday = WEEKDAYS.get(self.tokens[at].folded)
        if weekday is not None:
            behind = at + 1
            if self.is_(behind, ".") and self.touches(at):
                behind += 1
            date = self._date(self.joined(behind, behind + 2))
            if date is not None:
                day, end = date
                return Day(year=day.year, month=day.month, day=day.day, weekday=weekday), end
            return Day(weekday=weekday), at + 1
        return self._date(at) or self._month_day(at)

    def _date(self, at: int) -> tuple[Day, int] | None:
        return self._numeric(at) or self._day_month(at) or self._month_name_first(at)

    def _day_month(self, at: int) -> tuple[Day, int] | None:
        day = self.number(at, 2)
        if day is None or at + 1 >= len(self.tokens) or self.glued_before(at):
            return None
        place = at + 1
        if self.is_(place, "-") or self.is_(place, "."):
            place += 1
        month = MONTHS.get(self.tokens[place].folded) if place < len(self.tokens) else None
        if month is None or not 1 <= day <= 31:
            return None
        return self._with_year(place + 1, month, day)

    def _month_name_first(self, at: int) -> tuple[Day, int] | None:
        month = MONTHS.get(self.tokens[at].folded) if at < len(self.tokens) else None
        if month is None:
            return None
        place = at + 2 if self.is_(at + 1, ".") and self.touches(at) else at + 1
        day = self.number(place, 2)
        if day is None or not 1 <= day <= 31 or self._clock(place) is not None:
            return None
        return self._with_year(place + 1, month, day)

    def _with_year(self, at: int, month: int, day: int) -> tuple[Day, int]:
        """The year behind a month or a day, with a full stop, comma or hyphen between, where there is one."""
        for place in (at, at + 1) if at < len(self.tokens) and self.tokens[at].text in ".,-" else (at,):
            year = self.number(place, 4)
            length = len(self.tokens[place].text) if year is not None else 0
            if year is None or self._clock(place) is not None:
                continue
            if length == 4 and year in _YEARS:
                return Day(year=year, month=month, day=day), place + 1
            if length == 2 and year in _SHORT_YEARS and place == at and not self._counts(place):
                return Day(year=2000 + year, month=month, day=day), place + 1
        return Day(month=month, day=day), at

    def _counts(self, at: int) -> bool:
        """Whether the number there counts something: `17 Sep 20 komentar`."""
        if at + 1 >= len(self.tokens):
            return False
        behind = self.tokens[at + 1]
        return behind.text[:1].isalpha() and behind.folded not in JOINERS

    def _numeric(self, at: int) -> tuple[Day, int] | None:
        """`14/10/2020`, `14-10-20`, `14.10.2020`, `2020-10-14`."""
        parts = [self.number(at + step, 4) for step in (0, 2, 4)]
        if None in parts or self.glued_before(at) or self.glued_number(at + 5):
            return None
        sign = self.tokens[at + 1].text
        if sign not in "/-." or self.tokens[at + 3].text != sign:
            return None
        if not all(self.touches(place) for place in range(at, at + 4)):
            return None
        first, month, last = (part or 0 for part in parts)
        if len(self.tokens[at].text) == 4:
            year, day = first, last
        elif len(self.tokens[at + 4].text) == 4 or sign != ".":
            year, day = last if last > 99 else 2000 + last, first
        else:
            return None
        if year not in _YEARS or not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return Day(year=year, month=month, day=day), at + 5

    def _month_day(self, at: int) -> tuple[Day, int] | None:
        """`11-18`, as one application writes 18 November."""
        month, day = self.number(at, 2), self.number(at + 2, 2)
        if month is None or day is None or not self.is_(at + 1, "-") or self.glued_before(at):
            return None
        if not (self.touches(at) and self.touches(at + 1)) or self.glued_number(at + 3):
            return None
        return (Day(month=month, day=day), at + 3) if 1 <= month <= 12 and 1 <= day <= 31 else None

    def _clock(self, at: int, *, comma: bool = False) -> tuple[tuple[int, int], int | None, int] | None:
        """Hour and minute, the printed zone, and the place behind."""
        hour, minute = self.number(at, 2), self.number(at + 2, 2)
        if hour is None or minute is None or len(self.tokens[at + 2].text) != 2 or self.glued_before(at):
            return None
        if self.tokens[at + 1].text not in (".:," if comma else ".:"):
            return None
        if not (self.touches(at) and self.touches(at + 1)) or hour > 23 or minute > 59:
            return None
        end = at + 3
        second = self.number(end + 1, 2)
        if (
            second is not None
            and end < len(self.tokens)
            and self.tokens[end].text in ".:"
            and self.touches(end)
        ):
            end += 2
        if self.glued_number(end) or (end < len(self.tokens) and self.tokens[end].text == "%"):
            return None
        half = self.tokens[end].folded if end < len(self.tokens) else ""
        if half in ("am", "pm"):
            if not 1 <= hour <= 12:
                return None
            hour, end = hour % 12 + (12 if half == "pm" else 0), end + 1
        zone = _ZONES.get(self.tokens[end].text.casefold()) if end < len(self.tokens) else None
        return (hour, minute), zone, end + (zone is not None)

    def _seen(
        self,
        start: int,
        end: int,
        *,
        day: Day | None = None,
        clock: tuple[int, int] | None = None,
        zone: int | None = None,
        ago: tuple[tuple[int, Unit], ...] | None = None,
    ) -> tuple[TimeSeen, int]:
        if (
            start
            and self.tokens[start - 1].text == "("
            and any(token.text == ")" for token in self.tokens[start:end])
        ):
            start -= 1
        return TimeSeen(
            start=self.tokens[start].start, end=self.tokens[end - 1].end, day=day, clock=clock, zone=zone, ago=ago
        ), end  # fmt: skip
