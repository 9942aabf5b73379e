"""The two buttons that every picture has."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from ui.widgets.basics import button
from ui.widgets.canvas import PictureCanvas

translate = QCoreApplication.translate


def zoom_buttons(canvas: PictureCanvas) -> tuple[QPushButton, QPushButton]:
    """Smaller and larger, for the toolbar of the canvas; the keys are those of the canvas itself."""
    return (
        button(
            "",
            lambda: canvas.enlarge(-1),
            kind="plain",
            image="magnifying-glass-minus",
            tip=translate("zoom", "Perkecil (-)"),
        ),
        button(
            "",
            lambda: canvas.enlarge(1),
            kind="plain",
            image="magnifying-glass-plus",
            tip=translate("zoom", "Perbesar (+)"),
        ),
    )
