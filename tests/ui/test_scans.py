"""Scans dropped on the documents tab: recognised by the real readers, kept only after a person confirms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.case import document, document_steps
from core.case.document_steps import State
from core.clock import SetClock
from core.process import letters
from core.vault import opening
from core.vault.vault import Vault
from tests.core.reading.scanned import as_jpeg, as_pdf, drawn, scanned
from tests.ui.conftest import NOW, PASSPHRASE, ScriptedDialogs
from tests.ui.test_window import open_first_case
from ui.components import lists
from ui.components.scan_sheet import ScanSheet
from ui.components.step_sheets import SignedSheet
from ui.pages.case_documents import DocumentsTab
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]


def paper(vault: Vault, case_id: str, number: str) -> bytes:
    """A status letter as it comes back from a scanner."""
    return pages(vault, case_id, {"surat.nomor": number})[0]


def pages(vault: Vault, case_id: str, answers: dict[str, str]) -> list[bytes]:
    """The pages of a status letter, each a picture."""
    for field in letters.form(vault, case_id, "D21").fields:
        if field.required and not field.value and field.key not in answers:
            answers[field.key] = (
                field.choices[0] if field.choices else "2026-11-23" if field.kind == "date" else "isi"
            )
    made = letters.create(vault, case_id, "D21", answers)
    pdf = document.pdf(vault.case(case_id), made)
    return [scanned(drawn(pdf, page, 200), "upright", page + 1) for page in range(made.pages)]


@pytest.fixture
def stack(folder: Path, tmp_path: Path) -> Path:
    """One PDF with a page of a paper of each case."""
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        pages = [paper(vault, row.id, f"01{at}/PM/XI/2026") for at, row in enumerate(vault.cases())]
    file = tmp_path / "tumpukan.pdf"
    file.write_bytes(as_pdf(pages))
    (tmp_path / "satu.jpg").write_bytes(pages[0])
    return file


def tab_of(qtbot: QtBot, window: MainWindow) -> DocumentsTab:
    workspace = open_first_case(qtbot, window)
    workspace.case.tabs.setCurrentIndex(2)
    tab = workspace.case.documents
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 1, timeout=10_000)
    return tab


def sheet_of(qtbot: QtBot, tab: DocumentsTab) -> ScanSheet:
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in tab.findChildren(ScanSheet)), timeout=60_000)
    return next(sheet for sheet in tab.findChildren(ScanSheet) if sheet.isVisible())


def states(folder: Path) -> list[list[State]]:
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        return [[step.state for step in document_steps.items(vault.case(row.id))] for row in vault.cases()]


def test_a_stack_goes_to_its_papers_after_a_person_confirms(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, stack: Path, folder: Path
) -> None:
    window = unlock()
    tab = tab_of(qtbot, window)
    dialogs.files = (stack,)
    tab.scans.click()
    sheet = sheet_of(qtbot, tab)
    assert [card.one.case_name for card in sheet.cards] == ["Johanis Sumual", "Merlin Tendean"]
    assert tab.table.rows()[0].state is State.NUMBERED
    sheet.cards[0].who.setText("")
    sheet.agree.click()
    assert sheet.cards[0]._who.fault
    for card in sheet.cards:
        card.who.setText("Rina Wowor")
    sheet.agree.click()
    qtbot.waitUntil(lambda: tab.table.rows()[0].state is State.SIGNED, timeout=60_000)
    qtbot.waitUntil(lambda: "2 pindaian" in tab.message.text, timeout=60_000)
    step = tab.table.rows()[0].steps[0]
    assert len(step.parts) == 1
    tab.table.select(tab.table.rows()[0].id)
    tab.view.setCurrentIndex(1)
    tab._show_chosen()
    qtbot.waitUntil(lambda: not tab.paper.canvas.empty, timeout=60_000)
    assert tab.paper.scan == step
    window.close()
    assert states(folder) == [[State.SIGNED], [State.SIGNED]]


def test_a_signature_is_kept_before_the_receipt_and_nothing_is_begun_twice(
    qtbot: QtBot, unlock: Unlock, stack: Path, folder: Path
) -> None:
    window = unlock()
    tab = tab_of(qtbot, window)
    tab._look_at([stack, stack.with_name("satu.jpg")])
    sheet = sheet_of(qtbot, tab)
    receipt, signed = (card for card in sheet.cards if card.one.case_name == "Johanis Sumual")
    for card in sheet.cards:
        card.who.setText("Rina Wowor")
        card.chosen.setChecked(card in (receipt, signed))
    receipt.kind.set_value(State.DELIVERED.value)
    receipt.who.setText("Johanis Sumual")
    sheet.agree.click()
    assert not any(card.isEnabled() for card in sheet.cards)
    enabled: list[bool] = []
    tab._desk.changed.connect(lambda _file: enabled.append(sheet.agree.isEnabled()))
    qtbot.waitUntil(lambda: "2 pindaian" in tab.message.text, timeout=60_000)
    assert enabled == [False, False]
    window.close()
    assert states(folder) == [[State.SIGNED, State.DELIVERED], []]


def test_nothing_is_kept_when_the_person_leaves(
    qtbot: QtBot, unlock: Unlock, stack: Path, folder: Path
) -> None:
    window = unlock()
    tab = tab_of(qtbot, window)
    tab._look_at([stack, stack.with_name("satu.jpg")])
    sheet = sheet_of(qtbot, tab)
    assert len(sheet.cards) == 3
    sheet.leave.click()
    window.close()
    assert states(folder) == [[], []]


def test_a_scan_without_a_code_is_offered_for_the_selected_paper(
    qtbot: QtBot, unlock: Unlock, stack: Path, tmp_path: Path
) -> None:
    tab = tab_of(qtbot, unlock())
    plain = tmp_path / "polos.pdf"

    plain.write_bytes(as_pdf([as_jpeg(np.full((1200, 900, 3), 255, np.uint8), 80)]))
    tab.table.select(tab.table.rows()[0].id)
    tab._look_at([plain])
    qtbot.waitUntil(lambda: any(one.isVisible() for one in tab.findChildren(SignedSheet)), timeout=60_000)
    assert "terpilih" in tab.message.text


def test_what_is_no_scan_is_said_and_changes_nothing(
    qtbot: QtBot, unlock: Unlock, stack: Path, tmp_path: Path
) -> None:
    tab = tab_of(qtbot, unlock())
    (tmp_path / "catatan.pdf").write_text("bukan pindaian")
    tab._look_at([tmp_path / "catatan.pdf", tmp_path / "tidak-ada.pdf"])
    qtbot.waitUntil(lambda: "Tidak ada surat" in tab.message.text, timeout=60_000)
    assert "catatan.pdf" in tab.message.text
    assert not tab.findChildren(SignedSheet)


@pytest.fixture
def photos(folder: Path, tmp_path: Path) -> list[Path]:
    """Two photographs, one for each page of one letter."""
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        long = {"status": "tidak diregistrasi", "alasan": "laporan tidak memenuhi syarat " * 20}
        taken = pages(vault, vault.cases()[0].id, {"surat.nomor": "014/PM/XI/2026", **long})
    files = [tmp_path / f"foto-{at}.jpg" for at in range(len(taken))]
    for file, data in zip(files, taken, strict=True):
        file.write_bytes(data)
    assert len(files) == 2
    return files


def test_photos_of_a_letter_are_one_card_and_a_missing_page_comes_later(
    qtbot: QtBot, unlock: Unlock, photos: list[Path], folder: Path
) -> None:
    tab = tab_of(qtbot, unlock())
    tab._look_at([photos[1], photos[0]])
    sheet = sheet_of(qtbot, tab)
    (card,) = sheet.cards
    assert [place.scan for place in card.one.places] == [1, 0]
    sheet.leave.click()
    qtbot.waitUntil(lambda: not tab.findChildren(ScanSheet), timeout=10_000)
    tab._look_at([photos[0]])
    sheet = sheet_of(qtbot, tab)
    assert any("Halaman 2 dari 2 belum ada" in one.text() for one in sheet.findChildren(QLabel))
    sheet.cards[0].who.setText("Rina Wowor")
    sheet.agree.click()
    qtbot.waitUntil(lambda: tab.table.rows()[0].state is State.SIGNED, timeout=60_000)
    qtbot.waitUntil(lambda: not tab.findChildren(ScanSheet), timeout=10_000)
    assert "belum lengkap" in lists._paper_steps(tab.table.rows()[0])
    tab._look_at([photos[1]])
    sheet = sheet_of(qtbot, tab)
    (card,) = sheet.cards
    assert (card.state, card.who.text()) == (State.SIGNED, "Rina Wowor")  # as the record that it completes
    sheet.agree.click()
    qtbot.waitUntil(lambda: len(tab.table.rows()[0].steps) == 2, timeout=60_000)
    first, second = tab.table.rows()[0].steps
    assert (first.lacks, second.lacks) == ((2,), (1,))
    assert "belum lengkap" not in lists._paper_steps(tab.table.rows()[0])
    tab.table.select(tab.table.rows()[0].id)
    tab.view.setCurrentIndex(2)
    tab._show_chosen()
    qtbot.waitUntil(lambda: tab.paper.scan == second, timeout=60_000)
