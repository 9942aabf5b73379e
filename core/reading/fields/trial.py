"""A typed sentence looked through as the text of a screenshot would be: what a list finds in it, and what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.reading.fields.keywords import Keywords, generic
from core.reading.fields.pairs import PairSeen, pairs
from core.reading.fields.passages import Passage
from core.reading.fields.rows import Row, whole
from core.reading.fields.statements import statements
from core.reading.fields.support import Finder, Hit, Kind, finder

LONGEST: Final = 1_000
"""Letters of a text that are looked at; a post that is worth trying has some hundred."""
_WORD: Final = re.compile(r"\S+")
_ENDS: Final = ".,!?:;"
_LETTER, _LINE = 10, 30
"""Pixels of a letter and from line to line on the page that the typed text stands for."""


class Outcome(StrEnum):
    """Whether sentences are offered as support, and if none is, why not."""

    OFFERED = "offered"
    NOTHING = "nothing"
    DENIED = "denied"
    FOR_NOBODY = "for_nobody"
    NO_CALL = "no_call"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Letters `start` to before `end` of the text that a list knows; `whom` are names where they name somebody.

    `own` says that the list that is tried has them, not only the one that comes with Netra.
    """

    start: int
    end: int
    text: str
    kind: Kind
    whom: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What was heard in order, and the stretches of the text that would be offered."""

    heard: tuple[Heard, ...]
    offered: tuple[tuple[int, int], ...]
    outcome: Outcome


def try_out(text: str, keywords: Keywords) -> Trial:
    """Looks through the first `LONGEST` letters of a text with `keywords` and the list that comes with Netra.

    A blank line parts two posts, as on a screenshot.
    """
    own = Finder(keywords)
    heard: list[Heard] = []
    offered: list[tuple[int, int]] = []
    kinds: set[Kind] = set()
    for block in _blocks(text[:LONGEST]):
        passage = Passage([whole(row) for row, _ in block])
        known = finder(generic()).hits(passage.text)
        hits = [*known, *(hit for hit in own.hits(passage.text) if hit not in known)]
        seen = pairs(passage, hits, poster=False)
        told = statements(passage, hits, seen)
        kinds |= {hit.kind for hit in hits} | ({Kind.PAIR} if seen else set())
        offered += [_place(block, passage, one.start, one.end) for one in told]
        heard += [
            _heard(block, passage, hit, own=hit not in known, text=text)
            for hit in hits
            if _says_most(hit, hits)
        ]
        heard += _unlisted(block, passage, hits, seen, text)
    heard.sort(key=lambda one: (one.start, -one.end, one.kind.value))
    return Trial(heard=tuple(heard), offered=tuple(offered), outcome=_outcome(kinds, offered=bool(offered)))


def _outcome(kinds: set[Kind], *, offered: bool) -> Outcome:
    meant, calling = kinds & {Kind.TARGET, Kind.PAIR}, kinds & {Kind.CALL, Kind.PRAISE}
    if offered:
        return Outcome.OFFERED
    if Kind.DENIAL in kinds:
        return Outcome.DENIED
    if meant and calling:
        return Outcome.APART
    if calling:
        return Outcome.FOR_NOBODY
    return Outcome.NO_CALL if meant else Outcome.NOTHING


def _blocks(text: str) -> Iterator[list[tuple[Row, list[int]]]]:
    """Rows that belong together, each with the places of its words in the text."""
    block: list[tuple[Row, list[int]]] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        words = list(_WORD.finditer(line))
        if words:
            block.append((_row(number, [word[0] for word in words]), [at + word.start() for word in words]))
        elif block:
            yield block
            block = []
        at += len(line) + 1
    if block:
        yield block


def _row(number: int, words: Sequence[str]) -> Row:
    starts, length = [], 0
    for word in words:
        starts.append(length)
        length += len(word) + 1
    return Row(
        line=number, page=0, words=tuple(words), text=" ".join(words), starts=tuple(starts),
        left=0, top=number * _LINE, right=(length - 1) * _LETTER, bottom=number * _LINE + _LINE,
    )  # fmt: skip


def _place(block: list[tuple[Row, list[int]]], passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Where letters of a passage stand in the typed text, whole words."""
    places = {row.line: (row, starts) for row, starts in block}
    pieces = passage.pieces(start, end)
    _, first = places[pieces[0].row.line]
    row, last = places[pieces[-1].row.line]
    word = pieces[-1].words[-1]
    return first[pieces[0].words[0]], last[word] + len(row.words[word])


def _says_most(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether no other hit says the same and more; what makes headlines worth offering is not shown."""
    around = (other for other in hits if other.start <= hit.start and hit.end <= other.end)
    longer = any(
        (other.kind is hit.kind and (other.start, other.end) != (hit.start, hit.end))
        or (other.kind is Kind.PAIR and hit.kind is Kind.TARGET)
        for other in around
    )
    return hit.kind is not Kind.TOPIC and not longer


def _heard(block: list[tuple[Row, list[int]]], passage: Passage, hit: Hit, *, own: bool, text: str) -> Heard:
    start, end = _place(block, passage, hit.start, hit.end)
    end = start + len(text[start:end].rstrip(_ENDS)) if text[start:end].strip(_ENDS) else end
    whom = " & ".join(hit.pair.names) if hit.pair is not None else ""
    return Heard(
        start=start, end=end, text=" ".join(text[start:end].split()), kind=hit.kind, whom=whom, own=own
    )


def _unlisted(
    block: list[tuple[Row, list[int]]],
    passage: Passage,
    hits: Sequence[Hit],
    seen: Sequence[PairSeen],
    text: str,
) -> Iterator[Heard]:
    """Pairs that stand in no list and are seen by their form: two names with a sign between."""
    for pair in seen:
        if not any(hit.kind is Kind.PAIR and hit.start < pair.end and pair.start < hit.end for hit in hits):
            start, end = _place(block, passage, pair.start, pair.end)
            end = start + len(text[start:end].rstrip(_ENDS))
            yield Heard(
                start=start, end=end, text=" ".join(text[start:end].split()), kind=Kind.PAIR, whom=pair.value
            )
