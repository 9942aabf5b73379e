"""Numbers as Indonesian papers write them (`documents.md` §23)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from babel.numbers import format_decimal

UNITS: Final = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
GROUPS: Final = ("", "ribu", "juta", "miliar", "triliun")
HIGHEST: Final = 10 ** (3 * len(GROUPS)) - 1
_ROMAN: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def in_words(value: int) -> str:
    """The number in words (*terbilang*), lower case, single spaces: 21000 is `dua puluh satu ribu`.

    Raises `ValueError` below 0 and above 999 trillion.
    """
    if not 0 <= value <= HIGHEST:
        raise ValueError("number out of range for words")
    if value == 0:
        return UNITS[0]
    words: list[str] = []
    for power in reversed(range(len(GROUPS))):
        group = value // 1000**power % 1000
        if group == 0:
            continue
        if power == 1 and group == 1:
            words.append("seribu")
        else:
            words += [*_below_thousand(group), GROUPS[power]]
    return " ".join(filter(None, words))


def _below_thousand(value: int) -> list[str]:
    hundreds, rest = divmod(value, 100)
    words = ["seratus"] if hundreds == 1 else [UNITS[hundreds], "ratus"] if hundreds else []
    if rest >= 20:
        tens, rest = divmod(rest, 10)
        words += [UNITS[tens], "puluh"]
    elif rest >= 12:
        return [*words, UNITS[rest - 10], "belas"]
    return [*words, UNITS[rest]] if rest else words


def counted(value: int, unit: str) -> str:
    """A count with its words: `1 (satu) berkas`."""
    return f"{value} ({in_words(value)}) {unit}"


def rupiah(value: int | Decimal) -> str:
    """Money: `Rp10.000,00`."""
    return "Rp" + str(format_decimal(value, "#,##0.00", locale="id"))


def rupiah_in_words(value: int) -> str:
    """Whole rupiah in words: `sepuluh ribu rupiah`."""
    return f"{in_words(value)} rupiah"


def roman(value: int) -> str:
    """A Roman numeral, 1 to 3999; raises `ValueError` otherwise."""
    if not 1 <= value <= 3999:
        raise ValueError("number out of range for Roman numerals")
    letters = []
    for size, letter in _ROMAN:
        count, value = divmod(value, size)
        letters.append(letter * count)
    return "".join(letters)


def diktum(number: int) -> str:
    """The label of a decision's clause: `KESATU`, `KEDUA` …; from 1, raises `ValueError` below."""
    if number < 1:
        raise ValueError("clauses count from one")
    return "KE" + in_words(number).upper()


def letter(number: int) -> str:
    """The letter of a list item: 1 is `a`, 27 is `aa`; from 1."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
