"""People as simple figures: head and shoulders, a raised hand, a round portrait."""

from __future__ import annotations

from functools import cache
from typing import Final

from PIL import Image, ImageDraw

from core.demonstration.pictures.drawing import Colour, gradient

SKINS: Final = ((222, 178, 142), (198, 148, 110), (176, 124, 88))
CLOTHES: Final = ((60, 92, 140), (148, 60, 70), (70, 110, 88), (108, 84, 134), (176, 132, 62), (62, 66, 78))


def figure(
    image: Image.Image, x: float, base: float, size: float, tone: int, *, dress: Colour | None = None
) -> None:
    """Head and shoulders, `size` from shoulder to crown, standing on height `base` of `image`."""
    draw = ImageDraw.Draw(image)
    skin = SKINS[tone % 3]
    shade: Colour = (skin[0] - 28, skin[1] - 26, skin[2] - 24)
    cloth = dress or CLOTHES[tone % 6]
    hair: Colour = (34 + tone % 3 * 8, 26 + tone % 3 * 5, 24)

    def oval(cx: float, cy: float, rx: float, ry: float, fill: Colour) -> None:
        middle_x, middle_y = x + cx * size, base - cy * size
        draw.ellipse(
            (middle_x - rx * size, middle_y - ry * size, middle_x + rx * size, middle_y + ry * size), fill
        )

    if tone % 2:
        oval(0, 0.66, 0.30, 0.36, hair)  # long hair, behind
    body = (x - 0.46 * size, base - 0.34 * size, x + 0.46 * size, base + 2 * size)
    draw.rounded_rectangle(body, 0.26 * size, cloth)
    oval(0, 0.33, 0.13, 0.10, shade)
    draw.rectangle((x - 0.10 * size, base - 0.46 * size, x + 0.10 * size, base - 0.32 * size), shade)
    oval(0, 0.66, 0.215, 0.265, skin)
    draw.chord((x - 0.225 * size, base - 0.95 * size, x + 0.225 * size, base - 0.52 * size), 180, 360, hair)
    for side in (-1, 1):
        oval(side * 0.085, 0.665, 0.022, 0.024, (40, 30, 28))
        brow = x + side * 0.085 * size
        edges = (brow - 0.045 * size, base - 0.735 * size, brow + 0.045 * size, base - 0.69 * size)
        draw.arc(edges, 200, 340, hair, max(1, round(size * 0.014)))
    oval(0, 0.605, 0.026, 0.018, shade)
    smile = (x - 0.085 * size, base - 0.59 * size, x + 0.085 * size, base - 0.49 * size)
    draw.chord(smile, 15, 165, (168, 66, 62))


def raised_hand(image: Image.Image, x: float, y: float, size: float, fingers: int, tone: int) -> None:
    """A raised hand that shows one or two fingers."""
    draw = ImageDraw.Draw(image)
    skin = SKINS[tone % 3]
    shade: Colour = (skin[0] - 34, skin[1] - 32, skin[2] - 30)

    def finger(left: float, top: float, width: float, height: float, fill: Colour) -> None:
        area = (x + left * size, y + top * size, x + (left + width) * size, y + (top + height) * size)
        draw.rounded_rectangle(area, width * size / 2, fill)

    finger(-0.26, 0.55, 0.5, 1.5, CLOTHES[tone % 6])
    finger(-0.17, 0.3, 0.34, 0.5, skin)
    draw.rounded_rectangle((x - 0.3 * size, y, x + 0.3 * size, y + 0.5 * size), 0.14 * size, skin)
    for index in range(4):
        left = -0.3 + index * 0.15
        raised = index in ((1,) if fingers == 1 else (0, 1))
        if raised:
            finger(left, -0.62 + 0.05 * index, 0.145, 0.85, skin)
        else:
            finger(left, -0.04, 0.145, 0.26, shade)
            finger(left + 0.01, -0.02, 0.125, 0.2, skin)
    finger(-0.22, 0.2, 0.44, 0.15, shade)
    finger(-0.22, 0.19, 0.43, 0.13, skin)


WOMEN: Final = frozenset(
    ("Merlin", "Sjenny", "Novita", "Yuli", "Ibu", "Fransisca", "Sartje", "Olga", "Lenny", "Grace", "Hesti")
)


def look(name: str) -> int:
    """The number that decides how `name` is drawn; odd for women."""
    return sum(map(ord, name)) * 2 + (name.split()[0] in WOMEN)


@cache
def portrait(tone: int, size: int) -> Image.Image:
    """A square portrait, `size` pixels wide; `tone` decides face, hair and clothes."""
    colours = ((120, 160, 200), (200, 160, 120), (130, 180, 150), (180, 150, 190), (190, 190, 150))
    base = colours[tone % 5]
    big = gradient((size * 2, size * 2), base, (base[0] - 70, base[1] - 70, base[2] - 70))
    figure(big, size, size * 1.72, size * 1.5, tone)
    return big.resize((size, size), Image.Resampling.LANCZOS)
