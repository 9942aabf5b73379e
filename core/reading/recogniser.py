"""The letters of a line: the PP-OCRv6 small recogniser, its head cut to Latin letters and pictographs.

Pictographs stay in the head to be recognised and dropped: without them an icon has to become a letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
import onnxruntime  # type: ignore[import-untyped]

from core.errors import UserError
from core.reading import models, ranges
from core.reading.detector import normalised
from core.reading.eight_bits import in_eight_bits
from core.reading.lines import Floats, Picture, Seen
from core.reading.network import Network
from core.reading.onnx_file import cut_head, metadata
from core.reading.values import ReaderInfo

HEIGHT: Final = 48  # of a line, as the model was trained
STEP: Final = 8  # pixels of width for one step of the output
NARROWEST: Final = 32
WIDEST: Final = 3200  # a longer line is squeezed
REACH: Final = 0.8  # steps from the peak of a letter to its edge
BLANK: Final = 0  # the class for "no new letter"
# Share of the width a line would have at HEIGHT, by its own height in pixels: where a picture has pixels to spare
# a narrower line reads as well in less time, small letters need every one.
SQUEEZE: Final = ((36, 0.75), (28, 0.8), (21, 0.9), (0, 1.0))
FIRST_FOREIGN: Final = 0x180  # after Latin Extended-A
SIGNS: Final = "–—―‘’“”†…‰€₂"
SEPARATOR: Final = "·"
# Signs that look like another one of a keyboard and are never meant on a screen.
TWINS: Final = {
    "∼": "~",
    "〜": "~",
    "−": "-",
    "•": "·",
    "∙": "·",
    "⋅": "·",
    "・": "·",
    "∣": "|",
    "∶": ":",
    "×": "x",
}
PICTOGRAPHS: Final = (range(0x2190, 0x2C00), range(0x1F000, 0x1FB00))


READER: Final = "pp-ocr"

Glyph = tuple[str, int, int, float]  # letter, first step, step after the last, probability


class Recogniser:
    """Reads lines of text; a `LineReader`."""

    def __init__(self) -> None:
        model = models.load(models.RECOGNISER)
        try:
            characters = metadata(model.data).get("character", "").split("\n")
            kept = [index for index, text in enumerate(characters) if len(text) == 1 and _letter(text)]
            classes = [BLANK, *(index + 1 for index in kept), len(characters) + 1]
            network = cut_head(model.data, classes)
            if small := model.sha256 == ranges.MODEL:  # another model keeps its 32 bits until it was measured
                network = in_eight_bits(network, ranges.RANGES)
        except (ValueError, IndexError) as error:
            raise UserError("component_missing", component=model.name) from error
        self._letters = ["", *(_letter(characters[index]) for index in kept), " "]
        self._network = Network(model.name, network)
        self.info = ReaderInfo(
            name=READER,
            version=f"PP-OCRv6 small (onnxruntime {onnxruntime.__version__}, {len(classes)} classes,"
            f" {8 if small else 32} bits)",
            models=((model.name, model.sha256),),
        )

    def read(self, line: Picture) -> list[Seen]:
        """See `LineReader`."""
        steps = self._network.run(in_model_size(line))[0]
        return _words(self._glyphs(steps), len(steps))

    def _glyphs(self, steps: Floats) -> list[Glyph]:
        """Best path of connectionist temporal classification: repeated classes merge, blanks part."""
        best = steps.argmax(axis=1)
        starts = np.flatnonzero(np.diff(best, prepend=-1))
        ends = np.append(starts[1:], len(best))
        return [
            (self._letters[best[start]], start, end, float(steps[start:end, best[start]].max()))
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
            if best[start] != BLANK
        ]


def in_model_size(line: Picture) -> Floats:
    """`line` as the network takes it, a batch of one."""
    height, width = line.shape[:2]
    squeeze = next(share for least, share in SQUEEZE if height >= least)
    wanted = round(width * HEIGHT / height * squeeze / STEP) * STEP
    size = (min(max(NARROWEST, wanted), WIDEST), HEIGHT)
    method = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_LINEAR
    return normalised(cv2.resize(line, size, interpolation=method))[None]


def _words(glyphs: Sequence[Glyph], steps: int) -> list[Seen]:
    """Letters between blanks; a pictograph is a blank."""
    words: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if glyph[0] == " ":
            words.append([])
        elif glyph[0] == SEPARATOR:  # stands alone on every platform
            words += [[glyph], []]
        else:
            words[-1].append(glyph)
    return [
        Seen(
            text="".join(letter for letter, *_ in word),
            start=max(0.0, (word[0][1] - REACH) / steps),
            end=min(1.0, (word[-1][2] + REACH) / steps),
            probability=min(probability for *_, probability in word),
            letters=tuple((start + end) / 2 / steps for _, start, end, _ in word),
        )
        for word in words
        if word
    ]


def _letter(text: str) -> str:
    """What the class `text` is read as: a letter or sign, a blank for a pictograph, empty for foreign scripts."""
    if text in TWINS:
        return TWINS[text]
    if ord(text) < FIRST_FOREIGN or text in SIGNS:
        return text
    plain = unicodedata.normalize("NFKC", text)
    if len(plain) == 1 and plain.isascii():  # full width, circled: the letter itself
        return plain
    return " " if any(ord(text) in blocks for blocks in PICTOGRAPHS) else ""
