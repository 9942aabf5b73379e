"""All case files of the vault: find one, open it, begin another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QStackedWidget, QWidget

from core.errors import UserError
from core.vault.index import CaseRow
from core.vault.office import Office
from core.vault.vault import Vault
from core.wording import explain
from ui import texts
from ui.components import lists
from ui.desk import Desk
from ui.pages.new_case import NewCase
from ui.theme import icon, px
from ui.widgets.basics import button, column, row
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.message import Message
from ui.widgets.table import Table

Listed = tuple[tuple[CaseRow, ...], tuple[tuple[str, UserError], ...]]
_KEEPS: Final[dict[str, Callable[[CaseRow], bool]]] = {
    "all": lambda row: True,
    "unread": lambda row: row.unread > 0,
    "no_hearing": lambda row: row.hearings == 0,
    "no_document": lambda row: row.documents == 0,
}


class CasesPage(QWidget):
    """Emits `opened` with the id of a case, and `taking` when a handover shall be taken over."""

    opened = Signal(str)
    taking = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__()
        self._desk = desk
        self._chosen = "all"
        self._build(office)
        self.filter.textChanged.connect(lambda: self._narrow())
        self.table.opened.connect(lambda value: self.opened.emit(value.id))
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.filter.setFocus)

    def _build(self, office: Office) -> None:
        self.new = button(self.tr("Berkas &baru…"), self.begin, kind="primary", image="plus")
        self.new.setShortcut(QKeySequence.StandardKey.New)
        take = button(self.tr("&Terima berkas perkara…"), self.taking.emit)
        self.header = PageHeader(self.tr("Berkas perkara"), "", take, self.new)
        self.message = Message()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Cari nama, NIP, jabatan, unit kerja  (Ctrl+F)"))
        self.filter.setAccessibleName(self.tr("Cari dalam daftar"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.setFixedWidth(px(360))
        self._chips: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        words = {
            "all": self.tr("Semua"),
            "unread": self.tr("Bukti belum dibaca"),
            "no_hearing": self.tr("Tanpa klarifikasi"),
            "no_document": self.tr("Tanpa dokumen"),
        }
        chips = row(self.filter, 8)
        for name, text in words.items():
            chip = button(text, lambda name=name: self._choose(name), kind="chip")  # type: ignore[misc]
            chip.setCheckable(True)
            group.addButton(chip)
            chips.addWidget(chip)
            self._chips[name] = chip
        chips.addStretch(1)
        self._chips["all"].setChecked(True)
        self.table = Table(lists.cases(office), self.tr("Daftar berkas perkara"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "folders",
                self.tr("Belum ada berkas perkara"),
                self.tr("Satu berkas memuat bukti, klarifikasi, dan surat tentang satu pegawai, terkunci sendiri."),
                self.tr("Buat berkas pertama"), self.begin,
            )
        )  # fmt: skip
        self.stack.addWidget(
            EmptyState("magnifying-glass", self.tr("Tidak ada yang cocok"), self.tr("Ubah kata yang dicari, atau tampilkan semua."))
        )  # fmt: skip
        self.setLayout(column(self.header, self.message, chips, self.stack, margin=(24, 20, 24, 20), gap=14))

    def load(self) -> None:
        """Reads the list anew."""

        def listed(vault: Vault) -> Listed:
            return vault.cases(), tuple(vault.faults.items())

        self._desk.ask(self, listed, done=self._show, failed=self._failed)

    def begin(self) -> None:
        """Asks for the person of a new case file."""
        sheet = NewCase(self, self._desk)
        sheet.created.connect(self._created)
        sheet.opening.connect(self.opened)
        sheet.broke.connect(self.broke)
        sheet.open()

    def _created(self, case_id: str) -> None:
        self.load()
        self.opened.emit(case_id)

    def _show(self, listed: Listed) -> None:
        rows, faults = listed
        unread = sum(1 for found in rows if found.unread)
        counts = self.tr("{count} berkas").format(count=len(rows))
        if unread:
            counts += self.tr("  ·  {count} dengan bukti yang belum dibaca").format(count=unread)
        self.header.say(self.tr("Berkas perkara"), counts)
        self.table.put(rows)
        self._narrow()
        if faults:
            words = explain(faults[0][1])
            more = (
                self.tr(" Dan {count} berkas lain.").format(count=len(faults) - 1) if len(faults) > 1 else ""
            )
            self.message.say(
                words.what + more, words.hint + self.tr(" Berkas perkara lain tetap dapat dibuka.")
            )

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.filter.text().casefold().split()
        keeps = _KEEPS[self._chosen]

        def accepts(found: CaseRow) -> bool:
            hay = " ".join(
                (
                    texts.full_name(found),
                    found.id_number or "",
                    texts.number(found.id_number),
                    texts.post(found),
                )
            ).casefold()
            return keeps(found) and all(word in hay for word in wanted)

        shown = self.table.keep(accepts)
        narrowed = bool(wanted) or self._chosen != "all"
        self.stack.setCurrentIndex(0 if shown else 2 if narrowed else 1)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            words = explain(error)
            self.message.say(words.what, words.hint)
        else:
            self.broke.emit(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            self.table.setFocus()
        elif event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
