"""One piece of evidence, large: the picture with its words, and the text beside it."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from core.case import evidence, reading
from core.errors import UserError
from core.reading.values import reading_from_json
from core.vault.office import Office
from core.vault.vault import Vault
from core.wording import explain
from ui import texts
from ui.components.reading_pane import ReadingPane, Seen
from ui.components.words_view import marks_of
from ui.components.zoom import zoom_buttons
from ui.desk import Desk
from ui.gallery import Gallery
from ui.intake import Intake
from ui.widgets.basics import button, column, label, row
from ui.widgets.canvas import PictureCanvas
from ui.widgets.header import PageHeader
from ui.widgets.message import Message

_SIDE = 2400


def load(vault: Vault, case_id: str, evidence_id: str) -> Seen:
    """Reads it on the storage thread; `order` are the ids of all that can be shown, for next and previous."""
    ledger = vault.case(case_id)
    item = evidence.find(ledger, evidence_id)
    record = reading.of_evidence(ledger).get(item.id)
    words = reading.words(ledger, record) if record is not None else None
    return Seen(
        item=item,
        record=record,
        reading=reading_from_json(json.loads(words)) if words is not None else None,
        order=tuple(other.id for other in evidence.items(ledger) if other.readable),
    )


class ViewerPage(QWidget):
    """Arrow keys go on, Z fits, H shows all words, N and P go through the doubtful ones, Escape goes back."""

    left = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, gallery: Gallery, intake: Intake, office: Office) -> None:
        super().__init__()
        self._desk, self._gallery, self._intake, self._office = desk, gallery, intake, office
        self._case_id, self._evidence_id, self._page = "", "", 0
        self._seen: Seen | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        back = button(
            "", self.left.emit, kind="plain", image="arrow-left", tip=self.tr("Kembali ke berkas (Esc)")
        )
        self._before = button(
            "", lambda: self._go(-1), kind="plain", image="caret-left", tip=self.tr("Bukti sebelumnya (Kiri)")
        )
        self._after = button(
            "",
            lambda: self._go(1),
            kind="plain",
            image="caret-right",
            tip=self.tr("Bukti berikutnya (Kanan)"),
        )
        self._place = label("", "quiet")
        self.header = PageHeader("", "", self._before, self._place, self._after)
        head = row(back, gap=10)
        head.addWidget(self.header, 1)
        self.canvas = PictureCanvas()
        self.canvas.setAccessibleName(self.tr("Gambar bukti"))
        self.message = Message()
        self.highlight = button(self.tr("&Tandai semua kata"), kind="plain", image="highlighter-circle")
        self.highlight.setCheckable(True)
        self.highlight.setToolTip(self.tr("Garis tepi setiap kata yang terbaca (H)"))
        turn = button(self.tr("Pu&tar"), self.canvas.turn, kind="plain", image="arrow-clockwise")
        less, more = zoom_buttons(self.canvas)
        fit = button(self.tr("&Pas"), self.canvas.fit, kind="plain", image="corners-out")
        fit.setToolTip(self.tr("Seluruh gambar, lalu selebar layar (Z)"))
        self._pages = label("", "caption")
        self._page_before = button(
            "", lambda: self._turn_page(-1), kind="plain", image="caret-up", tip=self.tr("Halaman sebelumnya")
        )
        self._page_after = button(
            "",
            lambda: self._turn_page(1),
            kind="plain",
            image="caret-down",
            tip=self.tr("Halaman berikutnya"),
        )
        tools = row(
            self.highlight,
            turn,
            0,
            self._page_before,
            self._pages,
            self._page_after,
            8,
            less,
            more,
            fit,
            gap=4,
        )
        left = QWidget()
        shown = column(self.message, gap=8)
        shown.addWidget(self.canvas, 1)
        shown.addLayout(tools)
        left.setLayout(shown)
        body = row(gap=16)
        body.addWidget(left, 1)
        self.pane = ReadingPane(self._office)
        body.addWidget(self.pane)
        layout = column(head, gap=12, margin=(24, 20, 24, 16))
        layout.addLayout(body, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.highlight.toggled.connect(self.canvas.show_marks)
        self.canvas.show_marks(False)
        self.canvas.chosen.connect(self.pane.choose)
        self.pane.chosen.connect(self.canvas.choose)
        self.pane.reading.connect(self._read)
        self._desk.changed.connect(self._changed)

    def load(self, case_id: str, evidence_id: str) -> None:
        """Shows this evidence; its first look since unlocking is written into the record."""
        self._case_id, self._evidence_id, self._page = case_id, evidence_id, 0
        self._seen = None
        self.message.hide()
        self.canvas.blank()
        self._reload()
        self.canvas.setFocus()

    def blank(self) -> None:
        """Drops picture and text."""
        self._case_id = self._evidence_id = ""
        self._seen = None
        self.canvas.blank()
        self.pane.blank()

    def _reload(self) -> None:
        case_id, item = self._case_id, self._evidence_id
        if item:
            self._desk.ask(
                self, lambda vault: load(vault, case_id, item), done=self._show, failed=self._failed
            )

    def _changed(self, case_id: str) -> None:
        if case_id == self._case_id and self._seen is not None and self._seen.record is None:
            self._reload()

    def _show(self, seen: Seen) -> None:
        if seen.item.id != self._evidence_id:
            return
        first = self._seen is None
        self._seen = seen
        if first and seen.record is None:
            self._intake.prefer(self._case_id, seen.item.id)
        at = seen.order.index(seen.item.id) if seen.item.id in seen.order else 0
        self._before.setEnabled(at > 0)
        self._after.setEnabled(at + 1 < len(seen.order))
        self._place.setText(self.tr("{at} dari {all}").format(at=at + 1, all=len(seen.order)))
        item = seen.item
        self.header.say(item.name, f"{texts.media(item.media_type)}, {texts.size(item.size)}")
        self._show_words()
        if first:
            self._show_picture()

    def _show_words(self) -> None:
        seen = self._seen
        if seen is None:
            return
        found = seen.reading
        pages = len(found.pages) if found is not None else 1
        for widget in (self._pages, self._page_before, self._page_after):
            widget.setVisible(pages > 1)
        self._pages.setText(self.tr("Halaman {at} dari {all}").format(at=self._page + 1, all=pages))
        self.pane.show_seen(seen, self._page, busy=self._intake.busy)
        if found is not None and not self.canvas.empty:
            self.canvas.set_marks(marks_of(found, self._page))

    def _show_picture(self) -> None:
        seen, page, case_id = self._seen, self._page, self._case_id
        if seen is None:
            return

        def done(image: QImage) -> None:
            if self._evidence_id == seen.item.id and self._page == page:
                self.canvas.show_image(image)
                if self._seen is not None and self._seen.reading is not None:
                    self.canvas.set_marks(marks_of(self._seen.reading, page))

        self._gallery.show(
            self, seen.item.sha256, lambda vault: vault.look(case_id, seen.item), max_side=_SIDE, page=page,
            done=done, failed=self._failed,
        )  # fmt: skip

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            words = explain(error)
            self.message.say(words.what, words.hint)
        else:
            self.broke.emit(error)

    def _go(self, by: int) -> None:
        if self._seen is not None and self._seen.item.id in self._seen.order:
            at = self._seen.order.index(self._seen.item.id) + by
            if 0 <= at < len(self._seen.order):
                self.load(self._case_id, self._seen.order[at])

    def _turn_page(self, by: int) -> None:
        pages = (
            len(self._seen.reading.pages) if self._seen is not None and self._seen.reading is not None else 1
        )
        if 0 <= self._page + by < pages:
            self._page += by
            self._show_words()
            self._show_picture()

    def _read(self) -> None:
        self._intake.read(self._case_id, (self._evidence_id,))
        self.pane.read.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(-1 if key == Qt.Key.Key_Left else 1)
        elif key == Qt.Key.Key_H:
            self.highlight.toggle()
        elif key in (Qt.Key.Key_N, Qt.Key.Key_P):
            self.pane.step(1 if key == Qt.Key.Key_N else -1)
        else:
            super().keyPressEvent(event)
