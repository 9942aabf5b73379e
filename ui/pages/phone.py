"""The dialog that takes pictures from a connected phone or card: which folder, since when. Nothing there is changed."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from core.process.phones import PhoneFolder, devices, phone_folders
from core.process.watching import MOST_FILES, Look, Name, Watch, survey
from ui import texts
from ui.components.failure import tell
from ui.components.inbox_words import plain
from ui.dialogs import Dialogs
from ui.jobs import Job, Jobs
from ui.widgets.basics import button, clear, column, label, row
from ui.widgets.choices import Radio
from ui.widgets.sheet import Sheet

translate: Final = QCoreApplication.translate
_SETTLE_MS: Final = 1_000
_ANY: Final = 0
_DAYS: Final = (1, 7, 30, _ANY)


def connected() -> tuple[PhoneFolder, ...]:
    """The folders with pictures on what is connected to this machine now; may take a second on a slow phone."""
    uid = os.getuid() if hasattr(os, "getuid") else 0
    root = Path(Path.home().anchor or "/")
    return phone_folders(devices(sys.platform, user=getpass.getuser(), uid=uid, root=root))


class PhoneSheet(Sheet):
    """Emits `taken` with the paths of files that are whole and not here yet. `today` is the beginning of this day."""

    taken = Signal(object)
    broke = Signal(object)

    def __init__(
        self, parent: QWidget, jobs: Jobs, dialogs: Dialogs, known: frozenset[str], today: datetime, *,
        find: Callable[[], Sequence[PhoneFolder]] = connected,
    ) -> None:  # fmt: skip
        super().__init__(
            parent,
            self.tr("Ambil dari ponsel atau kartu"),
            self.tr("Sambungkan ponsel dengan kabel, buka kuncinya, dan pilih “Transfer berkas”. Gambar di ponsel hanya dibaca; tidak ada yang diubah atau dihapus."),
            self.tr("&Ambil"),
            width=600,
        )  # fmt: skip
        self._jobs, self._dialogs, self._known, self._today = jobs, dialogs, known, today
        self._find = find
        self._names: tuple[Name, ...] = ()
        self._folder: Path | None = None
        self._work: Job | None = None
        self._failed = tell(self.message, self.broke.emit)
        self._build()
        self.search()

    def _build(self) -> None:
        self._places = QWidget()
        self._list = column(gap=2)
        self._places.setLayout(self._list)
        self._group = QButtonGroup(self)
        again = button(self.tr("Cari &lagi"), self.search, image="arrow-clockwise")
        other = button(self.tr("&Folder lain…"), self._choose, image="folder-open")
        tools = QWidget()
        tools.setLayout(row(again, other, 0))
        self._since: dict[int, Radio] = {}
        group = QButtonGroup(self)
        days = column(label(self.tr("Yang mana"), "label"), gap=2)
        for count in _DAYS:
            radio = Radio("")
            radio.clicked.connect(lambda _on=False: self._count())
            group.addButton(radio)
            self._since[count] = radio
            days.addWidget(radio)
        self._since[7].setChecked(True)
        self._periods = QWidget()
        self._periods.setLayout(days)
        self.add(label(self.tr("Dari mana"), "label"), self._places, tools, self._periods)
        self._periods.hide()
        self.agree.setEnabled(False)

    # -- where

    def search(self) -> None:
        """Looks for phones and cards that are connected."""
        clear(self._list)
        self._list.addWidget(label(self.tr("Mencari ponsel…"), "quiet"))
        find = self._find
        self._jobs.start(self, lambda _job: find(), done=self._show, failed=self._failed)

    def _show(self, found: Sequence[PhoneFolder]) -> None:
        clear(self._list)
        if not found:
            self._list.addWidget(
                label(self.tr("Tidak ada ponsel atau kartu yang terlihat. Pilih folder lain bila gambarnya sudah disalin."), "quiet", wrap=True)
            )  # fmt: skip
        for at, one in enumerate(found):
            radio = Radio(f"{_kind(one.kind)}  –  {plain(one.device)}")
            radio.setToolTip(plain(str(one.folder)))
            radio.clicked.connect(lambda _on=False, folder=one.folder: self.look_into(folder))
            self._group.addButton(radio)
            self._list.addWidget(radio)
            if not at:
                radio.setChecked(True)
                self.look_into(one.folder)
        self.fit()

    def _choose(self) -> None:
        folder = self._dialogs.choose_folder(self, self.tr("Folder berisi gambar"), Path.home())
        if folder is not None:
            clear(self._list)
            self._list.addWidget(label(plain(str(folder)), copy=True, wrap=True))
            self.look_into(folder)

    def look_into(self, folder: Path) -> None:
        """Counts what is in a folder, by names alone."""
        self._folder, self._names = folder, ()
        self._stop()
        self.agree.setEnabled(False)
        self._periods.hide()
        self._work = self._jobs.start(
            self, lambda job: survey(folder, stop=lambda: job.cancelled), done=lambda names: self._surveyed(folder, names),
            failed=self._failed,
        )  # fmt: skip

    def _surveyed(self, folder: Path, names: tuple[Name, ...]) -> None:
        if folder != self._folder:
            return
        self._names = names
        self.message.hide()
        for days, radio in self._since.items():
            count = texts.count(len(self._of(days)))
            radio.setText(
                {
                    1: self.tr("Sejak kemarin ({count} berkas)"), 7: self.tr("7 hari terakhir ({count} berkas)"),
                    30: self.tr("30 hari terakhir ({count} berkas)"),
                }.get(days, self.tr("Semuanya ({count} berkas)")).format(count=count)
            )  # fmt: skip
            radio.updateGeometry()
        self._periods.show()
        self._count()
        self.fit()

    def _of(self, days: int) -> tuple[Name, ...]:
        since = self._start(days)
        return self._names if since is None else tuple(n for n in self._names if n.written_at >= since)

    def _start(self, days: int) -> datetime | None:
        return None if days == _ANY else self._today - timedelta(days=days)

    def _chosen(self) -> int:
        return next(days for days, radio in self._since.items() if radio.isChecked())

    def _count(self) -> None:
        count = len(self._of(self._chosen()))
        self.agree.setEnabled(count > 0)
        self.agree.setText(
            self.tr("&Ambil {count} berkas").format(count=texts.count(count)) if count else self.tr("&Ambil")
        )

    # -- taking

    def submit(self) -> None:
        """Looks at the files twice, so that none is taken half written, and gives those away that are new."""
        if self._folder is None:
            return
        folder, since, known = self._folder, self._start(self._chosen()), self._known
        self.agree.setEnabled(False)
        self.agree.setText(self.tr("Memeriksa berkas…"))

        watch = Watch(folder)

        def look(done: Callable[[Look], object]) -> None:
            self._work = self._jobs.start(
                self, lambda job: watch.look(known, since=since, stop=lambda: job.cancelled),
                done=done, failed=self._failed,
            )  # fmt: skip

        look(lambda _first: QTimer.singleShot(_SETTLE_MS, self, lambda: look(self._looked)))

    def _looked(self, found: Look) -> None:
        if found.arrived:
            self.taken.emit(tuple(one.path for one in found.arrived))
            self.accept()
            return
        self._count()
        if found.cut:
            self.message.say(
                self.tr("Lebih dari {count} berkas; yang selebihnya tidak dilihat.").format(
                    count=texts.count(MOST_FILES)
                ),
                self.tr("Pilih folder yang lebih kecil."), tone="doubt",
            )  # fmt: skip
            return
        self.message.say(
            self.tr("Tidak ada yang baru: {known} sudah di sini, {other} bukan gambar, PDF, atau video.").format(
                known=found.known, other=found.other
            ),
            self.tr("Pilih waktu yang lebih panjang atau folder lain."), tone="doubt",
        )  # fmt: skip

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def reject(self) -> None:
        self._stop()
        super().reject()


def _kind(kind: str) -> str:
    return {
        "screenshots": translate("phone", "Tangkapan layar"), "whatsapp": translate("phone", "Gambar WhatsApp"),
        "telegram": translate("phone", "Gambar Telegram"), "camera": translate("phone", "Kamera"),
        "download": translate("phone", "Unduhan"),
    }.get(kind, translate("phone", "Semua foto"))  # fmt: skip
