"""The engine says what it lacks; it never reads with less than was asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.errors import UserError
from core.reading import engine, tesseract


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with copies of this machine's language packs, the only one that the engine knows."""
    installed = tesseract.find_tessdata(("ind", "eng"))
    for language in ("ind", "eng"):
        shutil.copy(installed / f"{language}.traineddata", tmp_path)
    monkeypatch.setattr(tesseract, "TESSDATA_FOLDERS", (tmp_path,))
    return tmp_path


def test_both_languages_are_loaded(packs: Path) -> None:
    (info,) = engine.make_engine("tesserocr", ("ind", "eng")).infos
    assert [name for name, _ in info.models] == ["ind", "eng"]


@pytest.mark.parametrize("damage", ["absent", "empty", "cut", "overwritten"])
def test_a_damaged_language_pack_is_named(packs: Path, damage: str) -> None:
    """Tesseract itself would go on with English alone and read Indonesian badly without a word."""
    pack = packs / "ind.traineddata"
    good = pack.read_bytes()
    if damage == "absent":
        pack.unlink()
    else:
        middle = len(good) // 3
        bad = {"empty": b"", "cut": good[:middle], "overwritten": good[:middle] + bytes(2 * middle)}
        pack.write_bytes(bad[damage])
    with pytest.raises(UserError) as caught:
        engine.make_engine("tesserocr", ("ind", "eng"))
    assert (caught.value.code, caught.value.facts) == ("component_missing", {"component": "tesseract-ind"})


def test_a_word_at_the_border_gets_a_box_inside_the_page() -> None:
    (word,) = tesseract.clean_word("a\u200bb\n", (-3, 8, 40, 12), 101.0, (30, 10))
    assert (word.text, word.confidence) == ("ab", 1000)
    assert (word.box.left, word.box.top, word.box.width, word.box.height) == (0, 8, 30, 2)
    assert tesseract.clean_word(" \n", (0, 0, 1, 1), 50.0, (30, 10)) == ()
