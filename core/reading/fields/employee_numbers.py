"""NIP and NI PPPK in a row, with whether their structure holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from core.people import numbers
from core.people.numbers import EMPLOYEE_DIGITS, Level

_LOOKALIKE: Final = frozenset("0123456789OoDlISBZ|.-")
_MOST_WORDS: Final = 6
"""Groups that a number is printed in."""


@dataclass(frozen=True, slots=True)
class NumberSeen:
    """A number on `words` of a row: its digits, and its kind or what is wrong with its structure."""

    words: range
    digits: str
    detail: str


def employee_numbers(words: tuple[str, ...], on: date) -> list[NumberSeen]:
    """Every run of words that may be an employee number, seen on the day `on`; slips of the reader tolerated."""
    found, at = [], 0
    while at < len(words):
        end = at
        while end < len(words) and end - at < _MOST_WORDS and _is_digits(words[end]):
            end += 1
        seen = _longest(words, at, end, on)
        if seen is not None:
            found.append(seen)
        at = seen.words.stop if seen is not None else at + 1
    return found


def _is_digits(word: str) -> bool:
    bare = _bare(word)
    return (
        0 < len(bare) <= 2 * EMPLOYEE_DIGITS
        and set(bare) <= _LOOKALIKE
        and any(sign.isdigit() for sign in bare)
    )


def _bare(word: str) -> str:
    """A word without a label before its digits and signs around it: `NIP.1985…`, `(1985…)`."""
    label = word[:4].upper()
    bare = word[4:] if label in ("NIP.", "NIP:") else word
    return bare.strip("()[]:;,.")


def _longest(words: tuple[str, ...], start: int, end: int, on: date) -> NumberSeen | None:
    for stop in range(end, start, -1):
        run = " ".join(_bare(word) for word in words[start:stop])
        read = numbers.in_text(run)
        if len(read) == 1 and len(read[0]) == len(numbers.digits(run)):
            return NumberSeen(range(start, stop), read[0], _detail(read[0], on))
    return None


def _detail(digits: str, on: date) -> str:
    errors = [problem.code for problem in numbers.problems(digits, on=on) if problem.level is Level.ERROR]
    return " ".join(errors) if errors else numbers.guess_kind(digits).value
