"""A document, or the scan that proves what became of it, as paper on grey: its pages, drawn by the reading workers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame

from core.case import document, document_steps
from core.case.document import Document
from core.case.document_steps import Step
from core.errors import UserError
from core.vault.vault import Vault
from core.wording import explain
from ui.components.zoom import zoom_buttons
from ui.gallery import Gallery
from ui.theme import px
from ui.widgets.basics import button, column, label, row
from ui.widgets.canvas import PictureCanvas
from ui.widgets.message import Message

_SIDE = 1800


class PaperView(QFrame):
    """Shows one frozen document, or one scan of it, page by page."""

    broke = Signal(object)

    def __init__(self, gallery: Gallery) -> None:
        super().__init__()
        self._gallery = gallery
        self._case_id, self._page = "", 0
        self._document: Document | None = None
        self._scan: Step | None = None
        self._count = 0
        self.canvas = PictureCanvas()
        self.canvas.setAccessibleName(self.tr("Halaman dokumen"))
        self.message = Message()
        self._where = label("", "caption")
        self._before = button(
            "", lambda: self._turn(-1), kind="plain", image="caret-left", tip=self.tr("Halaman sebelumnya")
        )
        self._after = button(
            "", lambda: self._turn(1), kind="plain", image="caret-right", tip=self.tr("Halaman berikutnya")
        )
        fit = button(
            "",
            self.canvas.fit,
            kind="plain",
            image="corners-out",
            tip=self.tr("Tampilkan seluruh halaman (Z)"),
        )
        less, more = zoom_buttons(self.canvas)
        self._tools = row(self._before, self._where, self._after, 0, less, more, fit, gap=4)
        layout = column(self.message, gap=6)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(self._tools)
        self.setLayout(layout)
        self.setMinimumWidth(px(300))

    @property
    def shown(self) -> Document | None:
        """The document shown, itself or as a scan."""
        return self._document

    @property
    def scan(self) -> Step | None:
        """The step whose scan is shown."""
        return self._scan

    def show_document(self, case_id: str, found: Document | None) -> None:
        """Shows the first page of `found`; None blanks the place."""
        if (
            found is not None
            and self._document is not None
            and found.revision == self._document.revision
            and self._scan is None
        ):
            return
        self._case_id, self._document, self._scan, self._page = case_id, found, None, 0
        self._count = found.pages if found is not None else 0
        self.message.hide()
        self.canvas.blank()
        self._show_page()

    def show_scan(self, step: Step) -> None:
        """Shows the first page of the scan of a step of the document at hand."""
        self._scan, self._page, self._count = step, 0, 1
        self.message.hide()
        self.canvas.blank()
        case_id = self._case_id

        def counted(pages: int) -> None:
            if self._scan is step:
                self._count = pages
                self._name_page()

        self._gallery.pages(
            self,
            lambda vault: document_steps.scan_of(vault.case(case_id), step),
            done=counted,
            failed=self._failed,
        )
        self._show_page()

    def blank(self) -> None:
        """Drops the page shown."""
        self.show_document("", None)

    def _turn(self, by: int) -> None:
        if self._document is not None:
            self._page = min(max(self._page + by, 0), self._count - 1)
            self._show_page()

    def _name_page(self) -> None:
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page + 1 < self._count)
        words = self.tr("Halaman {at} dari {all}").format(at=self._page + 1, all=self._count)
        self._where.setText(words if self._count else "")

    def _show_page(self) -> None:
        found, scan, page, case_id = self._document, self._scan, self._page, self._case_id
        self._name_page()
        if found is None:
            return

        def fetch(vault: Vault) -> bytes:
            ledger = vault.case(case_id)
            return document.pdf(ledger, found) if scan is None else document_steps.scan_of(ledger, scan)

        def done(image: QImage) -> None:
            if self._document is found and self._scan is scan and self._page == page:
                self.canvas.show_image(image)

        key = found.sha256 if scan is None else scan.scan
        self._gallery.show(self, key, fetch, max_side=_SIDE, page=page, done=done, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            words = explain(error)
            self.message.say(words.what, words.hint)
        else:
            self.broke.emit(error)
