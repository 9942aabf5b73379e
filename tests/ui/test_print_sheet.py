"""The sheet *Cetak* in the real window, on printers that write files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from pytestqt.qtbot import QtBot

from core.case import document
from core.case.hearing import Slot
from core.clock import SetClock
from core.errors import UserError
from core.process import letters, scheduling
from core.process.letters.again import on_paper
from core.vault import opening
from tests.ui.conftest import NOW, PASSPHRASE, ScriptedDialogs
from tests.ui.test_document_steps import sheet_of
from tests.ui.test_printing import A4, MM, OFFICE, SMALL, FilePrinters
from tests.ui.test_window import open_first_case
from ui.components.page_choice import chosen_pages
from ui.components.print_sheet import PrintSheet
from ui.pages.case_documents import DocumentsTab
from ui.printing import Printer
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]
NUMBER = "7/PP.01.02/K.SA-02/11/2026"


@pytest.fixture
def papers(folder: Path) -> None:
    """In the first case: a numbered invitation on A4, and an attendance list on F4 that has no number."""
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        case_id = vault.cases()[0].id
        slot = Slot(
            local=datetime(2026, 12, 1, 9, 0),  # noqa: DTZ001 - office wall time
            zone="Asia/Makassar", minutes=60, room="Ruang Klarifikasi", examiners=("Rina Wowor",),
        )  # fmt: skip
        scheduling.schedule(vault, case_id, slot)
        letters.create(vault, case_id, "D03", {"surat.nomor": NUMBER})
        letters.create(vault, case_id, "D05", {})
        letters.create(vault, case_id, "D04", {"surat.nomor": NUMBER, "dugaan": "menyukai unggahan"})


def tab_of(qtbot: QtBot, window: MainWindow, folder: Path, *printers: Printer) -> DocumentsTab:
    workspace = open_first_case(qtbot, window)
    workspace.case.tabs.setCurrentIndex(2)
    tab = workspace.case.documents
    tab.printers = FilePrinters(folder, *printers)
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 3, timeout=10_000)
    return tab


def opened(qtbot: QtBot, tab: DocumentsTab, template: str) -> PrintSheet:
    tab.table.select(next(row.id for row in tab.table.rows() if row.item.template == template))
    tab.print.click()
    sheet = sheet_of(qtbot, tab, PrintSheet)
    qtbot.waitUntil(lambda: None not in (sheet._known.printers, sheet._known.sizes), timeout=30_000)
    return sheet


def actions(folder: Path) -> list[str]:
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        ledger = vault.case(vault.cases()[0].id)
        return [
            str(row[0]) for row in ledger.rows("SELECT action FROM entry WHERE kind = ?", (document.KIND,))
        ]


@pytest.mark.usefixtures("papers")
def test_a_numbered_paper_is_printed_from_what_is_stored_and_recorded(
    qtbot: QtBot, unlock: Unlock, folder: Path, tmp_path: Path
) -> None:
    window = unlock()
    tab = tab_of(qtbot, window, tmp_path, SMALL, OFFICE)
    sheet = opened(qtbot, tab, "D03")
    assert sheet.printer.value() == "Kantor"
    assert sheet.copies.value() == 1
    sheet.copies.setValue(2)
    sheet.agree.click()
    assert window.workspace is not None
    strip = window.workspace.strip
    qtbot.waitUntil(lambda: any("dikirim" in work.words for work in strip.works), timeout=30_000)
    (name,) = tmp_path.glob("cetak-*.pdf")
    printed = pypdfium2.PdfDocument(name)
    row = next(row for row in tab.table.rows() if row.item.template == "D03")
    assert len(printed) == 2 * row.item.pages
    assert tuple(side / MM for side in printed[0].get_size()) == pytest.approx(A4, abs=0.5)
    strip.works[0].stop.click()
    assert strip.works == ()
    window.close()
    assert actions(folder).count("print") == 1


@pytest.mark.usefixtures("papers")
def test_a_certified_copy_is_printed_and_makes_no_second_paper(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path
) -> None:
    window = unlock()
    tab = tab_of(qtbot, window, tmp_path, OFFICE)
    assert window.workspace is not None
    strip = window.workspace.strip

    def told(count: int) -> bool:
        return sum("dikirim" in work.words for work in strip.works) == count

    for count, kind in enumerate(("stored", "certified"), start=1):
        sheet = opened(qtbot, tab, "D03")
        sheet.kind.set_value(kind)
        if kind == "certified":
            qtbot.waitUntil(lambda sheet=sheet: bool(sheet.paper.written), timeout=30_000)  # type: ignore[misc]
        sheet.agree.click()
        qtbot.waitUntil(lambda count=count: told(count), timeout=30_000)  # type: ignore[misc]
    first, second = (pypdfium2.PdfDocument(tmp_path / f"cetak-{at}.pdf")[0] for at in (1, 2))
    assert first.render(scale=1).to_pil().tobytes() != second.render(scale=1).to_pil().tobytes()
    assert len(tab.table.rows()) == 3


@pytest.mark.usefixtures("papers")
def test_a_paper_without_number_is_made_anew_for_the_paper_that_the_printer_has(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path
) -> None:
    tab = tab_of(qtbot, unlock(), tmp_path, SMALL)
    sheet = opened(qtbot, tab, "D05")
    assert "F4" in sheet._lack.text()
    assert not sheet.agree.isEnabled()
    assert "A4" in sheet.remake.text()
    sheet.remake.click()
    qtbot.waitUntil(sheet.agree.isEnabled, timeout=30_000)
    assert sheet._lack_box.isHidden()
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 4, timeout=10_000)
    sheet.reject()


@pytest.mark.usefixtures("papers")
def test_papers_made_anew_before_a_failure_are_told_and_the_rest_can_be_tried_again(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = tab_of(qtbot, unlock(), tmp_path, SMALL)
    sheet = opened(qtbot, tab, "D05")
    sheet._papers *= 2
    old, calls = sheet._papers[0][1], 0

    def second_fails(*args: Any) -> document.Document:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise UserError("blob_damaged")
        return on_paper(*args)

    monkeypatch.setattr("ui.components.print_sheet.on_paper", second_fails)
    sheet.remake.click()
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 4, timeout=10_000)
    assert sheet._papers[0][1].id != old.id
    assert sheet._papers[1][1].id == old.id
    assert sheet.message.text
    assert sheet.remake.isEnabled()
    sheet.reject()


@pytest.mark.usefixtures("papers")
def test_a_numbered_paper_is_smaller_only_after_a_choice_that_names_the_percentage(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path
) -> None:
    tab = tab_of(qtbot, unlock(), tmp_path, SMALL)
    sheet = opened(qtbot, tab, "D04")
    assert sheet.remake.isHidden()
    assert "90 %" in sheet.shrink.text()
    assert not sheet.agree.isEnabled()
    sheet.shrink.click()
    assert sheet.agree.isEnabled()
    before = next(row.item.sha256 for row in tab.table.rows() if row.item.template == "D04")
    sheet.agree.click()
    qtbot.waitUntil(lambda: list(tmp_path.glob("cetak-*.pdf")) != [], timeout=30_000)
    assert before == next(row.item.sha256 for row in tab.table.rows() if row.item.template == "D04")


@pytest.mark.usefixtures("papers")
def test_without_a_printer_the_pdf_can_be_saved(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    tab = tab_of(qtbot, unlock(), tmp_path)
    sheet = opened(qtbot, tab, "D03")
    assert "Tidak ada pencetak" in sheet.message.text
    assert not sheet.agree.isEnabled()
    (tmp_path / "hasil").mkdir()
    dialogs.place = tmp_path / "hasil"
    sheet._save()
    qtbot.waitUntil(lambda: "tersimpan" in sheet.message.text, timeout=10_000)
    assert [path.name for path in (tmp_path / "hasil").iterdir()] == ["01-D03-2026-11-23.pdf"]
    sheet.reject()


def test_pages_are_named_as_people_write_them() -> None:
    assert chosen_pages("", 4) == ()
    assert chosen_pages("1-2, 4", 4) == (0, 1, 3)
    assert chosen_pages("3; 1 – 2", 4) == (2, 0, 1)
    for wrong in ("0", "5", "3-2", "a", "1-", "-1"):
        with pytest.raises(ValueError, match="pages"):
            chosen_pages(wrong, 4)
