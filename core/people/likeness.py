"""How close two words, and two groups of words, are.

Closeness is 0.0 to 1.0. Words may stand in any order; one that many people share says less than a rare
one; an initial stands for a word that begins with it; a lost or added space does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import log
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from core.people.spelling import key

Words = Sequence[str]
Weight = Callable[[str], float]

_VARIANT: Final = 0.96
_INITIAL: Final = 0.80
_USUAL_INITIAL: Final = 0.90
"""`M.` is how Muhammad is usually shortened."""
_SHORTENED: Final = 0.75
_FARTHEST: Final = 0.55
"""Below this two words share no more letters than chance gives."""
_INITIAL_WEIGHT: Final = 0.25
_JOINED: Final = 0.97
_TURNED: Final = 0.98
"""Words in another order are the same name, unless somebody is registered in just this order."""


class Manner(StrEnum):
    """In what way something seen is like something registered."""

    EXACT = "exact"
    VARIANT = "variant"
    INITIAL = "initial"
    CLOSE = "close"
    PART = "part"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How close (0.0 to 1.0) and in what manner."""

    closeness: float
    manner: Manner


NOTHING: Final = Likeness(closeness=0.0, manner=Manner.DIFFERENT)


def of_words(seen: str, registered: str) -> Likeness:
    """How close two words are."""
    if seen == registered:
        return Likeness(closeness=1.0, manner=Manner.EXACT)
    mine, theirs = key(seen), key(registered)
    if len(seen) == 1 or len(registered) == 1:
        return _initial(mine, theirs)
    if mine == theirs:
        return Likeness(closeness=_VARIANT, manner=Manner.VARIANT)
    closeness = max(
        OSA.normalized_similarity(seen, registered, score_cutoff=_FARTHEST),
        OSA.normalized_similarity(mine, theirs, score_cutoff=_FARTHEST) - 0.02,
    )
    if closeness < _SHORTENED and len(seen) >= 3 and registered.startswith(seen):
        return Likeness(closeness=_SHORTENED, manner=Manner.PART)
    return Likeness(closeness=closeness, manner=Manner.CLOSE) if closeness >= _FARTHEST else NOTHING


def _initial(mine: str, theirs: str) -> Likeness:
    if mine[0] != theirs[0] or not (mine.isalpha() and theirs.isalpha()):
        return NOTHING
    usual = {mine, theirs} == {"m", "muhamad"}
    return Likeness(closeness=_USUAL_INITIAL if usual else _INITIAL, manner=Manner.INITIAL)


class Comparing:
    """Compares one group of seen words with many registered ones; remembers words it met before."""

    def __init__(self, seen: Words, weight: Weight, *, missing: float, extra: float) -> None:
        """`missing` and `extra` say how much an unmatched registered or seen word counts, 0.0 to 1.0."""
        self.seen = tuple(seen)
        self._joined = "".join(seen)
        self._weight = weight
        self._missing, self._extra = missing, extra
        self._everywhere = range(len(self.seen))
        self._own = [_INITIAL_WEIGHT if len(word) == 1 else weight(word) for word in self.seen]
        self._met: list[dict[str, Likeness]] = [{} for _ in self.seen]

    def word(self, at: int, registered: str) -> Likeness:
        """How close the seen word at position `at` is to a registered word."""
        met = self._met[at]
        found = met.get(registered)
        if found is None:
            found = met[registered] = of_words(self.seen[at], registered)
        return found

    def with_words(
        self, registered: Words, places: Sequence[int] | None = None, *, beside: float = 0.0
    ) -> Likeness:
        """How close the seen words (those at `places` only, where given) are to the registered ones.

        `beside` is the weight of words that stand around them and may or may not belong to them.
        """
        places = self._everywhere if places is None else places
        if not registered or not places:
            return NOTHING
        weights, said = self._weighed(registered)
        pairs = self._pairs(registered, places)
        matched = total = 0.0
        met = 0.0
        extra = sum(self._own[at] for at in places)
        for at, to, like in pairs:
            weight = _INITIAL_WEIGHT if len(self.seen[at]) == 1 else weights[to]
            matched += weight * like.closeness
            total += weight
            met += weights[to]
            extra -= self._own[at]
        missing = said - met
        closeness = (
            matched / (total + self._missing * missing + self._extra * extra + beside) if pairs else 0.0
        )
        if closeness and any(
            one[1] > other[1] for one, other in pairwise(sorted((at, to) for at, to, _ in pairs))
        ):
            closeness *= _TURNED
        joined = self._joined if places is self._everywhere else "".join([self.seen[at] for at in places])
        whole = _JOINED * fuzz.ratio(joined, "".join(registered)) / 100 * said / (said + beside)
        all_met = len(pairs) == len(registered) == len(places)
        manner = _manner([like for _, _, like in pairs], whole=all_met)
        if whole > closeness and manner in (Manner.CLOSE, Manner.DIFFERENT):
            manner = _by_distance(whole)
        return Likeness(
            closeness=min(1.0, max(whole, closeness)), manner=manner
        )  # sums of parts may pass 1.0

    def _weighed(self, registered: Words) -> tuple[list[float], float]:
        weights = [_INITIAL_WEIGHT if len(word) == 1 else self._weight(word) for word in registered]
        return weights, sum(weights)

    def _pairs(self, registered: Words, places: Sequence[int]) -> list[tuple[int, int, Likeness]]:
        """The closest seen and registered words, each used once; among equals those that stand alike."""
        found = []
        start = places[0]
        for at in places:
            met = self._met[at]
            for to, word in enumerate(registered):
                like = met.get(word) or self.word(at, word)
                if like.closeness > 0:
                    found.append((-like.closeness, abs(at - start - to), at, to, like))
        found.sort()
        pairs: list[tuple[int, int, Likeness]] = []
        used_seen: set[int] = set()
        used_registered: set[int] = set()
        for _, _, at, to, like in found:
            if at not in used_seen and to not in used_registered:
                used_seen.add(at)
                used_registered.add(to)
                pairs.append((at, to, like))
        return pairs


def _manner(pairs: list[Likeness], *, whole: bool) -> Manner:
    if not pairs:
        return Manner.DIFFERENT
    manners = {like.manner for like in pairs}
    for manner in (Manner.CLOSE, Manner.PART):
        if manner in manners:
            mean = sum(like.closeness for like in pairs) / len(pairs)
            return manner if mean >= 0.7 and whole else _by_distance(mean)
    if not whole:
        return Manner.PART
    for manner in (Manner.INITIAL, Manner.VARIANT):
        if manner in manners:
            return manner
    return Manner.EXACT


def _by_distance(closeness: float) -> Manner:
    return Manner.CLOSE if closeness >= 0.7 else Manner.DIFFERENT


def rarity(counts: Mapping[str, int], total: int) -> dict[str, float]:
    """The weight of every word: 1.0 for one that a single one of `total` has, less the more share it."""
    largest = log(1 + total) or 1.0
    return {word: max(0.1, log(1 + total / count) / largest) for word, count in counts.items()}
