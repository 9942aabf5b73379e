"""What a clipboard or a drag brings: files by their paths, or a picture as bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """At most one of the three is there: paths, the bytes of a PNG, or an image that has no bytes of its own yet."""

    paths: tuple[Path, ...] = ()
    png: bytes = b""
    image: QImage | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing that can become evidence."""
        return not (self.paths or self.png or self.image is not None)


def incoming(data: QMimeData | None) -> Incoming:
    """What of `data` can become evidence: files come first, then a picture byte for byte as it was copied.

    A clipboard that nobody owns has no data at all.
    """
    if data is None:
        return Incoming()
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if paths:
        return Incoming(paths=paths)
    if png := bytes(data.data("image/png").data()):
        return Incoming(png=png)
    image = data.imageData() if data.hasImage() else None
    return Incoming(image=image) if isinstance(image, QImage) and not image.isNull() else Incoming()


def as_png(image: QImage) -> bytes:
    """The picture as the bytes of a PNG, from any thread; a full screen takes a tenth of a second."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
