"""How a text becomes the words that are compared: the same for what is kept, for what is asked, and for boxes.

The *form* of a word has small letters without accents and signs; the engine's own tokenizer is told to change
nothing, so that a hit in the index and a hit on the picture can never differ.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LONGEST: Final = 64
"""Letters of a form; what is longer (an address without signs, noise) is cut in text and question alike."""
_WORD: Final = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’‘`´ʼʻ|](?=[^\W_]))*"  # an apostrophe or a bar inside belongs to the word
)
_LONG_NUMBER: Final = re.compile(
    r"(?<![\w])[+(]?[0-9OoDlISBZ|](?:[ .\-/()\u00a0]{0,2}[0-9OoDlISBZ|]){8,21}(?!\w)"
)
_MISREAD_DIGITS: Final = str.maketrans(
    {"O": "0", "o": "0", "D": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8", "Z": "2"}
)
_MOSTLY: Final = 0.7
"""The share of a run that must be digits before its letters are taken for misread ones."""
_PHONE: Final = re.compile(r"(?:62|0)[2-9]\d{7,11}")
_IDENTITY_DIGITS: Final = (16, 18)  # NIK; NIP and NI PPPK

BREAK: Final = 0
"""Between words that do not stand beside each other."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its form, and where it stands there."""

    form: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    return [
        Token(form, found.start(), found.end()) for found in _WORD.finditer(text) if (form := _form(found[0]))
    ]


def forms(text: str) -> list[str]:
    """The forms of the words of a text in order."""
    return [form for found in _WORD.findall(text) if (form := _form(found))]


@lru_cache(maxsize=65536)
def _form(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKD", word.replace("|", "l").casefold())
    return "".join(sign for sign in plain if sign.isalnum())[:LONGEST]


def long_numbers(text: str) -> list[str]:
    """Employee, identity and phone numbers of a text as digits, each once, however they are grouped.

    Letters that readers take digits for are read as digits. A phone number with the country's code is given
    as it is dialled inside the country.
    """
    return list(dict.fromkeys(token.form for token in number_tokens(text)))


def number_tokens(text: str) -> list[Token]:
    """Those numbers, and where they stand."""
    found: list[Token] = []
    for run in _LONG_NUMBER.finditer(text):
        signs = [sign for sign in run[0] if sign.isalnum() or sign == "|"]
        if sum(sign.isdigit() for sign in signs) < _MOSTLY * len(signs):
            continue
        number = "".join(signs).translate(_MISREAD_DIGITS)
        if _PHONE.fullmatch(number):
            number = "0" + number[2:] if number.startswith("62") else number
        elif len(number) not in _IDENTITY_DIGITS:
            continue
        found.append(Token(number, run.start(), run.end()))
    return found


@lru_cache(maxsize=65536)
def mark(form: str) -> int:
    """The mark of a form, 1 to 255; other forms may share it."""
    return zlib.crc32(form.encode()) % 255 + 1


def marks(words: Iterable[str]) -> bytes:
    """One byte for each word: enough to see what stands beside what, at a fifth of what positions cost.

    Where all words of a phrase are in a text, one that is not there beside each other is taken for it in
    about one of a thousand texts of screenshot length; what is shown is checked with the text itself.
    """
    return bytes(map(mark, words))


def window(text: bytes, wanted: Sequence[frozenset[int]]) -> tuple[int, bool] | None:
    """The length in words of the shortest stretch of marks that holds one of each wanted set, and whether in order.

    None when there is none; a stretch never crosses a `BREAK`.
    """
    best: tuple[int, bool] | None = None
    for part in text.split(bytes([BREAK])):
        found = _window(part, wanted)
        if found is not None and (best is None or (found[0], not found[1]) < (best[0], not best[1])):
            best = found
    return best


def _window(part: bytes, wanted: Sequence[frozenset[int]]) -> tuple[int, bool] | None:
    hits = [
        (at, which) for at, sign in enumerate(part) for which, marks in enumerate(wanted) if sign in marks
    ]
    last: dict[int, int] = {}
    best: tuple[int, bool] | None = None
    for at, which in hits:
        last[which] = at
        if len(last) == len(wanted):
            places = [last[one] for one in range(len(wanted))]
            length = max(places) - min(places) + 1
            if length < len(set(places)) or len(set(places)) < len(wanted):
                continue  # one word cannot stand for two
            found = length, places == sorted(places)
            if best is None or (found[0], not found[1]) < (best[0], not best[1]):
                best = found
    return best
