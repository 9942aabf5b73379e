"""Messages of a chat: a name, the text, and a clock time at its end; days stand between them as dividers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from core.reading.fields.blocks import Block, BlockKind, Called, When
from core.reading.fields.chrome import GROUP_HINTS, MEMBER_WORDS, PRESENCE, plain
from core.reading.fields.marks import Marked, Role
from core.reading.fields.namelike import is_name, may_be_name, name_length
from core.reading.fields.people_seen import sender
from core.reading.fields.rows import Piece, Row, apart, whole
from core.reading.fields.times import Day, TimeSeen, find
from core.reading.fields.values import Part, Platform
from core.reading.fields.word_sets import word_set

LEAST_TIMES: Final = 3
_SYSTEM: Final = word_set("""menambahkan keluar bergabung mengubah mengeluarkan membuat dihapus terenkripsi menyematkan mengganti added
    left joined changed removed created pinned""")
_FORWARDED: Final = frozenset({"diteruskan", "forwarded", "diteruskan berkali-kali", "forwarded many times"})
_UNREAD: Final = frozenset({"dibaca", "unread"})
_INDENT: Final = 0.5
"""Line heights that a quoted message stands further in than the name above it."""
_AT_EDGE: Final = 1.5
"""Line heights from the left edge of all messages within which those of others begin."""
_HEAD_ROWS: Final = 4


@dataclass(slots=True)
class Chat:
    """A chat: who it is with, the days that stand between messages, and the messages."""

    group: Piece | None = None
    contact: Called | None = None
    dividers: list[When] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def is_chat(column: Sequence[Marked]) -> bool:
    """Whether most times in a column are clock times that end a message, and no comment is replied to."""
    ends = [_ends_message(row) and not (row.role is Role.TIME and row.times[-1].day) for row in column]
    clocks = sum(ends)
    others = sum(
        bool(row.times) and not end and not _divider(row) for row, end in zip(column, ends, strict=True)
    )
    asked = any(row.field_of is Platform.WHATSAPP for row in column)
    return clocks > others and (clocks >= LEAST_TIMES or (asked and clocks > 0)) and not _is_list(column)


def _is_list(column: Sequence[Marked]) -> bool:
    """Whether it is the list of chats beside one: there the names have the times, the texts have none."""
    timed = [row for row in column if _ends_message(row) and row.role is not Role.TIME]
    if any(row.field_of is Platform.WHATSAPP for row in column):
        return False
    named = sum(_is_title(row) for row in timed)
    return len(timed) >= LEAST_TIMES and named > 0.6 * len(timed)


def _is_title(row: Marked) -> bool:
    words = row.row.words[: row.time_words[-1].start] if row.time_words else ()
    return is_name(words) or (bool(words) and all(not word[:1].islower() for word in words))


def read_chat(column: Sequence[Marked]) -> Chat:
    """The chat in a column of rows for which `is_chat` holds."""
    rows = [row for row in column if row.role is not Role.STATUS and row.field_of is None]
    chat = Chat()
    start = _head(rows, chat)
    edge = min((row.row.left for row in rows[start:]), default=0)
    usual = median([row.row.height for row in rows]) if rows else 1
    starts = Counter(row.row.text for row in rows[start:])
    reader = _Messages(chat, edge + _AT_EDGE * usual, usual, starts)
    for row in rows[start:]:
        reader.take(row)
    reader.end(None)
    return chat


def _head(rows: Sequence[Marked], chat: Chat) -> int:
    """Reads the bar at the top into `chat`; gives the place of the first row below it."""
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        if _divider(row) or _ends_message(row):
            title = rows[at - 1] if at else None
            if (
                title is not None
                and _divider(row)
                and title.role is Role.TEXT
                and not sender(title, known=False)
            ):
                chat.group = whole(title.row)
                return at
            return 0
        below = rows[at + 1] if at + 1 < len(rows) else None
        if below is None or row.role not in (Role.TEXT, Role.CHROME):
            continue
        if _members(below):
            chat.group = whole(row.row)
            return at + 2
        if _presence(below):
            chat.contact = _contact(row)
            return at + 2
    return 0


def _contact(row: Marked) -> Called | None:
    found = sender(row, known=True)
    return found[0] if found else None


def _members(row: Marked) -> bool:
    text = " ".join(plain(word) for word in row.row.words)
    if any(hint in text for hint in GROUP_HINTS):
        return True
    items = [item.strip() for item in row.row.text.split(",")]
    named = [item for item in items if item]
    if len(items) < 3 or any(len(item.split()) > 4 for item in named):
        return bool(named) and len(items) > 1 and plain(named[-1]) in MEMBER_WORDS
    return all(item[0].isupper() or item[0] in "+~" or not item[0].isalnum() for item in named)


def _presence(row: Marked) -> bool:
    text = " ".join(plain(word) for word in row.row.words)
    return any(text.startswith(words) for words in PRESENCE)


def _divider(row: Marked) -> bool:
    return row.role is Role.TIME and len(row.times) == 1 and row.times[0].only_day and not row.chrome


def _ends_message(row: Marked) -> bool:
    return _clock(row) is not None


def _clock(row: Marked) -> tuple[TimeSeen, range] | None:
    """The clock time that ends a message. A day before it belongs to the text: `sampai Kamis 06.43`."""
    last = row.last_time
    if last is None or last[0].clock is None or last[0].ago is not None or row.role is Role.STATUS:
        return None
    seen, words = last
    if seen.only_clock:
        return last
    final = words.stop - 1
    start = row.row.starts[final]
    alone = find(row.row.text[start : seen.end])
    if len(alone) != 1 or not alone[0].only_clock:
        return None
    return TimeSeen(start=start, end=seen.end, clock=alone[0].clock), range(final, final + 1)


class _Messages:
    """Puts rows together until a clock time ends the message."""

    def __init__(self, chat: Chat, edge: float, usual: float, starts: Counter[str]) -> None:
        self._chat = chat
        self._edge = edge
        self._usual = usual
        self._starts = starts
        self._rows: list[Marked] = []
        self._day: Day | None = None

    def take(self, row: Marked) -> None:
        if _divider(row):
            self.end(None)
            self._day = row.times[0].day
            self._chat.dividers.append(When(row.times[0], Piece(row.row, row.time_words[0])))
        elif _ends_message(row):
            self._rows.append(row)
            self.end(row)
        elif not self._rows and _is_system(row):
            pass
        elif " ".join(plain(word) for word in row.row.words) not in _FORWARDED:
            self._rows.append(row)

    def end(self, last: Marked | None) -> None:
        """Ends the message; `last` is the row with its time, None where a page ends before it."""
        rows, self._rows = self._rows, []
        if not rows:
            return
        block = Block(BlockKind.MESSAGE, divider=self._day)
        clock = _clock(last) if last is not None else None
        if last is not None and clock is not None:
            block.time = When(clock[0], Piece(last.row, clock[1]))
        body = self._without_sender(rows, block)
        body = self._without_quote(body, rows[0], block)
        above: Row | None = None
        for row in body:
            end = clock[1].start if row is last and clock is not None else len(row.row.words)
            block.add(Piece(row.row, range(end)), apart=above is not None and apart(above, row.row))
            above = row.row
        self._chat.blocks.append(block)

    def _without_sender(self, rows: list[Marked], block: Block) -> list[Marked]:
        first = rows[0]
        if len(rows) < 2 or first.times or first.row.left > self._edge:
            return rows
        block.called = sender(first, known=self._starts[first.row.text] > 1)
        return rows[1:] if block.called else rows

    def _without_quote(self, body: list[Marked], first: Marked, block: Block) -> list[Marked]:
        """Takes a quoted message out of the body: a name further in, and what stands below it as far in."""
        edge = (
            first.row.left + _INDENT * self._usual if block.called else first.row.left - _INDENT * self._usual
        )
        own = not block.called and first.row.left > self._edge
        if len(body) < 3 or not (own or body[0].row.left > edge) or body[0].times:
            return body
        called = sender(body[0], known=False)
        if not called:
            return body
        inner = body[0].row.left - _INDENT * self._usual
        count = next(
            (at for at, row in enumerate(body) if at > 1 and row.row.left < inner),
            2 if own else len(body) - 1,
        )
        quote = Block(BlockKind.QUOTE)
        quote.called = [Called(one.kind, one.pieces, Part.QUOTED) for one in called]
        for row in body[1:count]:
            quote.add(whole(row.row))
        self._chat.blocks.append(quote)
        return body[count:]


def _is_system(row: Marked) -> bool:
    """Whether a row tells that somebody came or left: `Rina menambahkan Budi`."""
    words = row.row.words
    length = name_length(words)
    verbs = {plain(word) for word in words[max(1, length) : length + 2]}
    if _UNREAD & {plain(word) for word in words}:
        return words[0][:1].isdigit()
    if row.role is not Role.TEXT or not verbs & _SYSTEM:
        return False
    return length > 0 or may_be_name(words[:1]) or plain(words[0]) in MEMBER_WORDS
