"""The strip along the lower edge: work under way with real units, and the time left to the lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from ui.theme import px
from ui.widgets.basics import button, column, label, row


class Work(QWidget):
    """One piece of work: what it does, how far it is, and a way to stop it."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self._words = label("")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(px(220))
        self._stop = button(self.tr("&Batal"), stop, kind="plain")
        self._stop.setToolTip(self.tr("Menghentikan pekerjaan ini; yang sudah selesai tetap tersimpan"))
        self.setLayout(row(self._words, self._bar, self._stop, 0, gap=12))

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Says `words` and fills the bar; a total of 0 means that the end is not known."""
        self._words.setText(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)


class Strip(QFrame):
    """Holds the work under way; the window puts one `Work` in for each and takes it out again."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self._left = label("", "caption")
        self._shown: list[Work] = []
        self._works = column(gap=0)
        self._idle = label("", "caption")
        layout = row(margin=(16, 4, 16, 4), gap=12)
        layout.addLayout(self._works, 1)
        layout.addWidget(self._idle)
        layout.addStretch(0)
        layout.addWidget(self._left)
        self.setLayout(layout)
        self.setMinimumHeight(px(42))

    @property
    def works(self) -> tuple[Work, ...]:
        """The work shown now."""
        return tuple(self._shown)

    def add(self, stop: Callable[[], object]) -> Work:
        """Makes room for one more piece of work."""
        work = Work(stop)
        self._shown.append(work)
        self._works.addWidget(work)
        return work

    def drop(self, work: Work) -> None:
        """Takes finished work out."""
        self._shown.remove(work)
        self._works.removeWidget(work)
        work.hide()
        work.deleteLater()

    def show_left(self, words: str) -> None:
        """Shows when the vault will lock."""
        self._left.setText(words)
