"""Small pictures for a grid: fetched for what is on screen, two at a time, the last asked for first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

from core.case import evidence
from core.case.evidence import Evidence
from core.vault.vault import Vault
from ui.gallery import Gallery

_KEPT_BYTES: Final = 48 * 1024 * 1024
_MOST_WANTED: Final = 64
_AT_ONCE: Final = 2
_TALL: Final = 2.25
"""Height of a phone's screen beside its width: the picture is asked for so large that its upper part fills a card."""


class Thumbnails(QObject):
    """Keeps small pictures until the lock; a picture that scrolled away before its turn is not fetched."""

    ready = Signal(str)
    """The digest of a picture that can be shown now, or cannot be shown at all."""

    def __init__(self, gallery: Gallery, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._file_id = ""
        self._size, self._ratio, self._radius = QSize(160, 120), 1.0, 0
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._bytes = 0
        self._wanted: OrderedDict[str, Evidence] = OrderedDict()
        self._under_way: set[str] = set()
        self._bad: set[str] = set()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._fetch)

    def look_into(self, file_id: str) -> None:
        """Names the file whose evidence is shown."""
        self._file_id = file_id

    def resize(self, size: QSize, ratio: float, radius: int) -> None:
        """Sets size and radius of the upper corners in pixels of the layout, and how many of the screen one is."""
        if (size, ratio, radius) != (self._size, self._ratio, self._radius):
            self._size, self._ratio, self._radius = size, ratio, radius
            self._drop()

    def of(self, item: Evidence) -> QPixmap | None:
        """The picture, filled from its upper edge; None while it is not there, and it is asked for."""
        key = item.sha256
        if (kept := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return kept
        if key not in self._bad and key not in self._under_way:
            self._wanted[key] = item
            self._wanted.move_to_end(key)
            while len(self._wanted) > _MOST_WANTED:
                self._wanted.popitem(last=False)
            if not self._turn.isActive():
                self._turn.start()
        return None

    def cannot_show(self, item: Evidence) -> bool:
        """Whether it was tried in vain."""
        return item.sha256 in self._bad

    def clear(self) -> None:
        """Drops everything, at the lock."""
        self._drop()
        self._wanted.clear()
        self._bad.clear()

    def _drop(self) -> None:
        self._kept.clear()
        self._bytes = 0

    def _fetch(self) -> None:
        while self._wanted and len(self._under_way) < _AT_ONCE:
            key, item = self._wanted.popitem(last=True)
            self._under_way.add(key)
            self._ask(key, item)

    def _ask(self, key: str, item: Evidence) -> None:
        file_id, size = self._file_id, self._size

        def fetch(vault: Vault) -> bytes:
            return evidence.original(vault.case(file_id), item)

        side = round(max(size.width() * _TALL, size.height() * _TALL) * self._ratio)
        self._gallery.show(
            self, key, fetch, max_side=side, done=lambda image: self._shown(key, image),
            failed=lambda _error: self._failed(key),
        )  # fmt: skip

    def _shown(self, key: str, image: QImage) -> None:
        self._under_way.discard(key)
        wanted = QSize(round(self._size.width() * self._ratio), round(self._size.height() * self._ratio))
        # The corners are cut here, once: a clipped painter takes a millisecond for every picture it draws.
        pixmap = QPixmap.fromImage(_rounded(_filled(image, wanted), self._radius * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        self._kept[key] = pixmap
        self._bytes += _weight(pixmap)
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= _weight(old)
        self.ready.emit(key)
        self._fetch()

    def _failed(self, key: str) -> None:
        self._under_way.discard(key)
        self._bad.add(key)
        self.ready.emit(key)
        self._fetch()


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _filled(image: QImage, size: QSize) -> QImage:
    """The picture so large that it fills `size`, cut to its upper middle; small ones are not enlarged."""
    if image.width() > size.width() and image.height() > size.height():
        image = image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
    width, height = min(image.width(), size.width()), min(image.height(), size.height())
    return image.copy(QRect((image.width() - width) // 2, 0, width, height))


def _rounded(image: QImage, radius: float) -> QImage:
    """The picture with its two upper corners cut round."""
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(image))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(0, 0, image.width(), image.height() + radius), radius, radius)
    painter.end()
    return made
