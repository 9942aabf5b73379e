"""An office of another kind: an agency summons, and its window never speaks of the invitation of Bawaslu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.case.hearing import Slot
from core.clock import SetClock
from core.process import scheduling
from core.vault import opening
from core.vault.office import Office, OfficeKind, Staff
from tests.ui.conftest import NOW, PASSPHRASE
from tests.ui.test_document_steps import sheet_of
from tests.ui.test_window import open_first_case
from ui.components.batch_sheet import BatchSheet
from ui.widgets.table import Table
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]


@pytest.fixture
def office() -> Office:
    return Office(
        name="Inspektorat Kota Contoh",
        kind=OfficeKind.AGENCY,
        timezone="Asia/Makassar",
        letterhead=("PEMERINTAH KOTA CONTOH", "INSPEKTORAT"),
        city="Contoh",
        staff=(Staff(name="Rina Wowor", position="Inspektur", signs=True),),
        rooms=("Ruang Rapat",),
    )


@pytest.fixture
def hearings(folder: Path) -> None:
    """The first case is heard twice."""
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        first = next(row for row in vault.cases() if row.name == "Johanis Sumual")
        for day in (1, 8):
            slot = Slot(
                local=datetime(2026, 12, day, 9, 0),  # noqa: DTZ001 - office wall time
                zone="Asia/Makassar", minutes=60, room="Ruang Rapat", examiners=("Rina Wowor",),
            )  # fmt: skip
            scheduling.schedule(vault, first.id, slot)


def test_the_paper_that_calls_to_a_hearing_is_the_summons_and_names_that_hearing(
    qtbot: QtBot, unlock: Unlock, hearings: None
) -> None:
    workspace = open_first_case(qtbot, unlock())
    page = workspace.composer
    workspace.compose("")
    page.template.set_value("D17")  # what was chosen before must not come again
    qtbot.waitUntil(lambda: page.form is not None and page.form.form.template == "D17", timeout=10_000)
    page.left.emit()
    tab = workspace.case.hearings
    workspace.case.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 2, timeout=10_000)
    # Not the last one: that is what a paper takes by itself.
    earlier = next(row for row in tab.table.rows() if row.slot.local.day == 1)
    tab.table.select(earlier.id)
    tab.invite.click()
    assert page.template.value() == "D04"
    qtbot.waitUntil(
        lambda: page.form is not None and page.form.form.template == "D04" and page.form.complete,
        timeout=10_000,
    )
    assert page.form is not None
    page.form.fill({"dugaan": "menyukai unggahan pasangan calon"})
    page.make.click()
    qtbot.waitUntil(lambda: page.paper.shown is not None, timeout=30_000)
    assert page.paper.shown is not None
    assert page.paper.shown.hearing == earlier.id


def heads(table: Table) -> list[str]:
    model = table.model()
    return [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]


def test_the_window_of_an_agency_speaks_of_a_summons(qtbot: QtBot, unlock: Unlock, hearings: None) -> None:
    window = unlock()
    workspace = open_first_case(qtbot, window)
    assert workspace.case.hearings.invite.text() == "Buat &panggilan"
    assert "Panggilan" in heads(workspace.case.hearings.table)
    workspace.go("agenda")
    qtbot.waitUntil(lambda: len(workspace.agenda.table.rows()) == 2, timeout=10_000)
    assert "Terperiksa" in heads(workspace.agenda.table)
    workspace.agenda.papers.click()
    sheet = sheet_of(qtbot, workspace, BatchSheet)
    qtbot.waitUntil(lambda: bool(sheet.lines), timeout=10_000)
    assert [line.item.template for line in sheet.lines] == ["D04"]
    assert sheet.windowTitle() == "Panggilan satu hari"
    sheet.reject()
