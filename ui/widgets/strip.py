"""The strip along the lower edge: work under way with real units, and the time left to the lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from ui.theme import px
from ui.widgets.basics import button, column, label, row

_BAR: Final = 220
_LEAST_BAR: Final = 24


class Work(QWidget):
    """One piece of work: what it does, how far it is, and the ways to pause it, to try again, to stop it.

    The buttons for a pause and for another try are there when the caller gives something to call.
    """

    def __init__(
        self,
        stop: Callable[[], object],
        *,
        pause: Callable[[], object] | None = None,
        again: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._words = label("")
        self._note = label("", "caption")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setMaximumWidth(px(_BAR))
        self._bar.setMinimumWidth(px(_LEAST_BAR))
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # In a narrow window the bar gives way, never the words.
        for words in (self._words, self._note):
            words.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.again = button("", again, kind="plain")
        self.pause = button("", pause, kind="plain")
        self.stop = button("", stop, kind="plain")
        for hidden in (self._note, self.again):
            hidden.hide()
        self.pause.setVisible(pause is not None)
        self.show_paused(paused=False)
        self.show_ended(ended=False)
        layout = row(self._words, gap=12)
        layout.addWidget(self._bar, 1)
        for widget in (self._note, self.again, self.pause, self.stop):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setLayout(layout)

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    @property
    def note(self) -> str:
        """What it says beside the bar."""
        return self._note.text()

    def show_progress(self, words: str, done: int, total: int, note: str = "") -> None:
        """Says `words` and fills the bar; a total of 0 means that the end is not known."""
        _say(self._words, words)
        _say(self._note, note)
        self._note.setVisible(bool(note))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)

    def show_paused(self, *, paused: bool) -> None:
        """Offers to go on, or to pause."""
        self.pause.setText(self.tr("Lan&jutkan") if paused else self.tr("&Jeda"))
        self.pause.setToolTip(
            self.tr("Meneruskan pekerjaan ini")
            if paused
            else self.tr("Menunda pekerjaan ini; yang sedang dikerjakan diselesaikan dahulu")
        )

    def show_again(self, words: str) -> None:
        """Offers another try in these words; empty ones offer none."""
        _say(self.again, words)
        self.again.setVisible(bool(words))

    def show_ended(self, *, ended: bool) -> None:
        """What has ended has no bar and no pause, and is closed instead of stopped."""
        self._bar.setVisible(not ended)
        if ended:
            self.pause.hide()
        self.stop.setText(self.tr("T&utup") if ended else self.tr("&Batal"))
        self.stop.setToolTip(
            self.tr("Menutup catatan ini; yang tersimpan tetap tersimpan")
            if ended
            else self.tr("Menghentikan pekerjaan ini; yang sudah selesai tetap tersimpan")
        )


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

    def add(
        self,
        stop: Callable[[], object],
        *,
        pause: Callable[[], object] | None = None,
        again: Callable[[], object] | None = None,
    ) -> Work:
        """Makes room for one more piece of work."""
        work = Work(stop, pause=pause, again=again)
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


def _say(widget: QLabel | QPushButton, words: str) -> None:
    if widget.text() != words:  # the same words again would lay the whole strip out anew
        widget.setText(words)
