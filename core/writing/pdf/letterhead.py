"""The head of page one in its variants (`documents.md` §22.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import Flowable, Spacer  # type: ignore[import-untyped]

from core.writing.blocks import Run
from core.writing.pdf import pictures
from core.writing.pdf.flowables import Stack
from core.writing.pdf.text import Setter
from core.writing.sheet import Letterhead

LOGO_HEIGHT: Final = 24 * mm
LOGO_ROOM: Final = 27 * mm
"""Width kept free for the logo, with or without one."""
LOGO_GAP: Final = 2 * mm
WIDEST_LOGO: Final = 45 * mm
LOGO_DOTS: Final = 300
LINE: Final = 1.18
LAST_LINE: Final = 1.36
SMALL: Final = 0.78
STEPS: Final = (1.0, 0.88, 0.78)
"""A long name is set smaller before it is allowed to wrap."""
TOP: Final = 12 * mm
"""Where the frame of a first page with a letterhead begins."""


def story(head: Letterhead, setter: Setter, width: float) -> list[Any]:
    """The letterhead and the space below it."""
    gap = Spacer(0, setter.sheet.size)
    if head.form == "empty":
        return [Spacer(0, max(0.0, head.room_mm * mm - TOP)), gap]
    below = _below(head, setter, width, gap)
    if head.form == "region":
        return [_Head(head, _lines(head.lines, setter, width), width), *below]
    kept = _logo_room(head)
    room = width - 2 * kept
    beside = any(setter.wide(line, bold=True, size=LINE * STEPS[-1]) > room for line in head.lines)
    inner = width - kept if beside else room
    lines = _lines(head.lines, setter, inner)
    small = [] if head.address_under else _address(head)
    if small:
        lines.append(Spacer(0, mm))
    lines += [_small(text, setter, inner) for text in small]
    return [_Head(head, lines, inner), *below]


def _logo_room(head: Letterhead) -> float:
    """The width kept for the logo: more for a wide one such as a wordmark, so that it stays high enough to read."""
    if head.logo is None:
        return float(LOGO_ROOM)
    return float(
        max(LOGO_ROOM, min(WIDEST_LOGO, LOGO_HEIGHT * head.logo.width / head.logo.height) + LOGO_GAP)
    )


def _address(head: Letterhead) -> list[str]:
    return [text for text in (head.address, head.contact) if text]


def _below(head: Letterhead, setter: Setter, width: float, gap: Any) -> list[Any]:
    """What follows logo and lines: the address when it stands there, the rules, and the space."""
    story: list[Any] = []
    if head.address_under and head.form != "region":
        style = setter.style("left", size=SMALL)
        story = [Spacer(0, mm)]
        story += [setter.paragraph((Run(text=text, italic=True),), style, width) for text in _address(head)]
    if not head.rule_count:
        return [*story, gap, gap]
    return [*story, Spacer(0, 1.2 * mm), _Rules(double=head.rule_count > 1), gap]


def _lines(texts: Sequence[str], setter: Setter, width: float) -> list[Any]:
    last = len(texts) - 1
    return [_fitted(text, LAST_LINE if at == last else LINE, setter, width) for at, text in enumerate(texts)]


def _fitted(text: str, size: float, setter: Setter, width: float) -> Any:
    """A centred line, smaller when that spares it a break."""
    step = next(
        (step for step in STEPS if setter.wide(text, bold=True, size=size * step) <= width), STEPS[-1]
    )
    style = setter.style("center", size=size * step).clone("letterhead")
    style.leading = style.fontSize * 1.15
    return setter.words(text, style, width, bold=True)


def _small(text: str, setter: Setter, width: float) -> Any:
    """An address line, smaller when that spares it a break."""
    size = next((size for size in (SMALL, SMALL * STEPS[1]) if setter.wide(text, size=size) <= width), SMALL)
    return setter.words(text, setter.style("center", size=size), width)


class _Head(Flowable):  # type: ignore[misc]
    """Logo and lines: side by side, or for a head of region one above the other."""

    def __init__(self, head: Letterhead, lines: Sequence[Any], inner: float) -> None:
        super().__init__()
        self._head = head
        self._stack = Stack(lines)
        self._inner = inner
        self._logo_room = _logo_room(head)
        self._above = LOGO_HEIGHT + 2 * mm if head.form == "region" else 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self._text = self._stack.measure(self._inner)
        needed = LOGO_HEIGHT if self._head.logo and not self._above else 0.0
        self.width, self.height = width, max(self._above + self._text, needed)
        return width, self.height

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        logo, region = self._head.logo, bool(self._above)
        if logo is not None:
            wide = LOGO_HEIGHT * logo.width / logo.height
            scale = 1.0 if region else min(1.0, (self._logo_room - LOGO_GAP) / wide)
            wide, high = wide * scale, LOGO_HEIGHT * scale
            x = (self.width - wide) / 2 if region else 0
            y = self.height - high if region else (self.height - high) / 2
            pictures.draw(self.canv, logo, x, y, wide, high, dots=LOGO_DOTS)
        x = 0 if region else self._logo_room
        top = self.height - self._above if region else (self.height + self._text) / 2
        self._stack.draw(self.canv, x, top)


class _Rules(Flowable):  # type: ignore[misc]
    """The rule below a letterhead: thick, or thick over thin."""

    def __init__(self, *, double: bool) -> None:
        super().__init__()
        self._double = double

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self.width, self.height = width, 1.6 * mm
        return width, self.height

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        self.canv.saveState()
        self.canv.setLineWidth(1.8)
        self.canv.line(0, self.height - 0.9, self.width, self.height - 0.9)
        if self._double:
            self.canv.setLineWidth(0.5)
            self.canv.line(0, 0.6, self.width, 0.6)
        self.canv.restoreState()
