"""What is seen inside posts: campaign posters of fictional pairs, and snapshots of people in a room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

from core.demonstration.pictures.drawing import FINE, WHITE, Colour, gradient, typeface
from core.demonstration.pictures.figures import CLOTHES, figure, look, raised_hand
from core.demonstration.pictures.screen import Screen

FIRST_PAIR: Final = "Ramoy – Katuuk"
SECOND_PAIR: Final = "Lengkey – Bawole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A fictional pair of candidates and the look of its posters."""

    names: str
    number: str
    slogan: str
    top: Colour
    bottom: Colour


FIRST: Final = Pair(
    names=FIRST_PAIR, number="1", slogan="BERSAMA MEMBANGUN", top=(198, 40, 48), bottom=(110, 12, 32)
)
SECOND: Final = Pair(
    names=SECOND_PAIR, number="2", slogan="MELAYANI DENGAN HATI", top=(24, 96, 170), bottom=(10, 38, 92)
)


def poster(pair: Pair, screen: Screen) -> Callable[[int, int], Image.Image]:
    """A campaign poster; what is written on it counts as written on the screen."""

    def paint(width: int, height: int) -> Image.Image:
        image = gradient((width, height), pair.top, pair.bottom)
        rays = Image.new("L", image.size)
        for ray in range(0, 360, 24):
            reach = width * 1.2
            area = (width * 0.34 - reach, height * 0.7 - reach, width * 0.34 + reach, height * 0.7 + reach)
            ImageDraw.Draw(rays).pieslice(area, ray, ray + 12, 22)
        image.paste(Image.new("RGB", image.size, WHITE), mask=rays.filter(ImageFilter.GaussianBlur(3)))
        tone = 4 if pair.number == "1" else 9
        figure(image, width * 0.44, height * 0.86, height * 0.60, tone + 3, dress=(245, 245, 245))
        figure(image, width * 0.22, height * 0.86, height * 0.66, tone, dress=(245, 245, 245))
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, height * 0.76, width, height), pair.bottom)
        draw.rectangle((0, height * 0.76, width, height * 0.775), (246, 200, 70))
        x, y, radius = width * 0.79, height * 0.30, height * 0.21
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), WHITE)
        edge = radius * 0.9
        draw.ellipse((x - edge, y - edge, x + edge, y + edge), None, pair.top, max(3, height // 90))

        def say(cx: float, cy: float, text: str, part: float, colour: Colour, anchor: str = "mm") -> None:
            font = typeface(round(height * part / FINE), True)
            draw.text((cx, cy), text, colour, font, anchor=anchor)
            screen.written.append(text)

        say(x, y - radius * 0.56, "NOMOR", 0.055, pair.bottom)
        say(x, y + radius * 0.16, pair.number, 0.24, pair.top)
        say(x, height * 0.60, pair.slogan, 0.048, WHITE)
        say(width / 2, height * 0.85, pair.names.upper(), 0.095, WHITE)
        say(width / 2, height * 0.94, "CALON WALI KOTA DAN WAKIL WALI KOTA", 0.048, (250, 226, 150))
        return image

    return paint


def snapshot(names: Sequence[str], fingers: int, wall: Colour) -> Callable[[int, int], Image.Image]:
    """A snapshot of people in a room, the first of them showing a number with the fingers."""
    people = [look(name) for name in names]

    def paint(width: int, height: int) -> Image.Image:
        image = gradient((width, height), wall, (wall[0] // 2, wall[1] // 2, wall[2] // 2))
        draw = ImageDraw.Draw(image)
        draw.rectangle((width * 0.06, height * 0.06, width * 0.36, height * 0.4), (206, 226, 236))
        draw.rectangle((width * 0.20, height * 0.06, width * 0.22, height * 0.4), (120, 104, 88))
        draw.rectangle((width * 0.70, height * 0.16, width * 0.94, height * 0.62), (122, 88, 60))
        for shelf in range(3):
            top = height * (0.19 + 0.145 * shelf)
            for book in range(8):
                left = width * (0.715 + 0.027 * book)
                colour = CLOTHES[(book * 5 + shelf) % 6]
                draw.rectangle((left, top, left + width * 0.02, top + height * 0.12), colour)
        image = image.filter(ImageFilter.GaussianBlur(min(width, height) / 70))
        size = min(height * 0.8, width * 0.72)
        spread = width / (len(people) + 1)
        floor = height * (0.98 if width > height else 0.66)
        for place, tone in reversed(list(enumerate(people))):
            figure(image, spread * (place + 1), floor, size * (1 - 0.06 * place), tone)
        hand = max(spread - size * 0.44, size * 0.14)
        raised_hand(image, hand, floor - size * 0.42, size * 0.34, fingers, people[0])
        return image

    return paint
