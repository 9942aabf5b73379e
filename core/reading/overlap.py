"""How much of the text of one page stands on another: two crops of a post, two ends of one scroll.

Words become pairs of neighbours; shared pairs at one distance from each other are a passage that both pages have.
A page continues another when the passage runs to an edge of the text on both of its ends (as when reads of a genome
are put together): a slogan that two different posts share ends in the middle of both, and the heading that
two pages of a chat share ends where their messages begin.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.reading.values import Reading

MOST_PAIRS: Final = 4_000
"""Neighbours of a reading that are looked at; a screenshot has about a hundred."""
LEAST_SHARED: Final = 12
"""Shorter passages say nothing: dates, greetings, buttons, one sentence that many repeat."""
_BAND: Final = 5
"""How many words a passage may have more on one side than on the other, icons read as letters."""
_DENSE: Final = 0.5
"""The share of a passage that must be the same: two readings of a bad photo differ in every fourth word."""
_LOOSE: Final = 6
"""Words that may stand between a passage and the edge of the text."""
_MOSTLY: Final = (800, 20, 0)
_LARGELY: Final = (600, 20, 20)
"""Shares of the shorter text (per mille), its least length and the least passage with which order does not matter:
columns are read in another order when a page is cut."""
_HEAD: Final = 0.13
_FOOT: Final = 0.09
"""Shares of a page's height where an application stands still: title, status bar; input field, buttons."""
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_ALIKE: Final = str.maketrans({"1": "l", "i": "l", "|": "l", "0": "o", "5": "s", "8": "b"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The neighbours in a text, in reading order, as numbers. `head` and `foot` count those of the frame."""

    pairs: tuple[int, ...] = ()
    head: int = 0
    foot: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two texts share, in neighbours: `passage` in one run, `all` anywhere; the shorter text has `of`.

    `continues` says that the passage runs to an edge of the texts at both of its ends.
    """

    passage: int
    all: int
    of: int
    continues: bool

    @property
    def share(self) -> int:
        """The share of the shorter text that the other has, per mille."""
        return 1000 * self.all // self.of if self.of else 0

    @property
    def related(self) -> bool:
        """Whether both pages show the same post or conversation."""
        return self.continues or any(
            self.share >= share and self.of >= length and self.passage >= passage
            for share, length, passage in (_MOSTLY, _LARGELY)
        )


NO_TEXT: Final = Text()
NOTHING: Final = Shared(passage=0, all=0, of=0, continues=False)


def text_of(reading: Reading) -> Text:
    """The text of a reading as it is compared: letters and digits that are often confused count as the same."""
    words: list[str] = []
    head = foot = 0
    for line in reading.lines:
        height = reading.pages[line.page].height
        middle = sum(2 * word.box.top + word.box.height for word in line.words) / (2 * len(line.words))
        found = [word for word in (_plain(word.text) for word in line.words) if word]
        words += found
        if line.page == 0 and middle < _HEAD * height:
            head += len(found)
        elif line.page == len(reading.pages) - 1 and middle > (1 - _FOOT) * height:
            foot += len(found)
    pairs = tuple(zlib.crc32(f"{one} {other}".encode()) for one, other in itertools.pairwise(words))
    return Text(pairs=pairs[:MOST_PAIRS], head=head, foot=foot)


def shared(one: Text, other: Text) -> Shared:
    """What two texts have in common; the order of the two does not matter."""
    if not one.pairs or not other.pairs:
        return NOTHING
    if len(one.pairs) > len(other.pairs):
        one, other = other, one
    places: dict[int, list[int]] = defaultdict(list)
    for at, pair in enumerate(other.pairs):
        places[pair].append(at)
    distances: dict[int, list[int]] = defaultdict(list)
    anywhere = 0
    for at, pair in enumerate(one.pairs):
        found = places.get(pair, ())
        anywhere += bool(found)
        for there in found:
            distances[there - at].append(at)
    if not distances:
        return NOTHING
    passages = (_passage(distances, middle) for middle in _likely(distances))
    best = max(passages, key=lambda passage: len(passage[0]))
    return Shared(passage=len(best[0]), all=anywhere, of=len(one.pairs), continues=_reaches(best, one, other))


def _likely(distances: dict[int, list[int]]) -> Sequence[int]:
    """The few distances around which most pairs lie."""
    return sorted(distances, key=lambda distance: -len(distances[distance]))[:3]


def _passage(distances: dict[int, list[int]], middle: int) -> tuple[list[int], int]:
    places = {
        at
        for distance in range(middle - _BAND, middle + _BAND + 1)
        for at in distances.get(distance, ())
    }  # fmt: skip
    return _densest(sorted(places)), middle


def _densest(places: list[int]) -> list[int]:
    """The longest part of the places without a gap so wide that it is another passage."""
    runs: list[list[int]] = [[]]
    for at in places:
        if runs[-1] and at - runs[-1][-1] > 2 * _BAND:
            runs.append([])
        runs[-1].append(at)
    return max(runs, key=len)


def _reaches(passage: tuple[list[int], int], one: Text, other: Text) -> bool:
    places, distance = passage
    first, last = places[0], places[-1]
    if len(places) < max(LEAST_SHARED, _DENSE * (last - first + 1)):
        return False
    before = min(first - one.head, first + distance - other.head)
    after = min(
        len(one.pairs) - one.foot - 1 - last, len(other.pairs) - other.foot - 1 - (last + distance)
    )  # fmt: skip
    return before <= _LOOSE and after <= _LOOSE


def _plain(word: str) -> str:
    return _NOT_LETTERS.sub("", word.casefold()).translate(_ALIKE)
