"""The checklist of one piece of evidence: what is there, what is missing, and what to do while it can still be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from core.case.checklist import Mark
from core.process.completeness import Checked, Ground, State
from core.rules.completeness import pack
from ui.components import inbox_words as words
from ui.theme import current, icon, px
from ui.widgets.basics import button, column, label, row


class _Sign(QWidget):
    """The state by its shape: a tick, an empty ring, a dash."""

    def __init__(self) -> None:
        super().__init__()
        self._state = State.MISSING
        self.setFixedSize(px(16), px(18))

    def show_state(self, state: State) -> None:
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter, side = current(), QPainter(self), px(14)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - side) // 2
        if self._state is State.PRESENT:
            icon("check", "done").paint(painter, QRect(0, top, side, side))
        elif self._state is State.MISSING:
            painter.setPen(QPen(QColor(tokens.doubt), 1.6))
            painter.drawEllipse(2, top + 2, side - 4, side - 4)
        else:
            icon("minus", "quiet").paint(painter, QRect(0, top, side, side))


class _Line(QFrame):
    def __init__(self, owner: Checklist, item: str) -> None:
        super().__init__()
        self._owner, self._item = owner, item
        self._mark: Mark | None = None
        self._checked: Checked | None = None
        self._sign = _Sign()
        self._title = label("", wrap=True)
        self._rest = label("", "caption", wrap=True, copy=True)
        self.more: QPushButton = button("", kind="plain", image="dots-three", tip=self.tr("Tandai butir ini"))
        self.more.clicked.connect(self._offer)
        self.more.setFixedSize(px(28), px(24))
        layout = row(self._sign, gap=8)
        layout.addLayout(column(self._title, self._rest, gap=1), 1)
        layout.addWidget(self.more)
        for widget in (self._sign, self.more):
            layout.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def put(self, checked: Checked) -> None:
        if checked == self._checked:
            return
        self._checked = checked
        ticked = checked.ground is Ground.TICKED
        self._mark = (
            None if not ticked else Mark.PRESENT if checked.state is State.PRESENT else Mark.NOT_NEEDED
        )
        state = words.state(checked)
        self._sign.show_state(checked.state)
        self._title.setText(checked.item.title)
        self._rest.setText(checked.do or state)
        self.setToolTip(checked.item.why)
        self.setAccessibleName(f"{checked.item.title}: {state}")
        self.more.setAccessibleName(self.tr("Tandai: {item}").format(item=checked.item.title))

    def _offer(self) -> None:
        menu = QMenu(self)
        for text, mark in (
            (self.tr("Tandai &ada"), Mark.PRESENT), (self.tr("&Tidak perlu di sini"), Mark.NOT_NEEDED),
            (self.tr("&Hapus tanda"), None),
        ):  # fmt: skip
            action = menu.addAction(text)
            action.setEnabled(mark is not self._mark)
            action.triggered.connect(lambda _=False, mark=mark: self._owner.ticked.emit(self._item, mark))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


class Checklist(QWidget):
    """Emits `ticked` with an item and what the person says of it (None takes it back)."""

    ticked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "label")
        # All lines are made at once and kept: labels made later would have to be styled while somebody waits.
        self._lines = {item.id: _Line(self, item.id) for item in pack().items}
        self.setLayout(column(self._title, *self._lines.values(), gap=8))

    def put(self, checked: Sequence[Checked]) -> None:
        """Shows these items."""
        there = sum(one.state is State.PRESENT for one in checked)
        needed = there + sum(one.state is State.MISSING for one in checked)
        self._title.setText(self.tr("Kelengkapan: {there} dari {all}").format(there=there, all=needed))
        for one in checked:
            self._lines[one.item.id].put(one)

    def line(self, item: str) -> QWidget:
        """The line of an item."""
        return self._lines[item]
