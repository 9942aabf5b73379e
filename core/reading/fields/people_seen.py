"""Who stands in a row: the author of a post or comment, those tagged, those who liked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from core.reading.fields.blocks import Called
from core.reading.fields.chrome import is_liked_by, plain
from core.reading.fields.marks import Mark, Marked
from core.reading.fields.namelike import (
    CONNECTORS,
    is_account,
    is_name,
    may_be_name,
    name_length,
)
from core.reading.fields.phones import phones
from core.reading.fields.rows import Piece
from core.reading.fields.values import FieldKind, Part

_TAGGING: Final = frozenset({"bersama", "dengan", "with"})
_INTO: Final = frozenset({"▸", "►", "▶", "›", "»", ">", "‣"})
_ENDS: Final = frozenset({"di", "at", "in", "ke", "dan", "and", "lainnya", "others", "lain"})
_LIKER_ENDS: Final = frozenset({"dan", "and", "lainnya", "others", "orang"})
_TILDES: Final = frozenset({"~", "-", "–", "∼", "～", "•", "·"})
_MOST_TAGGED: Final = 10


def first_words(row: Marked) -> range:
    """The words before the first badge, time or count: where a name stands."""
    end = next(
        (at for at, mark in enumerate(row.marks) if at and mark not in (Mark.REST, Mark.SIGN)), len(row.marks)
    )
    while end and row.marks[end - 1] is Mark.SIGN and end > 1 and not row.row.words[end - 1].isalnum():
        end -= 1
    return range(end)


def comment_author(row: Marked, *, sure_place: bool) -> Called | None:
    """Who wrote the comment that begins with `row`; `sure_place` where only an author can stand."""
    words = first_words(row)
    text = tuple(row.row.words[words.start : words.stop])
    if len(text) == 1 and is_account(text[0]):
        return Called(FieldKind.HANDLE, (Piece(row.row, words),), Part.AUTHOR)
    if is_name(text) or (sure_place and may_be_name(text)):
        return Called(FieldKind.DISPLAY_NAME, (Piece(row.row, words),), Part.AUTHOR)
    return None


def post_header(rows: Sequence[Marked]) -> tuple[list[Called], list[Piece]]:
    """Who stands in the rows above the time of a post: author and those tagged; and the group it is in."""
    head = rows[0]
    words = head.row.words
    length = _name_before(words)
    if not length:
        return [], []
    single = length == 1 and is_account(words[0]) and not words[0].isalpha()
    kind = FieldKind.HANDLE if single else FieldKind.DISPLAY_NAME
    called = [Called(kind, (Piece(head.row, range(length)),), Part.AUTHOR)]
    if length == len(words):
        return called, []
    if words[length] in _INTO:
        group = Piece(head.row, range(length + 1, len(words)))
        return called, [group, *(Piece(row.row, range(len(row.row.words))) for row in rows[1:])]
    if plain(words[length]) in _TAGGING:
        called += _tagged(rows, length + 1)
    return called, []


def is_tied(row: Marked) -> bool:
    """Whether behind the name in `row` the sentence goes on: `Rina bersama Budi`, `Rina di`."""
    length = _name_before(row.row.words)
    return 0 < length < len(row.row.words)


def likers(row: Marked) -> list[Called]:
    """The names and accounts in `A, B dan 34 lainnya` and `Disukai oleh A dan 34 lainnya`."""
    at = next((count.words.start for count in row.counts if count.others), len(row.row.words))
    words = row.row.words[:at]
    start = 0
    if is_liked_by(words):
        start = 2
    found, begin = [], start
    for place in range(start, len(words) + 1):
        ends = place == len(words) or plain(words[place]) in _LIKER_ENDS
        if ends or words[place].endswith(","):
            stop = place if ends else place + 1
            found += _liker(row, range(begin, stop))
            begin = place + 1
    return found[:_MOST_TAGGED]


def _liker(row: Marked, words: range) -> list[Called]:
    text = tuple(word.rstrip(",") for word in row.row.words[words.start : words.stop])
    if not text or plain(text[0]) in ("anda", "you"):
        return []
    if len(text) == 1 and is_account(text[0]):
        return [Called(FieldKind.HANDLE, (Piece(row.row, words),), Part.LIKED)]
    if is_name(text) or may_be_name(text):
        return [Called(FieldKind.DISPLAY_NAME, (Piece(row.row, words),), Part.LIKED)]
    return []


def sender(row: Marked, *, known: bool) -> list[Called]:
    """Who sent the message that begins with `row`; `known` when other messages begin with it too."""
    words = row.row.words
    found: list[Called] = []
    left = list(range(len(words)))
    for phone in phones(row.row.text):
        places = row.row.span(phone.start, phone.end)
        found.append(Called(FieldKind.PHONE, (Piece(row.row, places),), Part.AUTHOR))
        left = [place for place in left if place not in places]
    if not left:
        return found
    if left != list(range(left[0], left[-1] + 1)):
        return []
    tilde = words[left[0]] in _TILDES and len(left) > 1
    name = tuple(words[place] for place in (left[1:] if tilde else left))
    called = is_name(name) or ((known or tilde or bool(found)) and may_be_name(name))
    if called:
        found.append(
            Called(FieldKind.DISPLAY_NAME, (Piece(row.row, range(left[0], left[-1] + 1)),), Part.AUTHOR)
        )
        return found
    return []


def _name_before(words: Sequence[str]) -> int:
    """How many of the first words are the name that stands above a post."""
    for place, word in enumerate(words[:9]):
        if (plain(word) in CONNECTORS and word[:1].islower()) or word in _INTO:
            return place if may_be_name(tuple(words[:place])) or is_name(tuple(words[:place])) else 0
    if is_name(tuple(words)) or may_be_name(tuple(words)):
        return len(words)
    length = name_length(tuple(words))
    return length if is_name(tuple(words[:length])) else 0


def _tagged(rows: Sequence[Marked], start: int) -> list[Called]:
    """The names behind `bersama`, also where a name goes on in the next row."""
    found: list[Called] = []
    pieces: list[Piece] = []
    for number, row in enumerate(rows):
        words = row.row.words
        begin = at = start if number == 0 else 0
        while at < len(words):
            stops = plain(words[at]) in _ENDS or words[at][:1].isdigit()
            if stops or words[at].endswith(","):
                pieces.append(Piece(row.row, range(begin, at if stops else at + 1)))
                found += _one_tagged(pieces)
                pieces, begin = [], at + 1
                if stops and plain(words[at]) not in ("dan", "and"):
                    return found[:_MOST_TAGGED]
            at += 1
        pieces.append(Piece(row.row, range(begin, len(words))))
    return (found + _one_tagged(pieces))[:_MOST_TAGGED]


def _one_tagged(pieces: Sequence[Piece]) -> list[Called]:
    parts = tuple(piece for piece in pieces if piece.words)
    text = tuple(
        word.rstrip(",.") for piece in parts for word in piece.row.words[piece.words.start : piece.words.stop]
    )
    return [Called(FieldKind.DISPLAY_NAME, parts, Part.TAGGED)] if text and is_name(text) else []
