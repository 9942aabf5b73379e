"""A text in which a name, a unit and a position may stand somewhere, compared with registered words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from core.people.likeness import NOTHING, Comparing, Likeness, Manner, of_words
from core.people.phrases import Phrases
from core.people.spelling import key

SHORT: Final = 16
"""Up to this many words a text is taken for one that was typed to find somebody."""
_LIKE: Final = 0.68
_FUZZY_WORDS: Final = 120
_ANCHORS: Final = 6
_REACH: Final = 4
_BESIDE: Final = 0.4
_JOINED: Final = 0.97
_LEAST_JOINED: Final = 8
"""Shorter ones stand inside other words by chance: `lurah` in `kelurahan`."""


class SeenText:
    """The words of a text, by line. Names are looked for in stretches, units anywhere."""

    def __init__(self, lines: Sequence[Sequence[str]], *, of_office: Callable[[str], bool]) -> None:
        """`of_office` says whether a word belongs to units and positions rather than to names."""
        self.words = [word for line in lines for word in line]
        self._line = [number for number, line in enumerate(lines) for _ in line]
        self._of_office = [of_office(word) for word in self.words]
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            self._places.setdefault(word, []).append(place)
            if key(word) != word:
                self._places.setdefault(key(word), []).append(place)
        self._distinct = list(dict.fromkeys(self.words))
        self._like_names: set[str] = set()
        self.joined = "".join(self.words)
        self._starts = list(accumulate((len(word) for word in self.words), initial=0))
        self._met: dict[str, tuple[tuple[float, int], ...]] = {}

    @property
    def short(self) -> bool:
        """Whether the text was typed rather than read from a picture."""
        return len(self.words) <= SHORT

    @cached_property
    def not_of_office(self) -> list[str]:
        """The words that may be parts of names."""
        return [word for word, office in zip(self.words, self._of_office, strict=True) if not office]

    def closest(self, registered: str) -> float:
        """How close the closest word of the text is to a registered one."""
        return max((closeness for closeness, _ in self._hits(registered)), default=0.0)

    def alike(self, registered: Sequence[str]) -> str:
        """The words of the text that are like any of the registered ones, in the order of the text."""
        places = {place for word in registered for _, place in self._hits(word)}
        return " ".join(self.words[place] for place in sorted(places))

    def stretch(
        self, registered: Sequence[str], names: Phrases, comparing: Comparing
    ) -> tuple[Likeness, str]:
        """How close the best stretch of a line is to a registered name, and that stretch."""
        hits = [
            (closeness * names.weight(word), place)
            for word in registered
            if len(word) > 1
            for closeness, place in self._hits(word)
        ]
        marked = {place for _, place in hits}
        hits.sort(reverse=True)
        stretches = [self._around(anchor, marked) for _, anchor in hits[:_ANCHORS]]
        if self.short:
            stretches.append(self._aligned("".join(registered)))
        best, seen = NOTHING, ""
        for places in dict.fromkeys(stretches):
            like = comparing.with_words(registered, places, beside=self._beside(places, names))
            if like.closeness > best.closeness:
                best, seen = like, " ".join(self.words[place] for place in places)
        return best, seen

    def holds(self, registered: str) -> float:
        """How close the closest part of a short text is to a registered one, words run together."""
        if not self.short or not _LEAST_JOINED <= len(registered) <= len(self.joined):
            return 0.0
        return fuzz.partial_ratio(registered, self.joined) / 100

    def names(self, names: Phrases, limit: int) -> list[int]:
        """Places of up to `limit` names of which words stand in the text, those with rarer words first."""
        sums: Counter[int] = Counter()
        unknown = []
        for word in self._distinct:
            if self._of_office[self._places[word][0]] and not names.knows(word):
                continue
            if names.knows(word):
                self._like_names.add(word)
                self._add(sums, names, word, 1.0)
            if len(word) > 3 and (self.short or not names.knows(word)):
                unknown.append(word)
        for word in unknown[:_FUZZY_WORDS]:
            for near, closeness in names.similar(word, 12, least=_LIKE):
                self._like_names.add(word)
                if near != word:
                    self._add(sums, names, near, closeness)
        return [place for place, _ in sums.most_common(limit)]

    @staticmethod
    def _add(sums: Counter[int], names: Phrases, word: str, closeness: float) -> None:
        worth = closeness * names.weight(word)
        for place in names.having(word):
            sums[place] += worth  # type: ignore[assignment]

    def _hits(self, registered: str) -> tuple[tuple[float, int], ...]:
        found = self._met.get(registered)
        if found is None:
            near: Iterable[str] = (
                word
                for word, _, _ in process.extract(
                    registered, self._distinct, scorer=OSA.normalized_similarity, processor=None, limit=6,
                    score_cutoff=_LIKE - 0.1,
                )
            )  # fmt: skip
            found = self._met[registered] = tuple(
                (like.closeness, place)
                for word in dict.fromkeys([*near, *self._same_key(registered)])
                if (like := of_words(word, registered)).closeness >= _LIKE
                for place in self._places[word]
            )
        return found

    def _same_key(self, registered: str) -> list[str]:
        return [self.words[place] for place in self._places.get(key(registered), ())]

    def _around(self, anchor: int, marked: set[int]) -> range:
        """The stretch of one line that reaches from the first to the last like word near the anchor."""
        first = last = anchor
        for place in range(max(0, anchor - _REACH), min(len(self.words), anchor + _REACH + 1)):
            if place in marked and self._line[place] == self._line[anchor]:
                first, last = min(first, place), max(last, place)
        return range(first, last + 1)

    def _aligned(self, registered: str) -> range:
        """The words that the part of the text closest to a registered name touches, whatever the spaces."""
        found = fuzz.partial_ratio_alignment(registered, self.joined)
        if found is None:
            return range(0)
        first = min(bisect_right(self._starts, found.dest_start + 1), len(self.words)) - 1
        last = bisect_left(self._starts, max(found.dest_end - 1, found.dest_start + 1))
        return range(first, max(first + 1, last))

    def _beside(self, places: range, names: Phrases) -> float:
        """The weight of the two words around a stretch, as far as they look like names."""
        return sum(
            _BESIDE * names.weight(self.words[place])
            for place, inside in ((places.start - 1, places.start), (places.stop, places.stop - 1))
            if 0 <= place < len(self.words) and self._line[place] == self._line[inside]
            and not self._of_office[place] and (self.short or self.words[place] in self._like_names)
        )  # fmt: skip


def covered(text: SeenText, registered: Sequence[str], phrases: Phrases) -> Likeness:
    """How much of a registered unit or position stands in the text, wherever."""
    weights = [phrases.weight(word) for word in registered]
    total = sum(weights)
    if total < 0.3:  # only words that half of all units have
        return NOTHING
    hit = sum(weight * text.closest(word) for weight, word in zip(weights, registered, strict=True))
    closeness = max(hit / total, _JOINED * text.holds("".join(registered)))
    manner = Manner.EXACT if closeness > 0.999 else Manner.CLOSE if closeness >= 0.7 else Manner.DIFFERENT
    return Likeness(closeness=closeness, manner=manner)
