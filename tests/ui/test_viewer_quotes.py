"""The incriminating sentence is taken from the picture, with the place it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.case import quote
from core.reading.values import Box
from tests.ui.conftest import ScriptedDialogs
from tests.ui.viewing import LINES, Shown, Unlock, add, file_of, first_case, in_vault, reading_of, show
from ui.components.reading_pane import Section
from ui.components.text_panel import Bench
from ui.widgets.reading_canvas import Mode

pytestmark = pytest.mark.usefixtures("fake_readers")
WHOLE = "pagl Pilih nornor l"


@pytest.fixture
def shown(qtbot: QtBot, unlock: Unlock, folder: Path) -> Shown:
    in_vault(folder, lambda vault: add(vault, first_case(vault), file_of(), reading_of(LINES)))
    return show(qtbot, unlock)


def take(shown: Shown, first: int, last: int, note: str = "") -> None:
    shown.key(Qt.Key.Key_H)
    assert shown.canvas.mode is Mode.WORDS
    shown.drag(shown.middle(first), shown.middle(last))
    assert shown.canvas.span == (min(first, last), max(first, last))
    if note:
        shown.type(note)
    shown.key(Qt.Key.Key_Return)
    shown.until(lambda: bool(shown.viewer.pane.quotes.list.notes))


def test_words_are_dragged_over_and_kept_with_a_box_for_each_line(shown: Shown, folder: Path) -> None:
    take(shown, 1, 4, note="ajakan memilih")
    (note,) = shown.viewer.pane.quotes.list.notes
    assert note.text == f"“{WHOLE}”"
    assert "ajakan memilih" in note.caption
    assert "Rina Wowor" in note.caption
    assert shown.canvas.mode is Mode.WORDS, "the next sentence can follow"
    shown.window.lock("", wait=True)
    (found,) = in_vault(folder, lambda vault: quote.items(vault.case(first_case(vault))))
    assert (found.text, found.note) == (WHOLE, "ajakan memilih")
    assert found.boxes == (
        Box(left=90, top=20, width=32, height=12), Box(left=20, top=60, width=138, height=12),
    )  # fmt: skip


def test_the_drag_may_go_backwards_and_begin_beside_the_words(shown: Shown) -> None:
    shown.key(Qt.Key.Key_H)
    shown.drag(shown.point(0.9, 0.22), shown.point(0.01, 0.08))
    assert shown.canvas.span == (0, 4)


def test_a_sentence_is_selected_by_keyboard_alone(shown: Shown) -> None:
    shown.key(Qt.Key.Key_H)
    for _ in range(3):
        shown.key(Qt.Key.Key_Right)
    shown.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert shown.canvas.span == (2, 3)
    shown.key(Qt.Key.Key_Return)
    assert shown.viewer.pane.text.at_work is Bench.QUOTE
    shown.key(Qt.Key.Key_Return)
    shown.until(lambda: bool(shown.viewer.pane.quotes.list.notes))
    assert shown.viewer.pane.quotes.list.notes[0].text == "“Pilih nornor”"


def test_text_selected_in_the_pane_is_offered_too(shown: Shown) -> None:
    words = shown.viewer.pane.words
    words.setFocus()
    for _ in range(9):
        shown.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert words.span == (0, 1)
    assert shown.canvas.span == (0, 1)
    assert shown.viewer.pane.text.at_work is Bench.QUOTE
    shown.key(Qt.Key.Key_Return)
    shown.key(Qt.Key.Key_Return)
    shown.until(lambda: bool(shown.viewer.pane.quotes.list.notes))
    assert shown.viewer.pane.quotes.list.notes[0].text == "“Selamat pagl”"


def test_picking_a_quote_shows_its_place_and_escape_takes_that_away(shown: Shown) -> None:
    take(shown, 2, 4)
    shown.key(Qt.Key.Key_Escape)
    shown.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shown.viewer.pane.section is Section.QUOTES
    quotes = shown.viewer.pane.quotes.list
    quotes.setFocus()
    quotes.pick(quotes.notes[0].id)
    (spot,) = shown.canvas.spots
    assert spot.left() == pytest.approx(20 / 400)
    assert spot.top() == pytest.approx(60 / 300)
    shown.key(Qt.Key.Key_Escape)
    assert shown.canvas.spots == ()
    assert shown.workspace.stack.currentWidget() is shown.viewer


def test_a_quote_is_copied_and_the_clipboard_forgets_it_at_the_lock(shown: Shown) -> None:
    take(shown, 2, 4)
    quotes = shown.viewer.pane.quotes
    quotes.list.pick(quotes.list.notes[0].id)
    quotes.copy.click()
    assert QGuiApplication.clipboard().text() == "Pilih nornor l"
    shown.window.lock("", wait=True)
    assert QGuiApplication.clipboard().text() == ""


def test_removing_says_what_is_lost_and_can_be_taken_back(shown: Shown, dialogs: ScriptedDialogs) -> None:
    take(shown, 2, 4, note="ajakan")
    quotes = shown.viewer.pane.quotes
    quotes.list.pick(quotes.list.notes[0].id)
    dialogs.agree = False
    quotes.remove.click()
    assert dialogs.asked[-1] == "Hapus kutipan ini?"
    assert len(quotes.list.notes) == 1
    dialogs.agree = True
    shown.viewer.pane.go(Section.QUOTES)
    quotes.list.setFocus()
    shown.key(Qt.Key.Key_Delete)
    shown.until(lambda: not quotes.list.notes)
    shown.canvas.setFocus()
    shown.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shown.until(lambda: len(quotes.list.notes) == 1)
    assert "ajakan" in quotes.list.notes[0].caption
