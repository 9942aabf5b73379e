"""What a person does on the page of people, and what it then shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.people.official import Official
from tests.ui.test_window import space
from ui.pages.import_register import ImportSheet
from ui.pages.people import PeoplePage
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]
WAIT = 10_000


def page_of(qtbot: QtBot, window: MainWindow, count: int = 300) -> PeoplePage:
    page = space(window).people
    space(window).go("people")
    qtbot.waitUntil(lambda: len(page.table.rows()) == count and page.stack.currentIndex() == 0, timeout=WAIT)
    return page


def names(page: PeoplePage) -> list[str]:
    return [row.official.name for row in page.table.rows()]


def search(qtbot: QtBot, page: PeoplePage, typed: str, *found: str) -> None:
    page.list.filter.setText(typed)
    qtbot.waitUntil(lambda: names(page) == list(found), timeout=WAIT)


def select(page: PeoplePage, who: Official) -> None:
    at = next(at for at, row in enumerate(page.table.rows()) if row.official.number == who.number)
    page.table.setCurrentIndex(page.table.model().index(at, 0))


def begin(qtbot: QtBot, page: PeoplePage, path: Path) -> ImportSheet:
    """Begins an import and waits until the table is judged."""
    page.begin_import(path)
    qtbot.waitUntil(lambda: bool(sheets()), timeout=WAIT)
    sheet = sheets()[0]
    qtbot.waitUntil(lambda: sheet.judged is not None or bool(sheet.message.text), timeout=WAIT)
    return sheet


def sheets() -> list[ImportSheet]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportSheet) and w.isVisible()]


def written(tmp_path: Path, text: str, name: str = "pegawai.csv") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name
