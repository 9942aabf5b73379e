"""Takes down the report or finding that a case is about, and gives it the next number of its register."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from core.case.report import Origin
from core.errors import UserError
from core.process import matters
from core.process.matters import Matter
from core.rules.numbering import Register
from core.vault.office import Office, OfficeKind
from core.vault.vault import Vault
from core.wording import explain
from ui.components.failure import tell
from ui.desk import Desk
from ui.theme import px
from ui.widgets.choices import Check
from ui.widgets.form import Choice, Day, Field
from ui.widgets.sheet import Sheet

_NEXT, _REGISTERED, _TYPED, _NONE = "next", "registered", "typed", "none"


class MatterSheet(Sheet):
    """Emits `recorded` with the number, or an empty text when it has none."""

    recorded = Signal(str)
    broke = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, office: Office, case_id: str, today: date) -> None:
        super().__init__(
            parent, self.tr("Laporan atau temuan"),
            self.tr("Dari mana perkara ini, kapan, dan nomornya. Surat berkas ini memakainya."), self.tr("&Catat"),
        )  # fmt: skip
        self._desk, self._case_id = desk, case_id
        self._area_code = office.area_code or ""
        self._register: Register | None = None
        self.origin = Choice(
            ((self.tr("Laporan"), Origin.REPORT.value), (self.tr("Temuan"), Origin.FINDING.value))
        )
        self.regime = Choice(
            ((self.tr("Pemilihan (kepala daerah)"), "pemilihan"), (self.tr("Pemilu"), "pemilu"))
        )
        self.election = QLineEdit()
        self.summary = QPlainTextEdit()
        self.summary.setFixedHeight(px(72))
        self.summary.setTabChangesFocus(True)
        self.occurred, self.known, self.submitted = Day(today), Day(today), Day(today)
        own = office.kind is OfficeKind.BAWASLU
        registers = (
            (self.tr("Nomor berikutnya"), _NEXT),
            (self.tr("Nomor registrasi berikutnya (Reg)"), _REGISTERED),
        )
        self.numbering = Choice(
            (
                *(registers if own else ()),
                (self.tr("Ketik sendiri"), _TYPED),
                (self.tr("Belum bernomor"), _NONE),
            )
        )
        self.number = QLineEdit()
        self._number = Field(self.tr("N&omor"), self.number)
        self.parts: dict[str, QLineEdit] = {}
        self._fields: dict[str, Field] = {}
        self.earlier = Check(self.tr("Pakai nomor sisipan (misalnya 14.1)"))
        self.earlier.hide()
        self.election_field = Field(
            self.tr("P&emilihan"),
            self.election,
            help_text=self.tr("Misalnya: Pemilihan Wali Kota Tahun 2024."),
        )
        self.summary_field = Field(self.tr("&Peristiwa"), self.summary)
        self.add(
            Field(self.tr("&Asal"), self.origin), Field(self.tr("Pemi&lu atau Pemilihan"), self.regime), self.election_field,
            self.summary_field, Field(self.tr("&Terjadi"), self.occurred), Field(self.tr("&Diketahui"), self.known),
            Field(self.tr("Diteri&ma atau dicatat"), self.submitted), Field(self.tr("Pe&nomoran"), self.numbering),
            self._number, self.earlier,
        )  # fmt: skip
        for choice in (self.origin, self.numbering):
            choice.activated.connect(lambda _at: self._ask_parts())
        self._ask_parts()

    def _ask_parts(self) -> None:
        """Shows what the chosen register asks for."""
        chosen = self.numbering.value()
        self._number.setVisible(chosen == _TYPED)
        origin, registered = Origin(self.origin.value()), chosen == _REGISTERED
        if chosen not in (_NEXT, _REGISTERED):
            self._show_parts(None)
            return
        self._desk.ask(
            self, lambda vault: matters.register_of(vault, origin, registered=registered), done=self._show_parts,
            failed=tell(self.message, self.broke.emit),
        )  # fmt: skip

    def _show_parts(self, register: Register | None) -> None:
        self._register = register
        asked = register.asked if register is not None else ()
        titles = {"pemilihan": self.tr("Kode pemilihan"), "wilayah": self.tr("Kode wilayah")}
        helps = {
            "pemilihan": self.tr("PP presiden, PL legislatif, PG gubernur, PB bupati, PW wali kota."),
            "tingkat": self.tr("Prov, Kab, atau Kota."),
            "wilayah": self.tr("Misalnya: 27.12."),
        }
        for name in asked:
            if name not in self.parts:
                self.parts[name] = QLineEdit(self._area_code if name == "wilayah" else "")
                title = titles.get(name, name.replace("_", " ").capitalize())
                self._fields[name] = Field(title, self.parts[name], help_text=helps.get(name, ""))
                self.add(self._fields[name])
        for name, field in self._fields.items():
            field.setVisible(name in asked)
        self.fit()

    def submit(self) -> None:
        register, chosen = self._register, self.numbering.value()
        given = {name: self.parts[name].text().strip() for name in (register.asked if register else ())}
        missing = {
            **{self._fields[name]: not text for name, text in given.items()},
            self.election_field: not self.election.text().strip(),
            self.summary_field: not self.summary.toPlainText().strip(),
            self._number: chosen == _TYPED and not self.number.text().strip(),
        }
        for field, empty in missing.items():
            field.blame(self.tr("Isi bagian ini.") if empty else "")
        if first := next((field for field, empty in missing.items() if empty), None):
            self.fit()
            first.control.setFocus()
            self.area.ensureWidgetVisible(first)
            return
        matter = Matter(
            origin=Origin(self.origin.value()),
            election=self.election.text(),
            regime=self.regime.value(),
            summary=" ".join(self.summary.toPlainText().split()),
            occurred=self.occurred.value(),
            known=self.known.value(),
            submitted=self.submitted.value(),
        )
        typed, earlier, case_id = self.number.text(), self.earlier.isChecked(), self._case_id

        def work(vault: Vault) -> str:
            if chosen in (_NEXT, _REGISTERED):
                made = matters.record_numbered(
                    vault, case_id, matter, parts=given, registered=chosen == _REGISTERED, earlier=earlier
                )
            else:
                made = matters.record(vault, case_id, matter, number=typed if chosen == _TYPED else None)
            return made.number or ""

        self.message.hide()
        self.agree.setEnabled(False)
        self._desk.ask(self, work, done=self._done, failed=self._failed)

    def _done(self, number: str) -> None:
        self._desk.changed.emit(self._case_id)
        self.recorded.emit(number)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        if isinstance(error, UserError):
            words = explain(error)
            self.message.say(words.what, words.hint, tone="doubt")
            self.earlier.setVisible(error.code == "number_backdated")
        else:
            tell(self.message, self.broke.emit)(error)
        self.fit()
