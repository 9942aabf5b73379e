"""Shapes of the page that reportlab does not have: hanging rows, parts kept whole, cutting lines, dots.

Sizes are points. Everything that may be longer than a page can be split.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import Flowable  # type: ignore[import-untyped]

_ENDLESS: Final = 1e6


class Stack:
    """Flowables one below the other, measured together."""

    def __init__(self, parts: Sequence[Any]) -> None:
        self.parts = list(parts)

    @property
    def after(self) -> float:
        """The room that the last part wants below it."""
        return float(self.parts[-1].getSpaceAfter()) if self.parts else 0.0

    def measure(self, width: float) -> float:
        """The height they take, the space between neighbours included."""
        self._width = width
        self._places: list[tuple[float, float]] = []
        y = 0.0
        after = 0.0
        for index, part in enumerate(self.parts):
            if index:
                y += max(after, part.getSpaceBefore())
            _, height = part.wrap(width, _ENDLESS)
            self._places.append((y, height))
            y += height
            after = part.getSpaceAfter()
        self.height = y
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

    def inside(self) -> list[Any]:
        """What it holds, in reading order."""
        return [*(head for _, _, head in self._heads), *self._body.parts]

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


class Unbroken(Flowable):  # type: ignore[misc]
    """Flowables that stay on one page unless they are taller than `limit`."""

    def __init__(self, parts: Sequence[Any], limit: float) -> None:
        super().__init__()
        self._stack = Stack(parts)
        self._limit = limit

    def inside(self) -> list[Any]:
        """What it holds, in reading order."""
        return self._stack.parts

    def getSpaceAfter(self) -> float:  # noqa: N802 - the name reportlab calls
        """The room below its last part."""
        return self._stack.after

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
    """Dotted lines to write on by hand, to the end of their column."""

    def __init__(self, leading: float, lines: int = 1) -> None:
        super().__init__()
        self._leading = leading
        self._lines = lines

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self.width, self.height = width, self._leading * self._lines
        return width, self.height

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self.canv.saveState()
        self.canv.setDash(0.6, 2)
        self.canv.setLineCap(1)
        self.canv.setLineWidth(0.7)
        for line in range(self._lines):
            base = self._leading * (line + 0.25)
            self.canv.line(0, base, self.width, base)
        self.canv.restoreState()


class Narrow(Flowable):  # type: ignore[misc]
    """A flowable kept to part of the width."""

    def __init__(self, inner: Any, width: float) -> None:
        super().__init__()
        self._inner = inner
        self._limit = width

    def inside(self) -> list[Any]:
        """What it holds, in reading order."""
        return [self._inner]

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


class Inset(Flowable):  # type: ignore[misc]
    """Flowables set further in from the left, and from the right by the same or another measure."""

    def __init__(self, parts: Sequence[Any], left: float, right: float) -> None:
        super().__init__()
        self._stack = Stack(parts)
        self._left, self._right = left, right

    def inside(self) -> list[Any]:
        """What it holds, in reading order."""
        return self._stack.parts

    def getSpaceAfter(self) -> float:  # noqa: N802 - the name reportlab calls
        """The room below its last part."""
        return self._stack.after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self.width = width
        self.height = self._stack.measure(width - self._left - self._right)
        return width, self.height

    def split(self, width: float, room: float) -> list[Any]:
        """The pieces for this page and the next; none when it cannot be parted here."""
        cut = self._stack.split(width - self._left - self._right, room)
        if cut is None or not cut[0] or not cut[1]:
            return []
        return [Inset(piece, self._left, self._right) for piece in cut]

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self._stack.draw(self.canv, self._left, self.height)
