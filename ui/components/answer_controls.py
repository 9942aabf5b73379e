"""The controls of a form: one for each kind of answer, all of them texts to the outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QPlainTextEdit, QWidget, QWidgetAction

from core.process.letters import Form, FormField
from core.process.letters.pictures import QUESTION as PICTURES
from core.process.letters.typed import read_date, read_time
from core.writing.dates import hour, long_date
from core.writing.fields import YES
from ui.components.picture_choice import PictureChoice
from ui.components.row_grid import RowGrid
from ui.theme import icon, px
from ui.widgets.choices import Check
from ui.widgets.form import Choice

_LONG: Final = 60
_SIGNER: Final = "pejabat.nama"


class Lines(QPlainTextEdit):
    """A text of several lines; Tab goes on. `join` is what stands between the lines of the answer."""

    def __init__(self, join: str, height: int) -> None:
        super().__init__()
        self.join = join
        self.setTabChangesFocus(True)
        self.setFixedHeight(px(height))

    def text(self) -> str:
        """The answer: its lines without blank ones."""
        lines = [line.strip() for line in self.toPlainText().splitlines() if line.strip()]
        return self.join.join(lines)

    def put(self, text: str) -> None:
        """Shows an answer, every item of a list on a line of its own."""
        self.setPlainText("\n".join(part.strip() for part in text.split(self.join.strip() or "\n")))


class DayLine(QLineEdit):
    """A date typed as offices write it; Alt+Down or the mark opens a calendar. May be empty."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.setPlaceholderText("23 November 2026")
        self.editingFinished.connect(lambda: self.put(self.text()))
        action = self.addAction(icon("calendar-blank"), QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(self.tr("Pilih dari kalender (Alt+↓)"))
        action.triggered.connect(self.open_calendar)

    def answer(self) -> str:
        """The day as `2026-11-23`; what is no date as it was typed."""
        try:
            return read_date(self.text()).isoformat()
        except ValueError:
            return self.text().strip()

    def put(self, text: str) -> None:
        """Shows a day the way papers write it."""
        try:
            self.setText(long_date(read_date(text)))
        except ValueError:
            self.setText(text)

    def open_calendar(self) -> None:
        """Offers a month to choose from."""
        menu, action, calendar = QMenu(self), QWidgetAction(self), QCalendarWidget()
        calendar.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        try:
            day = read_date(self.text())
        except ValueError:
            day = self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action.setDefaultWidget(calendar)
        menu.addAction(action)

        def chosen(picked: QDate) -> None:
            menu.close()
            self.setText(long_date(date(picked.year(), picked.month(), picked.day())))

        calendar.activated.connect(chosen)
        calendar.clicked.connect(chosen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)


class HourLine(QLineEdit):
    """A time typed as `09.00`. May be empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("09.00")
        self.editingFinished.connect(lambda: self.put(self.text()))

    def answer(self) -> str:
        """The time as `09:00`; what is no time as it was typed."""
        try:
            return read_time(self.text()).strftime("%H:%M")
        except ValueError:
            return self.text().strip()

    def put(self, text: str) -> None:
        """Shows a time the way papers write it."""
        try:
            self.setText(hour(read_time(text)))
        except ValueError:
            self.setText(text)


class NameChoice(Choice):
    """A name that is typed or taken from the people of the office; `taken` gives which of them."""

    taken = Signal(int)

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(tuple((name, name) for name in names), free=True)
        self.activated.connect(self.taken.emit)


def control_for(asked: FormField, form: Form) -> QWidget:
    """An empty control for this question."""
    if asked.key == PICTURES and form.pictures:
        return PictureChoice(asked.columns, form.pictures)
    if asked.kind == "table":
        return RowGrid(asked.rule.columns)
    if asked.key == _SIGNER and form.signers:
        return NameChoice(tuple(signer.name for signer in form.signers))
    if asked.choices:
        return Choice((("–", ""), *zip(asked.words, asked.choices, strict=True)))
    match asked.kind:
        case "flag":
            return Check()
        case "date":
            return DayLine(form.day)
        case "time":
            return HourLine()
        case "list":
            return Lines("; ", 66)
        case "long":
            return Lines("\n", 96)
        case _ if len(asked.value) > _LONG or len(asked.known) > _LONG:
            return Lines(" ", 66)
        case _:
            return QLineEdit()


def answer_of(control: QWidget) -> str:
    """What the control answers."""
    if isinstance(control, Choice):
        return control.value()
    if isinstance(control, Check):
        return "ya" if control.isChecked() else "tidak"
    if isinstance(control, DayLine | HourLine):
        return control.answer()
    if isinstance(control, QLineEdit | Lines | RowGrid | PictureChoice):
        return control.text().strip()
    return ""


def put_answer(control: QWidget, text: str) -> None:
    """Shows an answer in the control."""
    if isinstance(control, NameChoice):
        control.setEditText(text)
    elif isinstance(control, Choice):
        control.set_value(text)
    elif isinstance(control, Check):
        control.setChecked(text.strip().lower() in YES)
    elif isinstance(control, DayLine | HourLine | Lines | RowGrid | PictureChoice):
        control.put(text)
    elif isinstance(control, QLineEdit):
        control.setText(text)


def on_change(control: QWidget, call: Callable[[], object]) -> None:
    """Calls whenever the answer of the control changed."""
    if isinstance(control, NameChoice):
        control.editTextChanged.connect(lambda _text: call())
    elif isinstance(control, Choice):
        control.currentIndexChanged.connect(lambda _at: call())
    elif isinstance(control, Check):
        control.toggled.connect(lambda _on: call())
    elif isinstance(control, QLineEdit):
        control.textChanged.connect(lambda _text: call())
    elif isinstance(control, Lines):
        control.textChanged.connect(call)
    elif isinstance(control, RowGrid | PictureChoice):
        control.edited.connect(call)
