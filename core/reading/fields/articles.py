"""An article of a news site: the site, the headline, who wrote it and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from core.reading.fields.addresses import host
from core.reading.fields.blocks import Block, BlockKind, Called, When
from core.reading.fields.chrome import plain
from core.reading.fields.marks import Marked, Role
from core.reading.fields.namelike import is_name, may_be_name, name_length
from core.reading.fields.rows import Piece, Row, whole
from core.reading.fields.values import FieldKind, Part
from core.reading.fields.word_sets import word_set

_BYLINES: Final = word_set(
    "penulis oleh editor reporter pewarta kontributor wartawan by jurnalis author laporan"
)
_DASHES: Final = ("|", "-", "–", "—", "•", "·")
_NEAR: Final = 4
"""Rows between byline and date at most."""
_MOST_TITLE: Final = 5
_LETTER: Final = 0.78
"""How wide the letters of a row must be, against those of the last row of the headline, to belong to it."""
_LARGER: Final = 1.15
"""How much wider the letters of a headline are than those of the row below it, at least."""
_TITLE_GAP: Final = 0.8
_TOP_ROWS: Final = 12
_SITE_LIKE: Final = 88
_OTHER_NAMES: Final = re.compile(r"[^a-z0-9]")
_LABELS: Final = frozenset({"www", "m", "amp", "news", "berita", "regional"})


@dataclass(frozen=True, slots=True)
class Site:
    """The name of a news site as the page shows it, and its address; the name may be the address itself."""

    piece: Piece
    address: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was found of an article. `block` has the headline in `titles`; what it tells of others is left."""

    block: Block


def read_article(column: Sequence[Marked]) -> Article | None:
    """The article in a column, None when there is none."""
    for at, row in enumerate(column):
        date = _dated(row)
        if date is None:
            continue
        near = (*range(at - 1, max(-1, at - _NEAR), -1), at, *range(at + 1, min(len(column), at + _NEAR)))
        byline = next((place for place in near if _byline(column[place]) is not None), None)
        if byline is None:
            byline = next((place for place in near[:1] if _signed(column[place]) is not None), None)
        if byline is not None or (date.seen.zone is not None and date.seen.clock is not None):
            found = _article(column, at, byline, date)
            if found.block.titles:
                return found
    return None


def _article(column: Sequence[Marked], at: int, byline: int | None, date: When) -> Article:
    block = Block(BlockKind.ARTICLE, time=date)
    writer = None if byline is None else _byline(column[byline]) or _signed(column[byline])
    if writer is not None:
        block.called.append(Called(FieldKind.DISPLAY_NAME, (writer,), Part.AUTHOR))
    _title(column, at if byline is None else min(at, byline), block)
    return Article(block)


def _dated(row: Marked) -> When | None:
    """The date below a headline: a day with its year, alone or behind the byline."""
    for seen, words in zip(row.times, row.time_words, strict=True):
        day = seen.day
        alone = row.role is Role.TIME or _byline(row) is not None or _behind_site(row, words)
        if alone and day is not None and day.year is not None and not row.row.text.startswith("("):
            return When(seen, Piece(row.row, words))
    return None


def _behind_site(row: Marked, words: range) -> bool:
    """Whether the date stands behind the name of a site: `Kabar.com - 14/10/2020, 10:05 WIB`."""
    before = row.row.words[: words.start]
    return 1 < len(before) <= 4 and before[-1] in _DASHES and words.stop >= len(row.row.words) - 1


def _signed(row: Marked) -> Piece | None:
    """The name in `Rina Wowor - Kabar Soputan`, beside the date of an article."""
    words = row.row.words
    at = next((place for place, word in enumerate(words[:6]) if word in _DASHES), None)
    if at is None or not is_name(words[:at]) or not 0 < len(words) - at - 1 <= 3:
        return None
    return Piece(row.row, range(at))


def _byline(row: Marked) -> Piece | None:
    """The name in `Penulis: Rina`, `Oleh Rina`, `Editor : Rina | Kabar`."""
    words = row.row.words
    if len(words) < 2 or plain(words[0]) not in _BYLINES:
        return None
    start = 1
    while start < len(words) and not any(sign.isalnum() for sign in words[start]):
        start += 1
    if start == 1 and not words[0].endswith(":") and not words[start][:1].isupper():
        return None
    end = next(
        (place for place in range(start, len(words)) if words[place] in (*_DASHES, "/")),
        row.time_words[0].start if row.time_words and row.time_words[0].start > start else len(words),
    )
    length = name_length(words[start:end]) or (end - start if may_be_name(words[start:end]) else 0)
    return Piece(row.row, range(start, start + length)) if length else None


def _title(column: Sequence[Marked], below: int, block: Block) -> None:
    """Reads the headline above row `below` into the block: rows of letters larger than those of that row."""
    found: list[Row] = []
    at = below - 1
    while at >= 0 and len(found) < _MOST_TITLE:
        row = column[at].row
        if column[at].role not in (Role.TEXT, Role.CHROME) or row.page != column[below].row.page:
            break
        if row.letter < _LARGER * column[below].row.letter or (found and not _goes_on(row, found[-1])):
            break
        found.append(row)
        at -= 1
    block.titles = [whole(row) for row in reversed(found)]


def _goes_on(row: Row, below: Row) -> bool:
    gap = below.top - row.bottom
    kicker = row.text.isupper() and not below.text.isupper()
    return (
        gap < _TITLE_GAP * below.height
        and row.letter > _LETTER * below.letter
        and row.height > 0.75 * below.height
        and not kicker
        and ">" not in row.words
        and not host(row.text.casefold())
    )


def read_site(rows: Sequence[Marked]) -> Site | None:
    """The name of the site whose address stands at the top of the page."""
    address = next((host(row.row.text) for row in rows[:_TOP_ROWS] if host(row.row.text)), "")
    if not address:
        return None
    labels = [label for label in address.split(".") if label not in _LABELS]
    wanted = (_OTHER_NAMES.sub("", labels[0]), _OTHER_NAMES.sub("", "".join(labels))) if labels else ()
    bar = next(row.row for row in rows if host(row.row.text))
    for name in wanted:
        for row in rows:
            piece = _named(row.row, name) if row.row is not bar else None
            if piece is not None:
                return Site(piece, address)
    return Site(whole(bar), address)


def _named(row: Row, wanted: str) -> Piece | None:
    """The words of a row that, run together, are the first label of the address."""
    if len(wanted) < 4:
        return None
    for start in range(min(len(row.words), 12)):
        if not any(sign.isalnum() for sign in row.words[start]):
            continue
        joined = ""
        for end in range(start, min(len(row.words), start + 5)):
            joined += _OTHER_NAMES.sub("", row.words[end].casefold())
            if len(joined) > len(wanted) + 2:
                break
            if abs(len(joined) - len(wanted)) <= 1 and fuzz.ratio(joined, wanted) >= _SITE_LIKE:
                return Piece(row, range(start, end + 1))
    return None
