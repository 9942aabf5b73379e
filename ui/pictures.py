"""Pictures of the real window on a real vault, for the demonstration and for looking at what one has built."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QThread
from PySide6.QtWidgets import QApplication

from core.clock import Clock, SetClock, parse_instant
from core.vault import opening
from ui.dialogs import RealDialogs
from ui.pages.unlock import UnlockPage
from ui.settings import Settings
from ui.theme import Choice, Theme
from ui.window import MainWindow
from ui.workspace import Workspace

_SIZE: Final = (1366, 768)
_PATIENCE_S: Final = 60.0
_PLACES: Final = ("cases", "case", "evidence", "hearings", "documents")


class NothingShown(RuntimeError):
    """The window did not come to show what a picture needs."""


def take(vault: Path, passphrase: str, out: Path, *, clock: Clock | None = None) -> tuple[Path, ...]:
    """Unlocks `vault` in the real window and saves `window-*.png` in `out`, each place light and dark.

    Runs without a display. The vault records that it was opened, as at every unlocking. Must run on the
    main thread of a process that has no other window.

    Raises:
        NothingShown: unlocking failed, or the vault has no case with evidence, hearing and document.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([])
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        theme = Theme(application, Choice.LIGHT)
        window = MainWindow(Settings(Path(folder) / "settings.ini"), theme, RealDialogs())
        window.setFixedSize(*_SIZE)
        _set_clock(window.unlock, clock)
        window.show()
        try:
            return _all(window, theme, vault, passphrase, out)
        finally:
            window.close()


def _all(window: MainWindow, theme: Theme, vault: Path, passphrase: str, out: Path) -> tuple[Path, ...]:
    taken: list[Path] = []

    def grab(name: str) -> None:
        for choice, suffix in ((Choice.LIGHT, ""), (Choice.DARK, "-dark")):
            theme.choose(choice)
            _settle()
            path = out / f"window-{name}{suffix}.png"
            if not window.grab().save(str(path)):
                raise NothingShown("the picture could not be written")
            taken.append(path)
        theme.choose(Choice.LIGHT)

    window.unlock.offer(vault)
    window.unlock.passphrase.setFocus()
    grab("unlock")
    window.unlock.passphrase.setText(passphrase)
    window.unlock.open.click()
    _until(lambda: window.workspace is not None, "unlocking failed")
    workspace = window.workspace
    if workspace is None:
        raise NothingShown("unlocking failed")
    for place in _PLACES:
        _go(workspace, place)
        grab(place)
    return tuple(taken)


def _go(workspace: Workspace, place: str) -> None:
    case = workspace.case
    if place == "cases":
        _until(lambda: bool(workspace.cases.table.rows()), "no case")
    elif place == "case":
        rows = workspace.cases.table.rows()
        full = [row for row in rows if row.evidence and row.hearings and row.documents]
        if not full:
            raise NothingShown("no case with evidence, hearing and document")
        workspace.open_case(full[0].id)
        inspector = case.evidence.inspector
        _until(lambda: not inspector.picture.empty, "no picture of the evidence")
    elif place == "evidence":
        workspace.open_evidence(case.evidence.table.rows()[0].id)
        viewer = workspace.viewer
        _until(
            lambda: not viewer.canvas.empty and bool(viewer.pane.words.toPlainText()),
            "no words of the evidence",
        )
        viewer.highlight.setChecked(True)
    elif place == "hearings":
        workspace.go("agenda")
        _until(lambda: bool(workspace.agenda.table.rows()), "no hearing")
    else:
        workspace.open_case(case.view.row.id if case.view is not None else "")
        case.tabs.setCurrentIndex(2)
        case.documents.table.setFocus()
        _until(lambda: not case.documents.paper.canvas.empty, "no page of the document")


def _set_clock(page: UnlockPage, clock: Clock | None) -> None:
    if clock is not None:
        page.unlocker = lambda folder, passphrase: opening.unlock(folder, passphrase, clock=clock)


def _until(holds: Callable[[], bool], otherwise: str) -> None:
    deadline = QDeadlineTimer(int(_PATIENCE_S * 1000))
    while not holds():
        if deadline.hasExpired():
            raise NothingShown(otherwise)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QThread.msleep(5)


def _settle() -> None:
    for _ in range(5):
        QCoreApplication.processEvents()
        time.sleep(0.02)


def main(argv: list[str]) -> int:
    """`python -m ui.pictures VAULT OUT [INSTANT]`, the passphrase on standard input; prints the paths.

    `INSTANT` (`2020-09-24T01:00:00.000Z`) sets the window's clock, for a vault that tells of another time.
    """
    vault, out, *rest = argv
    passphrase = sys.stdin.readline().rstrip("\n")
    clock = SetClock(parse_instant(rest[0])) if rest else None
    for path in take(Path(vault), passphrase, Path(out), clock=clock):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
