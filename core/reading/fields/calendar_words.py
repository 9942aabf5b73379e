"""Months, weekdays and lengths of time in the words of Indonesian and English apps, OCR slips included."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

# What readers of pictures confuse, folded to one sign; applied to the words of the lists too.
_FOLD: Final = str.maketrans({"0": "o", "1": "l", "|": "l", "i": "l", "5": "s", "'": "", "’": "", ".": ""})


class Unit(StrEnum):
    """A length of time that an app counts back in."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def fold(word: str) -> str:
    """What all readings of a word share: case, apostrophes, o and 0, i, l and 1 do not count."""
    return word.casefold().translate(_FOLD)


def _numbered(*words: str) -> dict[str, int]:
    return {fold(word): number for number, group in enumerate(words, start=1) for word in group.split()}


MONTHS: Final = _numbered(
    "jan januari january", "feb februari pebruari peb february", "mar mrt maret march", "apr april",
    "mei may", "jun juni june", "jul juli july", "agu ags agt agst agust agustus aug august",
    "sep sept september", "okt oct oktober october", "nov nop november nopember",
    "des dec desember december",
)  # fmt: skip
FULL_WEEKDAYS: Final = _numbered(
    "senin monday", "selasa tuesday", "rabu wednesday", "kamis thursday", "jumat jum'at friday",
    "sabtu saturday", "minggu ahad sunday",
)  # fmt: skip
WEEKDAYS: Final = FULL_WEEKDAYS | _numbered(
    "sen mon", "sel tue tues", "rab wed", "kam thu thur thurs", "jum fri", "sab sat", "min sun"
)
"""Weekdays from 1, Monday, to 7."""
DAYS_BACK: Final = {
    fold(word): days
    for days, words in enumerate(("hari~ini today", "kemarin yesterday", "kemarin~lusa kemarin~dulu"))
    for word in words.split()
}
"""Words for days counted back from the capture; `~` stands for a blank."""
NOW: Final = frozenset(
    fold(word) for word in ("baru~saja", "barusan", "sekarang", "just~now", "now", "right~now")
)

_UNITS: Final = {
    Unit.SECOND: "detik dtk dt seconds second secs sec s",
    Unit.MINUTE: "menit mnt mnit minutes minute mins min m",
    Unit.HOUR: "jam jm j hours hour hrs",
    Unit.DAY: "hari hri days day d",
    Unit.WEEK: "minggu mggu mgg mg weeks week wks wk w",
    Unit.MONTH: "bulan bln bl months month mos mo",
    Unit.YEAR: "tahun thn th years year yrs yr y",
}
UNITS: Final = {fold(word): unit for unit, words in _UNITS.items() for word in words.split()}
AMBIGUOUS: Final = frozenset({"h", "hr"})
"""An hour on an English page, a day (*hari*) on an Indonesian one."""
_ONE: Final = {
    "sedetik": Unit.SECOND, "semenit": Unit.MINUTE, "sejam": Unit.HOUR, "sehari": Unit.DAY,
    "seminggu": Unit.WEEK, "sebulan": Unit.MONTH, "setahun": Unit.YEAR,
}  # fmt: skip
ONE: Final = {fold(word): unit for word, unit in _ONE.items()}
"""One of a unit in one word: `sejam`."""
