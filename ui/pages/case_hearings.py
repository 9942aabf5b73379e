"""The tab *Klarifikasi*: when the person was or will be heard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.vault.index import HearingRow
from core.vault.office import Office
from ui import texts
from ui.components import lists
from ui.components.case_view import CaseView
from ui.widgets.basics import button, column, row
from ui.widgets.empty import EmptyState
from ui.widgets.table import Table


class HearingsTab(QWidget):
    """Emits `scheduling`, and with the id of a hearing `inviting` for its invitation or `preparing` for all its papers."""

    scheduling = Signal()
    inviting = Signal(str)
    preparing = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        words = texts.calling(office.kind)
        self._newest = ""
        self.schedule = button(
            self.tr("&Jadwalkan klarifikasi…"), self.scheduling.emit, image="calendar-plus"
        )
        self.invite = button(words.make, self._invite, image="file-plus")
        self.papers = button(self.tr("&Naskah klarifikasi ini…"), self._prepare, image="printer")
        self.table = Table(lists.hearings(words, with_name=False), self.tr("Daftar klarifikasi"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "calendar-blank", self.tr("Belum ada klarifikasi"),
                words.before_any,
                self.tr("Jadwalkan klarifikasi…"), self.scheduling.emit,
            )
        )  # fmt: skip
        self._tools = QWidget()
        self._tools.setLayout(row(self.schedule, self.invite, self.papers, 0))
        self.setLayout(column(self._tools, self.stack, margin=(0, 12, 0, 0), gap=12))

    def load(self, view: CaseView) -> None:
        """Shows the hearings of this case."""
        self.table.put(view.hearings)
        if any(each.id == self._newest for each in view.hearings):
            self.table.select(self._newest)
            self._newest = ""
        self.stack.setCurrentIndex(0 if view.hearings else 1)
        self._tools.setVisible(bool(view.hearings))

    def point_at(self, hearing_id: str) -> None:
        """Selects this hearing as soon as it is shown: its invitation is what follows."""
        self._newest = hearing_id

    def _invite(self) -> None:
        found = self.table.value()
        if isinstance(found, HearingRow):
            self.inviting.emit(found.id)

    def _prepare(self) -> None:
        found = self.table.value()
        if isinstance(found, HearingRow):
            self.preparing.emit(found.id)
