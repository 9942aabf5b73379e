"""One worker process seen from the parent: starting it, asking it with a time limit, ending it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from core.reading.frames import BadFrame, read_frame, write_frame

POLL_S: Final = 0.05  # how often a waiting caller looks whether it was cancelled
CHECKOUT: Final = Path(__file__).resolve().parents[2]

Cancel = Callable[[], bool]
Answer = tuple[dict[str, object], bytes]


class WorkerGone(Exception):
    """The worker ended, or could not be started."""


class TimeLimit(Exception):
    """The worker did not answer in time."""


class ReadingCancelled(Exception):
    """The caller's `cancel` said yes. Nothing was read; the file can be read again later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    header: Mapping[str, object]
    body: bytes
    max_body: int
    answer: Future[Answer]


def worker_command() -> list[str]:
    """How this program starts its own worker, from a checkout or from a frozen build."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "reader-worker"]
    # -E -s: no PYTHON* variable and no folder of the user decides what runs; -B: nothing is written.
    return [sys.executable, "-E", "-s", "-B", "-m", "core.reading.worker"]


class Channel:
    """A worker process and the thread that talks to it.

    The thread lives as long as the worker: Linux kills a worker when the thread that started it ends, so it
    must not be a thread of the caller. After any exception but an answer, the channel is to be ended.
    """

    def __init__(self, command: Sequence[str], scratch: Path | None = None) -> None:
        self._command = list(command)
        self._scratch = scratch
        self._questions: queue.SimpleQueue[_Question | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._started: Future[None] = Future()
        self._ending = threading.Lock()
        self._ended = False
        threading.Thread(target=self._run, name="reader-channel", daemon=True).start()
        self._started.result()

    def ask(
        self,
        header: Mapping[str, object],
        body: bytes = b"",
        *,
        max_body: int = 0,
        limit_s: float,
        cancel: Cancel | None = None,
    ) -> Answer:
        """The worker's answer: a header and at most `max_body` bytes, neither of them checked further.

        Raises `WorkerGone`, `TimeLimit`, `ReadingCancelled` or `BadFrame`.
        """
        question = _Question(header=header, body=body, max_body=max_body, answer=Future())
        self._questions.put(question)
        deadline = time.monotonic() + limit_s
        while not question.answer.done():
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeLimit
            if cancel is not None and cancel():
                raise ReadingCancelled
            self._wait(question.answer, left if cancel is None else min(left, POLL_S))
        return question.answer.result()

    @property
    def alive(self) -> bool:
        """False when the worker ended while nobody asked it anything."""
        process = self._process
        return (
            not self._ended and process is not None and process.poll() is None and not _is_dead(process.pid)
        )

    @property
    def pid(self) -> int | None:
        """The worker's process id, None when it never started."""
        return None if self._process is None else self._process.pid

    def end(self) -> None:
        """Kills the worker and whatever it started, and waits until it is gone. May be called twice."""
        with self._ending:
            if self._ended:
                return
            self._ended = True
            if self._process is not None:
                _kill(self._process)
        self._questions.put(None)

    def _run(self) -> None:
        try:
            process = self._process = self._start()
        except OSError as error:
            self._started.set_exception(WorkerGone(str(error.errno)))
            return
        self._started.set_result(None)
        requests, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        while (question := self._questions.get()) is not None:
            _exchange(question, requests, answers)
        for pipe in (requests, answers):
            try:
                pipe.close()
            except OSError:  # what was left in the buffer has no reader any more
                continue

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"}
        # One thread a worker; a library with threads also takes address space for each of them.
        environment |= dict.fromkeys(("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        flags = 0
        if sys.platform == "win32":
            environment["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", r"C:\Windows")
            flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        else:
            environment["PATH"] = "/usr/bin:/bin"
        if self._scratch is not None:
            environment["TMPDIR"] = str(self._scratch)
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module, no text from outside
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=None if getattr(sys, "frozen", False) else CHECKOUT,
            env=environment,
            close_fds=True,
            start_new_session=True,  # one group to kill; the terminal's Ctrl-C is the parent's affair
            creationflags=flags,
        )

    @staticmethod
    def _wait(answer: Future[Answer], seconds: float) -> None:
        try:
            answer.exception(timeout=seconds)
        except TimeoutError:
            return


def _exchange(question: _Question, requests: BinaryIO, answers: BinaryIO) -> None:
    try:
        write_frame(requests, question.header, question.body)
        question.answer.set_result(read_frame(answers, max_body=question.max_body))
    except BadFrame as error:
        question.answer.set_exception(error)
    except (OSError, EOFError):
        question.answer.set_exception(WorkerGone())


def _is_dead(pid: int) -> bool:
    """True when the main thread has ended; the other threads of the runtime may take a moment longer."""
    try:
        status = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:  # no Linux
        return False
    return status.rpartition(b")")[2].split()[0] in (b"Z", b"X")


def _kill(process: subprocess.Popen[bytes]) -> None:
    # The group is signalled before the process is waited for: until then its number cannot be given away.
    if process.returncode is None:
        if sys.platform == "win32":
            process.kill()
        else:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):  # died before it had a group of its own
                process.kill()
    process.wait()
