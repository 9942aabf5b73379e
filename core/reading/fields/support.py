"""Finding the words of a `Keywords` list in a text: calls, praise, gestures, and whom they are for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from core.reading.fields.calendar_words import MONTHS, WEEKDAYS, fold
from core.reading.fields.chrome import plain
from core.reading.fields.keywords import Keywords, Pair
from core.reading.fields.word_sets import word_set

_WORD: Final = re.compile(r"\S+")
_ANY: Final = "#"
_LONGEST: Final = 60
_LONG: Final = 6
"""Letters from which a word stays itself when some of them look alike; `mari` and `meri` are two words."""
_ALIKE: Final = str.maketrans({"a": "o", "e": "o", "c": "o", "v": "u", "q": "g"})
_NUMBER_NAMES: Final = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
_NUMBERS: Final = {fold(word): number for number, word in enumerate(_NUMBER_NAMES.split(), start=1)}
_NUMBER_WORDS: Final = frozenset(
    fold(word) for word in word_set("nomor nomer nmr no urut paslon pasangan calon angka kosong")
)
_FILLERS: Final = frozenset(fold(word) for word in ("urut", "nomor", "no", "kosong", "paslon"))
_HIGHEST: Final = 20
"""No ballot has more pairs; `No. 112` is an address."""
_SHORT: Final = re.compile(r"(?:[A-Z]{2,12}[-–][A-Z]{2,12}|[A-Z][a-z]{2,12}[-–][A-Z][a-z]{2,12})(?![\w-])")
"""Short forms as supporters write them, `HW-ML` and `Olly-Steven`, known or not."""
_NO_SHORT: Final = word_set(
    "covid rt rw sd smp sma smk tk paud tni polri kk ktp asn pns pppk tps kpu ppk pps"
)


class Kind(Enum):
    """Which list a word stands in."""

    CALL = auto()
    PRAISE = auto()
    TARGET = auto()
    GESTURE = auto()
    SLOGAN = auto()
    DENIAL = auto()
    TOPIC = auto()
    PAIR = auto()


@dataclass(frozen=True, slots=True)
class Hit:
    """Words from letter `start` to before `end` that stand in a list. `pair` is whom they name, where known."""

    kind: Kind
    start: int
    end: int
    pair: Pair | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    kind: Kind
    pair: Pair | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    start: int
    end: int
    folded: str
    key: str
    raw: str


class Finder:
    """A list prepared once; every text is then looked through once, word by word."""

    def __init__(self, keywords: Keywords) -> None:
        self._entries: defaultdict[str, list[_Entry]] = defaultdict(list)
        for kind, phrases in (
            (Kind.CALL, keywords.calls),
            (Kind.PRAISE, keywords.praises),
            (Kind.TARGET, keywords.targets),
            (Kind.GESTURE, keywords.gestures),
            (Kind.SLOGAN, keywords.slogans),
            (Kind.DENIAL, keywords.denials),
            (Kind.TOPIC, keywords.topics),
        ):
            for phrase in phrases:
                self._enter(phrase, kind)
        for pair in keywords.pairs:
            for name in (*pair.names, *pair.short):
                self._enter(name, Kind.PAIR, pair)

    def hits(self, text: str) -> list[Hit]:
        """Everything of the list in `text`, and numbers on the ballot and short forms in capitals."""
        words = [
            _Seen(match.start(), match.end(), *_keys(match[0][:_LONGEST]), match[0])
            for match in _WORD.finditer(text)
        ]
        found: list[Hit] = []
        for place, word in enumerate(words):
            for entry in self._entries.get(word.key, ()):
                end = place + len(entry.words)
                if _matches(entry.words, words[place:end]):
                    found.append(Hit(entry.kind, word.start, words[end - 1].end, entry.pair))
            number = _number(words, place)
            if number is not None:
                found.append(number)
            short = _SHORT.search(word.raw[:60])
            if short is not None and not any(_is_other(part) for part in re.split("[-–]", short[0])):
                found.append(Hit(Kind.TARGET, word.start, word.end))
        return found

    def _enter(self, phrase: str, kind: Kind, pair: Pair | None = None) -> None:
        words = tuple(word if word == _ANY else _keys(word)[1] for word in phrase.split())
        if words and words[0] != _ANY:
            self._entries[words[0]].append(_Entry(words, kind, pair))


@lru_cache(maxsize=8)
def finder(keywords: Keywords) -> Finder:
    """The prepared list, made once for each list."""
    return Finder(keywords)


def _keys(word: str) -> tuple[str, str]:
    """A word folded, and what all its misreadings share: in a long word a, e, c and o are alike."""
    folded = fold(plain(word))
    key = folded.replace("rn", "m")
    return folded, key.translate(_ALIKE) if len(key) >= _LONG else key


def _matches(wanted: Sequence[str], words: Sequence[_Seen]) -> bool:
    return len(words) == len(wanted) and all(
        want == word.key or (want == _ANY and _ballot(word.folded) is not None)
        for want, word in zip(wanted, words, strict=True)
    )


def _is_other(part: str) -> bool:
    """Whether half of a short form says that it is none: `SMA-SMK`, `Senin-Jumat`."""
    return part.casefold() in _NO_SHORT or fold(part) in MONTHS or fold(part) in WEEKDAYS


def _ballot(folded: str) -> int | None:
    """The number that a folded word says (fold makes l of 1 and o of 0), None when it is none on a ballot."""
    if folded in _NUMBERS:
        return _NUMBERS[folded]
    digits = folded.replace("l", "1").replace("o", "0").replace("s", "5")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 2 or not folded.strip("lo0"):
        return int(digits) if folded in ("l", "ol") else None
    number = int(digits)
    return number if 1 <= number <= _HIGHEST else None


def _number(words: Sequence[_Seen], place: int) -> Hit | None:
    """`nomor urut 2`, `no. 3`, `paslon dua`, `nomor 02`."""
    if words[place].folded not in _NUMBER_WORDS:
        return None
    at = place + 1
    while at < len(words) and at < place + 3 and words[at].folded in _FILLERS:
        at += 1
    if at >= len(words):
        return None
    number = _ballot(words[at].folded)
    return Hit(Kind.TARGET, words[place].start, words[at].end, number=number) if number is not None else None
