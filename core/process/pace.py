"""How long work of equal pieces will still take, said only when it is known well."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Final

_KEPT: Final = 40  # pieces looked back at
_LEAST: Final = 10  # pieces before anything is said
_LEAST_S: Final = 8.0  # and seconds of work
_UNEVEN: Final = 0.4  # how far the two halves of what was seen may lie apart


class Pace:
    """Counts pieces as they end; pauses are left out."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._ended: deque[float] = deque(maxlen=_KEPT)
        self._paused_at: float | None = None
        self._paused_s = 0.0

    def clear(self) -> None:
        """Begins anew."""
        self._ended.clear()
        self._paused_at = None

    def step(self, pieces: int = 1) -> None:
        """So many pieces have ended just now."""
        self._ended.extend([self._clock()] * pieces)

    def pause(self) -> None:
        """Time stops."""
        if self._paused_at is None:
            self._paused_at = self._now()

    def go_on(self) -> None:
        """Time goes on."""
        if self._paused_at is not None:
            self._paused_s += self._now() - self._paused_at
            self._paused_at = None

    def left_s(self, pieces: int) -> float | None:
        """Seconds that so many further pieces take; None while that is a guess."""
        ended = self._ended
        if len(ended) < _LEAST or ended[-1] - ended[0] < _LEAST_S:
            return None
        middle = len(ended) // 2
        early = (ended[middle] - ended[0]) / middle
        late = (ended[-1] - ended[middle]) / (len(ended) - 1 - middle)
        if abs(early - late) > _UNEVEN * max(early, late):
            return None
        whole = (ended[-1] - ended[0]) / (len(ended) - 1)
        return whole * pieces

    def _clock(self) -> float:
        now = self._now() if self._paused_at is None else self._paused_at
        return now - self._paused_s
