"""Accounts and case files of people in the register: made and linked on a person's word only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.people.official import Official
from core.vault.index import CaseRow
from tests.ui.conftest import ScriptedDialogs
from tests.ui.people.people_page import WAIT, Unlock, names, page_of, select
from tests.ui.register_tables import JOHANIS, OTHER_SITI, RUSDI, SITI
from tests.ui.test_case_work import shown
from tests.ui.test_window import space
from ui.pages.claim import ClaimSheet
from ui.pages.new_case import NewCase


def test_a_case_file_is_made_only_on_a_persons_word_and_found_again(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page, workspace = page_of(qtbot, window), space(window)
    select(page, SITI)
    dialogs.agree = False
    page.inspector.open.click()
    assert not page.table.value().cases
    dialogs.agree = True
    page.inspector.open.click()
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=WAIT)
    view = workspace.case.view
    assert view is not None
    wanted = next(one for one in registered if one.number == SITI.number)
    assert (view.person.official, view.person.id_number, view.person.work_unit) == (
        wanted.id, SITI.number, SITI.work_unit,
    )  # fmt: skip
    workspace.go("people")
    qtbot.waitUntil(lambda: bool(page.table.value().cases), timeout=WAIT)
    asked = len(dialogs.asked)
    with qtbot.waitSignal(page.opened) as opened:
        page.inspector.open.click()
    assert opened.args == [view.row.id]
    assert len(dialogs.asked) == asked, "an existing file is opened without a question"


def test_a_file_made_by_hand_is_found_by_its_number(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    page = page_of(qtbot, unlock())
    select(page, JOHANIS)
    cases: tuple[CaseRow, ...] = page.table.value().cases
    assert [case.name for case in cases] == ["Johanis Sumual"]
    page.list.chips[1].click()
    qtbot.waitUntil(lambda: names(page) == ["Johanis Sumual"], timeout=WAIT)


def test_an_account_needs_somebody_who_attests_it_and_warns_when_it_is_anothers(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    page = page_of(qtbot, unlock())
    select(page, RUSDI)
    page.inspector.claim.click()
    sheet = shown(ClaimSheet)
    sheet.agree.click()
    assert sheet._account.fault
    sheet.account.setText("https://facebook.com/Rusdi.P")
    sheet.agree.click()
    assert sheet._attested.fault
    sheet.attested_by.setEditText("Denny Lasut")
    sheet.platform.setEditText("Facebook")
    sheet.grounds.setText("diakui saat klarifikasi")
    sheet.agree.click()
    qtbot.waitUntil(lambda: bool(page.table.value().accounts), timeout=WAIT)
    account = page.table.value().accounts[0]
    assert (account.handle, account.platform, account.attested_by) == ("rusdi.p", "Facebook", "Denny Lasut")
    assert page.table.value().official.number == RUSDI.number
    select(page, SITI)
    page.inspector.claim.click()
    second = shown(ClaimSheet)
    second.account.setText("@rusdi.p")
    second.attested_by.setEditText("Rina Wowor")
    second.agree.click()
    assert "Muhammad Rusdi Pakaya" in second.message.text
    second.agree.click()
    qtbot.waitUntil(lambda: bool(page.table.value().accounts), timeout=WAIT)
    page.list.chips[2].click()
    qtbot.waitUntil(lambda: sorted(names(page)) == sorted([RUSDI.name, SITI.name]), timeout=WAIT)


def test_a_new_case_is_filled_from_the_register_and_never_a_second_one(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    workspace = space(unlock())
    workspace.cases.begin()
    sheet = shown(NewCase)
    qtbot.waitUntil(lambda: sheet.picker.isVisible(), timeout=WAIT)
    sheet.picker.search.setFocus()
    qtbot.keyClicks(sheet.picker.search, "sumual")
    qtbot.waitUntil(lambda: len(sheet.picker.results.rows()) == 1, timeout=WAIT)
    assert sheet.form.name.text() == "", "nobody is taken before a person says so"
    qtbot.keyClick(sheet.picker.search, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.picker.results, Qt.Key.Key_Return)
    assert (sheet.form.name.text(), sheet.form.back.text()) == ("Johanis Sumual", "S.Sos., M.Si.")
    sheet.agree.click()
    qtbot.waitUntil(lambda: "sudah mempunyai berkas" in sheet.message.text, timeout=WAIT)
    with qtbot.waitSignal(sheet.opening, timeout=WAIT) as opening:
        sheet.message._act.click()
    assert opening.args == [next(r.id for r in workspace.cases.table.rows() if r.name == "Johanis Sumual")]


def test_a_form_filled_from_the_register_forgets_it_when_another_person_is_typed_over(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    space(unlock()).cases.begin()
    form = shown(NewCase).form
    wanted = next(one for one in registered if one.number == SITI.number)
    form.fill(wanted)
    form.name.setText("Siti Aminah Wowor")
    person = form.value()
    assert person is not None
    assert person.official == wanted.id, "a name may be put right"
    form.number.setText(OTHER_SITI.number)
    person = form.value()
    assert person is not None
    assert person.official is None
