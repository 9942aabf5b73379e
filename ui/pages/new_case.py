"""The dialog that begins a case file."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.vault.index import CaseRow
from core.wording import explain
from ui.components.subject_form import SubjectForm
from ui.desk import Desk
from ui.widgets.sheet import Sheet


class NewCase(Sheet):
    """Emits `created` with the id of the new case."""

    created = Signal(str)
    broke = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(
            parent,
            self.tr("Berkas perkara baru"),
            self.tr("Satu berkas untuk satu pegawai, berlaku untuk semua perkara dan tahun."),
            self.tr("Buat &berkas"),
        )
        self._desk = desk
        self.form = SubjectForm(date.today())  # noqa: DTZ011 - only plausibility of a NIP hangs on it
        self.add(self.form)
        self.form.name.setFocus()

    def submit(self) -> None:
        """Creates the file, unless something is missing."""
        person = self.form.value()
        if person is None:
            return
        self.agree.setEnabled(False)
        self._desk.ask(self, lambda vault: vault.create_case(person), done=self._done, failed=self._failed)

    def _done(self, row: CaseRow) -> None:
        self._desk.changed.emit("")
        self.created.emit(row.id)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        if isinstance(error, UserError):
            words = explain(error)
            self.message.say(words.what, words.hint)
        else:
            self.broke.emit(error)
