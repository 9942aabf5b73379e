"""Saved searches as chips with a way to take each out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from core.vault.saved_searches import SavedSearch
from ui.theme import px
from ui.widgets.basics import button, clear, row


class SavedChips(QScrollArea):
    """Emits `chosen` with a saved search, and `removing` with one that shall be taken out."""

    chosen = Signal(object)
    removing = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("kind", "column")
        self._line = row(gap=4)
        inside.setLayout(self._line)
        self.setWidget(inside)
        self.setFixedHeight(px(42))
        self.saved: tuple[SavedSearch, ...] = ()
        self.put(())

    def put(self, saved: Sequence[SavedSearch]) -> None:
        """Shows these; nothing at all without any."""
        self.saved = tuple(saved)
        clear(self._line)
        for one in self.saved:
            chip = button(
                one.name.replace("&", "&&"),
                partial(self.chosen.emit, one),
                kind="chip",
                image="bookmark-simple",
            )
            chip.setToolTip(one.query.text)
            tip = self.tr("Hapus pencarian tersimpan “{name}”").format(name=one.name)
            drop = button("", partial(self.removing.emit, one), kind="plain", image="x", tip=tip)
            self._line.addWidget(chip)
            self._line.addWidget(drop)
        self._line.addStretch(1)
        self.setVisible(bool(self.saved))
