"""Pairs of candidates: two names with a sign or *dan* between, in a sentence that campaigns or on a poster."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.people import titles
from core.reading.fields.chrome import plain
from core.reading.fields.keywords import Pair
from core.reading.fields.namelike import name_length
from core.reading.fields.passages import Passage, Sentence
from core.reading.fields.rows import Piece
from core.reading.fields.support import Hit, Kind
from core.reading.fields.word_sets import word_set

_WORD: Final = re.compile(r"\S+")
_SIGNS: Final = frozenset({"&", "-", "–", "—", "+"})
_BETWEEN: Final = _SIGNS | {"dan", "and"}
_MOST: Final = 4
"""Words of one name."""
_MOST_PAIRS: Final = 50
"""Of one passage; a ballot has a handful."""
_CAMPAIGNS: Final = word_set("""dukung mendukung dukungan pilih memilih pilihan coblos mencoblos menang menangkan memenangkan pasangan paslon
    calon nomor urut kpu pilkada pemilu kampanye lanjutkan deklarasi""")
_OFFICES: Final = word_set(
    "bupati walikota wali gubernur presiden wakil kota kabupaten dprd dpr dpd legislatif"
)
_CALONS: Final = frozenset(
    {"calon", "cabup", "cawabup", "cagub", "cawagub", "cawali", "cawawali", "paslon", "pasangan"}
)
_SENTENCE_ENDS: Final = (".", "!", "?", ":", ";", ",")
_AROUND: Final = 160
"""Letters before and behind a pair in which a word tells that it is one."""


@dataclass(frozen=True, slots=True)
class PairSeen:
    """A pair from letter `start` to before `end` of a passage; `number` is what stands with it."""

    start: int
    end: int
    value: str
    number: int | None
    poster: bool


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    row: int


def pairs(passage: Passage, hits: Sequence[Hit], *, poster: bool) -> list[PairSeen]:
    """The pairs in a passage with those `hits`; `poster` when a row near it names what they stand for."""
    words = [
        _Word(match[0], match.start(), match.end(), passage.row_of(match.start()))
        for match in _WORD.finditer(passage.text)
    ]
    prose = sum(word.text.islower() for word in words) > len(words) / 2
    found: list[PairSeen] = []
    for place, word in enumerate(words):
        if word.text.casefold() not in _BETWEEN or len(found) >= _MOST_PAIRS:
            continue
        left, right = _before(words, place, prose=prose), _behind(words, place, prose=prose)
        if not left or not right or (found and left[0].start < found[-1].end):
            continue
        start, end = left[0].start, right[-1].start + len(right[-1].text.rstrip(',.!?;:"”'))
        single = min(len(left), len(right)) < 2
        if single and not (poster and not prose) and not _asks(passage, hits, start, word.text):
            continue
        if poster or _campaigns(passage.text, start, end):
            found.append(
                PairSeen(
                    start,
                    end,
                    f"{_bare(left)} & {_bare(right)}",
                    _number(hits, start, end, passage),
                    poster and not prose,
                )
            )
    return _with_known(found, hits, passage)


def names_office(piece: Piece) -> bool:
    """Whether a row says for what somebody stands: `Calon Bupati & Wakil Bupati`."""
    words = {plain(word) for word in piece.row.words[:12]}
    return bool(words & _CALONS) and (bool(words & _OFFICES) or len(words & _CALONS) > 1)


def known_value(pair: Pair) -> str:
    """A pair of an office's list as a value."""
    return " & ".join(pair.names)


def _with_known(found: list[PairSeen], hits: Sequence[Hit], passage: Passage) -> list[PairSeen]:
    """Adds the pairs of the office's list that are named or abbreviated and not found yet."""
    for hit in hits:
        if hit.kind is not Kind.PAIR or hit.pair is None or len(found) >= _MOST_PAIRS:
            continue
        inside = next((one for one in found if one.start < hit.end and hit.start < one.end), None)
        if inside is not None:
            found[found.index(inside)] = PairSeen(
                min(inside.start, hit.start), max(inside.end, hit.end), known_value(hit.pair),
                inside.number, inside.poster,
            )  # fmt: skip
        else:
            end = hit.end - (
                len(passage.text[hit.start : hit.end])
                - len(passage.text[hit.start : hit.end].rstrip(",.!?;:"))
            )
            found.append(
                PairSeen(
                    hit.start,
                    end,
                    known_value(hit.pair),
                    _number(hits, hit.start, end, passage),
                    poster=False,
                )
            )
    return sorted(found, key=lambda one: one.start)


def _before(words: Sequence[_Word], at: int, *, prose: bool) -> Sequence[_Word]:
    first = at
    while first > 0 and at - first < _MOST and _joins(words[first - 1], words, first - 1, at - 1, left=True):
        word = words[first - 1]
        on_row = sum(other.row == words[at].row for other in words[first:at])
        if not prose and first < at and word.row != words[first].row and on_row != 1:
            break
        first -= 1
    return words[first:at]


def _behind(words: Sequence[_Word], at: int, *, prose: bool) -> Sequence[_Word]:
    last = at + 1
    while last < len(words) and last - at <= _MOST and _joins(words[last], words, last, at + 1, left=False):
        if last > at + 1:
            before = words[last - 1]
            if before.text.endswith(_SENTENCE_ENDS) and not _is_initial(before.text):
                break
            on_row = sum(other.row == before.row for other in words[at + 1 : last])
            if not prose and words[last].row != before.row and on_row != 1:
                break
        last += 1
    return words[at + 1 : last]


def _joins(word: _Word, words: Sequence[_Word], place: int, nearest: int, *, left: bool) -> bool:
    """Whether a word belongs to the name whose word nearest to the sign is at `nearest`."""
    if name_length((word.text.rstrip('!?;:"”'),)) != 1:
        return False
    if place < nearest + left and word.text.endswith(_SENTENCE_ENDS) and not _is_initial(word.text):
        return False
    near = words[nearest].text
    return word is words[nearest] or word.text.isupper() == near.isupper() or len(word.text) < 4


def _is_initial(word: str) -> bool:
    return word.endswith(".") and (len(word) <= 4 or "." in word[:-1])


def _bare(words: Sequence[_Word]) -> str:
    return titles.split(" ".join(word.text for word in words).rstrip(',.!?;:"”')).name


def _asks(passage: Passage, hits: Sequence[Hit], at: int, between: str) -> bool:
    """Whether the sentence with two single names asks for votes; `Senin - Jumat` and `Rina dan Budi` do not."""
    inside = _sentence(passage, at)
    if inside is None or between not in _SIGNS:
        return False
    return any(hit.kind is Kind.CALL and inside.start <= hit.start < inside.end for hit in hits)


def _sentence(passage: Passage, at: int) -> Sentence | None:
    place = bisect_right(passage.sentences, at, key=lambda one: one.start) - 1
    return passage.sentences[place] if place >= 0 and at < passage.sentences[place].end else None


def _campaigns(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _AROUND) : start] + " " + text[end : end + _AROUND]
    return bool({plain(word) for word in around.split()} & _CAMPAIGNS)


def _number(hits: Sequence[Hit], start: int, end: int, passage: Passage) -> int | None:
    """The number on the ballot in the same sentence, the nearest one."""
    inside = _sentence(passage, start)
    if inside is None:
        return None
    near = [
        (max(hit.start - end, start - hit.end), hit.number)
        for hit in hits
        if hit.number is not None and inside.start <= hit.start < inside.end
    ]
    return min(near)[1] if near else None
