"""A part of the picture is read again, by mouse and by keyboard, and replaces exactly what stood there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from core.case import correction
from core.vault.vault import Vault
from tests.ui.viewing import LINES, Shown, Unlock, add, file_of, first_case, in_vault, reading_of, show
from ui.components.text_panel import Bench
from ui.widgets.marks import MarkKind
from ui.widgets.reading_canvas import Mode

pytestmark = pytest.mark.usefixtures("fake_readers")
UPPER = ((0.02, 0.03), (0.6, 0.17))
"""Around the first line."""
BOTH = ((0.02, 0.03), (0.6, 0.27))
"""Around the first two lines."""
Place = tuple[tuple[float, float], tuple[float, float]]


def open_with(qtbot: QtBot, unlock: Unlock, folder: Path, **spec: Any) -> Shown:
    in_vault(folder, lambda vault: add(vault, first_case(vault), file_of(**spec), reading_of(LINES)))
    return show(qtbot, unlock)


def box(shown: Shown, place: Place) -> None:
    shown.key(Qt.Key.Key_R)
    assert shown.canvas.mode is Mode.BOX
    shown.drag(shown.point(*place[0]), shown.point(*place[1]))


def test_both_readers_texts_stand_beside_what_stood_there_and_are_taken_line_by_line(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    rows = [
        [["Selamat", "Selamat", 20, 21], ["pagi", "pag1", 90, 21]],
        [["Pilih", "Pilih", 20, 61], ["nomor", "nomor", 80, 61]],
    ]
    shown = open_with(qtbot, unlock, folder, region=rows)
    box(shown, BOTH)
    region = shown.viewer.pane.text.region
    shown.until(lambda: shown.viewer.pane.text.at_work is Bench.REGION and not region.waiting)
    assert [edit.text() for edit in region.lines] == ["Selamat pagi", "Pilih nomor"]
    said = region.told
    assert "Pembaca 1:  Selamat pagi" in said
    assert "Pembaca 2:  Selamat pag1" in said
    assert "Sebelumnya: “Selamat pagl”" in said
    assert "Sebelumnya: “Pilih nornor l”" in said
    region.lines[1].setText("Pilih nomor 1")
    region.take.click()
    shown.until(lambda: shown.text == "Selamat pagi\nPilih nomor 1\nSuka")
    assert shown.canvas.band is None
    assert shown.canvas.mode is Mode.LOOK
    assert "3 dari 3 kata ragu selesai" in shown.viewer.pane.text.count
    shown.window.lock("", wait=True)

    def found(vault: Vault) -> list[tuple[str, str]]:
        return [(one.machine, one.text) for one in correction.items(vault.case(first_case(vault)))]

    assert in_vault(folder, found) == [("Selamat pagl", "Selamat pagi"), ("Pilih nornor l", "Pilih nomor 1")]


def test_ignoring_changes_nothing(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    shown = open_with(qtbot, unlock, folder, region=[[["Lain", "Lain", 20, 20]]])
    shown.drag(shown.point(*UPPER[0]), shown.point(*UPPER[1]), Qt.KeyboardModifier.ShiftModifier)
    region = shown.viewer.pane.text.region
    shown.until(lambda: bool(region.lines))
    region.leave.click()
    assert shown.text.startswith("Selamat pagl")
    assert shown.canvas.band is None
    assert shown.viewer.pane.text.at_work is Bench.NOTHING


def test_where_nothing_is_found_a_person_types_what_stands_there(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    shown = open_with(qtbot, unlock, folder)
    box(shown, ((0.5, 0.6), (0.9, 0.7)))
    region = shown.viewer.pane.text.region
    shown.until(lambda: bool(region.lines))
    assert "tidak melihat tulisan" in region.told
    shown.type("coblos nomor satu")
    shown.key(Qt.Key.Key_Return)
    shown.until(lambda: shown.text.endswith("coblos nomor satu"))
    assert [mark.kind for mark in shown.canvas.marks[-3:]] == [MarkKind.CORRECTED] * 3


def test_escape_stops_a_reading_that_takes_long(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    shown = open_with(qtbot, unlock, folder, hang="read")
    box(shown, UPPER)
    region = shown.viewer.pane.text.region
    shown.until(lambda: shown.viewer.pane.text.at_work is Bench.REGION)
    assert region.waiting
    shown.key(Qt.Key.Key_Escape)
    assert shown.viewer.pane.text.at_work is Bench.NOTHING
    assert shown.canvas.band is None
    assert shown.canvas.mode is Mode.BOX, "the mode is left by the next Escape"
    shown.key(Qt.Key.Key_Escape)
    assert shown.canvas.mode is Mode.LOOK
    assert shown.workspace.stack.currentWidget() is shown.viewer


def test_a_box_is_laid_by_keyboard_alone(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    shown = open_with(qtbot, unlock, folder, region=[[["pagi", "pagi", 90, 21]]])
    shown.key(Qt.Key.Key_N)
    shown.key(Qt.Key.Key_R)
    shown.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    band = shown.canvas.band
    assert band is not None
    word = shown.canvas.marks[1]
    assert band.contains(QRectF(word.left, word.top, word.width, word.height)), "it begins at the word chosen"
    shown.key(Qt.Key.Key_Right)
    moved = shown.canvas.band
    assert moved is not None
    assert moved.left() > band.left()
    shown.key(Qt.Key.Key_Return)
    region = shown.viewer.pane.text.region
    shown.until(lambda: bool(region.lines))
    assert region.lines[0].text() == "pagi"


def test_a_slip_of_the_mouse_reads_nothing(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    shown = open_with(qtbot, unlock, folder)
    box(shown, ((0.5, 0.5), (0.505, 0.505)))
    assert shown.viewer.pane.text.at_work is Bench.NOTHING
    assert shown.canvas.band is None
