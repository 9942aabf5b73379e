"""Which pages of a paper a person names."""

from __future__ import annotations

import re
from typing import Final

_RANGE: Final = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")


def chosen_pages(text: str, last: int) -> tuple[int, ...]:
    """The pages counted from 0 that `1-2, 4` names, in that order; none for an empty text, which means all.

    Raises `ValueError` for anything else, and for pages that are not there.
    """
    found: list[int] = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
        match = _RANGE.fullmatch(part)
        if match is None:
            raise ValueError("not pages")
        first, until = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= until <= last:
            raise ValueError("no such pages")
        found += range(first - 1, until)
    return tuple(dict.fromkeys(found))
