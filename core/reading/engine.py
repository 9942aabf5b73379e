"""Engines that turn a page into lines of words; they run only inside the worker.

`two-readers` is what Netra reads with. `tesserocr` and `pytesseract` read with Tesseract alone and are taken
only when asked for by name: a missing part of the better engine is said, never silently replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Protocol

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from core.errors import UserError
from core.reading.lines import LineReader, Picture
from core.reading.tesseract import (
    PytesseractEngine,
    TesseractLines,
    TesserocrEngine,
    find_tessdata,
    missing,
)
from core.reading.values import Line, ReaderInfo

SAMPLE: Final = "Surat 2020"


class Engine(Protocol):
    """Reads a whole page."""

    infos: tuple[ReaderInfo, ...]
    small_width: int  # a page up to this many pixels wide is doubled before it is read

    def lines(self, image: Image.Image) -> list[Line]:
        """The lines of `image` (RGB) in reading order, as page 0, boxes in pixels of `image`."""
        ...


def make_engine(name: str, languages: Sequence[str], threads: int = 1) -> Engine:
    """The engine `name`, each of its models and language packs tried on a small picture.

    `threads` is how many processor cores it may use for one page; Tesseract alone uses one.

    Raises:
        UserError: `component_missing` naming the program, model or language pack that is absent or damaged.
    """
    folder = find_tessdata(languages)
    if name == "two-readers":
        return _two_readers(folder, languages, threads)
    make: Callable[[Path, Sequence[str]], Engine]
    make = TesserocrEngine if name == "tesserocr" else PytesseractEngine
    sample = draw_sample()
    for language in languages:
        # Tesseract goes on with the languages it can load and says nothing, so each is tried alone.
        _try(partial(_read_page, make, folder, language, sample), missing(language))
    return make(folder, languages)


def _two_readers(folder: Path, languages: Sequence[str], threads: int) -> Engine:
    # Imported here so that the engines of Tesseract alone work where the runtime or its models are absent.
    try:
        import tesserocr  # type: ignore[import-untyped] # noqa: F401 - `TesseractLines` needs it

        from core.reading.detector import Detector
        from core.reading.recogniser import Recogniser
        from core.reading.two_readers import TwoReaders
    except ImportError as error:
        raise UserError("component_missing", component=str(error.name or "onnxruntime")) from error
    line = cv2.cvtColor(np.asarray(draw_sample().crop((10, 10, 250, 70))), cv2.COLOR_RGB2BGR)
    for language in languages:
        _try(partial(_read_line, folder, language, line), missing(language))
    detector, recogniser = Detector(threads), Recogniser()
    _try(
        lambda: _seen(recogniser, line),
        UserError("component_missing", component=recogniser.info.models[0][0]),
    )
    engine = TwoReaders(detector, recogniser, TesseractLines(folder, languages), threads)
    _try(
        lambda: _text(engine.lines(draw_sample())),
        UserError("component_missing", component=detector.info.models[0][0]),
    )
    return engine


def _try(read: Callable[[], str], error: UserError) -> None:
    """Raises `error` unless `read` finds what the sample says."""
    try:
        found = read()
    except RuntimeError:
        found = ""
    if SAMPLE not in found:
        raise error


def _read_page(
    make: Callable[[Path, Sequence[str]], Engine], folder: Path, language: str, sample: Image.Image
) -> str:
    return _text(make(folder, (language,)).lines(sample))


def _read_line(folder: Path, language: str, line: Picture) -> str:
    return _seen(TesseractLines(folder, (language,)), line)


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _seen(reader: LineReader, line: Picture) -> str:
    return " ".join(word.text for word in reader.read(line))


def draw_sample() -> Image.Image:
    """A small picture that says `SAMPLE`."""
    image = Image.new("RGB", (320, 80), "white")
    ImageDraw.Draw(image).text((20, 16), SAMPLE, fill="black", font=ImageFont.load_default(40))
    return image
