"""Tesseract in three forms; all run only inside the worker.

`TesseractLines` reads single lines that the detector found, `TesserocrEngine` a whole page; both work in the
process and write nothing. `PytesseractEngine` is for machines that have only the Tesseract program; it goes
through files, so it is allowed only on a private folder in memory.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, cast

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from core.errors import UserError
from core.places import resource_path
from core.reading.lines import Picture, Seen
from core.reading.scratch import require_private_scratch
from core.reading.values import MAX_WORD, Box, Line, ReaderInfo, Word

READER: Final = "tesseract"
SMALL_WIDTH: Final = 600  # screenshots at half size; doubled: CER .172 to .163 on those of the public corpus
MARGIN: Final = 2  # pixels around a line; more costs agreement (8: 91.4 %, 2: 93.4 % of the words)
LINE_HEIGHT: Final = 36  # pixels, as Tesseract itself works; more are only slower
PLENTY: Final = 24  # pixels; higher lines are squeezed: a seventh of the time, a trace more agreement
SQUEEZE: Final = 0.9
# Fixed places only: an environment variable could point the worker anywhere.
TESSDATA_FOLDERS: Final = (
    resource_path("tessdata"),
    Path("/usr/share/tesseract-ocr/5/tessdata"),  # Debian 12, Ubuntu 22.04 and later
    Path("/usr/share/tesseract/tessdata"),  # Fedora, openSUSE
    Path("/usr/share/tessdata"),  # Arch
    Path("/usr/local/share/tessdata"),
    Path("C:/Program Files/Tesseract-OCR/tessdata"),
)


def find_tessdata(languages: Sequence[str]) -> Path:
    """The first known folder that has every language. Raises `component_missing` for the first absent one."""
    for folder in TESSDATA_FOLDERS:
        if all(_model(folder, language).is_file() for language in languages):
            return folder
    for language in languages:
        if not any(_model(folder, language).is_file() for folder in TESSDATA_FOLDERS):
            raise missing(language)
    raise missing(languages[0])


def missing(language: str) -> UserError:
    """The error for a language pack that is not there or does not work."""
    return UserError("component_missing", component=f"tesseract-{language}")


class TesseractLines:
    """Tesseract inside this process for one line at a time; its models stay loaded."""

    def __init__(self, folder: Path, languages: Sequence[str]) -> None:
        import tesserocr  # type: ignore[import-untyped] # only where it is installed

        self._word = tesserocr.RIL.WORD
        self._iterate = tesserocr.iterate_level
        self._api = tesserocr.PyTessBaseAPI(
            path=str(folder), lang="+".join(languages), psm=tesserocr.PSM.SINGLE_LINE
        )
        self._api.SetVariable("tessedit_do_invert", "0")  # lines come dark on light
        version = tesserocr.tesseract_version().split()[1]
        self.info = ReaderInfo(
            name=READER,
            version=f"{version} (tesserocr {tesserocr.__version__}, one line)",
            models=model_digests(folder, languages),
        )

    def read(self, line: Picture) -> list[Seen]:
        """See `LineReader`."""
        grey = dark_on_light(line)
        height, width = grey.shape
        self._api.SetImageBytes(grey.tobytes(), width, height, 1, width)
        try:
            self._api.Recognize()
            iterator = self._api.GetIterator()
            if iterator is None:
                return []
            words = [
                self._seen(item, width)
                for item in self._iterate(iterator, self._word)
                if not item.Empty(self._word)
            ]
        finally:
            self._api.Clear()  # nothing adapts: the line models have no adaptive classifier
        return [word for word in words if word.text]

    def _seen(self, item: Any, width: int) -> Seen:
        left, _, right, _ = item.BoundingBox(self._word)
        inside = width - 2 * MARGIN
        return Seen(
            text="".join(c for c in item.GetUTF8Text(self._word) if c.isprintable() and not c.isspace()),
            start=min(1.0, max(0.0, (left - MARGIN) / inside)),
            end=min(1.0, max(0.0, (right - MARGIN) / inside)),
            probability=min(1.0, max(0.0, item.Confidence(self._word) / 100)),
        )


def dark_on_light(line: Picture) -> npt.NDArray[np.uint8]:
    """`line` in grey, its letters darker than what is around them, with a margin."""
    grey = cv2.cvtColor(line, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    if height >= PLENTY:
        size = (max(1, round(width * SQUEEZE * min(1.0, LINE_HEIGHT / height))), min(height, LINE_HEIGHT))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    if float(np.median(grey)) < 128:
        grey = cv2.bitwise_not(grey)
    framed = cv2.copyMakeBorder(grey, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_REPLICATE)
    return cast("npt.NDArray[np.uint8]", framed)


class TesserocrEngine:
    """Tesseract inside this process, models loaded once."""

    small_width: int = SMALL_WIDTH

    def __init__(self, folder: Path, languages: Sequence[str]) -> None:
        import tesserocr  # only where it is installed

        self._tesserocr = tesserocr
        self._api = tesserocr.PyTessBaseAPI(path=str(folder), lang="+".join(languages))
        version = tesserocr.tesseract_version().split()[1]
        info = ReaderInfo(
            name=READER,
            version=f"{version} (tesserocr {tesserocr.__version__})",
            models=model_digests(folder, languages),
        )
        self.infos: tuple[ReaderInfo, ...] = (info,)

    def lines(self, image: Image.Image) -> list[Line]:
        """See `Engine`."""
        row = image.width * 3
        self._api.SetImageBytes(image.tobytes(), image.width, image.height, 3, row)
        try:
            self._api.Recognize()
            return self._collect(image.size)
        finally:
            self._api.Clear()
            self._api.ClearAdaptiveClassifier()  # the same picture reads the same whatever came before

    def _collect(self, size: tuple[int, int]) -> list[Line]:
        level = self._tesserocr.RIL
        lines: list[list[Word]] = []
        iterator = self._api.GetIterator()
        if iterator is None:
            return []
        for item in self._tesserocr.iterate_level(iterator, level.WORD):
            if item.Empty(level.WORD):
                continue
            if not lines or item.IsAtBeginningOf(level.TEXTLINE):
                lines.append([])
            left, top, right, bottom = item.BoundingBox(level.WORD)
            confidence = item.Confidence(level.WORD)
            lines[-1].extend(
                clean_word(item.GetUTF8Text(level.WORD), (left, top, right, bottom), confidence, size)
            )
        return [Line(page=0, words=tuple(words)) for words in lines if words]


class PytesseractEngine:
    """The Tesseract program through pytesseract; its files go to the private folder in TMPDIR."""

    small_width: int = SMALL_WIDTH

    def __init__(self, folder: Path, languages: Sequence[str]) -> None:
        require_private_scratch(os.environ.get("TMPDIR"))
        import pytesseract  # type: ignore[import-untyped] # only where it is used

        self._pytesseract = pytesseract
        self._languages = "+".join(languages)
        self._config = f"--tessdata-dir {folder}"
        try:
            version = str(pytesseract.get_tesseract_version())
        except pytesseract.TesseractNotFoundError:
            raise UserError("component_missing", component="tesseract") from None
        info = ReaderInfo(
            name=READER, version=f"{version} (program)", models=model_digests(folder, languages)
        )
        self.infos: tuple[ReaderInfo, ...] = (info,)

    def lines(self, image: Image.Image) -> list[Line]:
        """See `Engine`."""
        table = self._pytesseract.image_to_data(
            image, lang=self._languages, config=self._config, output_type=self._pytesseract.Output.DICT
        )
        lines: dict[tuple[int, int, int], list[Word]] = {}
        for index, text in enumerate(table["text"]):
            key = (table["block_num"][index], table["par_num"][index], table["line_num"][index])
            left, top = table["left"][index], table["top"][index]
            edges = (left, top, left + table["width"][index], top + table["height"][index])
            words = clean_word(text, edges, float(table["conf"][index]), image.size)
            lines.setdefault(key, []).extend(words)
        return [Line(page=0, words=tuple(words)) for words in lines.values() if words]


def clean_word(
    text: str, edges: tuple[int, int, int, int], confidence: float, size: tuple[int, int]
) -> Iterable[Word]:
    """The word, its box kept inside the page of `size`; nothing when no printable character is left."""
    kept = "".join(c for c in text if c.isprintable() and not c.isspace())[:MAX_WORD]
    left, top = (min(max(0, edges[side]), size[side] - 1) for side in (0, 1))
    right, bottom = (min(max(edges[side + 2], (left, top)[side] + 1), size[side]) for side in (0, 1))
    if not kept:
        return ()
    box = Box(left=left, top=top, width=right - left, height=bottom - top)
    return (Word(text=kept, box=box, confidence=min(1000, max(0, round(confidence * 10))), reader=READER),)


def model_digests(folder: Path, languages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Name and SHA-256 of each language's model file."""
    return tuple((name, hashlib.sha256(_model(folder, name).read_bytes()).hexdigest()) for name in languages)


def _model(folder: Path, language: str) -> Path:
    return folder / f"{language}.traineddata"
