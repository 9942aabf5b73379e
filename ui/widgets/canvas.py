"""A picture that can be moved, enlarged and turned, with marks on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from ui.theme import current

_SMALLEST: Final = 0.05
_LARGEST: Final = 8.0
_STEP: Final = 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word on the picture: its rectangle as shares of width and height (0-1), and whether it is doubtful."""

    left: float
    top: float
    width: float
    height: float
    text: str
    doubtful: bool


class _Marks(QGraphicsItem):
    """All marks of a picture in one item; hundreds of items would make scrolling slow."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: tuple[Mark, ...] = ()
        self.area = QRectF()
        self.every = True
        self.chosen = -1
        self.spots: tuple[QRectF, ...] = ()

    def boundingRect(self) -> QRectF:
        return self.area

    def rect_of(self, at: int) -> QRectF:
        mark, area = self.marks[at], self.area
        return QRectF(
            mark.left * area.width(),
            mark.top * area.height(),
            mark.width * area.width(),
            mark.height * area.height(),
        )

    def at(self, point: QPointF) -> int:
        """The mark under a point of the picture, -1 for none."""
        return next((i for i in range(len(self.marks)) if self.rect_of(i).contains(point)), -1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        tokens = current()
        # Screenshots keep their own light or dark; the marks must be seen on both.
        doubt, accent = QColor(tokens.doubt), QColor(tokens.accent)
        fill = QColor(doubt)
        fill.setAlpha(tokens.doubt_fill)
        for at, mark in enumerate(self.marks):
            rect = self.rect_of(at)
            if mark.doubtful:
                painter.fillRect(rect, fill)
                painter.setPen(_line(doubt, 2))
                painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            elif self.every:
                edge = QColor(accent)
                edge.setAlpha(110)
                painter.setPen(_line(edge, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect)
            if at == self.chosen:
                glow = QColor(accent)
                glow.setAlpha(60)
                painter.setBrush(glow)
                painter.setPen(_line(accent, 2))
                painter.drawRect(rect.adjusted(-2, -2, 2, 2))
        glow = QColor(accent)
        glow.setAlpha(40)
        painter.setBrush(glow)
        painter.setPen(_line(accent, 1))
        for spot in self.spots:
            wide, high = self.area.width(), self.area.height()
            rect = QRectF(spot.x() * wide, spot.y() * high, spot.width() * wide, spot.height() * high)
            painter.drawRect(rect.adjusted(-2, -2, 2, 2))


class PictureCanvas(QGraphicsView):
    """Shows one picture. Wheel with Ctrl or +/- enlarges, Z fits, dragging moves, a click chooses a mark."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self._picture = QGraphicsPixmapItem()
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._marks = _Marks()
        self._scene.addItem(self._picture)
        self._scene.addItem(self._marks)
        self._fitting, self._angle, self._pressed = True, 0, QPointF()
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.viewport().setMouseTracking(True)

    def show_image(self, image: QImage) -> None:
        """Shows `image`, fitted, without marks."""
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._marks.area = QRectF(image.rect())
        self.point_out(())
        self.set_marks(())
        self._scene.setSceneRect(QRectF(image.rect()))
        self._angle = 0
        self.fit()

    def blank(self) -> None:
        """Drops the picture and everything on it."""
        self._picture.setPixmap(QPixmap())
        self.point_out(())
        self.set_marks(())

    @property
    def empty(self) -> bool:
        """Whether no picture is shown."""
        return self._picture.pixmap().isNull()

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one of the picture."""
        transform = self.transform()
        return float((transform.m11() ** 2 + transform.m12() ** 2) ** 0.5)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks shown."""
        return self._marks.marks

    @property
    def chosen_mark(self) -> int:
        """The number of the mark pointed out, -1 for none."""
        return self._marks.chosen

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Lays these marks over the picture."""
        self._marks.marks = tuple(marks)
        self._marks.chosen = -1
        self._marks.update()

    @property
    def spots(self) -> tuple[QRectF, ...]:
        """The places pointed out."""
        return self._marks.spots

    def point_out(self, places: Sequence[QRectF]) -> None:
        """Points out these places, given as shares of width and height; none takes it back."""
        self._marks.spots = tuple(places)
        self._marks.update()

    def show_marks(self, every: bool) -> None:
        """Outlines every mark, or only the doubtful ones."""
        self._marks.every = every
        self._marks.update()

    def choose(self, at: int) -> None:
        """Points out one mark and brings it into view; -1 points out none."""
        self._marks.chosen = at
        self._marks.update()
        if at >= 0 and not self._fitting:
            self.ensureVisible(self._marks.rect_of(at), 80, 80)

    def fit(self) -> None:
        """Shows the whole picture, never enlarged beyond its own pixels."""
        self._fitting = True
        if self.empty:
            return
        self.resetTransform()
        self.rotate(self._angle)
        seen = self.transform().mapRect(self._scene.sceneRect())
        room = self.viewport().rect().adjusted(12, 12, -12, -12)
        factor = min(room.width() / seen.width(), room.height() / seen.height(), 1.0)
        self.scale(max(factor, _SMALLEST), max(factor, _SMALLEST))
        self.centerOn(self._scene.sceneRect().center())

    def fit_width(self) -> None:
        """Fills the width and shows the upper edge, as one reads a page."""
        self._fitting = False
        self.resetTransform()
        factor = max((self.viewport().width() - 24) / max(self._scene.width(), 1), _SMALLEST)
        self.scale(factor, factor)
        self.centerOn(self._scene.width() / 2, 0)

    def enlarge(self, steps: int) -> None:
        """Enlarges (or, negative, reduces) by steps of a quarter."""
        wanted = min(max(self.zoom * _STEP**steps, _SMALLEST), _LARGEST)
        factor = wanted / self.zoom
        self._fitting = False
        self.scale(factor, factor)

    def turn(self) -> None:
        """Turns the view by a quarter; the picture itself stays as it is."""
        self._angle = (self._angle + 90) % 360
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enlarge(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if event.key() in steps:
            self.enlarge(steps[Qt.Key(event.key())])
        elif self._fitting and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # nothing to scroll: the page goes to the next picture
        elif event.key() == Qt.Key.Key_Z:
            self.fit() if not self._fitting else self.fit_width()
        else:
            super().keyPressEvent(event)

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
            self.viewport().setToolTip(self._marks.marks[at].text if at >= 0 else "")
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.OpenHandCursor
            )

    def _mark_under(self, place: QPointF) -> int:
        return self._marks.at(self.mapToScene(place.toPoint()))


def _line(colour: QColor, width: int) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen
