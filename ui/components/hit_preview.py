"""The selected hit beside the list: the picture with the words marked, and what is known of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QStackedWidget

from core.case import evidence
from core.case.evidence import Evidence
from core.errors import UserError
from core.vault.office import Office
from core.vault.search.searching import Hit
from core.vault.vault import Vault
from ui import texts
from ui.components import hits
from ui.components.facts import Facts
from ui.components.seen import shares
from ui.desk import Desk
from ui.gallery import Gallery
from ui.theme import px
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.canvas import PictureCanvas

_SIDE = 640


class HitPreview(QFrame):
    """Emits `opening` with the hit to be opened."""

    opening = Signal(object)
    broke = Signal(object)

    def __init__(self, desk: Desk, gallery: Gallery, office: Office) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._desk, self._gallery, self._office = desk, gallery, office
        self._hit: Hit | None = None
        self.picture = PictureCanvas()
        self.picture.setAccessibleName(self.tr("Bukti dengan kata yang ditemukan"))
        self.picture.setMinimumHeight(0)
        self._words = label("", "quiet", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.picture)
        self._stack.addWidget(holder(column(0, self._words, 0, margin=16), "desk"))
        self._stack.setMinimumHeight(px(96))
        self._name = label("", "strong", wrap=True, copy=True)
        self._facts = Facts()
        self.open = button(self.tr("&Buka"), self._open, kind="primary", image="arrow-square-out")
        layout = column(margin=16, gap=12)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._name)
        layout.addWidget(self._facts)
        layout.addLayout(row(self.open, 0))
        self.setLayout(layout)
        self.setFixedWidth(px(340))

    def show_hit(self, hit: Hit | None) -> None:
        """Shows this hit; None blanks the pane."""
        before, self._hit = self._hit, hit
        self.setEnabled(hit is not None)
        if hit is None:
            self.blank()
            return
        self._name.setText(hits.whose(hit))
        facts = [
            (self.tr("Jenis"), hits.kind_of(hit)),
            (self.tr("Platform"), hit.platform),
            (self.tr("Tanggal"), texts.short_date(hit.at.astimezone(self._office.zone).date()).strip()),
            (self.tr("Kecocokan"), hits.manner_of(hit) or self.tr("tepat")),
        ]
        self._facts.put(tuple((name, value) for name, value in facts if value))
        same = before is not None and before.evidence == hit.evidence and before.page == hit.page
        if hit.evidence is None:
            self.picture.blank()
            self._say(self.tr("Tidak berupa gambar. Buka untuk melihatnya di dalam berkas perkara."))
        elif same and not self.picture.empty:
            self._point_out()
        else:
            self.picture.blank()
            self._stack.setCurrentIndex(0)
            self._fetch(hit, hit.evidence)

    def blank(self) -> None:
        """Drops the picture and every text."""
        self._hit = None
        self.picture.blank()
        self._name.setText("")
        self._facts.put(())
        self._words.setText("")

    def _fetch(self, hit: Hit, evidence_id: str) -> None:
        def failed(error: Exception) -> None:
            if self._hit is not hit:
                return
            if isinstance(error, UserError):
                self._say(self.tr("Gambar ini tidak dapat ditampilkan. Berkas aslinya tersimpan utuh."))
            else:
                self.broke.emit(error)

        def found(item: Evidence | None) -> None:
            if self._hit is not hit:
                return
            if item is None or not item.readable:
                self._say(self.tr("Berkas ini disimpan apa adanya dan tidak ditampilkan."))
                return
            self._gallery.show(
                self, item.sha256, lambda vault: evidence.original(vault.case(hit.file_id), item), max_side=_SIDE,
                page=hit.page or 0, done=lambda image: self._shown(hit, image), failed=failed,
            )  # fmt: skip

        def ask(vault: Vault) -> Evidence | None:
            return evidence.one(vault.case(hit.file_id), evidence_id)

        self._desk.ask(self, ask, done=found, failed=failed)

    def _shown(self, hit: Hit, image: QImage) -> None:
        now = self._hit
        if now is not None and (now.evidence, now.page) == (hit.evidence, hit.page):  # it may have moved on
            self.picture.show_image(image)
            self._point_out()

    def _point_out(self) -> None:
        hit = self._hit
        if hit is not None and hit.places and (size := hit.places[0].size) is not None:
            self.picture.point_out([shares(box, size) for box in hit.boxes])

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._stack.setCurrentIndex(1)

    def _open(self) -> None:
        if self._hit is not None:
            self.opening.emit(self._hit)
