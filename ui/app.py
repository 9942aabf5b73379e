"""Starts the window: application, look, settings, and the hooks that catch what no code caught."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from ui.dialogs import RealDialogs
from ui.settings import Settings, settings_file
from ui.theme import Theme, icon
from ui.window import MainWindow

_TURN_S: Final = 0.001


def run(arguments: Sequence[str]) -> int:
    """Opens the window and gives the exit code; `arguments` may name a vault folder to offer."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    # The window waits in line behind a busy thread for every little thing it draws; five times shorter turns
    # cost nothing that could be measured and make showing a dialog beside an import 80 ms instead of 220.
    sys.setswitchinterval(_TURN_S)
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
    window.show()
    return application.exec()
