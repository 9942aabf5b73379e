"""What a template can do with a value: the filters of the template language.

Their names are Indonesian because office people edit templates. Every function takes and gives plain
values; none can reach Python objects.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any, Final

from core.writing import dates, listing, naming, numbers

BLANK: Final = "…" * 10
"""What stands for a date or number that is not there yet."""
_HASH_GROUP: Final = 8


def written_date(day: date | None) -> str:
    """`23 November 2026`; dots while there is no date."""
    return dates.long_date(day) if day else BLANK


def schedule_date(day: date | None) -> str:
    """`Rabu, 25 November 2026`; dots while there is no date."""
    return dates.dated_weekday(day) if day else BLANK


def weekday(day: date | None) -> str:
    """`Rabu`."""
    return dates.weekday(day) if day else BLANK


def opening(day: date | None) -> str:
    """What follows `Pada hari ini`: `Senin tanggal dua puluh tiga bulan … (23-11-2026)`."""
    if day is None:
        return f"{BLANK} tanggal {BLANK} bulan {BLANK} tahun {BLANK}"
    return f"{dates.opening(day)} ({day:%d-%m-%Y})"


def at_place(place: str | None) -> str:
    """The last line of an addressee: `di Bitung`; nothing while the place is not known."""
    return f"di {place}" if place else ""


def clock(at: time | None, zone: str | None = None) -> str:
    """`pukul 09.00 WITA`; dots while the hour is not known."""
    return dates.clock_time(at, zone or "") if at else f"pukul {BLANK} {zone or ''}".rstrip()


def hour(at: time) -> str:
    """`09.00`."""
    return dates.hour(at)


def year(day: date | None) -> str:
    """`2026`."""
    return f"{day:%Y}" if day else BLANK


def counted(value: int | None, unit: str | None = None) -> str:
    """`1 (satu) berkas`; `-` for none."""
    return numbers.counted(value, unit or "lembar") if value else "-"


def or_else(value: Any, other: Any) -> Any:
    """`value`, or `other` when it is empty."""
    empty = value is None or value == [] or (isinstance(value, str) and not value.strip())
    return other if empty else value


def capital_post(line: str) -> str:
    """A line of a post in capitals; `a.n.`, `u.b.`, `Plt.` keep their spelling."""
    first, space, rest = line.partition(" ")
    if first.endswith("."):
        return first + space + rest.upper()
    return line.upper()


def capitals(value: str | None) -> str:
    """In capitals; not for names with titles."""
    return (value or "").upper()


def sentence_start(value: str | None) -> str:
    """With a capital first letter."""
    return (value or "")[:1].upper() + (value or "")[1:]


def small_start(value: str | None) -> str:
    """With a small first letter, to stand inside a sentence."""
    return (value or "")[:1].lower() + (value or "")[1:]


def without_stop(value: str | None) -> str:
    """Without white space and full stop at the end, to go on with the sentence."""
    return (value or "").strip().rstrip(".;").rstrip()


def hash_groups(value: str | None) -> str:
    """A hash in groups of eight characters."""
    text = value or ""
    return " ".join(text[at : at + _HASH_GROUP] for at in range(0, len(text), _HASH_GROUP))


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "tanggal": written_date,
    "hari_tanggal": schedule_date,
    "hari": weekday,
    "tahun": year,
    "pembuka": opening,
    "pukul": clock,
    "jam": hour,
    "terbilang": numbers.in_words,
    "bilangan": counted,
    "rupiah": numbers.rupiah,
    "romawi": numbers.roman,
    "diktum": numbers.diktum,
    "huruf": numbers.letter,
    "atau": or_else,
    "kapital": capitals,
    "kapital_jabatan": capital_post,
    "awal_kapital": sentence_start,
    "awal_kecil": small_start,
    "tanpa_titik": without_stop,
    "sidik": hash_groups,
    "di_kota": at_place,
    **naming.FILTERS,
    **listing.FILTERS,
}
