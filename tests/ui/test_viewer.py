"""A picture with its words: what was read, how sure, and the same word on both sides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.clock import SetClock
from core.process import intake
from core.process.intake import Outcome
from core.reading.values import Box, Line, PageSize, ReaderInfo, Reading, Word
from core.vault import opening
from tests.ui.conftest import NOW, PASSPHRASE
from tests.ui.test_window import open_first_case, picture
from ui.widgets.canvas import Mark, MarkKind, PictureCanvas
from ui.widgets.table import Column, RowsModel
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]


def word(text: str, left: int, confidence: int) -> Word:
    return Word(
        text=text, box=Box(left=left, top=10, width=18, height=8), confidence=confidence, reader="tesseract"
    )


@pytest.fixture
def read_picture(folder: Path, tmp_path: Path) -> None:
    """Puts a picture with three words, the second a doubtful one, into the first case."""
    reading = Reading(
        lines=(Line(page=0, words=(word("Dukung", 2, 960), word("nornor", 22, 310), word("1", 42, 900))),),
        pages=(PageSize(width=64, height=48),),
        readers=(ReaderInfo(name="tesseract", version="5.5", models=()),),
    )
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        case = vault.cases()[0]
        added = intake.store_file(vault, case.id, picture(tmp_path / "kiriman.png"))
        intake.record(vault, case.id, added.evidence.id, Outcome(reading=reading))


@pytest.mark.usefixtures("read_picture")
def test_the_viewer_shows_words_marks_the_doubtful_and_joins_text_and_picture(
    qtbot: QtBot, unlock: Unlock
) -> None:
    workspace = open_first_case(qtbot, unlock())
    tab = workspace.case.evidence
    qtbot.waitUntil(lambda: len(tab.table.rows()) == 1, timeout=10_000)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    viewer = workspace.viewer
    qtbot.waitUntil(lambda: viewer.pane.words.toPlainText() == "Dukung nornor 1", timeout=10_000)
    qtbot.waitUntil(lambda: not viewer.canvas.empty, timeout=30_000)
    kinds = [mark.kind for mark in viewer.canvas.marks]
    assert kinds == [MarkKind.PLAIN, MarkKind.DOUBTFUL, MarkKind.PLAIN]
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_N)
    assert viewer.canvas.chosen_mark == 1
    assert viewer.canvas.marks[1].text == "Pembaca 1: nornor"
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_M)
    assert viewer.highlight.isChecked()
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert workspace.stack.currentWidget() is workspace.case
    assert viewer.canvas.empty, "nothing of the picture stays behind"


@pytest.mark.usefixtures("read_picture")
def test_looking_at_an_original_is_written_into_the_history(qtbot: QtBot, unlock: Unlock) -> None:
    workspace = open_first_case(qtbot, unlock())
    qtbot.waitUntil(lambda: len(workspace.case.evidence.table.rows()) == 1, timeout=10_000)
    workspace.open_evidence(workspace.case.evidence.table.rows()[0].id)
    qtbot.waitUntil(lambda: not workspace.viewer.canvas.empty, timeout=30_000)
    workspace.viewer.left.emit()
    workspace.case.tabs.setCurrentIndex(3)
    history = workspace.case.history.table
    qtbot.waitUntil(
        lambda: any(row.entry.action == "open" and row.entry.kind == "evidence" for row in history.rows()),
        timeout=10_000,
    )


def test_a_click_chooses_the_mark_under_it(qtbot: QtBot) -> None:
    canvas = PictureCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 300)
    canvas.show()
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    canvas.show_image(image)
    canvas.set_marks([Mark(left=0.5, top=0.5, width=0.2, height=0.2, text="satu")])
    middle = canvas.mapFromScene(120, 120)
    with qtbot.waitSignal(canvas.chosen) as chosen:
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args == [0]
    canvas.turn()
    canvas.enlarge(2)
    assert canvas.zoom > 1.0
    canvas.fit()
    assert canvas.zoom == pytest.approx(1.0)


def test_the_table_model_keeps_the_contract_of_qt(qtmodeltester: ModelTester) -> None:
    model = RowsModel(
        (Column(head="Nama", show=str), Column(head="Panjang", show=lambda v: str(len(v)), sort=len))
    )
    model.put(("Rina", "Denny", "Stevi"))
    qtmodeltester.check(model)
