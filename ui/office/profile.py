"""*Kantor* and *Ruang* in *Setelan*."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from core.vault.office import Office, OfficeKind
from ui.office.edits import OfficeEdits
from ui.widgets.basics import column, label, row
from ui.widgets.form import Choice, Field
from ui.widgets.lines import Lines

translate = QCoreApplication.translate
ZONES: Final = (
    ("WIB", "Asia/Jakarta"), ("WIB (Pontianak)", "Asia/Pontianak"), ("WITA", "Asia/Makassar"), ("WIT", "Asia/Jayapura"),
)  # fmt: skip
_LONGEST: Final = 200


class ProfileGroup(QWidget):
    """What the office is called, where it is and its codes; each answer is kept when the person goes on."""

    def __init__(self, edits: OfficeEdits) -> None:
        super().__init__()
        self._edits = edits
        office = edits.office
        self.name = line(office.name)
        self.name_field = Field(
            self.tr("Nama kantor"),
            self.name,
            help_text=self.tr("Seperti dalam kalimat surat: Bawaslu Kota Contoh."),
        )
        self.city = line(office.city)
        self.zone = Choice(ZONES)
        self.zone.set_value(office.timezone)
        self.unit = line(office.unit_code)
        self.area = line(office.area_code)
        self.level = Choice(
            (
                (self.tr("Perangkat daerah (badan, dinas, inspektorat)"), "perangkat_daerah"),
                (self.tr("Kepala daerah"), "pemda"),
                (self.tr("Instansi pusat"), "instansi_pusat"),
            )
        )
        self.level.set_value(office.level or "perangkat_daerah")
        level = Field(
            self.tr("Tingkat instansi"),
            self.level,
            help_text=self.tr("Menentukan kop dan cara menandatangani keputusan."),
        )
        if office.kind is not OfficeKind.AGENCY:
            level.hide()
        kind = self.tr("Bawaslu") if office.kind is OfficeKind.BAWASLU else self.tr("Instansi pegawai")
        self.setLayout(
            column(
                self.name_field,
                label(self.tr("Jenis: {kind}. Jenis tidak dapat diganti, karena daftar nomor dan berkas mengikutinya.").format(kind=kind), "caption", wrap=True),
                level,
                row(
                    Field(self.tr("Kota di depan tanggal"), self.city),
                    Field(self.tr("Waktu"), self.zone), gap=12,
                ),
                row(
                    Field(self.tr("Kode unit dalam nomor surat"), self.unit, help_text=self.tr("mis. K.SA-02")),
                    Field(self.tr("Kode wilayah dalam nomor perkara"), self.area, help_text=self.tr("mis. 27.12")),
                    gap=12,
                ),
                label(self.tr("Kode wilayah ditanyakan kepada kantor; Netra tidak menebaknya."), "caption", wrap=True),
                gap=12,
            )
        )  # fmt: skip
        self.name.editingFinished.connect(self._keep_name)
        for edit, field in ((self.city, "city"), (self.unit, "unit_code"), (self.area, "area_code")):
            edit.editingFinished.connect(lambda edit=edit, field=field: self._keep(edit, field))
        self.zone.activated.connect(lambda _at: self._choose("timezone", self.zone.value()))
        self.level.activated.connect(lambda _at: self._choose("level", self.level.value()))

    def _keep_name(self) -> None:
        name = " ".join(self.name.text().split())
        self.name_field.blame("" if name else self.tr("Nama kantor belum diisi; nama lama tetap dipakai."))
        if name and name != self._edits.office.name:
            self._edits.change(lambda office: replace(office, name=name))

    def _keep(self, edit: QLineEdit, field: str) -> None:
        keep(self._edits, edit.text(), field)

    def _choose(self, field: str, value: str) -> None:
        self._edits.change(lambda office: _with(office, field, value))


class RoomsGroup(QWidget):
    """The rooms in which people are heard."""

    def __init__(self, edits: OfficeEdits) -> None:
        super().__init__()
        self._edits = edits
        self.rooms = Lines(edits.office.rooms, high=110)
        self.setLayout(
            column(Field(self.tr("Ruang klarifikasi"), self.rooms, help_text=self.tr("Satu ruang satu baris. Ditawarkan waktu menjadwalkan.")))
        )  # fmt: skip
        self.rooms.left.connect(self._keep)

    def _keep(self) -> None:
        rooms = tuple(dict.fromkeys(self.rooms.value()))
        if rooms != self._edits.office.rooms:
            self._edits.change(lambda office: replace(office, rooms=rooms))


def keep(edits: OfficeEdits, text: str, field: str) -> None:
    """Keeps a text of the profile, nothing for an empty one; no change writes nothing."""
    value = " ".join(text.split()) or None
    if value != getattr(edits.office, field):
        edits.change(lambda office: _with(office, field, value))


def _with(office: Office, field: str, value: str | None) -> Office:
    return replace(office, **{field: value})  # type: ignore[arg-type]  # all fields named here are texts


def line(text: str | None) -> QLineEdit:
    """A control for one line of the profile."""
    made = QLineEdit(text or "")
    made.setMaxLength(_LONGEST)
    made.setCursorPosition(0)  # a long text shows its beginning
    return made
