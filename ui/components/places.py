"""Boxes of a reading as the canvas wants them."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from core.reading.values import Box, PageSize


def shares(box: Box, size: PageSize) -> QRectF:
    """A box as shares (0-1) of the width and height of its page."""
    return QRectF(
        box.left / size.width, box.top / size.height, box.width / size.width, box.height / size.height
    )
