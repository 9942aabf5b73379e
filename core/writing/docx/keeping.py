"""What stays on one page of a Word document: an introduction with its list, a signature with the lines above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.writing import blocks, flowing
from core.writing.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Decides by what blocks are and by what is one line: `width` is that of the text and `wide` measures, both in mm."""

    width: float
    wide: Callable[[str], float]

    def stays(self, part: Block, following: Sequence[Block]) -> bool:
        """Whether a part stays on the page of what follows it; `following` are the next one or two parts."""
        after = following[0]
        if isinstance(after, blocks.Signatures) or flowing.introduces(part, after):
            return True
        if isinstance(part, blocks.Signatures):
            return isinstance(after, blocks.Copies)
        closing = len(following) > 1 and isinstance(following[1], blocks.Signatures)
        return closing and self._is_line(after)

    def ends(self, last: Sequence[Block], count: int) -> list[bool]:
        """Which of so many parts go along with what follows: the last, and the one before a last of one line.

        One line alone is too little company for a signature.
        """
        along = 2 if len(last) == 1 and self._is_line(last[0]) else 1
        return [at >= count - along for at in range(count)]

    def _is_line(self, part: Block) -> bool:
        if isinstance(part, blocks.Items) and len(part.items) == 1 and len(part.items[0].blocks) == 1:
            return self._is_line(part.items[0].blocks[0])
        return isinstance(part, blocks.Paragraph) and self.wide(blocks.plain(part.text)) < self.width
