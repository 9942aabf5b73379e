"""The staff register in the window: found as one types, shown whole, worked by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from benchmarks.register import officials as generated
from core.people.official import Handle, Official
from tests.ui.conftest import ScriptedDialogs
from tests.ui.people.people_page import WAIT, Unlock, begin, names, page_of, search, sheets, written
from tests.ui.register_tables import JOHANIS, OTHER_SITI, PEOPLE, RUSDI, SITI, table
from tests.ui.test_case_work import shown
from tests.ui.test_window import space
from ui.components.officials import columns, rows_of
from ui.components.searched import narrow
from ui.jobs import nothing
from ui.pages.claim import ClaimSheet
from ui.register import Snapshot
from ui.widgets.long_table import LongTable, Order


def test_without_a_register_the_page_says_what_it_will_hold_and_takes_a_table(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    workspace = space(unlock())
    workspace.go("people")
    page = workspace.people
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1, timeout=WAIT)
    dialogs.files = (written(tmp_path, table(PEOPLE)),)
    page.import_file()
    qtbot.waitUntil(lambda: bool(sheets()) and sheets()[0].judged is not None, timeout=WAIT)
    sheets()[0].agree.click()
    qtbot.waitUntil(lambda: len(page.table.rows()) == len(PEOPLE), timeout=WAIT)
    assert "4 pegawai baru" in workspace.toast.text
    row = next(row for row in page.table.rows() if row.official.number == SITI.number)
    assert (row.name, row.number, row.status) == ("Siti Aminah, S.Pd.", "19900101 201403 2 001", "PNS")


def test_typing_narrows_by_name_number_unit_and_account(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    page = page_of(qtbot, unlock())
    search(qtbot, page, "aminah girian", "Siti Aminah")
    assert page.table.value().official.number == OTHER_SITI.number
    search(qtbot, page, "19850317 2010", "Johanis Sumual")
    page.list.filter.clear()
    qtbot.waitUntil(lambda: len(page.table.rows()) == 300, timeout=WAIT)
    assert page.table.value().official.number == JOHANIS.number, "the selection stays where it was"


def test_a_name_in_another_spelling_is_found_by_the_registers_own_matching(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]
) -> None:
    page = page_of(qtbot, unlock())
    page.list.filter.setText("moh. rusdy pakaja")
    qtbot.waitUntil(lambda: "mirip" in page.list.note.text(), timeout=WAIT)
    assert names(page)[0] == RUSDI.name


def test_what_is_like_nobody_says_so(qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...]) -> None:
    page = page_of(qtbot, unlock())
    page.list.filter.setText("qqqq zzzz 7777")
    qtbot.waitUntil(lambda: page.list.stack.currentIndex() == 1, timeout=WAIT)
    assert not page.inspector.isEnabled()


def test_the_whole_way_by_keyboard_ends_in_a_question(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page = page_of(qtbot, window)
    dialogs.agree = False
    page.list.filter.setFocus()
    for letter in "rusdi pakaya":
        qtbot.keyClick(page.list.filter, letter)
    qtbot.waitUntil(lambda: names(page) == [RUSDI.name], timeout=WAIT)
    qtbot.keyClick(page.list.filter, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert dialogs.asked == ["Buat berkas perkara?"]
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.list.filter.text() == ""


def test_every_control_of_the_page_and_its_sheets_has_a_name(
    qtbot: QtBot, unlock: Unlock, registered: tuple[Official, ...], tmp_path: Path
) -> None:
    page = page_of(qtbot, unlock())
    page.inspector.claim.click()
    claim = shown(ClaimSheet)
    sheet = begin(qtbot, page, written(tmp_path, table(PEOPLE)))
    for place in (page, claim, sheet):
        for kind in (QAbstractButton, QLineEdit, QComboBox, LongTable):
            for control in place.findChildren(kind):
                inner = isinstance(control.parent(), QLineEdit | QComboBox | LongTable)
                text = control.text() if isinstance(control, QAbstractButton) else ""
                unseen = not control.isVisibleTo(place)  # such as the button of a message without one
                assert inner or unseen or control.accessibleName() or text, control
    claim.reject()
    sheet.reject()


def test_twenty_thousand_rows_are_put_together_and_shown_as_they_are(qtbot: QtBot) -> None:
    """The structure only; how long it takes is measured by hand on the real window."""
    people = tuple(generated(20_000))
    handle = Handle(
        official=people[7].id, handle="akun.itu", attested_by="Rina", at="2026-11-23T01:00:00.000Z"
    )
    snapshot = Snapshot(
        officials=people, handles=(handle,), accounts={people[7].id: (handle,)}, marks=("", "")
    )
    rows = rows_of(snapshot, (), nothing)
    assert len(rows) == 20_000
    long = LongTable(columns(), "Daftar pegawai")
    qtbot.addWidget(long)
    got: list[object] = []
    long.picked.connect(got.append)
    long.put(rows)
    assert (long.model().rowCount(), got) == (20_000, [rows[0]])
    assert [row.id for row in narrow(rows, "akun.itu", lambda _row: True, Order(), None).rows] == [
        people[7].id
    ]
    unit = columns()[4]
    ordered = narrow(rows, "", lambda _row: True, Order(column=unit, falling=True), rows[5].id)
    units = [unit.show(row).casefold() for row in ordered.rows]
    assert units == sorted(units, reverse=True)
    assert ordered.rows[ordered.at] is rows[5]
