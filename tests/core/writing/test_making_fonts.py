"""The fonts made at set-up: TrueType, renamed, the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from core.writing import fonts
from tools import make_fonts

SOURCE = make_fonts.TEX_GYRE / "texgyrebonum-italic.otf"


@pytest.mark.skipif(not SOURCE.is_file(), reason="the package fonts-texgyre is not installed")
def test_a_converted_font_is_truetype_renamed_and_repeatable(tmp_path: Path) -> None:
    made = [tmp_path / "one.ttf", tmp_path / "two.ttf"]
    for path in made:
        make_fonts._convert(SOURCE, path, "NetraBookman-Italic")
    assert made[0].read_bytes() == made[1].read_bytes()
    with TTFont(made[0]) as font, TTFont(SOURCE) as source:
        assert "glyf" in font
        assert "CFF " not in font
        assert font["name"].getDebugName(6) == "NetraBookman-Italic"
        assert "Gyre" not in str(font["name"].getDebugName(4))
        assert font.getBestCmap().keys() == source.getBestCmap().keys()
        assert font["hmtx"].metrics == source["hmtx"].metrics


def test_every_font_of_a_paper_is_listed_with_its_digest() -> None:
    assert len(fonts.inventory()) == 10
    assert len(dict(fonts.inventory())) == 10
