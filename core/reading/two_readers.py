"""A page read twice: lines are found once, each is read by two independent readers, words are merged."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image

from core.reading.cleaning import with_blanks, without_icons
from core.reading.confidence import per_mille
from core.reading.detector import Detector, LineBox, cut_out
from core.reading.lines import LineReader, Picture, Seen
from core.reading.merging import Merged, merge
from core.reading.ordering import reading_order
from core.reading.values import MAX_WORD, Box, Line, ReaderInfo, Word


class TwoReaders:
    """An `Engine`: the recogniser first, Tesseract second, each word with what both saw."""

    small_width = 0  # both readers scale lines themselves

    def __init__(self, detector: Detector, first: LineReader, second: LineReader) -> None:
        cv2.setNumThreads(1)  # workers share the machine
        self._detector = detector
        self._first = first
        self._second = second
        self.infos: tuple[ReaderInfo, ...] = (detector.info, first.info, second.info)

    def lines(self, image: Image.Image) -> list[Line]:
        """See `Engine`."""
        picture = cv2.cvtColor(np.asarray(image), cv2.COLOR_RGB2BGR)
        found = []
        for box in self._detector.lines(picture):
            line = cut_out(picture, box)
            words = read_twice(line, self._first.read(line), self._second.read(line))
            if words:
                found.append((box, words))
        order = reading_order(
            [box for box, _ in found], [" ".join(word.text for word in words) for _, words in found]
        )
        return [
            Line(page=0, words=tuple(self._word(word, found[index][0], image.size) for index in row for word in found[index][1]))
            for row in order
        ]

    def _word(self, word: Merged, box: LineBox, size: tuple[int, int]) -> Word:
        return Word(
            text=word.text[:MAX_WORD],
            box=word_box(box, word.start, word.end, size),
            confidence=per_mille(word),
            reader=(self._first if word.by_first else self._second).info.name,
            agreement=word.agreement,
            other=word.other[:MAX_WORD],
        )


def read_twice(line: Picture, first: Sequence[Seen], second: Sequence[Seen]) -> list[Merged]:
    """What both readers saw on `line`, merged and cleaned."""
    return without_icons(merge(with_blanks(first, second, line), second), line)


def word_box(box: LineBox, start: float, end: float, size: tuple[int, int]) -> Box:
    """The upright rectangle around the part of `box` from `start` to `end` (0 to 1), kept inside the page."""
    cosine, sine = abs(math.cos(box.angle)), abs(math.sin(box.angle))
    along = ((start + end) / 2 - 0.5) * box.width
    x, y = box.x + along * math.cos(box.angle), box.y + along * math.sin(box.angle)
    length = (end - start) * box.width
    across = (length * cosine + box.height * sine) / 2
    down = (length * sine + box.height * cosine) / 2
    left, top = (
        min(max(0, math.floor(middle - reach)), limit - 1)
        for middle, reach, limit in ((x, across, size[0]), (y, down, size[1]))
    )
    right, bottom = (
        min(max(low + 1, math.ceil(middle + reach)), limit)
        for low, middle, reach, limit in ((left, x, across, size[0]), (top, y, down, size[1]))
    )
    return Box(left=left, top=top, width=right - left, height=bottom - top)
