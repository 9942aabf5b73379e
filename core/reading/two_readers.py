"""A page read twice: lines are found once, each is read by two independent readers, words are merged."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final

import cv2
import numpy as np
from PIL import Image

from core.reading.cleaning import with_blanks, without_icons
from core.reading.closing_in import close_in
from core.reading.confidence import per_mille
from core.reading.detector import Detector, LineBox
from core.reading.lines import LineReader, Picture, Seen
from core.reading.merging import Merged, merge
from core.reading.ordering import reading_order
from core.reading.values import MAX_WORD, Box, Line, ReaderInfo, Word

END: Final = 0.3  # heights that a line's box reaches past its letters


class TwoReaders:
    """An `Engine`: the recogniser first, Tesseract second, each word with what both saw.

    With more than one thread the readers work side by side. The threads are started here, before the process
    is confined, and live as long as it does.
    """

    small_width: int = 0  # both readers scale lines themselves

    def __init__(self, detector: Detector, first: LineReader, second: LineReader, threads: int = 1) -> None:
        cv2.setNumThreads(1)
        self._detector = detector
        self._first = first
        self._second = second
        self._helpers = [ThreadPoolExecutor(1, "line-reader") for _ in range(threads - 1)]
        for helper in self._helpers:
            helper.submit(int).result()
        self.infos: tuple[ReaderInfo, ...] = (detector.info, first.info, second.info)

    def lines(self, image: Image.Image) -> list[Line]:
        """See `Engine`."""
        picture = cv2.cvtColor(np.asarray(image), cv2.COLOR_RGB2BGR)
        close = [close_in(picture, box) for box in self._detector.lines(picture)]
        boxes, pictures = [box for box, _ in close], [line for _, line in close]
        found = []
        for box, line, first, second in zip(boxes, pictures, *self._both(pictures), strict=True):
            words = read_twice(line, first, second)
            if words:
                found.append((box, words))
        order = reading_order(
            [around(box, words) for box, words in found],
            [" ".join(word.text for word in words) for _, words in found],
        )
        return [
            Line(
                page=0,
                words=tuple(
                    self._word(word, found[index][0], image.size) for index in row for word in found[index][1]
                ),
            )
            for row in order
        ]

    def _both(self, pictures: Sequence[Picture]) -> tuple[list[list[Seen]], list[list[Seen]]]:
        """What the first and what the second reader saw on every line."""
        second: list[list[Seen]] = []
        rest = deque(
            range(len(pictures))
        )  # of the first reader; its network may run on several threads at once
        first: list[list[Seen]] = [[] for _ in pictures]

        def read_second() -> None:
            second.extend(self._second.read(line) for line in pictures)

        def read_first() -> None:
            while True:
                try:
                    index = rest.popleft()
                except IndexError:
                    return
                first[index] = self._first.read(pictures[index])

        def read_second_then_first() -> None:
            read_second()
            read_first()

        if not self._helpers:
            read_second_then_first()
            return first, second
        work = [helper.submit(read_first) for helper in self._helpers[1:]]
        work.append(self._helpers[0].submit(read_second_then_first))
        read_first()
        for part in work:
            part.result()
        return first, second

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


def around(box: LineBox, words: Sequence[Merged]) -> LineBox:
    """`box` without what was no word at its ends: an icon is no part of the text that is put in order."""
    spare = END * box.height / box.width
    start, end = max(0.0, words[0].start - spare), min(1.0, words[-1].end + spare)
    if end <= start:
        return box
    along = ((start + end) / 2 - 0.5) * box.width
    return replace(
        box,
        x=box.x + along * math.cos(box.angle),
        y=box.y + along * math.sin(box.angle),
        width=(end - start) * box.width,
    )


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
