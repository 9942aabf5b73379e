"""Two texts as one, for reading: what is missing in the second is struck out, what it adds is underlined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.reading.comparing import Compared, Where
from ui.components.seen import PageText
from ui.widgets.marks import Mark, MarkKind

KINDS: Final = {Where.FIRST: MarkKind.MISSING, Where.SECOND: MarkKind.ADDED, Where.BOTH: MarkKind.PLAIN}


def merged(
    compared: Sequence[Compared], first: PageText, second: PageText
) -> tuple[tuple[tuple[str, ...], ...], tuple[Mark, ...]]:
    """The words of both texts line by line, and for each a mark that says where it stands."""
    starts = {True: _starts(second), False: _starts(first)}
    lines: list[list[str]] = []
    marks: list[Mark] = []
    for one in compared:
        in_second = one.second is not None
        number = one.second if in_second else one.first
        if number is None:
            continue
        text = second if in_second else first
        if not lines or number in starts[in_second]:
            lines.append([])
        lines[-1].append(text.words[number].text)
        marks.append(replace(text.marks[number], kind=KINDS[one.where]))
    return tuple(tuple(line) for line in lines), tuple(marks)


def marks_of(compared: Sequence[Compared], text: PageText, *, second: bool) -> tuple[Mark, ...]:
    """The marks of one of the two pictures; words that stand in both are plain."""
    kinds = {(one.second if second else one.first): KINDS[one.where] for one in compared}
    words = text.marks[: len(text.words)]
    return tuple(replace(mark, kind=kinds.get(at, MarkKind.PLAIN)) for at, mark in enumerate(words))


def _starts(text: PageText) -> frozenset[int]:
    """The numbers of the words that begin a line."""
    found, at = set(), 0
    for line in text.lines:
        found.add(at)
        at += len(line)
    return frozenset(found)
