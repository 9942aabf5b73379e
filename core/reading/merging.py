"""Two readings of one line into one: which words both readers saw alike, and which text is shown.

The strings are aligned letter by letter, blanks included, so that a lost blank is a difference like any
other. Where the readers differ the recogniser's text is shown, because it was right more often; the
exceptions below were measured (docs/decisions/0004-two-readers.md).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from core.reading.lines import Seen
from core.reading.shapes import CLOCK
from core.reading.values import Agreement

# One sign in print, several in Unicode; readers differ in which they give.
ALIKE: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "•": "·"})
STROKES: Final = str.maketrans({"i": "l", "1": "l", "|": "l"})
UNSURE, FAIRLY_SURE, SURE, VERY_SURE = 0.8, 0.85, 0.9, 0.95
NEVER_AFTER_L: Final = frozenset("lry")  # at the beginning of a word
VOWELS: Final = frozenset("aeou")
SEPARATORS: Final = frozenset("-~*+.:")  # what Tesseract makes of a middle dot


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A word of the merged line; `by_first` tells whether the text is the first reader's.

    `probability` is that of the reader whose text it is, `second` the least of the other's, 0 where it saw nothing.
    """

    text: str
    start: float
    end: float
    probability: float
    agreement: Agreement
    other: str
    by_first: bool
    second: float = 0.0


def merge(first: Sequence[Seen], second: Sequence[Seen]) -> list[Merged]:
    """The words of `first`, each held against what `second` saw in its place."""
    ours, theirs = (" ".join(word.text for word in words) for words in (first, second))
    places = align(ours.translate(ALIKE), theirs.translate(ALIKE))
    starts = [0, *accumulate(len(word.text) + 1 for word in second)]
    merged = []
    position = 0
    for word in first:
        low, high = places[position], places[position + len(word.text)]
        touched = [
            other
            for start, other in zip(starts, second, strict=False)
            if start < high and start + len(other.text) > low
        ]
        merged.append(_judged(word, touched))
        position += len(word.text) + 1
    return merged


def _judged(word: Seen, touched: Sequence[Seen]) -> Merged:
    text, by_first, probability = word.text, True, word.probability
    other = " ".join(item.text for item in touched)
    if other.translate(ALIKE) == text.translate(ALIKE) or (text == "·" and other in SEPARATORS):
        agreement, other = Agreement.AGREED, text
    elif not other:
        agreement = Agreement.SINGLE
    else:
        agreement = Agreement.DISPUTED
        if len(touched) == 1 and _second_is_right(word, touched[0]):
            text, other, by_first, probability = other, text, False, touched[0].probability
    # Tesseract sees where letters end, the recogniser only where they are; boxes are the former's.
    near = touched[0] if len(touched) == 1 and len(touched[0].text) <= len(word.text) + 1 else word
    return Merged(
        text=text,
        start=near.start,
        end=max(near.end, near.start),
        probability=probability,
        agreement=agreement,
        other=other,
        by_first=by_first,
        second=min((item.probability for item in touched), default=0.0) if by_first else word.probability,
    )


def _second_is_right(first: Seen, second: Seen) -> bool:
    """The few kinds of dispute that the second reader won more often, letter for letter."""
    ours, theirs = first.text, second.text
    if _plain(ours) == theirs:  # an accent is dirt, or the edge of an icon, more often than a letter
        return True
    if CLOCK.fullmatch(theirs) and ours[:-1] == theirs and not ours[-1].isdigit():
        return True  # a tick behind the time of a message
    if ours[1:] == theirs[1:] and {ours[0], theirs[0]} == {"l", "I"}:
        following = ours[1:2]
        if theirs[0] == "I":
            return following in NEVER_AFTER_L or second.probability >= SURE
        return following in VOWELS
    if second.probability >= SURE and theirs == ours + ".":  # narrow lines lose the last full stop
        return second.probability >= VERY_SURE
    unsure = first.probability < UNSURE and second.probability >= FAIRLY_SURE
    return unsure and min(len(ours), len(theirs)) > 1 and _edits(ours, theirs) <= 2


def folded(text: str) -> str:
    """`text` without what readers confuse in one letter: case, and the letters that are one upright stroke."""
    return text.translate(ALIKE).casefold().translate(STROKES)


def _edits(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, 1):
        above, row = row, [index]
        for place, sign in enumerate(other, 1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != sign)))
    return row[-1]


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def align(ours: str, theirs: str) -> list[int]:
    """For every border between letters of `ours` (0 to its length) a border in `theirs`, cheapest edits."""
    head = 0
    while head < min(len(ours), len(theirs)) and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < min(len(ours), len(theirs)) - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    middle = _align(ours[head : len(ours) - tail], theirs[head : len(theirs) - tail])
    end = len(theirs) - tail
    return [*range(head), *(head + place for place in middle), *range(end + 1, end + tail + 1)]


def _align(ours: str, theirs: str) -> list[int]:
    width = len(theirs) + 1
    rows = [list(range(width))]
    for index, letter in enumerate(ours, 1):
        above, row = rows[-1], [index]
        for place, other in enumerate(theirs, 1):
            row.append(min(above[place] + 1, row[place - 1] + 1, above[place - 1] + (letter != other)))
        rows.append(row)
    places = [0] * (len(ours) + 1)
    index, place = len(ours), len(theirs)
    places[index] = place
    while index > 0:
        cost = rows[index][place]
        if place > 0 and rows[index - 1][place - 1] + (ours[index - 1] != theirs[place - 1]) == cost:
            index, place = index - 1, place - 1
        elif rows[index - 1][place] + 1 == cost:
            index -= 1
        else:
            place -= 1
            continue
        places[index] = place
    return places
