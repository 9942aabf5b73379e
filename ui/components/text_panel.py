"""The section *Teks*: the text as read and corrected, how far the doubtful words are settled, and the bench below."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.case.reading import ReadingRecord
from core.process.intake import PASSING
from core.reading.values import Agreement
from core.vault.office import Office
from ui import texts
from ui.components.quote_composer import QuoteComposer
from ui.components.region_review import RegionReview
from ui.components.seen import PageText
from ui.components.word_editor import WordEditor
from ui.components.words_view import WordsView
from ui.theme import px
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.marks import MarkKind


class Bench(IntEnum):
    """What is at work below the text."""

    NOTHING = 0
    WORD = 1
    REGION = 2
    QUOTE = 3


class TextPanel(QWidget):
    """Numbers of words are those of the page's marks."""

    chosen = Signal(int)
    """A word was clicked or reached by its key."""
    reading = Signal()
    """The picture shall be read."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._page: PageText | None = None
        self.words = WordsView()
        self.words.setMinimumHeight(px(40))
        self._count = label("", "caption", wrap=True)
        self._legend = label("", "caption", wrap=True)
        self.next = button(
            self.tr("Kata ragu beri&kutnya"), lambda: self.step(1), image="arrow-down",
            tip=self.tr("Kata ragu berikutnya (N); sebelumnya (P)"),
        )  # fmt: skip
        self._none = label("", "quiet", wrap=True)
        self.read = button(self.tr("&Baca teks"), self.reading.emit, image="text-aa")
        self._text = QStackedWidget()
        self._text.addWidget(self.words)
        self._text.addWidget(holder(column(self._none, row(self.read, 0), 0, gap=12)))
        self.editor = WordEditor(office)
        self.region = RegionReview()
        self.composer = QuoteComposer()
        waiting = holder(column(row(self.next, 0), self._legend, gap=4))
        self._tools: tuple[QWidget, ...] = (waiting, self.editor, self.region, self.composer)
        self._at_work = Bench.NOTHING
        layout = column(self._count, gap=8)
        layout.addWidget(self._text, 1)
        for tool in self._tools:
            layout.addWidget(tool)
        self.setLayout(layout)
        self.words.chosen.connect(self.chosen)
        self.put_on_bench(Bench.NOTHING)

    @property
    def count(self) -> str:
        """What is said of the number of words and doubts."""
        return self._count.text()

    @property
    def reason(self) -> str:
        """Why there is no text, empty when there is one."""
        return self._none.text() if self._page is None else ""

    @property
    def at_work(self) -> Bench:
        """What is on the bench."""
        return self._at_work

    def show_page(self, page: PageText) -> None:
        """Shows the words of a page; what was at work is put away."""
        self._page = page
        self.clear_bench()
        self.words.put(tuple(tuple(word.text for word in line) for line in page.lines), page.marks)
        done, every = page.settled, page.doubts
        said = [self.tr("{count} kata").format(count=len(page.words))]
        if every:
            said.append(self.tr("{done} dari {every} kata ragu selesai").format(done=done, every=every))
        corrected = sum(1 for word in page.words if word.agreement is Agreement.CORRECTED)
        self._count.setText("  ·  ".join(said))
        legend = [self.tr("Garis bawah: ragu.")] if every > done else []
        if corrected:
            legend.append(self.tr("Garis titik: dikoreksi."))
        if page.gone:
            legend.append(self.tr("Kotak putus-putus: bukan tulisan."))
        self._legend.setText(" ".join([*legend, self.tr("Klik kata untuk mengoreksi.")]))
        self.next.setVisible(every > done)
        self._text.setCurrentIndex(0)

    def show_nothing(self, record: ReadingRecord | None, *, busy: bool) -> None:
        """Says why there is no text."""
        self._page = None
        self.clear_bench()
        self._count.clear()
        if record is None:
            self._none.setText(self.tr("Sedang dibaca…") if busy else self.tr("Gambar ini belum dibaca."))
        else:
            self._none.setText(texts.reason(record.reason) + self.tr(". Berkas aslinya tersimpan utuh."))
        again = record is not None and record.reason in PASSING
        self.read.setText(self.tr("Co&ba lagi") if again else self.tr("&Baca teks"))
        self.read.setVisible((record is None or again) and not busy)
        self._text.setCurrentIndex(1)
        self._tools[Bench.NOTHING].hide()

    def blank(self) -> None:
        """Drops text and everything at work."""
        self._page = None
        self.clear_bench()
        self.words.put((), ())
        self._count.clear()

    def step(self, by: int) -> None:
        """Goes to the next (or previous) doubtful word that nobody settled yet, around the end."""
        if (found := self.doubtful_from(self.words.chosen_word, by)) >= 0:
            self.words.choose(found)
            self.chosen.emit(found)

    def doubtful_from(self, start: int, by: int) -> int:
        """The number of the next unsettled doubtful word behind `start`, -1 when there is none."""
        marks = self._page.marks[: len(self._page.words)] if self._page is not None else ()
        open_ones = [at for at, mark in enumerate(marks) if mark.kind is MarkKind.DOUBTFUL]
        if not open_ones:
            return -1
        if by > 0:
            return next((at for at in open_ones if at > start), open_ones[0])
        return next((at for at in reversed(open_ones) if at < start), open_ones[-1])

    def put_on_bench(self, what: Bench) -> None:
        """Shows one tool below the text."""
        # Not a stack: that is as high as its highest page, and the tools differ much.
        self._at_work = what
        for number, tool in enumerate(self._tools):
            tool.setVisible(number == what)

    def clear_bench(self) -> None:
        """Puts every tool away and forgets what it showed."""
        self.editor.drop()
        self.region.drop()
        self.composer.drop()
        self.put_on_bench(Bench.NOTHING)
