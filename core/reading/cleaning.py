"""Small repairs that need no dictionary: icons that were read as letters, blanks around signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.reading.lines import Picture
from core.reading.merging import Merged


def clean(words: Sequence[Merged], line: Picture) -> list[Merged]:
    """`words` without what is no text."""
    return list(words)
