"""Finding words in every case file and the inbox; answers come while one types."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from core.vault import saved_searches
from core.vault.office import Office
from core.vault.rows import CaseRow
from core.vault.saved_searches import SavedSearch
from core.vault.search.query import Query
from core.vault.search.searching import Found, Hit
from core.vault.vault import Vault
from ui import texts
from ui.components.failure import tell
from ui.components.hit_preview import HitPreview
from ui.components.hits import HitList
from ui.components.saved_chips import SavedChips
from ui.components.search_filters import SearchFilters
from ui.desk import Desk
from ui.gallery import Gallery
from ui.pages.save_search import SaveSearch
from ui.theme import icon, px
from ui.widgets.basics import button, column, row
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.message import Message

_TYPING_MS: Final = 200
_SLICE_S: Final = 0.15
_FIRST, _MOST = 30, 240
_NARROW_BELOW: Final = 860
_BEGIN, _FOUND, _NOTHING, _NOTHING_HERE = range(4)

Around = tuple[tuple[CaseRow, ...], tuple[str, ...], tuple[SavedSearch, ...]]


class SearchPage(QWidget):
    """Emits `opened` with the hit to be opened."""

    opened = Signal(object)
    broke = Signal(object)

    def __init__(self, desk: Desk, gallery: Gallery, office: Office, today: date) -> None:
        super().__init__()
        self._desk, self._gallery, self._office, self._today = desk, gallery, office, today
        self._limit = _FIRST
        self._asking: Query | None = None
        self._again = self._go_on = False
        self._build()
        self._connect()
        self.setFocusProxy(self.list)  # who comes back from a picture goes on in the list

    def _build(self) -> None:
        self.save = button(self.tr("&Simpan pencarian…"), self.begin_saving, image="bookmark-simple")
        self.save.setEnabled(False)
        self.header = PageHeader(
            self.tr("Cari"), self.tr("Di semua berkas perkara dan bukti masuk."), self.save
        )
        self.message = Message()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Kata, nama, NIP, nomor surat, akun  (Ctrl+Shift+F)"))
        self.field.setAccessibleName(self.tr("Kata yang dicari"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(2000)
        self.field.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.filters = SearchFilters(self._today)
        self.saved = SavedChips()
        self.list = HitList(self._office)
        self.more = button(self.tr("&Tampilkan lebih banyak"), self._show_more)
        self.more.hide()
        self.preview = HitPreview(self._desk, self._gallery, self._office)
        found = QWidget()
        body = row(gap=16)
        results = column(gap=8)
        results.addWidget(self.list, 1)
        results.addWidget(self.more)
        body.addLayout(results, 1)
        body.addWidget(self.preview)
        found.setLayout(body)
        self.stack = QStackedWidget()
        self.stack.addWidget(
            EmptyState(
                "magnifying-glass", self.tr("Ketik apa yang Anda ingat"),
                self.tr("Semua kata dicari, di mana pun letaknya. Tanda kutip untuk frasa utuh, bintang untuk awal kata "
                        "(kampan*). Huruf yang salah baca dan ejaan nama lain ikut ditemukan."),
            )
        )  # fmt: skip
        self.stack.addWidget(found)
        self.stack.addWidget(
            EmptyState(
                "magnifying-glass", self.tr("Tidak ada yang cocok"),
                self.tr("Coba lebih sedikit kata, atau bagian kata yang Anda yakini. Bukti yang belum dibaca belum dapat dicari."),
            )
        )  # fmt: skip
        self.stack.addWidget(
            EmptyState(
                "magnifying-glass", self.tr("Tidak ada yang cocok di sini"),
                self.tr("Mungkin ada di berkas lain, pada tanggal lain, atau dari platform lain."),
                self.tr("Cari di semua tempat dan waktu"), self.filters.clear,
            )
        )  # fmt: skip
        layout = column(
            self.header, self.message, self.field, self.filters, self.saved, margin=(24, 20, 24, 20), gap=12
        )
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.field.textChanged.connect(self._typed)
        self.filters.changed.connect(self._ask_anew)
        self.list.picked.connect(self.preview.show_hit)
        self.list.opened.connect(self.opened)
        self.list.left.connect(self.field.setFocus)
        self.preview.opening.connect(self.opened)
        self.preview.broke.connect(self.broke)
        self.saved.chosen.connect(self.show_saved)
        self.saved.removing.connect(self._remove)
        self._desk.changed.connect(self._changed)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._to_field)

    # -- coming and going

    def load(self) -> None:
        """Reads anew what can be chosen and, when words stand there, what they find; typing can begin."""

        def around(vault: Vault) -> Around:
            return vault.cases(), vault.platforms(), saved_searches.items(vault.office_ledger)

        self._desk.ask(self, around, done=self._offer, failed=tell(self.message, self.broke.emit))
        self._to_field()

    def blank(self) -> None:
        """Drops every text and picture."""
        self._typing.stop()
        self.field.clear()
        self.list.put(())
        self.preview.blank()

    def _offer(self, around: Around) -> None:
        cases, platforms, saved = around
        self.filters.offer(cases, platforms)
        self.saved.put(saved)
        self._ask()

    def _to_field(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    # -- asking

    def _typed(self) -> None:
        self._limit = _FIRST
        self._go_on = False
        self.save.setEnabled(bool(self.field.text().strip()))
        self._typing.start()

    def _ask_anew(self) -> None:
        self._limit = _FIRST
        self._ask()

    def _show_more(self) -> None:
        self._limit = min(_MOST, 2 * self._limit)
        self._ask()

    def _query(self) -> Query:
        return replace(self.filters.query(self.field.text().strip()), limit=self._limit)

    def _ask(self) -> None:
        """Asks what stands there now; one question at a time is under way, and the newest follows it."""
        self._typing.stop()
        query = self._query()
        if not query.text:
            self._show_begin()
            return
        if self._asking is not None:
            self._again = True
            return
        self._asking, self._again = query, False

        def answer(vault: Vault) -> Found | int:
            return vault.read_owed_texts(_SLICE_S) or vault.search(query)

        self._desk.ask(self, answer, done=self._answered, failed=self._failed)

    def _answered(self, found: Found | int) -> None:
        asked, self._asking = self._asking, None
        if isinstance(found, int):
            words = self.tr("Menyiapkan pencarian: {count} bukti lagi…").format(count=texts.count(found))
            self.header.say(self.tr("Cari"), words)
            self._ask()
        elif asked == self._query():
            self._show(found)
        elif self._again or not self._typing.isActive():
            self._ask()

    def _failed(self, error: Exception) -> None:
        self._asking = None
        tell(self.message, self.broke.emit)(error)

    # -- showing

    def _show_begin(self) -> None:
        self.header.say(self.tr("Cari"), self.tr("Di semua berkas perkara dan bukti masuk."))
        self.list.put(())
        self.more.hide()
        self.stack.setCurrentIndex(_BEGIN)

    def _show(self, found: Found) -> None:
        self.message.hide()
        count = texts.count(len(found.hits))
        words = self.tr("{count} teratas; masih ada lagi") if found.more else self.tr("{count} ditemukan")
        self.header.say(
            self.tr("Cari"), words.format(count=count) if found.hits else self.tr("Tidak ada yang cocok")
        )
        self.list.put(found.hits)
        self.more.setVisible(found.more and self._limit < _MOST)
        if self._go_on and found.hits:
            self.list.setFocus()
        self._go_on = False
        nothing = _NOTHING_HERE if self.filters.narrowed else _NOTHING
        self.stack.setCurrentIndex(_FOUND if found.hits else nothing)

    def _changed(self, _case_id: str) -> None:
        if self.isVisible() and self.field.text().strip():
            self._typing.start()

    # -- saved searches

    def begin_saving(self) -> None:
        """Asks for the name under which what stands there is kept."""
        if not self.field.text().strip():
            return
        sheet = SaveSearch(self, self._desk, self.filters.query(self.field.text().strip()))
        sheet.saved.connect(self.saved.put)
        sheet.broke.connect(self.broke)
        sheet.open()

    def show_saved(self, saved: SavedSearch) -> None:
        """Asks a saved search again."""
        self.filters.show_query(saved.query)
        self.field.setText(saved.query.text)
        self._ask_anew()
        self.field.setFocus()

    def _remove(self, saved: SavedSearch) -> None:
        def remove(vault: Vault) -> tuple[SavedSearch, ...]:
            with vault.change_register() as ledger:
                saved_searches.remove(ledger, saved.id)
            return saved_searches.items(vault.office_ledger)

        self._desk.ask(self, remove, done=self.saved.put, failed=tell(self.message, self.broke.emit))

    # -- keys and room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            if self._typing.isActive():
                self._ask()
            # What is listed may still be the answer to other words; Enter must not open that.
            self._go_on = self._asking is not None
            if not self._go_on:
                self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setVisible(event.size().width() >= px(_NARROW_BELOW))

    @property
    def hit(self) -> Hit | None:
        """The selected hit."""
        return self.list.value()
