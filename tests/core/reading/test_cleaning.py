"""Lost blanks come back where the picture shows them, and icons do not become letters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from core.reading.cleaning import with_blanks, without_icons
from core.reading.lines import Picture, Seen
from core.reading.merging import Merged
from core.reading.values import Agreement

HEIGHT = 30


def line(*parts: str, gap: int) -> tuple[Picture, Seen]:
    """A picture of `parts`, `gap` pixels apart, and what a reader saw who lost the blanks."""
    font = ImageFont.load_default(20)
    image = Image.new("RGB", (400, HEIGHT), "white")
    x, middles = 6.0, []
    for part in parts:
        for letter in part:
            ImageDraw.Draw(image).text((x, 3), letter, fill="black", font=font)
            width = font.getlength(letter)
            middles.append((x + width / 2) / 400)
            x += width
        x += gap
    text = "".join(parts)
    return np.asarray(image), Seen(text=text, start=0, end=x / 400, probability=0.99, letters=tuple(middles))


def texts(words: list[Seen]) -> list[str]:
    return [word.text for word in words]


def test_a_wide_gap_parts_a_word() -> None:
    picture, word = line("Kutipan", "939", gap=12)
    assert texts(with_blanks([word], [], picture)) == ["Kutipan", "939"]


def test_letters_without_a_gap_stay_together() -> None:
    picture, word = line("652rb", gap=0)
    assert texts(with_blanks([word], [], picture)) == ["652rb"]


@pytest.mark.parametrize(
    ("parts", "gap", "expected"),
    [
        (("17", "j"), 6, ["17", "j"]),
        (("8,4", "jt"), 6, ["8,4", "jt"]),
        (("652", "rb"), 1, ["652rb"]),
        (("1", "1", "j"), 4, ["11j"]),  # a 1 leaves as much beside it as a blank
        (("89", "K"), 6, ["89K"]),  # nobody writes a blank here
    ],
)
def test_a_gap_wider_than_the_others_parts_a_number_from_its_unit(
    parts: tuple[str, ...], gap: int, expected: list[str]
) -> None:
    picture, word = line(*parts, gap=gap)
    assert texts(with_blanks([word], [], picture)) == expected


@pytest.mark.parametrize("parts", [("11/11/2024,", "08.17"), (":", "19780312")])
def test_a_wide_gap_parts_numbers_after_a_comma_or_a_colon(parts: tuple[str, ...]) -> None:
    picture, word = line(*parts, gap=14)
    assert texts(with_blanks([word], [], picture)) == list(parts)


def test_a_number_is_never_parted() -> None:
    picture, word = line("20", "11", gap=14)
    other = [Seen(text=text, start=0, end=1, probability=0.99) for text in ("20", "11")]
    assert texts(with_blanks([word], other, picture)) == ["2011"]


def merged(
    text: str,
    agreement: str = "disputed",
    probability: float = 0.99,
    at: float = 0.0,
    *,
    other: str | None = None,
    second: float = 0.97,
) -> Merged:
    seen = {"agreed": text, "disputed": "#", "single": ""}[agreement] if other is None else other
    return Merged(
        text=text, start=at, end=at + 0.02 * len(text), probability=probability,
        agreement=Agreement(agreement), other=seen, by_first=True, second=second,
    )  # fmt: skip


WHITE: Picture = np.full((HEIGHT, 400, 3), 255, np.uint8)


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        (merged("C"), False),
        (merged("6", probability=0.9), False),
        (merged("6", probability=0.995, other="G"), True),
        (merged("2", "agreed"), True),
        (merged("4", "agreed", 0.95, second=0.6), False),  # a microphone
        (merged("7", "agreed", 0.87), True),
        (merged("78"), True),
        (merged("il.", probability=0.6), False),
        (merged("AA", "agreed", 0.4), False),
        (merged("…", "agreed"), False),
        (merged("Beranda"), True),
        (merged("Iya", probability=0.8, other="lya"), True),
        (merged("Ok", probability=0.97, other="Ok!"), True),
        (merged("VT", probability=0.6), False),
    ],
)
def test_what_stands_alone(word: Merged, kept: bool) -> None:
    assert bool(without_icons([word], WHITE)) == kept


def test_an_icon_beside_text_goes_and_a_unit_stays() -> None:
    words = [merged("8", probability=0.7, at=0.0), merged("Yanti", "agreed", at=0.3)]
    words += [merged("17", "agreed", at=0.45), merged("j", at=0.5)]
    assert [word.text for word in without_icons(words, WHITE)] == ["Yanti", "17", "j"]


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        (merged("5", probability=0.98, other="Se", at=0.7), True),
        (merged("6", probability=0.65, other="&", at=0.7), False),
        (merged("I", other="|", at=0.7), True),
        (merged(":", "single", at=0.7), True),
        (merged(">", "agreed", at=0.7), False),
    ],
)
def test_what_is_one_letter_long_behind_a_text(word: Merged, kept: bool) -> None:
    found = without_icons([merged("Balas", "agreed", at=0.3), word], WHITE)
    assert [item.text for item in found] == ["Balas", word.text][: 1 + kept]


@pytest.mark.parametrize(("left", "right", "kept"), [(0, 20, False), (6, 36, False), (8, 18, True)])
def test_a_drawn_rule_before_a_text_is_no_dash(left: int, right: int, kept: bool) -> None:
    picture = WHITE.copy()
    picture[14:16, left:right] = 0
    words = [merged("-", "agreed", at=left / 400), merged("Lihat", "agreed", at=0.3)]
    words[0] = replace(words[0], end=right / 400)
    found = without_icons(words, picture)
    assert [word.text for word in found] == ["-", "Lihat"][not kept :]
