"""How a register writes its numbers: the pattern, what stays the same, which sequence, with an example as one types."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from core.case.ledger import Ledger
from core.errors import UserError
from core.rules.numbering import Register, alike, schemes
from core.vault import numbering
from core.wording import explain
from ui.components.number_sheets import Recording
from ui.desk import Desk
from ui.widgets.basics import label
from ui.widgets.form import Choice, Field


class ChangePattern(Recording):
    """Changes how numbers of a register are written; given ones stay."""

    def __init__(
        self, parent: QWidget, desk: Desk, register: Register, others: tuple[Register, ...], kind: str, today: date
    ) -> None:  # fmt: skip
        super().__init__(
            parent, desk, self.tr("Pola nomor"),
            self.tr("Nomor yang sudah diberikan tidak berubah."), self.tr("&Simpan pola"), width=720,
        )  # fmt: skip
        self._before, self._others, self._today = register, others, today
        self.name = QLineEdit(register.name)
        self.known = Choice(self._schemes(kind))
        self.pattern = QLineEdit(register.pattern)
        self.parts = QLineEdit("; ".join(f"{name}={text}" for name, text in register.parts))
        self.shares = Choice(
            (
                (self.tr("Sendiri"), ""),
                *(
                    (self.tr("Bersama {name}").format(name=other.name), other.id)
                    for other in others
                    if other.id != register.id and not other.shares
                ),
            )
        )
        self.shares.set_value(register.shares)
        self.shown = label("", "strong", wrap=True)
        self.noted = label("", "quiet", wrap=True)
        self.alike = label("", "quiet", wrap=True)
        self.add(
            Field(self.tr("&Nama register"), self.name),
            Field(self.tr("Pola yang &dikenal"), self.known),
            Field(self.tr("&Pola"), self.pattern,
                  help_text=self.tr("{urut} nomor urut, {urut:3} tiga angka, {bulan}, {bulan_romawi}, {tahun}; bagian lain bebas, "
                                    "misalnya {klasifikasi} dan {unit}.")),
            Field(self.tr("&Isi tetap"), self.parts, help_text=self.tr("Misalnya: unit=K.1; klasifikasi=PP.01. Sisanya ditanyakan.")),
            Field(self.tr("Nomor &urut"), self.shares, help_text=self.tr("Diubah sebelum nomor pertama tahun ini.")),
            self.shown, self.noted, self.alike,
        )  # fmt: skip
        self.known.activated.connect(lambda _at: self._choose())
        self.shares.activated.connect(lambda _at: self._show())
        for edit in (self.name, self.pattern, self.parts):
            edit.textChanged.connect(lambda _text: self._show())
        self._show()

    def _schemes(self, kind: str) -> tuple[tuple[str, str], ...]:
        sure = {
            "A": self.tr("aturan atau contoh resmi"),
            "B": self.tr("lazim"),
            "C": self.tr("belum pasti"),
        }
        found = schemes(kind, self._before.id)
        return (
            (self.tr("Pola kantor sendiri"), ""),
            *((f"{one.pattern}  ({sure[one.confidence]})", one.pattern) for one in found),
        )

    def _choose(self) -> None:
        if self.known.value():
            self.pattern.setText(self.known.value())

    def _register(self) -> Register:
        pairs = (part.partition("=") for part in self.parts.text().split(";") if "=" in part)
        return Register(
            id=self._before.id,
            name=self.name.text().strip(),
            pattern=self.pattern.text().strip(),
            parts=tuple((name.strip(), text.strip()) for name, _, text in pairs),
            shares=self.shares.value(),
        )

    def _show(self) -> None:
        self.known.set_value(self.pattern.text().strip())
        if self.known.value() != self.pattern.text().strip():
            self.known.setCurrentIndex(0)
        try:
            register = self._register()
            asked = {name: f"‹{name}›" for name in register.asked}
            self.shown.setText(
                self.tr("Contoh: {text}").format(text=register.write(14, 0, self._today, asked))
            )
            self.noted.setText(self._asked(register))
            self.alike.setText(self._alike(register))
            self.agree.setEnabled(True)
        except UserError as error:
            self.shown.setText(explain(error).what)
            self.noted.setText("")
            self.alike.setText("")
            self.agree.setEnabled(False)

    def _asked(self, register: Register) -> str:
        if register.unknown:
            return self.tr(
                "Bagian yang tidak dikenal, periksa ejaannya: {names}. Isinya akan ditanyakan."
            ).format(names=", ".join(f"{{{name}}}" for name in register.unknown))
        if register.asked:
            return self.tr("Ditanyakan setiap kali: {names}.").format(names=", ".join(register.asked))
        return ""

    def _alike(self, register: Register) -> str:
        found = alike(register, self._others)
        if not found:
            return ""
        return self.tr("Nomor yang sama dapat keluar juga di register {names}.").format(
            names=", ".join(other.name for other in found)
        )

    def collect(self) -> None:
        self._after = self._register()

    def write(self, ledger: Ledger) -> object:
        numbering.change_register(ledger, self._after, year=self._today.year)
        return None
