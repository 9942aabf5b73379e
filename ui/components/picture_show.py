"""Brings a stored picture onto a canvas, and more of its pixels when it is enlarged beyond those it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from core.reading.values import MAX_SIDE, PageSize
from core.vault.vault import Vault
from ui.gallery import Asked, Gallery, Levels
from ui.widgets.canvas import PictureCanvas

FIRST_SIDE: Final = 2400
_WAIT_MS: Final = 150
_ENOUGH: Final = 1.05  # how far a picture may be stretched before more pixels are asked for
Fetch = Callable[[Vault], bytes]


class PictureShow(QObject):
    """Shows one page at a time on `canvas`; what was asked for before is cancelled."""

    shown = Signal()
    failed = Signal(object)

    def __init__(self, gallery: Gallery, canvas: PictureCanvas) -> None:
        super().__init__(canvas)
        self._gallery, self._canvas = gallery, canvas
        self._asked = Asked()
        self._fetch: Fetch | None = None
        self._page = 0
        self._more = False
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._sharpen)
        canvas.moved.connect(self._timer.start)

    def show(self, fetch: Fetch, page: int, size: PageSize | None, angle: int) -> None:
        """Shows page `page`; `size` is its full size where known, `angle` turns the view."""
        self.blank()
        self._fetch, self._page = fetch, page

        def done(levels: Levels) -> None:
            found = levels[0].size()
            self._more = max(found.width(), found.height()) >= FIRST_SIDE - 1
            full = QSize(size.width, size.height) if size is not None else found
            self._canvas.show_levels(levels, full, angle=angle)
            self.shown.emit()

        self._asked = self._gallery.levels(
            self, fetch, max_side=FIRST_SIDE, page=page, done=done, failed=self.failed.emit
        )

    def blank(self) -> None:
        """Drops the picture and whatever is under way."""
        self._asked.cancel()
        self._timer.stop()
        self._fetch, self._more = None, False
        self._canvas.blank()

    def _sharpen(self) -> None:
        canvas, fetch = self._canvas, self._fetch
        if not self._more or fetch is None or canvas.empty:
            return
        wanted = canvas.sceneRect().width() * canvas.zoom * canvas.devicePixelRatioF()
        if wanted <= canvas.pixels.width() * _ENOUGH:
            return
        self._more = False  # the reading workers give all they may, so one question is enough

        def done(levels: Levels) -> None:
            if not canvas.empty and levels[0].width() > canvas.pixels.width():
                canvas.sharpen(levels)

        self._asked = self._gallery.levels(
            self, fetch, max_side=MAX_SIDE, page=self._page, done=done, failed=self.failed.emit
        )
