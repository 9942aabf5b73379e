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
        self._written: tuple[str, bytes, int] | None = None
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

    def show_document(self, case_id: str, found: Document | None) -> None:
        """Shows the first page of `found`; None blanks the place."""
        if found is not None and self._document is not None and found.revision == self._document.revision:
            return
        self._case_id, self._document, self._page = case_id, found, 0
        self._written = None
        self.message.hide()
        self.canvas.blank()
        self._show_page()

    def show_written(self, digest: str, data: bytes, pages: int) -> None:
        """Shows a paper that is not kept, on the page looked at; the one before stands until it is drawn."""
        if (self._written or ("",))[0] == digest:
            return
        self._document, self._written = None, (digest, data, pages)
        self._page = min(self._page, pages - 1)
        self.message.hide()
        self._show_page()

    def blank(self) -> None:
        """Drops the page shown."""
        self.show_document("", None)

    @property
    def _pages(self) -> int:
        if self._document is not None:
            return self._document.pages
        return self._written[2] if self._written is not None else 0

    def _turn(self, by: int) -> None:
        if self._pages:
            self._page = min(max(self._page + by, 0), self._pages - 1)
            self._show_page()

    def _show_page(self) -> None:
        found, written, page, case_id = self._document, self._written, self._page, self._case_id
        pages = self._pages
        self._before.setEnabled(page > 0)
        self._after.setEnabled(page + 1 < pages)
        self._where.setText(
            self.tr("Halaman {at} dari {all}").format(at=page + 1, all=pages) if pages else ""
        )
        if found is None and written is None:
            return

        def fetch(vault: Vault) -> bytes:
            return (
                document.pdf(vault.case(case_id), found) if found is not None else (written or ("", b""))[1]
            )

        def done(image: QImage) -> None:
            if self._document is found and self._written is written and self._page == page:
                self._put(image)

        key = found.sha256 if found is not None else (written or ("",))[0]
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
