"""What is drawn over a picture: words, places pointed out, a selection and the box being drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.theme import current


class MarkKind(Enum):
    """How a word is drawn; every kind has a shape of its own, so that colour is never the only sign."""

    PLAIN = "plain"  # an outline, only while all words are shown
    DOUBTFUL = "doubtful"  # a fill and a line below
    CORRECTED = "corrected"  # a dotted line below and a folded corner
    GONE = "gone"  # a struck out, dashed outline: a person said that nothing is written there
    ADDED = "added"  # a fill and a line below
    MISSING = "missing"  # a fill and a dashed line below; one through it would hide the evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word on the picture: its rectangle as shares of width and height (0-1), and what is said of it."""

    left: float
    top: float
    width: float
    height: float
    text: str
    kind: MarkKind = MarkKind.PLAIN


_CORNER: Final = 0.34  # of a word's height


class Overlay(QGraphicsItem):
    """Everything over a picture in one item, laid anew with every change."""

    def __init__(self) -> None:
        super().__init__()
        self.area = QRectF()
        self.marks: tuple[Mark, ...] = ()
        self.every = True
        self.chosen = -1
        self.span: tuple[int, int] | None = None
        self.spots: tuple[QRectF, ...] = ()
        self.bars: tuple[QRectF, ...] = ()
        self.band: QRectF | None = None
        self._rects: list[QRectF] = []
        self._by_kind: dict[MarkKind, list[QRectF]] = {}

    def boundingRect(self) -> QRectF:
        return self.area.adjusted(-8, -8, 8, 8)

    def lay(self, area: QRectF) -> None:
        """Lies over this area from now on, without marks."""
        self.prepareGeometryChange()
        self.area = area
        self.spots = self.bars = ()
        self.band = None
        self.put(())

    def put(self, marks: Sequence[Mark]) -> None:
        """Shows these marks instead, none chosen."""
        self.marks = tuple(marks)
        self.chosen, self.span = -1, None
        wide, high = self.area.width(), self.area.height()
        self._rects = [
            QRectF(mark.left * wide, mark.top * high, mark.width * wide, mark.height * high)
            for mark in self.marks
        ]
        self._by_kind = {kind: [] for kind in MarkKind}
        for mark, rect in zip(self.marks, self._rects, strict=True):
            self._by_kind[mark.kind].append(rect)
        self.update()

    def rect_of(self, at: int) -> QRectF:
        """Where a mark lies on the scene."""
        return self._rects[at]

    def scene_rect(self, shares: QRectF) -> QRectF:
        """Shares of the picture as a rectangle of the scene."""
        wide, high = self.area.width(), self.area.height()
        return QRectF(shares.x() * wide, shares.y() * high, shares.width() * wide, shares.height() * high)

    def shares(self, rect: QRectF) -> QRectF:
        """A rectangle of the scene as shares of the picture."""
        wide, high = max(self.area.width(), 1.0), max(self.area.height(), 1.0)
        return QRectF(rect.x() / wide, rect.y() / high, rect.width() / wide, rect.height() / high)

    def at(self, point: QPointF) -> int:
        """The mark under a point of the picture, the smallest of several, -1 for none."""
        found = [at for at, rect in enumerate(self._rects) if rect.contains(point)]
        return min(found, key=lambda at: self._rects[at].width() * self._rects[at].height(), default=-1)

    def nearest(self, point: QPointF) -> int:
        """The mark of a word nearest to a point, lines before columns; -1 when there is none."""
        x, y, best, nearest = point.x(), point.y(), float("inf"), -1
        for at, rect in enumerate(self._rects):
            if self.marks[at].kind is MarkKind.GONE:
                continue
            across = max(rect.left() - x, 0.0, x - rect.right())
            down = max(rect.top() - y, 0.0, y - rect.bottom())
            if (far := across + 3 * down) < best:
                best, nearest = far, at
        return nearest

    # -- painting

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        tokens = current()
        doubt, accent = QColor(tokens.doubt), QColor(tokens.accent)
        kinds = self._by_kind
        if kinds.get(MarkKind.DOUBTFUL):
            _fill(painter, kinds[MarkKind.DOUBTFUL], doubt, tokens.doubt_fill)
            _lines(painter, [_below(rect) for rect in kinds[MarkKind.DOUBTFUL]], doubt)
        if kinds.get(MarkKind.CORRECTED):
            self._paint_corrected(painter, kinds[MarkKind.CORRECTED])
        if kinds.get(MarkKind.GONE):
            _outline(painter, kinds[MarkKind.GONE], QColor(tokens.done), Qt.PenStyle.DashLine)
            _lines(painter, [_through(rect) for rect in kinds[MarkKind.GONE]], QColor(tokens.done))
        if kinds.get(MarkKind.ADDED):
            _fill(painter, kinds[MarkKind.ADDED], QColor(tokens.done), tokens.doubt_fill)
            _lines(painter, [_below(rect) for rect in kinds[MarkKind.ADDED]], QColor(tokens.done))
        if kinds.get(MarkKind.MISSING):
            _fill(painter, kinds[MarkKind.MISSING], QColor(tokens.danger), tokens.doubt_fill)
            below = [_below(rect) for rect in kinds[MarkKind.MISSING]]
            _lines(painter, below, QColor(tokens.danger), Qt.PenStyle.DashLine)
        if self.every:
            thin = QColor(accent)
            thin.setAlpha(110)
            _outline(painter, kinds.get(MarkKind.PLAIN, []), thin)
        self._paint_places(painter, accent)

    def _paint_corrected(self, painter: QPainter, rects: list[QRectF]) -> None:
        colour = QColor(current().done)
        _lines(painter, [_below(rect) for rect in rects], colour, Qt.PenStyle.DotLine)
        corners = QPainterPath()
        for rect in rects:
            side, tip = rect.height() * _CORNER, rect.topRight()
            corners.addPolygon(QPolygonF([tip, tip - QPointF(side, 0), tip + QPointF(0, side), tip]))
        painter.fillPath(corners, colour)

    def _paint_places(self, painter: QPainter, accent: QColor) -> None:
        _lines(painter, [QLineF(bar.topLeft(), bar.bottomLeft()) for bar in self.bars], accent)
        if self.spots:
            padded = [spot.adjusted(-3, -3, 3, 3) for spot in self.spots]
            _fill(painter, padded, accent, 48)
            _outline(painter, padded, accent, width=2)
        if self.span is not None:
            _fill(painter, self._rects[self.span[0] : self.span[1] + 1], accent, 90)
        if 0 <= self.chosen < len(self._rects):
            rect = self._rects[self.chosen].adjusted(-2, -2, 2, 2)
            _fill(painter, [rect], accent, 60)
            _outline(painter, [rect], accent, width=2)
        if self.band is not None:
            _fill(painter, [self.band], accent, 36)
            _outline(painter, [self.band], accent, Qt.PenStyle.DashLine, width=2)


def _fill(painter: QPainter, rects: list[QRectF], colour: QColor, alpha: int) -> None:
    shade = QColor(colour)
    shade.setAlpha(alpha)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawRects(rects)


def _outline(
    painter: QPainter,
    rects: list[QRectF],
    colour: QColor,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    *,
    width: int = 1,
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if width > 1:
        painter.setPen(_pen(_halo(), width + 2))
        painter.drawRects(rects)
    painter.setPen(_pen(colour, width, style))
    painter.drawRects(rects)


def _lines(
    painter: QPainter, lines: list[QLineF], colour: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine
) -> None:
    # Screenshots keep their own light or dark: under every line lies one of the other lightness.
    painter.setPen(_pen(_halo(), 4))
    painter.drawLines(lines)
    painter.setPen(_pen(colour, 2, style))
    painter.drawLines(lines)


def _halo() -> QColor:
    shade = QColor(current().surface)
    shade.setAlpha(170)
    return shade


def _below(rect: QRectF) -> QLineF:
    return QLineF(rect.bottomLeft(), rect.bottomRight())


def _through(rect: QRectF) -> QLineF:
    middle = rect.center().y()
    return QLineF(rect.left(), middle, rect.right(), middle)


def _pen(colour: QColor, width: int, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(colour, width, style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setCosmetic(True)
    return pen
