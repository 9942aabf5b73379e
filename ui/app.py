"""Starts the window: application, look, settings, and the hooks that catch what no code caught."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from core.writing.dates import long_date
from ui.dialogs import RealDialogs
from ui.settings import Settings, settings_file
from ui.theme import Theme, icon
from ui.window import MainWindow

_TURN_S: Final = 0.001


def settle() -> None:
    """Does now, before anybody works, what would halt the window at some later moment.

    Month names take a tenth of a second to load. A full search for unused objects takes as long with all that a
    window is made of; what lives until the end is left out of it from now on. And a thread that wants to go on
    asks the one at work after a millisecond: five, the default, add up where both call Qt or the engine often
    (measured with 500 pictures: a third as many halts of the window; a dialog beside an import shows in 80 ms
    instead of 220).
    """
    sys.setswitchinterval(_TURN_S)
    long_date(date(2026, 1, 1))
    gc.collect()
    gc.freeze()


def run(arguments: Sequence[str]) -> int:
    """Opens the window and gives the exit code; `arguments` may name a vault folder to offer."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    application = QApplication(["netra"])
    application.setApplicationName("Netra")
    application.setDesktopFileName("netra")
    settings = Settings(settings_file())
    theme = Theme(application, settings.choice)
    application.setWindowIcon(icon("eye", "accent"))
    window = MainWindow(settings, theme, RealDialogs())
    window.faults.install()
    if arguments:
        window.unlock.offer(Path(arguments[0]))
    settle()
    window.show()
    return application.exec()
