"""Shapes of the page that reportlab does not have: hanging rows, signatures, cutting lines.

Sizes are points. Everything that may be longer than a page can be split; a signature never is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import Flowable, Paragraph  # type: ignore[import-untyped]

KEEP_LINES: Final = 2
"""Lines of the closing paragraph that go with a signature to the next page."""
_MOVES_WHOLE: Final = 200.0
"""A closing clause lower than this goes to the next page with its signature; a taller one is parted."""
SIGNATURE_WIDTH: Final = 78 * mm
GUTTER: Final = 2 * mm
INK_HEIGHT: Final = 21 * mm
BOX_WIDTH: Final = 35 * mm
BOX_HEIGHT: Final = 25 * mm
SHRINK: Final = 0.9
_ENDLESS: Final = 1e6


class Stack:
    """Flowables one below the other, measured together."""

    def __init__(self, parts: Sequence[Any]) -> None:
        self.parts = list(parts)

    def measure(self, width: float) -> float:
        """The height they take, the space between neighbours included."""
        self._width = width
        self._places = []
        y = 0.0
        after = 0.0
        for index, part in enumerate(self.parts):
            if index:
                y += max(after, part.getSpaceBefore())
            _, height = part.wrap(width, _ENDLESS)
            self._places.append((y, height))
            y += height
            after = part.getSpaceAfter()
        return y

    def split(self, width: float, room: float) -> tuple[list[Any], list[Any]] | None:
        """The parts that fit into `room` and those that do not, or None when nothing fits."""
        self.measure(width)
        for index, (part, (top, height)) in enumerate(zip(self.parts, self._places, strict=True)):
            if top + height <= room + 1e-6:
                continue
            pieces = part.split(width, room - top) if room > top else []
            if len(pieces) > 1:
                return [*self.parts[:index], pieces[0]], [*pieces[1:], *self.parts[index + 1 :]]
            return (self.parts[:index], self.parts[index:]) if index else None
        return self.parts, []

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draws them with the upper left corner at `x`, `top`."""
        for part, (y, height) in zip(self.parts, self._places, strict=True):
            part.drawOn(canvas, x, top - y - height)


class Hanging(Flowable):  # type: ignore[misc]
    """A body that hangs beside short texts: `Nomor :`, `Menimbang :`, `1.`.

    `heads` are paragraphs with their distance from the left and their width.
    """

    def __init__(
        self, heads: Sequence[tuple[float, float, Any]], body: Sequence[Any], indent: float, after: float = 0
    ) -> None:
        super().__init__()
        self._heads = list(heads)
        self._body = Stack(body)
        self._indent = indent
        self.spaceAfter = after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        height = self._body.measure(width - self._indent)
        for _, head_width, head in self._heads:
            height = max(height, head.wrap(head_width, _ENDLESS)[1])
        self.width, self.height = width, height
        return width, height

    def split(self, width: float, room: float) -> list[Any]:
        """The pieces for this page and the next; none when it cannot be parted here."""
        cut = self._body.split(width - self._indent, room)
        heads_fit = all(head.wrap(wide, _ENDLESS)[1] <= room for _, wide, head in self._heads)
        if cut is None or not cut[0] or not cut[1] or not heads_fit:
            return []
        return [
            Hanging(self._heads, cut[0], self._indent),
            Hanging([], cut[1], self._indent, self.spaceAfter),
        ]

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        for x, _, head in self._heads:
            head.drawOn(self.canv, x, self.height - head.height)
        self._body.draw(self.canv, self._indent, self.height)


class Signature:
    """One signature's lines and room, measured by the row it stands in."""

    def __init__(self, above: Sequence[Any], below: Sequence[Any], box: Any | None) -> None:
        self._above, self._below, self._box = Stack(above), Stack(below), box

    def measure(self, width: float) -> tuple[float, float, float]:
        """Heights above, of the room for ink or box, and below."""
        room = BOX_HEIGHT + 2 * mm if self._box else INK_HEIGHT
        return self._above.measure(width), room, self._below.measure(width)

    def draw(self, canvas: Any, x: float, top: float, name_top: float) -> None:
        """Draws the lines above from `top`, those below from `name_top`."""
        self._above.draw(canvas, x, top)
        self._below.draw(canvas, x, name_top)
        if self._box:
            bottom = name_top + 1 * mm
            canvas.saveState()
            canvas.setDash(0.8, 1.8)
            canvas.setLineWidth(0.7)
            canvas.rect(x, bottom, BOX_WIDTH, BOX_HEIGHT)
            canvas.restoreState()
            _, height = self._box.wrap(BOX_WIDTH - 2 * mm, _ENDLESS)
            self._box.drawOn(canvas, x + mm, bottom + (BOX_HEIGHT - height) / 2)


def signature_width(count: int, width: float) -> float:
    """The width of each of `count` signatures side by side."""
    room = width if count == 1 else width / count - GUTTER
    return float(min(SIGNATURE_WIDTH, room))


class SignatureRow(Flowable):  # type: ignore[misc]
    """Signatures side by side with their names on one height; a single one stands where it is told."""

    def __init__(self, signatures: Sequence[Signature], place: str) -> None:
        super().__init__()
        self._signatures = list(signatures)
        self._place = place

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self._column = signature_width(len(self._signatures), width)
        sizes = [signature.measure(self._column) for signature in self._signatures]
        self._name_at = max(above for above, _, _ in sizes) + max(room for _, room, _ in sizes)
        self.width, self.height = width, self._name_at + max(below for _, _, below in sizes)
        return width, self.height

    def split(self, _width: float, _room: float) -> list[Any]:
        """The pieces for this page and the next; none when it cannot be parted here."""
        return []

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        spare = self.width - self._column
        places = {"left": 0.0, "center": spare / 2, "right": spare}
        last = len(self._signatures) - 1
        for index, signature in enumerate(self._signatures):
            x = spare * index / last if last else places[self._place]
            signature.draw(self.canv, x, self.height, self.height - self._name_at)


class Closing(Flowable):  # type: ignore[misc]
    """The last paragraph and what must not part from it: at least two lines go along."""

    def __init__(self, paragraph: Any, rest: Sequence[Any]) -> None:
        super().__init__()
        self._paragraph = paragraph
        self._rest = list(rest)

    def getSpaceBefore(self) -> float:  # noqa: N802 - the name reportlab calls
        """The room above its first paragraph."""
        return float(self._paragraph.getSpaceBefore())

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self._stack = Stack([self._paragraph, *self._rest])
        self.width, self.height = width, self._stack.measure(width)
        return width, self.height

    def split(self, width: float, room: float) -> list[Any]:
        """The pieces for this page and the next; none when it cannot be parted here."""
        if not isinstance(self._paragraph, Paragraph):
            if self._paragraph.wrap(width, _ENDLESS)[1] < _MOVES_WHOLE:
                return []
            pieces = self._paragraph.split(width, room)
            return [*pieces[:-1], Closing(pieces[-1], self._rest)] if len(pieces) > 1 else []
        self._paragraph.wrap(width, _ENDLESS)
        leading = self._paragraph.style.leading
        lines = round(self._paragraph.height / leading)
        for head_lines in range(min(lines - KEEP_LINES, int(room // leading)), KEEP_LINES - 1, -1):
            pieces = self._paragraph.split(width, head_lines * leading + 0.1)
            if len(pieces) == 2:
                return [pieces[0], Closing(pieces[1], self._rest)]
        return []

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self._stack.draw(self.canv, 0, self.height)


class Unbroken(Flowable):  # type: ignore[misc]
    """Flowables that stay on one page unless they are taller than `limit`."""

    def __init__(self, parts: Sequence[Any], limit: float) -> None:
        super().__init__()
        self._stack = Stack(parts)
        self._limit = limit

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self.width, self.height = width, self._stack.measure(width)
        return width, self.height

    def split(self, width: float, room: float) -> list[Any]:
        """The pieces for this page and the next; none when it cannot be parted here."""
        cut = self._stack.split(width, room) if self._stack.measure(width) > self._limit else None
        if cut is None or not cut[0] or not cut[1]:
            return []
        return [Unbroken(cut[0], 0), Unbroken(cut[1], self._limit)]

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self._stack.draw(self.canv, 0, self.height)


class CutLine(Flowable):  # type: ignore[misc]
    """A dashed line across the page to tear along."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self.width, self.height = width, 6 * mm
        return width, self.height

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self.canv.saveState()
        self.canv.setDash(3, 2.5)
        self.canv.setLineWidth(0.6)
        self.canv.line(0, self.height / 2, self.width, self.height / 2)
        self.canv.restoreState()


class Dots(Flowable):  # type: ignore[misc]
    """A dotted line to write on by hand, to the end of its column."""

    def __init__(self, leading: float) -> None:
        super().__init__()
        self._leading = leading

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self.width, self.height = width, self._leading
        return width, self.height

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self.canv.saveState()
        self.canv.setDash(0.6, 2)
        self.canv.setLineCap(1)
        self.canv.setLineWidth(0.7)
        base = self._leading * 0.25
        self.canv.line(0, base, self.width, base)
        self.canv.restoreState()


class Rules(Flowable):  # type: ignore[misc]
    """The double rule below a letterhead: thick over thin."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self.width, self.height = width, 1.6 * mm
        return width, self.height

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self.canv.saveState()
        self.canv.setLineWidth(1.8)
        self.canv.line(0, self.height - 0.9, self.width, self.height - 0.9)
        self.canv.setLineWidth(0.5)
        self.canv.line(0, 0.6, self.width, 0.6)
        self.canv.restoreState()


class Narrow(Flowable):  # type: ignore[misc]
    """A flowable kept to part of the width."""

    def __init__(self, inner: Any, width: float) -> None:
        super().__init__()
        self._inner = inner
        self._limit = width

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        _, self.height = self._inner.wrap(min(width, self._limit), height)
        self.width = width
        return width, self.height

    def split(self, width: float, room: float) -> list[Any]:
        """The pieces for this page and the next; none when it cannot be parted here."""
        return [Narrow(piece, self._limit) for piece in self._inner.split(min(width, self._limit), room)]

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self._inner.drawOn(self.canv, 0, 0)
