"""Small marks on a card: the dots of its checklist, pills with a word. Dots are drawn once for each pattern."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from core.process.completeness import State
from ui.theme import current, px

DOT: Final = 7
STEP: Final = 10
_MOST_KEPT: Final = 400


class Dots:
    """Strips of dots: full ones are there, rings are missing, dashes are not needed."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def strip(self, states: tuple[State, ...], ratio: float) -> QPixmap:
        """The strip for these states, in the colours of the moment."""
        tokens = current()
        key = (states, tokens.dark, px(DOT), ratio)
        if (kept := self._kept.get(key)) is not None:
            return kept
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        size = QSize(max(1, len(states) * px(STEP)), px(DOT))
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, state in enumerate(states):
            _dot(painter, QRectF(at * px(STEP), 0, px(DOT), px(DOT)).adjusted(0.5, 0.5, -0.5, -0.5), state)
        painter.end()
        self._kept[key] = made
        return made


def _dot(painter: QPainter, box: QRectF, state: State) -> None:
    tokens = current()
    if state is State.PRESENT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.done))
        painter.drawEllipse(box)
    elif state is State.MISSING:
        painter.setPen(QPen(QColor(tokens.doubt), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
    else:
        painter.setPen(QPen(QColor(tokens.faint), 1.4))
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))


def pill_place(picture: QRect, text: str, font: QFont, *, right: bool) -> QRect:
    """The place of a pill on a picture: at its lower left, or at its upper right."""
    metrics = QFontMetrics(font)
    size = QSize(
        min(metrics.horizontalAdvance(text) + px(16), picture.width() - px(12)), metrics.height() + px(4)
    )
    edge = px(6)
    if right:
        return QRect(QPoint(picture.right() - edge - size.width() + 1, picture.top() + edge), size)
    return QRect(QPoint(picture.left() + edge, picture.bottom() - edge - size.height() + 1), size)


def paint_pill(painter: QPainter, rect: QRect, text: str, colour: str, ground: str) -> None:
    """A word in a pill, in the font the painter has."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)
    painter.setPen(QColor(colour))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
