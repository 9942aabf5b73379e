"""Two texts word by word: what stands in both, what only in the one, what only in the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel


class Where(StrEnum):
    """In which of two texts a word stands."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One word of the common order: its number in the first and in the second text, None where it is missing."""

    where: Where
    first: int | None
    second: int | None


def compare(first: Sequence[str], second: Sequence[str]) -> tuple[Compared, ...]:
    """Every word of both texts once, in an order that keeps that of each; as many as possible stand in both.

    Capital and small letters are the same: readers of pictures mix them up.
    """
    ours, theirs = ([word.casefold() for word in words] for words in (first, second))
    found: list[Compared] = []
    missing: list[Compared] = []
    added: list[Compared] = []
    for step in Indel.opcodes(ours, theirs):
        if step.tag == "equal":
            found += [*missing, *added]  # what stood there before what stands there now
            missing, added = [], []
            pairs = zip(
                range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
            )
            found += [Compared(where=Where.BOTH, first=a, second=b) for a, b in pairs]
            continue
        missing += [
            Compared(where=Where.FIRST, first=at, second=None) for at in range(step.src_start, step.src_end)
        ]
        added += [
            Compared(where=Where.SECOND, first=None, second=at)
            for at in range(step.dest_start, step.dest_end)
        ]
    return (*found, *missing, *added)
