"""A field for a passphrase, hidden until asked for, and what a guesser would make of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget
from zxcvbn import zxcvbn  # type: ignore[import-untyped]

from ui.theme import icon
from ui.widgets.basics import column, label, restyle

_LONGEST_JUDGED: Final = 72
_GOOD_GUESSES_LOG10: Final = 14
_FAIR_GUESSES_LOG10: Final = 10


class SecretEdit(QLineEdit):
    """A hidden line with an eye to show it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(icon("eye"), self.tr("Tampilkan frasa sandi"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._reveal)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def hide_again(self) -> None:
        """Covers the text; called before work starts."""
        self._eye.setChecked(False)

    def show_now(self) -> None:
        """Uncovers the text, because it has to be written down."""
        self._eye.setChecked(True)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setIcon(icon("eye-slash" if shown else "eye"))


class Strength(QWidget):
    """A bar and a word: weak, fair or good; judged a moment after the typing."""

    judged = Signal(str)

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__()
        self._edit = edit
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 20)
        self._words = label("", "caption")
        self._timer = QTimer(self, singleShot=True, interval=150)
        self._timer.timeout.connect(self.judge)
        edit.textChanged.connect(lambda: self._timer.start())
        self.level = ""
        self.setLayout(column(self._bar, self._words, gap=4))
        self.judge()

    def judge(self) -> None:
        """Judges the text as it stands now."""
        text = self._edit.text()[:_LONGEST_JUDGED]
        power = float(zxcvbn(text, max_length=_LONGEST_JUDGED)["guesses_log10"]) if text else 0.0
        good, fair = power >= _GOOD_GUESSES_LOG10, power >= _FAIR_GUESSES_LOG10
        self.level = "" if not text else "good" if good else "fair" if fair else "weak"
        words = {
            "": self.tr("Pakai sedikitnya empat kata acak. Panjang lebih penting daripada rumit."),
            "weak": self.tr("Lemah: mudah ditebak. Tambahkan kata lain."),
            "fair": self.tr("Cukup. Satu kata lagi membuatnya kuat."),
            "good": self.tr("Kuat."),
        }
        self._words.setText(words[self.level])
        self._bar.setValue(min(20, round(power)))
        self._bar.setAccessibleName(words[self.level])
        restyle(self._bar, "level", self.level)
        self.judged.emit(self.level)
