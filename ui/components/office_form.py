"""The form about the office: its name, kind, time, people and rooms."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from core.people.titles import is_title
from core.vault.office import Office, OfficeKind, Staff
from ui.theme import px
from ui.widgets.basics import column, row
from ui.widgets.form import Choice, Field

_ZONES: Final = (("WIB", "Asia/Jakarta"), ("WITA", "Asia/Makassar"), ("WIT", "Asia/Jayapura"))


class OfficeForm(QWidget):
    """Gives an `Office`, or says in its place what is missing."""

    def __init__(self) -> None:
        super().__init__()
        optional = self.tr("boleh kosong")
        self.name, self.city = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(self.tr("Bawaslu Kota Contoh"))
        self.kind = Choice(
            (
                (self.tr("Bawaslu / Panwaslu"), OfficeKind.BAWASLU.value),
                (self.tr("Instansi pegawai (BKPSDM, inspektorat, dinas)"), OfficeKind.AGENCY.value),
            )
        )
        self.zone = Choice(_ZONES)
        self.staff, self.rooms = QPlainTextEdit(), QPlainTextEdit()
        for edit in (self.staff, self.rooms):
            edit.setFixedHeight(px(76))
            edit.setTabChangesFocus(True)
        self.staff.setPlaceholderText(self.tr("Rina Wowor, S.H., Ketua"))
        self.rooms.setPlaceholderText(self.tr("Ruang Klarifikasi"))
        self._name = Field(self.tr("&Nama kantor"), self.name)
        self._staff = Field(self.tr("&Staf"), self.staff, help_text=self.tr("Satu orang satu baris: nama dengan gelar, jabatan. "
                            "Yang pertama menandatangani surat."))  # fmt: skip
        self.setLayout(
            column(
                self._name,
                Field(self.tr("&Jenis kantor"), self.kind),
                row(Field(self.tr("&Kota"), self.city, optional=optional), Field(self.tr("&Waktu"), self.zone), gap=12),
                self._staff,
                Field(self.tr("&Ruang klarifikasi"), self.rooms, optional=optional, help_text=self.tr("Satu ruang satu baris.")),
                gap=12,
            )
        )  # fmt: skip
        self.name.textChanged.connect(lambda: self._name.blame(""))
        self.staff.textChanged.connect(lambda: self._staff.blame(""))

    def value(self) -> Office | None:
        """The office, or None after saying what is missing and focusing it."""
        name = " ".join(self.name.text().split())
        staff = tuple(_person(line) for line in self.staff.toPlainText().splitlines() if line.strip())
        if not name:
            self._name.blame(self.tr("Nama kantor belum diisi."))
            self.name.setFocus()
            return None
        if not staff:
            self._staff.blame(
                self.tr("Tulis sedikitnya satu nama: orang yang bekerja tercatat dalam riwayat.")
            )
            self.staff.setFocus()
            return None
        return Office(
            name=name,
            kind=OfficeKind(self.kind.value()),
            timezone=self.zone.value(),
            letterhead=_letterhead(name),
            city=" ".join(self.city.text().split()) or None,
            staff=staff,
            rooms=tuple(
                " ".join(line.split()) for line in self.rooms.toPlainText().splitlines() if line.strip()
            ),
        )


def _person(line: str) -> Staff:
    """`Rina Wowor, S.H., M.H., Ketua`: what looks like a title belongs to the name, the rest is the post."""
    first, *parts = (" ".join(part.split()) for part in line.split(","))
    behind = list(takewhile(lambda part: bool(part) and is_title(part), parts))
    post = ", ".join(filter(None, parts[len(behind) :]))
    return Staff(name=", ".join((first, *behind)), position=post or None)


def _letterhead(name: str) -> tuple[str, ...]:
    """The lines of a letterhead for a first sight; the office puts them right in *Setelan*."""
    short, _, place = name.partition(" ")
    if short.casefold() == "bawaslu" and place:
        return ("BADAN PENGAWAS PEMILIHAN UMUM", place.upper())
    return (name.upper(),)
