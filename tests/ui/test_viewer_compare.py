"""Two pictures of one file beside each other: moving together, in turn, laid over, and what their texts differ in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.vault.vault import Vault
from tests.ui.viewing import LINES, Shown, Unlock, add, file_of, first_case, in_vault, reading_of, show, word
from ui.pages.compare import ComparePage, Way
from ui.widgets.marks import MarkKind

pytestmark = pytest.mark.usefixtures("fake_readers")
LATER = (
    (word("Selamat", 20), word("pagi", 90)),
    (word("Pilih", 20, 60), word("nomor", 80, 60), word("2", 150, 60), word("ya", 180, 60)),
)


@pytest.fixture
def shown(qtbot: QtBot, unlock: Unlock, folder: Path) -> Shown:
    first = (LINES[0], (word("Pilih", 20, 60), word("nomor", 80, 60), word("1", 150, 60)))

    def act(vault: Vault) -> None:
        case = first_case(vault)
        for at, lines in enumerate((first, LATER, ((word("Lain", 20),),))):
            add(vault, case, file_of(name=at), reading_of(lines), f"{at}.png")

    in_vault(folder, act)
    opened = show(qtbot, unlock)
    opened.key(Qt.Key.Key_C)
    page = opened.workspace.compare
    opened.until(lambda: not page.first.canvas.empty and not page.second.canvas.empty)
    opened.until(lambda: bool(page.words.toPlainText()))
    return opened


def page_of(shown: Shown) -> ComparePage:
    return shown.workspace.compare


def press(shown: Shown, key: Qt.Key) -> None:
    shown.qtbot.keyClick(QApplication.focusWidget() or page_of(shown), key)


def test_words_that_differ_are_marked_in_the_text_and_on_both_pictures(shown: Shown) -> None:
    page = page_of(shown)
    assert page.words.toPlainText() == "Selamat pagl pagi\nPilih nomor 1 2 ya"
    assert page.told == "2 kata hanya di kiri, 3 hanya di kanan"
    plain, missing, added = MarkKind.PLAIN, MarkKind.MISSING, MarkKind.ADDED
    assert [m.kind for m in page.first.canvas.marks] == [plain, missing, plain, plain, missing]
    assert [m.kind for m in page.second.canvas.marks] == [plain, added, plain, plain, added, added]
    page.words.chosen.emit(2)
    assert (page.first.canvas.chosen_mark, page.second.canvas.chosen_mark) == (-1, 1)
    page.marked.setChecked(False)
    assert page.first.canvas.marks == ()


def test_both_pictures_move_together_until_that_is_turned_off(shown: Shown) -> None:
    page = page_of(shown)
    page.first.canvas.show_pixels()
    page.first.canvas.enlarge(4)
    assert page.second.canvas.place.enlarged == pytest.approx(page.first.canvas.place.enlarged, rel=0.02)
    page.linked.setChecked(False)
    before = page.second.canvas.zoom
    page.first.canvas.enlarge(2)
    assert page.second.canvas.zoom == before


def test_space_shows_the_other_picture_in_the_same_place(shown: Shown) -> None:
    page = page_of(shown)
    press(shown, Qt.Key.Key_Space)
    assert page.way is Way.IN_TURN
    assert (page.first.isHidden(), page.second.isHidden()) == (True, False)
    page.second.canvas.enlarge(6)
    place = page.second.canvas.place
    press(shown, Qt.Key.Key_Space)
    assert (page.first.isHidden(), page.second.isHidden()) == (False, True)
    assert page.first.canvas.place.enlarged == pytest.approx(place.enlarged, rel=0.02)
    press(shown, Qt.Key.Key_O)
    assert page.way is Way.OVER
    assert page.blend.isVisible()
    press(shown, Qt.Key.Key_Escape)
    assert page.way is Way.BESIDE


def test_another_picture_is_chosen_and_the_way_back_leads_to_the_viewer(shown: Shown) -> None:
    page = page_of(shown)
    press(shown, Qt.Key.Key_Right)
    shown.until(lambda: "Lain" in page.words.toPlainText())
    press(shown, Qt.Key.Key_Escape)
    assert shown.workspace.stack.currentWidget() is shown.viewer
    assert not shown.canvas.empty, "the viewer is as it was left"
    assert page.first.canvas.empty
    assert page.words.toPlainText() == ""


def test_nothing_is_left_after_the_lock(shown: Shown) -> None:
    page = page_of(shown)
    shown.window.lock("", wait=True)
    assert page.first.canvas.empty
    assert page.second.canvas.empty
    assert page.words.toPlainText() == ""
