"""Making a paper: which one, what it still asks, and the page as it came out."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.case.document import Document
from core.errors import UserError
from core.process import letters
from core.process.letters import Form, Wanted
from core.vault.office import Office, OfficeKind
from core.vault.vault import Vault
from core.wording import explain
from ui.components.failure import tell
from ui.components.issue_sheet import IssueSheet
from ui.components.letter_form import LetterForm
from ui.components.paper import PaperView
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.pages.case_documents import save_document
from ui.theme import px
from ui.widgets.basics import button, column, holder, row
from ui.widgets.empty import EmptyState
from ui.widgets.form import Choice, Column, Field
from ui.widgets.header import PageHeader
from ui.widgets.message import Message


class ComposerPage(QWidget):
    """Emits `left` when the person goes back to the case."""

    left = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, gallery: Gallery, dialogs: Dialogs, office: Office) -> None:
        super().__init__()
        self._desk, self._dialogs, self._office = desk, dialogs, office
        self._parts: dict[str, str] = {}
        self._sheet: IssueSheet | None = None
        self._case_id, self._hearing_id = "", ""
        self.form: LetterForm | None = None
        self._build(gallery)
        self.template.currentIndexChanged.connect(lambda _at: self._ask_form())
        self.paper.broke.connect(self.broke)

    def _build(self, gallery: Gallery) -> None:
        back = button(
            "", self.left.emit, kind="plain", image="arrow-left", tip=self.tr("Kembali ke berkas (Esc)")
        )
        self.header = PageHeader(self.tr("Buat dokumen"), "")
        self.save = button(self.tr("Simpan &PDF…"), self._save, image="download-simple")
        self.make = button(self.tr("Buat &konsep"), self._make)
        self.make.setToolTip(self.tr("Tanpa nomor dari register; nomor yang diketik sendiri tetap dipakai"))
        self.issue = button(self.tr("&Buat dan beri nomor"), self._ask_number, kind="primary", image="hash")
        head = row(back, gap=10)
        head.addWidget(self.header, 1)
        head.addWidget(self.save)
        head.addWidget(self.make)
        head.addWidget(self.issue)
        self.template = Choice(
            tuple((f"{code}  {title}", code) for code, title in letters.offered(self._office.kind))
        )
        self.message = Message()
        self._column = Column(gap=14, margin=(16, 16, 16, 16))
        self._column.body.insertWidget(0, Field(self.tr("&Jenis dokumen"), self.template))
        left = holder(column(self._column), "card")
        left.setFixedWidth(px(420))
        self.paper = PaperView(gallery)
        self._right = QStackedWidget()
        self._right.addWidget(
            EmptyState(
                "file-text", self.tr("Halamannya muncul di sini"),
                self.tr("Periksa isian di kiri, lalu buat dokumennya. Tanpa nomor surat, halaman bertanda KONSEP. "
                        "Isi yang sudah dibuat tidak berubah; perbaikan menjadi dokumen baru."),
            )
        )  # fmt: skip
        self._right.addWidget(self.paper)
        body = row(left, gap=16)
        body.addWidget(self._right, 1)
        layout = column(head, self.message, gap=12, margin=(24, 20, 24, 20))
        layout.addLayout(body, 1)
        self.setLayout(layout)

    def load(self, case_id: str, name: str, hearing_id: str) -> None:
        """Begins a paper for this case; with `hearing_id` its invitation."""
        self._case_id, self._hearing_id = case_id, hearing_id
        self.header.say(self.tr("Buat dokumen"), name)
        self.message.hide()
        self._show_paper(None)
        first = "D03" if self._office.kind is OfficeKind.BAWASLU else "D04"
        self.template.set_value("D03" if hearing_id else first)
        self._ask_form()
        self.template.setFocus()

    def blank(self) -> None:
        """Drops form and page."""
        self._case_id = ""
        self._replace(None)
        self._show_paper(None)

    def _ask_form(self) -> None:
        case_id, code, hearing = self._case_id, self.template.value(), self._hearing_id or None
        if not case_id:
            return
        self.message.hide()
        self._show_paper(None)
        self._desk.ask(
            self,
            lambda vault: letters.form(vault, case_id, code, hearing if code == "D03" else None),
            done=self._show_form,
            failed=self._no_form,
        )

    def _show_form(self, form: Form) -> None:
        if form.template == self.template.value():
            self._replace(LetterForm(form))

    def _no_form(self, error: Exception) -> None:
        self._replace(None)
        if isinstance(error, UserError) and error.code == "field_missing":
            self.message.say(
                self.tr("Undangan memerlukan klarifikasi yang sudah dijadwalkan."),
                self.tr("Jadwalkan dahulu di tab Klarifikasi, lalu kembali ke sini."), tone="doubt",
            )  # fmt: skip
        else:
            tell(self.message, self.broke.emit)(error)

    def _replace(self, form: LetterForm | None) -> None:
        if self.form is not None:
            self._column.body.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = form
        self.make.setEnabled(form is not None)
        self.issue.setEnabled(form is not None)
        if form is not None:
            self._column.body.insertWidget(1, form)

    def _asked(self) -> tuple[str, str, dict[str, str], str | None] | None:
        """Case, template, answers and hearing; None when something is still missing."""
        if self.form is None:
            return None
        if missing := self.form.blame_missing():
            self.message.say(self.tr("{count} isian belum lengkap.").format(count=missing), tone="doubt")
            return None
        self.message.hide()
        code = self.template.value()
        hearing = (self._hearing_id or None) if code == "D03" else None
        return self._case_id, code, self.form.answers(), hearing

    def _busy(self, busy: bool) -> None:
        self.make.setEnabled(not busy)
        self.issue.setEnabled(not busy)

    def _make(self) -> None:
        if (asked := self._asked()) is None:
            return
        case_id, code, answers, hearing = asked
        self._busy(True)
        self._desk.ask(
            self,
            lambda vault: letters.create(vault, case_id, code, answers, hearing_id=hearing),
            done=self._created,
            failed=self._failed,
        )

    # -- with a number

    def _ask_number(self) -> None:
        if (asked := self._asked()) is None:
            return
        case_id, code, answers, hearing = asked
        self._busy(True)
        self._desk.ask(
            self,
            lambda vault: letters.wanted(vault, case_id, code, answers, hearing_id=hearing),
            done=lambda wanted: self._open_sheet(wanted, asked),
            failed=self._failed,
        )

    def _open_sheet(self, wanted: Wanted, asked: tuple[str, str, dict[str, str], str | None]) -> None:
        self._busy(False)
        case_id, code, answers, hearing = asked

        def issue(parts: dict[str, str], earlier: bool) -> None:
            self._parts |= parts

            def work(vault: Vault) -> Document:
                return letters.issue(
                    vault, case_id, code, answers, parts=parts, earlier=earlier, hearing_id=hearing
                )

            self._desk.ask(self, work, done=self._issued, failed=self._not_issued)

        sheet = IssueSheet(self, wanted, self.template.currentText(), issue, known=self._parts)
        sheet.finished.connect(lambda _result: self._forget_sheet())
        self._sheet = sheet
        sheet.open()
        if not wanted.asked:
            sheet.submit()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _issued(self, made: Document) -> None:
        if self._sheet is not None:
            self._sheet.accept()
        self._created(made)

    def _not_issued(self, error: Exception) -> None:
        if self._sheet is not None and isinstance(error, UserError):
            self._sheet.refuse(error)
        else:
            self._failed(error)

    def _created(self, made: Document) -> None:
        self._busy(False)
        self._desk.changed.emit(self._case_id)
        self._show_paper(made)
        # The stack has just become visible; the page is fitted once it has its size.
        QTimer.singleShot(0, self.paper.canvas.fit)
        self.message.say(
            self.tr("{title} tersimpan di berkas.").format(title=made.title),
            self.tr("Belum bernomor, jadi masih KONSEP.") if made.draft else "", tone="done",
        )  # fmt: skip

    def _failed(self, error: Exception) -> None:
        self._busy(False)
        if isinstance(error, UserError) and self.form is not None:
            words = explain(error)
            self.form.blame(str(error.facts.get("field", "")), words.what)
            self.message.say(words.what, words.hint)
        else:
            self.broke.emit(error)

    def _show_paper(self, made: Document | None) -> None:
        self._right.setCurrentIndex(1 if made is not None else 0)
        self.save.setVisible(made is not None)
        self.paper.show_document(self._case_id, made)

    def _save(self) -> None:
        if self.paper.shown is not None:
            save_document(self, self._desk, self._dialogs, self.message, self._case_id, self.paper.shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        else:
            super().keyPressEvent(event)
