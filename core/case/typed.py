"""Days and moments as a person types them, into the form that a source keeps."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from core.case.source import moment_of

_MONTHS: Final = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8,
    "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
_ZONES: Final = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
_WEEKDAYS: Final = r"(?:(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\s*,?\s+)?"
_DAY: Final = (
    r"(?:(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})\s*[-/.]\s*(?P<m2>\d{1,2})\s*[-/.]\s*(?P<y2>\d{4})"
    r"|(?P<d3>\d{1,2})\s+(?P<m3>[a-z]{3,9})\.?\s+(?P<y3>\d{4}))"
)
_HOUR: Final = r"(?:(?:\s*,?\s+(?:pukul\s+|jam\s+)?|t)(?P<h>\d{1,2})[.:](?P<min>\d{2})(?:[.:](?P<s>\d{2}))?)?"
_WHOLE: Final = re.compile(rf"{_WEEKDAYS}{_DAY}{_HOUR}(?:\s+(?P<zone>wib|wita|wit))?")


def moment_from(text: str, zone: tzinfo) -> str:
    """The ISO form of `23-11-2026 09.14`, `23/11/2026`, `23 November 2026 pukul 09.14 WIB` or an ISO text.

    A time without WIB, WITA or WIT is one of `zone`; without a time the day alone is meant; an empty text stays
    empty. Raises `ValueError` for anything else and for days and times that do not exist.
    """
    said = " ".join(text.lower().split())
    if not said:
        return ""
    found = _WHOLE.fullmatch(said)
    if found is None:
        return _iso(text.strip())
    part = found.groupdict()
    year, day = (next(int(part[f"{name}{n}"]) for n in "123" if part[f"{name}{n}"]) for name in "yd")
    month = _month(part["m3"]) if part["m3"] else int(part["m1"] or part["m2"])
    on = date(year, month, day)
    if part["h"] is None:
        if part["zone"]:
            raise ValueError("a day has no zone")
        return on.isoformat()
    at = time(int(part["h"]), int(part["min"]), int(part["s"] or 0))
    where = ZoneInfo(_ZONES[part["zone"]]) if part["zone"] else zone
    return datetime.combine(on, at, where).isoformat()


def moment_as_typed(iso: str, zone: tzinfo) -> str:
    """The text that `moment_from` makes this ISO form of again: `23-11-2026 09.14`, in `zone`."""
    if not iso:
        return ""
    moment = moment_of(iso)
    if not isinstance(moment, datetime):
        return f"{moment:%d-%m-%Y}"
    local = moment.astimezone(zone)
    return f"{local:%d-%m-%Y %H.%M.%S}" if local.second else f"{local:%d-%m-%Y %H.%M}"


def _month(name: str) -> int:
    if name[:3] not in _MONTHS:
        raise ValueError("no month")
    return _MONTHS[name[:3]]


def _iso(text: str) -> str:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no zone")
    return moment.isoformat()
