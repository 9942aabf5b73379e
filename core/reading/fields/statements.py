"""Sentences that support somebody: a call or praise together with whom it is for, a gesture, a slogan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.reading.fields.pairs import PairSeen
from core.reading.fields.passages import Passage, Sentence
from core.reading.fields.support import Finder, Hit, Kind

_TELLING: Final = (Kind.GESTURE, Kind.SLOGAN, Kind.CALL, Kind.PRAISE)


@dataclass(frozen=True, slots=True)
class StatementSeen:
    """Sentences from letter `start` to before `end` of a passage, and the words that tell it."""

    start: int
    end: int
    told_by: str


def statements(passage: Passage, hits: Sequence[Hit], pairs: Sequence[PairSeen]) -> list[StatementSeen]:
    """The supporting sentences of a passage; those that follow one another are one statement.

    `hits` and `pairs` are what was found in the passage.
    """
    found: list[StatementSeen] = []
    previous: Sentence | None = None
    for sentence in passage.sentences:
        told = _told(passage.text, sentence, hits, pairs)
        if not told:
            previous = None
            continue
        if previous is not None:
            last = found.pop()
            found.append(StatementSeen(last.start, sentence.end, f"{last.told_by}, {told}"))
        else:
            found.append(StatementSeen(sentence.start, sentence.end, told))
        previous = sentence
    return found


def is_topic(text: str, finder: Finder) -> str:
    """The first word in a headline that makes it worth offering; empty when there is none."""
    return next(
        (
            text[hit.start : hit.end]
            for hit in finder.hits(text)
            if hit.kind in (Kind.TOPIC, Kind.PAIR, Kind.SLOGAN)
        ),
        "",
    )


def _told(text: str, sentence: Sentence, hits: Sequence[Hit], pairs: Sequence[PairSeen]) -> str:
    inside = [hit for hit in hits if sentence.start <= hit.start < sentence.end]
    kinds = {hit.kind for hit in inside}
    if Kind.DENIAL in kinds:
        return ""
    named = any(pair.start < sentence.end and sentence.start < pair.end and not pair.poster for pair in pairs)
    meant = named or bool(kinds & {Kind.TARGET, Kind.PAIR})
    enough = kinds & {Kind.GESTURE, Kind.SLOGAN} or (meant and kinds & {Kind.CALL, Kind.PRAISE})
    if not enough:
        return ""
    telling: list[Hit] = []
    for hit in sorted(inside, key=lambda hit: (hit.start, -hit.end)):
        if hit.kind in _TELLING and (not telling or hit.end > telling[-1].end):
            telling.append(hit)
    return ", ".join(dict.fromkeys(text[hit.start : hit.end].strip(".,!?") for hit in telling))
