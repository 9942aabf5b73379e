"""A form: words above each control, help below it, what is wrong in the place where it is wrong."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QRect, QSize, Qt, QTime
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QScrollArea,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme import icon, px
from ui.widgets.basics import column, label, restyle, row


class Field(QWidget):
    """A control with its label (the mnemonic focuses it), help and fault."""

    def __init__(self, title: str, control: QWidget, *, help_text: str = "", optional: str = "") -> None:
        super().__init__()
        self.control = control
        self._title = label(title, "label")
        self._title.setTextFormat(Qt.TextFormat.AutoText)
        self._title.setBuddy(control)
        self._help = label(help_text, "caption", wrap=True)
        if not help_text:  # showing one that has no parent yet would open a window of its own
            self._help.hide()
        self._fault = label("", "danger", wrap=True)
        self._fault.hide()
        control.setAccessibleName(title.replace("&", ""))
        if help_text:
            control.setAccessibleDescription(help_text)
        head = row(self._title, label(optional, "caption"), 0, gap=8) if optional else self._title
        self.setLayout(column(head, control, self._fault, self._help, gap=4))

    @property
    def fault(self) -> str:
        """What it complains about, empty when nothing is wrong."""
        return "" if self._fault.isHidden() else self._fault.text()

    def rename(self, title: str) -> None:
        """Gives the field another label."""
        self._title.setText(title)
        self.control.setAccessibleName(title.replace("&", ""))

    def explain(self, text: str) -> None:
        """Replaces the help below the control."""
        self._help.setText(text)
        self._help.setVisible(bool(text))
        self.control.setAccessibleDescription(text)

    def blame(self, what: str) -> None:
        """Says what is wrong below the control; an empty text takes it back."""
        self._fault.setText(what)
        self._fault.setVisible(bool(what))
        restyle(self.control, "wrong", bool(what))


class Column(QScrollArea):
    """Things under each other that scroll when there are too many."""

    def __init__(self, *items: QWidget, gap: int = 16, margin: int | tuple[int, int, int, int] = 0) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("kind", "column")
        self.body: QVBoxLayout = column(*items, gap=gap, margin=margin)
        self.body.addStretch(1)
        inside.setLayout(self.body)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() if inside is not None else super().sizeHint()


class Choice(QComboBox):
    """A choice among texts with values; editable when another text may be given."""

    def __init__(self, options: tuple[tuple[str, str], ...] = (), *, free: bool = False) -> None:
        super().__init__()
        self.setEditable(free)
        self.offer(options)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_mark(self, "caret-down")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the page, it does not change an answer

    def offer(self, options: tuple[tuple[str, str], ...]) -> None:
        """Replaces the options, each `(text, value)`."""
        self.clear()
        for text, value in options:
            self.addItem(text, value)

    def value(self) -> str:
        """The value chosen, or the text typed."""
        if self.isEditable():
            at = self.findText(self.currentText())
            return str(self.itemData(at)) if at >= 0 else self.currentText().strip()
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Chooses the option with this value, or types it."""
        at = self.findData(value)
        if at >= 0:
            self.setCurrentIndex(at)
        elif self.isEditable():
            self.setEditText(value)


class Day(QDateEdit):
    """A date with a calendar, written as papers write it."""

    def __init__(self, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setCalendarPopup(True)
        self.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
        self.setDisplayFormat("dddd, d MMMM yyyy")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> date:
        """The date chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_mark(self, "calendar-blank")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def inset(box: QAbstractSpinBox) -> None:
    """Keeps the text off the left edge: the padding of the style sheet does not reach a box without arrows."""
    box.lineEdit().setTextMargins(px(8), 0, 0, 0)


class Hour(QTimeEdit):
    """A time of day, `09.00`."""

    def __init__(self, at: time) -> None:
        super().__init__(QTime(at.hour, at.minute))
        self.setDisplayFormat("HH.mm")
        inset(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> time:
        """The time chosen."""
        return time(self.time().hour(), self.time().minute())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _paint_mark(control: QWidget, name: str) -> None:
    side = px(14)
    at = QRect(control.width() - side - px(10), (control.height() - side) // 2, side, side)
    icon(name).paint(QPainter(control), at)
