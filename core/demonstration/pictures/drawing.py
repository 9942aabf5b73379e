"""What everything drawn shares: size, colours, letters and a shade from one colour to another."""

from __future__ import annotations

from functools import cache
from typing import Final

from PIL import Image, ImageFont

from core.places import resource_path

WIDTH, HEIGHT = 720, 1280
FINE: Final = 2  # everything is drawn at twice the size and scaled down, which smooths round edges

Colour = tuple[int, int, int]
WHITE: Final = (255, 255, 255)


@cache
def typeface(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """Liberation Sans; `size` in pixels of the finished screen."""
    name = "LiberationSans-Bold.ttf" if bold else "LiberationSans-Regular.ttf"
    # The basic layout engine does not depend on which libraries this machine has.
    return ImageFont.truetype(
        str(resource_path("fonts", name)), size * FINE, layout_engine=ImageFont.Layout.BASIC
    )


def wrap(text: str, width: float, size: int) -> list[str]:
    """`text` in lines no wider than `width` pixels of the finished screen."""
    font = typeface(size, False)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) / FINE <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    """A picture that passes from one colour at the top to another at the bottom."""
    mask = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), mask)
