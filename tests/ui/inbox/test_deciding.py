"""*Bukti masuk*: nothing is linked without a yes, and a tick can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.case import checklist, evidence
from core.case.checklist import Mark
from core.process import inbox
from core.vault.vault import Vault
from tests.ui.conftest import ScriptedDialogs
from tests.ui.inbox.pieces import (
    Unlock,
    ask,
    by_name,
    choose_all,
    entered,
    fill_groups,
    learned,
    press,
    shows,
)
from tests.ui.test_window import space
from ui.pages.link import LinkSheet
from ui.pages.new_case import NewCase


def link_sheet() -> LinkSheet:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, LinkSheet) and w.isVisible())


@pytest.mark.usefixtures("three")
def test_enter_alone_never_links_and_a_refused_yes_leaves_everything(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs
) -> None:
    page = entered(qtbot, unlock(), 3)
    page.grid.step(0)
    press(page, Qt.Key.Key_Return)
    sheet = link_sheet()
    qtbot.waitUntil(lambda: len(sheet.table.rows()) == 2, timeout=10_000)
    dialogs.agree = False
    for widget in (sheet, sheet.filter, sheet.table, sheet.candidates.search):
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    sheet.turn_to(1)
    sheet.submit()
    assert "Tautkan 1 bukti ke berkas" in dialogs.asked[-1]
    assert sheet.isVisible()
    sheet.reject()
    assert page.store.waiting == 3


@pytest.mark.usefixtures("three")
def test_several_pieces_go_to_one_case_after_a_yes_and_leave_the_inbox(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs
) -> None:
    workspace = space(window := unlock())
    page = entered(qtbot, window, 3)
    shown = page.grid.shown()
    choose_all(page)
    assert page.grid.chosen() == shown
    press(page, Qt.Key.Key_Return)
    sheet = link_sheet()
    sheet.turn_to(1)
    qtbot.waitUntil(lambda: len(sheet.table.rows()) == 2, timeout=10_000)
    sheet.filter.setText("lurah")
    with qtbot.waitSignal(page.linked, timeout=10_000) as told:
        sheet.submit()
    assert dialogs.asked[-1].startswith("Tautkan 3 bukti ke berkas Merlin Tendean")
    case_id = str(told.args[0])  # type: ignore[index]
    shows(qtbot, page, 0)
    there = ask(qtbot, workspace, lambda vault: evidence.items(vault.case(case_id)))
    assert isinstance(there, tuple)
    assert {item.id for item in there} == set(shown)
    assert "3 bukti ditautkan ke berkas Merlin Tendean" in workspace.toast.text
    workspace.toast.act.click()
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=10_000)
    view = workspace.case.view
    assert view is not None
    assert view.row.id == case_id


@pytest.mark.usefixtures("three")
def test_a_new_case_can_be_made_while_linking(qtbot: QtBot, unlock: Unlock) -> None:
    page = entered(qtbot, unlock(), 3)
    page.grid.step(0)
    press(page, Qt.Key.Key_Return)
    link_sheet().begin()
    new = next(w for w in QApplication.topLevelWidgets() if isinstance(w, NewCase) and w.isVisible())
    new.form.name.setText("Ferry Mandey")
    with qtbot.waitSignal(page.linked, timeout=10_000):
        new.submit()
    shows(qtbot, page, 2)


def test_something_alike_in_a_case_is_said_on_the_card(
    qtbot: QtBot, unlock: Unlock, fill: Callable[[Callable[[Vault], object]], None]
) -> None:
    def work(vault: Vault) -> None:
        fill_groups(vault)
        original = next(item for item in evidence.items(vault.inbox) if item.name == "asli.png")
        inbox.assign(vault, vault.cases()[0].id, [original.id])

    fill(work)
    page = entered(qtbot, unlock(), 3)
    learned(qtbot, page)
    qtbot.waitUntil(lambda: bool(by_name(page, "kecil.png").gone_to), timeout=10_000)
    page.grid.choose(by_name(page, "kecil.png").id)
    assert "Yang serupa ada di berkas Johanis Sumual" in page.inspector._likeness.text()


@pytest.mark.usefixtures("three")
def test_a_tick_counts_at_once_and_can_be_taken_back(qtbot: QtBot, unlock: Unlock) -> None:
    workspace = space(window := unlock())
    page = entered(qtbot, window, 3)
    page.grid.step(0)
    item = page.grid.current()
    before = page.store.cards[0].lacking
    page.inspector.checklist.ticked.emit("second_capture", Mark.PRESENT)

    def lacking() -> int:
        card = page.store.card(item)
        assert card is not None
        return card.lacking

    qtbot.waitUntil(lambda: lacking() == before - 1, timeout=10_000)
    kept = ask(qtbot, workspace, lambda vault: checklist.of_file(vault.inbox))
    assert kept == {item: {"second_capture": Mark.PRESENT}}
    press(page, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: lacking() == before, timeout=10_000)


@pytest.mark.usefixtures("three")
def test_a_piece_is_shown_large_and_escape_leads_back(qtbot: QtBot, unlock: Unlock) -> None:
    workspace = space(window := unlock())
    page = entered(qtbot, window, 3)
    page.grid.step(0)
    press(page, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: workspace.stack.currentWidget() is workspace.viewer, timeout=10_000)
    workspace.viewer.left.emit()
    assert workspace.stack.currentWidget() is page
