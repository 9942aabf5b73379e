"""Pictures for the screen: decoded by the reading workers, never by the window itself."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from core.reading.pool import ReaderPool, ReadingCancelled
from core.reading.values import Pixels
from core.vault.vault import Vault
from ui.desk import Desk
from ui.jobs import Cancelled, Job, Jobs

_KEPT: Final = 48
_KEPT_SIDE: Final = 700  # larger pictures are not kept: one of 2400 pixels is 14 MB


class Gallery(QObject):
    """Turns stored bytes into images; keeps the last small ones until the lock."""

    def __init__(self, desk: Desk, jobs: Jobs, readers: ReaderPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._readers = desk, jobs, readers
        self._kept: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()

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
    ) -> None:
        """Gives the picture of `page` to `done`; `key` names the bytes (their digest), `fetch` reads them."""
        name = (key, max_side, page)
        if (kept := self._kept.get(name)) is not None:
            self._kept.move_to_end(name)
            done(kept)
            return

        def shown(image: QImage) -> None:
            if max_side <= _KEPT_SIDE:
                self._kept[name] = image
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            done(image)

        def render(job: Job, data: bytes) -> QImage:
            try:
                return _image(
                    self._readers.render(data, max_side=max_side, page=page, cancel=lambda: job.cancelled)
                )
            except ReadingCancelled:
                raise Cancelled from None

        self._desk.ask(
            owner,
            fetch,
            done=lambda data: self._jobs.start(
                owner, lambda job: render(job, data), done=shown, failed=failed
            ),
            failed=failed,
        )

    def clear(self) -> None:
        """Drops every kept image."""
        self._kept.clear()


def _image(pixels: Pixels) -> QImage:
    # The converted image owns its bytes, the first one points into memory that Python frees; and this is the
    # form that the screen takes without work on the window's thread.
    image = QImage(pixels.rgb, pixels.width, pixels.height, pixels.width * 3, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)
