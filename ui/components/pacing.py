"""Work that follows typing: after a pause, one run at a time, and the last wish counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

Wish = TypeVar("Wish")
Answer = TypeVar("Answer")


class Pacing(Generic[Wish, Answer]):
    """One run under way, one after it; what an old round answers is dropped.

    `begin` starts the work of a wish and calls exactly one of the two functions it is given, later, on the window's
    thread. `done` and `failed` hear of it when the round is still the same. After a failure nothing follows by itself.
    """

    def __init__(
        self,
        parent: QObject,
        pause_ms: int,
        begin: Callable[[Wish, Callable[[Answer], None], Callable[[Exception], None]], object],
        *,
        done: Callable[[Answer], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self._begin, self._done, self._failed = begin, done, failed
        self._wish: Callable[[], Wish | None] = lambda: None
        self._timer = QTimer(parent, singleShot=True, interval=pause_ms)
        self._timer.timeout.connect(self.now)
        self._busy = self._again = False
        self._round = 0

    @property
    def round(self) -> int:
        """A number that is another one after every `watch`."""
        return self._round

    @property
    def waiting(self) -> bool:
        """Whether the pause is running."""
        return self._timer.isActive()

    @property
    def followed(self) -> bool:
        """Whether another run begins right after the one under way, or after the one that is answering."""
        return self._again

    def watch(self, wish: Callable[[], Wish | None]) -> None:
        """Begins another round: runs are of what `wish` gives at their beginning; None asks for nothing."""
        self._wish = wish
        self._round += 1
        self._busy = self._again = False
        self._timer.stop()

    def soon(self) -> None:
        """A run after the pause, counted from now."""
        self._timer.start()

    def now(self) -> None:
        """A run at once, or right after the one under way."""
        self._timer.stop()
        if self._busy:
            self._again = True
            return
        wish = self._wish()
        if wish is None:
            return
        self._busy, turn = True, self._round

        def done(answer: Answer) -> None:
            if turn == self._round:
                self._ended(answer)

        def failed(error: Exception) -> None:
            if turn == self._round:
                self._busy = self._again = False
                self._failed(error)

        self._begin(wish, done, failed)

    def _ended(self, answer: Answer) -> None:
        self._busy = False
        self._done(answer)
        if self._again:
            self._again = False
            self.now()
