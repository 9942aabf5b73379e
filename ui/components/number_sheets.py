"""The small dialogs of the number registers: ask for a number, give one up, set a block apart, change a pattern."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from core.case.ledger import Ledger
from core.errors import UserError
from core.rules.numbering import Register
from core.vault import numbering
from core.vault.number_rows import Number
from core.vault.vault import Vault
from core.wording import explain
from ui.components.failure import tell
from ui.desk import Desk
from ui.widgets.basics import label
from ui.widgets.choices import Check
from ui.widgets.form import Day, Field
from ui.widgets.sheet import Sheet


class Recording(Sheet):
    """Writes into the office's record when its verb is pressed; emits `recorded` afterwards."""

    recorded = Signal()
    broke = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, title: str, text: str, verb: str) -> None:
        super().__init__(parent, title, text, verb, width=480)
        self._desk = desk

    def write(self, ledger: Ledger) -> object:
        """What is recorded; on the storage thread, so it touches no control."""
        raise NotImplementedError

    def collect(self) -> None:
        """Takes the answers out of the controls before `write` runs elsewhere."""

    def submit(self) -> None:
        self.message.hide()
        self.agree.setEnabled(False)
        self.collect()

        def work(vault: Vault) -> object:
            with vault.change_register() as ledger:
                self.write(ledger)
            return None

        self._desk.ask(self, work, done=lambda _none: self._done(), failed=self._failed)

    def _done(self) -> None:
        self.recorded.emit()
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        tell(self.message, self.broke.emit)(error)
        self.fit()


class AskNumber(Recording):
    """Reserves the next number of a register for a paper that is written elsewhere."""

    def __init__(self, parent: QWidget, desk: Desk, register: Register, today: date) -> None:
        super().__init__(
            parent, desk, self.tr("Pesan nomor"), register.name, self.tr("&Pesan nomor"),
        )  # fmt: skip
        self._register = register
        self.day = Day(today)
        self.purpose = QLineEdit()
        self.parts = {name: QLineEdit() for name in register.asked}
        self.earlier = Check(self.tr("Pakai nomor bersisipan (misalnya 14.1)"))
        self.earlier.hide()
        self.add(
            Field(self.tr("&Tanggal surat"), self.day),
            *(Field(name.replace("_", " ").capitalize(), edit) for name, edit in self.parts.items()),
            Field(self.tr("&Keperluan"), self.purpose, help_text=self.tr("Misalnya: undangan rapat; tanpa nama terlapor.")),
            self.earlier,
        )  # fmt: skip

    def collect(self) -> None:
        self._answers = (
            self.day.value(),
            {name: edit.text() for name, edit in self.parts.items()},
            self.earlier.isChecked(),
            self.purpose.text(),
        )

    def write(self, ledger: Ledger) -> object:
        day, given, earlier, purpose = self._answers
        return numbering.reserve(ledger, self._register, day, given, earlier=earlier, purpose=purpose)

    def _failed(self, error: Exception) -> None:
        super()._failed(error)
        if isinstance(error, UserError) and error.code == "number_backdated":
            self.earlier.show()
            self.fit()


class GiveUpNumber(Recording):
    """Gives a number up with a reason."""

    def __init__(self, parent: QWidget, desk: Desk, number: Number) -> None:
        super().__init__(
            parent, desk, self.tr("Batalkan nomor"),
            self.tr("Nomor {number} tidak akan diberikan lagi; alasannya tercatat.").format(number=number.text),
            self.tr("&Batalkan nomor"),
        )  # fmt: skip
        self._number = number
        self.reason = QLineEdit()
        self.add(Field(self.tr("&Alasan"), self.reason))
        self.reason.setFocus()

    def collect(self) -> None:
        self._reason = self.reason.text()

    def write(self, ledger: Ledger) -> object:
        return numbering.void(ledger, self._number.id, self._reason)


class SetApart(Recording):
    """Sets a block of numbers apart for a laptop that leaves the office."""

    def __init__(self, parent: QWidget, desk: Desk, register: Register, year: int) -> None:
        super().__init__(
            parent, desk, self.tr("Sisihkan jatah nomor"),
            self.tr("Sebelum brankas disalin ke laptop lapangan, sisihkan nomor untuknya. Di laptop itu jatahnya diklaim; "
                    "nomor kantor berlanjut sesudah jatah ini."),
            self.tr("&Sisihkan"),
        )  # fmt: skip
        self._register, self._year = register, year
        self.count = QSpinBox()
        self.count.setRange(1, numbering.LARGEST_BLOCK)
        self.count.setValue(20)
        self.label = QLineEdit()
        self.add(
            Field(self.tr("&Banyaknya"), self.count),
            Field(self.tr("&Untuk"), self.label, help_text=self.tr("Misalnya: laptop lapangan timur.")),
        )

    def collect(self) -> None:
        self._answers = (self.count.value(), self.label.text())

    def write(self, ledger: Ledger) -> object:
        count, label_ = self._answers
        return numbering.set_apart(ledger, self._register, self._year, count, label_)


class GiveBack(Recording):
    """Closes a block."""

    def __init__(self, parent: QWidget, desk: Desk, block_id: str, name: str) -> None:
        super().__init__(
            parent, desk, self.tr("Tutup jatah nomor"),
            self.tr("Sisa jatah {name} tidak dipakai; alasannya tercatat.").format(name=name), self.tr("&Tutup jatah"),
        )  # fmt: skip
        self._block = block_id
        self.reason = QLineEdit()
        self.add(Field(self.tr("&Alasan"), self.reason))

    def collect(self) -> None:
        self._reason = self.reason.text()

    def write(self, ledger: Ledger) -> object:
        return numbering.give_back(ledger, self._block, self._reason)


class TakeCharge(Recording):
    """Continues the rows on this computer because the one in charge is gone."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(
            parent, desk, self.tr("Ambil alih penomoran"),
            self.tr("Hanya bila komputer yang melanjutkan nomor tidak ada lagi. Bila keduanya memberi nomor, "
                    "nomor yang sama dapat keluar dua kali."),
            self.tr("&Ambil alih"),
        )  # fmt: skip
        self.reason = QLineEdit()
        self.add(Field(self.tr("&Alasan"), self.reason, help_text=self.tr("Misalnya: laptop kantor hilang.")))

    def collect(self) -> None:
        self._reason = self.reason.text()

    def write(self, ledger: Ledger) -> object:
        numbering.take_charge(ledger, self._reason)
        return None


class ChangePattern(Recording):
    """Changes how numbers of a register are written; given ones stay."""

    def __init__(self, parent: QWidget, desk: Desk, register: Register, today: date) -> None:
        super().__init__(
            parent, desk, self.tr("Pola nomor"),
            self.tr("Nomor yang sudah diberikan tidak berubah."), self.tr("&Simpan pola"),
        )  # fmt: skip
        self._before, self._today = register, today
        self.name = QLineEdit(register.name)
        self.pattern = QLineEdit(register.pattern)
        self.parts = QLineEdit("; ".join(f"{name}={text}" for name, text in register.parts))
        self.shown = label("", "quiet", wrap=True)
        self.add(
            Field(self.tr("&Nama register"), self.name),
            Field(self.tr("&Pola"), self.pattern,
                  help_text=self.tr("{urut} nomor urut, {urut:3} tiga angka, {bulan}, {bulan_romawi}, {tahun}; bagian lain bebas, "
                                    "misalnya {klasifikasi} dan {unit}.")),
            Field(self.tr("&Isi tetap"), self.parts, help_text=self.tr("Misalnya: unit=K.1; klasifikasi=PP.01. Sisanya ditanyakan.")),
            self.shown,
        )  # fmt: skip
        for edit in (self.name, self.pattern, self.parts):
            edit.textChanged.connect(lambda _text: self._show())
        self._show()

    def _register(self) -> Register:
        pairs = (part.partition("=") for part in self.parts.text().split(";") if "=" in part)
        return Register(
            id=self._before.id,
            name=self.name.text().strip(),
            pattern=self.pattern.text().strip(),
            parts=tuple((name.strip(), text.strip()) for name, _, text in pairs),
        )

    def _show(self) -> None:
        try:
            register = self._register()
            asked = {name: f"‹{name}›" for name in register.asked}
            self.shown.setText(
                self.tr("Contoh: {text}").format(text=register.write(14, 0, self._today, asked))
            )
            self.agree.setEnabled(True)
        except UserError as error:
            self.shown.setText(explain(error).what)
            self.agree.setEnabled(False)

    def collect(self) -> None:
        self._after = self._register()

    def write(self, ledger: Ledger) -> object:
        numbering.change_register(ledger, self._after, year=self._today.year)
        return None
