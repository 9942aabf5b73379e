"""The register of numbers in the window: what was asked for stands there, and nothing is given up without a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.components.number_sheets import AskNumber, ChangePattern, GiveUpNumber, SetApart
from ui.pages.numbers import NumbersPage
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]
T = TypeVar("T", bound=QWidget)


def numbers_of(qtbot: QtBot, window: MainWindow) -> NumbersPage:
    workspace = window.workspace
    assert workspace is not None
    workspace.go("numbers")
    page = workspace.numbers
    qtbot.waitUntil(lambda: page._shown is not None, timeout=10_000)
    return page


def sheet_of(qtbot: QtBot, page: NumbersPage, kind: type[T]) -> T:
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in page.findChildren(kind)), timeout=10_000)
    return next(sheet for sheet in page.findChildren(kind) if sheet.isVisible())


def ask(qtbot: QtBot, page: NumbersPage, day: date | None = None, *, earlier: bool = False) -> None:
    count = len(page.table.rows())
    page.ask.click()
    sheet = sheet_of(qtbot, page, AskNumber)
    sheet.parts["klasifikasi"].setText("PP.01")
    sheet.parts["unit"].setText("K.1")
    sheet.purpose.setText("Undangan rapat")
    if day is not None:
        sheet.day.setDate(day)
    sheet.agree.click()
    if earlier:
        qtbot.waitUntil(lambda: sheet.earlier.isVisible(), timeout=10_000)
        assert "lebih tua" in sheet.message.text
        sheet.earlier.click()
        sheet.agree.click()
    qtbot.waitUntil(lambda: len(page.table.rows()) == count + 1, timeout=10_000)


def test_numbers_are_asked_for_and_given_up_with_a_reason(qtbot: QtBot, unlock: Unlock) -> None:
    page = numbers_of(qtbot, unlock())
    ask(qtbot, page)
    ask(qtbot, page)
    assert [line.text for line in page.table.rows()] == ["2/PP.01/K.1/11/2026", "1/PP.01/K.1/11/2026"]
    page.table.select(page.table.rows()[0].id)
    page.give_up.click()
    sheet = sheet_of(qtbot, page, GiveUpNumber)
    sheet.agree.click()
    qtbot.waitUntil(lambda: bool(sheet.message.text), timeout=10_000)
    sheet.reason.setText("salah ketik")
    sheet.agree.click()
    qtbot.waitUntil(lambda: page.table.rows()[0].state == "void", timeout=10_000)
    assert page.table.rows()[0].note == "salah ketik"
    assert not page.give_up.isEnabled()


def test_an_older_letter_gets_a_number_in_between_only_when_agreed(qtbot: QtBot, unlock: Unlock) -> None:
    page = numbers_of(qtbot, unlock())
    ask(qtbot, page, date(2026, 11, 10))
    ask(qtbot, page, date(2026, 11, 20))
    ask(qtbot, page, date(2026, 11, 12), earlier=True)
    assert [line.text.partition("/")[0] for line in page.table.rows()] == ["2", "1.1", "1"]


def test_a_block_is_set_apart_and_its_numbers_are_listed_with_their_reason(
    qtbot: QtBot, unlock: Unlock
) -> None:
    page = numbers_of(qtbot, unlock())
    page.apart.click()
    sheet = sheet_of(qtbot, page, SetApart)
    sheet.count.setValue(3)
    sheet.label.setText("laptop timur")
    sheet.agree.click()
    qtbot.waitUntil(lambda: len(page.table.rows()) == 3, timeout=10_000)
    assert all("laptop timur" in line.note for line in page.table.rows())
    ask(qtbot, page)
    assert page.table.rows()[0].text.startswith("4/")


def test_a_pattern_shows_an_example_and_one_that_repeats_cannot_be_kept(qtbot: QtBot, unlock: Unlock) -> None:
    page = numbers_of(qtbot, unlock())
    page.pattern.click()
    sheet = sheet_of(qtbot, page, ChangePattern)
    sheet.pattern.setText("{urut}/{unit}")
    assert not sheet.agree.isEnabled()
    sheet.pattern.setText("{urut:3}/{unit}/{tahun}")
    sheet.parts.setText("unit=K.9")
    assert "014/K.9/2026" in sheet.shown.text()
    sheet.agree.click()
    qtbot.waitUntil(
        lambda: page._shown is not None and page._shown.register.pattern.startswith("{urut:3}"),
        timeout=10_000,
    )
