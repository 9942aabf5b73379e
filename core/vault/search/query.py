"""What a person asks: a line of words with a few signs, and what it may be narrowed by. No line is refused.

`kata kata`  all of them, anywhere; where they stand beside each other comes first
`"kata kata"`  beside each other, in this order
`kata*`  words that begin so
Numbers may be grouped as one likes. Every other sign is taken for a blank between words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Final

from core.people import titles
from core.vault.search.words import forms, long_numbers

LIMIT: Final = 20
MOST_HITS: Final = 1_000
_MOST_LETTERS: Final = 2_000
_MOST_WORDS: Final = 12
"""Words that are looked for; what follows is left out: nobody types more, and a pasted page would never be found."""
_QUOTES: Final = re.compile('["“”„«»]')
_PREFIX: Final = re.compile(r"[^\W_][^\w\s]*\*$")


class Kind(StrEnum):
    """What was found."""

    EVIDENCE = "evidence"
    QUOTE = "quote"
    DOCUMENT = "document"
    REPORT = "report"
    HEARING = "hearing"
    CASE = "case"


class Where(StrEnum):
    """Among what is searched."""

    EVERYWHERE = "everywhere"
    CASES = "cases"
    INBOX = "inbox"


class Stage(StrEnum):
    """How far a case is: the furthest that it has."""

    EVIDENCE = "evidence"  # neither hearing nor paper yet
    HEARING = "hearing"  # a hearing, no paper yet
    DOCUMENT = "document"  # papers


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for, and among what; `file_id` is a case or the inbox, days are those of the office's zone.

    With a `stage` only cases are searched.
    """

    text: str
    file_id: str | None = None
    where: Where = Where.EVERYWHERE
    since: date | None = None
    until: date | None = None
    platform: str | None = None
    stage: Stage | None = None
    kinds: frozenset[Kind] = frozenset(Kind)
    limit: int = LIMIT

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MOST_HITS:
            raise ValueError(f"between 1 and {MOST_HITS} hits are given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Words that must stand beside each other, or one word; `prefix` says that the last may go on.

    `number` is what the digits of the unit give when they are written together, empty when it is no number.
    """

    forms: tuple[str, ...]
    prefix: bool = False
    number: str = ""
    quoted: bool = False


def parse(text: str) -> tuple[Unit, ...]:
    """The units of a line, at most 12 words in all; none for a line without words."""
    pieces = _QUOTES.split(text[:_MOST_LETTERS])
    units: list[Unit] = []
    for at, piece in enumerate(pieces):
        if at % 2 and at < len(pieces) - 1:  # a quotation mark that is never closed says nothing
            found = tuple(forms(piece))
            units += [Unit(forms=found, quoted=True, number=_number(piece))] if found else []
        else:
            units += _loose(piece)
    return _few(units)


def without_titles(text: str) -> tuple[Unit, ...]:
    """The units of a line that may be a name, without titles and initials; the line's own when nothing is left."""
    if _QUOTES.search(text):
        return parse(text)
    units = parse(titles.without(text[:_MOST_LETTERS]))
    return tuple(unit for unit in units if not _initial(unit)) or parse(text)


def _initial(unit: Unit) -> bool:
    return len(unit.forms) == 1 and len(unit.forms[0]) == 1 and unit.forms[0].isalpha()


def _loose(piece: str) -> list[Unit]:
    units = []
    for digits, group in groupby(
        piece.split(), key=lambda chunk: bool(re.fullmatch(r"[\d().+/-]*\d[\d().+/-]*", chunk))
    ):
        chunks = list(group)
        for chunk in [" ".join(chunks)] if digits else chunks:
            found = tuple(forms(chunk))
            if found:
                units.append(Unit(forms=found, prefix=bool(_PREFIX.search(chunk)), number=_number(chunk)))
    return units


def _number(text: str) -> str:
    """The digits of a text that is one number, as `long_numbers` writes them; empty for other texts."""
    found = forms(text)
    joined = "".join(found)
    if not (joined.isascii() and joined.isdigit()) or len(joined) < 4:
        return ""
    number = next(iter(long_numbers(text)), joined)
    return "" if (number,) == tuple(found) else number


def _few(units: list[Unit]) -> tuple[Unit, ...]:
    kept: list[Unit] = []
    left = _MOST_WORDS
    for unit in units:
        if left <= 0:
            break
        cut = unit.forms[:left]
        kept.append(unit if len(cut) == len(unit.forms) else Unit(forms=cut, quoted=unit.quoted))
        left -= len(cut)
    return tuple(kept)
