"""Signatures: the post, room for ink or a box for the duty stamp, the name; several people under one heading.

Nothing here can be parted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import Flowable  # type: ignore[import-untyped]

from core.writing.pdf.flowables import Stack

WIDTH: Final = 78 * mm
GUTTER: Final = 2 * mm
INK: Final = 21 * mm
SLIP_INK: Final = 14 * mm
"""On a receipt people sign small, and it should fit below the letter."""
BOX_WIDTH: Final = 35 * mm
BOX_HEIGHT: Final = 25 * mm
PERSON_INK: Final = 11 * mm
"""Room for one of several people to sign."""
PERSON_LINE: Final = 46 * mm
NUMBER: Final = 6 * mm
SHRINK: Final = 0.9
"""A name is set this much smaller when that spares it a break."""
ROW_GAP: Final = 4 * mm
_ENDLESS: Final = 1e6


class Signature:
    """One signature's lines and room, measured by the row it stands in."""

    def __init__(
        self,
        above: Sequence[Any],
        below: Sequence[Any],
        box: Any | None,
        several: Sequence[Sequence[Any]] = (),
        ink: float = INK,
    ) -> None:
        self._ink = ink
        self._above, self._below, self._box = Stack(above), Stack(below), box
        self._several = [Stack(lines) for lines in several]

    @property
    def listed(self) -> bool:
        """Whether it is a list of people, who follow their common lines and need no height with others."""
        return bool(self._several)

    def measure(self, width: float) -> tuple[float, float, float]:
        """Heights above, of the room for ink or box, and below."""
        if self._several:
            people = sum(stack.measure(width - NUMBER) + PERSON_INK for stack in self._several)
            return self._above.measure(width), 2 * mm, people
        room = BOX_HEIGHT + 2 * mm if self._box else self._ink
        return self._above.measure(width), room, self._below.measure(width)

    def draw(self, canvas: Any, x: float, post_end: float, name_top: float, style: Any) -> None:
        """Draws the lines above so that they end at `post_end`, those below from `name_top`.

        People in a list follow the lines above.
        """
        self._above.draw(canvas, x, post_end + self._above.height)
        if self._several:
            self._draw_people(canvas, x, post_end - 2 * mm, style)
            return
        self._below.draw(canvas, x, name_top)
        if self._box:
            bottom = name_top + mm
            canvas.saveState()
            canvas.setDash(0.8, 1.8)
            canvas.setLineWidth(0.7)
            canvas.rect(x, bottom, BOX_WIDTH, BOX_HEIGHT)
            canvas.restoreState()
            _, height = self._box.wrap(BOX_WIDTH - 2 * mm, _ENDLESS)
            self._box.drawOn(canvas, x + mm, bottom + (BOX_HEIGHT - height) / 2)

    def _draw_people(self, canvas: Any, x: float, y: float, style: Any) -> None:
        for number, stack in enumerate(self._several, start=1):
            canvas.saveState()
            canvas.setFont(style.fontName, style.fontSize)
            if len(self._several) > 1:
                canvas.drawString(x, y - style.fontSize, f"{number}.")
            canvas.restoreState()
            inset = NUMBER if len(self._several) > 1 else 0
            stack.draw(canvas, x + inset, y)
            y -= stack.height + PERSON_INK
            canvas.saveState()
            canvas.setDash(0.6, 2)
            canvas.setLineCap(1)
            canvas.setLineWidth(0.7)
            canvas.line(x + inset, y + 2.2 * mm, x + inset + PERSON_LINE, y + 2.2 * mm)
            canvas.restoreState()


def column_width(count: int, width: float) -> float:
    """The width of each of `count` signatures side by side; three and more stand in two columns."""
    room = width if count == 1 else width / 2 - GUTTER
    return float(min(WIDTH, room))


class SignatureRow(Flowable):  # type: ignore[misc]
    """One or two signatures with their names on one height; a single one stands where it is told."""

    def __init__(self, signatures: Sequence[Signature], place: str, column: float, style: Any) -> None:
        super().__init__()
        self._signatures = list(signatures)
        self._place = place
        self._column = column
        self._style = style
        self.spaceAfter = style.fontSize

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        sizes = [signature.measure(self._column) for signature in self._signatures]
        single = [size for size, one in zip(sizes, self._signatures, strict=True) if not one.listed]
        self._posts = max(above for above, _, _ in sizes)
        self._name_at = self._posts + max((room for _, room, _ in single), default=0.0)
        ends = [self._name_at + below for _, _, below in single]
        ends += [
            self._posts + room + below
            for (_, room, below), one in zip(sizes, self._signatures, strict=True)
            if one.listed
        ]
        self.width, self.height = width, max(ends)
        return width, self.height

    def split(self, _width: float, _room: float) -> list[Any]:
        """None: a signature is never parted."""
        return []

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        spare = self.width - self._column
        places = {"left": 0.0, "center": spare / 2, "right": spare}
        last = len(self._signatures) - 1
        for index, signature in enumerate(self._signatures):
            x = spare * index / last if last else places[self._place]
            posts_end = self.height - self._posts
            signature.draw(self.canv, x, posts_end, self.height - self._name_at, self._style)
