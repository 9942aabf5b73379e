"""A made-up letter of the office as paper, beside the settings that change it."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from core.process import letters
from ui.components.failure import tell
from ui.gallery import Asked, Gallery
from ui.office.edits import OfficeEdits
from ui.theme import px
from ui.widgets.basics import column, label
from ui.widgets.canvas import PictureCanvas
from ui.widgets.message import Message

_SIDE: Final = 1500
_SIDE_BY_SIDE: Final = 720


class Specimen(QWidget):
    """Draws the letter anew after every change, while it can be seen."""

    broke = Signal(object)
    drawn = Signal()

    def __init__(self, gallery: Gallery, edits: OfficeEdits, today: date) -> None:
        super().__init__()
        self._gallery, self._edits, self._today = gallery, edits, today
        self._asked: Asked | None = None
        self._number, self._stale = 0, True
        self.message = Message()
        self.canvas = PictureCanvas()
        self.canvas.setAccessibleName(self.tr("Contoh surat dengan kop dan gaya kantor"))
        note = label(self.tr("Contoh surat; nama dan nomor di dalamnya rekaan."), "caption", wrap=True)
        layout = column(self.message, gap=6)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(note)
        self.setLayout(layout)
        self.setMinimumSize(px(300), px(180))
        edits.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self.canvas, self.canvas.fit_width)

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        office, today = self._edits.office.value(), self._today
        if self._asked is not None:
            self._asked.cancel()
        self._stale = False
        self._number += 1
        self._asked = self._gallery.show(
            self, f"specimen-{id(self)}-{self._number}", lambda vault: letters.specimen(vault, office, today), max_side=_SIDE,
            done=self._show, failed=tell(self.message, self.broke.emit),
        )  # fmt: skip

    def _show(self, image: QImage) -> None:
        self.message.hide()
        self.canvas.show_image(image)
        self.canvas.fit_width()
        self.drawn.emit()


class BesideSpecimen(QWidget):
    """Settings and the letter they change: beside each other, on a narrow window under each other."""

    def __init__(self, settings: QWidget, specimen: Specimen) -> None:
        super().__init__()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(px(16))
        self._both.addWidget(settings, 4)
        self._both.addWidget(specimen, 5)
        self.setLayout(self._both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(_SIDE_BY_SIDE)
        self._both.setStretch(1, 5 if wide else 3)  # under each other, what is asked comes first
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
