"""A document as paper on grey: its pages, drawn by the reading workers."""

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
    """Shows one frozen document page by page."""

    broke = Signal(object)

    def __init__(self, gallery: Gallery) -> None:
        super().__init__()
        self._gallery = gallery
        self._case_id, self._page = "", 0
        self._document: Document | None = None
        self._written: tuple[str, bytes, int] | None = None
        self._scan: Step | None = None
        self._scan_pages = 1
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
        """The document shown."""
        return self._document

    @property
    def written(self) -> str:
        """The digest of the paper shown that is not kept, or an empty text."""
        return self._written[0] if self._written is not None else ""

    @property
    def scan(self) -> Step | None:
        """The step whose scan is shown instead of the document."""
        return self._scan

    def show_document(self, case_id: str, found: Document | None) -> None:
        """Shows the first page of `found`; None blanks the place."""
        same = found is not None and self._document is not None and found.revision == self._document.revision
        if same and self._scan is None:
            return
        self._case_id, self._document, self._page = case_id, found, 0
        self._written = self._scan = None
        self.message.hide()
        self.canvas.blank()
        self._show_page()

    def show_scan(self, step: Step) -> None:
        """Shows the first page of the scan of a step of the document at hand."""
        self._scan, self._page, self._scan_pages = step, 0, 1
        self.message.hide()
        self.canvas.blank()
        case_id = self._case_id

        def counted(pages: int) -> None:
            if self._scan is step:
                self._scan_pages = pages
                self._name_page()

        self._gallery.pages(
            self,
            lambda vault: document_steps.scan_of(vault.case(case_id), step),
            done=counted,
            failed=self._failed,
        )
        self._show_page()

    def show_written(self, digest: str, data: bytes, pages: int) -> None:
        """Shows a paper that is not kept, on the page looked at; the one before stands until it is drawn."""
        if (self._written or ("",))[0] == digest:
            return
        self._document, self._written, self._scan = None, (digest, data, pages), None
        self._page = min(self._page, pages - 1)
        self.message.hide()
        self._show_page()

    def blank(self) -> None:
        """Drops the page shown."""
        self.show_document("", None)

    @property
    def _pages(self) -> int:
        if self._scan is not None:
            return self._scan_pages
        if self._document is not None:
            return self._document.pages
        return self._written[2] if self._written is not None else 0

    def _turn(self, by: int) -> None:
        if self._pages:
            self._page = min(max(self._page + by, 0), self._pages - 1)
            self._show_page()

    def _name_page(self) -> None:
        pages = self._pages
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page + 1 < pages)
        words = self.tr("Halaman {at} dari {all}").format(at=self._page + 1, all=pages)
        self._where.setText(words if pages else "")

    def _show_page(self) -> None:
        found, written, scan = self._document, self._written, self._scan
        page, case_id = self._page, self._case_id
        self._name_page()
        if found is None and written is None:
            return

        def fetch(vault: Vault) -> bytes:
            if scan is not None:
                return document_steps.scan_of(vault.case(case_id), scan)
            return (
                document.pdf(vault.case(case_id), found) if found is not None else (written or ("", b""))[1]
            )

        def done(image: QImage) -> None:
            now = (self._document, self._written, self._scan, self._page)
            if now == (found, written, scan, page):
                self._put(image)

        key = found.sha256 if found is not None else (written or ("",))[0]
        if scan is not None:
            key = scan.scan
        self._gallery.show(self, key, fetch, max_side=_SIDE, page=page, done=done, failed=self._failed)

    def _put(self, image: QImage) -> None:
        """A page that follows another of the same size is looked at in the same place."""
        place = None if self.canvas.empty or self._written is None else self.canvas.place
        self.canvas.show_image(image)
        if place is not None:
            self.canvas.go_to(place)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            words = explain(error)
            self.message.say(words.what, words.hint)
        else:
            self.broke.emit(error)
