"""A sentence taken from the picture: the words selected, a note, one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from ui.widgets.basics import button, column, label, row

_SHOWN = 400  # letters; the whole text is kept all the same


class QuoteComposer(QFrame):
    """Emits `quoting` with the note, `leaving` when nothing shall be quoted."""

    quoting = Signal(str)
    leaving = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "inset")
        self.setAccessibleName(self.tr("Kutip kalimat"))
        self._text = label("", wrap=True)
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Catatan kutipan"))
        self.note.setPlaceholderText(self.tr("Catatan, boleh kosong"))
        self.note.returnPressed.connect(self._quote)
        self.quote = button(self.tr("&Kutip"), self._quote, kind="primary", image="quotes")
        leave = button(self.tr("&Batal"), self.leaving.emit)
        self.setLayout(
            column(
                label(self.tr("Kutip kalimat ini?"), "strong"), self._text, self.note,
                row(self.quote, leave, 0), margin=10, gap=8,
            )
        )  # fmt: skip

    def put(self, text: str) -> None:
        """Offers this text."""
        self._text.setText(f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”")

    def drop(self) -> None:
        """Forgets text and note."""
        self._text.clear()
        self.note.setText("")

    def _quote(self) -> None:
        self.quoting.emit(self.note.text())
