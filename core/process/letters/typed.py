"""Dates, times and whole numbers as people in an office type them."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

from core.writing.dates import long_date, month, weekday

_MONTHS: Final = {month(date(2000, number, 1)).lower(): number for number in range(1, 13)} | {
    "nopember": 11, "pebruari": 2, "agt": 8, "agu": 8, "nop": 11, "peb": 2,
}  # fmt: skip
_WEEKDAYS: Final = {weekday(date(2000, 1, day)).lower() for day in range(3, 10)} | {"jum'at", "ahad"}
_SAME_DAY: Final = {"jum'at": "jumat", "ahad": "minggu"}
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS: Final = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})")
_WORDS: Final = re.compile(r"(\d{1,2})\s*[-/. ]?\s*([a-z]{3,9})\.?\s*[-/. ]?\s*(\d{4})")
_TIME: Final = re.compile(
    r"(?:pukul|jam)?\s*(\d{1,2})(?:\s*[.:]\s*(\d{2}))?(?:[.:]00)?\s*(?:wib|wita|wit)?", re.IGNORECASE
)
_LONGEST_WHOLE: Final = 20
_YEARS: Final = range(1900, 2101)
DATE_WANTED: Final = "tanggal, misalnya 23 November 2026 atau 23-11-2026"
TIME_WANTED: Final = "jam, misalnya 09.00"


def read_date(text: str) -> date:
    """The day in `23 November 2026`, `Senin, 23 Nov 2026`, `23-11-2026`, `23/11/2026` or `2026-11-23`.

    Raises `ValueError` whose text continues a message: no date, a day that does not exist, another weekday.
    """
    words = " ".join(text.strip().lower().split())
    head, _, rest = words.partition(" ")
    named = head.strip(",")
    if named in _WEEKDAYS:
        words = rest.strip(" ,")
    day = _day(words)
    if named in _WEEKDAYS and _SAME_DAY.get(named, named) != weekday(day).lower():
        raise ValueError(f"{long_date(day)} jatuh pada hari {weekday(day)}")
    return day


def _day(words: str) -> date:
    if found := _ISO.fullmatch(words):
        year, number, day = (int(part) for part in found.groups())
    elif found := _NUMBERS.fullmatch(words):
        day, number, year = (int(part) for part in found.groups())
    elif found := _WORDS.fullmatch(words):
        day, number, year = int(found[1]), _month(found[2]), int(found[3])
    else:
        raise ValueError(DATE_WANTED)
    if year not in _YEARS:
        raise ValueError(f"tahun {_YEARS.start} sampai {_YEARS.stop - 1}")
    try:
        return date(year, number, day)
    except ValueError:
        raise ValueError("tanggal itu tidak ada dalam penanggalan") from None


def _month(word: str) -> int:
    found = {number for name, number in _MONTHS.items() if name == word or name[:3] == word[:3] == word}
    if len(found) != 1:
        raise ValueError(f"tidak ada bulan “{word}”")
    return found.pop()


def read_time(text: str) -> time:
    """The time in `09.00`, `9:30`, `9` or `pukul 09.00 WITA`. Raises `ValueError` whose text continues a message."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError(TIME_WANTED)
    hours, minutes = int(found[1]), int(found[2] or 0)
    if hours > 23 or minutes > 59:
        raise ValueError("jam itu tidak ada; tulis 00.00 sampai 23.59")
    return time(hours, minutes)


def read_whole(text: str, least: int, most: int) -> int:
    """The whole number in `text`. Raises `ValueError` whose text continues a message when it is none or out of range."""
    digits = text.strip()
    if not (digits.removeprefix("-").isdecimal() and digits.isascii()):
        raise ValueError("bilangan bulat, tanpa huruf")
    if len(digits) > _LONGEST_WHOLE or not least <= int(digits) <= most:
        raise ValueError(f"bilangan bulat {least} sampai {most}")
    return int(digits)
