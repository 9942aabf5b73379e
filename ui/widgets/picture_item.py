"""A picture in a scene, given at several sizes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget


class PictureItem(QGraphicsItem):
    """A picture at several sizes; the one that fits the view best is drawn, so that a small view stays crisp."""

    def __init__(self) -> None:
        super().__init__()
        self.area = QRectF()
        self.levels: tuple[QPixmap, ...] = ()
        self.ghost: tuple[QPixmap, ...] = ()
        self.ghost_opacity = 0.0

    def boundingRect(self) -> QRectF:
        return self.area

    def lay(self, area: QRectF, levels: Sequence[QImage]) -> None:
        self.prepareGeometryChange()
        self.area = area
        self.levels = tuple(QPixmap.fromImage(level) for level in levels)
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        wanted = self.area.width() * option.levelOfDetailFromTransform(painter.worldTransform()) * ratio
        self._draw(painter, self.levels, wanted)
        if self.ghost and self.ghost_opacity > 0:
            painter.setOpacity(self.ghost_opacity)
            self._draw(painter, self.ghost, wanted)

    def _draw(self, painter: QPainter, levels: tuple[QPixmap, ...], wanted: float) -> None:
        enough = [level for level in levels if level.width() >= wanted] or list(levels[:1])
        if enough:
            best = enough[-1]
            painter.drawPixmap(self.area, best, QRectF(best.rect()))
