"""The office's calendar in *Setelan*: the listed days of a year, what the office changed, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from core.process.day_changes import Change, Effect
from core.rules import calendar
from core.rules.calendar import Calendar, Day, Kind
from core.vault import office_calendar
from ui import texts
from ui.components.day_sheet import Changed, DaySheet, change
from ui.components.failure import tell
from ui.desk import Desk
from ui.theme import px
from ui.widgets.basics import button, column, label, row
from ui.widgets.choices import Check
from ui.widgets.form import Choice
from ui.widgets.message import Message
from ui.widgets.table import Column, Table

translate: Final = QCoreApplication.translate
_MOST_SHOWN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A listed day with an id by which the table keeps it selected."""

    id: str
    day: Day


class Holidays(QWidget):
    """Shows one year; every change says what it changed."""

    broke = Signal(object)

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._calendar = Calendar()
        self.message = Message()
        years = sorted({*calendar.years(), today.year, today.year + 1}, reverse=True)
        self.year = Choice(tuple((str(year), str(year)) for year in years))
        self.year.setAccessibleName(self.tr("Tahun"))
        self.year.setFixedWidth(px(110))
        self.year.set_value(str(today.year))
        self.add = button(self.tr("&Tambah hari…"), lambda: self._open(None), image="plus")
        self.work = button(self.tr("Kantor &bekerja…"), lambda: self._open(self.table.value()))
        self.back = button(self.tr("T&arik kembali"), self._take_back)
        self.leave = Check(self.tr("Kantor bekerja pada hari cuti bersama"))
        self.leave.clicked.connect(self._choose_leave)
        self.table = Table(_columns(), self.tr("Hari libur"))
        self.table.setMinimumHeight(px(300))
        self.table.picked.connect(lambda _line: self._enable())
        self.doubt = label("", "doubt", wrap=True)
        self.setLayout(
            column(
                row(self.year, self.add, self.work, self.back, 0, gap=8), self.message, self.doubt, self.table,
                self.leave, gap=12,
            )
        )  # fmt: skip
        self.year.activated.connect(lambda _at: self._show())
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.load()

    def load(self) -> None:
        """Reads the office's days anew."""
        self._desk.ask(
            self, lambda vault: office_calendar.of(vault.office_ledger), done=self._put,
            failed=tell(self.message, self.broke.emit),
        )  # fmt: skip

    def _put(self, found: Calendar) -> None:
        self._calendar = found
        self.leave.setChecked(found.works_on_leave)
        self._show()

    def _show(self) -> None:
        year = int(self.year.value())
        days = self._calendar.year(year)
        self.table.put(tuple(Line(id=day.date.isoformat(), day=day) for day in days))
        if not calendar.knows(year):
            self.doubt.setText(self.tr("Daftar tahun {year} belum ada. Hitungan yang melewatinya ditandai tidak pasti; catat hari yang sudah ditetapkan.").format(year=year))  # fmt: skip
        elif any(not day.certain for day in days):
            self.doubt.setText(self.tr("Hari bertanda perlu verifikasi masih perkiraan. Bila sudah ditetapkan, catat harinya di sini."))  # fmt: skip
        self.doubt.setVisible(not calendar.knows(year) or any(not day.certain for day in days))
        self._enable()

    def _enable(self) -> None:
        line = self.table.value()
        own = line is not None and line.day.kind is Kind.OFFICE
        self.back.setEnabled(own)
        self.work.setEnabled(line is not None and not own)

    # -- changing

    def _open(self, line: Line | None) -> None:
        year = int(self.year.value())
        day = (
            line.day.date
            if line is not None
            else (self._today if self._today.year == year else date(year, 1, 1))
        )
        sheet = DaySheet(self, self._desk, day, worked=line is not None)
        sheet.recorded.connect(self._changed)
        sheet.broke.connect(self.broke)
        sheet.open()

    def _take_back(self) -> None:
        line = self.table.value()
        if line is None:
            return
        day = line.day.date
        change(
            self._desk, self, lambda ledger: office_calendar.take_back(ledger, day),
            done=lambda found: self._changed(day, found), failed=tell(self.message, self.broke.emit),
        )  # fmt: skip

    def _choose_leave(self, works: bool) -> None:
        said = self.tr("Hari cuti bersama kini dihitung sebagai hari kerja.") if works else self.tr("Hari cuti bersama kini dihitung sebagai hari libur.")  # fmt: skip
        change(
            self._desk, self, lambda ledger: office_calendar.work_on_leave(ledger, works),
            done=lambda found: self._say(said, found), failed=tell(self.message, self.broke.emit),
        )  # fmt: skip

    def _changed(self, day: date, found: Changed) -> None:
        state = self.tr("libur") if found[0].free(day) else self.tr("hari kerja")
        self._say(
            self.tr("{day} kini {state} bagi kantor ini.").format(day=texts.short_date(day).strip(), state=state),
            found,
        )  # fmt: skip
        if any(each.date == day for each in found[0].year(day.year)):
            self.year.set_value(str(day.year))
            self.table.select(day.isoformat())  # what was recorded is seen

    def _say(self, said: str, found: Changed) -> None:
        now, changes = found
        self._put(now)
        lines = [_said(one) for one in changes[:_MOST_SHOWN]]
        if len(changes) > _MOST_SHOWN:
            lines.append(self.tr("… dan {count} lagi").format(count=len(changes) - _MOST_SHOWN))
        self.message.say(
            said,
            "\n".join(lines) or self.tr("Tidak ada klarifikasi atau tanggal berlaku yang berubah."),
            tone="doubt" if changes else "done",
        )


def _columns() -> tuple[Column, ...]:
    kinds = {
        Kind.NATIONAL: translate("holidays", "Libur nasional"), Kind.LEAVE: translate("holidays", "Cuti bersama"),
        Kind.POLLING: translate("holidays", "Pemungutan suara"), Kind.WEEKEND: translate("holidays", "Akhir pekan"),
    }  # fmt: skip

    def kind(line: Line) -> str:
        if line.day.kind is not Kind.OFFICE:
            return kinds[line.day.kind]
        return (
            translate("holidays", "Kantor bekerja")
            if line.day.worked
            else translate("holidays", "Libur kantor")
        )

    return (
        Column(head=translate("holidays", "Tanggal"), show=lambda line: texts.weekday_date(line.day.date),
               sort=lambda line: line.day.date, width=134),
        Column(head=translate("holidays", "Nama"), show=lambda line: line.day.name, tip=lambda line: line.day.name, width=0),
        Column(head=translate("holidays", "Jenis"), show=kind, width=130),
        Column(head=translate("holidays", "Tanda"), show=lambda line: "" if line.day.certain else translate("holidays", "perlu verifikasi"),
               tone=lambda _line: "doubt", width=120),
    )  # fmt: skip


def _said(one: Change) -> str:
    if isinstance(one, Effect):
        return translate("holidays", "•  Keputusan yang diterima {name} {received}: berlaku {after}, semula {before}.").format(
            name=one.name, received=texts.short_date(one.received).strip(), after=texts.short_date(one.after).strip(),
            before=texts.short_date(one.before).strip(),
        )  # fmt: skip
    if one.why:
        return translate("holidays", "•  Klarifikasi {name} {day} jatuh pada {why}.").format(
            name=one.name, day=texts.short_date(one.day).strip(), why=one.why
        )
    return translate("holidays", "•  Klarifikasi {name} {day} kini pada hari kerja.").format(
        name=one.name, day=texts.short_date(one.day).strip()
    )
