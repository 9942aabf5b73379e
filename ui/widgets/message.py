"""Words in the page itself: what happened, what to do, and one way to do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.theme import icon, px
from ui.widgets.basics import button, column, label, restyle, row

_ICONS: Final = {"danger": "warning-circle", "doubt": "warning", "done": "check-circle", "accent": "info"}
_TOAST_MS: Final = 6_000


class Message(QFrame):
    """A message between the things of a page; hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self._image = QLabel()
        self._image.setFixedSize(px(20), px(20))
        self._what = label("", "strong", wrap=True, copy=True)
        self._hint = label("", wrap=True, copy=True)
        self._act = button("")
        self._close = button("", self.hide, kind="plain", image="x", tip=self.tr("Tutup pesan"))
        self._run: Callable[[], object] | None = None
        self._act.clicked.connect(self._acted)
        top = Qt.AlignmentFlag.AlignTop
        words = column(self._what, self._hint, gap=2)
        layout = row(self._image, margin=(12, 8, 4, 8), gap=10)
        layout.addLayout(words, 1)
        layout.addWidget(self._act)
        layout.addWidget(self._close, 0, top)
        layout.setAlignment(self._image, top)
        self.setLayout(layout)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now, empty when it says nothing."""
        return "" if self.isHidden() else f"{self._what.text()} {self._hint.text()}".strip()

    def say(
        self,
        what: str,
        hint: str = "",
        *,
        tone: str = "danger",
        verb: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Shows the message; `tone` is danger, doubt, done or accent; `verb` offers `act`."""
        self._image.setPixmap(icon(_ICONS[tone], tone).pixmap(QSize(px(20), px(20)), self.devicePixelRatio()))
        self._what.setText(what)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._act.setText(verb)
        self._act.setVisible(bool(verb))
        self._run = act
        self.setAccessibleName(what)
        self.setAccessibleDescription(hint)
        restyle(self, "tone", tone)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _acted(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()


class Toast(QFrame):
    """One line over the lower edge of its parent that leaves by itself: something is done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "toast")
        self._text = label("")
        self.act = button("", self._acted)
        self._run: Callable[[], object] | None = None
        self.setLayout(row(self._text, self.act, margin=(16, 10, 16, 10), gap=16))
        self._timer = QTimer(self, singleShot=True, interval=_TOAST_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it said last."""
        return self._text.text()

    def say(self, text: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Shows `text` for some seconds; `verb` offers `act`."""
        self._text.setText(text)
        self.act.setText(verb)
        self.act.setVisible(bool(verb))
        self._run = act
        self.adjustSize()
        area = self._over.rect()
        self.move((area.width() - self.width()) // 2, area.height() - self.height() - px(64))
        self.show()
        self.raise_()
        self._timer.start()

    def _acted(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()
