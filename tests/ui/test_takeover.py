"""Taking a case over in the window: checked first, accepted second."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.case import evidence
from core.case.subject import Status, Subject
from core.clock import SetClock
from core.handover import export
from core.vault import opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from tests.ui.conftest import NOW, PASSPHRASE, ScriptedDialogs
from ui.pages.takeover import TakeOver
from ui.window import MainWindow

PHRASE = "bonus-katun-sudi-sejarah-tali-akan"
Unlock = Callable[[], MainWindow]


@pytest.fixture
def handed_over(tmp_path: Path, office: Office) -> Path:
    """A case of another office as a file."""
    made, _ = opening.create(tmp_path / "lain", office, PASSPHRASE, clock=SetClock(NOW), cost=LEAST_COST)
    with made as vault:
        case_id = vault.create_case(Subject(name="Sjenny Rampengan", status=Status.PERMANENT)).id
        with vault.change(case_id) as ledger:
            evidence.add(ledger, b"bukti dari kantor lain", "layar.png")
        export.export(vault, case_id, tmp_path / "masuk.age", phrase=PHRASE)
    return tmp_path / "masuk.age"


def begin(window: MainWindow) -> TakeOver:
    workspace = window.workspace
    assert workspace is not None
    workspace.take_over()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, TakeOver) and w.isVisible())


def test_nothing_enters_before_it_was_checked_and_accepted(
    qtbot: QtBot,
    unlock: Unlock,
    dialogs: ScriptedDialogs,
    handed_over: Path,
) -> None:
    window = unlock()
    workspace = window.workspace
    assert workspace is not None
    sheet = begin(window)
    dialogs.files = (handed_over,)
    sheet.choose()
    sheet.phrase.setText(PHRASE)
    sheet.agree.click()
    qtbot.waitUntil(lambda: not sheet.facts.isHidden(), timeout=20_000)
    assert len(workspace.cases.table.rows()) == 2
    sheet.agree.click()
    qtbot.waitUntil(
        lambda: workspace.case.view is not None and workspace.case.view.row.name == "Sjenny Rampengan",
        timeout=20_000,
    )


def test_a_wrong_phrase_is_said_beside_the_phrase(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, handed_over: Path
) -> None:
    sheet = begin(unlock())
    dialogs.files = (handed_over,)
    sheet.choose()
    sheet.phrase.setText("bukan-frasa-yang-benar")
    sheet.agree.click()
    qtbot.waitUntil(lambda: sheet.agree.isEnabled() and bool(sheet._secret.fault), timeout=20_000)
    assert sheet.facts.isHidden()
    sheet.reject()


def test_another_phrase_has_to_be_checked_anew(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, handed_over: Path
) -> None:
    sheet = begin(unlock())
    dialogs.files = (handed_over,)
    sheet.choose()
    sheet.phrase.setText(PHRASE)
    sheet.agree.click()
    qtbot.waitUntil(lambda: not sheet.facts.isHidden(), timeout=20_000)
    sheet.phrase.setText(PHRASE + "x")
    assert sheet.facts.isHidden()
    sheet.reject()
