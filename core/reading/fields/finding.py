"""All fields of a reading: the way from rows to offers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from typing import Final

from core.people import sought
from core.reading.fields import articles, chats, feeds, reactions
from core.reading.fields.addresses import addresses, goes_on
from core.reading.fields.blocks import Block, BlockKind, Called, HowMany, When
from core.reading.fields.employee_numbers import employee_numbers
from core.reading.fields.keywords import Keywords, generic
from core.reading.fields.marks import Mark, Marked, Role, account_of, english, mark
from core.reading.fields.moments import Calendar
from core.reading.fields.pairs import PairSeen, names_office, pairs
from core.reading.fields.passages import Passage
from core.reading.fields.phones import phones
from core.reading.fields.platforms import Look, look
from core.reading.fields.rows import Maker, Piece, columns, rows_of, whole
from core.reading.fields.statements import is_topic, statements
from core.reading.fields.support import Finder, finder
from core.reading.fields.times import Day
from core.reading.fields.values import MOST_FIELDS, Counted, Field, FieldKind, Part, Platform
from core.reading.values import Reading

MOST_ROWS: Final = 5_000
"""Rows that are looked at; fifty pages of text have fewer."""
_NEAR: Final = 3
"""Rows between the names of a pair and what they stand for."""
_BIG: Final = 1.25
"""Line heights of a lone digit on a poster."""
_NEAR_DIGIT: Final = 14


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
        self._calendar = calendar
        self._on = captured_at.date() if captured_at else date.max
        self._finder = words
        self._make = Maker(reading)
        self._found: list[Field] = []
        self._taken: set[tuple[FieldKind, int, int]] = set()
        self._blocks = 0

    def fields(self) -> tuple[Field, ...]:
        rows = rows_of(self._reading)[:MOST_ROWS]
        marked = mark(rows, english=english(rows))
        by_line = {row.row.line: row for row in marked}
        for number, size in enumerate(self._reading.pages):
            page = [row for row in marked if row.row.page == number]
            if page:
                parts = [[by_line[row.line] for row in part] for part in columns([row.row for row in page])]
                self._page(page, parts, wide=size.width > size.height)
        self._anywhere(marked)
        order = sorted(self._found, key=lambda field: (field.words[:1] or ((0, 0),), field.kind.value))
        return tuple(order[:MOST_FIELDS])

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
                number = self._next()
                for called in list_.called:
                    self._called(called, number, key=True)
            elif article is None:
                lead = guess.platform is Platform.INSTAGRAM
                for block in feeds.read_feed(part, accounts_lead=lead):
                    self._block(block, part)

    def _platform(self, page: Sequence[Marked], guess: Look) -> None:
        if guess.piece is not None:
            self._add(
                FieldKind.PLATFORM, [guess.piece], guess.platform.value, detail=guess.reason.value, key=True
            )
            return
        self._found.append(
            Field(
                kind=FieldKind.PLATFORM, text="", value=guess.platform.value, page=page[0].row.page, boxes=(), words=(),
                confidence=0, detail=guess.reason.value, key=True,
            )
        )  # fmt: skip

    def _site(self, page: Sequence[Marked]) -> None:
        site = articles.read_site(page)
        if site is not None:
            self._add(FieldKind.SITE, [site.piece], site.piece.text, detail=site.address, key=True)

    def _article(self, block: Block) -> None:
        number = self._next()
        title = " ".join(piece.text for piece in block.titles)
        topic = is_topic(title, self._finder)
        if topic:
            self._add(FieldKind.STATEMENT, block.titles, title, detail=topic, block=number, key=True)
        self._people(block, number, key=True)

    def _chat(self, chat: chats.Chat, part: Sequence[Marked]) -> None:
        if chat.group is not None:
            self._add(FieldKind.GROUP_NAME, [chat.group], chat.group.text, key=True)
        if chat.contact is not None:
            self._called(chat.contact, None, key=True)
        for divider in chat.dividers:
            self._time(divider, None, None, key=True)
        for block in chat.blocks:
            self._block(block, part)

    # -- a block

    def _block(self, block: Block, part: Sequence[Marked]) -> None:
        number = self._next()
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
                self._add(
                    FieldKind.STATEMENT, on, text, text=text, detail=statement.told_by, block=number, key=True
                )
        self._people(block, number, key=told or block.kind is BlockKind.POST)
        for group in block.groups:
            self._add(FieldKind.GROUP_NAME, [group], group.text, block=number, key=True)
        for count in block.counts:
            self._count(count, number)

    def _pair(self, passage: Passage, seen: PairSeen, part: Sequence[Marked], number: int) -> None:
        on = passage.pieces(seen.start, seen.end)
        digit = seen.number
        if digit is None and seen.poster:
            digit = _poster_digit(part, on[0])
        self._add(
            FieldKind.CANDIDATE_PAIR, on, seen.value, text=passage.text[seen.start : seen.end],
            detail="" if digit is None else str(digit), block=number, key=True,
        )  # fmt: skip

    def _people(self, block: Block, number: int, *, key: bool) -> None:
        for called in block.called:
            self._called(called, number, key=key and called.part in (Part.AUTHOR, Part.QUOTED))
        if block.time is not None:
            self._time(block.time, block.divider, number, key=key)

    def _called(self, called: Called, number: int | None, *, key: bool) -> None:
        text = " ".join(piece.text for piece in called.pieces).strip(",")
        value = text
        if called.kind is FieldKind.HANDLE:
            value = sought.account(text.lstrip("©®"))
        elif called.kind is FieldKind.PHONE:
            value = next((phone.value for phone in phones(text)), "")
        else:
            value = text.lstrip("~-–∼～•· ")
        self._add(
            called.kind, called.pieces, value, text=text, detail=called.part.value, block=number, key=key
        )

    def _time(self, when: When, divider: Day | None, number: int | None, *, key: bool) -> None:
        moment = self._calendar.moment(when.seen, divider)
        row, seen = when.piece.row, when.seen
        self._add(
            FieldKind.DATETIME, [when.piece], moment.value, text=row.text[seen.start : seen.end],
            relative=moment.relative, precision=moment.precision, detail=moment.detail, block=number, key=key,
        )  # fmt: skip

    def _count(self, count: HowMany, number: int | None) -> None:
        self._add(
            FieldKind.REACTION_COUNT,
            [count.piece],
            str(count.value),
            detail=count.counted.value,
            block=number,
        )

    # -- what may stand anywhere

    def _anywhere(self, rows: Sequence[Marked]) -> None:
        for place, row in enumerate(rows):
            if row.role is Role.STATUS:
                continue
            self._addresses(row, rows[place + 1] if place + 1 < len(rows) else None)
            for phone in phones(row.row.text):
                piece = Piece(row.row, row.row.span(phone.start, phone.end))
                self._add(FieldKind.PHONE, [piece], phone.value, text=row.row.text[phone.start : phone.end])
            for number in employee_numbers(row.row.words, self._on):
                self._add(
                    FieldKind.NIP,
                    [Piece(row.row, number.words)],
                    number.digits,
                    detail=number.detail,
                    key=True,
                )
            for at, word in enumerate(row.row.words):
                account = account_of(word) if row.marks[at] is Mark.ACCOUNT else ""
                if account:
                    self._add(
                        FieldKind.HANDLE,
                        [Piece(row.row, range(at, at + 1))],
                        account,
                        detail=Part.MENTIONED.value,
                    )
            for seen, words in zip(row.times, row.time_words, strict=True):
                if seen.day is not None and seen.day.year is not None:
                    self._time(When(seen, Piece(row.row, words)), None, None, key=False)
            if row.role is Role.COUNTS:
                for count in row.counts:
                    if count.counted is not Counted.UNLABELLED:
                        self._count(HowMany(count.counted, count.value, Piece(row.row, count.words)), None)

    def _addresses(self, row: Marked, below: Marked | None) -> None:
        for seen in addresses(row.row.text):
            pieces = [Piece(row.row, row.row.span(seen.start, seen.end))]
            if (FieldKind.HANDLE, row.row.line, pieces[0].words.start) in self._taken:
                continue  # an account with a full stop in it
            text, value = row.row.text[seen.start : seen.end], seen.value
            if (
                below is not None
                and below.row.page == row.row.page
                and goes_on(seen, row.row.text, below.row.text)
            ):
                pieces.append(whole(below.row))
                text, value = f"{text} {below.row.text}", value + below.row.text
            self._add(FieldKind.URL, pieces, value, text=text)

    # -- putting down

    def _next(self) -> int:
        self._blocks += 1
        return self._blocks - 1

    def _add(
        self,
        kind: FieldKind,
        pieces: Iterable[Piece],
        value: str,
        *,
        text: str | None = None,
        detail: str = "",
        block: int | None = None,
        key: bool = False,
        **more: object,
    ) -> None:
        """Puts a field down unless one of its kind begins at the same word."""
        made = self._make.field(
            kind,
            pieces,
            value,
            text=text,
            detail=detail,
            block=block,
            key=key,
            **more,  # type: ignore[arg-type]
        )
        first = (kind, *made.words[0])
        if first not in self._taken:
            self._taken.add(first)
            self._found.append(made)


def _evidence(chat: chats.Chat) -> Piece | None:
    timed = next((block.time for block in chat.blocks if block.time is not None), None)
    return timed.piece if timed is not None else None


def _poster_digit(part: Sequence[Marked], on: Piece) -> int | None:
    """The large lone digit nearest to the names on a poster."""
    near = [
        (abs(row.row.line - on.row.line), int(row.row.text))
        for row in part
        if row.role is Role.COUNTER
        and row.row.text.isascii()
        and row.row.text.isdigit()
        and 0 < int(row.row.text[:3]) <= 20
        and row.row.height > _BIG * on.row.height
        and abs(row.row.line - on.row.line) <= _NEAR_DIGIT
    ]
    return min(near)[1] if near else None
