"""What the strip says of an import, and that every button of it is reached by keyboard."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.case import evidence
from core.clock import SetClock
from core.vault import opening
from tests.ui.conftest import NOW, PASSPHRASE
from tests.ui.test_intake import PNG, READER
from tests.ui.test_window import open_first_case, space
from ui import texts
from ui.widgets.strip import Work
from ui.window import MainWindow
from ui.workspace import Workspace

Unlock = Callable[[], MainWindow]
WAIT = 20_000


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Readers that do what a picture says; see `reader_by_content`."""
    (tmp_path / "masuk").mkdir()
    log = tmp_path / "masuk" / "dibaca"
    monkeypatch.setattr("core.reading.pool.worker_command", lambda: [sys.executable, str(READER), str(log)])
    return log


def files(log: Path, count: int, ending: str, name: str = "gambar") -> tuple[Path, ...]:
    paths = tuple(log.parent / f"{name}-{number}.png" for number in range(count))
    for path in paths:
        path.write_bytes(PNG + path.stem.encode() + ending.encode())
    return paths


def only(workspace: Workspace) -> Work:
    (work,) = workspace.strip.works
    return work


def press(qtbot: QtBot, workspace: Workspace, wanted: QPushButton) -> None:
    """Goes to a button with Tab alone, from where the person is, and presses it."""
    window = workspace.window()
    window.activateWindow()
    workspace.case.evidence.table.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT)
    for _ in range(80):
        if QApplication.focusWidget() is wanted:
            qtbot.keyClick(wanted, Qt.Key.Key_Space)
            return
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    raise AssertionError("the button is not reached by Tab")


def test_an_import_is_paused_and_goes_on_by_keyboard(qtbot: QtBot, log: Path, unlock: Unlock) -> None:
    workspace = open_first_case(qtbot, unlock())
    workspace.case.evidence.add_paths(files(log, 8, " lambat"))
    qtbot.waitUntil(lambda: workspace.intake.tally.read >= 1, timeout=WAIT)
    work = only(workspace)
    assert work.words.startswith("Membaca ")
    assert work.words.endswith(" dari 8 gambar")
    press(qtbot, workspace, work.pause)
    assert "sudah dibaca" in work.words
    assert work.pause.text().replace("&", "") == "Lanjutkan"
    press(qtbot, workspace, work.pause)
    with qtbot.waitSignal(workspace.intake.ended, timeout=WAIT):
        pass
    assert workspace.strip.works == ()
    qtbot.waitUntil(
        lambda: all(row.reading is not None for row in workspace.case.evidence.table.rows()), timeout=WAIT
    )


def test_failures_stay_in_the_strip_until_they_are_tried_again_or_closed(
    qtbot: QtBot, log: Path, unlock: Unlock
) -> None:
    workspace = open_first_case(qtbot, unlock())
    tab = workspace.case.evidence
    with qtbot.waitSignal(workspace.intake.ended, timeout=WAIT):
        tab.add_paths((*files(log, 2, " mati a"), *files(log, 1, " mati b", "lain")))
    work = only(workspace)
    assert work.words == "2 gambar belum terbaca"
    assert work.again.text().replace("&", "") == "Coba lagi 2 gambar"
    assert work.stop.text().replace("&", "") == "Tutup"
    assert not work.pause.isVisible()
    with qtbot.waitSignal(workspace.intake.ended, timeout=WAIT):
        press(qtbot, workspace, work.again)
    assert workspace.strip.works == ()
    with qtbot.waitSignal(workspace.intake.ended, timeout=WAIT):
        tab.add_paths(files(log, 1, " mati c", "c"))
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 4, timeout=WAIT)
    tab.table.select(tab.table.rows()[3].id)
    assert tab.inspector.read.isVisible()
    press(qtbot, workspace, only(workspace).stop)
    assert workspace.strip.works == ()
    with qtbot.waitSignal(workspace.intake.ended, timeout=WAIT):
        tab.inspector.read.click()
    qtbot.waitUntil(lambda: all(row.reading.ok for row in tab.table.rows()), timeout=WAIT)


def test_a_lasting_failure_is_said_at_the_end_and_in_the_list(
    qtbot: QtBot, log: Path, unlock: Unlock
) -> None:
    workspace = open_first_case(qtbot, unlock())
    tab = workspace.case.evidence
    with qtbot.waitSignal(workspace.intake.ended, timeout=WAIT):
        tab.add_paths((*files(log, 2, ""), *files(log, 1, " rusak", "r")))
    assert "3 bukti tersimpan; 1 di antaranya tidak dapat dibaca" in workspace.toast.text
    assert workspace.strip.works == ()
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 3, timeout=WAIT)
    qtbot.waitUntil(lambda: all(row.reading is not None for row in tab.table.rows()), timeout=WAIT)
    assert [row.reading.reason for row in tab.table.rows()] == [None, None, "picture_undecodable"]


def test_a_missing_component_is_one_message_on_every_page(qtbot: QtBot, log: Path, unlock: Unlock) -> None:
    log.with_suffix(".hilang").touch()
    workspace = open_first_case(qtbot, unlock())
    with qtbot.waitSignal(workspace.intake.ended, timeout=WAIT):
        workspace.case.evidence.add_paths(files(log, 5, ""))
    assert "tidak terpasang" in workspace.message.text
    assert only(workspace).again.text().replace("&", "") == "Coba lagi 5 gambar"


def test_after_unlocking_it_goes_on_by_itself_and_says_so(
    qtbot: QtBot, log: Path, window: MainWindow, folder: Path
) -> None:
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        case = vault.cases()[1].id
        with vault.change(case) as ledger:
            for path in files(log, 3, " lambat"):
                evidence.add_file(ledger, path)
        with vault.change(vault.inbox_id) as ledger:
            evidence.add(ledger, PNG + b"masuk lambat", "masuk.png")
        vault.pending.add(case, [log.parent / "pergi.png"])
    said: list[str] = []
    window.unlock.passphrase.setText(PASSPHRASE)
    window.unlock.open.click()
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=WAIT)
    workspace = space(window)
    workspace.intake.advanced.connect(lambda _: said.extend(work.words for work in workspace.strip.works))
    with qtbot.waitSignal(workspace.intake.ended, timeout=WAIT):
        pass
    assert said[0].startswith("Melanjutkan: ")
    assert said[0].endswith("4 gambar belum dibaca")
    assert "“pergi.png”" in workspace.message.text
    assert only(workspace).again.text().replace("&", "") == "Coba lagi 1 berkas"
    workspace.cases.load()
    qtbot.waitUntil(lambda: not any(row.unread for row in workspace.cases.table.rows()), timeout=WAIT)


def test_locking_in_the_middle_leaves_it_for_the_next_unlocking(
    qtbot: QtBot, log: Path, unlock: Unlock
) -> None:
    window = unlock()
    workspace = open_first_case(qtbot, window)
    workspace.case.evidence.add_paths(files(log, 30, " lambat"))
    qtbot.waitUntil(lambda: workspace.intake.tally.read >= 1, timeout=WAIT)
    window.lock("")
    again = space(unlock())
    qtbot.waitUntil(lambda: again.intake.tally.earlier, timeout=WAIT)
    again.intake.pause()
    qtbot.waitUntil(lambda: again.intake.tally.paused, timeout=WAIT)
    again.intake.resume()
    qtbot.waitUntil(lambda: not again.intake.busy, timeout=WAIT)
    again.cases.load()
    qtbot.waitUntil(
        lambda: [(row.evidence, row.unread) for row in again.cases.table.rows()] == [(30, 0), (0, 0)],
        timeout=WAIT,
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (20, "kurang dari 1 menit lagi"),
        (50, "sekitar 1 menit lagi"),
        (800, "sekitar 13 menit lagi"),
        (3600, "sekitar 1 jam lagi"),
        (5900, "sekitar 1 jam 40 menit lagi"),
    ],
)
def test_a_remaining_time_is_said_as_people_say_it(seconds: float, words: str) -> None:
    assert texts.time_left(seconds) == words
