"""Dates and times as Indonesian papers write them (`documents.md` §23). The weekday is always derived."""

from __future__ import annotations

from datetime import date, time
from typing import Final

from babel.dates import format_date

from core.writing.numbers import in_words

ZONES: Final = ("WIB", "WITA", "WIT")
_LOCALE: Final = "id"


def long_date(day: date) -> str:
    """`23 November 2026`."""
    return str(format_date(day, "d MMMM y", locale=_LOCALE))


def month(day: date) -> str:
    """`November`."""
    return str(format_date(day, "MMMM", locale=_LOCALE))


def weekday(day: date) -> str:
    """`Senin`."""
    return str(format_date(day, "EEEE", locale=_LOCALE))


def dated_weekday(day: date) -> str:
    """The form of schedules: `Rabu, 25 November 2026`."""
    return f"{weekday(day)}, {long_date(day)}"


def opening(day: date) -> str:
    """What follows `Pada hari ini` in minutes: `Senin tanggal dua puluh tiga bulan November tahun …`."""
    return f"{weekday(day)} tanggal {in_words(day.day)} bulan {month(day)} tahun {in_words(day.year)}"


def clock_time(at: time, zone: str) -> str:
    """`pukul 09.00 WITA`; raises `ValueError` when `zone` is not one of Indonesia's three."""
    return f"pukul {hour(at)} {_zone(zone)}"


def hour(at: time) -> str:
    """`09.00`."""
    return f"{at.hour:02d}.{at.minute:02d}"


def _zone(zone: str) -> str:
    if zone not in ZONES:
        raise ValueError("a time needs WIB, WITA or WIT")
    return zone
