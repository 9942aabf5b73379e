"""Addresses, hashes and other words wider than their column, broken where a reader expects it."""

from __future__ import annotations

from typing import Final

from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]

BREAK_AFTER: Final = frozenset("/-._?&=@:,")
FULL_ENOUGH: Final = 0.5
"""A break after one of those signs is taken when at least this part of the line is filled."""
SLACK: Final = 1.0


def fitted(text: str, face: str, points: float, width: float) -> str:
    """`text` with a space inside every word wider than `width` points, where its lines will end.

    No hyphen is added, so that what is read aloud or typed again is the word itself.
    """
    if stringWidth(text, face, points) <= width:
        return text
    return " ".join(_broken(word, face, points, width - SLACK) for word in text.split(" "))


def _broken(word: str, face: str, points: float, width: float) -> str:
    if stringWidth(word, face, points) <= width:
        return word
    lines: list[str] = []
    start, taken, good = 0, 0.0, 0
    widths = {character: stringWidth(character, face, points) for character in set(word)}
    for at, character in enumerate(word):
        taken += widths[character]
        if taken > width and at > start:
            end = good if good > start and (good - start) >= FULL_ENOUGH * (at - start) else at
            lines.append(word[start:end])
            start, taken = end, sum(widths[each] for each in word[end : at + 1])
        if character in BREAK_AFTER:
            good = at + 1
    lines.append(word[start:])
    return " ".join(lines)
