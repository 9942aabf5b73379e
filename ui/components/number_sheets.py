"""The small dialogs of the number registers: ask for a number, give one up, set a block apart, take charge."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from core.case.ledger import Ledger
from core.errors import UserError
from core.process.letters.issuing import known_parts
from core.rules.numbering import Register
from core.vault import numbering
from core.vault.number_rows import Number
from core.vault.vault import Vault
from ui.components.failure import tell
from ui.desk import Desk
from ui.widgets.choices import Check
from ui.widgets.form import Day, Field, inset
from ui.widgets.sheet import Sheet


class Recording(Sheet):
    """Writes into the office's record when its verb is pressed; emits `recorded` afterwards."""

    recorded = Signal()
    broke = Signal(object)

    def __init__(
        self, parent: QWidget, desk: Desk, title: str, text: str, verb: str, *, width: int = 480
    ) -> None:
        super().__init__(parent, title, text, verb, width=width)
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
        self.earlier = Check(self.tr("Pakai nomor sisipan (misalnya 14.1)"))
        self.earlier.hide()
        self.add(
            Field(self.tr("&Tanggal surat"), self.day),
            *(Field(name.replace("_", " ").capitalize(), edit) for name, edit in self.parts.items()),
            Field(self.tr("&Keperluan"), self.purpose, help_text=self.tr("Misalnya: undangan rapat; tanpa nama orang.")),
            self.earlier,
        )  # fmt: skip
        desk.ask(self, lambda vault: known_parts(vault, register), done=self._offer, failed=self._failed)

    def _offer(self, known: dict[str, str]) -> None:
        """What *Setelan* says of the office need not be typed again."""
        for name, text in known.items():
            if name in self.parts and not self.parts[name].text():
                self.parts[name].setText(text)

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
        self.leave.setText(self.tr("Tidak jadi"))  # “Batal” beside “Batalkan nomor” is read as the same
        self.reason.setFocus()

    def collect(self) -> None:
        self._reason = self.reason.text()

    def write(self, ledger: Ledger) -> object:
        return numbering.void(ledger, self._number.id, self._reason)


class SetBetween(Recording):
    """Gives one of two numbers that read the same a suffix."""

    def __init__(self, parent: QWidget, desk: Desk, number: Number) -> None:
        super().__init__(
            parent, desk, self.tr("Beri sisipan"),
            self.tr("Nomor {number} keluar dua kali. Yang ini mendapat nomor sisipan (misalnya 14.1). Perbaiki suratnya "
                    "dan beri tahu penerimanya.").format(number=number.text),
            self.tr("&Beri sisipan"),
        )  # fmt: skip
        self._number = number
        self.reason = QLineEdit()
        self.add(
            Field(self.tr("&Alasan"), self.reason, help_text=self.tr("Misalnya: suratnya belum dikirim."))
        )
        self.reason.setFocus()

    def collect(self) -> None:
        self._reason = self.reason.text()

    def write(self, ledger: Ledger) -> object:
        return numbering.set_between(ledger, self._number.id, self._reason)


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
        inset(self.count)
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
            self.tr("Satu komputer melanjutkan nomor; yang lain hanya memakai jatahnya. Ambil alih hanya bila komputer "
                    "itu tidak ada lagi: bila keduanya memberi nomor, nomor yang sama dapat keluar dua kali."),
            self.tr("&Ambil alih"),
        )  # fmt: skip
        self.reason = QLineEdit()
        self.add(Field(self.tr("&Alasan"), self.reason, help_text=self.tr("Misalnya: laptop kantor hilang.")))

    def collect(self) -> None:
        self._reason = self.reason.text()

    def write(self, ledger: Ledger) -> object:
        numbering.take_charge(ledger, self._reason)
        return None
