"""A picture on which a box can be drawn and words can be selected, by mouse and by keyboard."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from ui.widgets.canvas import PictureCanvas
from ui.widgets.marks import MarkKind

_LEAST: Final = 6  # pixels of a side of a box; less is a click that slipped
_STEP: Final = 8  # pixels that an arrow key moves a box or its corner
_ARROWS: Final = {
    Qt.Key.Key_Left: QPoint(-1, 0), Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1), Qt.Key.Key_Down: QPoint(0, 1),
}  # fmt: skip
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Mode(Enum):
    """What dragging does."""

    LOOK = "look"  # moves the picture; with Shift it draws a box
    BOX = "box"
    WORDS = "words"


class ReadingCanvas(PictureCanvas):
    """In a mode, Enter confirms what the arrow keys or the mouse laid down; Escape is the page's."""

    boxed = Signal(QRectF)
    """A box was drawn: shares of the picture."""
    spanned = Signal(int, int)
    """The first and the last mark of a selection in reading order."""
    mode_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.able = True
        self._mode = Mode.LOOK
        self._drawing = False
        self._start = QPointF()
        self._anchor = -1
        self._head = -1

    @property
    def mode(self) -> Mode:
        """What dragging does now."""
        return self._mode

    @property
    def band(self) -> QRectF | None:
        """The box drawn, as shares of the picture."""
        return None if self._over.band is None else self._over.shares(self._over.band)

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last mark selected."""
        return self._over.span

    def set_mode(self, mode: Mode) -> None:
        """Changes what dragging does; box and selection go."""
        if mode is not Mode.LOOK and (self.empty or not self.able):
            mode = Mode.LOOK
        self._drawing = False
        self._anchor = self._head = -1
        self._over.band, self._over.span = None, None
        self._over.update()
        changed, self._mode = self._mode is not mode, mode
        look = mode is Mode.LOOK
        drag = QGraphicsView.DragMode
        self.setDragMode(drag.ScrollHandDrag if look else drag.NoDrag)
        shapes = {Mode.BOX: Qt.CursorShape.CrossCursor, Mode.WORDS: Qt.CursorShape.IBeamCursor}
        self.viewport().setCursor(shapes.get(mode, Qt.CursorShape.OpenHandCursor))
        if changed:
            self.mode_changed.emit(mode)

    def drop_band(self) -> None:
        """Takes the box away that was drawn."""
        self._over.band = None
        self._over.update()

    def show_band(self, shares: QRectF) -> None:
        """Shows a box as if it had been drawn."""
        self._over.band = self._over.scene_rect(shares)
        self._over.update()

    def show_span(self, first: int, last: int) -> None:
        """Shows these marks as selected; -1 shows none."""
        self._over.span = (first, last) if 0 <= first <= last < len(self.marks) else None
        self._over.update()

    # -- by mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not left or self.empty or not self.able or (self._mode is Mode.LOOK and not shifted):
            super().mousePressEvent(event)
            return
        self._drawing = True
        self._start = self.mapToScene(event.position().toPoint())
        if self._mode is Mode.WORDS:
            self._anchor = self._head = self._over.nearest(self._start)
            self._show_span()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._drawing:
            super().mouseMoveEvent(event)
            if self._mode is not Mode.LOOK:
                box = self._mode is Mode.BOX
                self.viewport().setCursor(Qt.CursorShape.CrossCursor if box else Qt.CursorShape.IBeamCursor)
            return
        point = self.mapToScene(event.position().toPoint())
        if self._mode is Mode.WORDS:
            self._head = self._over.nearest(point)
            self._show_span()
        else:
            self._over.band = QRectF(self._start, point).normalized().intersected(self._over.area)
            self._over.update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._drawing:
            if self._mode is Mode.LOOK:
                super().mouseReleaseEvent(event)
            return
        self._drawing = False
        event.accept()
        if self._mode is Mode.WORDS:
            self._confirm_span()
        else:
            self._confirm_band()

    # -- by keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._mode is Mode.BOX and key in _ARROWS:
            self._move_band(_ARROWS[Qt.Key(key)] * _STEP, resize=shifted)
        elif self._mode is Mode.WORDS and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_span(1 if key == Qt.Key.Key_Right else -1, extend=shifted)
        elif self._mode is Mode.BOX and key in _ENTER:
            self._move_band(QPoint(), resize=False)
            self._confirm_band()
        elif self._mode is Mode.WORDS and key in _ENTER:
            self._move_span(0, extend=True)
            self._confirm_span()
        else:
            super().keyPressEvent(event)

    def _move_band(self, by: QPoint, *, resize: bool) -> None:
        if self._over.band is None:
            self._over.band = self._first_band()
        rect = self.mapFromScene(self._over.band).boundingRect()
        if resize:
            rect.setSize((rect.size() + QSize(by.x(), by.y())).expandedTo(QSize(_LEAST, _LEAST)))
        else:
            rect.translate(by)
        self._over.band = self.mapToScene(rect).boundingRect().intersected(self._over.area)
        self._over.update()
        self.ensureVisible(self._over.band, 20, 20)

    def _first_band(self) -> QRectF:
        """Where a box begins that is drawn by keyboard: around the word chosen, else in the middle of the view."""
        if self.chosen_mark >= 0:
            word = self._over.rect_of(self.chosen_mark)
            pad = word.height() / 2
            return word.adjusted(-pad, -pad, pad, pad).intersected(self._over.area)
        seen = self.mapToScene(self.viewport().rect()).boundingRect().intersected(self._over.area)
        return seen.adjusted(seen.width() / 3, seen.height() / 3, -seen.width() / 3, -seen.height() / 3)

    def _move_span(self, by: int, *, extend: bool) -> None:
        words = [at for at, mark in enumerate(self.marks) if mark.kind is not MarkKind.GONE]
        if not words:
            return
        if self._head < 0:
            self._head = self._anchor = self.chosen_mark if self.chosen_mark in words else words[0]
        else:
            place = min(max(words.index(self._head) + by, 0), len(words) - 1)
            self._head = words[place]
            self._anchor = self._anchor if extend else self._head
        self._show_span()
        if not self.fits:
            self.ensureVisible(self._over.rect_of(self._head), 40, 40)

    def _show_span(self) -> None:
        if self._anchor >= 0 and self._head >= 0:
            self._over.span = (min(self._anchor, self._head), max(self._anchor, self._head))
            self._over.update()

    # -- what was laid down

    def _confirm_band(self) -> None:
        band = self._over.band
        if band is None:
            return
        seen = self.mapFromScene(band).boundingRect()
        if min(seen.width(), seen.height()) < _LEAST:
            self.drop_band()
            return
        self.boxed.emit(self._over.shares(band))

    def _confirm_span(self) -> None:
        if self._over.span is not None:
            self.spanned.emit(*self._over.span)
