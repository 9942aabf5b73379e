"""Check boxes and radio buttons drawn from the tokens; the style sheet cannot draw a tick without a file."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from ui.theme import current, icon, px


class Check(QCheckBox):
    """A check box."""

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, radius=px(4))


class Radio(QRadioButton):
    """A radio button."""

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, radius=px(9))


def _size(choice: QAbstractButton) -> QSize:
    words = choice.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), choice.text())
    return QSize(words.width() + px(32), max(words.height(), px(28)))


def _paint(choice: QAbstractButton, radius: int) -> None:
    tokens, painter = current(), QPainter(choice)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side, on, alive = px(18), choice.isChecked(), choice.isEnabled()
    box = QRectF(1.5, (choice.height() - side) / 2 + 0.5, side - 1, side - 1)
    round_one = isinstance(choice, QRadioButton)
    filled = on and not round_one
    accent = QColor(tokens.accent if alive else tokens.faint)
    painter.setBrush(accent if filled else QColor(tokens.surface))
    painter.setPen(QPen(accent if on else QColor(tokens.edge if alive else tokens.line), 1.4))
    painter.drawRoundedRect(box, radius, radius)
    if filled:
        icon("check", "on_accent").paint(painter, box.toRect().adjusted(2, 2, -1, -1))
    elif on:
        painter.setBrush(accent)
        painter.drawEllipse(box.center(), px(4), px(4))
    if choice.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), radius, radius)
    painter.setPen(QColor(tokens.text if alive else tokens.faint))
    words = QRect(side + px(10), 0, choice.width() - side - px(10), choice.height())
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(
        Qt.TextFlag.TextShowMnemonic
    )
    painter.drawText(words, flags, choice.text())
