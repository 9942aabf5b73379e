"""The keys of a page, laid over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui.theme import px
from ui.widgets.basics import button, column, label, row

Keys = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Groups: a title and pairs of keys and what they do."""


class KeysHelp(QFrame):
    """Hidden until `open`; any key that leaves (Esc, F1, ?) and the button close it."""

    def __init__(self, over: QWidget, title: str, groups: Keys) -> None:
        super().__init__(over)
        self._over = over
        self._before: QWidget | None = None
        self.setProperty("kind", "help")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        close = button("", self.close_over, kind="plain", image="x", tip=self.tr("Tutup (Esc)"))
        head = row(label(title, "section"), 0, close)
        layout = column(head, margin=(24, 16, 24, 20), gap=12)
        columns = row(gap=32)
        sides = (column(gap=14), column(gap=14))
        for at, (name, keys) in enumerate(groups):
            sides[at % 2].addLayout(self._group(name, keys))
        for side in sides:
            side.addStretch(1)
            columns.addLayout(side, 1)
        layout.addLayout(columns)
        self.setLayout(layout)
        over.installEventFilter(self)
        self.hide()

    def open_over(self) -> None:
        """Shows the keys in the middle of the page."""
        self._before = self._over.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def close_over(self) -> None:
        """Hides the keys and gives the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1) or event.text() == "?":
            self.close_over()
        event.accept()  # nothing happens behind it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._over.rect()
        width = min(px(760), room.width() - px(16))
        layout = self.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else self.height()
        self.resize(width, min(wanted, room.height()))
        self.move((room.width() - self.width()) // 2, (room.height() - self.height()) // 2)

    def _group(self, name: str, keys: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(3))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, px(92))
        grid.addWidget(label(name, "label"), 0, 0, 1, 2)
        for at, (key, deed) in enumerate(keys, start=1):
            grid.addWidget(label(key, "mono"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(deed, wrap=True), at, 1)
        return grid
