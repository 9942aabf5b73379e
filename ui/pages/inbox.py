"""*Bukti masuk*: what has come in and belongs to nobody yet. Look, ask, decide, piece by piece or many at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.vault.office import Office
from ui import texts
from ui.components.drop_folder_button import DropFolderButton
from ui.components.failure import tell
from ui.components.inbox_filters import InboxFilters
from ui.components.inbox_grid import InboxGrid
from ui.components.inbox_help import inbox_keys
from ui.components.inbox_inspector import InboxInspector
from ui.components.inbox_list import Keep, counts
from ui.components.inbox_words import plain
from ui.components.keys_help import KeysHelp
from ui.components.source_questions import SourceQuestions
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.inbox.adding import InboxAdding
from ui.inbox.asking import InboxAsking
from ui.inbox.deeds import InboxDeeds
from ui.inbox.drop_folder import DropFolder
from ui.inbox.guesses import Guesses
from ui.inbox.store import InboxStore
from ui.inbox.triage import InboxTriage
from ui.intake import Intake
from ui.jobs import Jobs
from ui.settings import Settings
from ui.theme import px
from ui.thumbnails import Thumbnails
from ui.widgets.basics import button, column, row
from ui.widgets.drop import DropTarget, files_or_picture
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.message import Message

_FILLED, _EMPTY, _NOTHING, _READING = range(4)
_NARROW_BELOW: Final = 860
_LOW_BELOW: Final = 440
_INSPECTOR: Final = 330
_NARROW_INSPECTOR: Final = 276


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a page of an open vault works with."""

    desk: Desk
    jobs: Jobs
    gallery: Gallery
    intake: Intake
    dialogs: Dialogs
    settings: Settings
    office: Office
    today: date


class InboxPage(QWidget):
    """Emits `viewing` with the file and the evidence to be shown large, `linked` with the case that took evidence."""

    viewing = Signal(str, str)
    linked = Signal(str, str)
    """The id of a case, and what was linked in a sentence."""
    said = Signal(str)
    counted = Signal(int)
    """How many pieces wait."""
    broke = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.store = InboxStore(tools.desk, tools.jobs, tools.office, self)
        self.thumbs = Thumbnails(tools.gallery, self)
        self.guesses = Guesses(tools.desk, self)
        self.deeds = InboxDeeds(tools.desk, self.store, self)
        self.drop_folder = DropFolder(tools.jobs, tools.intake, self.store, self)
        self._build()
        self._connect()
        self.drops.begin()
        self.store.load()

    # -- building

    def _build(self) -> None:
        self.add = button(self.tr("&Tambah berkas…"), self.choose, kind="primary", image="plus")
        self.phone = button(
            self.tr("Dari &ponsel…"),
            self.from_phone,
            image="device-mobile",
            tip=self.tr("Ambil dari ponsel atau kartu"),
        )
        self.drops = DropFolderButton(self.drop_folder, self._tools.dialogs, self._tools.settings)
        help_button = button(
            "", self.show_help, kind="plain", image="keyboard", tip=self.tr("Tombol di halaman ini (?)")
        )
        self.header = PageHeader(self.tr("Bukti masuk"), "", help_button, self.drops, self.phone, self.add)
        self.message = Message()
        self.adding = InboxAdding(
            self._tools.jobs, self._tools.intake, self.store, self._tools.dialogs, self.message, self
        )
        self.questions = SourceQuestions(self._tools.office, self._tools.today)
        self.asking = InboxAsking(self.questions, self.store, self.deeds, self._tools.office, self)
        self.filters = InboxFilters()
        self.grid = InboxGrid(self.store, self.thumbs, self.guesses, self._tools.office, self._tools.today)
        self.inspector = InboxInspector(self._tools.gallery, self.guesses, self._tools.office)
        filled = QWidget()
        body = row(gap=12)
        body.addWidget(self.grid, 1)
        body.addWidget(self.inspector)
        filled.setLayout(body)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        for state in self._states():
            self.stack.addWidget(state)
        self.stack.setCurrentIndex(_READING)
        layout = column(
            self.header, self.message, self.questions, self.filters, margin=(24, 20, 24, 16), gap=12
        )
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)
        DropTarget(self, self.tr("Lepaskan untuk menambah bukti"), fits=files_or_picture, take=self._dropped)
        self.help = KeysHelp(self, self.tr("Tombol di Bukti masuk"), inbox_keys())

        self.triage = InboxTriage(
            self, self.grid, self.store, self.deeds, self.message,
            desk=self._tools.desk, dialogs=self._tools.dialogs, reads=self._tools.intake,
        )  # fmt: skip
        self._does = {**self.triage.does, "help": self.show_help, "tell": self.ask_source}

    def _states(self) -> tuple[QWidget, ...]:
        return (
            EmptyState(
                "tray", self.tr("Tidak ada bukti yang menunggu"),
                self.tr("Di sini berkumpul tangkapan layar yang belum jelas milik siapa. Seret ke sini, tempel dengan "
                        "Ctrl+V, atau pilih berkas. Yang asli disimpan tanpa diubah; teksnya dibaca di belakang."),
                self.tr("Pilih berkas…"), self.choose,
            ),
            EmptyState(
                "magnifying-glass", self.tr("Tidak ada yang demikian"), self.tr("Pilih saringan lain di atas."),
                self.tr("Tampilkan semua"), lambda: self.narrow(Keep.ALL),
            ),
            EmptyState("tray", self.tr("Membaca bukti masuk…"), ""),
        )  # fmt: skip

    def _connect(self) -> None:
        self.filters.chosen.connect(self.narrow)
        self.store.changed.connect(self._show)
        self.store.failed.connect(tell(self.message, self.broke.emit))
        self.guesses.broke.connect(self.broke)
        self.grid.asked.connect(self._asked)
        self.grid.picked.connect(self._picked)
        self.inspector.asked.connect(self._asked)
        self.inspector.ticked.connect(self.triage.tick)
        self.inspector.broke.connect(self.broke)
        self.triage.viewing.connect(self.viewing)
        self.triage.broke.connect(self.broke)
        self.deeds.said.connect(self.said)
        self.deeds.linked.connect(self._linked)
        self.deeds.failed.connect(tell(self.message, self.broke.emit))
        self.asking.closed.connect(self.grid.setFocus)
        self.questions.turned.connect(self._make_room)
        self.adding.broke.connect(self.broke)
        self.drops.told.connect(self._tell_drop_folder)
        self.drops.refused.connect(self._refuse_drop_folder)
        self.drop_folder.broke.connect(self.broke)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (
            (QKeySequence.StandardKey.Paste, self.paste), (QKeySequence.StandardKey.Undo, self.deeds.undo),
            (QKeySequence.StandardKey.New, self.choose), (QKeySequence.StandardKey.HelpContents, self.show_help),
        ):  # fmt: skip
            QShortcut(QKeySequence(key), self, context=inside).activated.connect(act)

    # -- what is shown

    def load(self) -> None:
        """Reads the list anew."""
        self.store.load()

    def narrow(self, keep: Keep) -> None:
        """Shows only some."""
        self.filters.mark(keep)
        self.grid.narrow(keep)
        self._show_state()

    def _show(self) -> None:
        self.thumbs.look_into(self.store.file_id)
        self.grid.show_cards(self.store.cards)
        if not self.grid.chosen():
            self.grid.step(0)
        found = counts(self.store.cards)
        self.filters.show_counts(found)
        self.header.say(self.tr("Bukti masuk"), self._summary(found))
        self.counted.emit(self.store.waiting)
        self._show_state()
        self._picked()

    def _summary(self, found: dict[Keep, int]) -> str:
        waiting = self.store.waiting
        if not waiting:
            return self.tr("Tangkapan layar yang belum jelas milik siapa.")
        parts = [self.tr("{count} bukti menunggu").format(count=texts.count(waiting))]
        if found[Keep.UNREAD]:
            parts.append(self.tr("{count} belum dibaca").format(count=texts.count(found[Keep.UNREAD])))
        groups = len({card.group[0] for card in self.store.cards if card.group})
        if groups:
            parts.append(self.tr("{count} kelompok serupa").format(count=groups))
        return "  ·  ".join(parts)

    def _show_state(self) -> None:
        if self.grid.shown():
            self.stack.setCurrentIndex(_FILLED)
        elif not self.store.filled:
            self.stack.setCurrentIndex(_READING)
        else:
            self.stack.setCurrentIndex(_EMPTY if self.grid.keep is Keep.ALL else _NOTHING)

    def _picked(self) -> None:
        self.inspector.show_cards(self.store.file_id, self.triage.cards(), self.store.names)

    # -- what keys and buttons ask for

    def _asked(self, name: str) -> None:
        self._does[name]()

    def ask_source(self) -> None:
        """Asks the three questions about the chosen pieces."""
        self.asking.about(self.triage.cards())

    def show_help(self) -> None:
        """Shows the keys."""
        self.help.open_over()

    def _linked(self, case_id: str, count: int) -> None:
        name = plain(self.store.names.get(case_id, ""))
        words = (
            self.tr("{count} bukti ditautkan ke berkas {name}.")
            if name
            else self.tr("{count} bukti ditautkan.")
        )
        self.linked.emit(case_id, words.format(count=count, name=name))

    # -- adding

    def choose(self) -> None:
        """Asks for files and adds them."""
        if paths := self._tools.dialogs.choose_files(self, self.tr("Tambah bukti masuk")):
            self.message.hide()
            self.adding.add_paths(paths)

    def paste(self) -> None:
        """Adds what is on the clipboard."""
        self.message.hide()
        self.adding.take(QGuiApplication.clipboard().mimeData())

    def from_phone(self) -> None:
        """Asks for pictures of a connected phone."""
        self.adding.from_phone(self, datetime.combine(self._tools.today, time(), self._tools.office.zone))

    def _tell_drop_folder(self, words: str, path: str) -> None:
        self.filters.note.setText(words)
        self.filters.note.setToolTip(path)

    def _refuse_drop_folder(self) -> None:
        self.message.say(
            self.tr("Folder itu memuat brankas atau ada di dalamnya."), self.tr("Pilih folder lain untuk titipan."), tone="doubt",
        )  # fmt: skip

    # -- the end

    def blank(self) -> None:
        """Drops every picture and text, at the lock."""
        self.drop_folder.stop()
        for part in (self.store, self.thumbs, self.guesses, self.deeds, self.questions, self.grid):
            part.clear()
        self.inspector.show_cards("", (), {})

    def _dropped(self, data: QMimeData) -> None:
        self.message.hide()
        self.adding.take(data)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        narrow = self.width() < px(_NARROW_BELOW)
        self.inspector.setFixedWidth(px(_NARROW_INSPECTOR if narrow else _INSPECTOR))
        for made, words in ((self.drops, self.tr("&Folder titipan")), (self.phone, self.tr("Dari &ponsel…"))):
            made.setText("" if narrow else words)
            made.setIconSize(QSize(px(18 if narrow else 23), px(18)))

    def _make_room(self) -> None:
        """With large type on a small screen the questions have the page to themselves until they are answered or left."""
        self.stack.setVisible(self.questions.isHidden() or self.height() >= px(_LOW_BELOW))
