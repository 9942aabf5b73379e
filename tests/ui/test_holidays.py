"""The office's days in Setelan: listed, recorded, taken back, with what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from core.rules.calendar import Kind
from ui.components.day_sheet import DaySheet
from ui.pages.holidays import Holidays, Line
from ui.pages.schedule import ScheduleSheet
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]


def holidays_of(qtbot: QtBot, window: MainWindow) -> Holidays:
    workspace = window.workspace
    assert workspace is not None
    workspace.go("settings")
    workspace.settings.show_group("holidays")
    page = workspace.holidays
    qtbot.waitUntil(lambda: bool(page.table.rows()), timeout=10_000)
    return page


def line(page: Holidays, day: date) -> Line | None:
    return next((one for one in page.table.rows() if one.day.date == day), None)


def test_a_local_holiday_is_recorded_and_taken_back(qtbot: QtBot, unlock: Unlock) -> None:
    page = holidays_of(qtbot, unlock())
    page.add.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(DaySheet)), timeout=10_000)
    sheet = page.findChildren(DaySheet)[0]
    sheet.agree.click()
    assert sheet._name.fault
    sheet.day.setDate(QDate(2026, 10, 9))
    sheet.name.setText("Hari Jadi Kota")
    sheet.agree.click()
    day = date(2026, 10, 9)
    qtbot.waitUntil(lambda: line(page, day) is not None, timeout=10_000)
    found = line(page, day)
    assert found is not None
    assert found.day.kind is Kind.OFFICE
    assert "libur" in page.message.text
    chosen = page.table.value()
    assert chosen is not None
    assert chosen.day.date == found.day.date, "what was recorded is seen"
    assert page.back.isEnabled()
    page.back.click()
    qtbot.waitUntil(lambda: line(page, day) is None, timeout=10_000)
    assert "hari kerja" in page.message.text


def test_a_listed_day_can_be_worked(qtbot: QtBot, unlock: Unlock) -> None:
    page = holidays_of(qtbot, unlock())
    page.table.select("2026-12-24")
    page.work.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(DaySheet)), timeout=10_000)
    sheet = page.findChildren(DaySheet)[0]
    assert (sheet.day.value(), sheet.state.value()) == (date(2026, 12, 24), "open")
    sheet.name.setText("Piket")
    sheet.agree.click()
    qtbot.waitUntil(
        lambda: (found := line(page, date(2026, 12, 24))) is not None and found.day.worked, timeout=10_000
    )


def test_expected_days_and_missing_years_are_said(qtbot: QtBot, unlock: Unlock) -> None:
    page = holidays_of(qtbot, unlock())
    assert page.doubt.isHidden()
    page.year.set_value("2027")
    page.year.activated.emit(0)
    assert "perkiraan" in page.doubt.text()


def test_scheduling_points_out_a_closed_day(qtbot: QtBot, unlock: Unlock) -> None:
    window = unlock()
    workspace = window.workspace
    assert workspace is not None
    sheet = ScheduleSheet(
        workspace,
        workspace._desk,
        workspace._office,
        workspace.cases.table.rows()[0].id,
        "Contoh",
        date(2026, 11, 23),
    )
    qtbot.addWidget(sheet)
    sheet.open()
    qtbot.waitUntil(lambda: sheet.day.value() == date(2026, 11, 26), timeout=10_000)
    sheet.day.setDate(QDate(2026, 12, 24))
    qtbot.waitUntil(lambda: not sheet.closed.isHidden(), timeout=10_000)
    assert "cuti bersama Hari Raya Natal" in sheet.closed.text()
    sheet.day.setDate(QDate(2026, 12, 23))
    qtbot.waitUntil(lambda: sheet.closed.isHidden(), timeout=10_000)
