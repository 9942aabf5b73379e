"""Lost blanks come back where the picture shows them, and icons do not become letters."""

from __future__ import annotations

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


def test_a_thin_gap_parts_a_number_from_its_unit_and_nothing_else() -> None:
    expected = {("17", "j"): ["17", "j"], ("652", "rb"): ["652", "rb"], ("29", "wkwk"): ["29wkwk"]}
    for parts, read in expected.items():
        picture, word = line(*parts, gap=6)
        assert texts(with_blanks([word], [], picture)) == read


def test_a_number_is_never_parted() -> None:
    picture, word = line("20", "11", gap=14)
    other = [Seen(text=text, start=0, end=1, probability=0.99) for text in ("20", "11")]
    assert texts(with_blanks([word], other, picture)) == ["2011"]


def merged(text: str, agreement: str = "disputed", probability: float = 0.99, at: float = 0.0) -> Merged:
    other = {"agreed": text, "disputed": "#", "single": ""}[agreement]
    return Merged(
        text=text, start=at, end=at + 0.02 * len(text), probability=probability,
        agreement=Agreement(agreement), other=other, by_first=True,
    )  # fmt: skip


WHITE: Picture = np.full((HEIGHT, 400, 3), 255, np.uint8)


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        (merged("C"), False),
        (merged("6"), False),
        (merged("2", "agreed"), True),
        (merged("78"), True),
        (merged("il.", probability=0.6), False),
        (merged("…", "agreed"), False),
        (merged("Beranda"), True),
    ],
)
def test_what_stands_alone(word: Merged, kept: bool) -> None:
    assert bool(without_icons([word], WHITE)) == kept


def test_an_icon_beside_text_goes_and_a_unit_stays() -> None:
    words = [merged("8", at=0.0), merged("Yanti", "agreed", at=0.3), merged("17", "agreed", at=0.45)]
    words.append(merged("j", at=0.5))
    assert [word.text for word in without_icons(words, WHITE)] == ["Yanti", "17", "j"]
