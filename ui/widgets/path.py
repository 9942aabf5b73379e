"""A short path of steps with the present one marked, by word, shape and colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current, icon, px


class Progress(Enum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a path and, below it, a few words or none."""

    title: str
    note: str
    progress: Progress


class PathBar(QWidget):
    """Draws the steps from left to right, joined by a line."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, steps: Sequence[Step]) -> None:
        """Shows these steps."""
        self._steps = tuple(steps)
        self.setAccessibleName(", ".join(f"{step.title}: {step.note}" for step in steps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width() / len(self._steps), px(210))
        for at, step in enumerate(self._steps):
            self._paint(
                painter, step, QRectF(at * width, 0, width, self.height()), last=at == len(self._steps) - 1
            )

    def _paint(self, painter: QPainter, step: Step, area: QRectF, *, last: bool) -> None:
        tokens = current()
        radius = px(9)
        middle = QPointF(area.left() + radius + 1, area.center().y())
        done, now = step.progress is Progress.DONE, step.progress is Progress.NOW
        colour = QColor(tokens.done if done else tokens.accent if now else tokens.edge)
        painter.setPen(QPen(colour, 2 if now else 1.4))
        painter.setBrush(QColor(tokens.done_soft if done else tokens.accent_soft if now else tokens.window))
        painter.drawEllipse(middle, radius, radius)
        if done:
            side = px(12)
            icon("check", "done").paint(
                painter, int(middle.x() - side / 2), int(middle.y() - side / 2), side, side
            )
        elif now:
            painter.setBrush(colour)
            painter.drawEllipse(middle, px(3), px(3))
        left = middle.x() + radius + px(8)
        title, note = QFont(self.font()), QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold if now else QFont.Weight.Normal)
        note.setPointSizeF(self.font().pointSizeF() * 0.88)
        words = QRectF(left, area.top(), area.right() - left - px(12), area.height() / 2)
        painter.setFont(title)
        painter.setPen(QColor(tokens.text if done or now else tokens.quiet))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), step.title)
        painter.setFont(note)
        painter.setPen(QColor(tokens.quiet))
        words.moveTop(area.center().y())
        shown = QFontMetrics(note).elidedText(step.note, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), shown)
        if not last:
            ends = left + max(
                QFontMetrics(title).horizontalAdvance(step.title), QFontMetrics(note).horizontalAdvance(shown)
            )
            painter.setPen(QPen(QColor(tokens.line), 1.4))
            y = middle.y()
            if ends + px(10) < area.right() - px(6):
                painter.drawLine(QPointF(ends + px(10), y), QPointF(area.right() - px(6), y))
