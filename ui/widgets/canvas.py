"""A picture that can be moved, enlarged and turned, with marks on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from ui.widgets.marks import Mark, MarkKind, Overlay
from ui.widgets.picture_item import PictureItem

__all__ = ["Mark", "MarkKind", "PictureCanvas", "Place"]

_SMALLEST: Final = 0.02
_LARGEST: Final = 8.0
_STEP: Final = 1.25
_ROOM: Final = 12  # pixels around a fitted picture
_AROUND: Final = 80  # pixels around what is brought into view


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a view shows: how much larger than fitted, the middle as shares of the picture, and how far turned."""

    enlarged: float
    across: float
    down: float
    angle: int


class PictureCanvas(QGraphicsView):
    """Shows one picture. Wheel with Ctrl or +/- enlarges, Z fits, dragging moves, a click chooses a mark."""

    chosen = Signal(int)
    """The number of the mark clicked, -1 for none."""
    moved = Signal()
    """The view shows another part, or the same larger or smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self._picture = PictureItem()
        self._over = Overlay()
        self._scene.addItem(self._picture)
        self._scene.addItem(self._over)
        self._fitting, self._angle, self._pressed = True, 0, QPointF()
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.viewport().setMouseTracking(True)

    # -- the picture

    def show_image(self, image: QImage) -> None:
        """Shows `image`, fitted, without marks."""
        self.show_levels((image,), image.size())

    def show_levels(self, levels: Sequence[QImage], size: QSize, *, angle: int = 0) -> None:
        """Shows a picture given at several sizes, the largest first, fitted, without marks.

        `size` are the pixels that 100 % means, whatever the picture given has; `angle` turns the view.
        """
        area = QRectF(QPointF(), QRectF(0, 0, size.width(), size.height()).size())
        self._picture.lay(area, levels)
        self.lay_over(None)
        self._over.lay(area)
        self._scene.setSceneRect(area)
        self._angle = angle
        self.fit()

    def sharpen(self, levels: Sequence[QImage]) -> None:
        """Draws the same picture from more pixels; the view stays as it is."""
        self._picture.lay(self._picture.area, levels)

    def lay_over(self, other: PictureCanvas | None, opacity: float = 0.0) -> None:
        """Lays the picture of another canvas over this one, stretched to its size; None takes it away."""
        self._picture.ghost = other._picture.levels if other is not None else ()
        self._picture.ghost_opacity = opacity
        self._picture.update()

    def blank(self) -> None:
        """Drops the picture and everything on it."""
        self._picture.lay(QRectF(), ())
        self.lay_over(None)
        self._over.lay(QRectF())
        self.viewport().setToolTip("")

    @property
    def empty(self) -> bool:
        """Whether no picture is shown."""
        return not self._picture.levels

    @property
    def pixels(self) -> QSize:
        """How many pixels the picture shown has."""
        return self._picture.levels[0].size() if self._picture.levels else QSize()

    def cut(self, shares: QRectF) -> QPixmap:
        """A part of the picture at its full size, as it stands in the file."""
        if self.empty:
            return QPixmap()
        whole = self._picture.levels[0]
        part = QRectF(
            shares.x() * whole.width(), shares.y() * whole.height(),
            shares.width() * whole.width(), shares.height() * whole.height(),
        )  # fmt: skip
        return whole.copy(part.toAlignedRect().intersected(whole.rect()))

    # -- marks

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks shown."""
        return self._over.marks

    @property
    def chosen_mark(self) -> int:
        """The number of the mark pointed out, -1 for none."""
        return self._over.chosen

    @property
    def spots(self) -> tuple[QRectF, ...]:
        """The places pointed out, as shares of the picture."""
        return tuple(self._over.shares(spot) for spot in self._over.spots)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Lays these marks over the picture."""
        self._over.put(marks)

    def show_marks(self, every: bool) -> None:
        """Outlines every mark, or only those that are not plain."""
        self._over.every = every
        self._over.update()

    def set_bars(self, places: Sequence[QRectF]) -> None:
        """Draws a quiet line left of these places (shares of the picture)."""
        self._over.bars = tuple(self._over.scene_rect(place).adjusted(-4, 0, 0, 0) for place in places)
        self._over.update()

    def point_out(self, places: Sequence[QRectF]) -> None:
        """Points out these places (shares of the picture) and brings them into view; none takes it back."""
        self._over.spots = tuple(self._over.scene_rect(place) for place in places)
        self._over.update()
        if self._over.spots and not self._fitting:
            whole = self._over.spots[0]
            for spot in self._over.spots[1:]:
                whole = whole.united(spot)
            self.ensureVisible(whole, _AROUND, _AROUND)

    def choose(self, at: int) -> None:
        """Points out one mark and brings it into view; -1 points out none."""
        self._over.chosen = at if at < len(self._over.marks) else -1
        self._over.update()
        if self._over.chosen >= 0:
            self.setAccessibleDescription(self._over.marks[at].text)
            if not self._fitting:
                self.ensureVisible(self._over.rect_of(at), _AROUND, _AROUND)

    # -- the view

    @property
    def zoom(self) -> float:
        """Points of the window for one pixel of the picture."""
        transform = self.transform()
        return float((transform.m11() ** 2 + transform.m12() ** 2) ** 0.5)

    @property
    def percent(self) -> int:
        """Pixels of the screen for a hundred of the picture."""
        return round(100 * self.zoom * self.devicePixelRatioF())

    @property
    def fits(self) -> bool:
        """Whether the whole picture is shown and stays so when the window changes."""
        return self._fitting

    @property
    def angle(self) -> int:
        """How far the view is turned to the right, in degrees."""
        return self._angle

    @property
    def place(self) -> Place:
        """What the view shows now."""
        middle = self._over.shares(QRectF(self.mapToScene(self.viewport().rect().center()), QSize(1, 1)))
        return Place(
            enlarged=self.zoom / self._fitted(), across=middle.x(), down=middle.y(), angle=self._angle
        )

    def go_to(self, place: Place) -> None:
        """Shows the same part as another view."""
        if self.empty:
            return
        self._angle = place.angle
        self._fitting = abs(place.enlarged - 1) < 1e-6
        self._scale_to(self._fitted() * place.enlarged)
        self.centerOn(self._over.scene_rect(QRectF(place.across, place.down, 0, 0)).topLeft())

    def fit(self) -> None:
        """Shows the whole picture, never enlarged beyond its own pixels."""
        self._fitting = True
        if self.empty:
            return
        self._scale_to(self._fitted())
        self.centerOn(self._scene.sceneRect().center())
        self.moved.emit()

    def fit_width(self) -> None:
        """Fills the width and shows the upper edge, as one reads a page."""
        if self.empty:
            return
        self._fitting = False
        self._scale_to((self.viewport().width() - 2 * _ROOM) / max(self._turned().width(), 1))
        seen = self.transform().mapRect(self._scene.sceneRect())
        upper = QPointF(seen.center().x(), seen.top() + self.viewport().height() / 2 - _ROOM)
        self.centerOn(self.transform().inverted()[0].map(upper))
        self.moved.emit()

    def show_pixels(self) -> None:
        """Shows one pixel of the picture as one of the screen."""
        self._enlarge_to(1 / self.devicePixelRatioF(), self.viewport().rect().center())

    def enlarge(self, steps: int) -> None:
        """Enlarges (or, negative, reduces) by steps of a quarter around the middle."""
        self._enlarge_to(self.zoom * _STEP**steps, self.viewport().rect().center())

    def turn(self, by: int = 90) -> None:
        """Turns the view; the picture itself stays as it is."""
        self._angle = (self._angle + by) % 360
        self.fit()

    def _enlarge_to(self, wanted: float, around: QPoint) -> None:
        if self.empty:
            return
        self._fitting = False
        fixed = self.mapToScene(around)
        self._scale_to(wanted)
        off = self.mapFromScene(fixed) - around
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + off.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + off.y())
        self.moved.emit()

    def _scale_to(self, wanted: float) -> None:
        factor = min(max(wanted, _SMALLEST), _LARGEST)
        self.resetTransform()
        self.rotate(self._angle)
        self.scale(factor, factor)

    def _turned(self) -> QRectF:
        area = self._scene.sceneRect()
        return area if self._angle % 180 == 0 else area.transposed()

    def _fitted(self) -> float:
        # The room without scroll bars: with them, it would change as soon as something is enlarged.
        seen, room = self._turned(), self.maximumViewportSize() - QSize(2 * _ROOM, 2 * _ROOM)
        if seen.isEmpty():
            return 1.0
        return max(min(room.width() / seen.width(), room.height() / seen.height(), 1.0), _SMALLEST)

    # -- events

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = 1 if event.angleDelta().y() > 0 else -1
            self._enlarge_to(self.zoom * _STEP**steps, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def act(self, key: int) -> bool:
        """Does what a key without Ctrl means for a view; whether it means something."""
        deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Plus: lambda: self.enlarge(1),
            Qt.Key.Key_Equal: lambda: self.enlarge(1),
            Qt.Key.Key_Minus: lambda: self.enlarge(-1),
            Qt.Key.Key_Z: lambda: self.fit_width() if self._fitting else self.fit(),
            Qt.Key.Key_W: self.fit_width,
            Qt.Key.Key_A: self.show_pixels,
            Qt.Key.Key_T: self.turn,
        }
        if key in deeds:
            deeds[key]()
        return key in deeds

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if plain and self.act(event.key()):
            return
        if plain and self._scrolls(event.key()):
            super().keyPressEvent(event)
        else:
            event.ignore()  # nothing to scroll: the page knows what the key means

    def _scrolls(self, key: int) -> bool:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        bars = {
            Qt.Key.Key_Left: across, Qt.Key.Key_Right: across, Qt.Key.Key_Up: down, Qt.Key.Key_Down: down,
        }  # fmt: skip
        bar = bars.get(Qt.Key(key)) if key in bars else None
        return bar is not None and not self._fitting and bar.maximum() > bar.minimum()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        event.accept()
        if (event.position() - self._pressed).manhattanLength() < 4:
            at = self._mark_under(event.position())
            self.choose(at)
            self.chosen.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            at = self._mark_under(event.position())
            self.viewport().setToolTip(self._over.marks[at].text if at >= 0 else "")
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.OpenHandCursor
            )

    def _mark_under(self, place: QPointF) -> int:
        return self._over.at(self.mapToScene(place.toPoint()))
