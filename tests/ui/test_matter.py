"""A report is taken down on the case and numbered by its register, from the window."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ui.components.matter_sheet import MatterSheet
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]


def test_a_finding_gets_the_next_number_and_an_unfinished_one_none(qtbot: QtBot, unlock: Unlock) -> None:
    workspace = unlock().workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: bool(workspace.cases.table.rows()), timeout=10_000)
    workspace.open_case(workspace.cases.table.rows()[0].id)
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=10_000)
    workspace.case.reporting.emit()
    sheet = workspace.findChildren(MatterSheet)[0]
    qtbot.waitUntil(lambda: set(sheet.parts) == {"pemilihan", "tingkat", "wilayah"}, timeout=10_000)
    sheet.origin.set_value("finding")
    sheet.origin.activated.emit(1)
    sheet.agree.click()
    assert sheet.election_field.fault == sheet._fields["wilayah"].fault == "Isi bagian ini."
    sheet.election.setText("Pemilihan Wali Kota Tahun 2026")
    sheet.summary.setPlainText("menyukai\nunggahan")
    for name, text in (("pemilihan", "PW"), ("tingkat", "Kota"), ("wilayah", "27.12")):
        sheet.parts[name].setText(text)
    qtbot.waitUntil(lambda: sheet._register is not None and sheet._register.id == "finding", timeout=10_000)
    told: list[str] = []
    sheet.recorded.connect(told.append)
    sheet.agree.click()
    qtbot.waitUntil(lambda: told == ["001/TM/PW/Kota/27.12/XI/2026"], timeout=10_000)
