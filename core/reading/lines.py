"""What readers of single lines share: the picture of a line, the words seen in it, and their protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from core.reading.values import ReaderInfo

# Bytes, height x width x (blue, green, red), as the models were trained; OpenCV's types do not say bytes.
Picture = npt.NDArray[Any]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A word a reader saw, where it stands (0 to 1 along the line), and how sure the reader was (0 to 1).

    `letters` are the middles of its letters (0 to 1 along the line), empty when the reader does not tell.
    """

    text: str
    start: float
    end: float
    probability: float
    letters: tuple[float, ...] = ()


class LineReader(Protocol):
    """Reads the words of one line; every reader of the two follows this."""

    info: ReaderInfo

    def read(self, line: Picture) -> list[Seen]:
        """The words of `line`, which holds one level line of text and little else, from left to right."""
        ...
