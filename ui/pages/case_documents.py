"""The tab *Dokumen*: papers of the case, the selected one as it will come out of the printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.case import document
from core.case.document import Document
from core.storage.atomic import write_file
from core.vault.office import Office
from core.vault.vault import Vault
from ui.components import lists
from ui.components.case_view import CaseView
from ui.components.failure import tell
from ui.components.paper import PaperView
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.widgets.basics import button, column, row
from ui.widgets.empty import EmptyState
from ui.widgets.message import Message
from ui.widgets.table import Table

translate = QCoreApplication.translate


class DocumentsTab(QWidget):
    """Emits `composing` when another paper is wanted."""

    composing = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, gallery: Gallery, dialogs: Dialogs, office: Office) -> None:
        super().__init__()
        self._desk, self._dialogs = desk, dialogs
        self._case_id = ""
        self.message = Message()
        self.compose = button(self.tr("&Buat dokumen…"), self.composing.emit, image="file-plus")
        self.save = button(self.tr("Simpan &PDF…"), self._save, image="download-simple")
        self.save.setShortcut(QKeySequence.StandardKey.Save)
        self.table = Table(lists.documents(office), self.tr("Daftar dokumen"))
        self.paper = PaperView(gallery)
        filled = QWidget()
        body = row(gap=16)
        body.addWidget(self.table, 5)
        body.addWidget(self.paper, 4)
        filled.setLayout(body)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.stack.addWidget(
            EmptyState(
                "file-text", self.tr("Belum ada dokumen"),
                self.tr("Undangan, keputusan teguran, dan surat pernyataan ditulis dari isi berkas ini. "
                        "Tanpa nomor, halaman bertanda KONSEP."),
                self.tr("Buat dokumen…"), self.composing.emit,
            )
        )  # fmt: skip
        self._tools = QWidget()
        self._tools.setLayout(row(self.compose, self.save, 0))
        self.setLayout(column(self._tools, self.message, self.stack, margin=(0, 12, 0, 0), gap=12))
        self.table.picked.connect(lambda found: self.paper.show_document(self._case_id, found))
        self.table.opened.connect(lambda _found: self.paper.canvas.setFocus(Qt.FocusReason.OtherFocusReason))
        self.paper.broke.connect(self.broke)

    def load(self, view: CaseView) -> None:
        """Shows the documents of this case."""
        self._case_id = view.row.id
        self.table.put(view.documents)
        self.stack.setCurrentIndex(0 if view.documents else 1)
        self._tools.setVisible(bool(view.documents))
        if not view.documents:
            self.paper.blank()

    def _save(self) -> None:
        found = self.table.value()
        if isinstance(found, Document):
            save_document(self, self._desk, self._dialogs, self.message, self._case_id, found)


def save_document(
    owner: QWidget, desk: Desk, dialogs: Dialogs, message: Message, case_id: str, found: Document
) -> None:
    """Writes the PDF of a document outside the vault after saying what that means."""
    if not dialogs.confirm(
        owner,
        translate("documents", "Simpan PDF di luar brankas?"),
        translate("documents", "Salinan itu tidak terkunci: siapa pun yang membuka foldernya dapat membacanya. "
           "Hapus sendiri salinan itu bila sudah tidak diperlukan."),
        translate("documents", "Simpan PDF"),
    ):  # fmt: skip
        return
    # The suggested name says what kind of paper it is, never whose.
    suggested = Path.home() / f"{found.template}-{found.date.isoformat()}.pdf"
    out = dialogs.save_as(owner, translate("documents", "Simpan PDF"), suggested, "PDF (*.pdf)")
    if out is None:
        return

    def write(vault: Vault) -> Path:
        ledger = vault.case(case_id)
        data = document.pdf(ledger, found)
        with vault.change(case_id) as changing:
            changing.append(action="export", record=found.id, kind=document.KIND)
        write_file(out, data)
        return out

    def done(path: Path) -> None:
        desk.changed.emit(case_id)
        message.say(translate("documents", "PDF tersimpan di luar brankas."), str(path), tone="done")

    def broke(error: Exception) -> None:
        raise error

    desk.ask(owner, write, done=done, failed=tell(message, broke))
