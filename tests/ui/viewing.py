"""What the tests of the viewer share: evidence with a known text, opened in the real window."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.case.subject import Status
from core.clock import SetClock
from core.process import intake
from core.process.intake import Outcome
from core.reading.values import Agreement, Box, Line, PageSize, ReaderInfo, Reading, Word
from core.vault import opening
from core.vault.vault import Vault
from tests.ui.conftest import NOW, PASSPHRASE
from tests.ui.test_window import open_first_case
from ui.pages.viewer import ViewerPage
from ui.widgets.reading_canvas import ReadingCanvas
from ui.window import MainWindow
from ui.workspace import Workspace

SIGNATURE = b"\x89PNG\r\n\x1a\n"
READERS = tuple(
    ReaderInfo(name=name, version="1", models=()) for name in ("pp-ocr-lines", "pp-ocr", "tesseract")
)
SIZE = (400, 300)
Unlock = Callable[[], MainWindow]


def word(text: str, left: int, top: int = 20, *, other: str | None = None) -> Word:
    """A word on which both readers agree, or differ when `other` says so."""
    told = text if other is None else other
    agreement = Agreement.AGREED if told == text else Agreement.DISPUTED
    return Word(
        text=text, box=Box(left=left, top=top, width=8 * len(text), height=12), confidence=950,
        reader="pp-ocr", agreement=agreement, other=told,
    )  # fmt: skip


LINES = (
    (word("Selamat", 20), word("pagl", 90, other="pagi")),
    (word("Pilih", 20, 60), word("nornor", 80, 60, other="nomor"), word("l", 150, 60, other="1")),
    (word("Suka", 20, 100),),
)
"""Two lines with three doubtful words, and one without."""


def reading_of(*pages: Sequence[Sequence[Word]], size: tuple[int, int] = SIZE) -> Reading:
    """A reading of these lines, page by page."""
    return Reading(
        lines=tuple(Line(page=at, words=tuple(line)) for at, page in enumerate(pages) for line in page),
        pages=tuple(PageSize(width=size[0], height=size[1]) for _ in pages),
        readers=READERS,
    )


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The open window with evidence in its viewer."""

    qtbot: QtBot
    window: MainWindow
    workspace: Workspace

    @property
    def viewer(self) -> ViewerPage:
        return self.workspace.viewer

    @property
    def canvas(self) -> ReadingCanvas:
        return self.workspace.viewer.canvas

    @property
    def text(self) -> str:
        return self.viewer.pane.words.toPlainText()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key where the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.canvas, key, modifier)

    def type(self, text: str) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClicks(widget, text)

    def until(self, holds: Callable[[], bool], timeout: int = 10_000) -> None:
        self.qtbot.waitUntil(holds, timeout=timeout)

    def point(self, across: float, down: float) -> QPoint:
        """A place of the picture (shares) on the canvas."""
        area = self.canvas.sceneRect()
        return self.canvas.mapFromScene(QPointF(across * area.width(), down * area.height()))

    def middle(self, number: int) -> QPoint:
        """The middle of a word on the canvas."""
        mark = self.canvas.marks[number]
        return self.point(mark.left + mark.width / 2, mark.top + mark.height / 2)

    def click(self, number: int) -> None:
        self.qtbot.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, pos=self.middle(number))

    def drag(
        self, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        place, left = self.canvas.viewport(), Qt.MouseButton.LeftButton
        self.qtbot.mousePress(place, left, modifier, start)
        self.qtbot.mouseMove(place, (start + end) / 2)
        self.qtbot.mouseMove(place, end)
        self.qtbot.mouseRelease(place, left, modifier, end)


def file_of(**spec: Any) -> bytes:
    """A made-up picture; see `fake_reader`."""
    return SIGNATURE + json.dumps({"size": SIZE, **spec}).encode()


def add(vault: Vault, file_id: str, data: bytes, reading: Reading | None, name: str = "kiriman.png") -> str:
    """Puts evidence with its reading into a file; gives its id."""
    added = intake.store_bytes(vault, file_id, data, name)
    if reading is not None:
        intake.record(vault, file_id, added.evidence.id, Outcome(reading=reading))
    return added.evidence.id


def first_case(vault: Vault) -> str:
    """The case that the window shows first."""
    return next(
        row.id for row in vault.cases() if row.status is Status.PERMANENT and row.name.startswith("J")
    )


def in_vault(folder: Path, act: Callable[[Vault], Any]) -> Any:
    """Does something in the closed vault."""
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        return act(vault)


def show(qtbot: QtBot, unlock: Unlock, item: str = "") -> Shown:
    """Opens the first evidence (or `item`) of the first case and waits for picture and text."""
    window = unlock()
    workspace = open_first_case(qtbot, window)
    table = workspace.case.evidence.table
    qtbot.waitUntil(lambda: bool(table.rows()), timeout=10_000)
    workspace.open_evidence(item or table.rows()[0].id)
    shown = Shown(qtbot=qtbot, window=window, workspace=workspace)
    shown.until(lambda: not shown.canvas.empty and bool(shown.text), 20_000)
    return shown
