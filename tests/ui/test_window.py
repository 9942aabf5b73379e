"""From unlocking to the lock, with the real window on a real vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.vault import opening
from core.vault.keys import LEAST_COST
from tests.ui.conftest import PASSPHRASE, ScriptedDialogs
from ui.pages.first_run import FirstRunPage
from ui.window import MainWindow
from ui.workspace import Workspace

Unlock = Callable[[], MainWindow]


def space(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def open_first_case(qtbot: QtBot, window: MainWindow) -> Workspace:
    workspace = space(window)
    row = workspace.cases.table.rows()[0]
    workspace.open_case(row.id)
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=10_000)
    return workspace


def picture(path: Path, colour: int = 0xFFEEDDCC) -> Path:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(path))
    return path


def test_a_wrong_passphrase_is_told_at_its_field_and_can_be_retyped_at_once(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.unlock
    page.passphrase.setText("bukan frasa ini")
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.fault), timeout=10_000)
    assert "tidak cocok" in page.fault
    assert page.passphrase.selectedText() == page.passphrase.text()
    assert window.workspace is None


def test_a_folder_that_is_no_vault_is_named_as_such(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    window.unlock.folder.setText(str(tmp_path / "lain"))
    window.unlock.passphrase.setText(PASSPHRASE)
    window.unlock.open.click()
    qtbot.waitUntil(lambda: bool(window.unlock.message.text), timeout=10_000)
    assert "bukan brankas" in window.unlock.message.text


def test_the_right_passphrase_leads_to_the_list_of_cases_by_keyboard_alone(
    qtbot: QtBot, window: MainWindow
) -> None:
    for letter in PASSPHRASE:
        qtbot.keyClick(window.unlock.passphrase, letter)
    qtbot.keyClick(window.unlock.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
    table = space(window).cases.table
    qtbot.waitUntil(lambda: [row.name for row in table.rows()] == ["Johanis Sumual", "Merlin Tendean"])
    assert window.unlock.passphrase.text() == ""
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: space(window).case.view is not None, timeout=10_000)
    view = space(window).case.view
    assert view is not None
    assert view.row.name == "Merlin Tendean"


def test_the_filter_finds_by_part_of_a_number_or_position(unlock: Unlock) -> None:
    page = space(unlock()).cases
    page.filter.setText("lurah")
    assert [row.name for row in page.table.rows()] == ["Merlin Tendean"]
    page.filter.setText("19850317 201001")
    assert [row.name for row in page.table.rows()] == ["Johanis Sumual"]
    page.filter.setText("tidak ada")
    assert page.stack.currentIndex() == 2


def test_a_file_becomes_a_row_with_progress_and_a_missing_one_is_named(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path
) -> None:
    workspace = open_first_case(qtbot, unlock())
    seen: list[str] = []
    workspace.intake.advanced.connect(lambda _: seen.extend(work.words for work in workspace.strip.works))
    note = tmp_path / "catatan.txt"
    note.write_bytes(b"bukan gambar")
    tab = workspace.case.evidence
    with qtbot.waitSignal(workspace.intake.ended, timeout=20_000):
        tab.add_paths((note, tmp_path / "tidak-ada.png"))
    qtbot.waitUntil(lambda: [row.item.name for row in tab.table.rows()] == ["catatan.txt"], timeout=10_000)
    assert "Menyimpan 1 dari 2 berkas" in seen
    assert workspace.strip.works == ()
    assert "tidak-ada.png" in tab.message.text
    assert "1 bukti lain tersimpan" in tab.message.text


def test_a_pasted_picture_is_stored_and_a_second_paste_of_it_is_not_doubled(
    qtbot: QtBot, unlock: Unlock
) -> None:
    workspace = open_first_case(qtbot, unlock())
    tab = workspace.case.evidence
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    tab.paste()
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 1, timeout=20_000)
    assert tab.table.rows()[0].item.media_type == "image/png"
    workspace.intake.cancel()
    tab.paste()
    qtbot.waitUntil(lambda: "sudah ada" in tab.message.text, timeout=20_000)
    assert len(tab.table.rows()) == 1


def test_cancelling_keeps_what_is_stored_and_offers_to_read_it_later(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path
) -> None:
    workspace = open_first_case(qtbot, unlock())
    tab = workspace.case.evidence
    files = tuple(picture(tmp_path / f"{n}.png", 0xFF000000 + n) for n in range(4))
    tab.add_paths(files)
    qtbot.waitUntil(lambda: workspace.intake.tally.added >= 1, timeout=20_000)
    workspace.intake.cancel()
    assert "Dihentikan" in tab.message.text
    assert workspace.strip.works == ()
    qtbot.waitUntil(lambda: len(tab.table.rows()) >= 1, timeout=10_000)
    qtbot.waitUntil(lambda: not tab.read_all.isHidden(), timeout=10_000)


def test_locking_blanks_the_window_ends_the_work_and_frees_the_vault(
    qtbot: QtBot, unlock: Unlock, folder: Path, tmp_path: Path
) -> None:
    window = unlock()
    workspace = open_first_case(qtbot, window)
    workspace.case.evidence.add_paths(tuple(picture(tmp_path / f"{n}.png", 0xFF000000 + n) for n in range(3)))
    workspace.schedule()
    sheet = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
    window.idle.watch(sheet.windowHandle())
    qtbot.keyClick(sheet.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace is None
    assert window.stage.currentWidget() is window.unlock
    assert window.windowTitle() == "Netra"
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]

    def free() -> bool:
        try:
            opening.unlock(folder, PASSPHRASE).close()
        except UserError:
            return False
        return True

    qtbot.waitUntil(free, timeout=10_000)


def test_nothing_of_the_workspace_outlives_the_lock(qtbot: QtBot, window: MainWindow, unlock: Unlock) -> None:
    before = QApplication.topLevelWidgets()
    unlock()
    window.lock("")
    qtbot.waitUntil(lambda: not window.findChildren(Workspace), timeout=10_000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [type(w).__name__ for w in QApplication.topLevelWidgets() if w not in before] == []


def test_nobody_there_for_the_set_minutes_locks(qtbot: QtBot, unlock: Unlock) -> None:
    window = unlock()
    window.idle.set_minutes(0)
    window.idle.tick()
    assert window.workspace is None
    assert "lama tidak dipakai" in window.unlock.message.text


def test_a_key_or_a_movement_puts_the_lock_off(qtbot: QtBot, unlock: Unlock) -> None:
    window = unlock()
    now = [1000.0]
    window.idle._now = lambda: now[0]
    window.idle.set_minutes(5)
    now[0] += 299
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    now[0] += 299
    window.idle.tick()
    assert window.workspace is not None
    now[0] += 2
    window.idle.tick()
    assert window.workspace is None


def test_the_first_run_makes_a_vault_that_unlocks(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    page = FirstRunPage(
        window.desk,
        dialogs,
        maker=lambda place, office, secret: opening.create(place, office, secret, cost=LEAST_COST),
    )
    qtbot.addWidget(page)
    page.begin()
    page.go_on()
    assert page.stack.currentIndex() == 0, "a missing name keeps the person on the step"
    page.office.name.setText("Bawaslu Kota Contoh")
    page.office.staff.setPlainText("Rina Wowor, Ketua\nDenny Lasut")
    page.folder.setText(str(tmp_path / "baru"))
    page.go_on()
    page.passphrase.first.setText("123456")
    page.passphrase.second.setText("123456")
    page.go_on()
    assert page.stack.currentIndex() == 1, "a weak passphrase keeps the person on the step"
    secret = "kopi hujan sepeda meja"
    page.passphrase.first.setText(secret)
    page.passphrase.second.setText(secret)
    page.go_on()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 2, timeout=10_000)
    words = page.recovery.words
    assert len(words) == 24
    page.go_on()
    page.recovery.answers[0].setText("salah")
    page.go_on()
    assert page.recovery.asking, "a wrong word does not finish"
    for answer, at in zip(page.recovery.answers, page.recovery.asked, strict=True):
        answer.setText(words[at][:4].upper())
    with qtbot.waitSignal(page.finished):
        page.go_on()
    window.desk.lock(wait=True)
    with opening.unlock(tmp_path / "baru", secret) as made:
        assert made.office.name == "Bawaslu Kota Contoh"
        assert [person.name for person in made.office.staff] == ["Rina Wowor", "Denny Lasut"]


@pytest.mark.parametrize("name", ["inbox", "cases", "agenda", "people", "settings"])
def test_every_place_can_be_reached_from_the_rail(unlock: Unlock, name: str) -> None:
    workspace = space(unlock())
    workspace.rail.went.emit(name)
    assert workspace.stack.currentWidget() is {
        "inbox": workspace.inbox, "cases": workspace.cases, "agenda": workspace.agenda,
        "people": workspace.people, "settings": workspace.settings,
    }[name]  # fmt: skip
