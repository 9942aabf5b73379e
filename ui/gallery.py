"""Pictures for the screen: decoded by the reading workers, never by the window itself."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from core.process import letters
from core.reading.pool import ReaderPool, ReadingCancelled
from core.reading.values import Box, Line, Pixels, ReaderInfo
from core.vault import logo
from core.vault.vault import Vault
from core.writing.blocks import Image
from ui.desk import Desk
from ui.jobs import Cancelled, Job, Jobs, nothing

T = TypeVar("T")
Levels = tuple[QImage, ...]
"""A picture and its halves, quarters …, so that a small view of a large picture stays crisp."""

RegionRead = tuple[tuple[Line, ...], tuple[ReaderInfo, ...]]

_KEPT: Final = 48
_KEPT_SIDE: Final = 700  # larger pictures are not kept: one of 2400 pixels is 14 MB
_LEAST_LEVEL: Final = 480  # pixels of the longer side of the smallest level


class Asked:
    """Something asked of the reading workers, which may be cancelled on the window's thread."""

    def __init__(self) -> None:
        self._job: Job | None = None
        self.cancelled = False

    def cancel(self) -> None:
        """Stops the work at its next safe point; nothing is delivered any more."""
        self.cancelled = True
        if self._job is not None:
            self._job.cancel()

    def follow(self, job: Job) -> None:
        """Tells which job does the work now."""
        self._job = job
        if self.cancelled:
            job.cancel()


class Gallery(QObject):
    """Turns stored bytes into images; keeps the last small ones until the lock."""

    def __init__(self, desk: Desk, jobs: Jobs, readers: ReaderPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._readers = desk, jobs, readers
        self._kept: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()

    @property
    def jobs(self) -> Jobs:
        """The threads that wait for the workers."""
        return self._jobs

    @property
    def readers(self) -> ReaderPool:
        """The workers themselves, for who draws elsewhere than on the screen."""
        return self._readers

    def show(
        self,
        owner: QObject,
        key: str,
        fetch: Callable[[Vault], bytes],
        *,
        max_side: int,
        page: int = 0,
        done: Callable[[QImage], object],
        failed: Callable[[Exception], object],
    ) -> Asked:
        """Gives the picture of `page` to `done`; `key` names the bytes (their digest), `fetch` reads them."""
        name = (key, max_side, page)
        if (kept := self._kept.get(name)) is not None:
            self._kept.move_to_end(name)
            done(kept)
            return Asked()

        def shown(image: QImage) -> None:
            if max_side <= _KEPT_SIDE:
                self._kept[name] = image
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            done(image)

        return self._ask(
            owner, fetch, lambda job, data: image_of(self._render(job, data, max_side, page)),
            done=shown, failed=failed,
        )  # fmt: skip

    def levels(
        self,
        owner: QObject,
        fetch: Callable[[Vault], bytes],
        *,
        max_side: int,
        page: int,
        done: Callable[[Levels], object],
        failed: Callable[[Exception], object],
    ) -> Asked:
        """As `show`, for a picture that will be enlarged and reduced; nothing of it is kept."""
        return self._ask(
            owner, fetch, lambda job, data: _levels(image_of(self._render(job, data, max_side, page))),
            done=done, failed=failed,
        )  # fmt: skip

    def reread(
        self,
        owner: QObject,
        fetch: Callable[[Vault], bytes],
        *,
        region: Box,
        page: int,
        done: Callable[[RegionRead], object],
        failed: Callable[[Exception], object],
    ) -> Asked:
        """Gives what the readers see in `region` of `page` alone, in pixels of the page, and who they are."""

        def read(job: Job, data: bytes) -> RegionRead:
            lines = self._readers.read_region(data, region, page=page, cancel=lambda: job.cancelled)
            return lines, self._readers.info()

        return self._ask(owner, fetch, read, done=done, failed=failed)

    def pages(
        self,
        owner: QObject,
        fetch: Callable[[Vault], bytes],
        *,
        done: Callable[[int], object],
        failed: Callable[[Exception], object],
    ) -> Asked:
        """Gives the number of pages."""
        return self._ask(
            owner, fetch, lambda job, data: self._readers.pages(data, cancel=lambda: job.cancelled),
            done=done, failed=failed,
        )  # fmt: skip

    def work(
        self,
        owner: QObject,
        body: Callable[[ReaderPool, Job], T],
        *,
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> Job:
        """Work for the reading workers that needs no vault, in a job thread."""

        def run(job: Job) -> T:
            try:
                return body(self._readers, job)
            except ReadingCancelled:
                raise Cancelled from None

        return self._jobs.start(owner, run, done=done, failed=failed)

    def clean_logo(
        self,
        owner: QObject,
        path: Path,
        *,
        done: Callable[[bytes], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Gives the picture in a chosen file as it may be kept for the letterhead; a worker decodes it."""
        self._jobs.start(
            owner, lambda _job: logo.clean(self._readers, logo.read(path)), done=done, failed=failed
        )

    def for_paper(
        self,
        owner: QObject,
        fetch: Callable[[Vault], bytes],
        *,
        done: Callable[[Image | None], object],
        failed: Callable[[Exception], object],
    ) -> Asked:
        """Gives a picture of evidence as papers take it, None when it cannot be decoded."""
        return self._ask(
            owner, fetch, lambda job, data: letters.decode(data, self._readers, lambda: job.cancelled),
            done=done, failed=failed,
        )  # fmt: skip

    def decode_now(self, shown: tuple[letters.Shown, ...]) -> dict[str, Image]:
        """The pictures of a paper by digest; for the storage thread, which waits for the workers."""
        try:
            return letters.decode_all(shown, self._readers)
        except ReadingCancelled:
            raise Cancelled from None

    def clear(self) -> None:
        """Drops every kept image."""
        self._kept.clear()

    def _render(self, job: Job, data: bytes, max_side: int, page: int) -> Pixels:
        return self._readers.render(data, max_side=max_side, page=page, cancel=lambda: job.cancelled)

    def _ask(
        self,
        owner: QObject,
        fetch: Callable[[Vault], bytes],
        work: Callable[[Job, bytes], T],
        *,
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> Asked:
        """The bytes come from the storage thread, the work is waited for in a job thread."""
        asked = Asked()

        def body(job: Job, data: bytes) -> T:
            try:
                return work(job, data)
            except ReadingCancelled:
                raise Cancelled from None

        def fetched(data: bytes) -> None:
            if not asked.cancelled:
                job = self._jobs.start(
                    owner,
                    lambda job: body(job, data),
                    done=lambda found: nothing() if asked.cancelled else done(found),
                    failed=lambda error: nothing() if asked.cancelled else failed(error),
                )
                asked.follow(job)

        self._desk.ask(
            owner,
            fetch,
            done=fetched,
            failed=lambda error: nothing() if asked.cancelled else failed(error),
        )
        return asked


def image_of(pixels: Pixels) -> QImage:
    """The pixels as the screen and printers take them; may be called in any thread."""
    # The format of the screen, made off the window's thread: the change of 16 megapixels takes some 30 ms. It
    # owns its bytes; an image over those of Python would point into memory that Python frees.
    image = QImage(pixels.rgb, pixels.width, pixels.height, pixels.width * 3, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _levels(image: QImage) -> Levels:
    made = [image]
    while max(made[-1].width(), made[-1].height()) >= 2 * _LEAST_LEVEL:
        last = made[-1]
        made.append(
            last.scaled(
                max(1, last.width() // 2), max(1, last.height() // 2),
                Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
            )
        )  # fmt: skip
    return tuple(made)
