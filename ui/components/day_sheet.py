"""The dialog that records a day on which the office is closed, or one on which it works."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.process import day_changes
from core.process.day_changes import Change
from core.rules.calendar import Calendar
from core.vault import office_calendar
from core.vault.vault import Vault
from ui.components.failure import tell
from ui.desk import Desk
from ui.widgets.form import Choice, Day, Field
from ui.widgets.sheet import Sheet

_LONGEST = 120
Changed = tuple[Calendar, tuple[Change, ...]]


class DaySheet(Sheet):
    """Emits `recorded` with the day, and with the calendar as it is now and what became different."""

    recorded = Signal(object, object)
    broke = Signal(object)

    def __init__(
        self, parent: QWidget, desk: Desk, day: date, *, worked: bool = False, name: str = ""
    ) -> None:
        super().__init__(
            parent, self.tr("Catat hari kantor"),
            self.tr("Catatan ini mengalahkan daftar bawaan dan berlaku untuk semua hitungan hari kerja."),
            self.tr("&Catat"), width=480,
        )  # fmt: skip
        self._desk = desk
        self.day, self.name = Day(day), QLineEdit(name)
        self.name.setMaxLength(_LONGEST)
        self.name.setPlaceholderText(self.tr("mis. Hari Jadi Kota, Piket Natal"))
        self.state = Choice(((self.tr("Kantor libur"), ""), (self.tr("Kantor bekerja"), "open")))
        self.state.set_value("open" if worked else "")
        self._name = Field(self.tr("&Nama atau sebab"), self.name)
        self.name.textChanged.connect(lambda _text: self._name.blame(""))
        self.add(
            Field(self.tr("&Hari, tanggal"), self.day), Field(self.tr("&Keadaan"), self.state), self._name
        )
        (self.name if worked else self.day).setFocus()

    def submit(self) -> None:
        """Records the day."""
        day, name, worked = self.day.value(), self.name.text().strip(), bool(self.state.value())
        if not name:
            self._name.blame(self.tr("Tulis nama hari itu, atau sebabnya."))
            self.name.setFocus()
            return
        self.agree.setEnabled(False)
        change(
            self._desk, self, lambda ledger: office_calendar.put(ledger, day, name, worked=worked),
            done=lambda found: self._done(day, found), failed=self._failed,
        )  # fmt: skip

    def _done(self, day: date, found: Changed) -> None:
        self.recorded.emit(day, found)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        tell(self.message, self.broke.emit)(error)
        self.fit()


def change(
    desk: Desk,
    owner: QWidget,
    record: office_calendar.Recorder,
    *,
    done: Callable[[Changed], None],
    failed: Callable[[Exception], None],
) -> None:
    """Changes the office's days on the storage thread and says what that changes."""

    def work(vault: Vault) -> Changed:
        before = office_calendar.of(vault.office_ledger)
        with vault.change_register() as ledger:
            record(ledger)
        after = office_calendar.of(vault.office_ledger)
        return after, day_changes.consequences(vault, before, after)

    def told(found: Changed) -> None:
        desk.changed.emit("")
        done(found)

    desk.ask(owner, work, done=told, failed=failed)
