"""Which pictures show the same thing: the same bytes, the same picture again, the same post in another crop or scroll.

Everything here is an offer: what belongs together is put side by side for a person, nothing is dropped.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.reading.overlap import LEAST_SHARED, NO_TEXT, Text, shared, text_of
from core.reading.values import PRINT_DIGITS, Reading

SAME_PRINT: Final = 30
"""Bits of 256 in which fingerprints of one picture may differ. Measured: recompressed or reduced at most 20, different
pictures 70 and more, cut anywhere 56 and more (docs/decisions/0010-inbox.md)."""
_BITS: Final = PRINT_DIGITS * 4
_FLAT: Final = 32
"""With fewer bits set (or unset) a picture has no shape to be recognised by."""
_CONTRADICTED: Final = 300
"""Texts that share less than this per mille belong to different pictures, however alike those look."""
_BANDS: Final = 32
_WIDTH: Final = 16
_NEAREST: Final = 8
"""Of those that look alike, how many are looked at more closely."""
_COMPLETE: Final = 8
"""Neighbours of words that more texts have are followed from one text to the next only."""
_LIKELY: Final = 5
"""Rare neighbours that two texts must share before they are compared word by word."""


class Likeness(StrEnum):
    """In what way two pictures are alike, the strongest first."""

    SAME_BYTES = "same_bytes"
    SAME_PICTURE = "same_picture"
    """Compressed or reduced once more."""
    PART = "part"
    """Nearly all the text of one stands in the other."""
    CONTINUED = "continued"
    """The same post or conversation, another part of it."""


_PART: Final = 800
COPIES: Final = frozenset({Likeness.SAME_BYTES, Likeness.SAME_PICTURE})
"""Of these, one is enough; the others show something of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is compared of one file. `prints` are the fingerprints of its pages, none before it was read."""

    id: str
    sha256: str
    prints: tuple[str, ...] = ()
    text: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two belong together; `degree` is per mille: of the picture, or of the shorter text."""

    one: str
    other: str
    likeness: Likeness
    degree: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Two or more that belong together, in the order given, and the links that hold them."""

    members: tuple[str, ...]
    links: tuple[Link, ...]

    def link_of(self, member: str) -> Link:
        """The strongest link of a member; raises `ValueError` for others."""
        own = [link for link in self.links if member in (link.one, link.other)]
        return min(own, key=lambda link: (list(Likeness).index(link.likeness), -link.degree))


def sight_of(item_id: str, sha256: str, reading: Reading | None) -> Sight:
    """What is compared of a file with this reading."""
    if reading is None:
        return Sight(id=item_id, sha256=sha256)
    return Sight(id=item_id, sha256=sha256, prints=reading.prints, text=text_of(reading))


def groups(sights: Sequence[Sight]) -> tuple[Group, ...]:
    """The groups among the sights, in the order of their first members; who is alone is in none."""
    union = _Union(len(sights))
    for pairs in (_same_bytes(sights), _same_pictures(sights), _same_texts(sights, union)):
        for one, other, likeness, degree in pairs:
            union.join(
                one, other, Link(one=sights[one].id, other=sights[other].id, likeness=likeness, degree=degree)
            )
    return tuple(
        Group(members=tuple(sights[at].id for at in members), links=links)
        for members, links in union.groups()
    )  # fmt: skip


_Pair = tuple[int, int, Likeness, int]


def _same_bytes(sights: Sequence[Sight]) -> Iterator[_Pair]:
    first: dict[str, int] = {}
    for at, sight in enumerate(sights):
        known = first.setdefault(sight.sha256, at)
        if known != at:
            yield known, at, Likeness.SAME_BYTES, 1000


# -- fingerprints


def _same_pictures(sights: Sequence[Sight]) -> Iterator[_Pair]:
    """Every print is compared with those that agree with it in one of 32 bands of 16 bits.

    Of pictures that differ in 21 bits this misses one pair in 10,000, of those that differ in 30 one in 100. What was
    recognised is not put into the bands, so that a hundred copies do not meet each other.
    """
    bands: list[dict[int, list[int]]] = [{} for _ in range(_BANDS)]
    numbers: list[int] = []
    for at, sight in enumerate(sights):
        number = int(sight.prints[0], 16) if sight.prints else 0
        numbers.append(number)
        if not _FLAT <= number.bit_count() <= _BITS - _FLAT:
            continue
        keys = _keys(number)
        met = {other for band, key in zip(bands, keys, strict=True) for other in band.get(key, ())}
        apart = sorted(((number ^ numbers[other]).bit_count(), other) for other in met)[:_NEAREST]
        found = [other for bits, other in apart if bits <= SAME_PRINT and _same_picture(sight, sights[other])]
        for other in found:
            degree = 1000 - 1000 * (number ^ numbers[other]).bit_count() // _BITS
            yield other, at, Likeness.SAME_PICTURE, degree
        if not found:
            for band, key in zip(bands, keys, strict=True):
                band.setdefault(key, []).append(at)


def _same_picture(one: Sight, other: Sight) -> bool:
    if len(one.prints) != len(other.prints):
        return False
    pages = zip(one.prints, other.prints, strict=True)
    if any((int(a, 16) ^ int(b, 16)).bit_count() > SAME_PRINT for a, b in pages):
        return False
    # A form filled in twice looks the same from afar; its words tell.
    words, others = set(one.text.pairs), set(other.text.pairs)
    fewer = min(len(words), len(others))
    return fewer < LEAST_SHARED or 1000 * len(words & others) >= _CONTRADICTED * fewer


def _spread(order: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """For every byte of a print and its value, where its bits come to lie in this order."""
    place = {bit: at for at, bit in enumerate(order)}
    return tuple(
        tuple(sum(1 << place[8 * byte + bit] for bit in range(8) if value >> bit & 1) for value in range(256))
        for byte in range(_BITS // 8)
    )


# Bits of one band lie all over the picture: neighbouring bits are alike in pictures of one application. Any two
# orders will do, as long as they stay the same while prints are compared.
_CHANCE: Final = random.Random(256)  # noqa: S311
_SPREADS: Final = tuple(_spread(_CHANCE.sample(range(_BITS), _BITS)) for _ in range(_BANDS * _WIDTH // _BITS))


def _keys(number: int) -> list[int]:
    keys = []
    for spread in _SPREADS:
        mixed = 0
        for table, byte in zip(spread, number.to_bytes(_BITS // 8, "little"), strict=True):
            mixed |= table[byte]
        keys += [mixed >> at & (1 << _WIDTH) - 1 for at in range(0, _BITS, _WIDTH)]
    return keys


# -- texts


def _same_texts(sights: Sequence[Sight], union: _Union) -> Iterator[_Pair]:
    having: dict[int, list[int]] = defaultdict(list)
    for at, sight in enumerate(sights):
        if len(sight.text.pairs) >= LEAST_SHARED:
            for pair in set(sight.text.pairs):
                having[pair].append(at)
    together: Counter[tuple[int, int]] = Counter()
    for holders in having.values():
        together.update(_meetings(holders))
    for (one, other), count in sorted(together.items(), key=lambda found: -found[1]):
        if count < _LIKELY:
            break
        if union.find(one) == union.find(other):
            continue
        found = shared(sights[one].text, sights[other].text)
        if found.related:
            yield one, other, Likeness.PART if found.share >= _PART else Likeness.CONTINUED, found.share


def _meetings(holders: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(holders) <= _COMPLETE:
        return ((one, other) for at, one in enumerate(holders) for other in holders[at + 1 :])
    return itertools.pairwise(holders)


class _Union:
    """Disjoint sets with the links that joined them."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self._links: list[tuple[int, Link]] = []

    def find(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, other: int, link: Link) -> None:
        a, b = sorted((self.find(one), self.find(other)))
        if a != b:
            self._parent[b] = a
            self._links.append((one, link))

    def groups(self) -> Iterator[tuple[list[int], tuple[Link, ...]]]:
        members: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            members[self.find(at)].append(at)
        links: dict[int, list[Link]] = defaultdict(list)
        for at, link in self._links:
            links[self.find(at)].append(link)
        for root in sorted(links):
            yield members[root], tuple(links[root])
