"""Locked in the middle of an import, the vault is closed within a second; unlocked again, the import goes on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.case import evidence, reading
from core.case.chain import ledger_faults
from core.case.subject import Subject
from core.clock import SetClock
from core.errors import UserError
from core.vault.vault import Vault
from tests.acceptance.helpers import PASSPHRASE, TORTURE, unlock
from tests.acceptance.small_pictures import small_pictures
from ui.dialogs import RealDialogs
from ui.settings import Settings
from ui.theme import Choice, Theme
from ui.window import MainWindow
from ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

# The promise is one second; a machine that many share is given more when nobody asked for the long form.
_MOST_S = 1.0 if TORTURE else 4.0


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, vault: Vault) -> Iterator[MainWindow]:
    vault.create_case(Subject(name="Budi"))
    vault.close()
    made = MainWindow(Settings(tmp_path / "setelan.ini"), Theme(qapp, Choice.LIGHT), RealDialogs())
    made.unlock.offer(vault.folder)
    made.show()
    qtbot.addWidget(made)
    yield made
    made.close()


def enter(qtbot: QtBot, window: MainWindow) -> Workspace:
    window.unlock.passphrase.setText(PASSPHRASE)
    window.unlock.open.click()
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: bool(workspace.cases.table.rows()), timeout=20_000)
    return workspace


def closed_after(window: MainWindow, folder: Path, clock: SetClock) -> float:
    """Locks the window and gives the seconds until another program could open the vault."""
    begin = time.perf_counter()
    window.lock("")
    while True:
        try:
            unlock(folder, clock).close()
        except UserError:
            QApplication.processEvents()
            continue
        return time.perf_counter() - begin


@pytest.mark.parametrize("moment", ["storing", "reading"])
def test_locking_in_the_middle_of_an_import_takes_no_second(
    qtbot: QtBot, window: MainWindow, vault: Vault, clock: SetClock, tmp_path: Path, moment: str
) -> None:
    count, folder = (200, vault.folder) if TORTURE else (40, vault.folder)
    files = small_pictures(tmp_path / "masuk", count)
    # As large as evidence may come; locking does not wait for it.
    (tmp_path / "masuk" / "video.mp4").write_bytes(b"\0\0\0\x18ftyp" + bytes(60_000_000))
    files = (files[0], tmp_path / "masuk" / "video.mp4", *files[1:])
    workspace = enter(qtbot, window)
    workspace.open_case(workspace.cases.table.rows()[0].id)
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=20_000)
    workspace.case.evidence.add_paths(files)
    if moment == "storing":
        qtbot.waitUntil(lambda: workspace.intake.busy, timeout=20_000)
        qtbot.wait(60)
    else:
        qtbot.waitUntil(lambda: workspace.intake.tally.read >= 3, timeout=60_000)
    took = closed_after(window, folder, clock)
    assert took < _MOST_S
    with unlock(folder, clock) as opened:
        ledger = opened.case(opened.cases()[0].id)
        assert ledger_faults(ledger, full=True) == ()
        assert len(reading.of_evidence(ledger)) < count, "it was locked in the middle"
    again = enter(qtbot, window)
    qtbot.waitUntil(lambda: again.intake.tally.earlier, timeout=20_000)
    qtbot.waitUntil(lambda: not again.intake.busy, timeout=600_000)
    window.lock("", wait=True)
    with unlock(folder, clock) as opened:
        ledger = opened.case(opened.cases()[0].id)
        assert len(evidence.items(ledger)) == count + 1
        assert len(reading.of_evidence(ledger)) == count
    sys.stdout.write(f"closed after {took:.2f} s while {moment}\n")
