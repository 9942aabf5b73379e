"""Many short texts (names, units, positions), prepared once, of which the nearest are found fast.

Groups of three letters say which texts may be near (at most `MOST` of them), rapidfuzz ranks those, and
only the best are compared word by word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from core.people.likeness import rarity

MOST: Final = 2_000
"""Texts that rapidfuzz looks at for one question."""
_COMMON: Final = 0.5
"""A group of letters that more than this part of all texts has tells nothing."""
_UNKNOWN_WEIGHT: Final = 0.7
_FEW: Final = 64
_FEW_GROUPS: Final = 5
_MOST_WITHIN: Final = 600
"""Looking for a text inside a longer one costs more, and needs fewer: all of its groups should be there."""


class Phrases:
    """Distinct texts as groups of words. A text is named by its place, counted from 0."""

    def __init__(self, texts: Iterable[tuple[str, ...]], *, light: Iterable[str] = ()) -> None:
        """`light` are words that say little wherever they stand."""
        self.words: list[tuple[str, ...]] = []
        self.places: dict[tuple[str, ...], int] = {}
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            total += 1
            counts.update(set(text))
            if text and text not in self.places:
                self.places[text] = len(self.words)
                self.words.append(text)
        self._weights = rarity(counts, total)
        self._weights.update((word, min(0.15, self._weights.get(word, 0.15))) for word in light)
        self._sorted = [" ".join(sorted(text)) for text in self.words]
        self.joined = ["".join(text) for text in self.words]
        self._sizes, self._holders = self._index()
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self.words):
            for word in set(text):
                self._having[word].append(place)

    def _index(self) -> tuple[list[int], dict[str, list[int]]]:
        sizes = []
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self.words):
            groups = letter_groups(text)
            sizes.append(len(groups))
            for group in groups:
                holders[group].append(place)
        limit = max(_FEW, int(len(self.words) * _COMMON))
        return sizes, {group: found for group, found in holders.items() if len(found) <= limit}

    def weight(self, word: str) -> float:
        """How much a word says, 0.1 to 1.0; one that was never seen is taken for a misread one."""
        return self._weights.get(word, _UNKNOWN_WEIGHT)

    def knows(self, word: str) -> bool:
        """Whether a text has this very word."""
        return word in self._weights

    def having(self, word: str) -> list[int]:
        """Places of the texts with this very word."""
        return self._having.get(word, [])

    def similar(self, word: str, limit: int, *, least: float) -> list[tuple[str, float]]:
        """Words of the texts that are at least so close, of those that begin or end alike; the closest first."""
        by_end, by_start = self._ends
        alike = {*by_start.get(word[:1], ()), *by_end.get(word[-2:], ())}
        return [
            (near, closeness)
            for near, closeness, _ in process.extract(
                word, alike, scorer=OSA.normalized_similarity, processor=None, limit=limit, score_cutoff=least
            )
        ]

    @cached_property
    def _ends(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        by_end: defaultdict[str, list[str]] = defaultdict(list)
        by_start: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._having:
            by_start[word[:1]].append(word)
            by_end[word[-2:]].append(word)
        return by_end, by_start

    @cached_property
    def vocabulary(self) -> list[str]:
        """Every word of every text, once."""
        return list(self._having)

    def rank(
        self, seen: Sequence[str], places: Iterable[int], limit: int, *, within: bool = False
    ) -> list[int]:
        """The `limit` of these places (at most `MOST` are looked at) that are roughly nearest."""
        texts = self.joined if within else self._sorted
        ranked = process.extract(
            "".join(seen) if within else " ".join(sorted(seen)),
            {place: texts[place] for place in islice(places, MOST)},
            scorer=fuzz.partial_ratio if within else fuzz.ratio,
            processor=None,
            limit=limit,
        )
        return [place for _, _, place in ranked]

    def near(self, seen: Sequence[str], limit: int, *, within: bool = False) -> list[int]:
        """Up to `limit` places of texts that may be near, best first for two rough measures.

        With `within` the seen words may hold much else beside the text.
        """
        groups = letter_groups(seen)
        if not groups:
            return []
        counts = Counter(chain.from_iterable(self._holders.get(group, ()) for group in groups))
        sizes, asked = self._sizes, 0 if within else len(groups)
        least = 2 if len(groups) > _FEW_GROUPS else 1
        shared = [
            (count / (sizes[place] + asked), place) for place, count in counts.items() if count >= least
        ]
        shared.sort(reverse=True)
        candidates = [place for _, place in shared[: _MOST_WITHIN if within else MOST]]
        # Each rough measure is blind to something: one to the order of words, the other to many small errors.
        ranked = self.rank(seen, candidates, limit // 2, within=within)
        return list(dict.fromkeys([*ranked, *candidates[: limit - len(ranked)]]))


def letter_groups(text: Sequence[str]) -> set[str]:
    """The groups of three letters of every word; a blank before shows how it begins."""
    groups: set[str] = set()
    for word in text:
        padded = f" {word} "
        groups.update(padded[at : at + 3] for at in range(len(padded) - 2))
    return groups
