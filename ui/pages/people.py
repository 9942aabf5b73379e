"""The staff register: find an official, see what is known, open the case file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.case.subject import Subject
from core.process import subjects
from core.vault.index import CaseRow
from core.vault.office import Office
from core.vault.officials import Merged
from ui import texts
from ui.components import officials as lists
from ui.components.failure import tell
from ui.components.official_inspector import OfficialInspector
from ui.components.officials import OfficialRow
from ui.components.searched import Chip, SearchedTable
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.heavy import heavy
from ui.jobs import Job, Jobs
from ui.pages.claim import ClaimSheet
from ui.pages.import_register import ImportSheet
from ui.register import Found, Snapshot
from ui.theme import px
from ui.widgets.basics import button, column, row
from ui.widgets.drop import DropTarget, local_files
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.message import Message

_RELOAD_MS: Final = 120
_SIMILAR: Final = 20
_NARROW_BELOW: Final = 900
_FILLED, _EMPTY, _READING = range(3)


class PeoplePage(QWidget):
    """Emits `opened` with the id of a case file, and `said` with a line that something is done."""

    opened = Signal(str)
    said = Signal(str)
    broke = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, dialogs: Dialogs, office: Office, today: date) -> None:
        super().__init__()
        self._desk, self._jobs, self._dialogs, self._office, self._today = desk, jobs, dialogs, office, today
        self._snapshot: Snapshot | None = None
        self._cases: tuple[CaseRow, ...] = ()
        self._loading: Job | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.take = button(self.tr("&Impor daftar…"), self.import_file, image="upload-simple")
        self.header = PageHeader(self.tr("Pegawai"), "", self.take)
        self.message = Message()
        self.list = SearchedTable(
            self._jobs, lists.columns(), self.tr("Daftar pegawai"),
            self.tr("Cari nama, NIP, unit, akun  (Ctrl+F)"),
            Chip(text=self.tr("Semua"), keeps=lambda _row: True),
            Chip(text=self.tr("Punya berkas"), keeps=lambda found: bool(found.cases)),
            Chip(text=self.tr("Punya akun"), keeps=lambda found: bool(found.accounts)),
            nothing=EmptyState(
                "magnifying-glass", self.tr("Tidak ada yang cocok"),
                self.tr("Ubah kata yang dicari, atau tampilkan semua."),
            ),
        )  # fmt: skip
        self.table = self.list.table
        self.inspector = OfficialInspector(self._office)
        filled = QWidget()
        body = row(gap=16)
        body.addWidget(self.list, 1)
        body.addWidget(self.inspector)
        filled.setLayout(body)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.stack.addWidget(
            EmptyState(
                "users", self.tr("Belum ada daftar pegawai"),
                self.tr("Impor tabel pegawai (CSV atau XLSX), atau seret berkasnya ke sini. Netra lalu dapat "
                        "mengusulkan siapa yang tampak dalam bukti."),
                self.tr("Impor daftar pegawai…"), self.import_file,
            )
        )  # fmt: skip
        self.stack.addWidget(EmptyState("users", self.tr("Membaca daftar pegawai…"), ""))
        self.stack.setCurrentIndex(_READING)
        layout = column(self.header, self.message, margin=(24, 20, 24, 20), gap=14)
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)
        DropTarget(
            self,
            self.tr("Lepaskan untuk mengimpor daftar pegawai"),
            fits=lambda data: len(local_files(data)) == 1,
            take=self._dropped,
        )

    def _connect(self) -> None:
        self._again = QTimer(self, singleShot=True, interval=_RELOAD_MS)
        self._again.timeout.connect(self.load)
        self.list.picked.connect(self.inspector.show_row)
        self.list.opened.connect(self._open)
        self.list.missed.connect(self._find_similar)
        self.list.broke.connect(self.broke)
        self.inspector.opening.connect(self.opened)
        self.inspector.creating.connect(self._create)
        self.inspector.claiming.connect(self._claim)
        self._desk.changed.connect(self._changed)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.list.filter.setFocus)

    # -- reading

    def load(self) -> None:
        """Reads the register anew, as far as it changed."""
        failed = tell(self.message, self.broke.emit)

        def go_on(snapshot: Snapshot) -> None:
            self._desk.ask(
                self, lambda vault: vault.cases(), done=lambda cases: self._put_together(snapshot, cases),
                failed=failed,
            )  # fmt: skip

        self._desk.register.load(self, done=go_on, failed=failed)

    def _changed(self, case_id: str) -> None:
        if not case_id and self.isVisible():
            self._again.start()

    def _put_together(self, snapshot: Snapshot, cases: tuple[CaseRow, ...]) -> None:
        if snapshot is self._snapshot and cases == self._cases:
            return
        self._snapshot, self._cases = snapshot, cases
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._jobs.start(
            self, heavy(lambda job: lists.rows_of(snapshot, cases, job.check)), done=self._show_rows,
            failed=tell(self.message, self.broke.emit),
        )  # fmt: skip

    def _show_rows(self, rows: tuple[OfficialRow, ...]) -> None:
        with_case = sum(1 for found in rows if found.cases)
        accounts = sum(len(found.accounts) for found in rows)
        counts = (
            self.tr("{count} pegawai").format(count=texts.count(len(rows))),
            self.tr("{count} dengan berkas perkara").format(count=texts.count(with_case)),
            self.tr("{count} akun tercatat").format(count=texts.count(accounts)),
        )
        self.header.say(self.tr("Pegawai"), "  ·  ".join(counts) if rows else "")
        self.take.setVisible(bool(rows))
        self.list.put(rows)
        self.stack.setCurrentIndex(_FILLED if rows else _EMPTY)

    def _find_similar(self, typed: str) -> None:
        """Nothing has all the typed words: asks the register's own matching, which knows other spellings."""
        asked = self.list.asked

        def show(found: Found) -> None:
            if asked != self.list.asked:
                return
            by_id = {one.id: one for one in self.list.every}
            rows = [by_id[one.id] for one in found.officials if one.id in by_id]
            rows = [one for one in rows if self.list.keeps(one)]
            if rows:
                self.list.show_instead(rows, self.tr("Tidak ada yang persis sama. Ini yang mirip:"))

        self._desk.register.match(
            self, (typed,), done=show, failed=tell(self.message, self.broke.emit), limit=_SIMILAR
        )

    # -- doing

    def import_file(self) -> None:
        """Asks for a table and shows what would come of it."""
        path = self._dialogs.choose_file(self, self.tr("Pilih tabel pegawai"), tables(self))
        if path is not None:
            self.begin_import(path)

    def begin_import(self, path: Path) -> None:
        """Shows what would come of this table; nothing is kept before a person says so."""
        sheet = ImportSheet(self, self._desk, self._jobs, self._dialogs, self._today)
        sheet.imported.connect(self._imported)
        sheet.broke.connect(self.broke)
        QTimer.singleShot(0, sheet, lambda: sheet.begin(path))

    def _imported(self, merged: Merged) -> None:
        self.load()
        self.said.emit(
            self.tr("Daftar tersimpan: {added} pegawai baru, {changed} diperbarui.").format(
                added=texts.count(merged.added), changed=texts.count(merged.changed)
            )
        )

    def _open(self, found: OfficialRow) -> None:
        if found.cases:
            self.opened.emit(found.cases[0].id)
        else:
            self._create()

    def _create(self) -> None:
        found = self.table.value()
        if found is None:
            return
        person = subjects.subject_of(found.official)
        text = self.tr("{name} belum punya berkas perkara. Berkas baru memuat data daftar pegawai hari ini: "
                       "{number}, {place}.").format(name=found.name, number=found.number or self.tr("tanpa NIP"),
                                                    place=lists.place(found.official))  # fmt: skip
        if self._has_namesake(person):
            text += "\n\n" + self.tr("Perhatian: sudah ada berkas bernama sama tanpa NIP. Periksa dahulu apakah "
                                     "itu orang yang sama.")  # fmt: skip
        if not self._dialogs.confirm(
            self, self.tr("Buat berkas perkara?"), text, self.tr("Buat berkas perkara")
        ):
            return
        self._desk.ask(
            self, lambda vault: subjects.create(vault, person), done=self._created,
            failed=tell(self.message, self.broke.emit),
        )  # fmt: skip

    def _has_namesake(self, person: Subject) -> bool:
        name = person.name.casefold()
        return any(not case.id_number and case.name.casefold() == name for case in self._cases)

    def _created(self, case: CaseRow) -> None:
        self._desk.changed.emit("")
        self.opened.emit(case.id)

    def _claim(self) -> None:
        found, snapshot = self.table.value(), self._snapshot
        if found is None or snapshot is None:
            return
        names = {one.id: one.name for one in self.list.every} if snapshot.handles else {}
        others = [
            (one.handle, names.get(one.official, self.tr("orang lain")))
            for one in snapshot.handles
            if one.official != found.id
        ]
        sheet = ClaimSheet(self, self._desk, self._office, found.official, others)
        sheet.claimed.connect(lambda account: self._claimed(account, found.name))
        sheet.broke.connect(self.broke)
        sheet.open()

    def _claimed(self, account: str, name: str) -> None:
        self.load()
        self.said.emit(self.tr("Tercatat: @{account} akun {name}").format(account=account, name=name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.inspector.narrow(event.size().width() < px(_NARROW_BELOW))

    def _dropped(self, data: QMimeData) -> None:
        path = local_files(data)[0]
        # The sheet must not open inside the other program's drag.
        QTimer.singleShot(0, self, lambda: self.begin_import(path))


def tables(page: QWidget) -> str:
    """The kind of file that holds a register, for the file dialog."""
    return page.tr("Tabel (*.csv *.xlsx *.tsv *.txt)")
