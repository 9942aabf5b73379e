"""Work off the window's thread: one long-lived dispatcher, plain functions, results on the window's thread.

No object with signals is made for a job: deleting one while its own signal is delivered crashes the
interpreter. Callbacks whose owner is gone, or that belong to a session before the last lock, are dropped.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from core.errors import UserError

T = TypeVar("T")
Report = Callable[[int, int], None]
log: Final = logging.getLogger("netra.ui")


class Cancelled(Exception):
    """Raised inside work at a safe point after somebody asked it to stop."""


class Job:
    """What running work sees of the window: a way to report and a way to learn that it should stop."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Asks the work to stop at its next safe point. From any thread."""
        self._stop.set()

    def check(self) -> None:
        """A safe point: raises `Cancelled` when the work should stop."""
        if self.cancelled:
            raise Cancelled

    def report(self, done: int, total: int) -> None:
        """Tells how far the work is, in the unit that the caller knows; also a safe point."""
        self.check()
        self._report(done, total)


def nothing(*_: object) -> None:
    """The callback of those who need none."""


class Jobs(QObject):
    """Runs functions in a few threads and hands their results to the window's thread."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="netra-job")
        self._running: set[Job] = set()
        self._session = 0
        self._ended = False
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        owner: QObject,
        work: Callable[[Job], T],
        *,
        done: Callable[[T], object] = nothing,
        failed: Callable[[Exception], object] = nothing,
        progress: Report = nothing,
        cancelled: Callable[[], object] = nothing,
    ) -> Job:
        """Runs `work` in another thread; exactly one of `done`, `failed`, `cancelled` follows if `owner` lives."""
        return self.run_on(
            self._pool, owner, work, done=done, failed=failed, progress=progress, cancelled=cancelled
        )

    def run_on(
        self,
        executor: Executor,
        owner: QObject,
        work: Callable[[Job], T],
        *,
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
        progress: Report = nothing,
        cancelled: Callable[[], object] = nothing,
    ) -> Job:
        """As `start`, on an executor of the caller's."""
        session = self._session

        def post(call: Callable[..., object], *args: object) -> None:
            self._posted.emit((session, owner, call, args))

        def body() -> None:
            try:
                job.check()
                result = work(job)
            except Cancelled:
                post(cancelled)
            except Exception as error:  # noqa: BLE001 - the edge of a thread: handed to the window, never lost
                if not isinstance(error, UserError):
                    log.error("job failed: %s at %s", type(error).__name__, place_of(error))  # noqa: TRY400 - a traceback may hold names
                post(failed, error)
            else:
                post(done, result)
            finally:
                self._running.discard(job)

        job = Job(lambda at, total: post(progress, at, total))
        if self._ended:
            job.cancel()  # a page may still live for a moment after the window was closed
            return job
        self._running.add(job)
        executor.submit(body)
        return job

    def forget(self) -> None:
        """Asks all work to stop and drops every result still under way (at lock)."""
        self._session += 1
        for job in tuple(self._running):
            job.cancel()

    def shutdown(self) -> None:
        """Stops all work and waits for its threads; nothing starts any more."""
        self._ended = True
        self.forget()
        self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _deliver(self, message: tuple[int, QObject, Callable[..., Any], tuple[object, ...]]) -> None:
        session, owner, call, args = message
        if session == self._session and isValid(owner):
            call(*args)


def place_of(error: BaseException) -> str:
    """The file name and line where an error came up; never its text, which may hold names and paths."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"
