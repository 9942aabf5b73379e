"""What every control of the viewer owes a person: a name, a place in the window, and nothing too wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.vault.vault import Vault
from tests.ui.viewing import LINES, Shown, Unlock, add, file_of, first_case, in_vault, reading_of, show
from ui.components.reading_pane import Section

pytestmark = pytest.mark.usefixtures("fake_readers")
LONG = "Screenshot_2020-09-26-20-11-33-99_6012fa4d4ddec268fc5c7112cbb265e7_kiriman_dari_pelapor_kedua.png"


@pytest.fixture
def shown(qtbot: QtBot, unlock: Unlock, folder: Path) -> Shown:
    def act(vault: Vault) -> None:
        case = first_case(vault)
        for at, name in enumerate((LONG, "dua.png")):
            add(vault, case, file_of(name=at), reading_of(LINES), name)

    in_vault(folder, act)
    return show(qtbot, unlock)


def nameless(page: QWidget) -> list[str]:
    """The controls one can reach with the keyboard that a screen reader would not name."""
    found = []
    for widget in page.findChildren(QWidget):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if not widget.isVisible() or not reached:
            continue
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        if not widget.accessibleName() and not text and widget.objectName() != "qt_spinbox_lineedit":
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize("section", list(Section))
def test_every_control_has_a_name(shown: Shown, section: Section) -> None:
    shown.click(1)
    shown.viewer.pane.go(section)
    assert nameless(shown.viewer) == []


def test_every_control_of_the_comparison_has_a_name(shown: Shown) -> None:
    shown.key(Qt.Key.Key_C)
    page = shown.workspace.compare
    shown.until(lambda: bool(page.words.toPlainText()))
    assert nameless(page) == []


def test_a_long_name_does_not_widen_the_window(shown: Shown) -> None:
    window = shown.window
    assert shown.viewer.head.title == LONG
    window.resize(820, 560)
    shown.until(lambda: shown.viewer.minimumSizeHint().width() <= 820 - shown.workspace.rail.width())


def test_text_copied_from_the_reading_leaves_the_clipboard_at_the_lock(shown: Shown) -> None:
    words = shown.viewer.pane.words
    words.setFocus()
    words.select_span(0, 1)
    shown.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Selamat pagl"
    shown.window.lock("", wait=True)
    assert QGuiApplication.clipboard().text() == ""


def test_keys_of_the_page_work_wherever_the_focus_is(shown: Shown) -> None:
    pane = shown.viewer.pane
    shown.click(1)
    shown.key(Qt.Key.Key_2)
    shown.until(lambda: "pagi" in shown.text)
    pane.words.setFocus()
    shown.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shown.until(lambda: "pagl" in shown.text)
    pane.words.setFocus()
    shown.key(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert pane.section is Section.CUSTODY
    pane.custody.list.setFocus()
    shown.key(Qt.Key.Key_T)
    assert shown.canvas.angle == 90
    shown.key(Qt.Key.Key_N)
    assert pane.section is Section.TEXT
    assert shown.canvas.chosen_mark == 1
    pane.tabs.setFocus()
    shown.key(Qt.Key.Key_H)
    assert shown.canvas.mode.value == "words"
    shown.key(Qt.Key.Key_Escape)
    shown.key(Qt.Key.Key_Escape)
    shown.key(Qt.Key.Key_Escape)
    assert shown.workspace.stack.currentWidget() is shown.workspace.case
