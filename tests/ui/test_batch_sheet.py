"""The sheet for many papers in the real window: from the agenda for a day, from a case for a hearing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from core.case.hearing import Slot
from core.clock import SetClock
from core.process import scheduling
from core.process.letters.batch import State
from core.vault import opening
from tests.ui.conftest import NOW, PASSPHRASE, ScriptedDialogs
from tests.ui.test_document_steps import sheet_of
from tests.ui.test_printing import OFFICE, FilePrinters
from tests.ui.test_window import open_first_case
from ui.components.batch_sheet import BatchSheet
from ui.components.print_sheet import PrintSheet
from ui.window import MainWindow
from ui.workspace import Workspace

Unlock = Callable[[], MainWindow]


@pytest.fixture
def hearings(folder: Path) -> None:
    """Both cases are heard on one day."""
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        for at, row in enumerate(vault.cases()):
            slot = Slot(
                local=datetime(2026, 12, 1, 9 + at, 0),  # noqa: DTZ001 - office wall time
                zone="Asia/Makassar", minutes=60, room="Ruang Klarifikasi", examiners=("Rina Wowor",),
            )  # fmt: skip
            scheduling.schedule(vault, row.id, slot)


def workspace_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def of_day(qtbot: QtBot, window: MainWindow) -> BatchSheet:
    workspace = workspace_of(window)
    workspace.go("agenda")
    qtbot.waitUntil(lambda: len(workspace.agenda.table.rows()) == 2, timeout=10_000)
    workspace.agenda.table.select(workspace.agenda.table.rows()[0].id)
    workspace.agenda.papers.click()
    sheet = sheet_of(qtbot, workspace, BatchSheet)
    qtbot.waitUntil(lambda: len(sheet.lines) == 2, timeout=10_000)
    return sheet


def states(sheet: BatchSheet) -> list[State]:
    return [line.item.state for line in sheet.lines]


@pytest.mark.usefixtures("hearings")
def test_a_days_invitations_are_numbered_saved_and_printed(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    window = unlock()
    workspace = workspace_of(window)
    workspace.case.documents.printers = FilePrinters(tmp_path, OFFICE)
    sheet = of_day(qtbot, window)
    assert states(sheet) == [State.MISSING, State.MISSING]
    assert not sheet.agree.isEnabled()
    sheet.number.click()  # the parts of the number are not given yet: both are named, nothing is made
    qtbot.waitUntil(lambda: "2 tidak dibuat" in sheet.message.text, timeout=10_000)
    qtbot.waitUntil(lambda: all("klasifikasi" in line.why.text() for line in sheet.lines), timeout=10_000)
    sheet.parts["klasifikasi"].setText("PP.01.02")
    sheet.parts["unit"].setText("K.SA-02")
    sheet.number.click()
    qtbot.waitUntil(lambda: states(sheet) == [State.READY, State.READY], timeout=20_000)
    assert not sheet.number.isEnabled()
    (tmp_path / "hasil").mkdir()
    dialogs.place = tmp_path / "hasil"
    sheet.save.click()
    qtbot.waitUntil(lambda: "3 PDF tersimpan" in sheet.message.text, timeout=20_000)
    assert len(pypdfium2.PdfDocument(tmp_path / "hasil" / "semua.pdf")) == 2
    sheet.agree.click()
    printing = sheet_of(qtbot, workspace, PrintSheet)
    qtbot.waitUntil(printing.agree.isEnabled, timeout=20_000)
    printing.agree.click()
    qtbot.waitUntil(lambda: any("dikirim" in work.words for work in workspace.strip.works), timeout=30_000)
    assert len(list(tmp_path.glob("cetak-*.pdf"))) == 2


@pytest.mark.usefixtures("hearings")
def test_stopped_in_the_middle_it_says_what_is_left_and_goes_on_at_another_click(
    qtbot: QtBot, unlock: Unlock
) -> None:
    sheet = of_day(qtbot, unlock())
    sheet.parts["klasifikasi"].setText("PP.01.02")
    sheet.parts["unit"].setText("K.SA-02")
    sheet.number.click()
    sheet.work.stop.click()
    qtbot.waitUntil(lambda: "Dihentikan" in sheet.message.text, timeout=20_000)
    qtbot.waitUntil(lambda: sheet.number.isEnabled(), timeout=10_000)
    assert State.MISSING in states(sheet)
    sheet.number.click()
    qtbot.waitUntil(lambda: states(sheet) == [State.READY, State.READY], timeout=20_000)
    numbers = [line.item.document.number for line in sheet.lines if line.item.document]
    assert [str(number)[:2] for number in numbers] == ["1/", "2/"]
    sheet.reject()


@pytest.mark.usefixtures("hearings")
def test_another_day_has_other_papers(qtbot: QtBot, unlock: Unlock) -> None:
    sheet = of_day(qtbot, unlock())
    assert sheet.day is not None
    sheet.day.setDate(QDate(2026, 12, 2))
    qtbot.waitUntil(lambda: sheet.lines == (), timeout=10_000)
    assert not sheet.draft.isEnabled()
    sheet.reject()


@pytest.mark.usefixtures("hearings")
def test_the_papers_of_a_hearing_are_listed_with_what_is_missing(qtbot: QtBot, unlock: Unlock) -> None:
    window = unlock()
    workspace = open_first_case(qtbot, window)
    workspace.case.tabs.setCurrentIndex(1)
    tab = workspace.case.hearings
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 1, timeout=10_000)
    tab.table.select(tab.table.rows()[0].id)
    tab.papers.click()
    sheet = sheet_of(qtbot, workspace, BatchSheet)
    qtbot.waitUntil(lambda: len(sheet.lines) == 5, timeout=10_000)
    oath = next(line for line in sheet.lines if line.item.template == "D06")
    assert not oath.check.isEnabled()
    assert "Perlu diisi" in oath.why.text()
    sheet.draft.click()
    qtbot.waitUntil(lambda: states(sheet)[:2] == [State.DRAFT, State.READY], timeout=20_000)
    sheet.reject()
