"""Beside the picture: text, quotes, findings, source and custody of one piece of evidence, a section at a time."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QTabBar

from core.reading.fields import Field
from core.vault.office import Office
from ui.components.custody_panel import CustodyPanel
from ui.components.findings_panel import FindingsPanel
from ui.components.quotes_panel import QuotesPanel
from ui.components.seen import PageText, Seen
from ui.components.source_form import SourceForm
from ui.components.text_panel import TextPanel
from ui.components.words_view import WordsView
from ui.theme import px
from ui.widgets.basics import column

_WIDE: Final = 372  # design pixels
_NARROW: Final = 340  # where the window is as small as it may be


class Section(IntEnum):
    """The sections from left to right."""

    TEXT = 0
    QUOTES = 1
    FINDINGS = 2
    SOURCE = 3
    CUSTODY = 4


class ReadingPane(QFrame):
    """Shows `Seen`; its sections emit what a person does there."""

    copying = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.text = TextPanel(office)
        self.quotes = QuotesPanel(office)
        self.findings = FindingsPanel()
        self.source = SourceForm(office)
        self.custody = CustodyPanel(office)
        self.tabs = QTabBar(expanding=False, drawBase=False)
        self.tabs.setProperty("kind", "tight")
        self.tabs.setAccessibleName(self.tr("Bagian keterangan bukti"))
        self.stack = QStackedWidget()
        tips = (
            self.tr("Teks yang terbaca (Ctrl+1)"), self.tr("Kutipan (Ctrl+2)"), self.tr("Temuan program (Ctrl+3)"),
            self.tr("Asal bukti (Ctrl+4)"), self.tr("Riwayat bukti (Ctrl+5)"),
        )  # fmt: skip
        pages = (self.text, self.quotes, self.findings, self.source, self.custody)
        for at, (page, tip) in enumerate(zip(pages, tips, strict=True)):
            self.tabs.addTab("")
            self.tabs.setTabToolTip(at, tip)
            self.stack.addWidget(page)
        self._name_tabs(0, 0)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        for page in (self.quotes, self.findings, self.text.words):
            page.copying.connect(self.copying)
        layout = column(self.tabs, margin=(16, 8, 16, 16), gap=12)
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)

    @property
    def words(self) -> WordsView:
        """The text as read."""
        return self.text.words

    @property
    def section(self) -> Section:
        """The section shown."""
        return Section(self.tabs.currentIndex())

    def sizeHint(self) -> QSize:
        return QSize(px(_WIDE), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_NARROW), super().minimumSizeHint().height())

    def go(self, section: Section) -> None:
        """Shows a section."""
        self.tabs.setCurrentIndex(section)

    def show_seen(self, seen: Seen, page: PageText | None, *, busy: bool) -> None:
        """Shows everything about evidence; `busy` when something is being read already."""
        if page is None:
            self.text.show_nothing(seen.record, busy=busy)
        else:
            self.text.show_page(page)
        self.quotes.put(seen.quotes, pages=seen.pages)
        self.source.show_saved(seen.item.source)
        self.custody.put(seen)
        self._name_tabs(len(seen.quotes), self.findings.count)

    def show_findings(self, findings: Sequence[Field]) -> None:
        """Offers what was found, and shows how many there are."""
        self.findings.put(findings)
        self._name_tabs(len(self.quotes.list.notes), len(findings))

    def blank(self) -> None:
        """Drops everything shown."""
        self.text.blank()
        self.quotes.put((), pages=1)
        self.findings.put(())
        self.source.forget()
        self.custody.blank()
        self._name_tabs(0, 0)

    def _name_tabs(self, quotes: int, findings: int) -> None:
        names = (
            self.tr("Teks"), self.tr("Kutipan"), self.tr("Temuan"), self.tr("Asal"), self.tr("Riwayat"),
        )  # fmt: skip
        counts = (0, quotes, findings, 0, 0)
        for at, (name, count) in enumerate(zip(names, counts, strict=True)):
            self.tabs.setTabText(at, f"{name} {count}" if count else name)
