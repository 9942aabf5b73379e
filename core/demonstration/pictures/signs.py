"""The small signs of a social page, drawn without any icon font."""

from __future__ import annotations

from core.demonstration.pictures.drawing import FINE, Colour
from core.demonstration.pictures.screen import Screen


def heart(screen: Screen, x: float, y: float, size: float, colour: Colour) -> None:
    """A heart around a point."""
    half = size / 2
    screen.oval(x - half, y - half * 0.5, half * 1.05, colour)
    screen.oval(x + half, y - half * 0.5, half * 1.05, colour)
    points = ((x - size * 0.98, y - half * 0.1), (x + size * 0.98, y - half * 0.1), (x, y + size))
    screen.draw.polygon([(a * FINE, b * FINE) for a, b in points], colour)


def bubble(screen: Screen, x: float, y: float) -> None:
    """A speech bubble, for comments."""
    grey = screen.theme.grey
    screen.box(x - 13, y - 12, 26, 20, grey, 7)
    screen.draw.polygon(
        [(a * FINE, b * FINE) for a, b in ((x - 6, y + 6), (x + 4, y + 6), (x - 7, y + 14))], grey
    )


def arrow(screen: Screen, x: float, y: float) -> None:
    """A bent arrow, for sharing."""
    grey = screen.theme.grey
    screen.stroke([(x - 12, y + 11), (x - 10, y + 1), (x - 3, y - 3), (x + 3, y - 3)], grey, 4)
    screen.draw.polygon(
        [(a * FINE, b * FINE) for a, b in ((x + 1, y - 13), (x + 15, y - 3), (x + 1, y + 7))], grey
    )


def globe(screen: Screen, x: float, y: float) -> None:
    """A globe, for what everybody may see."""
    grey, card = screen.theme.grey, screen.theme.card
    screen.oval(x, y, 9, grey)
    screen.oval(x, y, 7, card)
    screen.stroke([(x - 8, y), (x + 8, y)], grey, 1.5)
    screen.stroke([(x, y - 8), (x, y + 8)], grey, 1.5)


def dots(screen: Screen, x: float, y: float, colour: Colour | None = None) -> None:
    """Three dots above each other, for more."""
    for step in (-11, 0, 11):
        screen.oval(x, y + step, 3.5, colour or screen.theme.ink)
