"""What each word of a row is for, and from that what the row is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from core.people import sought
from core.reading.fields import counts, times
from core.reading.fields.calendar_words import fold
from core.reading.fields.chrome import (
    LONGEST_PHRASE,
    NETWORKS,
    PHRASES,
    Chrome,
    is_liked_by,
    placeholder,
    plain,
)
from core.reading.fields.counts import CountSeen
from core.reading.fields.namelike import is_account, is_marked_account, is_name, may_be_name
from core.reading.fields.rows import Row
from core.reading.fields.times import TimeSeen
from core.reading.fields.values import Counted, Platform
from core.reading.fields.word_sets import word_set

_AT: Final = "@©®"
"""What a reader makes of the sign before an account."""
_STATUS_ROWS: Final = 2
_TOP_ROWS: Final = 3
"""Where an account without any sign in it may stand with its time, as above a story."""
_DEVICE_WORDS: Final = 4
_BEFORE_LENGTHS: Final = word_set("""sekitar sampai selama sudah tinggal kurang hampir lebih sejak dalam setiap baru masih hanya durasi sesudah
    sebelum minimal maksimal about within during every after before""")
"""Words in front of a length of time in a sentence, which are no accounts."""


class Role(Enum):
    """What a row is for."""

    STATUS = auto()
    """The bar of the phone with clock and battery."""
    TIME = auto()
    """A time, with buttons and counts at most."""
    COUNTS = auto()
    """Labelled counts, with the names of those who liked at most."""
    CHROME = auto()
    """Buttons, headings, an empty input field."""
    COUNTER = auto()
    """Bare numbers."""
    ACCOUNT = auto()
    """One `@account` alone."""
    HEADER = auto()
    """Name, account and time on one row."""
    TEXT = auto()


class Mark(Enum):
    """What a word is for."""

    TIME = auto()
    COUNT = auto()
    CHROME = auto()
    ACCOUNT = auto()
    SIGN = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class Marked:
    """A row with what is known of its words. `times` and their words have the same order."""

    row: Row
    role: Role
    marks: tuple[Mark, ...]
    times: tuple[TimeSeen, ...]
    time_words: tuple[range, ...]
    counts: tuple[CountSeen, ...]
    chrome: frozenset[Chrome]
    field_of: Platform | None
    """Whose empty input field it is."""

    @property
    def rest(self) -> range:
        """The words from the first to the last that are nothing else, e.g. the name before a time."""
        places = [place for place, mark in enumerate(self.marks) if mark is Mark.REST]
        return range(places[0], places[-1] + 1) if places else range(0)

    @property
    def account(self) -> int | None:
        """The place of the first `@account`."""
        return next((place for place, mark in enumerate(self.marks) if mark is Mark.ACCOUNT), None)

    @property
    def last_time(self) -> tuple[TimeSeen, range] | None:
        """The time that ends the row, behind other words: that of a message. Ticks behind it do not count."""
        if not self.times:
            return None
        words = self.time_words[-1]
        behind = self.row.words[words.stop :]
        ticks = all(len(word) <= 2 and not word.isdigit() for word in behind) and len(behind) <= 1
        return (self.times[-1], words) if ticks else None


def account_of(word: str) -> str:
    """The account in `@name`, empty when it is none. A sign read wrong before it is tolerated."""
    if len(word) > 1 and word[0] in _AT:
        return sought.account("@" + word[1:].rstrip(".,:;!?)'’"))
    return ""


def mark(rows: Sequence[Row], *, english: bool) -> list[Marked]:
    """Every row with its marks and role."""
    first: dict[int, int] = {}
    for number, row in enumerate(rows):
        first.setdefault(row.page, number)
    return [_marked(row, english=english, nth=number - first[row.page]) for number, row in enumerate(rows)]


def _marked(row: Row, *, english: bool, nth: int) -> Marked:
    marks = [Mark.REST] * len(row.words)
    seen = times.find(row.text, english=english)
    time_words = tuple(row.span(time.start, time.end) for time in seen)
    for words in time_words:
        marks[words.start : words.stop] = [Mark.TIME] * len(words)
    free = tuple(word if mark is Mark.REST else "" for word, mark in zip(row.words, marks, strict=True))
    counted = counts.find(free)
    for count in counted:
        marks[count.words.start : count.words.stop] = [Mark.COUNT] * len(count.words)
    chrome = _mark_chrome(row, marks)
    for place, word in enumerate(row.words):
        if marks[place] is not Mark.REST:
            continue
        if not any(sign.isalnum() for sign in word) and word != "@":
            marks[place] = Mark.SIGN
        elif account_of(word) or word == "@":
            marks[place] = Mark.ACCOUNT
        elif counts.is_number(word.strip("()")):
            marks[place] = Mark.COUNT
    field_of = placeholder(row.text)
    return Marked(
        row=row,
        role=_role(row, marks, seen, time_words, counted, chrome, field_of, nth=nth),
        marks=tuple(marks),
        times=tuple(seen),
        time_words=time_words,
        counts=tuple(counted),
        chrome=chrome,
        field_of=field_of,
    )


def _mark_chrome(row: Row, marks: list[Mark]) -> frozenset[Chrome]:
    found, place = set(), 0
    while place < len(row.words):
        for length in range(min(LONGEST_PHRASE, len(row.words) - place), 0, -1):
            if any(mark is not Mark.REST for mark in marks[place : place + length]):
                continue
            kind = PHRASES.get(tuple(fold(plain(word)) for word in row.words[place : place + length]))
            if kind is not None:
                found.add(kind)
                marks[place : place + length] = [Mark.CHROME] * length
                place += length - 1
                break
        place += 1
    return frozenset(found)


def _role(
    row: Row,
    marks: Sequence[Mark],
    seen: Sequence[TimeSeen],
    time_words: Sequence[range],
    counted: Sequence[CountSeen],
    chrome: frozenset[Chrome],
    field_of: Platform | None,
    *,
    nth: int,
) -> Role:
    kinds = set(marks)
    if _is_icon(row, marks, seen) or _is_device(row, marks, seen):
        kinds.discard(Mark.REST)
    if nth < _STATUS_ROWS and _is_status(row, seen, time_words, first=nth == 0):
        return Role.STATUS
    if field_of is not None:
        return Role.CHROME
    if Mark.REST not in kinds and Mark.ACCOUNT not in kinds:
        if Mark.TIME in kinds:
            return Role.TIME
        if any(count.counted is not Counted.UNLABELLED for count in counted):
            return Role.COUNTS
        return Role.CHROME if Mark.CHROME in kinds else Role.COUNTER
    if Mark.REST not in kinds and Chrome.BADGE in chrome and Mark.TIME not in kinds:
        return Role.CHROME  # *Membalas @rina*
    if any(count.others for count in counted) or (is_liked_by(row.words) and not seen):
        return Role.COUNTS
    if _is_header(row, marks, seen, top=nth < _TOP_ROWS):
        return Role.HEADER
    alone = Mark.REST not in kinds and list(marks).count(Mark.ACCOUNT) == 1 and Mark.TIME not in kinds
    return Role.ACCOUNT if alone and marks[0] is Mark.ACCOUNT and row.words[0] != "@" else Role.TEXT


def _is_status(row: Row, seen: Sequence[TimeSeen], time_words: Sequence[range], *, first: bool) -> bool:
    if not seen or not seen[0].only_clock or time_words[0].start > 1:
        return False
    rest = row.words[time_words[0].stop :]
    if not rest:
        return first
    return any(word.endswith("%") or word.casefold() in NETWORKS for word in rest)


def _is_icon(row: Row, marks: Sequence[Mark], seen: Sequence[TimeSeen]) -> bool:
    """Whether all that is left beside a time is an icon that was read as a letter or two."""
    rest = [place for place, mark in enumerate(marks) if mark is Mark.REST]
    return (
        len(rest) == 1 and rest[0] == len(marks) - 1 > 0 and len(row.words[-1]) <= 2 and marks[0] is Mark.TIME
        and not seen[0].only_clock
    )  # fmt: skip


def _is_device(row: Row, marks: Sequence[Mark], seen: Sequence[TimeSeen]) -> bool:
    """Whether a full time is followed by what it was sent with: `4.36 PM · 11 Okt 2020 · Twitter for Android`."""
    rest = [place for place, mark in enumerate(marks) if mark is Mark.REST]
    return (
        bool(rest)
        and marks[0] is Mark.TIME
        and seen[0].clock is not None
        and seen[0].day is not None
        and seen[0].day.year is not None
        and row.words[rest[0] - 1] in ("·", "•")
        and len(row.words) - rest[0] <= _DEVICE_WORDS
    )


def _is_header(row: Row, marks: Sequence[Mark], seen: Sequence[TimeSeen], *, top: bool) -> bool:
    """Whether a name or account is followed by an `@account` or a time counted back, and nothing else."""
    end = next((at for at, mark in enumerate(marks) if mark not in (Mark.REST, Mark.CHROME)), len(marks))
    head = row.words[:end]
    if not head or Mark.REST in marks[end:] or not set(marks[:end]) & {Mark.REST}:
        return False
    if Mark.ACCOUNT in marks[end:]:
        timed = may_be_name(head) and marks[end] is Mark.ACCOUNT and bool(seen)
        return is_name(head) or (len(head) == 1 and is_account(head[0])) or timed
    account = len(head) == 1 and is_account(head[0])
    if account and not top and not is_marked_account(head[0]):
        account = head[0] not in _BEFORE_LENGTHS and len(head[0]) > 5
    return (is_name(head) or account) and len(seen) == 1 and seen[0].clock is None


def english(rows: Sequence[Row]) -> bool:
    """Whether the buttons on the page are English rather than Indonesian."""
    told = 0
    for row in rows:
        for word in row.words[:12]:
            bare = _ALONE.fullmatch(plain(word)[:20])
            if bare is not None:
                told += 1 if bare[0] in _ENGLISH else -1
    return told > 1


_ENGLISH: Final = word_set(
    "like reply comment comments views likes view replies ago yesterday others send message add write post"
)
_INDONESIAN: Final = word_set(
    "suka balas komentari komentar bagikan tayangan lihat balasan lalu kemarin lainnya kirim pesan tulis tambahkan ketik"
)
_ALONE: Final = re.compile("|".join(sorted(_ENGLISH | _INDONESIAN)))
