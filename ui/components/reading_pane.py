"""Beside the picture: the text as read, how sure it is, and where the evidence comes from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from core.case.evidence import Evidence
from core.case.reading import ReadingRecord
from core.process.intake import PASSING
from core.reading.values import Reading, Word
from core.vault.office import Office
from ui import texts
from ui.components.facts import Facts
from ui.components.words_view import WordsView, doubtful, words_of
from ui.theme import px
from ui.widgets.basics import button, column, holder, label, row, rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Evidence, the record of its reading and the words, as the viewer shows them.

    `order` are the ids of all evidence of the case that can be shown.
    """

    item: Evidence
    record: ReadingRecord | None
    reading: Reading | None
    order: tuple[str, ...]


class ReadingPane(QFrame):
    """Emits `chosen` with the number of a word, `reading` when the picture shall be read."""

    chosen = Signal(int)
    reading = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setFixedWidth(px(360))
        self._office = office
        self._shown: tuple[Word, ...] = ()
        self.words = WordsView()
        self._summary = label("", "caption", wrap=True)
        self._word = label("", "caption", wrap=True, copy=True)
        self._next = button(self.tr("Kata ragu beri&kutnya"), lambda: self.step(1), image="arrow-down")
        self._next.setToolTip(self.tr("N maju, P mundur"))
        self._none = label("", "quiet", wrap=True)
        self.read = button(self.tr("&Baca teks"), self.reading.emit, image="text-aa")
        self._text = QStackedWidget()
        self._text.addWidget(self.words)
        self._text.addWidget(holder(column(self._none, row(self.read, 0), 0, gap=12)))
        self._facts = Facts()
        layout = column(label(self.tr("Teks yang terbaca"), "section"), self._summary, margin=16, gap=8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._word)
        layout.addLayout(row(self._next, 0))
        layout.addWidget(rule())
        layout.addWidget(self._facts)
        self.setLayout(layout)
        self.words.chosen.connect(self._explain)
        self.words.chosen.connect(self.chosen)

    @property
    def said(self) -> str:
        """What it says about the word chosen."""
        return self._word.text()

    def choose(self, number: int) -> None:
        """Points out a word that was chosen on the picture."""
        self.words.choose(number)
        self._explain(number)

    def step(self, by: int) -> None:
        """Goes to the next (or previous) doubtful word."""
        self.words.step(by, only_doubtful=True)

    def show_seen(self, seen: Seen, page: int, *, busy: bool) -> None:
        """Shows text and facts; `busy` when something is being read already."""
        item, record = seen.item, seen.record
        self._facts.put(
            (
                (self.tr("Diterima"), texts.full_moment(item.added_at, self._office)),
                (self.tr("Oleh"), item.added_by),
                (self.tr("Pembaca"), ", ".join(record.readers) if record and record.readers else texts.NONE),
                (self.tr("Sidik jari"), texts.groups(item.sha256)),
            )
        )
        self._word.hide()
        if seen.reading is None:
            self._show_nothing(record, busy=busy)
        else:
            self._show_words(seen.reading, page)

    def blank(self) -> None:
        """Drops the text."""
        self._shown = ()
        self.words.put(())
        self._word.clear()
        self._facts.put(())

    def _show_nothing(self, record: ReadingRecord | None, *, busy: bool) -> None:
        self._shown = ()
        self._summary.setText("")
        if record is None:
            self._none.setText(self.tr("Sedang dibaca…") if busy else self.tr("Gambar ini belum dibaca."))
        else:
            self._none.setText(texts.reason(record.reason) + self.tr(". Berkas aslinya tersimpan utuh."))
        again = record is not None and record.reason in PASSING
        self.read.setText(self.tr("Co&ba lagi") if again else self.tr("&Baca teks"))
        self.read.setVisible((record is None or again) and not busy)
        self._next.hide()
        self._text.setCurrentIndex(1)

    def _show_words(self, found: Reading, page: int) -> None:
        lines = words_of(found, page)
        self._shown = tuple(word for line in lines for word in line)
        weak = sum(1 for word in self._shown if doubtful(word))
        told = self.tr("{count} kata").format(count=len(self._shown))
        if weak:
            told += self.tr(", {count} meragukan (bergaris bawah). Cocokkan dengan gambar.").format(
                count=weak
            )
        self._summary.setText(told)
        self._next.setVisible(weak > 0)
        self.words.put(lines)
        self._text.setCurrentIndex(0)

    def _explain(self, number: int) -> None:
        known = 0 <= number < len(self._shown)
        self._word.setVisible(known)
        if known:
            word = self._shown[number]
            self._word.setText(
                self.tr("“{text}”  ·  keyakinan {sure} %  ·  dibaca oleh {reader}").format(
                    text=word.text, sure=round(word.confidence / 10), reader=word.reader
                )
            )
