"""The one source of the present moment, so that tests and the demonstration can set it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock. Its correctness is not promised (see `docs/guide`)."""

    def now(self) -> datetime:
        """See `Clock`."""
        return datetime.now(UTC)


class SetClock:
    """A clock that stands where it is put and moves on by `step` at every look.

    The step keeps the order of journal entries visible in a demonstration; zero freezes time.
    """

    def __init__(self, start: datetime, step: timedelta = timedelta(0)) -> None:
        self._step = step
        self.set(start)

    def set(self, moment: datetime) -> None:
        """Puts the clock at `moment`, which must be aware."""
        if moment.tzinfo is None:
            raise ValueError("a clock needs an aware moment")
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Where the clock stands; it moves on by the step afterwards."""
        moment = self._moment
        self._moment = moment + self._step
        return moment


def instant(moment: datetime) -> str:
    """`moment` as the ledger writes it: UTC with milliseconds, e.g. `2026-11-23T16:43:58.123Z`."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs an aware moment")
    utc = moment.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"


def parse_instant(text: str) -> datetime:
    """The moment that `instant` wrote. Raises `ValueError` for any other form."""
    if not text.endswith("Z"):
        raise ValueError("an instant is written in UTC")
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
