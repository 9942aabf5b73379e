"""The day on which a decision takes effect, counted in the office's working days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from core.rules import law
from core.rules.calendar import Calendar, Counted
from core.writing.context import is_empty, look_up, put
from core.writing.head import Head

FIELD: Final = "tanggal_berlaku"
_RECEIVED: Final = "jadwal.tanggal"
_ACT: Final = "tanggal_perbuatan"


def counted(received: date, *, on: date, act: object, calendar: Calendar) -> Counted | None:
    """The count from the day of receipt to the day of effect; None while no certain rule says when that is.

    None also for a receipt so late that no calendar reaches the day of effect.
    The number of days and its citation are in `rules/law.toml` (`berlaku-keputusan`).
    """
    term = law.term("berlaku-keputusan", document=on, act=act if isinstance(act, date) else None)
    if term is None or not term.working:
        return None
    try:
        return calendar.after(received, term.days)
    except ValueError:
        return None


def asked(head: Head) -> bool:
    """Whether a paper says when a decision takes effect."""
    return any(question.key == FIELD for question in head.questions)


def fill_in(values: dict[str, object], head: Head, *, on: date, calendar: Calendar) -> None:
    """Puts the day of effect into a paper that asks for it and has none, when every day of the count is certain."""
    if not asked(head) or not is_empty(look_up(values, FIELD)):
        return
    found = of(values, on=on, calendar=calendar)
    if found is not None and found.certain:
        put(values, FIELD, found.end.isoformat())


def of(values: Mapping[str, object], *, on: date, calendar: Calendar) -> Counted | None:
    """The count for a paper whose receipt is dated; None without one or without a rule."""
    received = _day(look_up(values, _RECEIVED))
    if received is None:
        return None
    return counted(received, on=on, act=_day(look_up(values, _ACT)), calendar=calendar)


def _day(value: object) -> date | None:
    """A date that may still be the text of an answer."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
