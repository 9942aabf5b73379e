"""The four kinds of screen: a post with its comments, a list of likes, a group chat, a passing story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image

from core.demonstration.pictures.drawing import FINE, HEIGHT, WHITE, WIDTH, Colour, typeface, wrap
from core.demonstration.pictures.screen import DARK, Screen
from core.demonstration.pictures.signs import arrow, bubble, dots, globe, heart


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post on a social page; `photo` draws its picture, `shared` is the post inside a shared one."""

    author: str
    when: str
    words: str
    photo: Callable[[int, int], Image.Image] | None = None
    shared: Post | None = None
    likes: str = ""
    counts: str = ""
    comments: tuple[tuple[str, str, str], ...] = ()


def feed(screen: Screen, time: str, title: str, post: Post) -> None:
    """A page with one post, its reactions and its comments."""
    theme = screen.theme
    screen.box(0, 0, WIDTH, 118, theme.card)
    screen.status_bar(time)
    screen.stroke([(44, 70), (30, 84), (44, 98)], theme.ink)
    screen.write(70, 84, title, size=30, bold=True)
    dots(screen, 676, 84)
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


def _head(screen: Screen, x: float, y: float, post: Post) -> float:
    """Portrait, name, date and words of a post; returns the height below them."""
    screen.avatar(x + 36, y, post.author)
    screen.write(x + 90, y - 16, post.author, size=27, bold=True)
    reach = screen.write(x + 90, y + 18, post.when, size=21, colour=screen.theme.grey)
    globe(screen, x + 112 + reach, y + 18)
    return screen.paragraph(x, y + 54, post.words, WIDTH - 2 * x)


def _shared(screen: Screen, y: float, post: Post) -> float:
    theme = screen.theme
    top = y
    screen.box(22, top, WIDTH - 44, 524, theme.line, 14)
    screen.box(24, top + 2, WIDTH - 48, 520, theme.card, 12)
    if post.photo is not None:
        _paste_photo(screen, post.photo, 24, top + 2, WIDTH - 48, 350)
    _head(screen, 44, top + 404, post)
    return top + 526


def _reactions(screen: Screen, y: float, post: Post) -> float:
    theme = screen.theme
    screen.oval(42, y, 17, theme.accent)
    heart(screen, 42, y, 8, WHITE)
    screen.write(70, y, post.likes, size=22, colour=theme.grey)
    screen.write(WIDTH - 26, y + 36, post.counts, size=22, colour=theme.grey, anchor="rm")
    screen.box(24, y + 60, WIDTH - 48, 2, theme.line)
    heart(screen, 64, y + 94, 12, theme.grey)
    bubble(screen, 288, y + 94)
    arrow(screen, 532, y + 94)
    for left, label in ((64, "Suka"), (288, "Komentari"), (532, "Bagikan")):
        screen.write(left + 28, y + 94, label, size=24, bold=True, colour=theme.grey)
    screen.box(24, y + 124, WIDTH - 48, 2, theme.line)
    return y + 146


def _comment(screen: Screen, y: float, name: str, words: str, age: str) -> float:
    theme = screen.theme
    lines = wrap(words, 500, 25)
    height = 58 + 34 * len(lines)
    screen.avatar(52, y + 30, name, 28)
    wide = max(
        [typeface(25, False).getlength(line) / FINE for line in lines]
        + [typeface(24, True).getlength(name) / FINE]
    )
    screen.box(94, y, wide + 48, height, theme.field, 24)
    screen.write(116, y + 28, name, size=24, bold=True)
    for index, line in enumerate(lines):
        screen.write(116, y + 62 + 34 * index, line, size=25)
    if y + height + 40 < HEIGHT - 96:  # else it would lie under the reply field
        screen.write(116, y + height + 22, f"{age}   Suka   Balas", size=21, colour=theme.grey)
    return y + height + 52


def like_list(screen: Screen, time: str, title: str, people: Sequence[tuple[str, str]]) -> None:
    """The list of who liked a post: name and, where there is one, a note."""
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
        heart(screen, 100, y + 28, 6, WHITE)
        screen.write(130, y - 16 if note else y, name, size=28, bold=True)
        if note:
            screen.write(130, y + 20, note, size=22, colour=theme.grey)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message in a group; without an author it is the phone owner's own."""

    author: str
    words: str
    at: str
    photo: Callable[[int, int], Image.Image] | None = None


def chat(screen: Screen, time: str, group: str, members: str, day: str, messages: Sequence[Message]) -> None:
    """A group chat: the name and members above, then the messages of one day."""
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
    dots(screen, 690, 92, WHITE)
    width = typeface(20, False).getlength(day) / FINE + 36
    screen.box((WIDTH - width) / 2, 156, width, 40, theirs, 12)
    screen.write(WIDTH / 2, 176, day, size=20, colour=screen.theme.grey, anchor="mm")
    y = 218.0
    for message in messages:
        y = _message(screen, y, message, theirs if message.author else mine)
    _reply_field(screen, "Ketik pesan")


NAME_COLOURS: Final = ((201, 88, 33), (27, 128, 152), (140, 78, 190), (184, 48, 104), (58, 132, 60))
NAME_COLOURS_DARK: Final = ((240, 150, 96), (98, 200, 222), (196, 150, 240), (240, 130, 172), (132, 206, 134))


def _message(screen: Screen, y: float, message: Message, fill: Colour) -> float:
    lines = wrap(message.words, 500, 26)
    head = 40 if message.author else 0
    picture = 330 if message.photo else 0
    height = head + picture + 36 * len(lines) + 44
    widths = [typeface(26, False).getlength(line) / FINE for line in lines]
    widths.append(typeface(23, True).getlength(message.author) / FINE)
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


def story(
    screen: Screen, time: str, author: str, age: str, photo: Callable[[int, int], Image.Image], words: str
) -> None:
    """A story that fills the screen, with words over the photo."""
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
    lines = wrap(words, 600, 36)
    for index, line in enumerate(lines):
        y = 930 + index * 58
        wide = typeface(36, True).getlength(line) / FINE + 40
        screen.box((WIDTH - wide) / 2, y - 28, wide, 58, (18, 18, 22), 8)
        screen.write(WIDTH / 2, y, line, size=36, bold=True, colour=WHITE, anchor="mm")
    screen.box(24, 1190, 560, 62, (190, 190, 196), 31)
    screen.box(26, 1192, 556, 58, (40, 38, 46), 29)
    screen.write(54, 1221, "Kirim pesan", size=24, colour=(220, 220, 226))
    heart(screen, 634, 1222, 17, WHITE)


def _reply_field(screen: Screen, hint: str) -> None:
    theme = screen.theme
    screen.box(0, HEIGHT - 96, WIDTH, 96, theme.card)
    screen.box(24, HEIGHT - 80, WIDTH - 130, 62, theme.field, 31)
    screen.write(54, HEIGHT - 49, hint, size=24, colour=theme.grey)
    screen.oval(WIDTH - 54, HEIGHT - 49, 30, theme.accent)
    screen.draw.polygon(
        [(x * FINE, y * FINE) for x, y in ((656, 1217), (684, 1231), (656, 1245), (661, 1231))], WHITE
    )


def _paste_photo(
    screen: Screen,
    photo: Callable[[int, int], Image.Image],
    left: float,
    top: float,
    width: float,
    height: float,
) -> None:
    picture = photo(round(width * FINE), round(height * FINE))
    screen.image.paste(picture, (round(left * FINE), round(top * FINE)))
