"""Every form that stands anywhere, in memory: what is near one, holds one, or is the same name.

Loaded from the word table at the first question that needs it; words that come later are added. One that has
gone since is harmless: the word table answers that nothing has it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from core.people import spelling
from core.vault.search.nearness import closeness, reach

NAMESAKE: Final = 0.96
"""The closeness of another spelling of the same name."""
_MOST: Final = 2_000
"""Forms that are looked at closely for one word asked."""
_SHORTEST_PART: Final = 4
_SHORTEST_NAME: Final = 4
_COMMON: Final = 5_000
"""Things a form may stand in before nothing but itself is looked for in its place: a small word, in a large vault."""


class Vocabulary:
    """Knows the forms that `load` gives with the number of things they stand in, and those added since."""

    def __init__(self, load: Callable[[], Iterable[tuple[str, int]]]) -> None:
        self._load = load
        self._counts: dict[str, int] | None = None
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        self._sorted: list[str] = []
        self._joined = ""
        self._alike: dict[tuple[str, int], list[str]] = {}

    def add(self, forms: Iterable[str]) -> None:
        """Notes forms that were written; costs nothing until something was asked."""
        if self._counts is None:
            return
        self._alike.clear()
        fresh = []
        for form in forms:
            if form not in self._counts:
                fresh.append(form)
                insort(self._sorted, form)
                self._by_length[len(form)].append(form)
            self._counts[form] = self._counts.get(form, 0) + 1
        if fresh:
            self._joined += "".join(f"{form}\n" for form in fresh)

    def knows(self, form: str) -> bool:
        """Whether this very form stands anywhere."""
        return form in self._forms()

    def common(self, form: str) -> bool:
        """Whether the form stands in so many things that asking for others in its place would take long."""
        return self._forms().get(form, 0) > _COMMON

    def near(self, form: str, most: int | None = None) -> list[tuple[str, float]]:
        """Forms that may be the one asked for, misread or mistyped, without itself; the closest first.

        `most` bounds the letters that differ more closely than the length of the form does.
        """
        # A group of letters that is read as one letter, or two that changed places, is one edit more than it seems.
        found = self._within(form, reach(form) + 1 if most is None else most)
        close = [(other, near) for other in found if (near := closeness(form, other)) > 0]
        return sorted(close, key=lambda pair: (-pair[1], pair[0]))

    def namesakes(self, form: str) -> list[str]:
        """Other spellings of the same name: Moh, Muh, Mochamad for Muhammad."""
        key = spelling.key(form)
        written = [other for other in spelling.spellings(key) if other != form and self.knows(other)]
        if len(form) < _SHORTEST_NAME:
            return written
        alike = [other for other in self._within(form, reach(form) + 1) if spelling.key(other) == key]
        return list(dict.fromkeys([*written, *alike]))

    def beginning(self, part: str, most: int) -> list[str] | None:
        """Longer forms that begin so, None when they are more than `most`."""
        self._forms()
        first = bisect_right(self._sorted, part)
        found = self._sorted[first : first + most + 1]
        longer = [form for form in found if form.startswith(part)]
        return longer if len(longer) <= most else None

    def containing(self, part: str, most: int) -> list[str]:
        """Up to `most` forms in which a part of 4 letters or more stands not at the beginning: handles, numbers."""
        self._forms()
        found: dict[str, None] = {}
        at = self._joined.find(part) if len(part) >= _SHORTEST_PART else -1
        while at >= 0 and len(found) < most:
            start, end = self._joined.rfind("\n", 0, at) + 1, self._joined.find("\n", at)
            if start < at:
                found[self._joined[start:end]] = None
            at = self._joined.find(part, end)
        return list(found)

    def _within(self, form: str, distance: int) -> list[str]:
        self._forms()
        if (form, distance) not in self._alike:
            found: list[tuple[int, str]] = []
            for length in range(max(1, len(form) - distance), len(form) + distance + 1):
                near = process.extract(
                    form, self._by_length.get(length, ()), scorer=Levenshtein.distance, processor=None, limit=_MOST,
                    score_cutoff=distance,
                )  # fmt: skip
                found += [(away, other) for other, away, _ in near if other != form]
            self._alike[form, distance] = [other for _, other in sorted(found)[:_MOST]]
        return self._alike[form, distance]

    def _forms(self) -> dict[str, int]:
        if self._counts is None:
            self._counts = dict(self._load())
            self._sorted = sorted(self._counts)
            self._joined = "\n" + "".join(f"{form}\n" for form in self._sorted)
            for form in self._sorted:
                self._by_length[len(form)].append(form)
        return self._counts
