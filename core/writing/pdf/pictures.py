"""Decoded pictures on the page: fitted, not larger than paper can show."""

from __future__ import annotations

from typing import Any, Final

from PIL import Image as Pillow
from reportlab.lib.units import inch, mm  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.platypus import Flowable  # type: ignore[import-untyped]

from core.writing.blocks import Image

WIDEST: Final = 140 * mm
DOTS_PER_INCH: Final = 200
SCREEN_DOTS: Final = 96
"""A small picture is not blown up beyond its size on a screen."""
HIGHEST_SHARE: Final = 0.62
"""Part of a page's height a picture may take, so that its caption stays with it."""


class Framed(Flowable):  # type: ignore[misc]
    """A picture in the middle of its column, in a thin frame."""

    def __init__(self, image: Image, page_height: float) -> None:
        super().__init__()
        self._image = image
        self._highest = page_height * HIGHEST_SHARE

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        natural = self._image.width * inch / SCREEN_DOTS
        self._wide = min(WIDEST, width, natural)
        self._high = self._wide * self._image.height / self._image.width
        if self._high > self._highest:
            self._wide *= self._highest / self._high
            self._high = self._highest
        self.width, self.height = width, self._high + mm
        return width, self.height

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        x = (self.width - self._wide) / 2
        draw(self.canv, self._image, x, mm, self._wide, self._high)
        self.canv.saveState()
        self.canv.setLineWidth(0.4)
        self.canv.rect(x, mm, self._wide, self._high)
        self.canv.restoreState()


def draw(
    canvas: Any, image: Image, x: float, y: float, width: float, height: float, *, dots: int = DOTS_PER_INCH
) -> None:
    """Draws a picture of that size, with no more than so many dots an inch."""
    made = Pillow.frombytes("RGB", (image.width, image.height), image.rgb)
    most = (max(1, round(width / inch * dots)), max(1, round(height / inch * dots)))
    if made.width > most[0] or made.height > most[1]:
        made = made.resize(most, Pillow.Resampling.LANCZOS)
    canvas.drawImage(ImageReader(made), x, y, width=width, height=height)
