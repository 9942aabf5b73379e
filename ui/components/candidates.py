"""*Siapa ini?*: who of the register may be meant, each with its reasons. Nobody is linked but by a person.

The component only offers. It never has a preselected answer: `chosen` comes from a click on *Ini orangnya*,
or from Enter or Space while that very button has the focus, and no code here gives it the focus unasked.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from core.errors import UserError
from core.people.matching import Verdict
from core.people.sought import Sought
from core.wording import explain
from ui.components import reasons
from ui.components.candidate_card import CandidateCard
from ui.desk import Desk
from ui.register import Found
from ui.theme import icon
from ui.widgets.basics import button, column, label, restyle
from ui.widgets.form import Column

_TYPING_MS: Final = 200
_SETTLE_MS: Final = 350
"""A click so soon after the list changed was meant for what stood there before."""


class Candidates(QWidget):
    """Emits `chosen` with the id of an official, and `by_hand` when the person is not in the register."""

    chosen = Signal(str)
    by_hand = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._offered: Found | None = None
        self._asked, self._sought = 0, 0
        self._shown_at = QElapsedTimer()
        self.cards: list[CandidateCard] = []
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._find)
        self._build()
        self.search.textChanged.connect(lambda _text: self._typing.start())

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Cari sendiri: nama, NIP, unit kerja"))
        self.search.setAccessibleName(self.tr("Cari sendiri di daftar pegawai"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.verdict = _Verdict()
        self._list = Column(gap=10, margin=(0, 0, 4, 0))
        self._list.setAccessibleName(self.tr("Orang yang mungkin dimaksud"))
        self._by_hand = button(
            self.tr("Orang ini &tidak ada di daftar…"), self.by_hand.emit, image="user-plus"
        )
        layout = column(self.search, self.verdict, gap=12)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._by_hand)
        self.setLayout(layout)
        self.clear()

    # -- what is offered

    def ask(self, seen: Sought | Sequence[str]) -> None:
        """Asks the register who may be meant by fields or by lines of a text, and shows the answer."""
        self.wait()
        asked = self._asked

        def show(found: Found) -> None:
            if asked == self._asked:
                self._offer(found)

        self._desk.register.match(self, seen, done=show, failed=self._failed)

    def wait(self) -> None:
        """Says that the answer is being looked for; drops what was shown."""
        self._begin()
        self.verdict.say(self.tr("Mencari siapa yang mungkin dimaksud…"), "", "accent")

    def clear(self) -> None:
        """Shows nobody."""
        self._begin()
        self.verdict.say(self.tr("Belum ada yang dicocokkan."), "", "accent")

    def present(self, found: Found) -> None:
        """Shows an answer of matching."""
        self._begin()
        self._offer(found)

    @property
    def settled(self) -> bool:
        """Whether the list has stood long enough for a click to be meant for it."""
        return self._shown_at.isValid() and self._shown_at.elapsed() >= _SETTLE_MS

    def focus_search(self) -> None:
        """Puts the cursor into the field for searching by hand."""
        self.search.setFocus()

    # -- inside

    def _offer(self, found: Found) -> None:
        self._offered = found
        if not self.search.text().strip():  # somebody searching by hand is not interrupted
            self._show(found)

    def _begin(self) -> None:
        self._asked += 1
        self._sought += 1
        self._offered = None
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._typing.stop()
        self.search.setEnabled(True)
        self._put(())

    def _find(self) -> None:
        typed = self.search.text().strip()
        self._sought += 1
        sought = self._sought
        if not typed:
            if self._offered is not None:
                self._show(self._offered)
            return

        def show(found: Found) -> None:
            if sought == self._sought:
                self._show(found)

        self._desk.register.find(self, typed, done=show, failed=self._failed)

    def _show(self, found: Found) -> None:
        searched = bool(self.search.text().strip())
        if not found.registered:
            self.verdict.say(
                self.tr("Belum ada daftar pegawai."),
                self.tr("Impor daftarnya di Pegawai, atau buat berkas perkara dengan tangan."), "doubt",
            )  # fmt: skip
            self.search.setEnabled(False)
        elif found.answer is None:
            self.verdict.say(self.tr("Hasil pencarian di daftar pegawai"), "", "accent")
        elif searched and found.answer.candidates:
            self.verdict.say(self.tr("Tidak ada yang persis sama. Ini yang mirip:"), "", "doubt")
        else:
            self.verdict.say(*reasons.verdict(found.answer))
        self._put(self._cards(found))

    def _cards(self, found: Found) -> list[CandidateCard]:
        if found.answer is None:
            return [CandidateCard(one, found.accounts.get(one.id, ())) for one in found.typed]
        alone = found.answer.verdict is Verdict.ONE
        return [
            CandidateCard(
                candidate.official, found.accounts.get(candidate.official.id, ()), candidate,
                stands_out=alone and not at,
            )
            for at, candidate in enumerate(found.answer.candidates)
        ]  # fmt: skip

    def _put(self, cards: Sequence[CandidateCard]) -> None:
        if any(card.confirm.hasFocus() for card in self.cards):
            self.search.setFocus()  # never onto whoever stands there next
        for card in self.cards:
            self._list.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = list(cards)
        for at, card in enumerate(self.cards):
            self._list.body.insertWidget(at, card)
            card.confirm.clicked.connect(lambda _=False, card=card: self._choose(card))
        stops = [self.search, *(card.confirm for card in self.cards), self._by_hand]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._list.verticalScrollBar().setValue(0)
        self._shown_at.start()

    def _choose(self, card: CandidateCard) -> None:
        if self.settled:
            self.chosen.emit(card.official.id)

    def _failed(self, error: Exception) -> None:
        self.clear()
        if isinstance(error, UserError):
            words = explain(error)
            self.verdict.say(words.what, words.hint, "danger")
        else:
            self.broke.emit(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = [card.confirm for card in self.cards]
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step or not buttons:
            super().keyPressEvent(event)
            return
        at = next((at for at, made in enumerate(buttons) if made.hasFocus()), None)
        at = (0 if step > 0 else -1) if at is None else at + step
        if 0 <= at < len(buttons):
            buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._list.ensureWidgetVisible(self.cards[at])
        else:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)


class _Verdict(QFrame):
    """What the answer amounts to, in words and a tone."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        self._what: QLabel = label("", "strong", wrap=True, copy=True)
        self._hint: QLabel = label("", wrap=True, copy=True)
        self.setLayout(column(self._what, self._hint, margin=(12, 8, 12, 8), gap=2))

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._what.text()} {self._hint.text()}".strip()

    def say(self, what: str, hint: str, tone: str) -> None:
        """Shows these lines."""
        self._what.setText(what)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(self.text)
        restyle(self, "tone", tone)
