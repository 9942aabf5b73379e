"""Which kind of page a reading looks like. A guess, with the words it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.reading.fields.chrome import Chrome, is_liked_by, plain
from core.reading.fields.marks import Mark, Marked, Role
from core.reading.fields.rows import Piece, whole
from core.reading.fields.values import Counted, Platform, PlatformReason

_FIELD: Final = 4
"""What an empty input field weighs against other words."""
_FEW_ROWS: Final = 14


@dataclass(frozen=True, slots=True)
class Look:
    """The guess, the row it rests on most, and why."""

    platform: Platform
    piece: Piece | None
    reason: PlatformReason


def look(rows: Sequence[Marked], *, chat: Piece | None, article: Piece | None, wide: bool) -> Look:
    """The guess for one page; `chat` and `article` are where one was found."""
    votes: defaultdict[Platform, int] = defaultdict(int)
    rests: dict[Platform, tuple[int, Piece]] = {}

    def vote(platform: Platform, weight: int, row: Marked) -> None:
        votes[platform] += weight
        if weight > rests.get(platform, (0, None))[0]:
            rests[platform] = weight, whole(row.row)

    for place, row in enumerate(rows):
        above = rows[place - 1] if place else None
        for platform, weight in _votes(row, above, place, len(rows)):
            vote(platform, weight, row)
    if article is not None:
        return Look(Platform.NEWS, article, PlatformReason.ARTICLE)
    if chat is not None:
        return Look(Platform.WHATSAPP, chat, PlatformReason.CHAT)
    if votes:
        best = max(votes, key=lambda platform: votes[platform])
        return Look(best, rests[best][1], PlatformReason.WORDS)
    if wide:
        return Look(Platform.DESKTOP, None, PlatformReason.WIDE)
    return Look(Platform.UNKNOWN, None, PlatformReason.NOTHING)


def _votes(row: Marked, above: Marked | None, place: int, count: int) -> list[tuple[Platform, int]]:
    found: list[tuple[Platform, int]] = []
    if row.field_of is not None and row.field_of is not Platform.UNKNOWN:
        vague = row.field_of is Platform.WHATSAPP and len(row.row.words) == 1
        found.append((row.field_of, 1 if vague else _FIELD))
    text = tuple(plain(word) for word in row.row.words[:8])
    counted = {count.counted for count in row.counts}
    actions = sum(word in ("suka", "komentari", "bagikan", "like", "comment", "share") for word in text)
    if row.role is Role.CHROME and actions >= 2:
        found.append((Platform.FACEBOOK, 3))
    if row.role is Role.TIME and Chrome.REPLY in row.chrome:
        found.append((Platform.FACEBOOK if Chrome.ACTION in row.chrome else Platform.TIKTOK, 1))
    if row.role is Role.TIME and Chrome.AUDIENCE in row.chrome:
        found.append((Platform.FACEBOOK, 2))
    if row.role is Role.COUNTS:
        if Counted.QUOTES in counted or ({Counted.SHARES} <= counted and "ulang" in text):
            found.append((Platform.X, 3))
        if is_liked_by(row.row.words) or (counted == {Counted.LIKES} and len(text) <= 3):
            found.append((Platform.INSTAGRAM, 2))
        if counted == {Counted.COMMENTS} and text[0] in ("lihat", "view") and len(text) <= 4:
            found.append((Platform.INSTAGRAM, 2))
        elif counted == {Counted.COMMENTS} and row.counts[0].words.start == 0:
            found.append((Platform.TIKTOK, 1))
    if row.role is Role.TIME and Counted.VIEWS in counted and row.times[0].clock and row.times[0].day:
        found.append((Platform.X, 3))
    if row.role is Role.HEADER and Mark.ACCOUNT in row.marks:
        found.append((Platform.X, 2))
    if row.role is Role.ACCOUNT and above is not None and above.role is Role.TEXT and place > 1:
        found.append((Platform.X, 1))
    if row.role is Role.ACCOUNT and place <= 1:
        found.append((Platform.TIKTOK, 1))
    if row.role is Role.HEADER and Mark.ACCOUNT not in row.marks and place <= 2 and count <= _FEW_ROWS:
        found.append((Platform.STORY, 2))
    return found
