"""What was found in a reading, as offers to a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.reading.values import Box

MOST_FIELDS: Final = 2_000
"""Fields of one reading; a page of comments has under a hundred."""


class FieldKind(StrEnum):
    """What a field is. `detail` of a field says more, in the words given here."""

    DISPLAY_NAME = "display_name"
    """A name as an account shows it; `detail` is one of `Part`."""
    HANDLE = "handle"
    """An account; `detail` is one of `Part`."""
    GROUP_NAME = "group_name"
    DATETIME = "datetime"
    """`detail` is `weekday_differs` or `after_capture` when the text contradicts itself or the capture."""
    URL = "url"
    SITE = "site"
    """A news site; `detail` is its address when the page shows it."""
    NIP = "nip"
    """`detail` is `NIP` or `NI PPPK` where the structure holds, else the problem codes of `core.people.numbers`."""
    PHONE = "phone"
    """`detail` is `author` for the sender of a message."""
    CANDIDATE_PAIR = "candidate_pair"
    """`detail` is the number that stands with the pair, or empty."""
    REACTION_COUNT = "reaction_count"
    """`detail` is one of `Counted`."""
    STATEMENT = "statement"
    """Sentences that support somebody, or the headline of an article; `detail` are the words that told it."""
    PLATFORM = "platform"
    """`value` is one of `Platform`, `text` the words that tell it, `detail` a `PlatformReason`."""


class Part(StrEnum):
    """What somebody has to do with the block a name stands in."""

    AUTHOR = "author"
    TAGGED = "tagged"
    LIKED = "liked"
    QUOTED = "quoted"
    MENTIONED = "mentioned"


class Counted(StrEnum):
    """What a count counts."""

    LIKES = "likes"
    COMMENTS = "comments"
    SHARES = "shares"
    VIEWS = "views"
    QUOTES = "quotes"
    UNLABELLED = "unlabelled"


class Platform(StrEnum):
    """What kind of page it looks like. A guess: look-alikes look alike."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    STORY = "story"
    WHATSAPP = "whatsapp"
    TIKTOK = "tiktok"
    X = "x"
    NEWS = "news"
    DESKTOP = "desktop"
    UNKNOWN = "unknown"


class PlatformReason(StrEnum):
    """What a guess at the platform rests on."""

    WORDS = "words"
    """Buttons and labels that this application has."""
    CHAT = "chat"
    """Messages with their clock times."""
    ARTICLE = "article"
    """A headline, a writer and a date."""
    WIDE = "wide"
    """Nothing tells it but a page wider than high."""
    NOTHING = "nothing"


class Precision(StrEnum):
    """How much of a time the picture says: a `3 jam` is good to an hour, a `2 mgg` to a week."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something that stands on the picture and may matter. Nothing is taken over without a person.

    `text` is as it stands on the picture, slips of the reader included, with one blank where a line ends.
    `value` is the same for use: an account in small letters without `@`; an ISO date (`2020-10-14`) or a
    time of day in the office's zone (`2020-10-14T06:30`); digits of a number, of a phone with its country
    code; an address with a small host; a count as an integer. It is empty where the picture alone cannot
    say (a relative time without the moment of capture).

    `boxes` has one box for each line the field stands on; `words` are pairs of line and word, counted from
    0 in the reading. `confidence` is per mille, the lowest of its words.

    `relative` marks a time that was worked out from the moment of capture. `precision` belongs to times.
    `block` numbers the post, comment or message (from 0, in reading order) that the field belongs to: fields
    with the same number belong together. `key` marks what usually matters: the post itself, whoever says a
    statement and when, the group, the pairs; the rest (other commenters, counters) stays in the background.
    """

    kind: FieldKind
    text: str
    value: str
    page: int
    boxes: tuple[Box, ...]
    words: tuple[tuple[int, int], ...]
    confidence: int
    relative: bool = False
    precision: Precision | None = None
    detail: str = ""
    block: int | None = None
    key: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1000:
            raise ValueError("confidence is per mille")
        if self.page < 0 or (bool(self.words) != bool(self.boxes)):
            raise ValueError("a field lies on a page, where its words are")
