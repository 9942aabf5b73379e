"""The office's elections in *Setelan*: how many candidates and words each list has, and the way to change it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.reading.fields.drafting import WORDS
from core.vault import keywords as lists
from core.vault.keywords import Kept
from core.vault.office import Office
from ui import texts
from ui.components.failure import tell
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.pages.keywords import KeywordsSheet
from ui.widgets.basics import button, clear, column, label, row, rule
from ui.widgets.message import Message

_RELOAD_MS = 100


class ElectionLists(QWidget):
    """Emits `said` with what was done."""

    said = Signal(str)
    broke = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, office: Office) -> None:
        super().__init__()
        self._desk, self._dialogs, self._office = desk, dialogs, office
        self._kept: tuple[Kept, ...] = ()
        self.message = Message()
        self._rows = column(gap=8)
        self.add = button(self.tr("Tambah &pemilihan…"), lambda: self.open(""), image="plus")
        self.add.setEnabled(False)
        self.setLayout(column(self.message, self._rows, row(self.add, 0), gap=10))
        self._again = QTimer(self, singleShot=True, interval=_RELOAD_MS)
        self._again.timeout.connect(self.load)
        desk.changed.connect(
            lambda case_id: self._again.start() if not case_id and self.isVisible() else None
        )

    @property
    def kept(self) -> tuple[Kept, ...]:
        """The lists shown."""
        return self._kept

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.load()

    def load(self) -> None:
        """Reads the lists anew."""
        self._desk.ask(
            self, lambda vault: lists.lists(vault.office_ledger), done=self._show,
            failed=tell(self.message, self.broke.emit),
        )  # fmt: skip

    def open(self, record: str) -> None:
        """Opens the sheet of a list, or with an empty `record` that of a new one."""
        sheet = KeywordsSheet(self, self._desk, self._dialogs, self._kept, record)
        sheet.saved.connect(self._saved)
        sheet.broke.connect(self.broke)
        sheet.open()

    def _saved(self, words: str) -> None:
        self.said.emit(words)
        self.load()

    def _show(self, kept: tuple[Kept, ...]) -> None:
        self._kept = kept
        self.add.setEnabled(True)
        clear(self._rows)
        if not kept:
            self._rows.addWidget(
                label(
                    self.tr("Belum ada. Netra hanya mengenal kata umum seperti “coblos”, tanpa nama calon."),
                    wrap=True,
                )
            )
        for one in kept:
            self._rows.addLayout(self._row(one))
            self._rows.addWidget(rule())

    def _row(self, kept: Kept) -> QHBoxLayout:
        name = kept.election.name or self.tr("Tanpa nama pemilihan")
        keywords = kept.election.keywords
        counts = self.tr("{pairs} calon, {words} kata  ·  diubah {when} oleh {who}").format(
            pairs=len(keywords.pairs), words=sum(len(getattr(keywords, kind)) for kind in WORDS),
            when=texts.moment(kept.at, self._office), who=kept.actor,
        )  # fmt: skip
        words = column(
            label(name, "strong", wrap=True, copy=True), label(counts, "caption", wrap=True), gap=2
        )
        if kept.rivals:
            words.addWidget(label(self.tr("Diubah pada dua komputer; periksa isinya."), "doubt", wrap=True))
        change = button(self.tr("Ubah…"), lambda: self.open(kept.id))
        change.setAccessibleName(self.tr("Ubah daftar {name}").format(name=name))
        line = row(gap=12)
        line.addLayout(words, 1)
        line.addWidget(change)
        return line
