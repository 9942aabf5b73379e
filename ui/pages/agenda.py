"""All hearings of the office, by time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from core.case.hearing import State
from core.rules.calendar import Calendar
from core.vault import office_calendar
from core.vault.index import HearingRow
from core.vault.office import Office
from ui import texts
from ui.components import lists
from ui.components.failure import tell
from ui.desk import Desk
from ui.widgets.basics import button, column, row
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader
from ui.widgets.message import Message
from ui.widgets.table import Table

Listed = tuple[tuple[HearingRow, ...], datetime, Calendar]


class AgendaPage(QWidget):
    """Emits `opened` with the id of the case a hearing belongs to, `preparing` with the day whose papers are wanted."""

    opened = Signal(str)
    preparing = Signal(object)
    broke = Signal(object)

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__()
        self._desk, self._office = desk, office
        self._chosen, self._now = "all", datetime.now(UTC)
        self._calendar = Calendar()
        words = texts.calling(office.kind)
        self.header = PageHeader(self.tr("Agenda"), "")
        self.message = Message()
        self.table = Table(
            lists.hearings(words, with_name=True, free=self._free), self.tr("Daftar klarifikasi kantor")
        )
        self.table.opened.connect(lambda found: self.opened.emit(found.case_id))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "calendar-blank", self.tr("Agenda masih kosong"),
                self.tr("Klarifikasi yang dijadwalkan dari sebuah berkas perkara muncul di sini, "
                        "urut menurut waktu."),
            )
        )  # fmt: skip
        chips, group = row(), QButtonGroup(self)
        self._chips: dict[str, QPushButton] = {}
        titles = {
            "all": self.tr("Semua"),
            "coming": self.tr("Akan datang"),
            "week": self.tr("Tujuh hari ini"),
            "past": self.tr("Sudah lewat"),
        }
        for name, text in titles.items():
            chip = button(text, lambda name=name: self._choose(name), kind="chip")  # type: ignore[misc]
            chip.setCheckable(True)
            group.addButton(chip)
            chips.addWidget(chip)
            self._chips[name] = chip
        chips.addStretch(1)
        self.papers = button(words.day_verb, self._prepare, image="printer")
        chips.addWidget(self.papers)
        self._chips["all"].setChecked(True)
        self.setLayout(column(self.header, self.message, chips, self.stack, margin=(24, 20, 24, 20), gap=14))

    def load(self) -> None:
        """Reads the agenda anew."""
        self._desk.ask(
            self,
            lambda vault: (vault.hearings(), vault.clock.now(), office_calendar.of(vault.office_ledger)),
            done=self._show,
            failed=tell(self.message, self.broke.emit),
        )

    def _show(self, listed: Listed) -> None:
        rows, self._now, self._calendar = listed
        coming = [
            found for found in rows if found.slot.ends_at >= self._now and found.state is State.SCHEDULED
        ]
        self.header.say(
            self.tr("Agenda"),
            self.tr("{count} klarifikasi, {coming} akan datang  ·  waktu {zone}").format(
                count=len(rows), coming=len(coming), zone=self._office.zone_name
            ),
        )
        self.table.put(rows)
        self._narrow()

    def _free(self, day: date) -> str:
        """Why the office is closed, or nothing."""
        found = self._calendar.free(day)
        return found.words if found is not None else ""

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._narrow()

    def _prepare(self) -> None:
        found = self.table.value()
        day = found.slot.local if isinstance(found, HearingRow) else self._now.astimezone(self._office.zone)
        self.preparing.emit(day.date())

    def _narrow(self) -> None:
        now, chosen = self._now, self._chosen
        week = now + timedelta(days=7)

        def accepts(found: HearingRow) -> bool:
            if chosen == "past":
                return found.slot.ends_at < now
            if chosen == "week":
                return now <= found.slot.ends_at and found.slot.starts_at <= week
            return chosen == "all" or found.slot.ends_at >= now

        self.stack.setCurrentIndex(0 if self.table.keep(accepts) or chosen != "all" else 1)
