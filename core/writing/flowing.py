"""What decides about lines and pages in any format: which lines may be even, what must not end a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, cast

from core.writing import blocks
from core.writing.blocks import Align, Block, Text

LONG_WORD: Final = 16
GAPING: Final = 0.3
"""Part of a line that a single word may fill before justified lines above it gape."""
LONGEST_LEAD: Final = 600
"""Letters of a paragraph that is still kept whole with what it announces."""
_WORDS: Final = re.compile("[ \n]+")


def even_lines(text: Text, align: str, width: float, wide: Callable[[str], float]) -> Align:
    """How to align a text: one with a very wide word would have gaping lines when it is justified.

    `wide` measures a word in the unit of `width`.
    """
    if align != "justify":
        return cast(Align, align)
    words = _WORDS.split(blocks.plain(text))
    # Only what is long can be wide; what is wider than the line is broken anyway.
    sizes = (wide(word) for word in words if len(word) > LONG_WORD)
    return "left" if any(width * GAPING < size <= width for size in sizes) else "justify"


def introduces(part: Block, following: Block) -> bool:
    """Whether a part must not end a page: a heading, room below one, or words that announce what follows."""
    if isinstance(following, (blocks.PageBreak, blocks.Signatures)):
        return False
    if isinstance(part, blocks.Paragraph):
        words = blocks.plain(part.text).rstrip()
        titled = all(run.bold for run in part.text)
        return (titled or words.endswith(":")) and len(words) < LONGEST_LEAD
    return isinstance(part, (blocks.Heading, blocks.Space))
