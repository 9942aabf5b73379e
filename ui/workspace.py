"""Everything that exists only while a vault is open: made at unlocking, destroyed at the lock."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.errors import UserError
from core.handover import export
from core.handover.export import Exported
from core.handover.importing import Imported
from core.process.letters.carrying import Paper
from core.reading.pool import ReaderPool
from core.reading.values import Box
from core.vault.office import Office
from core.vault.search.query import Kind
from core.vault.search.searching import Hit
from core.wording import explain
from ui import texts
from ui.clipboard import SecretClipboard
from ui.components.batch_sheet import BatchSheet
from ui.components.intake_line import IntakeLine
from ui.components.matter_sheet import MatterSheet
from ui.components.print_sheet import PrintSheet
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.intake import Intake
from ui.jobs import Job, Jobs
from ui.office.edits import OfficeEdits
from ui.office.in_use import OfficeInUse
from ui.office.templates import TemplatesGroup
from ui.pages.agenda import AgendaPage
from ui.pages.case import CasePage
from ui.pages.cases import CasesPage
from ui.pages.compare import ComparePage
from ui.pages.composer import ComposerPage
from ui.pages.election_lists import ElectionLists
from ui.pages.handover import HandedOver, HandoverSheet
from ui.pages.holidays import Holidays
from ui.pages.inbox import InboxPage, Tools
from ui.pages.numbers import NumbersPage
from ui.pages.people import PeoplePage
from ui.pages.schedule import ScheduleSheet
from ui.pages.search import SearchPage
from ui.pages.settings import SettingsPage
from ui.pages.takeover import TakeOver
from ui.pages.templates import TemplatesPage
from ui.pages.viewer import ViewerPage
from ui.settings import Settings
from ui.theme import Theme, px
from ui.widgets.basics import column, row
from ui.widgets.message import Message, Toast
from ui.widgets.rail import Place, Rail
from ui.widgets.strip import Strip

_NARROW_BELOW = 1100
_SLICE_S = 0.1
_KEEPING_MS = 500
Page = TypeVar("Page", bound=QWidget)


class Workspace(QWidget):
    """Rail, pages and strip of one open vault; routes between the pages."""

    locking = Signal()
    minutes_changed = Signal(int)
    broke = Signal(object)
    office_changed = Signal(str)
    """The profile is another one; with its name."""

    def __init__(self, desk: Desk, jobs: Jobs, dialogs: Dialogs, settings: Settings, theme: Theme, *,
                 office: Office, actor: str, today: date) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._jobs, self._dialogs, self._today = desk, jobs, dialogs, today
        self._settings, self._theme, self._actor = settings, theme, actor
        self._office = OfficeInUse.of(office)
        self.edits = OfficeEdits(desk, self._office, self)
        at_once = max(1, min(3, os.cpu_count() or 1))
        self._readers = ReaderPool(at_once + 1)  # one more, so that looking never waits for reading
        self.gallery = Gallery(desk, jobs, self._readers, self)
        self.intake = Intake(desk, jobs, self._readers, at_once=at_once, parent=self)
        self.clipboard = SecretClipboard(self)
        self._case_id = ""
        self._build()
        self._connect()
        self.go("cases")
        self.intake.pick_up()
        self._read_owed()

    def _build(self) -> None:
        self.rail = Rail(
            self.tr("Netra"),
            (
                Place(name="inbox", title=self.tr("Bukti masuk"), image="tray", shortcut="Alt+1"),
                Place(name="cases", title=self.tr("Berkas perkara"), image="folders", shortcut="Alt+2"),
                Place(name="agenda", title=self.tr("Agenda"), image="calendar-blank", shortcut="Alt+3"),
                Place(name="people", title=self.tr("Pegawai"), image="users", shortcut="Alt+4"),
                Place(name="search", title=self.tr("Cari"), image="magnifying-glass", shortcut="Alt+5"),
            ),
            (
                Place(name="numbers", title=self.tr("Nomor surat"), image="hash", shortcut="Alt+8"),
                Place(name="settings", title=self.tr("Setelan"), image="gear-six", shortcut="Alt+9"),
                Place(name="lock", title=self.tr("Kunci"), image="lock", shortcut="Ctrl+L"),
            ),
        )
        self.rail.name_office(self._office.name)
        self.strip = Strip()
        self.message = Message()
        self.inbox = InboxPage(
            Tools(
                desk=self._desk, jobs=self._jobs, gallery=self.gallery, intake=self.intake, dialogs=self._dialogs,
                settings=self._settings, office=self._office, today=self._today,
            )
        )  # fmt: skip
        self.cases = CasesPage(self._desk, self._office)
        self._came_from: QWidget = self.cases
        self._came_to_templates_from: QWidget = self.cases
        self.stack = QStackedWidget()
        for page in (self.inbox, self.cases):
            self.stack.addWidget(page)
        right = column(gap=0)
        right.addLayout(column(self.message, margin=(24, 12, 24, 0)))
        right.addWidget(self.stack, 1)
        right.addWidget(self.strip)
        layout = row(self.rail, gap=0)
        layout.addLayout(right, 1)
        self.setLayout(layout)
        self.toast = Toast(self)

    def _connect(self) -> None:
        self.rail.went.connect(self.go)
        self.cases.opened.connect(self.open_case)
        self.cases.taking.connect(self.take_over)
        find = QShortcut(QKeySequence("Ctrl+Shift+F"), self)
        find.activated.connect(lambda: self.go("search"))
        self.edits.changed.connect(self._office_changed)
        self.inbox.viewing.connect(lambda file_id, item: self.open_evidence(item, file_id=file_id))
        self.inbox.linked.connect(self._tell_linked)
        self.inbox.said.connect(self.toast.say)
        self.inbox.counted.connect(lambda count: self.rail.count("inbox", count))
        for part in (self.inbox, self.cases, self.intake):
            part.broke.connect(self.broke)
        IntakeLine(self.strip, self.intake, self.message, self.toast)
        self.intake.changed.connect(self._desk.changed)

    def _read_owed(self) -> None:
        """Lets the index read what it was not given yet, a little at a time so that nobody waits behind it."""
        self._desk.ask(
            self, lambda vault: vault.read_owed_texts(_SLICE_S), failed=self.broke.emit,
            done=lambda left: self._read_owed() if left else None,
        )  # fmt: skip

    # -- pages, made when somebody first goes there: together they would hold up the unlocking

    @cached_property
    def agenda(self) -> AgendaPage:
        """*Agenda*."""
        page = AgendaPage(self._desk, self._office)
        page.opened.connect(self.open_case)
        page.preparing.connect(lambda day: self.prepare(day=day))
        page.broke.connect(self.broke)
        return self._placed(page)

    @cached_property
    def people(self) -> PeoplePage:
        """*Pegawai*."""
        page = PeoplePage(self._desk, self._jobs, self._dialogs, self._office, self._today)
        page.opened.connect(self.open_case)
        page.said.connect(self.toast.say)
        page.broke.connect(self.broke)
        return self._placed(page)

    @cached_property
    def search(self) -> SearchPage:
        """*Cari*."""
        page = SearchPage(self._desk, self.gallery, self._office, self._today)
        page.opened.connect(self.open_hit)
        page.broke.connect(self.broke)
        return self._placed(page)

    @cached_property
    def numbers(self) -> NumbersPage:
        """*Nomor surat*."""
        page = NumbersPage(self._desk, self._dialogs, self._today)
        page.opened.connect(self.open_paper)
        page.broke.connect(self.broke)
        return self._placed(page)

    @cached_property
    def elections(self) -> ElectionLists:
        """The lists of words in *Setelan*."""
        lists = ElectionLists(self._desk, self._dialogs, self._office)
        lists.said.connect(self.toast.say)
        lists.broke.connect(self.broke)
        return lists

    @cached_property
    def holidays(self) -> Holidays:
        """The calendar in *Setelan*."""
        made = Holidays(self._desk, self._today)
        made.broke.connect(self.broke)
        return made

    @cached_property
    def templates_group(self) -> TemplatesGroup:
        """The way from *Setelan* to the templates."""
        made = TemplatesGroup()
        made.opening.connect(lambda: self.edit_template())
        return made

    @cached_property
    def settings(self) -> SettingsPage:
        """*Setelan*."""
        page = SettingsPage(
            self._settings, self._theme, self.edits, self._actor, self.elections,
            gallery=self.gallery, dialogs=self._dialogs, today=self._today,
        )  # fmt: skip
        page.add_group(
            "holidays", self.tr("Hari libur"),
            self.tr("Dipakai untuk menghitung hari kerja dan memperingatkan jadwal. Catatan kantor mengalahkan daftar bawaan."),
            lambda: self.holidays,
        )  # fmt: skip
        page.add_group(
            "templates", self.tr("Templat surat"),
            self.tr("Kantor dapat memakai salinannya sendiri. Berlaku untuk surat yang dibuat sesudahnya."),
            lambda: self.templates_group,
        )  # fmt: skip
        page.worked_as.connect(self._work_as)
        page.minutes_changed.connect(self.minutes_changed)
        page.broke.connect(self.broke)
        return self._placed(page)

    @cached_property
    def templates(self) -> TemplatesPage:
        """The office's templates."""
        page = TemplatesPage(self._desk, self._jobs, self.gallery, self._dialogs, self._office, self._today)
        page.left.connect(self._back_from_templates)
        page.broke.connect(self.broke)
        return self._placed(page)

    @cached_property
    def case(self) -> CasePage:
        """One case file."""
        page = CasePage(self._desk, self.gallery, self.intake, self._dialogs, self._office)
        page.left.connect(lambda: self.go("cases"))
        page.viewing.connect(self.open_evidence)
        page.scheduling.connect(self.schedule)
        page.composing.connect(self.compose)
        page.preparing.connect(lambda hearing: self.prepare(hearing=hearing))
        page.handing_over.connect(self.hand_over)
        page.reporting.connect(self.report)
        page.broke.connect(self.broke)
        return self._placed(page)

    @cached_property
    def viewer(self) -> ViewerPage:
        """One piece of evidence."""
        page = ViewerPage(self._desk, self.gallery, self.intake, self._dialogs, self._office)
        page.left.connect(self._back_from_evidence)
        page.comparing.connect(self.compare_evidence)
        page.copying.connect(self.clipboard.put)
        page.broke.connect(self.broke)
        return self._placed(page)

    @cached_property
    def compare(self) -> ComparePage:
        """Two pieces of evidence beside each other."""
        page = ComparePage(self._desk, self.gallery)
        page.left.connect(self._back_to_evidence)
        page.copying.connect(self.clipboard.put)
        page.broke.connect(self.broke)
        return self._placed(page)

    @cached_property
    def composer(self) -> ComposerPage:
        """A paper that is being written."""
        page = ComposerPage(self._desk, self.gallery, self._dialogs, self._office)
        page.left.connect(self._back_to_case)
        page.editing.connect(self.edit_template)
        page.broke.connect(self.broke)
        return self._placed(page)

    def _placed(self, page: Page) -> Page:
        self.stack.addWidget(page)
        return page

    def _blank(self, *names: str) -> None:
        """Drops what these pages show, where anybody has been there."""
        for name in names:
            if name in self.__dict__:
                getattr(self, name).blank()

    # -- going places

    def go(self, name: str) -> None:
        """Goes to a place of the rail; `lock` asks the window to lock."""
        if name == "lock":
            self._lock()
            return
        self.rail.mark(name)
        page: QWidget = getattr(self, name)
        self.stack.setCurrentWidget(page)
        if isinstance(page, SearchPage):
            page.load()
        elif isinstance(page, CasesPage | AgendaPage | PeoplePage | NumbersPage):
            page.load()
            page.table.setFocus()
        elif isinstance(page, InboxPage):
            page.load()
            page.grid.setFocus()

    def _lock(self) -> None:
        """Locks; an answer of *Setelan* that is being typed is kept first, which may take a moment and no longer."""
        typed = self.focusWidget()
        if typed is not None and "settings" in self.__dict__ and self.settings.isAncestorOf(typed):
            typed.clearFocus()
        if self.edits.under_way:
            self.edits.settled.connect(self.locking)
            QTimer.singleShot(_KEEPING_MS, self, self.locking.emit)
        else:
            self.locking.emit()

    def open_case(self, case_id: str) -> None:
        """Opens a case file."""
        self._case_id = case_id
        self.rail.mark("cases")
        self.case.load(case_id)
        self.stack.setCurrentWidget(self.case)

    def open_paper(self, case_id: str, document_id: str) -> None:
        """Opens a case file at one of its papers."""
        self.open_case(case_id)
        self.case.show_paper(document_id)

    def open_evidence(
        self, evidence_id: str, *, file_id: str = "", page: int = 0, boxes: Sequence[Box] = ()
    ) -> None:
        """Shows evidence of the open case, or of the file `file_id` (a case or the inbox), with places pointed out."""
        here = self.stack.currentWidget()
        if here is not None and here is not self.viewer:
            self._came_from = here
        self.stack.setCurrentWidget(self.viewer)
        self.viewer.load(file_id or self._case_id, evidence_id, page=page, boxes=boxes)

    def open_hit(self, hit: Hit) -> None:
        """Shows what a search found: on its picture, or in its case."""
        if hit.evidence is not None:
            self.open_evidence(hit.evidence, file_id=hit.file_id, page=hit.page or 0, boxes=hit.boxes)
            return
        self.open_case(hit.file_id)
        tabs = {Kind.HEARING: 1, Kind.DOCUMENT: 2}
        self.case.tabs.setCurrentIndex(tabs.get(hit.kind, 0))

    def compose(self, hearing_id: str) -> None:
        """Begins a paper for the open case."""
        self.stack.setCurrentWidget(self.composer)
        self.composer.load(self._case_id, self._name(), hearing_id)

    def prepare(self, *, day: date | None = None, hearing: str = "") -> None:
        """Shows the invitations of a day, or all papers of a hearing of the open case, to be made and printed."""
        sheet = BatchSheet(
            self, self._desk, self.gallery, self._dialogs, self._office,
            day=day, case_id=self._case_id, hearing=hearing,
        )  # fmt: skip
        sheet.broke.connect(self.broke)
        sheet.printing.connect(self._print)
        sheet.open()

    def _print(self, papers: list[Paper]) -> None:
        PrintSheet(
            self, self._desk, self.gallery, self._dialogs, papers,
            broke=self.broke.emit, printers=self.case.documents.printers,
        ).open()  # fmt: skip

    def edit_template(self, template_id: str = "") -> None:
        """Shows the templates of the office, that one or the last one looked at."""
        here = self.stack.currentWidget()
        if here is not None and here is not self.templates:
            self._came_to_templates_from = here
        self.stack.setCurrentWidget(self.templates)
        self.templates.open(template_id)

    def _back_from_templates(self) -> None:
        """Back to where they were opened; a paper being written there is asked for anew."""
        self.stack.setCurrentWidget(self._came_to_templates_from)
        if isinstance(self._came_to_templates_from, ComposerPage):
            self._came_to_templates_from.again()

    def schedule(self) -> None:
        """Asks when the person of the open case shall be heard."""
        sheet = ScheduleSheet(self, self._desk, self._office, self._case_id, self._name(), self._today)
        sheet.scheduled.connect(self._scheduled)
        sheet.broke.connect(self.broke)
        sheet.open()

    def report(self) -> None:
        """Asks for the report or finding that the open case is about, and numbers it."""
        sheet = MatterSheet(self, self._desk, self._office, self._case_id, self._today)
        sheet.recorded.connect(
            lambda number: self.toast.say(
                self.tr("Tercatat: {number}").format(number=number or self.tr("belum bernomor"))
            )
        )
        sheet.broke.connect(self.broke)
        sheet.open()

    def hand_over(self) -> None:
        """Asks for phrase and place of a handover of the open case."""
        sheet = HandoverSheet(self, self._dialogs, self.clipboard, self._name(), self._today)
        sheet.agreed.connect(self._export)
        sheet.open()

    def take_over(self) -> None:
        """Asks for a handover from another office."""
        sheet = TakeOver(self, self._desk, self._dialogs)
        sheet.taken.connect(self._taken)
        sheet.broke.connect(self.broke)
        sheet.open()

    def _taken(self, made: Imported) -> None:
        self.open_case(made.case_id)
        if made.new_entries:
            self.toast.say(self.tr("Berkas perkara diterima dan tersimpan."))
        else:
            self.toast.say(self.tr("Semuanya sudah ada di sini; tidak ada yang berubah."))

    def compare_evidence(self, file_id: str, evidence_id: str, page: int) -> None:
        """Lays evidence beside another of the same file."""
        self.stack.setCurrentWidget(self.compare)
        self.compare.load(file_id, evidence_id, page)

    def _back_to_evidence(self) -> None:
        self.compare.blank()
        self.stack.setCurrentWidget(self.viewer)
        self.viewer.canvas.setFocus()

    def _back_from_evidence(self) -> None:
        """Back to where the evidence was opened; a case or the inbox is shown anew, for what changed in it."""
        if isinstance(self._came_from, CasePage):
            self._back_to_case()
            return
        self._blank("viewer")
        if self._came_from is self.inbox:
            self.go("inbox")
        else:
            self.stack.setCurrentWidget(self._came_from)
            here = self._came_from
            (here.list if isinstance(here, SearchPage) else here).setFocus()

    def _tell_linked(self, case_id: str, words: str) -> None:
        self.toast.say(words, self.tr("&Buka berkas"), lambda: self.open_case(case_id))

    def _back_to_case(self) -> None:
        self._blank("viewer", "composer")
        self.stack.setCurrentWidget(self.case)
        self.case.load(self._case_id)

    def _name(self) -> str:
        return self.case.view.row.name if self.case.view is not None else ""

    def _scheduled(self, hearing_id: str) -> None:
        self.case.hearings.point_at(hearing_id)
        self.case.tabs.setCurrentIndex(1)
        self.toast.say(texts.calling(self._office.kind).scheduled)

    def _work_as(self, actor: str) -> None:
        self._desk.ask(self, lambda vault: vault.work_as(actor), failed=self.broke.emit)

    def _office_changed(self) -> None:
        """Pages hold the profile itself; what they have read with it is read anew."""
        self.rail.name_office(self._office.name)
        self.office_changed.emit(self._office.name)
        self._desk.changed.emit("")

    # -- work under way

    def _export(self, phrase: str, out: Path) -> None:
        case_id, words = self._case_id, self.tr("Menyusun serah terima")
        work = self.strip.add(lambda: job.cancel())
        work.show_progress(words, 0, 0)

        def ended() -> None:
            self.strip.drop(work)
            self._desk.changed.emit(case_id)

        def done(made: Exported) -> None:
            ended()
            HandedOver(self, made).open()

        def failed(error: Exception) -> None:
            ended()
            if isinstance(error, UserError):
                told = explain(error)
                self.message.say(told.what, told.hint)
            else:
                self.broke.emit(error)

        job: Job = self._desk.run(
            self,
            lambda vault, job: export.export(vault, case_id, out, phrase=phrase, progress=job.report),
            done=done, failed=failed, cancelled=ended,
            progress=lambda at, every: work.show_progress(words, at * 100 // max(every, 1), 100),
        )  # fmt: skip

    # -- the end

    def close_down(self) -> None:
        """Stops the readers and drops every picture and text, before the vault is closed."""
        self._readers.close()
        self.gallery.clear()
        self.clipboard.clear()
        self._blank("inbox", "viewer", "compare", "composer", "templates", "search")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.narrow(self.width() < px(_NARROW_BELOW))
