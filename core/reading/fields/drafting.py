"""A list of an election while a person types it: what is wrong or worth a second look, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Final

from core.people import titles
from core.reading.fields.elections import Election
from core.reading.fields.keywords import HIGHEST_NUMBER, LONGEST, MOST, Keywords, Pair, generic, too_common

NAME: Final = "name"
PAIRS: Final = "pairs"
WORDS: Final = tuple(one.name for one in fields(Keywords) if one.name != "pairs")
"""Places of a draft: its name, its table of candidates, and a text for each kind of word."""
_ANY: Final = "#"
_BETWEEN_SHORTS: Final = re.compile(r"[,;\n]")


class Problem(StrEnum):
    """What can be wrong with a line of a draft."""

    MISSING = "missing"
    LENGTH = "length"
    UNPRINTABLE = "unprintable"
    NUMBER = "number"
    NUMBER_TWICE = "number_twice"
    NAME_TWICE = "name_twice"
    SHORT_TWICE = "short_twice"
    TWICE = "twice"
    ELSEWHERE = "elsewhere"
    TAKEN = "taken"
    TOO_MANY = "too_many"
    BEGINS_WITH_ANY = "begins_with_any"
    TITLED = "titled"
    KNOWN = "known"
    COMMON = "common"


_NOTES: Final = frozenset({Problem.ELSEWHERE, Problem.TITLED, Problem.KNOWN, Problem.COMMON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A candidate or pair as typed; `shorts` are parted by commas."""

    number: str = ""
    first: str = ""
    second: str = ""
    shorts: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is typed in it."""
        return not f"{self.number}{self.first}{self.second}{self.shorts}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A list as typed; `words` holds for each name in `WORDS` a text with one word or phrase on a line."""

    name: str = ""
    rows: tuple[Row, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A problem in line `line` (from 1) of a place; `text` is what it is about.

    `other` is the line that already has it (0 where there is none), `elsewhere` the place of that line when it
    is another one. In the table `column` counts from 0.
    """

    place: str
    line: int
    problem: Problem
    text: str = ""
    other: int = 0
    elsewhere: str = ""
    column: int = 0

    @property
    def blocks(self) -> bool:
        """Whether the list cannot be kept like this; otherwise it is only worth a second look."""
        return self.problem not in _NOTES


def draft_of(election: Election) -> Draft:
    """A list as a person changes it."""
    return Draft(
        name=election.name,
        rows=tuple(
            Row(
                number="" if pair.number is None else str(pair.number),
                first=pair.names[0],
                second=pair.names[1] if len(pair.names) > 1 else "",
                shorts=", ".join(pair.short),
            )
            for pair in election.keywords.pairs
        ),
        words={name: "\n".join(getattr(election.keywords, name)) for name in WORDS},
    )


def election_of(draft: Draft) -> Election:
    """The list that a draft without blocking problems makes."""
    name = _clean(draft.name)
    pairs = tuple(
        Pair(
            names=tuple(text for text in (_clean(row.first), _clean(row.second)) if text),
            number=int(row.number) if row.number.strip() else None,
            short=_shorts(row),
            election=name,
        )
        for row in draft.rows
        if not row.blank
    )
    words = {
        kind: tuple(dict.fromkeys(word for _, word in _lines(draft.words.get(kind, "")))) for kind in WORDS
    }
    return Election(name=name, keywords=Keywords(pairs=pairs, **words))


def usable(draft: Draft) -> Draft:
    """A draft without the lines that could not be kept, to be tried while it is typed."""
    wrong = {(one.place, one.line) for one in problems(draft) if one.blocks}
    return Draft(
        name=draft.name,
        rows=tuple(row for line, row in enumerate(draft.rows, start=1) if (PAIRS, line) not in wrong),
        words={
            kind: "\n".join(
                "" if (kind, line) in wrong else word
                for line, word in enumerate(draft.words.get(kind, "").split("\n"), start=1)
            )
            for kind in WORDS
        },
    )


def problems(draft: Draft, *, taken: frozenset[str] = frozenset()) -> tuple[Found, ...]:
    """Everything wrong with a draft and worth a second look, place by place in the order of its lines.

    `taken` are the names of the office's other elections, as `elections.one_name` writes them.
    """
    return (*_about_name(draft.name, taken), *_about_rows(draft.rows), *_about_words(draft.words))


def _about_name(name: str, taken: frozenset[str]) -> Iterator[Found]:
    text = _clean(name)
    problem = _unfit(text) if text else Problem.MISSING
    if problem is None and text.casefold() in taken:
        problem = Problem.TAKEN
    if problem is not None:
        yield Found(place=NAME, line=1, problem=problem, text=text)


def _about_rows(rows: tuple[Row, ...]) -> Iterator[Found]:
    numbers: dict[int, int] = {}
    names: dict[str, int] = {}
    shorts: dict[str, int] = {}
    used = 0
    for line, row in enumerate(rows, start=1):
        if row.blank:
            continue
        used += 1
        yield from _about_number(row.number.strip(), line, numbers)
        for column, typed in ((1, row.first), (2, row.second)):
            yield from _about_person(_clean(typed), line, column, names)
        for short in _shorts(row):
            problem = _unfit(short)
            other = shorts.setdefault(short.casefold(), line)
            if problem is not None:
                yield Found(place=PAIRS, line=line, problem=problem, text=short, column=3)
            elif other != line:
                yield Found(
                    place=PAIRS, line=line, problem=Problem.SHORT_TWICE, text=short, other=other, column=3
                )
    if used > MOST:
        yield Found(place=PAIRS, line=len(rows), problem=Problem.TOO_MANY)


def _about_number(text: str, line: int, numbers: dict[int, int]) -> Iterator[Found]:
    if not text:
        return
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= HIGHEST_NUMBER):
        yield Found(place=PAIRS, line=line, problem=Problem.NUMBER, text=text)
        return
    other = numbers.setdefault(int(text), line)
    if other != line:
        yield Found(place=PAIRS, line=line, problem=Problem.NUMBER_TWICE, text=text, other=other)


def _about_person(name: str, line: int, column: int, names: dict[str, int]) -> Iterator[Found]:
    if not name:
        if column == 1:
            yield Found(place=PAIRS, line=line, problem=Problem.MISSING, column=column)
        return
    bare = titles.split(name).name or name  # with and without titles it is one person
    known = bare.casefold() in names
    other = names.setdefault(bare.casefold(), line)
    problem = _unfit(name)
    if problem is not None:
        yield Found(place=PAIRS, line=line, problem=problem, text=name, column=column)
    elif known:
        yield Found(place=PAIRS, line=line, problem=Problem.NAME_TWICE, text=name, other=other, column=column)
    elif bare != name:
        yield Found(place=PAIRS, line=line, problem=Problem.TITLED, text=bare, column=column)


def _about_words(words: Mapping[str, str]) -> Iterator[Found]:
    everywhere: dict[str, tuple[str, int]] = {}
    for kind in WORDS:
        lines = _lines(words.get(kind, ""))
        here: dict[str, int] = {}
        known = frozenset(getattr(generic(), kind))
        for line, word in lines:
            other = here.setdefault(word, line)
            place, before = everywhere.setdefault(word, (kind, line))
            problem = _unfit(word)
            if problem is None and word.split()[0] == _ANY:
                problem = Problem.BEGINS_WITH_ANY
            if problem is not None:
                yield Found(place=kind, line=line, problem=problem, text=word)
            elif other != line:
                yield Found(place=kind, line=line, problem=Problem.TWICE, text=word, other=other)
            elif word in known:
                yield Found(place=kind, line=line, problem=Problem.KNOWN, text=word)
            elif word in too_common():
                yield Found(place=kind, line=line, problem=Problem.COMMON, text=word)
            elif place != kind:
                yield Found(
                    place=kind, line=line, problem=Problem.ELSEWHERE, text=word, other=before, elsewhere=place
                )
        if len(here) > MOST:
            yield Found(place=kind, line=lines[-1][0], problem=Problem.TOO_MANY)


def _lines(text: str) -> list[tuple[int, str]]:
    cleaned = ((line, _clean(word).casefold()) for line, word in enumerate(text.split("\n"), start=1))
    return [(line, word) for line, word in cleaned if word]


def _shorts(row: Row) -> tuple[str, ...]:
    cleaned = (_clean(short) for short in _BETWEEN_SHORTS.split(row.shorts))
    return tuple({short.casefold(): short for short in cleaned if short}.values())


def _unfit(text: str) -> Problem | None:
    if not 2 <= len(text) <= LONGEST:
        return Problem.LENGTH
    return None if text.isprintable() else Problem.UNPRINTABLE


def _clean(text: str) -> str:
    return " ".join(text.split())
