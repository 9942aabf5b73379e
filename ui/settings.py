"""What the window remembers between starts: no name, no text, no list of recent files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from platformdirs import user_config_path
from PySide6.QtCore import QSettings

from ui.theme import Choice

LOCK_MINUTES: Final = range(1, 31)
_DEFAULT_LOCK: Final = 5


def settings_file() -> Path:
    """The one file outside a vault that the window writes."""
    return user_config_path("netra", appauthor=False) / "settings.ini"


class Settings:
    """Reads and writes the settings file; every change is kept at once."""

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)
        # Qt's own file dialog would keep a history of folders in a file of its own.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)

    @property
    def choice(self) -> Choice:
        """Light, dark or as the system."""
        try:
            return Choice(str(self._kept.value("theme", Choice.SYSTEM.value)))
        except ValueError:
            return Choice.SYSTEM

    @choice.setter
    def choice(self, choice: Choice) -> None:
        self._kept.setValue("theme", choice.value)

    @property
    def lock_minutes(self) -> int:
        """Minutes without a key or a movement after which the vault locks, 1 to 30."""
        try:
            minutes = int(str(self._kept.value("lock_minutes", _DEFAULT_LOCK)))
        except ValueError:
            return _DEFAULT_LOCK
        return min(max(minutes, LOCK_MINUTES[0]), LOCK_MINUTES[-1])

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._kept.setValue("lock_minutes", minutes)

    @property
    def vault(self) -> Path | None:
        """The vault that was open last, to be offered at the next start."""
        kept = str(self._kept.value("vault", ""))
        return Path(kept) if kept else None

    @vault.setter
    def vault(self, folder: Path) -> None:
        self._kept.setValue("vault", str(folder))

    @property
    def drop_folder(self) -> Path | None:
        """The folder of this computer from which new pictures go into the inbox."""
        kept = str(self._kept.value("drop_folder", ""))
        return Path(kept) if kept else None

    @drop_folder.setter
    def drop_folder(self, folder: Path | None) -> None:
        self._kept.setValue("drop_folder", str(folder) if folder is not None else "")
