"""Making a paper: which one, what it still asks, and the page as it comes out while one types."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from core.case.document import Document
from core.errors import UserError
from core.process import letters
from core.process.letters import Form
from core.rules import printing
from core.vault.office import Office
from core.wording import explain
from ui.components.caution_list import CautionList
from ui.components.failure import tell
from ui.components.letter_form import LetterForm
from ui.components.live_preview import Asked, LivePreview, Seen
from ui.components.paper import PaperView
from ui.components.paper_making import PaperMaking
from ui.components.print_sheet import open_print
from ui.components.save_papers import save_document
from ui.desk import Desk, undone
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.theme import px
from ui.widgets.basics import button, column, holder, restyle, row, rule
from ui.widgets.empty import EmptyState
from ui.widgets.form import Choice, Column, Field
from ui.widgets.header import PageHeader
from ui.widgets.message import Message
from ui.widgets.tab_order import in_reading_order

_KEEP_MS: Final = 4_000
"""Unfinished answers are kept this long after the last change, and when the page is left or locked."""


_NAMED: Final = 4
_LEFT: Final = (360, 480)


class ComposerPage(QWidget):
    """Emits `left` when the person goes back to the case. `tools` is the room for more buttons in the header."""

    left = Signal()
    editing = Signal(str)
    """The template of the paper is to be changed; with its id."""
    broke = Signal(object)

    def __init__(self, desk: Desk, gallery: Gallery, dialogs: Dialogs, office: Office) -> None:
        super().__init__()
        self._desk, self._dialogs, self._office = desk, dialogs, office
        self._case_id, self._hearing_id = "", ""
        self._unkept = self._complained = False
        self._left: Future[bool] | None = None
        self.form: LetterForm | None = None
        self._gallery = gallery
        self._build(gallery)
        self.live = LivePreview(desk, gallery, self)
        self.making = PaperMaking(desk, gallery, self.live, self)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self.keep)
        self.live.seen.connect(self._show_seen)
        self.live.broke.connect(self.broke)
        self.making.made.connect(self._created)
        self.making.failed.connect(self._failed)
        self.making.asking.connect(lambda: self._busy(False))
        self.template.currentIndexChanged.connect(lambda _at: self._ask_form())
        self.paper.broke.connect(self.broke)

    def _build(self, gallery: Gallery) -> None:
        back = button(
            "", self.left.emit, kind="plain", image="arrow-left", tip=self.tr("Kembali ke berkas (Esc)")
        )
        self.header = PageHeader(self.tr("Buat dokumen"), "")
        self.save = button(self.tr("Simpan &PDF…"), self._save, image="download-simple")
        self.change = button(
            self.tr("Ubah templat…"), lambda: self.editing.emit(self.template.value()), kind="plain"
        )
        self.print = button(self.tr("Ce&tak…"), self._print, image="printer")
        self.print.setShortcut(QKeySequence.StandardKey.Print)
        self.tools: QHBoxLayout = row(self.change, self.print, gap=8)
        head = row(back, gap=10)
        head.addWidget(self.header, 1)
        head.addLayout(self.tools)
        head.addWidget(self.save)
        self.message = Message()
        self.paper = PaperView(gallery)
        self._right = QStackedWidget()
        self._right.addWidget(
            EmptyState(
                "file-text", self.tr("Halamannya muncul di sini"),
                self.tr("Halaman ini ikut berubah selagi isian diketik. Naskah yang perlu nomor bertanda KONSEP selama "
                        "belum bernomor. Isi yang sudah dibuat tidak berubah; perbaikan menjadi dokumen baru."),
            )
        )  # fmt: skip
        self._right.addWidget(self.paper)
        body = row(gap=16)
        body.addWidget(self._build_left(), 3)  # up to its greatest width; the page has the rest
        body.addWidget(self._right, 2)
        layout = column(head, self.message, gap=12, margin=(24, 20, 24, 20))
        layout.addLayout(body, 1)
        self.setLayout(layout)

    def _build_left(self) -> QWidget:
        self.template = Choice(
            tuple((f"{code}  {title}", code) for code, title in letters.offered(self._office.kind))
        )
        self.drafted = Message()
        self._column = Column(gap=14, margin=(16, 12, 16, 16))
        self._column.body.insertWidget(0, self.drafted)
        self.cautions = CautionList()
        self.make = button(self.tr("Buat &konsep"), self._make)
        self.issue = button(self.tr("&Buat dan beri nomor"), self._issue, kind="primary", image="hash")
        top = column(Field(self.tr("&Jenis dokumen"), self.template), margin=(16, 14, 16, 10))
        buttons = row(0, self.make, self.issue, margin=(16, 10, 16, 12), gap=8)
        layout = column(top, rule(), gap=0)
        layout.addWidget(self._column, 1)
        layout.addWidget(rule())
        layout.addWidget(self.cautions)
        layout.addLayout(buttons)
        left = holder(layout, "card")
        left.setMinimumWidth(px(_LEFT[0]))
        left.setMaximumWidth(px(_LEFT[1]))
        return left

    def load(self, case_id: str, name: str, hearing_id: str) -> None:
        """Begins a paper for this case; with `hearing_id` its invitation."""
        self.keep()
        self._case_id, self._hearing_id = case_id, hearing_id
        self.header.say(self.tr("Buat dokumen"), name)
        self.message.hide()
        self.template.blockSignals(True)
        self.template.set_value(self._invitation())
        self.template.blockSignals(False)
        self._ask_form()
        self.template.setFocus()

    def again(self) -> None:
        """Asks the form anew, because its template may be another one; what was typed is kept."""
        self._ask_form()

    def blank(self) -> None:
        """Drops form and page; unfinished answers are kept first."""
        self.keep()
        self._case_id = ""
        self.live.stop()
        self._replace(None)
        self._show_paper(None)

    # -- the form

    def _hearing(self, code: str) -> str | None:
        return (self._hearing_id or None) if code == self._invitation() else None

    def _invitation(self) -> str:
        return printing.invitation(self._office.kind.value)

    def _ask_form(self) -> None:
        self.keep()
        case_id, code = self._case_id, self.template.value()
        if not case_id:
            return
        self.message.hide()
        self.live.watch(lambda: None)
        self._replace(None)
        self._show_paper(None)
        hearing = self._hearing(code)
        self._desk.ask(
            self, lambda vault: letters.form(vault, case_id, code, hearing),
            done=self._show_form, failed=self._no_form,
        )  # fmt: skip

    def _show_form(self, form: Form) -> None:
        if form.template != self.template.value() or not self._case_id:
            return
        self._replace(LetterForm(form))
        if form.drafted_at:
            self.drafted.say(
                self.tr("Isian yang belum selesai dipakai lagi."), tone="accent",
                verb=self.tr("&Mulai dari awal"), act=self._begin_anew,
            )  # fmt: skip
        self.live.watch(self._wish)
        self.live.now()

    def _begin_anew(self) -> None:
        case_id, code = self._case_id, self.template.value()
        hearing = self._hearing(code)
        self._forget_edits()
        self._desk.leave(lambda vault: letters.keep_draft(vault, case_id, code, {}, hearing_id=hearing))
        self._ask_form()

    def _no_form(self, error: Exception) -> None:
        self._replace(None)
        if isinstance(error, UserError) and error.code == "field_missing":
            self.cautions.say((), first=(self.tr("Undangan memerlukan klarifikasi yang sudah dijadwalkan."),))
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
        self.form, self._left = form, None
        self.drafted.hide()
        self.cautions.say(())
        self._busy(form is None)
        if form is not None:
            self._name_buttons(numbered=form.form.numbered)
            self._column.body.insertWidget(1, form)
            form.edited.connect(self._edited)
            form.grown.connect(lambda: in_reading_order(self.template, self.drafted, form))

    def _name_buttons(self, *, numbered: bool) -> None:
        """A paper that never has a number is simply made; the others are drafts until they have one."""
        self.issue.setVisible(numbered)
        self.make.setText(self.tr("Buat &konsep") if numbered else self.tr("&Buat"))
        self.make.setToolTip(
            self.tr("Tanpa nomor dari register; nomor yang diketik sendiri tetap dipakai")
            if numbered
            else self.tr("Naskah ini tidak diberi nomor surat")
        )
        restyle(self.make, "kind", "" if numbered else "primary")

    # -- while typing

    def _edited(self) -> None:
        self._unkept = True
        self._keeping.start()
        self.live.soon()
        self._forget_complaint()

    def _forget_complaint(self) -> None:
        """A complaint about the form as it was is not true of the form as it is."""
        if self._complained:
            self._complained = False
            self.message.hide()

    def keep(self) -> None:
        """Keeps the unfinished answers in the vault, when something was typed since they were last kept there."""
        form = self.form
        if not (self._unkept or undone(self._left)) or form is None or not self._case_id:
            return
        self._forget_edits()
        case_id, code, answers = self._case_id, form.form.template, form.answers()
        hearing = self._hearing(code)
        self._left = self._desk.leave(
            lambda vault: letters.keep_draft(vault, case_id, code, answers, hearing_id=hearing)
        )

    def _forget_edits(self) -> None:
        self._unkept, self._left = False, None
        self._keeping.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        # The lock hides the window before it closes the vault.
        self.keep()
        super().hideEvent(event)

    def _wish(self) -> Asked | None:
        if self.form is None or not self._case_id:
            return None
        code = self.form.form.template
        return Asked(
            case_id=self._case_id,
            template=code,
            hearing=self._hearing(code),
            answers=self.form.sound_answers(),
        )

    def _show_seen(self, seen: Seen) -> None:
        if self.form is None:
            return
        first: tuple[str, ...] = ()
        if seen.error is not None:
            first = (self._sentence_of(seen.error),)
        missing = seen.preview.missing if seen.preview is not None else ()
        self.cautions.say((*self._unanswered(missing), *seen.warnings), first=first)
        if seen.preview is not None:
            fresh = self._right.currentIndex() == 0
            self._right.setCurrentIndex(1)
            self.save.setVisible(False)
            self.print.setVisible(False)
            self.paper.show_written(seen.digest, seen.preview.written.pdf, seen.preview.written.pages)
            if fresh:
                QTimer.singleShot(0, self.paper.canvas.fit)

    def _unanswered(self, missing: tuple[str, ...]) -> tuple[str, ...]:
        """The questions whose answers the page cannot show; a choice not made is easily overlooked on it."""
        if not missing or self.form is None:
            return ()
        names = [self.form.label_of(key) for key in missing]
        more = self.tr(" dan {count} lagi").format(count=len(names) - _NAMED) if len(names) > _NAMED else ""
        return (self.tr("Belum diisi: {names}{more}.").format(names=", ".join(names[:_NAMED]), more=more),)

    def _sentence_of(self, error: UserError) -> str:
        if error.code == "field_missing" and self.form is not None:
            name = self.form.label_of(str(error.facts.get("field", "")))
            return self.tr("Halamannya menunggu isian “{name}”.").format(name=name)
        if error.code == "rule_refused":
            return str(error.facts.get("reason", ""))
        words = explain(error)
        return f"{words.what} {words.hint}"

    # -- making

    def _asked(self) -> Asked | None:
        """What is to be made; None when something is still missing."""
        if self.form is None:
            return None
        if bad := self.form.blame_missing():
            self.message.say(
                self.tr("{count} isian belum lengkap atau belum benar.").format(count=bad), tone="doubt"
            )
            self._complained = True
            return None
        self.message.hide()
        code = self.form.form.template
        return Asked(
            case_id=self._case_id, template=code, hearing=self._hearing(code), answers=self.form.answers()
        )

    def _busy(self, busy: bool) -> None:
        self.make.setEnabled(not busy)
        self.issue.setEnabled(not busy)

    def _make(self) -> None:
        if (asked := self._asked()) is not None:
            self._busy(True)
            self.making.make(asked)

    def _issue(self) -> None:
        if (asked := self._asked()) is not None:
            self._busy(True)
            self.making.issue(asked, self.template.currentText())

    def _shows(self, asked: Asked) -> bool:
        """Whether the page still asks for this paper."""
        form = self.form
        return form is not None and (asked.case_id, asked.template, asked.hearing) == (
            self._case_id, form.form.template, self._hearing(form.form.template),
        )  # fmt: skip

    def _created(self, asked: Asked, made: Document) -> None:
        here = self._shows(asked)
        self._desk.changed.emit(asked.case_id)
        if not here:
            self._tell_elsewhere(self.tr("{title} tersimpan di berkasnya.").format(title=made.title))
            return
        self._busy(False)
        if self.form is not None and self.form.answers() == asked.answers:
            self._forget_edits()
        self.live.watch(self._wish)  # what is still under way must not cover the paper
        self.drafted.hide()
        self._show_paper(made)
        # The stack has just become visible; the page is fitted once it has its size.
        QTimer.singleShot(0, self.paper.canvas.fit)
        self.message.say(
            self.tr("{title} tersimpan di berkas.").format(title=made.title),
            self.tr("Belum bernomor, jadi masih KONSEP.") if made.draft else "", tone="done",
        )  # fmt: skip

    def _failed(self, asked: Asked, error: Exception) -> None:
        here = self._shows(asked)
        if here:
            self._busy(False)
        if not isinstance(error, UserError):
            self.broke.emit(error)
            return
        words = explain(error)
        if here and self.form is not None:
            self.form.blame(str(error.facts.get("field", "")), words.what)
            self.message.say(words.what, words.hint)
            self._complained = True
        else:
            self._tell_elsewhere(self.tr("Naskah yang diminta sebelumnya tidak jadi dibuat."), words.what)

    def _tell_elsewhere(self, what: str, why: str = "") -> None:
        """Says what became of a paper that the page does not show any more, when there is still a page."""
        if self.form is not None:
            self.message.say(what, why, tone="doubt" if why else "done")

    def _show_paper(self, made: Document | None) -> None:
        self._right.setCurrentIndex(1 if made is not None else 0)
        self.save.setVisible(made is not None)
        self.print.setVisible(made is not None)
        self.paper.show_document(self._case_id, made)

    def _print(self) -> None:
        if self.paper.shown is not None:
            open_print(
                self, self._desk, self._gallery, self._dialogs, self._case_id, [self.paper.shown],
                broke=self.broke.emit,
            )  # fmt: skip

    def _save(self) -> None:
        if self.paper.shown is not None:
            save_document(self, self._desk, self._dialogs, self.message, self._case_id, self.paper.shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        else:
            super().keyPressEvent(event)
