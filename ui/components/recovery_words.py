"""The 24 recovery words on screen, and the proof that they were written down."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QStackedWidget, QWidget

from ui.theme import px
from ui.widgets.basics import clear, column, holder, label, row
from ui.widgets.form import Field

_COLUMNS = 4


class RecoveryWords(QWidget):
    """First shows the words; then asks for two of them."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self.asked: tuple[int, int] = (0, 1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(10))
        self.answers = (QLineEdit(), QLineEdit())
        self._fields = tuple(Field("", edit) for edit in self.answers)
        shown = holder(column(self._grid, 0, margin=16), "inset")
        self.stack = QStackedWidget()
        self.stack.addWidget(shown)
        self.stack.addWidget(holder(column(*self._fields, 0, gap=12)))
        self.setLayout(column(self.stack))

    def put(self, words: tuple[str, ...]) -> None:
        """Shows these words; they exist nowhere else."""
        self._words = words
        clear(self._grid)
        rows = max(1, len(words) // _COLUMNS)
        for at, word in enumerate(words):
            pair = row(gap=8)
            number = label(f"{at + 1}", "caption")
            number.setFixedWidth(px(20))
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            pair.addWidget(number)
            pair.addWidget(label(word, "strong", copy=True), 1)
            self._grid.addLayout(pair, at % rows, at // rows)
        self.stack.setCurrentIndex(0)

    @property
    def words(self) -> tuple[str, ...]:
        """The words shown, empty after they were written down."""
        return self._words

    def ask(self) -> None:
        """Hides the words and asks for two of them."""
        first = secrets.randbelow(len(self._words))
        second = (first + 1 + secrets.randbelow(len(self._words) - 1)) % len(self._words)
        self.asked = (min(first, second), max(first, second))
        for field, edit, at in zip(self._fields, self.answers, self.asked, strict=True):
            field.rename(self.tr("Kata nomor {at}").format(at=at + 1))
            field.blame("")
            edit.clear()
        self.stack.setCurrentIndex(1)
        self.answers[0].setFocus()

    @property
    def asking(self) -> bool:
        """Whether it asks (and the words are hidden)."""
        return self.stack.currentIndex() == 1

    def show_again(self) -> None:
        """Back to the words."""
        self.stack.setCurrentIndex(0)

    def right(self) -> bool:
        """Whether both answers are right; four letters are enough, in any case."""
        good = True
        for field, edit, at in zip(self._fields, self.answers, self.asked, strict=True):
            given, word = edit.text().strip().lower(), self._words[at]
            fits = len(given) >= min(4, len(word)) and word.startswith(given)
            field.blame(
                "" if fits else self.tr("Bukan kata nomor {at}. Lihat lagi catatannya.").format(at=at + 1)
            )
            good = good and fits
        return good

    def wipe(self) -> None:
        """Drops the words."""
        self._words = ()
        clear(self._grid)
        for edit in self.answers:
            edit.clear()
