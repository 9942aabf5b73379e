"""Who of the register a text, or given fields, may be about: ranked officials, each with its reasons.

Nothing here links anybody to anything. The answer is an offer that a person confirms or passes by; when
two people fit about as well it says that it cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.people.accounts import HandleIndex, NumberIndex
from core.people.likeness import Manner
from core.people.offices import office_words
from core.people.official import Handle, Official
from core.people.phrases import Phrases
from core.people.question import Field, Question, Signal
from core.people.sought import Sought
from core.people.spelling import words

LEAST: Final = 450
"""Below this score a candidate is not offered."""
FITS: Final = 650
"""From this score on somebody fits well enough to be named alone."""
APART: Final = 60
"""Two scores nearer than this fit equally well."""
_WEIGHTS: Final[Mapping[Field, float]] = {
    Field.NAME: 60, Field.UNIT: 25, Field.POSITION: 15, Field.NUMBER: 100, Field.HANDLE: 60,
}  # fmt: skip
_CONCLUSIVE: Final = (Field.NUMBER, Field.HANDLE)
_AGREEING: Final = (Manner.EXACT, Manner.VARIANT, Manner.CLOSE)
_JUDGED: Final = 10
_UNKNOWN: Final = 0.5
_UNKNOWN_WEIGHT: Final = 15.0
_OTHER_NUMBER: Final = 30.0
"""A number in a picture may be somebody else's: that it differs says less than that it agrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why somebody is offered, or what speaks against it: one field, what was seen, what is registered.

    `closeness` is 0 to 1000; `manner` says in what way they are alike. `registered` is empty where the
    register says nothing.
    """

    field: Field
    manner: Manner
    seen: str
    registered: str
    closeness: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An official who may be meant; `score` is 0 to 1000."""

    official: Official
    score: int
    reasons: tuple[Reason, ...]


class Verdict(StrEnum):
    """What the ranking amounts to. Even `ONE` is only an offer."""

    ONE = "one"
    CANNOT_TELL = "cannot_tell"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Candidates, best first, and what they amount to. `rivals` is how many fit about as well as the first."""

    candidates: tuple[Candidate, ...]
    verdict: Verdict
    rivals: int


class Matcher:
    """A register prepared for questions; make it once and keep it while the register stands."""

    def __init__(self, officials: Iterable[Official], handles: Iterable[Handle] = ()) -> None:
        """About a second for 20,000 officials."""
        self._officials = tuple(officials)
        self._numbers = NumberIndex(self._officials)
        self._places = {official.id: place for place, official in enumerate(self._officials)}
        self._handles = HandleIndex(handles, self._places)
        agencies = {word for text in {o.agency for o in self._officials} for word in office_words(text)}
        self._name_words = [words(official.name) for official in self._officials]
        written = {text: office_words(text) for o in self._officials for text in (_unit(o), o.position)}
        self._unit_words = [written[_unit(official)] for official in self._officials]
        self._position_words = [written[official.position] for official in self._officials]
        self._names = Phrases(self._name_words)
        self._units = Phrases(set(self._unit_words), light=agencies)
        self._positions = Phrases(set(self._position_words))
        self._named = _grouped(self._names, self._name_words)
        self._in_unit = _grouped(self._units, self._unit_words)
        self._in_position = _grouped(self._positions, self._position_words)

    def with_handles(self, handles: Iterable[Handle]) -> Matcher:
        """The same officials with other claims to accounts; what was prepared for the officials is shared."""
        other = copy(self)
        other._handles = HandleIndex(handles, self._places)
        return other

    def match(self, sought: Sought, *, limit: int = 10) -> Answer:
        """The `limit` officials that fit best, and whether one stands out, several fit or nobody does."""
        question = Question(sought, self._names, self._units, self._positions, self._numbers, self._handles)
        places = self._candidates(question)
        scored = [(score, place) for place in places if (score := self._score(question, place)[0]) >= LEAST]
        scored.sort(key=lambda found: (-found[0], self._officials[found[1]].id))
        rivals = sum(scored[0][0] - score < APART for score, _ in scored[1:])
        looked_at = [self._candidate(question, place) for _, place in scored[: max(limit, _JUDGED)]]
        return Answer(candidates=tuple(looked_at[:limit]), verdict=_verdict(looked_at, rivals), rivals=rivals)

    def _candidates(self, question: Question) -> list[int]:
        found: dict[int, None] = {}
        for known in (question.numbers, question.handles):
            found.update(dict.fromkeys(known))
        for name in question.near_names():
            found.update(dict.fromkeys(self._named[name]))
        for places, groups in (
            (question.near_units(), self._in_unit),
            (question.near_positions(), self._in_position),
        ):
            members = [place for near in places for place in groups[near]]
            names = {
                self._names.places[self._name_words[place]] for place in members if self._name_words[place]
            }
            chosen = set(question.rank_names(names))
            found.update(
                dict.fromkeys(
                    place
                    for place in members
                    if self._name_words[place] and self._names.places[self._name_words[place]] in chosen
                )
            )
        return list(found)

    def _score(self, question: Question, place: int) -> tuple[int, list[Signal]]:
        signals = question.signals(
            place,
            name=self._name_words[place],
            unit=self._unit_words[place],
            position=self._position_words[place],
            number=self._officials[place].number,
        )
        got = total = 0.0
        for signal in signals:
            weight = _weight(signal)
            got += weight * (_UNKNOWN if signal.unknown else signal.closeness)
            total += weight
        return round(1000 * got / total) if total else 0, signals

    def _candidate(self, question: Question, place: int) -> Candidate:
        score, signals = self._score(question, place)
        official = self._officials[place]
        reasons = tuple(_reason(signal, official) for signal in signals)
        return Candidate(official=official, score=score, reasons=reasons)


def fits(candidate: Candidate) -> bool:
    """Whether somebody fits well enough to be named: a near score over a differing name alone is chance."""
    return candidate.score >= FITS and not _named_otherwise(candidate)


def _named_otherwise(candidate: Candidate) -> bool:
    """Whether the name seen is another one and nothing else that was seen agrees."""
    differs = any(
        reason.field is Field.NAME and reason.manner is Manner.DIFFERENT and reason.seen
        for reason in candidate.reasons
    )
    return differs and not any(
        reason.field is not Field.NAME and reason.manner in _AGREEING for reason in candidate.reasons
    )


def _weight(signal: Signal) -> float:
    if signal.unknown:
        return _UNKNOWN_WEIGHT
    if signal.field is Field.NUMBER and not signal.closeness:
        return _OTHER_NUMBER
    return _WEIGHTS[signal.field]


def _verdict(found: Sequence[Candidate], rivals: int) -> Verdict:
    if not found or not fits(found[0]):
        return Verdict.NOBODY
    if rivals or _contradicted(found[0], found[1:]):
        return Verdict.CANNOT_TELL
    return Verdict.ONE


def _contradicted(first: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether something seen speaks against the first, or a number or account names somebody else."""
    if any(
        reason.manner is Manner.DIFFERENT
        and reason.seen
        and reason.registered
        and reason.field in (Field.NAME, Field.NUMBER)
        for reason in first.reasons
    ):
        return True
    return any(_conclusive(other) and not _conclusive(first) for other in others)


def _conclusive(candidate: Candidate) -> bool:
    return any(reason.field in _CONCLUSIVE and reason.manner in _AGREEING for reason in candidate.reasons)


def _reason(signal: Signal, official: Official) -> Reason:
    registered = {
        Field.NAME: official.name,
        Field.UNIT: _unit(official),
        Field.POSITION: official.position,
        Field.NUMBER: official.number,
        Field.HANDLE: signal.registered,
    }[signal.field]
    return Reason(
        field=signal.field,
        manner=signal.manner,
        seen=signal.seen,
        registered=registered,
        closeness=round(1000 * signal.closeness),
    )


def _unit(official: Official) -> str:
    return official.work_unit or official.agency


def _grouped(phrases: Phrases, texts: Sequence[tuple[str, ...]]) -> list[list[int]]:
    groups: list[list[int]] = [[] for _ in phrases.words]
    for place, text in enumerate(texts):
        if text:
            groups[phrases.places[text]].append(place)
    return groups
