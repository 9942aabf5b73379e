"""Fictional phone screenshots for the demonstration: who liked, posted, shared or wrote what, in 2020.

Nothing here shows a real person, service or logo. The pictures are drawn when they are needed, so that the
repository holds no binary evidence, and come out with the same bytes every time.
"""

# ruff: noqa: RUF001 - a pair of candidates is written with an en dash
from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from core.places import resource_path

WIDTH, HEIGHT = 720, 1280
FINE: Final = 2  # everything is drawn at twice the size and scaled down, which smooths round edges

Colour = tuple[int, int, int]
WHITE: Final = (255, 255, 255)

FIRST_PAIR: Final = "Ramoy – Katuuk"
SECOND_PAIR: Final = "Lengkey – Bawole"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPicture:
    """A screenshot as PNG, the reported person in it, and everything written on it, a line a line."""

    file_name: str
    png: bytes
    person: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Theme:
    page: Colour
    card: Colour
    ink: Colour
    grey: Colour
    line: Colour
    field: Colour
    accent: Colour


LIGHT: Final = _Theme(
    page=(228, 231, 236),
    card=WHITE,
    ink=(24, 27, 33),
    grey=(98, 104, 114),
    line=(222, 225, 230),
    field=(240, 242, 245),
    accent=(37, 99, 205),
)
DARK: Final = _Theme(
    page=(14, 16, 20),
    card=(33, 36, 42),
    ink=(231, 233, 238),
    grey=(165, 171, 181),
    line=(58, 62, 70),
    field=(52, 56, 64),
    accent=(104, 158, 250),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A fictional pair of candidates and the look of its posters."""

    names: str
    number: str
    slogan: str
    top: Colour
    bottom: Colour


FIRST: Final = _Pair(
    names=FIRST_PAIR, number="1", slogan="BERSAMA MEMBANGUN", top=(198, 40, 48), bottom=(110, 12, 32)
)
SECOND: Final = _Pair(
    names=SECOND_PAIR, number="2", slogan="MELAYANI DENGAN HATI", top=(24, 96, 170), bottom=(10, 38, 92)
)


class _Screen:
    """A phone screen to draw on in its own pixels; it remembers what was written, top to bottom as drawn."""

    def __init__(self, theme: _Theme) -> None:
        self.theme = theme
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), theme.page)
        self.draw = ImageDraw.Draw(self.image)
        self.written: list[str] = []

    def box(
        self, left: float, top: float, width: float, height: float, fill: Colour, radius: float = 0
    ) -> None:
        area = [value * FINE for value in (left, top, left + width, top + height)]
        self.draw.rounded_rectangle(area, radius * FINE, fill)

    def oval(self, x: float, y: float, radius: float, fill: Colour) -> None:
        self.draw.ellipse([value * FINE for value in (x - radius, y - radius, x + radius, y + radius)], fill)

    def stroke(self, points: Sequence[tuple[float, float]], colour: Colour, width: float = 3) -> None:
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
        font = _font(size, bold)
        self.draw.text((x * FINE, y * FINE), text, colour or self.theme.ink, font, anchor=anchor)
        self.written.append(text)
        return font.getlength(text) / FINE

    def paragraph(self, x: float, y: float, text: str, width: float, *, size: int = 27) -> float:
        """Writes `text` in lines no wider than `width` and returns the height below the last one."""
        for line in _wrap(text, width, size):
            self.write(x, y + size * 0.7, line, size=size)
            y += size * 1.4
        return y

    def avatar(self, x: float, y: float, name: str, radius: float = 36) -> None:
        """A round portrait of `name`, each in colours of its own."""
        picture = _portrait(_look(name), round(radius * 2 * FINE))
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """A post on a social page; `photo` draws its picture, `shared` is the post inside a shared one."""

    author: str
    when: str
    words: str
    photo: Callable[[int, int], Image.Image] | None = None
    shared: _Post | None = None
    likes: str = ""
    counts: str = ""
    comments: tuple[tuple[str, str, str], ...] = ()


def _feed(screen: _Screen, time: str, title: str, post: _Post) -> None:
    theme = screen.theme
    screen.box(0, 0, WIDTH, 118, theme.card)
    screen.status_bar(time)
    screen.stroke([(44, 70), (30, 84), (44, 98)], theme.ink)
    screen.write(70, 84, title, size=30, bold=True)
    _dots(screen, 676, 84)
    screen.box(0, 128, WIDTH, HEIGHT - 128, theme.card)
    y = _head(screen, 24, 184, post)
    if post.shared is not None:
        y = _shared(screen, y + 10, post.shared)
    elif post.photo is not None:
        _paste_photo(screen, post.photo, 0, y + 12, WIDTH, 430)
        y += 442
    y = _reactions(screen, y + 34, post)
    for name, words, age in post.comments:
        y = _comment(screen, y, name, words, age)
    _reply_field(screen, "Tulis komentar…")


def _head(screen: _Screen, x: float, y: float, post: _Post) -> float:
    """Portrait, name, date and words of a post; returns the height below them."""
    screen.avatar(x + 36, y, post.author)
    screen.write(x + 90, y - 16, post.author, size=27, bold=True)
    reach = screen.write(x + 90, y + 18, post.when, size=21, colour=screen.theme.grey)
    _globe(screen, x + 112 + reach, y + 18)
    return screen.paragraph(x, y + 54, post.words, WIDTH - 2 * x)


def _shared(screen: _Screen, y: float, post: _Post) -> float:
    theme = screen.theme
    top = y
    screen.box(22, top, WIDTH - 44, 524, theme.line, 14)
    screen.box(24, top + 2, WIDTH - 48, 520, theme.card, 12)
    if post.photo is not None:
        _paste_photo(screen, post.photo, 24, top + 2, WIDTH - 48, 350)
    _head(screen, 44, top + 404, post)
    return top + 526


def _reactions(screen: _Screen, y: float, post: _Post) -> float:
    theme = screen.theme
    screen.oval(42, y, 17, theme.accent)
    _heart(screen, 42, y, 8, WHITE)
    screen.write(70, y, post.likes, size=22, colour=theme.grey)
    screen.write(WIDTH - 26, y + 36, post.counts, size=22, colour=theme.grey, anchor="rm")
    screen.box(24, y + 60, WIDTH - 48, 2, theme.line)
    _heart(screen, 64, y + 94, 12, theme.grey)
    _bubble(screen, 288, y + 94)
    _arrow(screen, 532, y + 94)
    for left, label in ((64, "Suka"), (288, "Komentari"), (532, "Bagikan")):
        screen.write(left + 28, y + 94, label, size=24, bold=True, colour=theme.grey)
    screen.box(24, y + 124, WIDTH - 48, 2, theme.line)
    return y + 146


def _comment(screen: _Screen, y: float, name: str, words: str, age: str) -> float:
    theme = screen.theme
    lines = _wrap(words, 500, 25)
    height = 58 + 34 * len(lines)
    screen.avatar(52, y + 30, name, 28)
    wide = max(
        [_font(25, False).getlength(line) / FINE for line in lines] + [_font(24, True).getlength(name) / FINE]
    )
    screen.box(94, y, wide + 48, height, theme.field, 24)
    screen.write(116, y + 28, name, size=24, bold=True)
    for index, line in enumerate(lines):
        screen.write(116, y + 62 + 34 * index, line, size=25)
    if y + height + 40 < HEIGHT - 96:  # else it would lie under the reply field
        screen.write(116, y + height + 22, f"{age}   Suka   Balas", size=21, colour=theme.grey)
    return y + height + 52


def _likes(screen: _Screen, time: str, title: str, people: Sequence[tuple[str, str]]) -> None:
    theme = screen.theme
    screen.box(0, 0, WIDTH, HEIGHT, theme.card)
    screen.status_bar(time)
    screen.stroke([(44, 70), (30, 84), (44, 98)], theme.ink)
    screen.write(70, 84, title, size=30, bold=True)
    screen.box(0, 118, WIDTH, 2, theme.line)
    reach = screen.write(40, 158, "Semua 215", size=25, bold=True, colour=theme.accent)
    screen.box(36, 190, reach + 8, 5, theme.accent, 2)
    screen.box(0, 194, WIDTH, 2, theme.line)
    for index, (name, note) in enumerate(people):
        y = 256 + index * 108
        screen.avatar(70, y, name, 38)
        screen.oval(100, y + 28, 16, theme.card)
        screen.oval(100, y + 28, 13, theme.accent)
        _heart(screen, 100, y + 28, 6, WHITE)
        screen.write(130, y - 16 if note else y, name, size=28, bold=True)
        if note:
            screen.write(130, y + 20, note, size=22, colour=theme.grey)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    """A message in a group; without an author it is the phone owner's own."""

    author: str
    words: str
    at: str
    photo: Callable[[int, int], Image.Image] | None = None


def _chat(
    screen: _Screen, time: str, group: str, members: str, day: str, messages: Sequence[_Message]
) -> None:
    dark = screen.theme is DARK
    bar, wall = ((31, 44, 52), (11, 20, 26)) if dark else ((16, 110, 98), (233, 226, 217))
    theirs, mine = ((32, 44, 51), (12, 92, 78)) if dark else (WHITE, (217, 246, 203))
    screen.box(0, 0, WIDTH, HEIGHT, wall)
    screen.box(0, 0, WIDTH, 134, bar)
    screen.status_bar(time, WHITE)
    screen.stroke([(34, 78), (20, 92), (34, 106)], WHITE)
    screen.avatar(82, 92, group, 32)
    screen.write(132, 78, group, size=28, bold=True, colour=WHITE)
    screen.write(132, 110, members, size=20, colour=(214, 226, 224))
    _dots(screen, 690, 92, WHITE)
    width = _font(20, False).getlength(day) / FINE + 36
    screen.box((WIDTH - width) / 2, 156, width, 40, theirs, 12)
    screen.write(WIDTH / 2, 176, day, size=20, colour=screen.theme.grey, anchor="mm")
    y = 218.0
    for message in messages:
        y = _message(screen, y, message, theirs if message.author else mine)
    _reply_field(screen, "Ketik pesan")


NAME_COLOURS: Final = ((201, 88, 33), (27, 128, 152), (140, 78, 190), (184, 48, 104), (58, 132, 60))
NAME_COLOURS_DARK: Final = ((240, 150, 96), (98, 200, 222), (196, 150, 240), (240, 130, 172), (132, 206, 134))


def _message(screen: _Screen, y: float, message: _Message, fill: Colour) -> float:
    lines = _wrap(message.words, 500, 26)
    head = 40 if message.author else 0
    picture = 330 if message.photo else 0
    height = head + picture + 36 * len(lines) + 44
    widths = [_font(26, False).getlength(line) / FINE for line in lines]
    widths.append(_font(23, True).getlength(message.author) / FINE)
    wide = 540 if message.photo else max([*widths, 150.0]) + 44
    left = 20 if message.author else WIDTH - 20 - wide
    screen.box(left, y, wide, height, fill, 16)
    if message.author:
        palette = NAME_COLOURS_DARK if screen.theme is DARK else NAME_COLOURS
        colour = palette[sum(map(ord, message.author)) % len(palette)]
        screen.write(left + 20, y + 26, message.author, size=23, bold=True, colour=colour)
    if message.photo is not None:
        _paste_photo(screen, message.photo, left + 8, y + head + 8, wide - 16, picture - 10)
    for index, line in enumerate(lines):
        screen.write(left + 20, y + head + picture + 26 + 36 * index, line, size=26)
    screen.write(
        left + wide - 18, y + height - 20, message.at, size=19, colour=screen.theme.grey, anchor="rm"
    )
    return y + height + 14


def _story(
    screen: _Screen, time: str, author: str, age: str, photo: Callable[[int, int], Image.Image], words: str
) -> None:
    picture = photo(WIDTH * FINE, HEIGHT * FINE)
    shade = Image.linear_gradient("L").resize(picture.size).point(lambda value: abs(value - 128) * 3 // 4)
    screen.image.paste(Image.composite(Image.new("RGB", picture.size), picture, shade))
    screen.status_bar(time, WHITE)
    for part in range(3):
        screen.box(24 + part * 226, 58, 218, 5, WHITE if part < 2 else (150, 150, 156), 2)
    screen.avatar(60, 108, author, 32)
    reach = screen.write(108, 108, author, size=27, bold=True, colour=WHITE)
    screen.write(124 + reach, 108, age, size=24, colour=(225, 225, 230))
    screen.stroke([(664, 96), (688, 120)], WHITE)
    screen.stroke([(688, 96), (664, 120)], WHITE)
    lines = _wrap(words, 600, 36)
    for index, line in enumerate(lines):
        y = 930 + index * 58
        wide = _font(36, True).getlength(line) / FINE + 40
        screen.box((WIDTH - wide) / 2, y - 28, wide, 58, (18, 18, 22), 8)
        screen.write(WIDTH / 2, y, line, size=36, bold=True, colour=WHITE, anchor="mm")
    screen.box(24, 1190, 560, 62, (190, 190, 196), 31)
    screen.box(26, 1192, 556, 58, (40, 38, 46), 29)
    screen.write(54, 1221, "Kirim pesan", size=24, colour=(220, 220, 226))
    _heart(screen, 634, 1222, 17, WHITE)


def _reply_field(screen: _Screen, hint: str) -> None:
    theme = screen.theme
    screen.box(0, HEIGHT - 96, WIDTH, 96, theme.card)
    screen.box(24, HEIGHT - 80, WIDTH - 130, 62, theme.field, 31)
    screen.write(54, HEIGHT - 49, hint, size=24, colour=theme.grey)
    screen.oval(WIDTH - 54, HEIGHT - 49, 30, theme.accent)
    screen.draw.polygon(
        [(x * FINE, y * FINE) for x, y in ((656, 1217), (684, 1231), (656, 1245), (661, 1231))], WHITE
    )


def _paste_photo(
    screen: _Screen,
    photo: Callable[[int, int], Image.Image],
    left: float,
    top: float,
    width: float,
    height: float,
) -> None:
    picture = photo(round(width * FINE), round(height * FINE))
    screen.image.paste(picture, (round(left * FINE), round(top * FINE)))


def _heart(screen: _Screen, x: float, y: float, size: float, colour: Colour) -> None:
    half = size / 2
    screen.oval(x - half, y - half * 0.5, half * 1.05, colour)
    screen.oval(x + half, y - half * 0.5, half * 1.05, colour)
    points = ((x - size * 0.98, y - half * 0.1), (x + size * 0.98, y - half * 0.1), (x, y + size))
    screen.draw.polygon([(a * FINE, b * FINE) for a, b in points], colour)


def _bubble(screen: _Screen, x: float, y: float) -> None:
    grey = screen.theme.grey
    screen.box(x - 13, y - 12, 26, 20, grey, 7)
    screen.draw.polygon(
        [(a * FINE, b * FINE) for a, b in ((x - 6, y + 6), (x + 4, y + 6), (x - 7, y + 14))], grey
    )


def _arrow(screen: _Screen, x: float, y: float) -> None:
    grey = screen.theme.grey
    screen.stroke([(x - 12, y + 11), (x - 10, y + 1), (x - 3, y - 3), (x + 3, y - 3)], grey, 4)
    screen.draw.polygon(
        [(a * FINE, b * FINE) for a, b in ((x + 1, y - 13), (x + 15, y - 3), (x + 1, y + 7))], grey
    )


def _globe(screen: _Screen, x: float, y: float) -> None:
    grey, card = screen.theme.grey, screen.theme.card
    screen.oval(x, y, 9, grey)
    screen.oval(x, y, 7, card)
    screen.stroke([(x - 8, y), (x + 8, y)], grey, 1.5)
    screen.stroke([(x, y - 8), (x, y + 8)], grey, 1.5)


def _dots(screen: _Screen, x: float, y: float, colour: Colour | None = None) -> None:
    for step in (-11, 0, 11):
        screen.oval(x, y + step, 3.5, colour or screen.theme.ink)


def _gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    mask = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), mask)


SKINS: Final = ((222, 178, 142), (198, 148, 110), (176, 124, 88))
CLOTHES: Final = ((60, 92, 140), (148, 60, 70), (70, 110, 88), (108, 84, 134), (176, 132, 62), (62, 66, 78))


def _person(
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


def _hand(image: Image.Image, x: float, y: float, size: float, fingers: int, tone: int) -> None:
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


def _look(name: str) -> int:
    """The number that decides how `name` is drawn; odd for women."""
    return sum(map(ord, name)) * 2 + (name.split()[0] in WOMEN)


@cache
def _portrait(tone: int, size: int) -> Image.Image:
    colours = ((120, 160, 200), (200, 160, 120), (130, 180, 150), (180, 150, 190), (190, 190, 150))
    base = colours[tone % 5]
    big = _gradient((size * 2, size * 2), base, (base[0] - 70, base[1] - 70, base[2] - 70))
    _person(big, size, size * 1.72, size * 1.5, tone)
    return big.resize((size, size), Image.Resampling.LANCZOS)


def _poster(pair: _Pair, screen: _Screen) -> Callable[[int, int], Image.Image]:
    """A campaign poster; what is written on it counts as written on the screen."""

    def paint(width: int, height: int) -> Image.Image:
        image = _gradient((width, height), pair.top, pair.bottom)
        rays = Image.new("L", image.size)
        for ray in range(0, 360, 24):
            reach = width * 1.2
            area = (width * 0.34 - reach, height * 0.7 - reach, width * 0.34 + reach, height * 0.7 + reach)
            ImageDraw.Draw(rays).pieslice(area, ray, ray + 12, 22)
        image.paste(Image.new("RGB", image.size, WHITE), mask=rays.filter(ImageFilter.GaussianBlur(3)))
        tone = 4 if pair.number == "1" else 9
        _person(image, width * 0.44, height * 0.86, height * 0.60, tone + 3, dress=(245, 245, 245))
        _person(image, width * 0.22, height * 0.86, height * 0.66, tone, dress=(245, 245, 245))
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, height * 0.76, width, height), pair.bottom)
        draw.rectangle((0, height * 0.76, width, height * 0.775), (246, 200, 70))
        x, y, radius = width * 0.79, height * 0.30, height * 0.21
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), WHITE)
        edge = radius * 0.9
        draw.ellipse((x - edge, y - edge, x + edge, y + edge), None, pair.top, max(3, height // 90))

        def say(cx: float, cy: float, text: str, part: float, colour: Colour, anchor: str = "mm") -> None:
            font = _font(round(height * part / FINE), True)
            draw.text((cx, cy), text, colour, font, anchor=anchor)
            screen.written.append(text)

        say(x, y - radius * 0.56, "NOMOR", 0.055, pair.bottom)
        say(x, y + radius * 0.16, pair.number, 0.24, pair.top)
        say(x, height * 0.60, pair.slogan, 0.048, WHITE)
        say(width / 2, height * 0.85, pair.names.upper(), 0.095, WHITE)
        say(width / 2, height * 0.94, "CALON WALI KOTA DAN WAKIL WALI KOTA", 0.048, (250, 226, 150))
        return image

    return paint


def _snapshot(names: Sequence[str], fingers: int, wall: Colour) -> Callable[[int, int], Image.Image]:
    """A snapshot of people in a room, the first of them showing a number with the fingers."""
    people = [_look(name) for name in names]

    def paint(width: int, height: int) -> Image.Image:
        image = _gradient((width, height), wall, (wall[0] // 2, wall[1] // 2, wall[2] // 2))
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
            _person(image, spread * (place + 1), floor, size * (1 - 0.06 * place), tone)
        hand = max(spread - size * 0.44, size * 0.14)
        _hand(image, hand, floor - size * 0.42, size * 0.34, fingers, people[0])
        return image

    return paint


@cache
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """Liberation Sans; `size` in pixels of the finished screen."""
    name = "LiberationSans-Bold.ttf" if bold else "LiberationSans-Regular.ttf"
    # The basic layout engine does not depend on which libraries this machine has.
    return ImageFont.truetype(
        str(resource_path("fonts", name)), size * FINE, layout_engine=ImageFont.Layout.BASIC
    )


def _wrap(text: str, width: float, size: int) -> list[str]:
    font = _font(size, False)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) / FINE <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def draw_all() -> tuple[DrawnPicture, ...]:
    """The twelve screenshots of the demonstration, for the nine fictional reported people."""
    return (
        _sumual_liked(),
        _sumual_among_likes(),
        _tendean_posted(),
        _mandey_commented(),
        _rampengan_shared(),
        _kaligis_in_group(),
        _lumintang_story(),
        _pakaya_liked(),
        _woworuntu_commented(),
        _mokoginta_posted(),
        _tendean_in_group(),
        _kaligis_story(),
    )


def _page_post(pair: _Pair, screen: _Screen, when: str, words: str, likes: str, counts: str) -> _Post:
    """A post on the page of a candidate pair's supporters."""
    author = f"Sahabat {pair.names}"
    return _Post(
        author=author, when=when, words=words, photo=_poster(pair, screen), likes=likes, counts=counts
    )


def _with_comments(post: _Post, *comments: tuple[str, str, str]) -> _Post:
    return replace(post, comments=comments)


def _sumual_liked() -> DrawnPicture:
    screen = _Screen(LIGHT)
    post = _page_post(
        FIRST,
        screen,
        "26 September 2020 pukul 19.24",
        "Selamat malam, Basudara! Mari torang satukan hati untuk Ramoy – Katuuk, nomor urut 1.",
        "Johanis Sumual dan 214 lainnya",
        "37 komentar · 12 kali dibagikan",
    )
    comments = (
        ("Vecky Tulung", "Siap, satukan barisan", "32 menit"),
        ("Grace Umboh", "Semoga kampanye tetap damai, Basudara", "11 menit"),
    )
    _feed(screen, "20.11", "Kiriman", _with_comments(post, *comments))
    return screen.finish("01-suka-kiriman.png", "Johanis Sumual")


def _sumual_among_likes() -> DrawnPicture:
    screen = _Screen(LIGHT)
    people = (
        ("Johanis Sumual", "Bekerja di Pemerintah Kota"),
        ("Yuli Tangkere", "3 teman yang sama"),
        ("Berty Lolowang", ""),
        ("Ibu Meiske Rarung", "11 teman yang sama"),
        ("Noldy Sengkey", ""),
        ("Fransisca Wauran", "1 teman yang sama"),
        ("Deker Lumanauw", ""),
        ("Sartje Mokalu", "5 teman yang sama"),
    )
    _likes(screen, "20.12", "Orang yang menyukai ini", people)
    return screen.finish("02-daftar-suka.png", "Johanis Sumual")


def _tendean_posted() -> DrawnPicture:
    screen = _Screen(DARK)
    post = _Post(
        author="Merlin Tendean",
        when="27 September 2020 pukul 06.48",
        words="Pagi semua. Pilihan kami sudah jelas, nomor 2! Lengkey – Bawole pasti menang.",
        photo=_snapshot(("Merlin Tendean", "Sonny Pangalila"), 2, (196, 182, 160)),
        likes="Sonny Pangalila dan 58 lainnya",
        counts="14 komentar",
        comments=(("Sonny Pangalila", "Mantap Ibu, gas terus!", "2 jam"),),
    )
    _feed(screen, "09.05", "Merlin Tendean", post)
    return screen.finish("03-foto-dua-jari.png", "Merlin Tendean")


def _mandey_commented() -> DrawnPicture:
    screen = _Screen(LIGHT)
    post = _page_post(
        FIRST,
        screen,
        "28 September 2020 pukul 15.30",
        "Kampanye dialogis hari ini, terima kasih atas dukungannya.",
        "Vecky Tulung dan 96 lainnya",
        "21 komentar",
    )
    comment = "Siap mendukung! Nomor 1 lanjutkan, saya dan keluarga pilih Ramoy – Katuuk."
    _feed(screen, "16.42", "Kiriman", _with_comments(post, ("Ferry J. Mandey", comment, "45 menit")))
    return screen.finish("04-komentar-dukungan.png", "Ferry J. Mandey")


def _rampengan_shared() -> DrawnPicture:
    screen = _Screen(LIGHT)
    shared = _page_post(
        SECOND,
        screen,
        "29 September 2020 pukul 08.00",
        "Visi dan misi Lengkey – Bawole untuk kota kita.",
        "",
        "",
    )
    post = _Post(
        author="Sjenny Rampengan",
        when="29 September 2020 pukul 12.17",
        words="Bantu bagikan kawan-kawan. Jangan lupa nomor 2 di hati.",
        shared=shared,
        likes="Grace Umboh dan 33 lainnya",
        counts="6 komentar · 4 kali dibagikan",
    )
    _feed(screen, "13.02", "Sjenny Rampengan", post)
    return screen.finish("05-bagikan-kiriman.png", "Sjenny Rampengan")


def _kaligis_in_group() -> DrawnPicture:
    screen = _Screen(LIGHT)
    messages = (
        _Message(author="Olga Wenas", words="Selamat pagi, rapat dinas tetap jam 9 ya.", at="07.31"),
        _Message(
            author="Arter Kaligis",
            words="Sekalian info, kita solid pilih Ramoy – Katuuk nomor 1.",
            at="07.35",
            photo=_poster(FIRST, screen),
        ),
        _Message(author="Arter Kaligis", words="Tolong teruskan ke staf masing-masing.", at="07.36"),
        _Message(author="Jefry Kalalo", words="Maaf Pak, ini grup kantor.", at="07.40"),
    )
    members = "Arter Kaligis, Jefry Kalalo, Olga Wenas, Anda"
    _chat(screen, "07.46", "Staf Bidang Sarana", members, "30 September 2020", messages)
    return screen.finish("06-grup-pesan.png", "Arter Kaligis")


def _lumintang_story() -> DrawnPicture:
    screen = _Screen(DARK)
    photo = _snapshot(("Novita Lumintang",), 1, (150, 176, 186))
    _story(
        screen, "21.33", "Novita Lumintang", "3 jam", photo, "Salam satu jari! Ramoy – Katuuk menang #nomor1"
    )
    return screen.finish("07-cerita-satu-jari.png", "Novita Lumintang")


def _pakaya_liked() -> DrawnPicture:
    screen = _Screen(DARK)
    post = _page_post(
        SECOND,
        screen,
        "1 Oktober 2020 pukul 17.05",
        "Terima kasih warga pesisir. Lengkey – Bawole hadir untuk nelayan.",
        "Rusdi Pakaya dan 171 lainnya",
        "29 komentar · 8 kali dibagikan",
    )
    comments = (
        ("Amir Potabuga", "Jangan lupa jalan ke dermaga diperbaiki", "1 jam"),
        ("Grace Umboh", "Setuju, nelayan harus diperhatikan", "24 menit"),
    )
    _feed(screen, "18.20", "Kiriman", _with_comments(post, *comments))
    return screen.finish("08-suka-kiriman.png", "Rusdi Pakaya")


def _woworuntu_commented() -> DrawnPicture:
    screen = _Screen(DARK)
    post = _page_post(
        SECOND,
        screen,
        "2 Oktober 2020 pukul 10.12",
        "Sampai jumpa di lapangan sore ini, Basudara.",
        "Hesti Poluan dan 80 lainnya",
        "17 komentar",
    )
    comment = "Hadir! Dari kelurahan kami semua dukung Lengkey – Bawole, coblos nomor 2."
    _feed(screen, "11.50", "Kiriman", _with_comments(post, ("Stenly Woworuntu", comment, "1 jam")))
    return screen.finish("09-komentar-dukungan.png", "Stenly Woworuntu")


def _mokoginta_posted() -> DrawnPicture:
    screen = _Screen(LIGHT)
    post = _Post(
        author="Hendra Mokoginta",
        when="3 Oktober 2020 pukul 20.39",
        words="Foto bersama calon pemimpin kita malam ini. Nomor 1 untuk perubahan!",
        photo=_snapshot(("Hendra Mokoginta", "Berty Lolowang", "Yuli Tangkere"), 1, (206, 188, 152)),
        likes="Amir Potabuga dan 102 lainnya",
        counts="25 komentar · 3 kali dibagikan",
        comments=(("Amir Potabuga", "Ramoy – Katuuk, torang samua basudara", "12 menit"),),
    )
    _feed(screen, "20.58", "Hendra Mokoginta", post)
    return screen.finish("10-foto-bersama.png", "Hendra Mokoginta")


def _tendean_in_group() -> DrawnPicture:
    screen = _Screen(DARK)
    messages = (
        _Message(author="Lenny Koloay", words="Ibu-ibu, arisan bulan ini di rumah siapa?", at="18.02"),
        _Message(author="Merlin Tendean", words="Di rumah saya, hari Minggu jam 4 sore.", at="18.05"),
        _Message(
            author="Merlin Tendean",
            words="Sekalian ada kaos dan stiker Lengkey – Bawole. Ingat, nomor 2 ya!",
            at="18.06",
            photo=_poster(SECOND, screen),
        ),
        _Message(author="", words="Baik, saya bawa kue.", at="18.11"),
    )
    _chat(
        screen, "18.15", "Arisan Kompleks", "Lenny Koloay, Merlin Tendean, Anda", "4 Oktober 2020", messages
    )
    return screen.finish("11-grup-arisan.png", "Merlin Tendean")


def _kaligis_story() -> DrawnPicture:
    screen = _Screen(DARK)
    photo = _snapshot(("Arter Kaligis", "Deker Lumanauw"), 1, (176, 150, 136))
    _story(screen, "22.04", "Arter Kaligis", "5 jam", photo, "Tetap nomor 1, jangan goyang! Ramoy – Katuuk")
    return screen.finish("12-cerita-dukungan.png", "Arter Kaligis")
