"""Warm workers that decode and read pictures; the only way in for the rest of Netra."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from core.errors import UserError
from core.reading.channel import POLL_S, Cancel, ReadingCancelled, TimeLimit, WorkerGone, worker_command
from core.reading.frames import BadFrame
from core.reading.reader import ENGINE, Reader, checked
from core.reading.values import MAX_INPUT, Box, Line, PageSize, Pixels, ReaderInfo, Reading
from core.rules.paper_code import PaperCode

STEP_LIMIT_S: Final = 20.0
MOST_THREADS: Final = 4  # of a worker; a page has too few lines for more

__all__ = ["ReaderPool", "ReadingCancelled"]


class ReaderPool:
    """Up to `workers` worker processes, each started when first needed and then kept warm.

    Every method may be called from any thread. A worker that dies, hangs or answers nonsense is killed, the
    call says so, and the next call gets a new one. Workers end with `close`, the pool and this process.
    """

    def __init__(
        self,
        workers: int,
        *,
        languages: Sequence[str] = ("ind", "eng"),
        engine: str = ENGINE,
        command: Sequence[str] | None = None,
        limit_s: float = STEP_LIMIT_S,
    ) -> None:
        """A pool that has started nothing yet.

        Args:
            workers: how many files are read at the same time, at least 1.
            languages: Tesseract language packs, the first one first; all must be installed.
            engine: `two-readers`; or, only because somebody asked for it, Tesseract alone as `tesserocr`
                or `pytesseract`.
            command: the program that speaks the worker's side of the protocol; None is our own.
            limit_s: seconds a worker may take to open a file, and again for each page.
        """
        if workers < 1 or not languages:
            raise ValueError("a pool has at least one worker and one language")
        self._languages = list(languages)
        self._engine = engine
        self._command = list(command or worker_command())
        self._limit_s = limit_s
        # Many workers share the machine by pictures, a few also share it inside a picture.
        self._threads = min(MOST_THREADS, max(1, (os.cpu_count() or 1) // workers))
        self._free = workers
        self._change = threading.Condition()
        self._idle: list[Reader] = []
        self._all: set[Reader] = set()
        self._closed = False
        weakref.finalize(self, _end_all, self._all)

    def read(self, data: bytes, *, cancel: Cancel | None = None) -> Reading:
        """Every line of every page of the file `data`.

        Raises:
            UserError: `picture_undecodable` (fact `reason`), `picture_too_large` (facts `width` and `height`,
                `bytes` or `pages`), `reader_timeout` (fact `seconds`), `component_missing` (`component`).
            ReadingCancelled: `cancel`, asked every 50 ms, said yes, or the pool was closed.
        """
        _check_length(data)
        with self._reader(cancel) as reader:
            sizes: list[PageSize] = []
            lines: list[Line] = []
            prints: list[str] = []
            for page in range(reader.open(data)):
                size, found, shape = reader.read(page)
                sizes.append(size)
                lines.extend(found)
                prints.append(shape)
            return checked(
                lambda: Reading(
                    lines=tuple(lines), pages=tuple(sizes), readers=reader.infos, prints=tuple(prints)
                )
            )

    def read_region(
        self, data: bytes, region: Box, *, page: int = 0, cancel: Cancel | None = None
    ) -> tuple[Line, ...]:
        """The lines in `region` of page `page`, read from that part alone; boxes in pixels of the page.

        Raises:
            UserError: as `read`; a page that the file does not have is `picture_undecodable`.
            ReadingCancelled: as `read`.
        """
        _check_length(data)
        with self._reader(cancel) as reader:
            if not 0 <= page < reader.open(data):
                raise UserError("picture_undecodable", reason="page_absent")
            return tuple(reader.read(page, region)[1])

    def render(self, data: bytes, *, max_side: int, page: int = 0, cancel: Cancel | None = None) -> Pixels:
        """Page `page` (counted from 0) of the file `data`, upright on white.

        No side is over `max_side` pixels and all of it at most `WORK_PIXELS`. Small pictures are not enlarged; a page
        of a PDF is drawn as large as is asked for.

        Raises:
            UserError: as `read`; a page that the file does not have is `picture_undecodable`.
            ReadingCancelled: as `read`.
        """
        if max_side < 1:
            raise ValueError("a side has at least one pixel")
        _check_length(data)
        with self._reader(cancel) as reader:
            if not 0 <= page < reader.open(data):
                raise UserError("picture_undecodable", reason="page_absent")
            return reader.render(page, max_side)

    def measure(self, data: bytes, *, cancel: Cancel | None = None) -> tuple[tuple[int, int], ...]:
        """Width and height of each page of a PDF, in hundredths of a millimetre; raises as `read`."""
        _check_length(data)
        with self._reader(cancel) as reader:
            reader.open(data)
            return reader.measure()

    def join(self, files: Sequence[bytes], *, cancel: Cancel | None = None) -> bytes:
        """One PDF with the pages of all `files`, in that order; raises as `read`, also where all are too long."""
        _check_length(b"".join(files))
        with self._reader(cancel) as reader:
            return reader.join(files)

    def pages(self, data: bytes, *, cancel: Cancel | None = None) -> int:
        """How many pages the file `data` has. Raises as `read`."""
        _check_length(data)
        with self._reader(cancel) as reader:
            return reader.open(data)

    def codes(self, data: bytes, *, cancel: Cancel | None = None) -> tuple[tuple[PaperCode, ...], ...]:
        """The codes of our papers on every page of the file `data`: usually one or none a page.

        Raises:
            UserError: as `read`.
            ReadingCancelled: as `read`.
        """
        _check_length(data)
        with self._reader(cancel) as reader:
            return tuple(reader.codes(page) for page in range(reader.open(data)))

    def gather(
        self, files: Sequence[bytes], places: Sequence[tuple[int, int]], *, cancel: Cancel | None = None
    ) -> bytes:
        """One PDF with a page for each of `places`: a file and its page, both counted from 0, in that order.

        Pages of PDFs are taken over as they are; one that shares what it draws with other pages, so that they would come
        along, becomes a picture of itself. JPEGs go in with every byte of their files, unless they are mirrored or
        for print; they and other pictures are then kept without loss.

        Raises:
            UserError: as `read`, also where all files or the PDF are too long; a page that is not there is
                `picture_undecodable`.
            ReadingCancelled: as `read`.
        """
        _check_length(b"".join(files))
        with self._reader(cancel) as reader:
            return reader.gather(files, places)

    def info(self) -> tuple[ReaderInfo, ...]:
        """The engines as recorded with every reading. Raises `component_missing`."""
        with self._reader(None) as reader:
            return reader.infos

    def confinement(self) -> tuple[str, ...]:
        """The measures that bind workers on this machine, named as in `core.reading.confinement`."""
        with self._reader(None) as reader:
            return reader.confinement

    def close(self) -> None:
        """Kills every worker, also those at work; calls end with `ReadingCancelled` from now on."""
        with self._change:
            self._closed = True
            readers = tuple(self._all)
            self._change.notify_all()
        for reader in readers:
            reader.end()

    @contextmanager
    def _reader(self, cancel: Cancel | None) -> Iterator[Reader]:
        """A worker for one file, for the calling thread alone."""
        reader = None
        fit = False
        self._wait_for_turn(cancel)
        try:
            reader = self._take_warm() or self._start()
            reader.cancel = cancel
            try:
                yield reader
            except UserError:
                fit = True  # the worker answered; it is the file that is bad
                raise
            fit = True
        except TimeLimit:
            raise UserError("reader_timeout", seconds=int(self._limit_s)) from None
        except BadFrame:
            raise UserError("picture_undecodable", reason="worker_answer") from None
        except WorkerGone:
            if self._closed:
                raise ReadingCancelled from None
            raise UserError("picture_undecodable", reason="worker_died") from None
        finally:
            self._give_back(reader, fit=fit)

    def _wait_for_turn(self, cancel: Cancel | None) -> None:
        with self._change:
            while self._free == 0 and not self._closed:
                self._change.wait(None if cancel is None else POLL_S)
                if cancel is not None and cancel():
                    raise ReadingCancelled
            if self._closed:
                raise ReadingCancelled
            self._free -= 1

    def _take_warm(self) -> Reader | None:
        with self._change:
            while self._idle:
                reader = self._idle.pop()
                if reader.alive:
                    return reader
                self._all.discard(reader)
                reader.end()
        return None

    def _start(self) -> Reader:
        reader = None
        try:
            reader = Reader(self._command, self._engine, self._limit_s)
            with self._change:
                self._all.add(reader)
            if not self._closed:  # else `close` may have missed it
                reader.greet(self._languages, self._threads)
                return reader
        except (WorkerGone, TimeLimit, BadFrame):
            self._drop(reader)
            if not self._closed:
                raise UserError("component_missing", component="reader-worker") from None
        except BaseException:
            self._drop(reader)
            raise
        self._drop(reader)
        raise ReadingCancelled

    def _give_back(self, reader: Reader | None, *, fit: bool) -> None:
        if reader is not None and fit:
            try:
                reader.forget()
            except (UserError, WorkerGone, TimeLimit, BadFrame):
                fit = False
        if not fit:
            self._drop(reader)
        with self._change:
            if reader is not None and fit and not self._closed:
                self._idle.append(reader)
            self._free += 1
            self._change.notify()

    def _drop(self, reader: Reader | None) -> None:
        if reader is not None:
            reader.end()
            with self._change:
                self._all.discard(reader)


def _check_length(data: bytes) -> None:
    if not data:
        raise UserError("picture_undecodable", reason="empty")
    if len(data) > MAX_INPUT:
        raise UserError("picture_too_large", bytes=len(data))


def _end_all(readers: set[Reader]) -> None:
    for reader in tuple(readers):
        reader.end()
