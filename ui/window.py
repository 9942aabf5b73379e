"""The main window: from unlocking to the lock, and nothing of what lies between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget

from core.vault.office import Office
from core.vault.vault import Vault
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.faults import Faults
from ui.idle import Idle
from ui.jobs import Jobs
from ui.pages.first_run import FirstRunPage
from ui.pages.recover import RecoverPage
from ui.pages.sample import SamplePage
from ui.pages.unlock import UnlockPage
from ui.settings import Settings
from ui.theme import Theme, px
from ui.workspace import Workspace

_SIZE: Final = (1280, 720)
_SMALLEST: Final = (820, 560)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    office: Office
    actor: str
    today: date


class MainWindow(QMainWindow):
    """Shows the unlock page, first run or the workspace; locks by key, by idleness and at the end."""

    def __init__(self, settings: Settings, theme: Theme, dialogs: Dialogs) -> None:
        super().__init__()
        self._settings, self._theme, self._dialogs = settings, theme, dialogs
        self.jobs = Jobs(self, threads=4)
        self.desk = Desk(self.jobs, self)
        self.faults = Faults(dialogs.fault, self)
        self.idle = Idle(settings.lock_minutes, self)
        self.workspace: Workspace | None = None
        self._build()
        self._connect()
        self.unlock.offer(settings.vault)

    def _build(self) -> None:
        self.setWindowTitle("Netra")
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
        self.setMinimumSize(_SMALLEST[0], _SMALLEST[1])
        self.unlock = UnlockPage(self.desk, self._dialogs)
        self.first_run = FirstRunPage(self.desk, self._dialogs)
        self.sample = SamplePage(self.desk, self.jobs, self._dialogs)
        self.recover = RecoverPage(self.desk)
        self.stage = QStackedWidget()
        for page in (self.unlock, self.first_run, self.sample, self.recover):
            self.stage.addWidget(page)
        self.setCentralWidget(self.stage)

    def _connect(self) -> None:
        self.unlock.unlocked.connect(self._enter)
        self.unlock.wanted.connect(self._lead)
        for page in (self.first_run, self.sample, self.recover):
            page.finished.connect(self._enter)
            page.left.connect(self._back)
        for maker in (self.unlock, self.first_run, self.sample, self.recover):
            maker.broke.connect(self.faults.report)
        self.idle.passed.connect(lambda: self.lock(self.tr("Terkunci sendiri karena lama tidak dipakai.")))
        self.idle.summoned.connect(lambda: self.lock(""))
        self.idle.left.connect(self._show_left)
        QShortcut(QKeySequence.StandardKey.Quit, self).activated.connect(self.close)

    # -- before

    def _lead(self, wanted: str) -> None:
        pages: dict[str, QWidget] = {"new": self.first_run, "sample": self.sample, "recover": self.recover}
        self.stage.setCurrentWidget(pages[wanted])
        if wanted == "new":
            self.first_run.begin()
        elif wanted == "sample":
            self.sample.begin()
        else:
            text = self.unlock.folder.text().strip()
            self.recover.begin(Path(text) if text else None)

    def _back(self) -> None:
        self.stage.setCurrentWidget(self.unlock)

    # -- open

    def _enter(self, folder: Path) -> None:
        self._settings.vault = folder
        self.unlock.offer(folder)

        def opened(vault: Vault) -> _Opened:
            today = vault.clock.now().astimezone(vault.office.zone).date()
            return _Opened(office=vault.office, actor=vault.actor, today=today)

        self.desk.ask(self, opened, done=self._show_workspace, failed=self.faults.report)

    def _show_workspace(self, opened: _Opened) -> None:
        workspace = Workspace(
            self.desk, self.jobs, self._dialogs, self._settings, self._theme,
            office=opened.office, actor=opened.actor, today=opened.today,
        )  # fmt: skip
        workspace.locking.connect(lambda: self.lock(""))
        workspace.minutes_changed.connect(self.idle.set_minutes)
        workspace.broke.connect(self.faults.report)
        workspace.office_changed.connect(lambda name: self.setWindowTitle(f"{name} – Netra"))
        self.workspace = workspace
        self.stage.addWidget(workspace)
        self.stage.setCurrentWidget(workspace)
        self.setWindowTitle(f"{opened.office.name} – Netra")
        workspace.cases.table.setFocus()
        self.idle.start()
        self.idle.tick()

    def _show_left(self, seconds: int) -> None:
        if self.workspace is not None:
            self.workspace.strip.show_left(
                self.tr("Terkunci dalam {left}").format(left=f"{seconds // 60:02d}:{seconds % 60:02d}")
            )

    # -- closing

    def lock(self, said: str, *, wait: bool = False) -> None:
        """Blanks the window, stops all work, closes the vault; `said` is shown on the unlock page."""
        workspace, self.workspace = self.workspace, None
        if workspace is None:
            return
        self.idle.stop()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog):
                widget.reject()
        self.setWindowTitle("Netra")
        self.unlock.reset(said)
        self.stage.setCurrentWidget(self.unlock)
        self.stage.removeWidget(workspace)
        workspace.hide()
        self.desk.lock(wait=wait)
        workspace.close_down()
        # The lock may come from a button inside: it goes when its event has been handled.
        QTimer.singleShot(0, workspace, workspace.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.idle.watch(self.windowHandle())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.lock("", wait=True)
        self.jobs.shutdown()
        self.desk.shutdown()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
        super().closeEvent(event)
