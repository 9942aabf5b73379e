"""The button of the drop folder: which folder it is, another one, none; and the words about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from ui.components.inbox_words import plain
from ui.dialogs import Dialogs
from ui.inbox.drop_folder import DropFolder
from ui.settings import Settings
from ui.theme import icon


class DropFolderButton(QPushButton):
    """Keeps the choice in the settings of this computer. Emits `refused` for a folder that cannot be one."""

    refused = Signal()
    told = Signal(str, str)
    """What is known of the folder, for one quiet line, and its whole path; both empty without one."""

    def __init__(self, drops: DropFolder, dialogs: Dialogs, settings: Settings) -> None:
        super().__init__()
        self._drops, self._dialogs, self._settings = drops, dialogs, settings
        self.setProperty("kind", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setIcon(icon("folder-simple-plus"))
        self.setAccessibleName(self.tr("Folder titipan"))
        self.setToolTip(self.tr("Folder di komputer ini yang isinya masuk sendiri selama brankas terbuka"))
        self.clicked.connect(lambda _=False: self._offer())
        drops.told.connect(self._tell)

    def begin(self) -> None:
        """Looks at the folder that was chosen earlier."""
        self._drops.watch(self._settings.drop_folder)

    def choose(self) -> None:
        """Asks which folder it shall be; the vault's own, or one around or inside it, is refused."""
        start = self._drops.folder or Path.home()
        folder = self._dialogs.choose_folder(self, self.tr("Folder titipan"), start)
        if folder is None:
            return
        vault = self._settings.vault
        if vault is not None and (folder == vault or folder in vault.parents or vault in folder.parents):
            self.refused.emit()
        else:
            self._use(folder)

    def _offer(self) -> None:
        if self._drops.folder is None:
            self.choose()
            return
        menu = QMenu(self)
        menu.addAction(self.tr("&Ganti folder…")).triggered.connect(self.choose)
        menu.addAction(self.tr("&Berhenti memakai folder ini")).triggered.connect(lambda: self._use(None))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _use(self, folder: Path | None) -> None:
        self._settings.drop_folder = folder
        self._drops.watch(folder)

    def _tell(self) -> None:
        folder = self._drops.folder
        self.told.emit(self._words(), plain(str(folder)) if folder is not None else "")

    def _words(self) -> str:
        folder, last = self._drops.folder, self._drops.last
        if folder is None:
            return ""
        if self._drops.fault is not None:
            return self.tr("Folder titipan {name} tidak dapat dilihat").format(name=plain(folder.name))
        parts = [self.tr("Titipan: {name}").format(name=plain(folder.name))]
        if self._drops.taken:
            parts.append(self.tr("{count} diambil").format(count=self._drops.taken))
        if last.waiting:
            parts.append(self.tr("{count} menunggu selesai ditulis").format(count=last.waiting))
        if last.refused:
            parts.append(self.tr("{count} tidak dapat dibaca").format(count=len(last.refused)))
        return "  ·  ".join(parts)
