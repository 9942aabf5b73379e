"""All fields of a reading: the way from rows to offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import Final

from core.reading.fields import articles, chats, feeds, reactions
from core.reading.fields.anywhere import find_anywhere
from core.reading.fields.blocks import Block, BlockKind
from core.reading.fields.keywords import Keywords, generic
from core.reading.fields.marks import Marked, Role, english, mark
from core.reading.fields.moments import Calendar
from core.reading.fields.offers import Offers
from core.reading.fields.pairs import PairSeen, names_office, pairs
from core.reading.fields.passages import Passage
from core.reading.fields.platforms import Look, look
from core.reading.fields.rows import Piece, columns, rows_of
from core.reading.fields.statements import is_topic, statements
from core.reading.fields.support import Finder, finder
from core.reading.fields.values import Field, FieldKind, Part, Platform
from core.reading.values import Reading

MOST_ROWS: Final = 5_000
"""Rows that are looked at; fifty pages of text have fewer."""
_NEAR: Final = 3
"""Rows between the names of a pair and what they stand for."""
_BIG: Final = 1.25
"""Line heights of a lone digit on a poster."""
_NEAR_DIGIT: Final = 14
"""Rows between that digit and the names."""
_HIGHEST: Final = 20
"""No ballot has more pairs."""


def find_fields(
    reading: Reading,
    *,
    captured_at: datetime | None = None,
    keywords: Keywords | None = None,
    zone: tzinfo | None = None,
) -> tuple[Field, ...]:
    """Everything in a reading that may matter, in reading order, at most `MOST_FIELDS`. Nothing is decided.

    Args:
        reading: what the readers saw; it is never changed, nor is any text of it corrected.
        captured_at: when the screenshot was taken, aware; without it a time like `3 jam` has no value.
        keywords: what tells support; None is the generic list without candidates.
        zone: the office's time zone for values; None is that of `captured_at`.
    """
    return _Finding(reading, Calendar(captured_at, zone), captured_at, finder(keywords or generic())).fields()


class _Finding:
    """One reading on its way to fields."""

    def __init__(
        self, reading: Reading, calendar: Calendar, captured_at: datetime | None, words: Finder
    ) -> None:
        self._reading = reading
        self._offers = Offers(reading, calendar)
        self._on = captured_at.date() if captured_at else date.max
        self._finder = words

    def fields(self) -> tuple[Field, ...]:
        rows = rows_of(self._reading)[:MOST_ROWS]
        marked = mark(rows, english=english(rows))
        for number, size in enumerate(self._reading.pages):
            page = [row for row in marked if row.row.page == number]
            if page:
                self._page(page, _columns(page), wide=size.width > size.height)
        find_anywhere(marked, self._offers, self._on)
        return self._offers.fields()

    # -- a page

    def _page(self, page: Sequence[Marked], parts: Sequence[Sequence[Marked]], *, wide: bool) -> None:
        written = [articles.read_article(part) for part in parts]
        chatted = [
            chats.read_chat(part) if article is None and chats.is_chat(part) else None
            for part, article in zip(parts, written, strict=True)
        ]
        article = next((one for one in written if one is not None), None)
        guess = look(
            page,
            chat=next((_evidence(chat) for chat in chatted if chat is not None), None),
            article=article.block.time.piece if article is not None and article.block.time else None,
            wide=wide,
        )
        self._platform(page, guess)
        if article is not None:
            self._site(page)
        for part, one, chat in zip(parts, written, chatted, strict=True):
            if one is not None:
                self._article(one.block)
            elif chat is not None:
                self._chat(chat, part)
            elif (list_ := reactions.read_reactions(part)) is not None:
                number = self._offers.block()
                for called in list_.called:
                    self._offers.called(called, number, key=True)
            elif article is None:
                lead = guess.platform is Platform.INSTAGRAM
                for block in feeds.read_feed(part, accounts_lead=lead):
                    self._block(block, part)

    def _platform(self, page: Sequence[Marked], guess: Look) -> None:
        if guess.piece is not None:
            self._offers.add(
                FieldKind.PLATFORM, [guess.piece], guess.platform.value, detail=guess.reason.value, key=True
            )
            return
        self._offers.nowhere(
            FieldKind.PLATFORM, guess.platform.value, page=page[0].row.page, detail=guess.reason.value
        )

    def _site(self, page: Sequence[Marked]) -> None:
        site = articles.read_site(page)
        if site is not None:
            self._offers.add(FieldKind.SITE, [site.piece], site.piece.text, detail=site.address, key=True)

    def _article(self, block: Block) -> None:
        number = self._offers.block()
        title = " ".join(piece.text for piece in block.titles)
        topic = is_topic(title, self._finder)
        if topic:
            self._offers.add(FieldKind.STATEMENT, block.titles, title, detail=topic, block=number, key=True)
        self._people(block, number, key=True)

    def _chat(self, chat: chats.Chat, part: Sequence[Marked]) -> None:
        if chat.group is not None:
            self._offers.add(FieldKind.GROUP_NAME, [chat.group], chat.group.text, key=True)
        if chat.contact is not None:
            self._offers.called(chat.contact, None, key=True)
        for divider in chat.dividers:
            self._offers.time(divider, None, None, key=True)
        for block in chat.blocks:
            self._block(block, part)

    # -- a block

    def _block(self, block: Block, part: Sequence[Marked]) -> None:
        number = self._offers.block()
        told = False
        posters = {piece.row.line for rows in block.parts for piece in rows if names_office(piece)}
        for pieces in block.parts:
            passage = Passage(pieces)
            hits = self._finder.hits(passage.text)
            lines = [piece.row.line for piece in pieces]
            poster = any(lines[0] - _NEAR <= line <= lines[-1] + _NEAR for line in posters)
            found = pairs(passage, hits, poster=poster)
            for pair in found:
                self._pair(passage, pair, part, number)
            for statement in statements(passage, hits, found):
                told = True
                on = passage.pieces(statement.start, statement.end)
                text = passage.text[statement.start : statement.end]
                self._offers.add(
                    FieldKind.STATEMENT, on, text, text=text, detail=statement.told_by, block=number, key=True
                )
        self._people(block, number, key=told or block.kind is BlockKind.POST)
        for group in block.groups:
            self._offers.add(FieldKind.GROUP_NAME, [group], group.text, block=number, key=True)
        for count in block.counts:
            self._offers.count(count, number)

    def _pair(self, passage: Passage, seen: PairSeen, part: Sequence[Marked], number: int) -> None:
        on = passage.pieces(seen.start, seen.end)
        digit = seen.number
        if digit is None and seen.poster:
            digit = _poster_digit(part, on[0])
        self._offers.add(
            FieldKind.CANDIDATE_PAIR, on, seen.value, text=passage.text[seen.start : seen.end],
            detail="" if digit is None else str(digit), block=number, key=True,
        )  # fmt: skip

    def _people(self, block: Block, number: int, *, key: bool) -> None:
        for called in block.called:
            self._offers.called(called, number, key=key and called.part in (Part.AUTHOR, Part.QUOTED))
        if block.time is not None:
            self._offers.time(block.time, block.divider, number, key=key)


def _evidence(chat: chats.Chat) -> Piece | None:
    timed = next((block.time for block in chat.blocks if block.time is not None), None)
    return timed.piece if timed is not None else None


def _columns(page: Sequence[Marked]) -> list[Sequence[Marked]]:
    found, start = [], 0
    for part in columns([row.row for row in page]):
        found.append(page[start : start + len(part)])
        start += len(part)
    return found


def _poster_digit(part: Sequence[Marked], on: Piece) -> int | None:
    """The large lone digit nearest to the names on a poster."""
    at = on.row.line - part[0].row.line
    near = [
        (abs(row.row.line - on.row.line), int(row.row.text))
        for row in part[max(0, at - _NEAR_DIGIT) : at + _NEAR_DIGIT + 1]
        if row.role is Role.COUNTER
        and row.row.text.isascii()
        and row.row.text.isdigit()
        and len(row.row.text) <= 2
        and 0 < int(row.row.text) <= _HIGHEST
        and row.row.height > _BIG * on.row.height
    ]
    return min(near)[1] if near else None
