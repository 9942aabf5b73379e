"""The real window on a real encrypted vault; only the answers to dialogs are scripted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.case.subject import Status, Subject
from core.clock import SetClock
from core.errors import UserError
from core.vault import opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from ui.settings import Settings
from ui.theme import Choice, Theme
from ui.window import MainWindow

PASSPHRASE = "empat kata acak sekali"
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            # The offscreen platform says this of every window with a smallest size; it has no window manager.
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Windows of a test that ended are gone before the next: every change of style would polish them again."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class ScriptedDialogs:
    """Answers as it was told; remembers what was asked."""

    def __init__(self) -> None:
        self.files: tuple[Path, ...] = ()
        self.place: Path | None = None
        self.agree = True
        self.asked: list[str] = []
        self.faults: list[str] = []

    def choose_files(self, parent: QWidget, title: str) -> tuple[Path, ...]:
        return self.files

    def choose_file(self, parent: QWidget, title: str, kind: str) -> Path | None:
        return self.files[0] if self.files else None

    def choose_folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        return self.place

    def save_as(self, parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
        self.asked.append(suggested.name)
        return self.place

    def confirm(self, parent: QWidget, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        self.asked.append(title)
        return self.agree

    def fault(self, place: str) -> None:
        self.faults.append(place)


@pytest.fixture
def folder(tmp_path: Path, office: Office) -> Path:
    """A closed vault with two cases and cheap keys."""
    made, _ = opening.create(tmp_path / "vault", office, PASSPHRASE, clock=SetClock(NOW), cost=LEAST_COST)
    with made:
        made.create_case(
            Subject(name="Johanis Sumual", status=Status.PERMANENT, id_number="198503172010011004")
        )
        made.create_case(Subject(name="Merlin Tendean", status=Status.PERMANENT, position="Lurah"))
    return tmp_path / "vault"


@pytest.fixture
def fake_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window's readers speak the real protocol about made-up files; see `fake_reader`."""
    command = (sys.executable, str(Path(__file__).parent / "fake_reader.py"))
    monkeypatch.setattr("core.reading.pool.worker_command", lambda: command)


@pytest.fixture
def dialogs() -> ScriptedDialogs:
    return ScriptedDialogs()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Choice.LIGHT)


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, tmp_path: Path, folder: Path, dialogs: ScriptedDialogs
) -> Iterator[MainWindow]:
    """The main window before unlocking, offering the vault; no fault may have been told at the end."""
    made = MainWindow(Settings(tmp_path / "settings.ini"), theme, dialogs)
    made.unlock.unlocker = lambda place, secret: opening.unlock(place, secret, clock=SetClock(NOW))
    made.unlock.offer(folder)
    made.resize(1366, 768)
    made.show()
    qtbot.addWidget(made)
    yield made
    made.close()
    assert dialogs.faults == []


@pytest.fixture
def unlock(qtbot: QtBot, window: MainWindow) -> Callable[[], MainWindow]:
    """Unlocks the window's vault as a person does and waits for the list."""

    def act() -> MainWindow:
        window.unlock.passphrase.setText(PASSPHRASE)
        window.unlock.open.click()
        qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)
        workspace = window.workspace
        assert workspace is not None
        qtbot.waitUntil(lambda: len(workspace.cases.table.rows()) == 2, timeout=10_000)
        return window

    return act


def no_space(*_: object, **__: object) -> None:
    """Stands for work that meets a full disk."""
    raise UserError("no_space", path="")
