"""Repairs that need no dictionary: lost blanks, and icons that were read as letters.

Heights are those of the cut-out line, about one and a half times the size of its letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from core.reading.closing_in import ink
from core.reading.lines import Picture, Seen
from core.reading.merging import Merged, folded
from core.reading.values import Agreement

BLANK: Final = 0.32  # heights without ink inside a word: more than letters leave, also beside a 1, less than a lost blank
THIN_BLANK: Final = 0.11  # the same where the other reader has a blank
UNIT_BLANK: Final = 0.15  # the same between a number and its unit,
UNIT_EXCESS: Final = 0.065  # and so much more than between any other letters of the word
ICON_GAP: Final = 0.45  # heights between an icon at the edge and the text
DOUBTFUL, UNSURE, FAIRLY_SURE, SURE, CERTAIN = 0.5, 0.8, 0.86, 0.95, 0.99
SECOND_SURE: Final = 0.93
COLOURFUL: Final = 0.12  # share of the second colour axis; letters have one ink and one ground
UNIT: Final = re.compile(
    r"(\d{1,3}(?:[.,]\d)?)(j|jam|h|hr|hari|m|mnt|menit|mgg|minggu|d|dtk|bln|thn|rb|jt)\W?"
)
NUMERIC: Final = frozenset("0123456789.,:/")
DOTS: Final = frozenset({"…", "...", "..", "•••"})
SIGNS: Final = frozenset("&·-–|~+>@/=:")
ARROWS: Final = frozenset(">›»")
DASHES: Final = frozenset("-–—")
LONG_DASH: Final = 0.8  # heights; a longer one was drawn, not written


def with_blanks(first: Sequence[Seen], second: Sequence[Seen], line: Picture) -> list[Seen]:
    """`first` with its words parted where the picture, or `second`, shows a blank that was lost."""
    empty = _empty_runs(line) if any(len(word.text) > 1 for word in first) else []
    height, width = line.shape[:2]
    blanks = _blanks_of(second)
    parted: list[Seen] = []
    for word in first:
        gaps = [
            max((length for middle, length in empty if left * width < middle < right * width), default=0)
            / height
            for left, right in pairwise(word.letters)
        ]
        cuts = {index for index, gap in enumerate(gaps, 1) if gap >= BLANK}
        if 2 * len(cuts) >= len(word.text):  # letters set wide apart
            cuts = set()
        cuts |= {index for index in blanks.get(word.text, ()) if gaps[index - 1] >= THIN_BLANK}
        if (unit := UNIT.fullmatch(word.text)) and len(gaps) == len(word.text) - 1:
            cuts |= _before_unit(gaps, unit.end(1))
        parted += _parts(
            word, sorted(index for index in cuts if _may_part(*word.text[index - 1 : index + 1]))
        )
    return parted


def _before_unit(gaps: Sequence[float], index: int) -> set[int]:
    """`index` when the gap there is a blank: a 1 or a comma leaves nearly as much beside it."""
    gap = gaps[index - 1]
    others = max((other for place, other in enumerate(gaps, 1) if place != index), default=0.0)
    return {index} if gap >= UNIT_BLANK and gap - others >= UNIT_EXCESS else set()


def _may_part(before: str, after: str) -> bool:
    """False inside a number, and beside an underscore, whose ink lies below what is looked at."""
    return "_" not in (before, after) and (before in ",:" or not {before, after} <= NUMERIC)


def _blanks_of(second: Sequence[Seen]) -> dict[str, set[int]]:
    """Where `second` has blanks, for every text that two or three of its words make without them."""
    found = {}
    for count in (2, 3):
        for start in range(len(second) - count + 1):
            words = [word.text for word in second[start : start + count]]
            found["".join(words)] = set(accumulate(len(text) for text in words[:-1]))
    return found


def _parts(word: Seen, cuts: Sequence[int]) -> list[Seen]:
    borders = [0, *cuts, len(word.text)]
    parts = []
    for low, high in pairwise(borders):
        start = word.start if low == 0 else (word.letters[low - 1] + word.letters[low]) / 2
        end = word.end if high == len(word.text) else (word.letters[high - 1] + word.letters[high]) / 2
        parts.append(
            replace(word, text=word.text[low:high], start=start, end=end, letters=word.letters[low:high])
        )
    return parts


def _empty_runs(line: Picture) -> list[tuple[float, int]]:
    """Middle and length, in pixels, of every run of columns without ink between two with."""
    edge = round(0.12 * len(line))
    columns = np.any(ink(line)[edge : len(line) - edge], axis=0)
    borders = np.flatnonzero(np.diff(columns.astype(np.int8)))
    if len(borders) and not columns[0]:
        borders = borders[1:]
    pairs = zip(borders[::2].tolist(), borders[1::2].tolist(), strict=False)
    return [((start + end) / 2 + 1, end - start) for start, end in pairs]


def without_icons(words: Sequence[Merged], line: Picture) -> list[Merged]:
    """`words` without those that are icons, emojis or dots of a menu."""
    words = _without_edges([word for word in words if word.text not in DOTS], line)
    if len(words) == 1:
        return [] if _is_lone_icon(words[0], line) else words
    height, width = line.shape[:2]
    across = width / height
    kept = []
    for index, word in enumerate(words):
        gaps = [
            (other.start - word.end if other.start > word.start else word.start - other.end) * across
            for other in words[max(0, index - 1) : index + 2]
            if other is not word
        ]
        before = words[index - 1].text if index else ""
        if not _is_icon_in_text(word, min(gaps), before):
            kept.append(word)
    return kept


def _without_edges(words: list[Merged], line: Picture) -> list[Merged]:
    """`words` without an arrow at the end of the line and a drawn rule at its beginning."""
    if len(words) > 1 and words[-1].text in ARROWS:
        words = words[:-1]
    if len(words) > 1 and words[0].text in DASHES and _is_drawn(words[0], line):
        words = words[1:]
    return words


def _is_drawn(dash: Merged, line: Picture) -> bool:
    """True when the ink of `dash` comes from outside the line, or goes on for longer than a dash."""
    height, width = line.shape[:2]
    columns: npt.NDArray[np.bool_] = np.any(ink(line), axis=0)
    place = min(width - 1, int((dash.start + dash.end) / 2 * width))
    if not columns[place]:
        return False
    bare = np.flatnonzero(~columns)
    before, after = bare[bare < place], bare[bare > place]
    if not len(before):
        return True
    end = int(after[0]) if len(after) else width
    return bool(end - before[-1] - 1 > LONG_DASH * height)


def _is_lone_icon(word: Merged, line: Picture) -> bool:
    text = word.text
    if len(text) > 3:
        return False
    if len(text) == 1:
        # Nothing a screen says is one letter long, and icons are read as digits too, but not surely.
        agreed = word.agreement is Agreement.AGREED and word.second >= SECOND_SURE
        return not text.isdigit() or word.probability < (FAIRLY_SURE if agreed else CERTAIN)
    if word.agreement is Agreement.AGREED:
        return word.probability < DOUBTFUL
    if word.probability >= SURE or folded(text) == folded(word.other):
        return False  # icons look like some letter, hardly ever like two or three
    return not any(c.isdigit() for c in text) or word.probability < UNSURE or _is_colourful(line)


def _is_icon_in_text(word: Merged, gap: float, before: str) -> bool:
    text = word.text
    if word.agreement is Agreement.AGREED or len(text) > 3 or text in SIGNS:
        return False
    if folded(text) == folded(word.other):
        return False
    if len(text) == 1:
        if before.isdigit() and text in "jhmd":
            return False
        return not text.isdigit() or word.probability < (SURE if gap > ICON_GAP else UNSURE)
    alike = set(text.lower()) & set(word.other.lower())
    return word.probability < UNSURE and not alike


def _is_colourful(line: Picture) -> bool:
    """True when the colours of `line` do not lie between one ink and one ground."""
    pixels = line.reshape(-1, 3).astype(np.float64)
    spread = np.linalg.eigvalsh(np.cov(pixels, rowvar=False))
    return bool(spread[1] > COLOURFUL * spread[2])
