"""The list of those who liked a post: to like is an act, so every name in it matters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from core.reading.fields.blocks import Block, BlockKind, Called
from core.reading.fields.chrome import plain
from core.reading.fields.marks import Mark, Marked, Role, account_of
from core.reading.fields.namelike import is_account, is_name
from core.reading.fields.people_seen import first_words
from core.reading.fields.rows import Piece
from core.reading.fields.values import FieldKind, Part

_TITLES: Final = (
    "orang yang menyukai", "menyukai ini", "yang menyukai", "orang yang menanggapi", "yang menanggapi", "people who liked", "people who reacted", "tanggapan",
    "reactions", "suka", "likes", "disukai oleh", "liked by", "disukai", "menanggapi",
)  # fmt: skip
_TOP_ROWS: Final = 4
_LEAST: Final = 3
"""Names that such a list has at least; fewer could be anything."""
_MOST_FOLLOWED: Final = 0.34
"""The part of its rows that may have times or buttons of posts."""


def read_reactions(column: Sequence[Marked]) -> Block | None:
    """Everybody in a list of likers, None when the column is none."""
    title = next((at for at, row in enumerate(column[:_TOP_ROWS]) if _is_title(row)), None)
    if title is None:
        return None
    rows = column[title + 1 :]
    block = Block(BlockKind.LOOSE)
    for row in rows:
        block.called += _liker(row)
    busy = sum(bool(row.times) or row.role is Role.COUNTS for row in rows)
    listed = len(block.called) >= _LEAST and len(block.called) * 3 >= len(rows)
    return block if listed and busy <= _MOST_FOLLOWED * len(rows) else None


def _is_title(row: Marked) -> bool:
    text = " ".join(plain(word) for word in row.row.words[:6])
    return row.role is not Role.STATUS and (
        text in _TITLES or any(text.startswith(title) for title in _TITLES if " " in title)
    )


def _liker(row: Marked) -> list[Called]:
    words = first_words(row)
    text = row.row.words[words.start : words.stop]
    if row.times or not text:
        return []
    if len(text) == 1 and (account_of(text[0]) or (is_account(text[0]) and len(text[0]) > 3)):
        return [Called(FieldKind.HANDLE, (Piece(row.row, words),), Part.LIKED)]
    only = all(mark in (Mark.CHROME, Mark.SIGN) for mark in row.marks[words.stop :])
    return (
        [Called(FieldKind.DISPLAY_NAME, (Piece(row.row, words),), Part.LIKED)]
        if only and is_name(text)
        else []
    )
