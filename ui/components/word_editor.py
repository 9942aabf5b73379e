"""Settling one word: what stands on the picture, what both readers saw, and what a person says it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from core.vault.office import Office
from ui import texts
from ui.components.place import Settled
from ui.components.readers import Heard
from ui.theme import current, px
from ui.widgets.basics import button, clear, column, label, row

_TALL = 84  # design pixels of the picture of a word
_MOST_ENLARGED = 4.0


class Snippet(QWidget):
    """A part of a picture, enlarged to its room, with the meant part outlined."""

    def __init__(self, tall: int = _TALL) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._inner = (0.0, 0.0, 1.0, 1.0)
        self.setMinimumHeight(px(tall // 2))
        self.setMaximumHeight(px(tall))
        self._tall = tall
        self.setAccessibleName(self.tr("Potongan gambar"))

    @property
    def empty(self) -> bool:
        """Whether nothing is shown."""
        return self._picture.isNull()

    def put(self, picture: QPixmap, inner: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)) -> None:
        """Shows `picture`; `inner` is the meant part: left, top, width and height as shares."""
        self._picture, self._inner = picture, inner
        self.setVisible(not picture.isNull())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(self._tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(current().desk))
        size = self._picture.size()
        factor = min(self.width() / size.width(), self.height() / size.height(), _MOST_ENLARGED)
        wide, high = size.width() * factor, size.height() * factor
        left, top = (self.width() - wide) / 2, (self.height() - high) / 2
        painter.drawPixmap(int(left), int(top), int(wide), int(high), self._picture)
        x, y, across, down = self._inner
        if (across, down) != (1.0, 1.0):
            painter.setPen(QPen(QColor(current().accent), 2))
            painter.drawRect(int(left + x * wide), int(top + y * high), int(across * wide), int(down * high))


class WordEditor(QFrame):
    """Keys 1 and 2 take a reader's text at once; Enter goes to the text field and, from there, saves."""

    saving = Signal(str)
    """The text that stands there; empty when nothing is written."""
    restoring = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._place: Settled | None = None
        self._busy = False
        self.setProperty("kind", "inset")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Koreksi kata"))
        self.snippet = Snippet()
        self._choices = column(gap=4)
        self.choices: tuple[QPushButton, ...] = ()
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("Tulisan yang benar"))
        self.text.setPlaceholderText(self.tr("Kosong: di sini tidak ada tulisan"))
        self.text.returnPressed.connect(self._save)
        self.save = button(self.tr("&Simpan"), self._save, kind="primary")
        self.restore = button(self.tr("Kembalikan bacaan &mesin"), self.restoring.emit)
        self.state = label("", "caption", wrap=True, copy=True)
        layout = column(self.snippet, margin=10, gap=6)
        layout.addLayout(self._choices)
        layout.addWidget(self.text)
        layout.addLayout(row(self.save, self.restore, 0))
        layout.addWidget(self.state)
        layout.addWidget(
            label(self.tr("Tombol 1 atau 2 memakai bacaan itu, Enter untuk mengetik."), "caption", wrap=True)
        )
        self.setLayout(layout)

    @property
    def place(self) -> Settled | None:
        """The place at work."""
        return self._place

    def put(self, place: Settled) -> None:
        """Works on this place."""
        self._place, self._busy = place, False
        clear(self._choices)
        self.choices = tuple(
            self._choice(at, who, name, text) for at, (who, name, text) in enumerate(self._offers(place))
        )
        for choice in self.choices:
            self._choices.addWidget(choice)
        self.text.setText(place.shown)
        self.text.selectAll()
        settled = place.settled
        self.restore.setVisible(settled is not None)
        self.state.setVisible(settled is not None)
        if settled is not None:
            self.state.setText(
                self.tr("Dikoreksi {by}, {at}. Bacaan mesin: {machine}").format(
                    by=settled.by, at=texts.moment(settled.at, self._office),
                    machine=f"“{settled.machine}”" if settled.machine else self.tr("tidak ada"),
                )
            )  # fmt: skip

    def drop(self) -> None:
        """Forgets the place and the picture of it."""
        self._place = None
        self.snippet.put(QPixmap())
        clear(self._choices)
        self.choices = ()
        self.text.setText("")  # unlike `clear`, this cannot be undone in the field
        self.state.clear()

    def release(self) -> None:
        """Lets the person try again after nothing was saved."""
        self._busy = False

    def take(self, number: int) -> bool:
        """Takes the choice `number` (from 1), as its key does; whether there is one."""
        if not 1 <= number <= len(self.choices) or not self.choices[number - 1].isEnabled():
            return False
        self.choices[number - 1].click()
        return True

    def type(self) -> None:
        """Puts the cursor into the text field."""
        self.text.setFocus()
        self.text.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.type()
        else:
            super().keyPressEvent(event)

    def _offers(self, place: Settled) -> list[tuple[str, str, str]]:
        """Who, by which engine, and what; one line when all say the same."""
        sides: tuple[Heard, ...] = place.heard
        if len(sides) > 1 and len({one.text for one in sides}) == 1:
            return [(self.tr("Kedua pembaca"), ", ".join(one.name for one in sides), sides[0].text)]
        return [(one.who, one.name, one.text) for one in sides]

    def _choice(self, at: int, who: str, name: str, text: str) -> QPushButton:
        shown = text if len(text) <= 28 else text[:27] + "…"
        made = button(
            f"{at + 1}   {who}:  {shown or self.tr('(tidak melihat apa-apa)')}".replace("&", "&&"),
            lambda: self._take(text),
            kind="choice",
        )
        made.setToolTip(self.tr("Pakai bacaan ini (tombol {key}). Dibaca dengan {name}.").format(key=at + 1, name=name))  # fmt: skip
        made.setAccessibleName(f"{who}: {text}")
        made.setEnabled(bool(text))
        return made

    def _take(self, text: str) -> None:
        self.text.setText(text)
        self._save()

    def _save(self) -> None:
        if self._place is not None and not self._busy:
            self._busy = True  # one press, one correction
            self.saving.emit(" ".join(self.text.text().split()))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(px(300), hint.height())
