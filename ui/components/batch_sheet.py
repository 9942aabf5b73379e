"""The sheet for many papers at once: what is there, what is missing, made and printed together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.process.letters import batch
from core.process.letters.batch import Done, Item, State
from core.process.letters.carrying import Paper
from core.vault.office import Office
from core.vault.vault import Vault
from core.wording import explain
from ui import texts
from ui.components.failure import tell
from ui.components.save_papers import save_papers
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.jobs import Cancelled, Job
from ui.theme import px
from ui.widgets.basics import button, clear, column, label, row, tag
from ui.widgets.choices import Check
from ui.widgets.form import Day, Field
from ui.widgets.sheet import Sheet
from ui.widgets.strip import Work

translate = QCoreApplication.translate
Listed = tuple[tuple[Item, ...], dict[str, str]]
_ROOM = 340
_TONES = {State.READY: "done", State.DRAFT: "doubt", State.MISSING: "", State.LACKING: "doubt"}


class PaperLine(QWidget):
    """One paper of the list: a tick, whose it is and when, how far it is and what stands in the way."""

    def __init__(self, item: Item, *, whose: bool) -> None:
        super().__init__()
        self.item = item
        self.check = Check(item.title + (self.tr("  (bila tidak hadir)") if item.spare else ""))
        self.check.setChecked(not item.spare and item.state is not State.LACKING)
        self.check.setEnabled(item.state is not State.LACKING)
        at = texts.slot_begin(item.at) if item.at is not None else ""
        self.said = label(
            "   ·   ".join(filter(None, (item.name if whose else "", at if whose else ""))), "caption"
        )
        self.said.setVisible(whose)
        self.why = label("", "caption", wrap=True)
        self.explain("")
        if item.lacking:
            self.explain(
                self.tr("Perlu diisi dahulu lewat Buat dokumen: {what}").format(what="; ".join(item.lacking))
            )
        number = item.document.number if item.document is not None else None
        self.state = tag(number or self._state(item.state), _TONES[item.state])
        words = column(self.check, self.said, self.why, gap=0)
        layout = row(gap=12)
        layout.addLayout(words, 1)
        layout.addWidget(self.state)
        self.setLayout(layout)

    def explain(self, text: str) -> None:
        """Says below the paper why it was not made; nothing for an empty text."""
        self.why.setText(text)
        self.why.setVisible(bool(text))

    def _state(self, state: State) -> str:
        return {
            State.READY: self.tr("Sudah ada"),
            State.DRAFT: self.tr("Konsep"),
            State.MISSING: self.tr("Belum dibuat"),
            State.LACKING: self.tr("Belum lengkap"),
        }[state]


class BatchSheet(Sheet):
    """For a day's invitations (`day`) or for one hearing (`hearing`, of the case `case_id`).

    Emits `printing` with the papers to be printed, each with its case, when the sheet has closed.
    """

    printing = Signal(object)
    broke = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        gallery: Gallery,
        dialogs: Dialogs,
        office: Office,
        *,
        day: date | None = None,
        case_id: str = "",
        hearing: str = "",
    ) -> None:
        call = texts.calling(office.kind)
        title = call.day if day is not None else translate("batch", "Naskah klarifikasi ini")
        said = translate("batch", "Yang dicentang dibuat satu per satu. Yang sudah ada tidak dibuat lagi.")
        super().__init__(parent, title, said, translate("batch", "&Cetak…"), width=720)
        self._call = call
        self._desk, self._gallery, self._dialogs = desk, gallery, dialogs
        self._case_id, self._hearing = case_id, hearing
        self._job: Job | None = None
        self.lines: tuple[PaperLine, ...] = ()
        self.parts: dict[str, QLineEdit] = {}
        self.day = Day(day) if day is not None else None
        if self.day is not None:
            self.day.dateChanged.connect(lambda _day: self.load())
            self.add(Field(self.tr("&Hari"), self.day))
        self._rows, self._numbering = QWidget(), QWidget()
        self._rows.setLayout(column(gap=10))
        self._numbering.setLayout(column(gap=10))
        self.earlier = Check(self.tr("Pakai nomor sisipan (misalnya 14.1)"))
        self.earlier.hide()
        self.work = Work(self._stop)
        self.work.hide()
        self.add(self._rows, self._numbering, self.earlier, self.work)
        self.draft = button(self.tr("Buat &konsep"), lambda: self._make(numbered=False), image="file-plus")
        self.number = button(self.tr("Buat dan beri &nomor"), lambda: self._make(numbered=True), image="hash")
        self.save = button(self.tr("&Simpan PDF…"), self._save, image="download-simple")
        self.leave.setText(self.tr("&Tutup"))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - for the type checker
        tools = row(self.draft, self.number, self.save, 0, margin=(24, 12, 24, 0))
        layout.insertLayout(layout.count() - 1, tools)
        # The list comes later than the sheet; room for it is kept, as far as the screen has it.
        self.area.setMinimumHeight(min(px(_ROOM), self.screen().availableGeometry().height() // 3))
        self.load()

    # -- the list

    def load(self, then: Callable[[], object] | None = None) -> None:
        """Reads anew how far each paper is."""
        day = self.day.value() if self.day is not None else None
        case_id, hearing = self._case_id, self._hearing

        def question(vault: Vault) -> Listed:
            items = batch.of_day(vault, day) if day is not None else batch.of_hearing(vault, case_id, hearing)
            return items, batch.parts_asked(vault, items)

        def done(found: Listed) -> None:
            if day is None or self.day is None or day == self.day.value():
                self._show(found)
                if then is not None:
                    then()

        self._desk.ask(self, question, done=done, failed=tell(self.message, self.broke.emit))

    def _show(self, found: Listed) -> None:
        items, parts = found
        layout = self._rows.layout()
        assert layout is not None  # noqa: S101 - for the type checker
        clear(layout)
        self.lines = tuple(PaperLine(item, whose=self.day is not None) for item in items)
        for line in self.lines:
            line.check.toggled.connect(lambda _on: self._judge())
            layout.addWidget(line)
        if not items:
            layout.addWidget(label(self._call.nothing, "quiet", wrap=True))
        if list(self.parts) != list(parts):
            self._ask_parts(parts)
        self._judge()
        QTimer.singleShot(0, self, self.fit)  # new lines have their height when they have been laid out

    def _ask_parts(self, parts: dict[str, str]) -> None:
        layout = self._numbering.layout()
        assert layout is not None  # noqa: S101 - for the type checker
        clear(layout)
        self.parts = {name: QLineEdit(used) for name, used in parts.items()}
        for name, edit in self.parts.items():
            words = self.tr("Bagian nomor: {name}").format(name=name.replace("_", " "))
            layout.addWidget(Field(words, edit))

    def _chosen(self) -> list[Item]:
        return [line.item for line in self.lines if line.check.isChecked()]

    def _papers(self) -> list[Paper]:
        return [(item.case_id, item.document) for item in self._chosen() if item.document is not None]

    def _judge(self) -> None:
        chosen, idle = self._chosen(), self._job is None
        self.draft.setEnabled(idle and any(item.state is State.MISSING for item in chosen))
        self.number.setEnabled(idle and any(item.state is not State.READY for item in chosen))
        self.agree.setEnabled(idle and bool(self._papers()))
        self.save.setEnabled(idle and bool(self._papers()))
        self._numbering.setVisible(
            any(item.numbered and item.state is not State.READY for item in chosen) and bool(self.parts)
        )

    # -- making

    def _make(self, *, numbered: bool) -> None:
        items = [item for item in self._chosen() if item.state is not State.READY]
        parts = {name: edit.text().strip() for name, edit in self.parts.items() if edit.text().strip()}
        earlier = self.earlier.isChecked()
        self.message.hide()
        words = self.tr("Membuat naskah")

        def work(vault: Vault, job: Job) -> Done:
            def told(at: int, every: int) -> None:
                try:
                    job.report(at, every)
                except Cancelled:
                    return  # between two papers it stops by itself, and says what it has made

            return batch.make(
                vault, items, self._gallery.readers, numbered=numbered, parts=parts, earlier=earlier, progress=told,
                cancelled=lambda: job.cancelled,
            )  # fmt: skip

        self.work.show()
        self.work.show_progress(words, 0, len(items))
        self._job = self._desk.run(
            self, work, done=self._made, failed=self._failed, cancelled=lambda: self._made(Done(outcomes=(), left=tuple(items))),
            progress=lambda at, every: self.work.show_progress(words, at, every, f"{at + 1} / {every}"),
        )  # fmt: skip
        self._judge()
        self.fit()

    def _made(self, done: Done) -> None:
        self._job = None
        self.work.hide()
        wrong = {outcome.item.id: outcome.error for outcome in done.outcomes if outcome.error is not None}
        count = len(done.outcomes) - len(wrong)
        said = self.tr("{count} naskah siap.").format(count=count)
        if wrong:
            said += " " + self.tr("{count} tidak dibuat; alasannya ada pada barisnya.").format(
                count=len(wrong)
            )
        if done.left:
            said += " " + self.tr("Dihentikan; {count} belum dikerjakan.").format(count=len(done.left))
        self.message.say(said, tone="doubt" if wrong or done.left else "done")
        self.earlier.setVisible(any(error.code == "number_backdated" for error in wrong.values()))
        for case_id in dict.fromkeys(outcome.item.case_id for outcome in done.outcomes):
            self._desk.changed.emit(case_id)
        ticked = {line.item.id for line in self.lines if line.check.isChecked()}

        def explain_all() -> None:
            for line in self.lines:
                line.check.setChecked(line.check.isEnabled() and line.item.id in ticked)
                if (error := wrong.get(line.item.id)) is not None:
                    told = explain(error)
                    line.explain(f"{told.what} {told.hint}")
            self.fit()

        self.load(explain_all)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.work.hide()
        tell(self.message, self.broke.emit)(error)
        self._judge()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def give_up(self) -> None:
        if self._job is not None:
            self._stop()  # what was made is told first; a second press leaves
        else:
            self.reject()

    # -- what comes of it

    def _save(self) -> None:
        save_papers(
            self,
            self._desk,
            self._gallery,
            self._dialogs,
            self.message,
            self._papers(),
            broke=self.broke.emit,
        )

    def submit(self) -> None:
        # This sheet goes first: over the window's strip, where printing is told and stopped, nothing may lie.
        if papers := self._papers():
            self.accept()
            self.printing.emit(papers)
