"""The structure of NIP, NI PPPK and NIK (`glossary.md`); none has a check digit.

A number is kept as digits only. What is impossible is an *error*, what is merely unusual a *warning*:
a NIP stays as it is even when the person's data were corrected later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

EMPLOYEE_DIGITS: Final = 18
OLD_NIP_DIGITS: Final = 9
NIK_DIGITS: Final = 16
FEMALE_DAY_OFFSET: Final = 40
FIRST_CONTRACT_CODE: Final = 20
"""Digits 13-14 of an NI PPPK are a code from here up; in a NIP they are a month."""
APPOINTMENT_AGES: Final = range(18, 41)
_FILLERS: Final = re.compile(r"[\s.\-\u00a0]+")
# What readers of pictures take digits for; only inside a run that is mostly digits.
_MISREAD: Final = str.maketrans(
    {"O": "0", "o": "0", "D": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8", "Z": "2"}
)
_RUN: Final = re.compile(r"(?<![\w])[0-9OoDlISBZ|](?:[ .\-\u00a0]?[0-9OoDlISBZ|]){14,20}(?![\w])")
_LEAST_DIGITS: Final = 12
FARTHEST: Final = 3
"""Digits that may differ, be lost or added before two numbers are no longer near."""


class Kind(StrEnum):
    """Which number it is; the value is its label on paper."""

    NIP = "NIP"
    NI_PPPK = "NI PPPK"


class Level(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a number. `code` is one of the words used in this module, for the screen."""

    level: Level
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeNumber:
    """The parts of an 18-digit number; `birth` is None when its digits are no date."""

    digits: str
    kind: Kind
    birth: date | None
    year: int
    month_or_code: int
    sex: int
    sequence: int

    def display(self) -> str:
        """`19860926 201505 1 001`."""
        return display(self.digits)


def digits(text: str) -> str:
    """`text` without spaces, full stops and hyphens, as pasted from letters and tables."""
    return _FILLERS.sub("", text)


def as_read(text: str) -> str:
    """The digits of a number read from a picture: O, l and their like among digits are digits."""
    number = digits(text)
    return number.translate(_MISREAD) if sum(sign.isdigit() for sign in number) >= _LEAST_DIGITS else number


def display(number: str) -> str:
    """An 18-digit number in its groups of 8, 6, 1 and 3; any other text as it is."""
    if not _is_number(number, EMPLOYEE_DIGITS):
        return number
    return f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}"


def guess_kind(number: str) -> Kind:
    """NIP or NI PPPK by digits 13-14; the status that a person chose goes before this guess."""
    return Kind.NI_PPPK if int(number[12:14]) >= FIRST_CONTRACT_CODE else Kind.NIP


def read(text: str, kind: Kind | None = None) -> EmployeeNumber | None:
    """The parts of a pasted number, or None when it does not have 18 digits."""
    number = digits(text)
    if not _is_number(number, EMPLOYEE_DIGITS):
        return None
    return EmployeeNumber(
        digits=number,
        kind=kind or guess_kind(number),
        birth=_date(number[:4], number[4:6], number[6:8]),
        year=int(number[8:12]),
        month_or_code=int(number[12:14]),
        sex=int(number[14]),
        sequence=int(number[15:]),
    )


def problems(
    text: str, *, on: date, kind: Kind | None = None, birth: date | None = None, sex: int | None = None
) -> tuple[Problem, ...]:
    """What is wrong with a pasted NIP or NI PPPK, seen on the day `on`.

    `birth` and `sex` (1 man, 2 woman) are what the form says; they only warn.
    """
    number = read(text, kind)
    if number is None:
        old = _is_number(digits(text), OLD_NIP_DIGITS)
        return (_warning("old_nip"),) if old else (_error("not_18_digits"),)
    return (*_errors(number), *_warnings(number, on, birth, sex))


def _errors(number: EmployeeNumber) -> list[Problem]:
    found = []
    if number.birth is None:
        found.append(_error("birth_impossible"))
    if number.kind is Kind.NIP and not 1 <= number.month_or_code <= 12:
        found.append(_error("month_impossible"))
    if number.sex not in (1, 2):
        found.append(_error("sex_impossible"))
    if number.sequence == 0:
        found.append(_error("sequence_zero"))
    return found


def _warnings(number: EmployeeNumber, on: date, birth: date | None, sex: int | None) -> list[Problem]:
    found = []
    in_month = number.kind is Kind.NIP and 1 <= number.month_or_code <= 12
    month = number.month_or_code if in_month else 12
    if number.birth is not None and number.kind is Kind.NIP:
        age = number.year - number.birth.year - (month < number.birth.month)
        if age not in APPOINTMENT_AGES:
            found.append(_warning("age_unusual"))
    if (number.year, month if in_month else 1) > (on.year, on.month):
        found.append(_warning("appointment_in_future"))
    if birth is not None and number.birth is not None and birth != number.birth:
        found.append(_warning("birth_differs"))
    if sex is not None and sex != number.sex:
        found.append(_warning("sex_differs"))
    return found


def in_text(text: str) -> tuple[str, ...]:
    """Runs in a text that may be an employee number, as digits; letters like O and l are read as digits.

    A run may have lost or gained up to `FARTHEST` digits. A NIK, which has 16 and begins with a region
    rather than a year, is left out.
    """
    return tuple(dict.fromkeys(number for number, _ in _runs(text)))


def without(text: str) -> str:
    """`text` with those runs blanked."""
    for _, run in _runs(text):
        text = text.replace(run, " ")
    return text


def _runs(text: str) -> list[tuple[str, str]]:
    found = []
    for match in _RUN.finditer(text):
        run = match[0]
        if sum(sign.isdigit() for sign in run) < _LEAST_DIGITS:
            continue
        number = as_read(run)
        if abs(len(number) - EMPLOYEE_DIGITS) <= FARTHEST and number[:2] in ("19", "20"):
            found.append((number, run))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityNumber:
    """The parts of a NIK. `region` is province, regency and district of first registration.

    `birth` is None when its digits are no date; its century is the last one in which the birth is not
    after the day of asking. `sex` is 1 for a man, 2 for a woman, as in an employee number.
    """

    digits: str
    region: str
    birth: date | None
    sex: int
    sequence: int


def read_nik(text: str, *, on: date) -> IdentityNumber | None:
    """The parts of a pasted NIK seen on the day `on`, or None when it does not have 16 digits."""
    number = digits(text)
    if not _is_number(number, NIK_DIGITS):
        return None
    day = int(number[6:8])
    female = day > FEMALE_DAY_OFFSET
    day -= FEMALE_DAY_OFFSET if female else 0
    births = (_date(f"{century}{number[10:12]}", number[8:10], f"{day:02d}") for century in ("20", "19"))
    return IdentityNumber(
        digits=number,
        region=number[:6],
        birth=next((birth for birth in births if birth is not None and birth <= on), None),
        sex=2 if female else 1,
        sequence=int(number[12:]),
    )


def nik_problems(text: str) -> tuple[Problem, ...]:
    """What is impossible in a pasted NIK. The century of its birth year is not known."""
    number = digits(text)
    if not _is_number(number, NIK_DIGITS):
        return (_error("not_16_digits"),)
    day = int(number[6:8])
    day -= FEMALE_DAY_OFFSET if day > FEMALE_DAY_OFFSET else 0
    leap_century = "20"
    if _date(leap_century + number[10:12], number[8:10], f"{day:02d}") is None:
        return (_error("birth_impossible"),)
    return (_error("sequence_zero"),) if number.endswith("0000") else ()


def mask_nik(text: str) -> str:
    """A NIK for lists and public copies: only its first four and last two digits."""
    number = digits(text)
    if len(number) <= 6:
        return "•" * len(number)
    return number[:4] + "•" * (len(number) - 6) + number[-2:]


def _is_number(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _error(code: str) -> Problem:
    return Problem(level=Level.ERROR, code=code)


def _warning(code: str) -> Problem:
    return Problem(level=Level.WARNING, code=code)
