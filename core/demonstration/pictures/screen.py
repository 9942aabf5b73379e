"""A phone screen to draw on, light or dark, and the finished picture."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

from core.demonstration.pictures.drawing import FINE, HEIGHT, WHITE, WIDTH, Colour, typeface, wrap
from core.demonstration.pictures.figures import look, portrait


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPicture:
    """A screenshot as PNG, the reported person in it, and everything written on it, a line a line."""

    file_name: str
    png: bytes
    person: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of a light or dark screen."""

    page: Colour
    card: Colour
    ink: Colour
    grey: Colour
    line: Colour
    field: Colour
    accent: Colour


LIGHT: Final = Theme(
    page=(228, 231, 236),
    card=WHITE,
    ink=(24, 27, 33),
    grey=(98, 104, 114),
    line=(222, 225, 230),
    field=(240, 242, 245),
    accent=(37, 99, 205),
)
DARK: Final = Theme(
    page=(14, 16, 20),
    card=(33, 36, 42),
    ink=(231, 233, 238),
    grey=(165, 171, 181),
    line=(58, 62, 70),
    field=(52, 56, 64),
    accent=(104, 158, 250),
)


class Screen:
    """A phone screen to draw on in its own pixels; it remembers what was written, top to bottom as drawn."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), theme.page)
        self.draw = ImageDraw.Draw(self.image)
        self.written: list[str] = []

    def box(
        self, left: float, top: float, width: float, height: float, fill: Colour, radius: float = 0
    ) -> None:
        """A filled box, with round corners when `radius` is given."""
        area = [value * FINE for value in (left, top, left + width, top + height)]
        self.draw.rounded_rectangle(area, radius * FINE, fill)

    def oval(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """A filled circle around a point."""
        self.draw.ellipse([value * FINE for value in (x - radius, y - radius, x + radius, y + radius)], fill)

    def stroke(self, points: Sequence[tuple[float, float]], colour: Colour, width: float = 3) -> None:
        """A line through the points."""
        fine = [(x * FINE, y * FINE) for x, y in points]
        self.draw.line(fine, colour, round(width * FINE), joint="curve")

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: int = 26,
        bold: bool = False,
        colour: Colour | None = None,
        anchor: str = "lm",
    ) -> float:
        """Writes a line whose middle is at height `y` and returns its width."""
        font = typeface(size, bold)
        self.draw.text((x * FINE, y * FINE), text, colour or self.theme.ink, font, anchor=anchor)
        self.written.append(text)
        return font.getlength(text) / FINE

    def paragraph(self, x: float, y: float, text: str, width: float, *, size: int = 27) -> float:
        """Writes `text` in lines no wider than `width` and returns the height below the last one."""
        for line in wrap(text, width, size):
            self.write(x, y + size * 0.7, line, size=size)
            y += size * 1.4
        return y

    def avatar(self, x: float, y: float, name: str, radius: float = 36) -> None:
        """A round portrait of `name`, each in colours of its own."""
        picture = portrait(look(name), round(radius * 2 * FINE))
        mask = Image.new("L", (picture.width * 2, picture.height * 2))
        ImageDraw.Draw(mask).ellipse((0, 0, mask.width - 1, mask.height - 1), 255)
        corner = (round((x - radius) * FINE), round((y - radius) * FINE))
        self.image.paste(picture, corner, mask.resize(picture.size, Image.Resampling.LANCZOS))

    def status_bar(self, time: str, ink: Colour | None = None) -> None:
        """Clock, network and battery."""
        ink = ink or self.theme.ink
        self.write(28, 26, time, size=23, bold=True, colour=ink)
        for bar in range(4):
            self.box(556 + bar * 9, 33 - 5 * bar, 6, 3 + 5 * bar, ink, 1)
        self.write(600, 26, "4G", size=20, bold=True, colour=ink)
        self.box(642, 17, 44, 20, ink, 5)
        self.box(645, 20, 38, 14, self.theme.card if ink == self.theme.ink else (70, 60, 80), 3)
        self.box(647, 22, 24, 10, ink, 2)
        self.box(687, 23, 4, 8, ink, 1)

    def finish(self, file_name: str, person: str) -> DrawnPicture:
        """The screen as PNG bytes."""
        file = io.BytesIO()
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(file, format="PNG", optimize=False, compress_level=9)
        return DrawnPicture(
            file_name=file_name, png=file.getvalue(), person=person, text="\n".join(self.written)
        )
