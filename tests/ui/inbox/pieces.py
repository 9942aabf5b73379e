"""Pieces in the inbox, and what a person does with them on its page."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.case import evidence
from core.case.evidence import Evidence
from core.process import intake
from core.process.cards import Card, Health
from core.process.intake import Outcome
from core.reading.values import Box, Line, PageSize, ReaderInfo, Reading, Word
from core.vault.vault import Vault
from tests.ui.test_window import space
from ui.inbox.incoming import as_png
from ui.pages.inbox import InboxPage
from ui.window import MainWindow
from ui.workspace import Workspace

Unlock = Callable[[], MainWindow]
SIZE = PageSize(width=540, height=1200)
CHANCE = random.Random(5)
WORDS = ["".join(CHANCE.choice("bcdfghjklmn") + CHANCE.choice("aeiou") for _ in range(4)) for _ in range(600)]


def reading(first: int, count: int, *, shape: int, size: PageSize = SIZE) -> Reading:
    words = WORDS[first : first + count]
    lines = tuple(
        Line(
            page=0,
            words=tuple(
                Word(text=word, box=Box(left=10 + 80 * n, top=100 + 40 * row, width=70, height=20), confidence=990, reader="m")
                for n, word in enumerate(words[row * 6 : row * 6 + 6])
            ),
        )
        for row in range((count + 5) // 6)
    )  # fmt: skip
    reader = ReaderInfo(name="m", version="1", models=())
    return Reading(lines=lines, pages=(size,), readers=(reader,), prints=(f"{shape:064x}",))


def png(colour: int) -> bytes:
    image = QImage(54, 120, QImage.Format.Format_RGB32)
    image.fill(colour)
    return as_png(image)


def put(vault: Vault, name: str, colour: int, found: Reading | None = None) -> str:
    item = intake.store_bytes(vault, vault.inbox_id, png(colour), name).evidence
    if found is not None:
        intake.record(vault, vault.inbox_id, item.id, Outcome(reading=found))
    return item.id


def entered(qtbot: QtBot, window: MainWindow, count: int) -> InboxPage:
    """The inbox, once it shows this many pieces."""
    workspace = space(window)
    workspace.intake.cancel()  # made-up pictures need no reading
    workspace.go("inbox")
    page = workspace.inbox
    shows(qtbot, page, count)
    return page


def shows(qtbot: QtBot, page: InboxPage, count: int) -> None:
    qtbot.waitUntil(lambda: page.store.filled and page.store.waiting == count, timeout=10_000)
    qtbot.waitUntil(lambda: sum(not card.item.aside for card in page.store.cards) == count, timeout=10_000)


def learned(qtbot: QtBot, page: InboxPage) -> None:
    def done() -> bool:
        read = [card for card in page.store.cards if card.health is Health.READ]
        return all(card.known is not None for card in read)

    qtbot.waitUntil(done, timeout=10_000)


def press(page: InboxPage, *keys: Qt.Key) -> None:
    for key in keys:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page.grid, event)


def ask(qtbot: QtBot, workspace: Workspace, question: Callable[[Vault], object]) -> object:
    """What the vault says, asked through the desk as the window does."""
    answers: list[object] = []
    workspace._desk.ask(workspace, question, done=answers.append, failed=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return answers[0]


def items(qtbot: QtBot, workspace: Workspace) -> tuple[Evidence, ...]:
    found = ask(qtbot, workspace, lambda vault: evidence.every(vault.inbox))
    assert isinstance(found, tuple)
    return found


def drop(page: InboxPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy, left, keys = QPointF(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier  # fmt: skip
    QApplication.sendEvent(page, QDragEnterEvent(where.toPoint(), copy, data, left, keys))
    QApplication.sendEvent(page, QDropEvent(where, copy, data, left, keys))


def choose_all(page: InboxPage) -> None:
    page.grid.selectAll()


def fill_groups(vault: Vault) -> None:
    shape = CHANCE.getrandbits(256)
    large = PageSize(width=1080, height=2400)
    put(vault, "kecil.png", 0xFF000001, reading(0, 60, shape=shape ^ 0b111))
    put(vault, "asli.png", 0xFF000002, reading(0, 60, shape=shape, size=large))
    put(vault, "potongan.png", 0xFF000003, reading(12, 30, shape=CHANCE.getrandbits(256)))
    put(vault, "lain.png", 0xFF000004, reading(300, 60, shape=CHANCE.getrandbits(256)))


def by_name(page: InboxPage, name: str) -> Card:
    return next(card for card in page.store.cards if card.item.name == name)
