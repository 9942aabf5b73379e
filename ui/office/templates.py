"""The way from *Setelan* to the templates of the office."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.basics import button, column, row


class TemplatesGroup(QWidget):
    """One button; emits `opening`."""

    opening = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.open = button(self.tr("&Ubah templat…"), self.opening.emit, image="file-text")
        self.setLayout(column(row(self.open, 0)))
