"""A part of a page read again, laid beside what stood there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.reading.values import Box, Line, Reading, Word

_INSIDE: Final = 0.5
"""The share of a word's box that must lie in the region for the word to be replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One line of the region: `seen` is what was read now (None: nothing), `before` the words that stood there.

    `box` surrounds both, so that a correction of it replaces exactly these words.
    """

    box: Box
    seen: Line | None
    before: tuple[Word, ...]


def beside(reading: Reading, page: int, region: Box, found: Sequence[Line]) -> tuple[Part, ...]:
    """Every line found in `region` with the words of `reading` in its place; every such word is in one part.

    When nothing was found, one part holds all that stood in the region, or the region alone.
    """
    words = within(reading, page, region)
    if not found:
        return (Part(box=around((region, *(word.box for word in words))), seen=None, before=words),)
    frames = [around(word.box for word in line.words) for line in found]
    before: list[list[Word]] = [[] for _ in found]
    for word in words:
        nearest = min(range(len(frames)), key=lambda at: _distance(word.box, frames[at]))
        before[nearest].append(word)
    return tuple(
        Part(box=around((frame, *(word.box for word in old))), seen=line, before=tuple(old))
        for frame, line, old in zip(frames, found, before, strict=True)
    )


def within(reading: Reading, page: int, region: Box) -> tuple[Word, ...]:
    """The words of a page of which half or more lies in `region`, in reading order."""
    return tuple(
        word
        for line in reading.lines
        if line.page == page
        for word in line.words
        if share(word.box, region) >= _INSIDE
    )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of `boxes`. Raises `ValueError` for none."""
    listed = tuple(boxes)
    left, top = min(box.left for box in listed), min(box.top for box in listed)
    return Box(
        left=left,
        top=top,
        width=max(box.left + box.width for box in listed) - left,
        height=max(box.top + box.height for box in listed) - top,
    )


def share(inner: Box, outer: Box) -> float:
    """How much of `inner` lies in `outer`, 0 to 1."""
    width = min(inner.left + inner.width, outer.left + outer.width) - max(inner.left, outer.left)
    height = min(inner.top + inner.height, outer.top + outer.height) - max(inner.top, outer.top)
    return max(0, width) * max(0, height) / (inner.width * inner.height)


def _distance(box: Box, frame: Box) -> float:
    """From the middle of `box` to `frame`; height counts more, since words belong to lines."""
    x, y = box.left + box.width / 2, box.top + box.height / 2
    across = max(frame.left - x, 0, x - frame.left - frame.width)
    down = abs(y - frame.top - frame.height / 2)
    return across + 4 * down
