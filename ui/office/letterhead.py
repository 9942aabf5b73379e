"""*Kop surat* in *Setelan*: the lines, the logo and the form of the letterhead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from core.errors import UserError
from core.vault import logo
from core.vault.letter_style import LEAST_ROOM, MOST_ROOM
from core.wording import explain
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.office import style_words
from ui.office.choosing import choice, keep_style
from ui.office.edits import OfficeEdits
from ui.office.profile import keep, line
from ui.theme import px
from ui.widgets.basics import button, column, frame, label, row
from ui.widgets.form import Field, inset
from ui.widgets.lines import Lines
from ui.widgets.message import Message

_SMALL: Final = 72


class LogoRow(QWidget):
    """The office's picture, small; choosing and taking away."""

    broke = Signal(object)

    def __init__(self, gallery: Gallery, dialogs: Dialogs, edits: OfficeEdits) -> None:
        super().__init__()
        self._gallery, self._dialogs, self._edits = gallery, dialogs, edits
        self.message = Message()
        self._picture = QLabel()
        self._picture.setFixedSize(px(_SMALL), px(_SMALL))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        framed = frame("inset")
        framed.setLayout(row(self._picture, margin=4))
        self._said = label("", "caption", wrap=True)
        self.pick = button(self.tr("Pilih gambar…"), self._pick, image="image")
        self.remove = button(self.tr("Hapus logo"), self._remove, kind="plain", image="trash")
        words = column(self._said, row(self.pick, 0), row(self.remove, 0), 0, gap=8)
        beside = row(framed, gap=12)
        beside.addLayout(words, 1)
        beside.setAlignment(framed, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(self.message, beside, gap=8))
        self._shown: str | None = ""
        self.show_logo()
        edits.changed.connect(self.show_logo)

    def show_logo(self) -> None:
        """Shows what the profile has now."""
        digest = self._edits.office.logo
        if digest == self._shown:
            return
        self._shown = digest
        self.remove.setVisible(digest is not None)
        self._picture.clear()
        self._said.setText(
            self.tr("PNG atau JPEG. Disimpan dalam brankas sebesar yang dapat dicetak; berkas aslinya tidak berubah.")
            if digest is None
            else self.tr("Tersimpan dalam brankas. Surat yang sudah dibuat memakai logonya sendiri.")
        )  # fmt: skip
        if digest is not None:
            self._gallery.show(
                self, digest, lambda vault: logo.png_of(vault, digest), max_side=2 * px(_SMALL),
                done=self._draw, failed=self._failed,
            )  # fmt: skip

    def _draw(self, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        side = round(px(_SMALL) * ratio)
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = image.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio, smooth)
        scaled.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(scaled))

    def _pick(self) -> None:
        kind = self.tr("Gambar PNG atau JPEG (*.png *.jpg *.jpeg)")
        if (path := self._dialogs.choose_file(self, self.tr("Pilih logo"), kind)) is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Makes the picture in this file the office's logo."""
        self.message.hide()
        self.pick.setEnabled(False)
        self._gallery.clean_logo(self, path, done=self._keep, failed=self._failed)

    def _keep(self, picture: bytes) -> None:
        self._edits.ask(lambda vault: logo.put(vault, picture), done=lambda: self.pick.setEnabled(True))

    def _remove(self) -> None:
        self._edits.ask(lambda vault: logo.put(vault, None), done=self.pick.setFocus)

    def _failed(self, error: Exception) -> None:
        self.pick.setEnabled(True)
        if not isinstance(error, UserError):
            self.broke.emit(error)
        elif error.code.startswith("picture_"):
            self.message.say(
                self.tr("Gambar itu tidak dapat dibuka."),
                self.tr("Simpan ulang sebagai PNG atau JPEG, lalu pilih lagi."),
            )
        else:
            words = explain(error)
            self.message.say(words.what, words.hint)


class LetterheadGroup(QWidget):
    """Everything that makes the letterhead."""

    broke = Signal(object)

    def __init__(self, gallery: Gallery, dialogs: Dialogs, edits: OfficeEdits) -> None:
        super().__init__()
        self._edits = edits
        office = edits.office
        self.lines = Lines(office.letterhead)
        self.address, self.contact = line(office.address), line(office.contact)
        self.logo = LogoRow(gallery, dialogs, edits)
        self.form = choice(edits, "letterhead")
        self.room = QSpinBox()
        inset(self.room)
        self.room.setRange(LEAST_ROOM, MOST_ROOM)
        self.room.setSuffix(self.tr(" mm"))
        self.room.setValue(office.style.room)
        self._room = Field(self.tr("Ruang kop yang sudah tercetak"), self.room)
        self.rules = choice(edits, "rules")
        self.place = choice(edits, "address")
        self.setLayout(
            column(
                Field(self.tr("Baris kop"), self.lines, help_text=self.tr("Dari atas ke bawah, satu baris satu nama; yang terakhir dicetak lebih besar.")),
                Field(self.tr("Alamat"), self.address, help_text=self.tr("Lengkap, tanpa singkatan, dengan kode pos.")),
                Field(self.tr("Telepon, laman, surel"), self.contact),
                Field(self.tr("Logo"), self.logo),
                self.form, self._room, self.rules, self.place,
                label(style_words.legend(), "caption", wrap=True),
                gap=12,
            )
        )  # fmt: skip
        self.lines.left.connect(self._keep_lines)
        self.address.editingFinished.connect(lambda: keep(edits, self.address.text(), "address"))
        self.contact.editingFinished.connect(lambda: keep(edits, self.contact.text(), "contact"))
        self.room.editingFinished.connect(lambda: keep_style(edits, room=self.room.value()))
        self.logo.broke.connect(self.broke)
        edits.changed.connect(self._show_room)
        self._show_room()

    def _keep_lines(self) -> None:
        lines = self.lines.value()
        if lines != self._edits.office.letterhead:
            self._edits.change(lambda office: replace(office, letterhead=lines))

    def _show_room(self) -> None:
        self._room.setVisible(self._edits.office.style.letterhead == "empty")
