"""The dialog that begins a case file."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.people.official import Official
from core.process import subjects
from core.vault.index import CaseRow
from core.wording import explain
from ui.components.official_picker import OfficialPicker
from ui.components.subject_form import SubjectForm
from ui.desk import Desk
from ui.widgets.sheet import Sheet


class NewCase(Sheet):
    """Emits `created` with the id of the new case, or `opening` with that of the one there is already."""

    created = Signal(str)
    opening = Signal(str)
    broke = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(
            parent,
            self.tr("Berkas perkara baru"),
            self.tr("Satu berkas untuk satu pegawai, berlaku untuk semua perkara dan tahun."),
            self.tr("Buat &berkas"),
            width=600,
        )
        self._desk = desk
        self.form = SubjectForm(date.today())  # noqa: DTZ011 - only plausibility of a NIP hangs on it
        self.picker = OfficialPicker(desk)
        self.picker.picked.connect(self._fill)
        self.picker.resized.connect(lambda: QTimer.singleShot(0, self, self.fit))
        self.picker.broke.connect(self._failed)
        self.add(self.picker, self.form)
        self.form.name.setFocus()

    def _fill(self, official: Official | None) -> None:
        self.message.hide()
        self.form.fill(official)
        if official is not None:
            self.agree.setFocus()

    def submit(self) -> None:
        """Creates the file, unless something is missing."""
        person = self.form.value()
        if person is None:
            return
        self.agree.setEnabled(False)
        self._desk.ask(
            self, lambda vault: subjects.create(vault, person), done=self._done, failed=self._failed
        )

    def _done(self, row: CaseRow) -> None:
        self._desk.changed.emit("")
        self.created.emit(row.id)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        if isinstance(error, UserError) and "case" in error.facts:
            case_id = str(error.facts["case"])
            self.message.say(
                self.tr("Pegawai ini sudah mempunyai berkas perkara."),
                self.tr("Satu pegawai satu berkas, untuk semua perkara dan tahun."), tone="doubt",
                verb=self.tr("Buka berkas &itu"), act=lambda: self._open(case_id),
            )  # fmt: skip
            self.fit()
        elif isinstance(error, UserError):
            words = explain(error)
            self.message.say(words.what, words.hint)
        else:
            self.broke.emit(error)

    def _open(self, case_id: str) -> None:
        self.opening.emit(case_id)
        self.accept()
