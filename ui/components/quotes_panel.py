"""The section *Kutipan*: sentences taken from this evidence, with who took them and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.case.quote import Quote
from core.vault.office import Office
from ui import texts
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.notes import Note, NoteList


class QuotesPanel(QWidget):
    """Emits the quote pointed out, the text to be copied and the quote to be taken away."""

    pointed = Signal(object)
    copying = Signal(str)
    removing = Signal(object)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._quotes: dict[str, Quote] = {}
        self.list = NoteList(self.tr("Daftar kutipan"))
        self.copy = button(self.tr("&Salin teks"), self._copy, image="copy")
        self.remove = button(self.tr("&Hapus kutipan…"), self._remove, image="trash")
        self._stack = QStackedWidget()
        filled = column(gap=8)
        filled.addWidget(self.list, 1)
        filled.addLayout(row(self.copy, self.remove, 0))
        self._stack.addWidget(holder(filled))
        hint = self.tr(
            "Belum ada kutipan. Tekan H lalu sapukan tetikus di atas kalimat pada gambar, atau pilih kata "
            "di bagian Teks, kemudian tekan Kutip."
        )
        self._stack.addWidget(holder(column(label(hint, "quiet", wrap=True), 0)))
        self.setLayout(column(self._stack))
        self.list.picked.connect(lambda quote_id: self.pointed.emit(self._quotes[quote_id]))
        self.list.opened.connect(lambda quote_id: self.pointed.emit(self._quotes[quote_id]))
        self.list.removing.connect(lambda quote_id: self.removing.emit(self._quotes[quote_id]))

    def put(self, quotes: Sequence[Quote], *, pages: int) -> None:
        """Shows these quotes."""
        self._quotes = {quote.id: quote for quote in quotes}
        self.list.put([self._note(quote, pages) for quote in quotes])
        self._stack.setCurrentIndex(0 if quotes else 1)
        if quotes and self.list.value() is None:
            self.list.selectionModel().clear()

    def _note(self, quote: Quote, pages: int) -> Note:
        where = self.tr("Halaman {page}, ").format(page=quote.page + 1) if pages > 1 else ""
        said = f"{where}{quote.by}, {texts.moment(quote.at, self._office)}"
        if quote.note:
            said = f"{quote.note}\n{said}"
        return Note(id=quote.id, text=f"“{quote.text}”", caption=said)

    def _picked(self) -> Quote | None:
        note = self.list.value()
        return self._quotes.get(note.id) if note is not None else None

    def _copy(self) -> None:
        if (quote := self._picked()) is not None:
            self.copying.emit(quote.text)

    def _remove(self) -> None:
        if (quote := self._picked()) is not None:
            self.removing.emit(quote)
