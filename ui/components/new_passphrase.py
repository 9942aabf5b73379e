"""Choosing a passphrase: typed twice or generated, with what a guesser would make of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.vault.words import generate_phrase
from ui.widgets.basics import button, column, row
from ui.widgets.form import Field
from ui.widgets.secret import SecretEdit, Strength


class NewPassphrase(QWidget):
    """Gives the passphrase, or says in its place what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = SecretEdit(), SecretEdit()
        self.strength = Strength(self.first)
        self._first = Field(self.tr("Frasa &sandi"), self.first)
        self._second = Field(self.tr("&Ulangi frasa sandi"), self.second)
        generate = button(self.tr("&Buatkan enam kata acak"), self._generate, image="sparkle")
        self.setLayout(column(self._first, self.strength, row(generate, 0), 4, self._second, gap=8))
        self.first.textChanged.connect(lambda: self._first.blame(""))
        self.second.textChanged.connect(lambda: self._second.blame(""))

    def value(self) -> str | None:
        """The passphrase, or None after saying what is wrong."""
        self.strength.judge()
        if self.strength.level in ("", "weak"):
            self._first.blame(self.tr("Frasa ini mudah ditebak. Pakai sedikitnya empat kata acak."))
            self.first.setFocus()
            return None
        if self.first.text() != self.second.text():
            self._second.blame(self.tr("Kedua isian tidak sama."))
            self.second.setFocus()
            self.second.selectAll()
            return None
        self.first.hide_again()
        return self.first.text()

    def wipe(self) -> None:
        """Empties both fields."""
        self.first.clear()
        self.second.clear()
        self.first.hide_again()

    def _generate(self) -> None:
        self.first.setText(generate_phrase())
        self.first.show_now()
        self.second.clear()
        self.second.setFocus()
