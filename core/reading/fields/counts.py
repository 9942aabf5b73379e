"""How many liked, commented, shared or saw something: `1,2 rb suka`, `Lihat semua 34 komentar`, `12K`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.reading.fields.values import Counted

_NUMBER: Final = re.compile(r"(\d{1,3}(?:[.,]\d{1,3}){0,3}|\d{1,9})(rb|ribu|jt|juta|m|k|b)?", re.IGNORECASE)
_TIMES: Final = {"rb": 3, "ribu": 3, "k": 3, "jt": 6, "juta": 6, "m": 6, "b": 9}
_LABELS: Final = {
    Counted.LIKES: "suka;likes;like;reaksi;reactions;menyukai;orang menyukai ini;menyukai ini;lainnya;orang lainnya;others;other",
    Counted.COMMENTS: "komentar;comments;comment;balasan;replies;reply;balasan lainnya;komentar lainnya;more replies",
    Counted.SHARES: "kali dibagikan;dibagikan;shares;share;posting ulang;postingan ulang;reposts;repost;retweets;retweet;kali dibagikan ulang",
    Counted.VIEWS: "tayangan;kali ditonton;x ditonton;ditonton;penayangan;views;view;plays;dilihat;kali dilihat;kali diputar",
    Counted.QUOTES: "kutipan;quotes;quote;kutipan posting",
}
LABELS: Final = {
    tuple(label.split()): counted for counted, labels in _LABELS.items() for label in labels.split(";")
}
_LONGEST: Final = max(len(label) for label in LABELS)


@dataclass(frozen=True, slots=True)
class CountSeen:
    """A count on `words` of a row. `others` means that it counts people besides the named ones."""

    words: range
    value: int
    counted: Counted
    others: bool


def find(words: tuple[str, ...]) -> list[CountSeen]:
    """Every number with what it counts, and every abbreviated number (`652rb`) without."""
    found, at = [], 0
    while at < len(words):
        seen = _count(words, at)
        if seen is not None:
            found.append(seen)
        at = seen.words.stop if seen is not None else at + 1
    return found


def is_number(word: str) -> bool:
    """Whether a word is only a number, abbreviated or not."""
    return _NUMBER.fullmatch(word) is not None


def _count(words: tuple[str, ...], at: int) -> CountSeen | None:
    match = _NUMBER.fullmatch(words[at].strip("()"))
    if match is None:
        return None
    times, end = (match[2] or "").lower(), at + 1
    if not times and end < len(words) and words[end].lower() in ("rb", "ribu", "jt", "juta"):
        times, end = words[end].lower(), end + 1
    value = _value(match[1], times)
    if value is None:
        return None
    for length in range(_LONGEST, 0, -1):
        label = tuple(word.casefold().strip(".,()") for word in words[end : end + length])
        if len(label) == length and label in LABELS:
            others = label[-1] in ("lainnya", "others", "other") and LABELS[label] is Counted.LIKES
            return CountSeen(range(at, end + length), value, LABELS[label], others)
    return CountSeen(range(at, end), value, Counted.UNLABELLED, others=False) if times else None


def _value(number: str, times: str) -> int | None:
    """The integer: behind `rb` and the like a sign is the decimal one, else it stands between thousands."""
    parts = re.split(r"[.,]", number)
    if not times:
        return int("".join(parts)) if all(len(part) == 3 for part in parts[1:]) else None
    if len(parts) > 2:
        return None
    digits = parts[1] if len(parts) == 2 else ""
    return int(parts[0] + digits + "0" * (_TIMES[times] - len(digits)))
