"""What must not part: an introduction from what it introduces, a signature from the text before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.platypus import Flowable, Paragraph, Spacer  # type: ignore[import-untyped]

from core.writing.pdf.flowables import Stack

KEEP_LINES: Final = 2
"""Lines of the closing paragraph that go with a signature to the next page."""
_MOVES_WHOLE: Final = 200.0
"""A closing part lower than this goes to the next page with its signature; a taller one is parted."""
_LEAST_TEXT: Final = 40.0
"""About two lines: what of the text has to stay with the rest."""
_STEP: Final = 12
_SEARCHED: Final = 240
"""How far up from its end a text is searched for a place to part it, in points."""
_ENDLESS: Final = 1e6


class Closing(Flowable):  # type: ignore[misc]
    """The last part of the text and what must stay with it; at least two lines or rows go along.

    `page` is the height of a page: what is taller with its text is given up piece by piece from the end.
    """

    def __init__(self, text: Any, rest: Sequence[Any], page: float) -> None:
        super().__init__()
        self._text = text
        self._rest = list(rest)
        self._page = page

    def with_more(self, rest: Sequence[Any]) -> Closing:
        """The same with more that must stay."""
        return Closing(self._text, [*self._rest, *rest], self._page)

    def getSpaceBefore(self) -> float:  # noqa: N802 - the name reportlab calls
        """The room above its first part."""
        return float(self._text.getSpaceBefore())

    def inside(self) -> list[Any]:
        """What it holds, in reading order."""
        return [self._text, *self._rest]

    def getSpaceAfter(self) -> float:  # noqa: N802 - the name reportlab calls
        """The room below its last part."""
        return float(self._rest[-1].getSpaceAfter())

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self._stack = Stack([self._text, *self._rest])
        self.width, self.height = width, self._stack.measure(width)
        return width, self.height

    def split(self, width: float, room: float) -> list[Any]:
        """The pieces for this page and the next; none when it cannot be parted here."""
        if pieces := self._text_parted(width, room):
            return [*pieces[:-1], Closing(pieces[-1], self._rest, self._page)]
        return self._given_up(width, room)

    def _text_parted(self, width: float, room: float) -> list[Any]:
        if isinstance(self._text, Paragraph):
            return self._lines_parted(width, room)
        height = self._text.wrap(width, _ENDLESS)[1]
        if height < _MOVES_WHOLE:
            return []
        # Where all of the text has room and only the rest has none, its last lines go along with the rest.
        start = int(min(room, height - 1))
        for less in range(start, max(0, start - _SEARCHED), -_STEP):
            pieces = self._text.split(width, less)
            if len(pieces) > 1:
                return list(pieces)
        return []

    def _lines_parted(self, width: float, room: float) -> list[Any]:
        self._text.wrap(width, _ENDLESS)
        leading = self._text.style.leading
        lines = round(self._text.height / leading)
        for head_lines in range(min(lines - KEEP_LINES, int(room // leading)), KEEP_LINES - 1, -1):
            pieces = self._text.split(width, head_lines * leading + 0.1)
            if len(pieces) == 2:
                return list(pieces)
        return []

    def _given_up(self, width: float, room: float) -> list[Any]:
        """Whole parts of the end on their own, when no page could hold them together with the text."""
        least = min(self._text.wrap(width, _ENDLESS)[1], _LEAST_TEXT)
        if Stack(self._rest).measure(width) + least <= self._page or len(self._rest) < 2:
            return []
        count = len(self._rest) - 1
        while count > 1 and Stack([self._text, *self._rest[:count]]).measure(width) > self._page:
            count -= 1
        kept, left = self._rest[:count], self._rest[count:]
        while left and isinstance(left[0], Spacer):
            kept.append(left.pop(0))
        first = Closing(self._text, kept, self._page)
        # What comes first must have room on this page; without it the whole goes to the next.
        return [first, *left] if left and first.wrap(width, _ENDLESS)[1] <= room else []

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self._stack.draw(self.canv, 0, self.height)


class Led(Flowable):  # type: ignore[misc]
    """Headings or an introduction, and the beginning of what they stand above."""

    def __init__(self, lead: Sequence[Any], body: Any, page: float) -> None:
        super().__init__()
        self._lead = Stack(lead)
        self.body = body
        self._page = page

    def with_body(self, body: Any) -> Led:
        """The same above another body."""
        return Led(self._lead.parts, body, self._page)

    def inside(self) -> list[Any]:
        """What it holds, in reading order."""
        return [*self._lead.parts, self.body]

    def getSpaceAfter(self) -> float:  # noqa: N802 - the name reportlab calls
        """The room below its last part."""
        return float(self.body.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        above = self._above(width)
        left = height - above if height < _ENDLESS else height
        self.width, self.height = width, above + self.body.wrap(width, left)[1]
        return width, self.height

    def split(self, width: float, room: float) -> list[Any]:
        """The pieces for this page and the next; the introduction stays with the first of them."""
        above = self._above(width)
        pieces = self.body.split(width, room - above) if room > above else []
        if len(pieces) > 1:
            return [Led(self._lead.parts, pieces[0], self._page), *pieces[1:]]
        # On an empty page nothing better can be done for a body that no page holds.
        return [*self._lead.parts, self.body] if room >= self._page - 1 else []

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self._lead.draw(self.canv, 0, self.height)
        self.body.drawOn(self.canv, 0, 0)

    def _above(self, width: float) -> float:
        """The height of the introduction with the room below it."""
        height = self._lead.measure(width)
        last = self._lead.parts[-1]
        return height + max(float(last.getSpaceAfter()), float(self.body.getSpaceBefore()))
