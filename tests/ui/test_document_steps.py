"""A paper's way in the window: signed with its scan, handed over with its proof, never as a draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.case import document
from core.case.document import Made
from core.case.document_steps import State
from core.clock import SetClock
from core.vault import opening
from tests.ui.conftest import NOW, PASSPHRASE, ScriptedDialogs
from tests.ui.test_window import open_first_case
from ui.components.step_sheets import DeliveredSheet, SignedSheet
from ui.pages.case_documents import DocumentsTab
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]
T = TypeVar("T", bound=QWidget)


@pytest.fixture
def two_papers(folder: Path) -> None:
    """A numbered paper and a draft in the first case."""
    with (
        opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault,
        vault.change(vault.cases()[0].id) as ledger,
    ):
        for number in ("007/PP/XI/2026", None):
            document.add(
                ledger,
                Made(
                    template="D03", title="Undangan Klarifikasi", number=number, date=date(2026, 11, 23),
                    pdf=b"%PDF-1.7 isi", pages=1, template_digest="0" * 64, fonts=(), libraries=(), context={},
                    draft=number is None,
                ),
            )  # fmt: skip


def tab_of(qtbot: QtBot, window: MainWindow) -> DocumentsTab:
    workspace = open_first_case(qtbot, window)
    workspace.case.tabs.setCurrentIndex(2)
    tab = workspace.case.documents
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 2, timeout=10_000)
    return tab


def sheet_of(qtbot: QtBot, tab: DocumentsTab, kind: type[T]) -> T:
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in tab.findChildren(kind)), timeout=10_000)
    return next(sheet for sheet in tab.findChildren(kind) if sheet.isVisible())


@pytest.mark.usefixtures("two_papers")
def test_a_paper_is_signed_with_its_scan_and_then_handed_over(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    tab = tab_of(qtbot, unlock())
    assert tab.sign.isEnabled()
    assert not tab.deliver.isEnabled()
    (tmp_path / "pindai.txt").write_text("bukan pindaian")
    (tmp_path / "pindai.pdf").write_bytes(b"%PDF-1.7 pindaian")
    tab.sign.click()
    sheet = sheet_of(qtbot, tab, SignedSheet)
    dialogs.files = (tmp_path / "pindai.txt",)
    sheet._choose()
    sheet.who.setText("Deidy Walukow")
    sheet.agree.click()
    qtbot.waitUntil(lambda: bool(sheet._file.fault), timeout=10_000)
    dialogs.files = (tmp_path / "pindai.pdf",)
    sheet._choose()
    sheet.agree.click()
    qtbot.waitUntil(lambda: tab.table.rows()[0].state is State.SIGNED, timeout=10_000)
    tab.deliver.click()
    handing = sheet_of(qtbot, tab, DeliveredSheet)
    assert handing.who.text() == "Johanis Sumual"
    handing.agree.click()
    qtbot.waitUntil(lambda: tab.table.rows()[0].state is State.DELIVERED, timeout=10_000)
    assert [step.who for step in tab.table.rows()[0].steps] == ["Deidy Walukow", "Johanis Sumual"]


@pytest.mark.usefixtures("two_papers")
def test_a_draft_offers_neither_step(qtbot: QtBot, unlock: Unlock) -> None:
    tab = tab_of(qtbot, unlock())
    tab.table.select(tab.table.rows()[1].id)
    assert tab.table.value().item.draft
    assert not tab.sign.isEnabled()
    assert not tab.deliver.isEnabled()
