"""Trying Netra with the sample: a vault of fictional people, made on the spot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from core.demonstration import story
from core.demonstration.story import Told
from core.vault import opening
from ui.components.failure import tell
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.jobs import Job, Jobs
from ui.pages.first_run import free_folder
from ui.widgets.basics import button, column, label, row
from ui.widgets.form import Field
from ui.widgets.steps import Steps

Teller = Callable[[Path, Callable[[str], None]], Told]


def _tell(folder: Path, on_step: Callable[[str], None]) -> Told:
    return story.tell(folder, on_step=on_step)


class SamplePage(Steps):
    """Emits `finished` with the folder when the sample vault is open."""

    finished = Signal(object)
    left = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, dialogs: Dialogs, *, teller: Teller = _tell) -> None:
        super().__init__(("",), width=520)
        self._desk, self._jobs, self._dialogs, self._teller = desk, jobs, dialogs, teller
        self._job: Job | None = None
        self._fresh = False
        self.folder = QLineEdit()
        place = QWidget()
        place.setLayout(row(self.folder, button(self.tr("&Pilih…"), self._choose)))
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        self._step = label("", "caption", wrap=True)
        self._bar.hide()
        body = QWidget()
        body.setLayout(
            column(
                label(self.tr("Sembilan orang rekaan, tangkapan layar buatan, klarifikasi, surat, dan serah terima. "
                              "Pembuatannya kurang dari satu menit."), wrap=True),
                Field(self.tr("&Folder untuk contoh"), place), 8, self._bar, self._step, gap=8,
            )
        )  # fmt: skip
        self.add(body)
        self.begin()

    def begin(self) -> None:
        """Offers a free folder."""
        self.folder.setText(str(free_folder(Path.home() / "Contoh Netra")))
        self.show_step(
            0,
            self.tr("Coba dengan berkas contoh"),
            self.tr("Semua isinya rekaan."),
            self.tr("&Buat dan buka"),
        )
        self.folder.setFocus()

    def go_back(self) -> None:
        """Stops the making, or goes back to the unlock page."""
        if self._job is not None:
            self._job.cancel()
            self.back.setEnabled(False)
        else:
            self.left.emit()

    def go_on(self) -> None:
        """Makes the sample."""
        folder = Path(self.folder.text().strip()).expanduser()
        self._fresh = not folder.exists()
        steps: list[str] = []
        self.message.hide()
        self._working(True)

        def work(job: Job) -> Told:
            def on_step(words: str) -> None:
                steps.append(words)
                job.report(len(steps), 0)

            return self._teller(folder, on_step)

        self._job = self._jobs.start(
            self, work, done=self._told, failed=self._failed, cancelled=lambda: self._stopped(folder),
            progress=lambda at, _all: self._step.setText(steps[at - 1]),
        )  # fmt: skip

    def _told(self, told: Told) -> None:
        self._job = None
        self._step.setText(self.tr("Membuka brankas contoh"))
        self._desk.open(
            self,
            lambda: opening.unlock(told.vault, told.passphrase),
            vault_of=lambda vault: vault,
            done=lambda _vault: self._opened(told),
            failed=self._failed,
        )

    def _opened(self, told: Told) -> None:
        self._working(False)
        self.finished.emit(told.vault)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._working(False)
        tell(self.message, self.broke.emit)(error)

    def _stopped(self, folder: Path) -> None:
        self._job = None
        self._working(False)
        if self._fresh:  # only what this page made
            shutil.rmtree(folder, ignore_errors=True)

    def _working(self, working: bool) -> None:
        self.next.setEnabled(not working)
        self.stack.setEnabled(not working)
        self.back.setEnabled(True)
        self.back.setText(self.tr("&Batal") if working else self.tr("&Kembali"))
        self._bar.setVisible(working)
        self._step.setText("")

    def _choose(self) -> None:
        found = self._dialogs.choose_folder(self, self.tr("Folder untuk contoh"), Path.home())
        if found is not None:
            self.folder.setText(str(found))
