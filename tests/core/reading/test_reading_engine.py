"""The engine says what it lacks; it never reads with less than was asked for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.errors import UserError
from core.reading import engine, models, onnx_file, protobuf, ranges, tesseract
from core.reading.eight_bits import in_eight_bits
from core.reading.network import Network
from core.reading.recogniser import Recogniser, in_model_size

ROOT = Path(__file__).resolve().parents[3]


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


@pytest.fixture
def model_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with copies of both models, the only one that is looked into."""
    for name in (models.DETECTOR, models.RECOGNISER):
        (tmp_path / f"{name}.onnx").write_bytes(models.load(name).data)
    monkeypatch.setattr(models, "model_folders", lambda: (tmp_path,))
    return tmp_path


@pytest.mark.parametrize("name", [models.DETECTOR, models.RECOGNISER])
@pytest.mark.parametrize("damage", ["absent", "empty", "cut", "noise"])
def test_a_damaged_model_is_named(model_files: Path, name: str, damage: str) -> None:
    file = model_files / f"{name}.onnx"
    good = file.read_bytes()
    if damage == "absent":
        file.unlink()
    else:
        half = len(good) // 2
        file.write_bytes(
            {"empty": b"", "cut": good[:half], "noise": good[:half] + bytes(len(good) - half)}[damage]
        )
    with pytest.raises(UserError) as caught:
        engine.make_engine("two-readers", ("ind", "eng"))
    assert (caught.value.code, caught.value.facts) == ("component_missing", {"component": name})


def test_tesseract_alone_is_there_for_who_asks_when_models_are_missing(model_files: Path) -> None:
    for file in model_files.iterdir():
        file.unlink()
    assert engine.make_engine("tesserocr", ("eng",)).infos[0].name == "tesseract"


def test_a_missing_tesserocr_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    with pytest.raises(UserError) as caught:
        engine.make_engine("two-readers", ("ind", "eng"))
    assert (caught.value.code, caught.value.facts) == ("component_missing", {"component": "tesserocr"})


def test_the_cut_head_gives_the_same_probabilities_among_the_classes_it_keeps() -> None:
    model = models.load(models.RECOGNISER)
    classes = [0, *range(1, 120), 18709]
    picture = np.random.default_rng(4).random((1, 3, 48, 64), np.float32)
    whole = Network(model.name, model.data).run(picture)[..., classes]
    cut = Network(model.name, onnx_file.cut_head(model.data, classes)).run(picture)
    assert np.allclose(cut, whole / whole.sum(axis=-1, keepdims=True), atol=1e-3)


def test_eight_bits_give_nearly_the_probabilities_of_thirty_two() -> None:
    model = models.load(models.RECOGNISER)
    assert model.sha256 == ranges.MODEL  # else the ranges are to be measured again
    image = np.asarray(engine.draw_sample().crop((10, 10, 250, 70)))
    line = in_model_size(image)
    whole = Network(model.name, model.data).run(line)[0]
    small = Network(model.name, in_eight_bits(model.data, ranges.RANGES)).run(line)[0]
    assert (whole.argmax(axis=1) == small.argmax(axis=1)).mean() > 0.95
    assert np.abs(whole - small).mean() < 1e-4


def test_a_layer_that_is_not_there_cannot_be_made_smaller() -> None:
    model = models.load(models.RECOGNISER).data
    with pytest.raises(ValueError, match="no layer"):
        in_eight_bits(model, {"another": (0.0, 1.0, 0.0, 1.0)})


def test_a_model_whose_ranges_nobody_measured_keeps_its_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "8 bits" in Recogniser().info.version
    monkeypatch.setattr(ranges, "MODEL", "0" * 64)
    assert "32 bits" in Recogniser().info.version


@pytest.mark.parametrize("data", [b"\xff" * 9, b"\x0b", b"\x08"])
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a model file"):
        list(protobuf.fields(memoryview(data)))


def test_a_model_with_another_end_is_refused() -> None:
    with pytest.raises(ValueError, match="does not end"):
        onnx_file.cut_head(models.load(models.DETECTOR).data, [0])


def test_the_carrier_of_the_models_is_never_imported() -> None:
    script = (
        "import sys; from core.reading.engine import make_engine\n"
        "make_engine('two-readers', ('eng',)); print('rapidocr' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "False"


def test_a_word_at_the_border_gets_a_box_inside_the_page() -> None:
    (word,) = tesseract.clean_word("a\u200bb\n", (-3, 8, 40, 12), 101.0, (30, 10))
    assert (word.text, word.confidence) == ("ab", 1000)
    assert (word.box.left, word.box.top, word.box.width, word.box.height) == (0, 8, 30, 2)
    assert tesseract.clean_word(" \n", (0, 0, 1, 1), 50.0, (30, 10)) == ()
