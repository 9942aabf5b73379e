"""The dialogs that record what became of a paper: signed, or handed over, with the scan that proves it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.case import document_steps
from core.case.document import Document
from core.case.document_steps import Step
from core.case.ledger import Ledger
from core.errors import UserError
from core.storage.inputs import check_file
from core.vault.vault import Vault
from core.wording import explain
from ui.components.failure import tell
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.widgets.basics import button, label, row
from ui.widgets.form import Choice, Day, Field
from ui.widgets.sheet import Sheet

LARGEST_SCAN = 200_000_000


class StepSheet(Sheet):
    """Asks for day, person and scan; emits `recorded` when the step is durable."""

    recorded = Signal(object)
    broke = Signal(object)

    def __init__(
        self, parent: QWidget, desk: Desk, dialogs: Dialogs, case_id: str, paper: Document, *, day: date, who: str,
        title: str, verb: str, whose: str, manners: tuple[str, ...] = (), scan: Path | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, title, f"{paper.title}\n{paper.number or ''}", verb, width=500)
        self._desk, self._dialogs, self._case_id, self._paper = desk, dialogs, case_id, paper
        self._scan = scan
        self.day = Day(max(day, paper.date))
        self.who = QLineEdit(who)
        self._who = Field(whose, self.who)
        self.how = Choice(tuple((text, text) for text in manners), free=True)
        self._how = Field(self.tr("&Cara"), self.how)
        self._how.setVisible(bool(manners))
        self._named = label("", "quiet", wrap=True)
        pick = QWidget()
        choose = button(self.tr("&Pilih pindaian…"), self._choose, image="paperclip")
        pick.setLayout(row(choose, self._named, 0))
        self._file = Field(
            self.tr("Pindaian"), pick, optional=self.tr("boleh menyusul"),
            help_text=self.tr("PDF atau foto surat yang sudah ditandatangani, atau tanda terimanya. Disimpan di dalam berkas perkara."),
        )  # fmt: skip
        self.add(Field(self.tr("&Tanggal"), self.day), self._who, self._how, self._file)
        self._show_scan()

    def _choose(self) -> None:
        if found := self._dialogs.choose_files(self, self.tr("Pilih pindaian")):
            self._scan = found[0]
            self._show_scan()

    def _show_scan(self) -> None:
        self._named.setText(self._scan.name if self._scan is not None else self.tr("belum dipilih"))

    def write(self, ledger: Ledger, day: date, who: str, how: str, scan: bytes) -> Step:
        """Records the step; on the storage thread."""
        raise NotImplementedError

    def submit(self) -> None:
        for field in (self._who, self._how, self._file):
            field.blame("")
        day, who, how, path = self.day.value(), self.who.text(), self.how.value(), self._scan
        if not who.strip():
            self._who.blame(self.tr("Tulis namanya."))
            self.who.setFocus()
            return
        self.message.hide()
        self.agree.setEnabled(False)

        def work(vault: Vault) -> Step:
            scan = _read(path) if path is not None else b""
            with vault.change(self._case_id) as ledger:
                return self.write(ledger, day, who, how, scan)

        self._desk.ask(self, work, done=self._done, failed=self._failed)

    def _done(self, step: Step) -> None:
        self._desk.changed.emit(self._case_id)
        self.recorded.emit(step)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        if isinstance(error, UserError) and error.facts.get("field") == "scan":
            self._file.blame(explain(error).what)
        else:
            tell(self.message, self.broke.emit)(error)
        self.fit()


class SignedSheet(StepSheet):
    """Records that a paper was signed."""

    def __init__(
        self, parent: QWidget, desk: Desk, dialogs: Dialogs, case_id: str, paper: Document, *, day: date, who: str,
        scan: Path | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            parent, desk, dialogs, case_id, paper, day=day, who=who, scan=scan,
            title=self.tr("Surat ditandatangani"), verb=self.tr("&Catat"), whose=self.tr("&Ditandatangani oleh"),
        )  # fmt: skip

    def write(self, ledger: Ledger, day: date, who: str, how: str, scan: bytes) -> Step:
        return document_steps.signed(ledger, self._paper, day=day, who=who, scan=scan)


class DeliveredSheet(StepSheet):
    """Records to whom and how a paper was handed over."""

    def __init__(
        self, parent: QWidget, desk: Desk, dialogs: Dialogs, case_id: str, paper: Document, *, day: date, who: str,
        scan: Path | None = None,
    ) -> None:  # fmt: skip
        manners = (
            self.tr("langsung, dengan tanda terima"), self.tr("kurir atau pos tercatat"), self.tr("surat elektronik"),
            self.tr("pesan telepon"), self.tr("dititipkan kepada atasan langsung"),
        )  # fmt: skip
        super().__init__(
            parent, desk, dialogs, case_id, paper, day=day, who=who, scan=scan, manners=manners,
            title=self.tr("Surat disampaikan"), verb=self.tr("&Catat"), whose=self.tr("&Diterima oleh"),
        )  # fmt: skip

    def write(self, ledger: Ledger, day: date, who: str, how: str, scan: bytes) -> Step:
        return document_steps.delivered(ledger, self._paper, day=day, who=who, how=how, scan=scan)


def _read(path: Path) -> bytes:
    """The scan's bytes. Raises UserError `input_*`, `limit_exceeded`."""
    check_file(path)
    try:
        if path.stat().st_size > LARGEST_SCAN:
            raise UserError("limit_exceeded", path=path.name, limit=LARGEST_SCAN)
        return path.read_bytes()
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error
