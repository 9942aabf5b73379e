"""The codes at the foot of our own papers, found on a scanned page; runs only inside the worker.

The square code is looked for first: on the whole page, then in its corners enlarged, where it is large enough for the
finder and the rest of the page does not distract it. Only then are the letters beside it read, one edge after another.

The finder tries the finder patterns of a picture in threes, so that noise, or a page full of such patterns, keeps it
busy for minutes. What looks like one is counted beforehand, which costs little whatever is on the page: a view with too
many is passed over, and a page has a budget for all of its views.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import cv2
import numpy as np
from PIL import Image

from core.reading.engine import Engine
from core.rules.paper_code import PaperCode, in_text, parse

Picture = np.ndarray[Any, Any]
SECONDS: Final = 12.0
"""Time for one page; what was not found by then is not there."""
WHOLE_SIDES: Final = (1700, 2400)
"""Longer sides at which the whole page is looked at: A4 at some 150 and 200 dots per inch."""
CORNER: Final = (0.5, 0.25)
"""Share of the page along and across the edge at which the code stands."""
CORNER_SIDE: Final = 1100
STRIP: Final = 0.12
"""Share of the page above each edge in which the letters are looked for."""
STRIP_SIDE: Final = 1300
SMALLEST: Final = 64
"""Pixels: no code can be told on a page that is narrower, and the library fails on slivers."""
MOST: Final = 16
"""Codes a page may have before it is no page of ours."""
MOST_FINDERS: Final = 150
"""Places in a view that look like a finder pattern; scans of ours have 3 to 80, noise has 350 and more."""
BUDGET: Final = 4000.0
"""Of a page: the sum over its views of those places to the power of 1.5, which is how the finder's time grows."""
_CELL: Final = 4
_SHARES: Final = np.array([1, 1, 3, 1, 1], np.float32) / 7
"""Dark and light along a line through the middle of a finder pattern."""
_UNLIKE: Final = 0.4
_TURNS: Final = (None, cv2.ROTATE_180, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_90_COUNTERCLOCKWISE)


def find(engine: Engine, image: Image.Image) -> list[PaperCode]:
    """The codes on a page, each once; usually one. Nothing on the page makes it raise."""
    end = time.monotonic() + SECONDS
    grey = np.asarray(image.convert("L"))
    if min(grey.shape) < SMALLEST:
        return []
    left = BUDGET
    for picture in _views(grey):
        finders = _finders(picture)
        if finders > MOST_FINDERS or finders**1.5 > left:
            continue
        left -= finders**1.5
        if found := _square(picture):
            return found
        if time.monotonic() > end:
            return []
    return _letters(engine, grey, end)


def warm_up() -> None:
    """Lets the library load what it needs for looking, before nothing can be loaded any more."""
    _square(np.full((64, 64), 255, np.uint8))


def _finders(picture: Picture) -> int:
    """How many places look like a finder pattern both across and down."""
    dark = cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1] > 0
    wide = dark.shape[1] // _CELL + 1
    row, column = _crossed(dark[::2])
    across = np.unique(row * 2 // _CELL * wide + column // _CELL)
    column, row = _crossed(dark.T[::2])
    down = np.unique(row // _CELL * wide + column * 2 // _CELL)
    return len(np.intersect1d(across, down, assume_unique=True))


def _crossed(dark: Picture) -> tuple[Picture, Picture]:
    """Line and place of the middle of every finder pattern that the lines of a picture may cross."""
    points = dark.ravel()
    turns = np.flatnonzero(points[1:] != points[:-1]) + 1
    if len(turns) < 6:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    runs = np.lib.stride_tricks.sliding_window_view(np.diff(turns).astype(np.float32), 5)
    unlike = np.abs(runs / runs.sum(axis=1, keepdims=True) - _SHARES).sum(axis=1)
    fits = points[turns[:-5]] & (unlike < _UNLIKE)
    lines, places = np.divmod((turns[:-5][fits] + turns[5:][fits]) // 2, dark.shape[1])
    return lines, places


def _square(picture: Picture) -> list[PaperCode]:
    """The codes of ours among the square codes of a picture."""
    found: dict[PaperCode, None] = {}
    for decode in (_multi, _one):
        try:
            texts = decode(picture)
        except cv2.error:  # the finder fails on some shapes that are no code at all
            continue
        for text in texts[:MOST]:
            code = parse(text)
            if code is not None:
                found[code] = None
        if found:
            break
    return list(found)


def _multi(picture: Picture) -> tuple[str, ...]:
    _, texts, _, _ = cv2.QRCodeDetectorAruco().detectAndDecodeMulti(picture)
    return tuple(texts or ())


def _one(picture: Picture) -> tuple[str, ...]:
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(picture)
    return (text,)


def _views(grey: Picture) -> Iterator[Picture]:
    """The page as a whole and its corners, plain first and then with more contrast."""
    for side in WHOLE_SIDES:
        yield _sized(grey, side)
    corners = [_sized(corner, CORNER_SIDE) for corner in _corners(grey)]
    treatments: tuple[Callable[[Picture], Picture], ...] = (_plain, _even, _black_and_white, _soft)
    for treat in treatments:
        for corner in corners:
            yield treat(corner)


def _corners(grey: Picture) -> Iterator[Picture]:
    """The places where the foot's left end can be: lower left of an upright page first, then of turned ones."""
    height, width = grey.shape
    long_x, long_y = int(width * CORNER[0]), int(height * CORNER[0])
    high, wide = int(height * CORNER[1]), int(width * CORNER[1] * 1.4)
    yield grey[height - high :, :long_x]
    yield grey[:high, width - long_x :]
    yield grey[:long_y, :wide]
    yield grey[height - long_y :, width - wide :]


def _plain(picture: Picture) -> Picture:
    return picture


def _even(picture: Picture) -> Picture:
    """Even light, for photographs with a shadow."""
    return cv2.createCLAHE(3.0, (8, 8)).apply(picture)


def _black_and_white(picture: Picture) -> Picture:
    return cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, 51, 10)


def _soft(picture: Picture) -> Picture:
    """Without the ringing that strong compression leaves."""
    return cv2.GaussianBlur(picture, (5, 5), 0)


def _letters(engine: Engine, grey: Picture, end: float) -> list[PaperCode]:
    """The codes in letters along an edge of the page."""
    for turn in _TURNS:
        if time.monotonic() > end:
            return []
        turned = grey if turn is None else cv2.rotate(grey, turn)
        height = turned.shape[0]
        strip = _sized(turned[int(height * (1 - STRIP)) :, : turned.shape[1] // 2], STRIP_SIDE)
        lines = engine.lines(Image.fromarray(strip).convert("RGB"))
        texts = [" ".join(word.text for word in line.words) for line in lines]
        # What the two readers saw differently is tried both ways.
        texts += [" ".join(word.other or word.text for word in line.words) for line in lines]
        if found := in_text("\n".join(texts)):
            return list(found)[:MOST]
    return []


def _sized(picture: Picture, side: int) -> Picture:
    """The picture with its longer side at `side` pixels, enlarged three times at most."""
    scale = min(3.0, side / max(picture.shape))
    if abs(scale - 1) < 0.05:
        return picture
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
