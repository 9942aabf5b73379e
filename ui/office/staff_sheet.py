"""The dialog about one person of the office."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.people import numbers
from core.vault.office import Staff
from ui.widgets.basics import button, holder, row
from ui.widgets.choices import Check
from ui.widgets.form import Choice, Field
from ui.widgets.lines import Lines
from ui.widgets.sheet import Sheet

translate = QCoreApplication.translate
_FOR_ANOTHER = frozenset({"an", "ub"})


def modes() -> tuple[tuple[str, str], ...]:
    """Words and values of the ways to sign."""
    return (
        (translate("staff", "Pejabat definitif"), "definitif"), (translate("staff", "Plt. – pelaksana tugas"), "plt"),
        (translate("staff", "Plh. – pelaksana harian"), "plh"), (translate("staff", "Pj. – penjabat"), "pj"),
        (translate("staff", "a.n. – atas nama"), "an"), (translate("staff", "u.b. – untuk beliau"), "ub"),
    )  # fmt: skip


def acting_words(person: Staff) -> str:
    """The post as it stands above a signature, on one line."""
    post = person.position or ""
    if person.mode in _FOR_ANOTHER and person.upper_posts:
        posts = " / ".join(person.upper_posts)
        return f"a.n. {posts} / {'u.b. ' if person.mode == 'ub' else ''}{post}"
    before = {"plt": "Plt. ", "plh": "Plh. ", "pj": "Pj. "}.get(person.mode, "")
    return f"{before}{post}"


class StaffSheet(Sheet):
    """Emits `kept` with the person, or `removed`."""

    kept = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget, person: Staff | None, *, last: bool) -> None:
        """`last` is the only person left, who cannot be taken out."""
        super().__init__(
            parent, self.tr("Orang di kantor ini"),
            self.tr("Surat yang sudah dibuat tetap menyebut penanda tangan pada harinya."), self.tr("&Simpan"),
        )  # fmt: skip
        before = person or Staff(name="")
        self.name = QLineEdit(before.name)
        self.position = QLineEdit(before.position or "")
        self.nip = QLineEdit(before.nip or "")
        self.rank, self.grade = QLineEdit(before.rank or ""), QLineEdit(before.grade or "")
        self.mode = Choice(modes())
        self.mode.set_value(before.mode)
        self.upper = Lines(before.upper_posts, high=62)
        self.signs = Check(self.tr("&Menandatangani surat kantor"))
        self.signs.setChecked(before.signs)
        optional = self.tr("boleh kosong")
        self._name = Field(
            self.tr("&Nama dengan gelar"), self.name, help_text=self.tr("mis. Dra. Rina Wowor, M.Si.")
        )
        self._position = Field(self.tr("&Jabatan"), self.position, optional=optional)
        self._nip = Field(
            self.tr("NI&P"),
            self.nip,
            optional=self.tr("kosong bila tidak ada"),
            help_text=self.tr("Ketua dan anggota Bawaslu tidak memakai NIP."),
        )
        self._rank = Field(
            self.tr("Pan&gkat"), self.rank, optional=optional, help_text=self.tr("mis. Penata Tingkat I")
        )
        self._grade = Field(
            self.tr("G&olongan ruang"), self.grade, optional=optional, help_text=self.tr("mis. III/d")
        )
        self._mode = Field(self.tr("&Cara menandatangani"), self.mode)
        self._upper = Field(
            self.tr("Jabatan di &atasnya"),
            self.upper,
            help_text=self.tr("Satu per baris, dari yang tertinggi: WALI KOTA CONTOH."),
        )
        both = holder(row(self._rank, self._grade, gap=12))
        self.add(self._name, self._position, self._nip, both, self.signs, self._mode, self._upper)
        if person is not None:
            self.drop = button(self.tr("Keluarkan dari daftar"), self._drop, kind="danger")
            self.drop.setEnabled(not last)
            self.drop.setToolTip(self.tr("Sedikitnya satu orang harus ada.") if last else "")
            self.feet.insertWidget(0, self.drop)
        self.mode.currentIndexChanged.connect(lambda _at: self._show_mode())
        self._show_mode()
        self.name.setFocus()  # fmt: skip

    def _show_mode(self) -> None:
        mode = self.mode.value()
        self._upper.setVisible(mode in _FOR_ANOTHER)
        acting = mode in ("plt", "plh", "pj")
        self._position.explain(
            self.tr("Jabatan yang kosong, tanpa Plt./Plh./Pj. di depannya.") if acting else ""
        )
        if self.isVisible():
            self.fit()

    def submit(self) -> None:
        name, position, nip = (" ".join(edit.text().split()) for edit in (self.name, self.position, self.nip))
        digits, mode = numbers.digits(nip), self.mode.value()
        upper = self.upper.value() if mode in _FOR_ANOTHER else ()
        faults = (
            (self._name, "" if name else self.tr("Tulis namanya.")),
            (self._position, self.tr("Penanda tangan memerlukan jabatan.") if self.signs.isChecked() and not position else ""),
            (self._nip, self.tr("NIP terdiri atas 18 angka (9 angka untuk yang lama).") if nip and not _is_number(digits) else ""),
            (self._upper, self.tr("Tulis jabatan yang diatasnamakan.") if mode in _FOR_ANOTHER and not upper else ""),
        )  # fmt: skip
        for field, fault in faults:
            field.blame(fault)
        if wrong := next((field for field, fault in faults if fault), None):
            self.fit()
            wrong.control.setFocus()
            self.area.ensureWidgetVisible(wrong)
            return
        self.kept.emit(
            Staff(
                name=name, position=position or None, nip=digits or None, rank=" ".join(self.rank.text().split()) or None,
                grade=" ".join(self.grade.text().split()) or None, signs=self.signs.isChecked(), mode=mode, upper_posts=upper,
            )
        )  # fmt: skip
        self.accept()

    def _drop(self) -> None:
        self.removed.emit()
        self.accept()


def _is_number(digits: str) -> bool:
    return digits.isdigit() and len(digits) in (9, numbers.EMPLOYEE_DIGITS)
