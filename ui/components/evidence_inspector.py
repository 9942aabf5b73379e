"""The selected piece of evidence beside the list: a small picture, what is known, the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget

from core.case import evidence
from core.errors import UserError
from core.process.intake import PASSING
from core.vault.office import Office
from core.vault.vault import Vault
from ui import texts
from ui.components.facts import Facts
from ui.components.lists import EvidenceRow, reading_state
from ui.gallery import Gallery
from ui.theme import px
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.canvas import PictureCanvas

_SIDE = 640


class EvidenceInspector(QFrame):
    """Emits `opening` with the id to look at in the viewer, `reading` with the id to be read."""

    opening = Signal(str)
    reading = Signal(str)
    broke = Signal(object)

    def __init__(self, gallery: Gallery, office: Office) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._gallery, self._office = gallery, office
        self._row: EvidenceRow | None = None
        self._case_id = ""
        self.picture = PictureCanvas()
        self.picture.setAccessibleName(self.tr("Pratinjau bukti"))
        self._words = label("", "quiet", wrap=True)
        self._name = label("", "strong", wrap=True, copy=True)
        self._facts = Facts()
        self.open = button(self.tr("&Lihat bukti"), self._open, kind="primary", image="eye")
        self._read = button(self.tr("Baca &teks"), self._ask_reading, image="text-aa")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.picture)
        self._stack.addWidget(_centred(self._words))
        self._stack.setMinimumHeight(px(96))
        self.picture.setMinimumHeight(0)
        layout = column(margin=16, gap=12)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._name)
        layout.addWidget(self._facts)
        layout.addLayout(row(self.open, self._read, 0))
        self.setLayout(layout)
        self.setFixedWidth(px(320))

    def show_row(self, case_id: str, found: EvidenceRow | None) -> None:
        """Shows this evidence; None blanks the pane."""
        same = self._row is not None and found is not None and self._row.id == found.id
        self._case_id, self._row = case_id, found
        self.setEnabled(found is not None)
        if found is None:
            self.picture.blank()
            self._name.setText("")
            self._facts.put(())
            return
        item = found.item
        self._name.setText(item.name)
        self._facts.put(
            (
                (self.tr("Teks"), reading_state(found)[0]),
                (self.tr("Jenis"), f"{texts.media(item.media_type)}, {texts.size(item.size)}"),
                (self.tr("Ditambahkan"), f"{texts.moment(item.added_at, self._office)}\n{item.added_by}"),
                (self.tr("Sidik jari"), texts.groups(item.sha256, 20) + " …"),
            )
        )
        self.open.setEnabled(item.readable)
        again = found.reading is not None and found.reading.reason in PASSING
        self._read.setText(self.tr("Coba &lagi") if again else self.tr("Baca &teks"))
        self._read.setVisible(item.readable and (found.reading is None or again))
        if not same:
            self._show_picture(found)

    def _show_picture(self, found: EvidenceRow) -> None:
        self.picture.blank()
        if not found.item.readable:
            self._say(self.tr("Berkas ini disimpan apa adanya dan tidak ditampilkan."))
            return
        self._stack.setCurrentIndex(0)
        case_id, item = self._case_id, found.item

        def fetch(vault: Vault) -> bytes:
            return evidence.original(vault.case(case_id), item)

        self._gallery.show(
            self, item.sha256, fetch, max_side=_SIDE, failed=lambda error: self._failed(item.id, error),
            done=lambda image: self._shown(item.id, image),
        )  # fmt: skip

    def _shown(self, item_id: str, image: QImage) -> None:
        if self._row is not None and self._row.id == item_id:  # the selection may have moved on
            self.picture.show_image(image)

    def _failed(self, item_id: str, error: Exception) -> None:
        if self._row is None or self._row.id != item_id:
            return
        if isinstance(error, UserError):
            self._say(self.tr("Gambar ini tidak dapat ditampilkan. Berkas aslinya tersimpan utuh."))
        else:
            self.broke.emit(error)

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._stack.setCurrentIndex(1)

    def _open(self) -> None:
        if self._row is not None:
            self.opening.emit(self._row.id)

    def _ask_reading(self) -> None:
        if self._row is not None:
            self.reading.emit(self._row.id)


def _centred(words: QLabel) -> QFrame:
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return holder(column(0, words, 0, margin=16), "desk")
