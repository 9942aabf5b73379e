"""Closing in on the letters: the box of a line without the empty strips above and below small ones.

The detector sees small letters as a blur and gives them a box two or three times their height. In the size
that readers work with such letters would be a few pixels high.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from core.reading.detector import LineBox, cut_out
from core.reading.lines import Picture

INK: Final = 0.35  # of the strongest contrast of the line
IN_A_ROW: Final = 0.02  # of a row of pixels that has ink where there are letters
PART: Final = 12  # an empty strip thinner than this part of the height lies inside letters: an i and its dot
TALL: Final = 0.6  # of the box; letters of this height need no closing in
WANTED: Final = 0.65  # of the box that letters fill afterwards
SMALLEST: Final = 5  # pixels; less is no letter


def close_in(picture: Picture, box: LineBox) -> tuple[LineBox, Picture]:
    """`box`, lower where its letters leave room, and its pixels."""
    line = cut_out(picture, box)
    top, bottom = _letters(ink(line))
    height = len(line)
    if not SMALLEST <= bottom - top < TALL * height:
        return box, line
    reach = (bottom - top) / WANTED / 2
    middle = (top + bottom) / 2
    top, bottom = max(0, round(middle - reach)), min(height, round(middle + reach))
    down = (top + bottom) / 2 - height / 2
    if box.upright:
        down += max(0, math.floor(box.top)) + height / 2 - box.y  # the cut starts on a whole pixel
    closer = replace(
        box,
        x=box.x - down * math.sin(box.angle),
        y=box.y + down * math.cos(box.angle),
        height=float(bottom - top),
    )
    return closer, line[top:bottom]


def ink(line: Picture) -> npt.NDArray[np.bool_]:
    """Where `line` differs clearly from its ground, a truth value a pixel."""
    grey = cv2.cvtColor(line, cv2.COLOR_BGR2GRAY).astype(np.int16)
    distance = np.abs(grey - np.int16(np.median(grey)))
    found: npt.NDArray[np.bool_] = distance > INK * np.percentile(distance[::2, ::2], 98)
    return found


def _letters(inked: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """First row and row after the last of the letters nearest to the middle; rules of a table stay outside."""
    height, width = inked.shape
    rows = np.flatnonzero(inked.sum(axis=1) > IN_A_ROW * width)
    if not len(rows):
        return 0, height
    ends = np.flatnonzero(np.diff(rows) > max(1, height // PART))
    firsts, lasts = np.append(0, ends + 1), np.append(ends, len(rows) - 1)
    middle = np.abs(rows - height // 2).argmin()
    strip = int(np.searchsorted(lasts, middle))
    return int(rows[firsts[strip]]), int(rows[lasts[strip]]) + 1
