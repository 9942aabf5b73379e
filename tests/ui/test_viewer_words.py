"""Words over the picture: which are doubtful, what both readers saw, and what a person says they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.case import correction, custody
from core.case.correction import Correction
from core.case.custody import Deed
from core.vault.vault import Vault
from tests.ui.viewing import LINES, Shown, Unlock, add, file_of, first_case, in_vault, reading_of, show, word
from ui.components.text_panel import Bench
from ui.widgets.marks import MarkKind

pytestmark = pytest.mark.usefixtures("fake_readers")


@pytest.fixture
def evidence(folder: Path) -> str:
    return str(in_vault(folder, lambda vault: add(vault, first_case(vault), file_of(), reading_of(LINES))))


@pytest.fixture
def shown(qtbot: QtBot, unlock: Unlock, evidence: str) -> Shown:
    return show(qtbot, unlock)


def stored(shown: Shown, folder: Path) -> tuple[Correction, ...]:
    """What another program finds after this one has ended without a farewell."""
    shown.window.lock("", wait=True)
    return tuple(in_vault(folder, lambda vault: correction.items(vault.case(first_case(vault)))))


def kinds(shown: Shown) -> list[MarkKind]:
    return [mark.kind for mark in shown.canvas.marks]


PLAIN, DOUBT, SETTLED, GONE = MarkKind.PLAIN, MarkKind.DOUBTFUL, MarkKind.CORRECTED, MarkKind.GONE


def test_disputed_words_are_marked_and_say_what_each_reader_saw(shown: Shown) -> None:
    assert shown.text == "Selamat pagl\nPilih nornor l\nSuka"
    assert kinds(shown) == [PLAIN, DOUBT, PLAIN, DOUBT, DOUBT, PLAIN]
    assert shown.canvas.marks[1].text == "Pembaca 1: pagl\nPembaca 2: pagi"
    assert "Kedua pembaca sama" in shown.canvas.marks[0].text
    assert "0 dari 3 kata ragu selesai" in shown.viewer.pane.text.count


def test_a_key_takes_the_second_readers_text_and_goes_on_to_the_next_doubt(
    shown: Shown, folder: Path
) -> None:
    shown.key(Qt.Key.Key_N)
    editor = shown.viewer.pane.text.editor
    assert shown.canvas.chosen_mark == 1
    assert [choice.accessibleName() for choice in editor.choices] == ["Pembaca 1: pagl", "Pembaca 2: pagi"]
    assert not editor.snippet.empty
    shown.key(Qt.Key.Key_2)
    shown.until(lambda: shown.text.startswith("Selamat pagi"))
    assert kinds(shown)[1] is SETTLED
    assert "pagl" in shown.canvas.marks[1].text, "the machine's text stays beside the corrected one"
    assert "1 dari 3 kata ragu selesai" in shown.viewer.pane.text.count
    assert shown.canvas.chosen_mark == 3, "the next doubtful word"
    assert shown.viewer.pane.text.editor.text.text() == "nornor"
    (found,) = stored(shown, folder)
    assert (found.text, found.machine, found.by) == ("pagi", "pagl", "Rina Wowor")


def test_all_doubts_are_settled_by_keyboard_alone(shown: Shown) -> None:
    shown.key(Qt.Key.Key_N)
    shown.key(Qt.Key.Key_2)
    shown.until(lambda: shown.canvas.chosen_mark == 3)
    shown.key(Qt.Key.Key_Return)
    shown.type("nomor urut")
    shown.key(Qt.Key.Key_Return)
    shown.until(lambda: "nomor urut l" in shown.text)
    assert shown.canvas.marks[shown.canvas.chosen_mark].text.startswith("Pembaca 1: l")
    shown.key(Qt.Key.Key_1)
    shown.until(lambda: "3 dari 3" in shown.viewer.pane.text.count)
    assert "Semua kata ragu di halaman ini selesai" in shown.viewer.toast.text
    assert shown.text == "Selamat pagi\nPilih nomor urut l\nSuka"
    assert shown.viewer.pane.text.at_work is Bench.NOTHING


def test_the_last_change_is_taken_back_and_both_stay_in_the_record(
    shown: Shown, folder: Path, evidence: str
) -> None:
    shown.click(3)
    shown.key(Qt.Key.Key_2)
    shown.until(lambda: "nomor" in shown.text)
    shown.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shown.until(lambda: "nornor" in shown.text)
    assert "0 dari 3" in shown.viewer.pane.text.count
    assert stored(shown, folder) == ()

    def deeds(vault: Vault) -> list[Deed]:
        return [event.deed for event in custody.of_evidence(vault.case(first_case(vault)), evidence)]

    found = in_vault(folder, deeds)
    assert found[-2:] == [Deed.CORRECTED, Deed.UNCORRECTED]


def test_what_is_no_writing_is_marked_so_and_can_be_brought_back(shown: Shown) -> None:
    shown.click(5)
    shown.viewer.pane.text.editor.text.clear()
    shown.viewer.pane.text.editor.save.click()
    shown.until(lambda: "Suka" not in shown.text)
    assert kinds(shown)[-1] is GONE
    assert "Suka" in shown.canvas.marks[-1].text
    shown.click(len(shown.canvas.marks) - 1)
    editor = shown.viewer.pane.text.editor
    assert not editor.restore.isHidden()
    editor.restore.click()
    shown.until(lambda: shown.text.endswith("Suka"))


def test_a_corrected_word_opens_with_both_readings_and_who_corrected_it(shown: Shown) -> None:
    shown.click(1)
    shown.key(Qt.Key.Key_2)
    shown.until(lambda: "pagi" in shown.text)
    shown.click(1)
    editor = shown.viewer.pane.text.editor
    assert [choice.accessibleName() for choice in editor.choices] == ["Pembaca 1: pagl", "Pembaca 2: pagi"]
    assert "Rina Wowor" in editor.state.text()
    assert "pagl" in editor.state.text()


def test_a_text_that_is_no_line_is_refused_in_words_and_can_be_typed_again(shown: Shown) -> None:
    shown.click(1)
    editor = shown.viewer.pane.text.editor
    editor.text.setText("a\u202eb")
    editor.save.click()
    shown.until(lambda: bool(shown.viewer.message.text))
    assert "satu baris" in shown.viewer.message.text
    editor.text.setText("pagi")
    editor.save.click()
    shown.until(lambda: "pagi" in shown.text)


def test_escape_closes_the_editor_before_it_leaves_the_page(shown: Shown) -> None:
    shown.click(1)
    shown.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is shown.viewer.pane.text.editor.text
    shown.key(Qt.Key.Key_Escape)
    assert shown.viewer.pane.text.at_work is Bench.NOTHING
    assert shown.workspace.stack.currentWidget() is shown.viewer
    shown.key(Qt.Key.Key_Escape)
    assert shown.workspace.stack.currentWidget() is shown.workspace.case
    assert shown.canvas.empty
    assert shown.text == ""


def test_the_same_word_is_meant_on_both_sides(shown: Shown) -> None:
    shown.click(3)
    words = shown.viewer.pane.words
    assert words.chosen_word == 3
    words.choose(-1)
    words.chosen.emit(4)
    assert shown.canvas.chosen_mark == 4


def test_letters_beyond_the_basic_plane_do_not_shift_the_words(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    line = (word("\U0001f44d", 20), word("pagl", 60, other="pagi"), word("ya", 120))
    in_vault(folder, lambda vault: add(vault, first_case(vault), file_of(), reading_of((line,))))
    shown = show(qtbot, unlock)
    words = shown.viewer.pane.words
    words.select_span(1, 1)
    assert words.textCursor().selectedText() == "pagl"
    assert words.span == (1, 1)
