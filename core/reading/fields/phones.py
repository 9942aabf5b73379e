"""Indonesian telephone numbers as people and applications write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# +62 812-3456-7890, 62812…, 0812 3456 7890, (0431) is left out: only mobile numbers lead to a person.
_PHONE: Final = re.compile(
    r"(?<![\w+])(?P<prefix>\+\s?62[\s.\-]{0,2}|62[\s.\-]?(?=8)|0(?=8))(?P<number>8(?:[\s.\-–]{0,2}[0-9OoIl]){7,12})(?![\w])"
)
_DIGITS: Final = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})
_MOST_LETTERS: Final = 2
"""Of a number that a reader may have taken for letters."""


@dataclass(frozen=True, slots=True)
class PhoneSeen:
    """A number from letter `start` to before `end` of a text; `value` is its digits from 62."""

    start: int
    end: int
    value: str


def phones(text: str) -> list[PhoneSeen]:
    """Every mobile number in a text."""
    found = []
    for match in _PHONE.finditer(text):
        number = re.sub(r"[\s.\-–]", "", match["number"])
        letters = sum(sign.isalpha() for sign in number)
        if letters <= _MOST_LETTERS:
            found.append(
                PhoneSeen(start=match.start(), end=match.end(), value="62" + number.translate(_DIGITS))
            )
    return found
