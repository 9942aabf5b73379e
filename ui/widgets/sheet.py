"""A dialog that stops neither the work nor other windows: a title, fields, what is wrong, two buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.theme import px
from ui.widgets.basics import button, column, label, row, rule
from ui.widgets.form import Column
from ui.widgets.message import Message
from ui.widgets.tab_order import stops_in

_MOST: Final = 0.92  # of the screen


class Sheet(QDialog):
    """Subclasses fill `body` and override `submit`; the verb is on the button, Escape leaves."""

    def __init__(self, parent: QWidget, title: str, text: str, verb: str, *, width: int = 520) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = Message()
        self.area = Column(gap=14, margin=(24, 4, 24, 16))
        self.body = self.area.body
        self.agree = button(verb, self.submit, kind="primary")
        self.agree.setDefault(True)
        self.leave = button(self.tr("Batal"), self.give_up)
        heading = column(
            label(title, "section"), label(text, "quiet", wrap=True), margin=(24, 20, 24, 8), gap=4
        )
        self.feet = row(0, self.leave, self.agree, margin=(24, 12, 24, 16))
        said = column(self.message, margin=(24, 4, 24, 8))
        self.setLayout(column(gap=0))
        layout = self.layout()
        assert isinstance(layout, type(heading))  # noqa: S101 - for the type checker
        layout.addLayout(heading)
        layout.addLayout(said)
        layout.addWidget(self.area, 1)
        layout.addWidget(rule())
        layout.addLayout(self.feet)
        # With large type on a small screen the sheet stays inside the screen and its content wraps.
        self.setMinimumWidth(min(px(width), int(self.screen().availableGeometry().width() * _MOST)))

    def add(self, *items: QWidget) -> None:
        """Puts things under each other into the body."""
        for item in items:
            self.body.insertWidget(self.body.count() - 1, item)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()
        if self.focusWidget() in (None, self.leave, self.agree):
            first = next(
                (stop for stop in stops_in(self.area) if stop.isVisibleTo(self) and stop.isEnabled()), None
            )
            if first is not None:  # Qt would begin at the button that leaves
                first.setFocus()

    def fit(self) -> None:
        """Takes the height its content needs, as far as the screen has it."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            wanted = max(layout.totalHeightForWidth(self.width()), self.sizeHint().height())
            self.resize(self.width(), min(wanted, int(self.screen().availableGeometry().height() * _MOST)))

    def submit(self) -> None:
        """What the verb does; overridden."""
        self.accept()

    def give_up(self) -> None:
        """What *Batal* and Escape do; overridden where work must be stopped first. The lock calls `reject`."""
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.give_up()
        else:
            super().keyPressEvent(event)
