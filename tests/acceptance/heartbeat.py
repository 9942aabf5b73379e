"""How long the window's thread was away, and how much of that the machine did.

Three clocks run at once: a timer of the window's event loop every 10 ms; the kernel's account of how long the
window's thread was ready to run and got no processor (Linux only); and another process that only sleeps 10 ms at a
time and sees the machine alone. Of a gap of the first clock the larger of the other two is the machine's.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from tests.acceptance.helpers import start

STEP_MS = 10
_CONTROL = f"""
import sys, threading, time
ends, ended = [], threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
before = time.monotonic()
while not ended.is_set():
    time.sleep({STEP_MS / 1000})
    now = time.monotonic()
    if now - before > {2 * STEP_MS / 1000}:
        ends.append((before, now))
    before = now
for one in ends:
    print(*one)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The window's thread was away from `begin` for `ms`; for `machine_ms` of it the machine kept it waiting."""

    begin: float
    ms: float
    machine_ms: float
    busy_ms: float

    @property
    def ours_ms(self) -> float:
        """What is left for the program to answer for."""
        return self.ms - self.machine_ms


class Heartbeat(QObject):
    """Begins to beat when made; `stop` gives all gaps, the longest of ours first."""

    def __init__(self) -> None:
        super().__init__()
        self._beats: list[tuple[float, float, float]] = []
        self._account = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._control = start(_CONTROL, stdin=True)
        self._timer = QTimer(self, interval=STEP_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> tuple[Gap, ...]:
        self._timer.stop()
        out, _ = self._control.communicate("", timeout=30)
        control = [(float(a), float(b)) for a, b in (line.split() for line in out.splitlines())]
        gaps = []
        for (begin, waited, busy), (end, waited_then, busy_then) in zip(
            self._beats, self._beats[1:], strict=False
        ):
            machine = max(
                waited_then - waited,
                max((min(end, b) - max(begin, a) - STEP_MS / 1000 for a, b in control), default=0),
            )
            gaps.append(
                Gap(begin=begin, ms=(end - begin) * 1000, machine_ms=max(machine, 0) * 1000, busy_ms=(busy_then - busy) * 1000)
            )  # fmt: skip
        return tuple(sorted(gaps, key=lambda gap: gap.ours_ms, reverse=True))

    def _beat(self) -> None:
        self._beats.append((time.monotonic(), self._waited(), time.thread_time()))

    def _waited(self) -> float:
        try:
            return int(self._account.read_bytes().split()[1]) / 1e9
        except OSError:
            return 0.0


def told(gaps: tuple[Gap, ...], name: str) -> str:
    """The longest gaps in words, for the output of a test."""
    raw = max(gaps, key=lambda gap: gap.ms)
    ours = gaps[0]
    over = sum(gap.ms > 50 for gap in gaps)
    return (
        f"{name}: longest gap {raw.ms:.0f} ms (the machine's: {raw.machine_ms:.0f}), {over} over 50 ms; "
        f"longest of ours {ours.ours_ms:.0f} ms (of {ours.ms:.0f}, {ours.busy_ms:.0f} at work)"
    )
