"""A document as paper on grey: its pages, drawn by the reading workers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame

from core.case import document
from core.case.document import Document
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

    def show_document(self, case_id: str, found: Document | None) -> None:
        """Shows the first page of `found`; None blanks the place."""
        if found is not None and self._document is not None and found.revision == self._document.revision:
            return
        self._case_id, self._document, self._page = case_id, found, 0
        self.message.hide()
        self.canvas.blank()
        self._show_page()

    def blank(self) -> None:
        """Drops the page shown."""
        self.show_document("", None)

    def _turn(self, by: int) -> None:
        if self._document is not None:
            self._page = min(max(self._page + by, 0), self._document.pages - 1)
            self._show_page()

    def _show_page(self) -> None:
        found, page, case_id = self._document, self._page, self._case_id
        pages = found.pages if found is not None else 0
        self._before.setEnabled(page > 0)
        self._after.setEnabled(page + 1 < pages)
        self._where.setText(
            self.tr("Halaman {at} dari {all}").format(at=page + 1, all=pages) if pages else ""
        )
        if found is None:
            return

        def fetch(vault: Vault) -> bytes:
            return document.pdf(vault.case(case_id), found)

        def done(image: QImage) -> None:
            if self._document is found and self._page == page:
                self.canvas.show_image(image)

        self._gallery.show(
            self, found.sha256, fetch, max_side=_SIDE, page=page, done=done, failed=self._failed
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            words = explain(error)
            self.message.say(words.what, words.hint)
        else:
            self.broke.emit(error)
