"""One line of text in words, numbers and signs, and small looks at them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.reading.fields.calendar_words import fold

LONGEST: Final = 1_000
"""Letters of a line that are looked at; a time stands in a short line."""
MOST_JOINERS: Final = 3
DIGITS: Final = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
"""What readers of pictures take digits for."""
_LOOKALIKE: Final = frozenset("0123456789OoIl|")
_LONGEST_TOKEN: Final = 40
_TOKEN: Final = re.compile(r"[^\W_][\w'’]*|[^\w\s]|_")
JOINERS: Final = frozenset(
    fold(word) for word in (",", "|", ")", "·", "•", "-", "–", "—", "pukul", "pkl", "jam", "at", "on", "pada")
)
"""What may stand between a day and a time of day."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign from letter `start` to before `end`; `folded` is what its readings share."""

    text: str
    start: int
    end: int
    folded: str


class Tokens:
    """The tokens of a line; every method takes the place of one, which may lie behind the last."""

    def __init__(self, text: str) -> None:
        self.tokens = [
            Token(match[0], match.start(), match.end(), fold(match[0]))
            for match in _TOKEN.finditer(text[:LONGEST])
            if match.end() - match.start() <= _LONGEST_TOKEN
        ]

    def number(self, at: int, most: int) -> int | None:
        """The number of at most `most` digits there; letters that look like digits count beside one."""
        if at >= len(self.tokens):
            return None
        text = self.tokens[at].text
        if len(text) > most or not set(text) <= _LOOKALIKE or not any(sign.isdigit() for sign in text):
            return None
        return int(text.translate(DIGITS))

    def is_(self, at: int, text: str) -> bool:
        """Whether the token there is `text`, in small letters."""
        return at < len(self.tokens) and self.tokens[at].text.casefold() == text

    def touches(self, at: int) -> bool:
        """Whether the token and the next stand without a blank between."""
        return at + 1 < len(self.tokens) and self.tokens[at].end == self.tokens[at + 1].start

    def glued_before(self, at: int) -> bool:
        """Whether a number, currency or path runs on to the left of the token."""
        return at > 0 and self.touches(at - 1) and self.tokens[at - 1].text in (*"./:-,#@_+$", "Rp")

    def glued_number(self, at: int) -> bool:
        """Whether a sign and a digit run on at the token: `10.15.2`, `3-5-7`."""
        if at == 0 or at >= len(self.tokens) or not self.touches(at - 1):
            return False
        if self.tokens[at].text in "/_":
            return True
        return self.tokens[at].text in ".,:-" and self.touches(at) and self.number(at + 1, 9) is not None

    def phrase(self, at: int, phrases: frozenset[str] | tuple[str, ...]) -> int | None:
        """The place behind the longest of the phrases that begins there; `~` in them stands for a blank."""
        if at >= len(self.tokens):
            return None
        two = "~".join(token.folded for token in self.tokens[at : at + 2])
        if two in phrases and at + 1 < len(self.tokens):
            return at + 2
        return at + 1 if self.tokens[at].folded in phrases else None

    def joined(self, at: int, limit: int) -> int:
        """The place behind commas, bars and words like *pukul*."""
        end = at
        while end < min(limit, at + MOST_JOINERS, len(self.tokens)) and self.tokens[end].folded in JOINERS:
            end += 1
        return end
