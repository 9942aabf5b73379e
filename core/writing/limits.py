"""How much a template may ask of the machine (`security.md` §7)."""

from __future__ import annotations

import time
from typing import Final

from core.errors import UserError

TEMPLATE_SECONDS: Final = 10.0
PDF_BYTES: Final = 50_000_000
TEMPLATE_CHARACTERS: Final = 200_000
HEAD_CHARACTERS: Final = 40_000
HEAD_LINE: Final = 2_000
"""Longer lines of a head are keys of thousands of parts, which cost their square."""
STRUCTURE_CHARACTERS: Final = 1_000_000
"""Text that Markdown has to understand; values count as short tokens here."""
TEXT_CHARACTERS: Final = 10_000_000
"""Literal text of one paper."""

WORKED_CHARACTERS: Final = 2 * TEXT_CHARACTERS
"""Text and list entries that filters and `~` may take in for one paper, printed or not."""


class Deadline:
    """A moment after which work on a paper stops with `limit_exceeded`."""

    def __init__(self, seconds: float = TEMPLATE_SECONDS) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def is_over(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() > self._end

    def error(self) -> UserError:
        """What to raise when the time is over."""
        return UserError("limit_exceeded", limit="seconds", value=self._seconds)

    def check(self) -> None:
        """Raises `UserError("limit_exceeded")` when the time is over."""
        if self.is_over():
            raise self.error()


def at_most(limit: str, value: int, highest: int) -> None:
    """Raises `UserError("limit_exceeded")` when `value` is above `highest`."""
    if value > highest:
        raise UserError("limit_exceeded", limit=limit, value=highest)
