"""Which pieces of the inbox are shown: chips beside each other, one list where there is no room for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui import texts
from ui.components.inbox_list import Keep
from ui.theme import px
from ui.widgets.basics import button, label, row
from ui.widgets.form import Choice

_CHIPS_FROM: Final = 690


class InboxFilters(QWidget):
    """Emits `chosen` with what shall be shown; `note` is a quiet line at the right."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[Keep, QPushButton] = {}
        group = QButtonGroup(self)
        self._row = QWidget()
        chips = row(gap=6)
        for keep in Keep:
            chip = button("", lambda keep=keep: self.chosen.emit(keep), kind="chip")  # type: ignore[misc]
            chip.setCheckable(True)
            group.addButton(chip)
            chips.addWidget(chip)
            self._chips[keep] = chip
        self._row.setLayout(chips)
        self._list = Choice()
        self._list.setAccessibleName(self.tr("Yang ditampilkan"))
        self._list.activated.connect(lambda _at: self.chosen.emit(Keep(self._list.value())))
        self._list.hide()
        self.note = label("", "caption")
        layout = row(self._row, self._list, 0, self.note)
        self.setLayout(layout)
        self.show_counts(dict.fromkeys(Keep, 0))
        self.mark(Keep.ALL)

    def mark(self, keep: Keep) -> None:
        """Marks what is shown."""
        self._chips[keep].setChecked(True)
        self._list.set_value(keep.value)

    def show_counts(self, found: Mapping[Keep, int]) -> None:
        """Says how many pieces each choice shows."""
        names = {
            Keep.ALL: self.tr("Semua"), Keep.UNREAD: self.tr("Belum dibaca"), Keep.FAILED: self.tr("Gagal dibaca"),
            Keep.LACKING: self.tr("Belum lengkap"), Keep.ALIKE: self.tr("Serupa"), Keep.ASIDE: self.tr("Disisihkan"),
        }  # fmt: skip
        for at, (keep, chip) in enumerate(self._chips.items()):
            words = f"{names[keep]}  {texts.count(found[keep])}" if found[keep] else names[keep]
            if chip.text() != words:  # the same words again would lay the row out anew
                chip.setText(words)
            if at < self._list.count():
                self._list.setItemText(at, words)
            else:
                self._list.addItem(words, keep.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(_CHIPS_FROM)
        self._row.setVisible(wide)
        self._list.setVisible(not wide)
