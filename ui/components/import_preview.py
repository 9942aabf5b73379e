"""A table of officials as it would be taken over: its first rows, what is doubtful, and what would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from core.people.register import NO_HEADER
from core.people.tables import Row
from ui import texts
from ui.components import judged as judging
from ui.components.judged import Judged
from ui.components.preview_table import PreviewTable
from ui.components.searched import Chip, SearchedTable
from ui.jobs import Jobs
from ui.theme import px
from ui.widgets.basics import button, column
from ui.widgets.empty import EmptyState
from ui.widgets.form import Choice, Field

_LIST_HEIGHT: Final = 340
_LIST_SHARE: Final = 0.5  # of the screen
_HEADERS_OFFERED: Final = 12
_LONGEST_HEADER: Final = 60


class ImportPreview(QWidget):
    """Emits `wanted` with how a person wants the table read: place of its header, meanings by column or None."""

    wanted = Signal(int, object)
    broke = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.table: PreviewTable | None = None
        self._build()
        self.name_tabs(0, 0)

    def _build(self) -> None:
        self.header = Choice()
        self.header.activated.connect(lambda _at: self.wanted.emit(int(self.header.value()), None))
        header = Field(self.tr("&Baris judul kolom"), self.header)
        header.setMaximumWidth(px(380))
        first = QWidget()
        self._first = column(header, gap=10)
        first.setLayout(self._first)
        self.doubts = SearchedTable(
            self._jobs, judging.doubt_columns(), self.tr("Sel yang meragukan"), self.tr("Saring catatan"),
            Chip(text=self.tr("Semua"), keeps=lambda _doubt: True),
            Chip(text=self.tr("Baris dilewati"), keeps=lambda doubt: doubt.left_out),
            Chip(text=self.tr("Tetap diambil"), keeps=lambda doubt: not doubt.left_out),
            nothing=EmptyState("check-circle", self.tr("Tidak ada catatan"), ""),
        )  # fmt: skip
        self.copy = button(self.tr("Sa&lin catatan"), self._copy, image="copy")
        self.doubts.tools.addWidget(self.copy)
        self.changes = SearchedTable(
            self._jobs, judging.change_columns(), self.tr("Yang baru atau berubah"), self.tr("Saring perubahan"),
            Chip(text=self.tr("Semua"), keeps=lambda _change: True),
            Chip(text=self.tr("Baru"), keeps=lambda change: change.new),
            Chip(text=self.tr("Berubah"), keeps=lambda change: not change.new),
            nothing=EmptyState("check-circle", self.tr("Tidak ada yang berubah"), ""),
        )  # fmt: skip
        self.tabs = QTabBar(expanding=False, drawBase=False)
        self.tabs.setAccessibleName(self.tr("Bagian pratinjau"))
        self.stack = QStackedWidget()
        for page in (first, self.doubts, self.changes):
            self.tabs.addTab("")
            self.stack.addWidget(page)
        most = int(self.screen().availableGeometry().height() * _LIST_SHARE)
        self.stack.setMinimumHeight(min(px(_LIST_HEIGHT), most))
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        for made in (self.doubts, self.changes):
            made.broke.connect(self.broke)
        self.setLayout(column(self.tabs, self.stack, gap=12))

    def name_tabs(self, doubts: int, changes: int) -> None:
        """Says how much each part holds."""
        self.tabs.setTabText(0, self.tr("Isi tabel"))
        self.tabs.setTabText(1, self.tr("Catatan ({count})").format(count=texts.count(doubts)))
        self.tabs.setTabText(2, self.tr("Perubahan ({count})").format(count=texts.count(changes)))

    def show_judged(self, made: Judged, rows: Sequence[Row], *, anew: bool) -> None:
        """Shows a table; `anew` when it is another one or has another header, `rows` are all its rows."""
        preview = made.table.preview()
        if anew or self.table is None:
            self._offer_headers(made.table.header, rows)
            self._replace(PreviewTable(preview, self.tr("Baris-baris pertama tabel")), made.table.header)
        else:
            self.table.show_meanings(preview)
        self.doubts.put(made.doubts)
        self.changes.put(made.changes)
        self.copy.setEnabled(bool(made.doubts))
        self.name_tabs(len(made.doubts), len(made.changes))
        if not made.table.named:
            self.tabs.setCurrentIndex(0)

    def _replace(self, made: PreviewTable, header: int) -> None:
        if self.table is not None:
            self._first.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = made
        self._first.addWidget(made, 1)
        made.overruled.connect(lambda meanings: self.wanted.emit(header, meanings))

    def _offer_headers(self, header: int, rows: Sequence[Row]) -> None:
        """The first rows as headers, and that there is none."""
        places = [*range(min(len(rows), _HEADERS_OFFERED))]
        if header >= len(places):
            places.append(header)
        offered = tuple((self._words(rows[at]), str(at)) for at in places)
        self.header.offer((*offered, (self.tr("Tanpa baris judul"), str(NO_HEADER))))
        self.header.set_value(str(header))

    def _words(self, found: Row) -> str:
        cells = ", ".join(cell for cell in found.cells if cell)
        cells = cells if len(cells) <= _LONGEST_HEADER else cells[:_LONGEST_HEADER] + "…"
        return self.tr("Baris {line}: {cells}").format(line=found.line, cells=cells)

    def _copy(self) -> None:
        shown = self.doubts.table.rows()
        self._jobs.start(
            self,
            lambda _job: "\n".join(f"{one.line}\t{one.column}\t{one.seen}\t{one.reason}" for one in shown),
            done=QGuiApplication.clipboard().setText, failed=self.broke.emit,
        )  # fmt: skip
