"""Every form that stands anywhere, in memory: what is near one, holds one, or is the same name.

Loaded from the word table at the first question that needs it; words that come later are added. One that has
gone since is harmless: the word table answers that nothing has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.people import spelling
from core.vault.search.nearness import closeness, reach

NAMESAKE: Final = 0.96
"""The closeness of another spelling of the same name."""
_MOST: Final = 2_000
"""Forms that are looked at closely for one word asked."""
_SHORTEST_PART: Final = 4
_NAME_REACH: Final = 3
"""Letters in which two spellings of one name differ at most: Tjahjadi and Cahyadi."""


class Vocabulary:
    """Knows the forms that `load` gives, and those added since."""

    def __init__(self, load: Callable[[], Iterable[str]]) -> None:
        self._load = load
        self._known: set[str] | None = None
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)

    def add(self, forms: Iterable[str]) -> None:
        """Notes forms that were written; costs nothing until something was asked."""
        if self._known is None:
            return
        for form in forms:
            if form not in self._known:
                self._known.add(form)
                self._by_length[len(form)].append(form)

    def knows(self, form: str) -> bool:
        """Whether this very form stands anywhere."""
        return form in self._forms()

    def near(self, form: str) -> list[tuple[str, float]]:
        """Forms that may be the one asked for, misread or mistyped, without itself; the closest first."""
        # A group of letters that is read as one letter is one edit more than it seems.
        found = self._within(form, reach(form) + 1)
        close = [(other, near) for other in found if (near := closeness(form, other)) > 0]
        return sorted(close, key=lambda pair: (-pair[1], pair[0]))

    def namesakes(self, form: str) -> list[str]:
        """Other spellings of the same name: Moh, Muh, Mochamad for Muhammad."""
        key = spelling.key(form)
        written = [other for other in spelling.spellings(key) if other != form and self.knows(other)]
        if len(form) < 4:
            return written
        alike = [other for other in self._within(form, _NAME_REACH) if spelling.key(other) == key]
        return list(dict.fromkeys([*written, *alike]))

    def containing(self, part: str) -> list[str]:
        """Forms in which a part of 4 letters or more stands not at the beginning: handles, numbers, joined words."""
        if len(part) < _SHORTEST_PART:
            return []
        self._forms()
        longer = (forms for length, forms in self._by_length.items() if length > len(part))
        return [form for forms in longer for form in forms if part in form and not form.startswith(part)][
            :_MOST
        ]

    def _within(self, form: str, distance: int) -> list[str]:
        self._forms()
        found: list[tuple[int, str]] = []
        for length in range(max(1, len(form) - distance), len(form) + distance + 1):
            near = process.extract(
                form, self._by_length.get(length, ()), scorer=OSA.distance, processor=None, limit=_MOST,
                score_cutoff=distance,
            )  # fmt: skip
            found += [(away, other) for other, away, _ in near if other != form]
        return [other for _, other in sorted(found)[:_MOST]]

    def _forms(self) -> set[str]:
        if self._known is None:
            self._known = set()
            self.add(list(self._load()))
        return self._known
