"""One case file: who, where it stands, what comes next, and everything in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from core.vault.office import Office
from ui import texts
from ui.components.case_view import CaseView, load, steps
from ui.components.failure import tell
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.intake import Intake
from ui.pages.case_documents import DocumentsTab
from ui.pages.case_evidence import EvidenceTab
from ui.pages.case_hearings import HearingsTab
from ui.pages.case_history import HistoryTab
from ui.widgets.basics import button, column, label, restyle, row, tag
from ui.widgets.message import Message
from ui.widgets.path import PathBar, Progress

_RELOAD_MS: Final = 120  # forty stored files are one reload, not forty


class CasePage(QWidget):
    """Emits what the person wants to do; the workspace opens the place for it."""

    left = Signal()
    viewing = Signal(str)
    scheduling = Signal()
    composing = Signal(str)
    """The hearing an invitation is wanted for, or an empty text for any paper."""
    preparing = Signal(str)
    """The id of a hearing all of whose papers are wanted."""
    reporting = Signal()
    handing_over = Signal()
    broke = Signal(object)

    def __init__(
        self, desk: Desk, gallery: Gallery, intake: Intake, dialogs: Dialogs, office: Office
    ) -> None:
        super().__init__()
        self._desk = desk
        self.view: CaseView | None = None
        self._case_id = self._paper = ""
        self._arriving = False
        self._build(gallery, intake, dialogs, office)
        self._connect()

    def _build(self, gallery: Gallery, intake: Intake, dialogs: Dialogs, office: Office) -> None:
        back = button(
            "",
            self.left.emit,
            kind="plain",
            image="arrow-left",
            tip=self.tr("Kembali ke daftar berkas (Alt+Kiri)"),
        )
        back.setShortcut(QKeySequence("Alt+Left"))
        self._name = label("", "title", copy=True)
        self._status = tag("")
        self._facts = label("", "quiet", wrap=True, copy=True)
        self._hand_over = button(self.tr("&Serah terima…"), self.handing_over.emit, image="paper-plane-tilt")
        self._matter = button(
            self.tr("Catat &laporan atau temuan…"), self.reporting.emit, image="clipboard-text"
        )
        self.next = button("", self._do_next, kind="primary")
        self.path = PathBar()
        self.message = Message()
        words = column(row(self._name, self._status, 0, gap=12), self._facts, gap=2)
        head = row(back, gap=10)
        head.addLayout(words, 1)
        head.addWidget(self._matter)
        head.addWidget(self._hand_over)
        head.addWidget(self.next)
        self.evidence = EvidenceTab(gallery, intake, dialogs, office)
        self.hearings = HearingsTab(office)
        self.documents = DocumentsTab(self._desk, gallery, dialogs, office)
        self.history = HistoryTab(self._desk, office)
        self.tabs = QTabBar(expanding=False, drawBase=False)
        self.tabs.setAccessibleName(self.tr("Bagian berkas"))
        self.stack = QStackedWidget()
        titles = (self.tr("Bukti"), self.tr("Klarifikasi"), self.tr("Dokumen"), self.tr("Riwayat"))
        for at, (title, page) in enumerate(zip(titles, self._pages(), strict=True)):
            self.tabs.addTab(title)
            self.stack.addWidget(page)
            QShortcut(QKeySequence(f"Ctrl+{at + 1}"), self).activated.connect(
                lambda at=at: self.tabs.setCurrentIndex(at)
            )
        self.setLayout(
            column(head, 2, self.path, self.message, self.tabs, self.stack, margin=(24, 20, 24, 20), gap=8)
        )

    def _connect(self) -> None:
        self._timer = QTimer(self, singleShot=True, interval=_RELOAD_MS)
        self._timer.timeout.connect(self._load)
        self._desk.changed.connect(self._changed)
        self.tabs.currentChanged.connect(self._show_tab)
        self.evidence.viewing.connect(self.viewing)
        self.hearings.scheduling.connect(self.scheduling)
        self.hearings.inviting.connect(self.composing)
        self.hearings.preparing.connect(self.preparing)
        self.documents.composing.connect(lambda: self.composing.emit(""))
        for page in (self.evidence, self.documents, self.history):
            page.broke.connect(self.broke)

    def _pages(self) -> tuple[QWidget, ...]:
        return (self.evidence, self.hearings, self.documents, self.history)

    def load(self, case_id: str) -> None:
        """Opens this case; its first opening since unlocking is written into its record."""
        if case_id != self._case_id:
            self._case_id = case_id
            self._arriving = True
            self.message.hide()
            self.tabs.setCurrentIndex(0)
        self._load()

    def show_paper(self, document_id: str) -> None:
        """Turns to this paper as soon as the case that is being opened is there."""
        self._paper = document_id

    def _load(self) -> None:
        case_id = self._case_id
        if case_id:
            self._desk.ask(
                self,
                lambda vault: load(vault, case_id),
                done=self._show,
                failed=tell(self.message, self.broke.emit),
            )

    def _changed(self, case_id: str) -> None:
        if case_id == self._case_id:
            self._timer.start()

    def _show(self, view: CaseView) -> None:
        if view.row.id != self._case_id:
            return
        self.view = view
        self._name.setText(texts.full_name(view.row))
        self._status.setText(texts.status(view.row.status))
        restyle(self._status, "tone", "accent" if view.row.status.in_scope else "doubt")
        self._facts.setText(
            "   ·   ".join(
                (
                    texts.number(view.row.id_number),
                    texts.post(view.row),
                    *((view.number,) if view.number else ()),
                )
            )
        )
        made = steps(view)
        self.path.put(made)
        now = next((at for at, step in enumerate(made) if step.progress is Progress.NOW), 3)
        verbs = (
            self.tr("Tambah bukti…"), self.tr("Jadwalkan klarifikasi…"),
            self.tr("Buat dokumen…"), self.tr("Serahkan berkas…"),
        )  # fmt: skip
        self.next.setText(verbs[now])
        self._hand_over.setVisible(now != len(verbs) - 1)
        self._next = now
        counts = (len(view.evidence), len(view.hearings), len(view.documents))
        titles = (self.tr("Bukti"), self.tr("Klarifikasi"), self.tr("Dokumen"))
        for at, (title, count) in enumerate(zip(titles, counts, strict=True)):
            self.tabs.setTabText(at, f"{title}  {count}" if count else title)
        self._show_tab(self.tabs.currentIndex())
        if self._arriving:
            self._arriving = False
            self.evidence.table.setFocus()
        if self._paper and any(one.item.id == self._paper for one in view.documents):
            self.tabs.setCurrentIndex(2)
            self.documents.table.select(self._paper)
            self.documents.table.setFocus()
        self._paper = ""

    def _show_tab(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        page = self._pages()[at]
        if self.view is not None and isinstance(page, EvidenceTab | HearingsTab | DocumentsTab | HistoryTab):
            page.load(self.view)

    def _do_next(self) -> None:
        acts: tuple[Callable[[], object], ...] = (
            self.evidence.choose, self.scheduling.emit, lambda: self.composing.emit(""), self.handing_over.emit,
        )  # fmt: skip
        if self.view is not None:
            self.tabs.setCurrentIndex(min(self._next, 2))
            acts[self._next]()
