"""Where lines of text are on a picture: the PP-OCRv6 small detector and its heat map turned into boxes.

The network marks the core of every line of text ("differentiable binarisation", Liao et al. 2019); the box
around a core is grown by area over perimeter, as the model was trained.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from statistics import median
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from core.reading import models
from core.reading.lines import Floats, Picture
from core.reading.network import Network
from core.reading.runtime import onnxruntime
from core.reading.values import FINDER, ReaderInfo

HIGH, WIDE = 1024, 1152  # pixels of the longest side on which lines are looked for
SCREEN: Final = 1.6  # a page this much higher than wide is a telephone's, whose letters are large
LONG: Final = 3.0  # a page this much higher than wide is looked at in pieces
OVERLAP: Final = 0.1  # of a piece, seen by its neighbours too; higher than any line
MOST_PIECES: Final = 24
STEP: Final = 32  # sides the network takes are multiples of this
HEAT: Final = 0.3  # a point of the map is text above this
SURE: Final = 0.5  # a core is text when its mean is above this
UNCLIP: Final = 1.6
SMALLEST: Final = 3.0  # points of the map; thinner cores are specks
MOST_BOXES: Final = 1000  # of a page; more is texture, not text
LEVEL: Final = math.radians(0.6)  # less of a slope is none
LONG_LINE: Final = 4.0  # heights; a shorter line does not show its slope
OWN_SLOPE: Final = math.radians(4)  # from the page's; a short line that differs more is really turned

Contour = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBox:
    """A line of text: a rectangle around (`x`, `y`) in pixels, turned by `angle` (radians, clockwise)."""

    x: float
    y: float
    width: float
    height: float
    angle: float

    @property
    def upright(self) -> bool:
        """True when the line slopes so little that its pixels are cut out as they are."""
        return abs(self.angle) < LEVEL

    @property
    def left(self) -> float:
        """The smallest x of an upright frame around the line, slope left out."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The largest x."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """The smallest y at the middle of the line."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """The largest y at the middle of the line."""
        return self.y + self.height / 2


class Detector:
    """Finds lines of text."""

    def __init__(self, threads: int = 1) -> None:
        model = models.load(models.DETECTOR)
        self._network = Network(model.name, model.data, threads)
        self.info = ReaderInfo(
            name=FINDER,
            version=f"PP-OCRv6 small (onnxruntime {onnxruntime.__version__})",
            models=((model.name, model.sha256),),
        )

    def lines(self, picture: Picture) -> list[LineBox]:
        """The lines on `picture`, in no order; a long scroll capture is looked at piece by piece."""
        height, width = picture.shape[:2]
        if height <= LONG * width:
            return self._lines(picture)
        pieces = min(MOST_PIECES, math.ceil(height / (SCREEN * width)))
        piece = height / pieces
        margin = piece * OVERLAP
        found = []
        for number in range(pieces):
            core = (number * piece, (number + 1) * piece)
            top, bottom = max(0, int(core[0] - margin)), min(height, int(core[1] + margin))
            for box in self._lines(picture[top:bottom]):
                if core[0] <= box.y + top < core[1]:  # a line of the margin is seen whole in the next piece
                    found.append(replace(box, y=box.y + top))
        return found

    def _lines(self, picture: Picture) -> list[LineBox]:
        height, width = picture.shape[:2]
        scale = min(1.0, (HIGH if height > SCREEN * width else WIDE) / max(height, width))
        sides = [max(STEP, round(length * scale / STEP) * STEP) for length in (height, width)]
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        small = cv2.resize(picture, (sides[1], sides[0]), interpolation=method)
        heat = self._network.run(normalised(small)[None])[0, 0]
        return _boxes(heat, width / sides[1], height / sides[0])


def normalised(picture: Picture) -> Floats:
    """Channels first, black as -1 and white as 1."""
    levels = picture.astype(np.float32)
    levels *= 1 / 127.5
    levels -= 1.0
    return np.ascontiguousarray(levels.transpose(2, 0, 1))


def _boxes(heat: Floats, across: float, down: float) -> list[LineBox]:
    mask = cv2.dilate((heat > HEAT).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in sorted(contours, key=len, reverse=True)[:MOST_BOXES]:
        box = _around(contour)
        if min(box.width, box.height) >= SMALLEST and _mean(heat, contour) >= SURE:
            found.append((contour, box))
    slope = median([box.angle for _, box in found if box.width > LONG_LINE * box.height] or [0.0])
    return [_full_size(_turned(contour, box, slope), across, down) for contour, box in found]


def _around(contour: Contour) -> LineBox:
    """The smallest rectangle around `contour`, in points of the map."""
    (x, y), (width, height), degrees = cv2.minAreaRect(contour)
    angle = math.radians(degrees)
    if abs(math.sin(angle)) > abs(math.cos(angle)):  # OpenCV calls either side the width
        width, height, angle = height, width, angle - math.pi / 2
    if abs(angle) > math.pi / 2:
        angle -= math.copysign(math.pi, angle)
    return LineBox(x=x, y=y, width=width, height=height, angle=angle)


def _turned(contour: Contour, box: LineBox, slope: float) -> LineBox:
    """`box`, or the rectangle at the slope of the page where the line is too short to tell its own."""
    if box.width > LONG_LINE * box.height or not 0 < abs(box.angle - slope) < OWN_SLOPE:
        return box
    cosine, sine = math.cos(slope), math.sin(slope)
    turned = contour.reshape(-1, 2) @ np.array([[cosine, -sine], [sine, cosine]])
    (left, top), (right, bottom) = turned.min(axis=0), turned.max(axis=0)
    x, y = (left + right) / 2, (top + bottom) / 2
    return LineBox(
        x=x * cosine - y * sine,
        y=x * sine + y * cosine,
        width=right - left,
        height=bottom - top,
        angle=slope,
    )


def _full_size(core: LineBox, across: float, down: float) -> LineBox:
    """The box of a line around its `core`, in pixels of the picture."""
    grown = core.width * core.height * UNCLIP / (core.width + core.height)
    # Both scales differ by rounding to STEP only, so the shear this leaves out is far below a pixel.
    return LineBox(
        x=core.x * across,
        y=core.y * down,
        width=(core.width + grown) * across,
        height=(core.height + grown) * down,
        angle=core.angle,
    )


def _mean(heat: Floats, contour: Contour) -> float:
    left, top, width, height = cv2.boundingRect(contour)
    mask = np.zeros((height, width), np.uint8)
    cv2.drawContours(mask, [contour], -1, 1, cv2.FILLED, offset=(-left, -top))
    return float(cv2.mean(heat[top : top + height, left : left + width], mask)[0])


def cut_out(picture: Picture, box: LineBox) -> Picture:
    """The pixels of `box`, level, at their own size."""
    height, width = picture.shape[:2]
    if box.upright:
        left, right = max(0, math.floor(box.left)), min(width, math.ceil(box.right))
        top, bottom = max(0, math.floor(box.top)), min(height, math.ceil(box.bottom))
        return picture[top : max(bottom, top + 1), left : max(right, left + 1)]
    cosine, sine = math.cos(box.angle), math.sin(box.angle)
    across, down = (
        np.array([cosine, sine]) * box.width / 2,
        np.array([-sine, cosine]) * box.height / 2,
    )
    middle = np.array([box.x, box.y])
    corners = np.array([middle - across - down, middle + across - down, middle - across + down], np.float32)
    size = max(1, round(box.width)), max(1, round(box.height))
    target = np.array([[0, 0], [size[0], 0], [0, size[1]]], np.float32)
    matrix = cv2.getAffineTransform(corners, target)
    return cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
