"""One of two pictures that are compared: which evidence it is, and the picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.vault.vault import Vault
from ui.components.picture_show import PictureShow
from ui.components.seen import PageText, Seen, page_of
from ui.gallery import Gallery
from ui.widgets.basics import button, column, label, row
from ui.widgets.canvas import PictureCanvas
from ui.widgets.form import Choice


class CompareSide(QWidget):
    """Emits `chosen` with the id of the evidence that shall be shown here."""

    chosen = Signal(str)
    turned = Signal()
    """Another page is shown."""

    def __init__(self, gallery: Gallery, name: str) -> None:
        super().__init__()
        self.seen: Seen | None = None
        self.page = 0
        self.which = Choice()
        self.which.setAccessibleName(name)
        self.which.activated.connect(lambda _at: self.chosen.emit(self.which.value()))
        self.canvas = PictureCanvas()
        self.canvas.setAccessibleName(name)
        self.canvas.show_marks(False)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = PictureShow(gallery, self.canvas)
        self._before = button(
            "", lambda: self.turn_page(-1), kind="plain", image="caret-up", tip=self.tr("Halaman sebelumnya")
        )
        self._pages = label("", "caption")
        self._after = button(
            "", lambda: self.turn_page(1), kind="plain", image="caret-down",
            tip=self.tr("Halaman berikutnya"),
        )  # fmt: skip
        head = row(gap=4)
        head.addWidget(self.which, 1)
        for widget in (self._before, self._pages, self._after):
            head.addWidget(widget)
        layout = column(head, gap=8)
        layout.addWidget(self.canvas, 1)
        self.setLayout(layout)

    @property
    def text(self) -> PageText | None:
        """The words of the page shown."""
        return page_of(self.seen, self.page) if self.seen is not None else None

    def offer(self, names: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Offers evidence, each `(name, id)`."""
        self.which.offer(names)
        self.which.set_value(chosen)

    def show_seen(self, seen: Seen, page: int) -> None:
        """Shows a page of this evidence."""
        self.seen, self.page = seen, min(page, seen.pages - 1)
        self.which.set_value(seen.item.id)
        self._show_page()

    def turn_page(self, by: int) -> None:
        """Goes to another page, if there is one."""
        if self.seen is not None and 0 <= self.page + by < self.seen.pages:
            self.page += by
            self._show_page()
            self.turned.emit()

    def blank(self) -> None:
        """Drops picture and text."""
        self.seen, self.page = None, 0
        self.which.offer(())
        self.picture.blank()

    def _show_page(self) -> None:
        seen = self.seen
        if seen is None:
            return
        for widget in (self._before, self._pages, self._after):
            widget.setVisible(seen.pages > 1)
        self._pages.setText(f"{self.page + 1} / {seen.pages}")
        self._before.setEnabled(self.page > 0)
        self._after.setEnabled(self.page + 1 < seen.pages)
        size = seen.machine.pages[self.page] if seen.machine is not None else None

        def fetch(vault: Vault) -> bytes:
            return vault.look(seen.file_id, seen.item)

        self.picture.show(fetch, self.page, size, 0)
