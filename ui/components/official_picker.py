"""A field that finds an official of the register as one types, to fill a form with."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core.people import numbers
from core.people.official import Official
from ui.components.officials import place
from ui.desk import Desk
from ui.register import Found, Snapshot
from ui.theme import icon, px
from ui.widgets.basics import button, column, label, row
from ui.widgets.form import Field
from ui.widgets.long_table import LongTable
from ui.widgets.table import VALUE, Column

_TYPING_MS: Final = 200
_ROWS: Final = 5


class OfficialPicker(QWidget):
    """Emits `picked` with an official, or None when the choice was taken back. Hidden without a register."""

    picked = Signal(object)
    resized = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = 0
        self._build()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._find)
        self.search.textEdited.connect(lambda _text: self._typing.start())
        self.results.opened.connect(self._pick)
        self.results.clicked.connect(self._clicked)
        self.hide()
        desk.register.load(self, done=self._greet, failed=self.broke.emit)

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Ketik nama, NIP, atau unit kerja"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.results = LongTable(
            (
                Column(head=self.tr("Nama"), show=lambda one: one.written().full(), width=0, strong=True),
                Column(head=self.tr("NIP"), show=lambda one: numbers.display(one.number), width=200),
                Column(head=self.tr("Jabatan, unit kerja"), show=place, width=170, tip=place),
            ),
            self.tr("Pegawai yang ditemukan"),
        )
        self.results.horizontalHeader().hide()
        self.results.setSortingEnabled(False)
        self.results.hide()
        self._note = label("", "caption", wrap=True)
        self._release = button(self.tr("Lepas&kan"), self._let_go, kind="link")
        self._release.hide()
        note = row(gap=8)
        note.addWidget(self._note, 1)
        note.addWidget(self._release)
        layout = column(Field(self.tr("&Ambil dari daftar pegawai"), self.search), self.results, gap=6)
        layout.addLayout(note)
        self.setLayout(layout)

    def _greet(self, snapshot: Snapshot) -> None:
        self.setVisible(bool(snapshot.officials))
        self._note.setText(self.tr("Atau isi sendiri di bawah."))
        self.resized.emit()

    def _find(self) -> None:
        self._asked += 1
        asked, typed = self._asked, self.search.text().strip()
        if not typed:
            self._offer(())
            return

        def show(found: Found) -> None:
            if asked == self._asked:
                self._offer(found.officials[:_ROWS])

        self._desk.register.find(self, typed, done=show, failed=self.broke.emit)

    def _offer(self, officials: tuple[Official, ...]) -> None:
        typed = bool(self.search.text().strip())
        self.results.put(officials)
        self.results.setVisible(bool(officials))
        self.results.setFixedHeight(px(36) * len(officials) + 2)
        if typed and not officials:
            self._note.setText(self.tr("Tidak ada yang cocok di daftar. Isi sendiri di bawah."))
        elif not self._release.isVisible():
            self._note.setText(self.tr("Atau isi sendiri di bawah."))
        self.resized.emit()

    def _clicked(self, index: QModelIndex) -> None:
        self._pick(index.data(VALUE))

    def _pick(self, official: Official) -> None:
        self._asked += 1
        self.search.clear()
        self._release.show()
        self._offer(())
        self._note.setText(
            self.tr("Diisi dari daftar pegawai: {name}").format(name=official.written().full())
        )
        self.picked.emit(official)

    def _let_go(self) -> None:
        self._release.hide()
        self._offer(())
        self.search.setFocus()
        self.picked.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.search.hasFocus() and down:
            # Enter here looks for people; it must not press the sheet's button.
            if self.results.isVisible():
                self.results.setFocus()
            elif self.search.text().strip():
                self._find()
        else:
            super().keyPressEvent(event)
