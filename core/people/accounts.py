"""Numbers and accounts of a register, prepared so that a misread one is found too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from core.people.numbers import EMPLOYEE_DIGITS, FARTHEST
from core.people.official import Handle, Official
from core.people.sought import account, lookalike

_PIECE: Final = EMPLOYEE_DIGITS // 3
_MOST: Final = 2_000
_PER_DIGIT: Final = 0.12
_LOOKALIKE: Final = 0.95
_NEAREST_HANDLE: Final = 82


class NumberIndex:
    """Finds who has a number, also when up to `FARTHEST` digits of it were misread."""

    def __init__(self, officials: Iterable[Official]) -> None:
        self._whole: defaultdict[str, list[int]] = defaultdict(list)
        self._pieces: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        for place, official in enumerate(officials):
            if official.number:
                self._whole[official.number].append(place)
        for number in self._whole:
            for at in range(3):
                self._pieces[at, number[at * _PIECE : (at + 1) * _PIECE]].append(number)

    def near(self, number: str) -> dict[int, float]:
        """The closeness of every official whose number is this one or near it."""
        if number in self._whole:
            return dict.fromkeys(self._whole[number], 1.0)
        # With one or two wrong digits a third of the number is whole; behind a lost digit things shift.
        size = len(number)
        parts = [(0, number[:_PIECE]), (1, number[_PIECE : 2 * _PIECE]), (2, number[size - _PIECE :])]
        parts += [(1, number[_PIECE + by : 2 * _PIECE + by]) for by in (-1, 1)]
        candidates = list(dict.fromkeys(found for part in parts for found in self._pieces.get(part, ())))[
            :_MOST
        ]
        close: dict[int, float] = {}
        for found in candidates:
            distance = Levenshtein.distance(number, found, score_cutoff=FARTHEST)
            if distance <= FARTHEST:
                close.update(dict.fromkeys(self._whole[found], 1.0 - _PER_DIGIT * distance))
        return close


class HandleIndex:
    """Finds whose account a handle was said to be."""

    def __init__(self, handles: Iterable[Handle], places: Mapping[str, int]) -> None:
        """`places` gives the place of an official by id; claims about others are left out."""
        self._owners: defaultdict[str, list[int]] = defaultdict(list)
        self._like: defaultdict[str, set[str]] = defaultdict(set)
        self._said: defaultdict[int, list[str]] = defaultdict(list)
        for handle in handles:
            name, place = account(handle.handle), places.get(handle.official)
            if name and place is not None:
                self._owners[name].append(place)
                self._like[lookalike(name)].add(name)
                self._said[place].append(name)

    def near(self, handle: str) -> dict[int, tuple[float, str]]:
        """The closeness of every official with a claim to this or a near account, and that account."""
        if handle in self._owners:
            return dict.fromkeys(self._owners[handle], (1.0, handle))
        close: dict[int, tuple[float, str]] = {}
        ranked = process.extract(
            handle, self._owners.keys(), scorer=fuzz.ratio, limit=5, score_cutoff=_NEAREST_HANDLE
        )
        for name, closeness, _ in reversed(ranked):
            close.update(dict.fromkeys(self._owners[name], (0.9 * closeness / 100, name)))
        for name in self._like.get(lookalike(handle), ()):
            close.update(dict.fromkeys(self._owners[name], (_LOOKALIKE, name)))
        return close

    def said(self, place: int) -> list[str]:
        """The accounts that were said to be this official's."""
        return self._said.get(place, [])
