"""Secrets on the clipboard: marked, and cleared after 30 seconds or at lock if still ours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

_CLEAR_AFTER_MS: Final = 30_000


class SecretClipboard(QObject):
    """Puts secrets on the clipboard; lives as long as the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours = ""
        self._timer = QTimer(self, singleShot=True, interval=_CLEAR_AFTER_MS)
        self._timer.timeout.connect(self.clear)

    def put(self, secret: str) -> None:
        """Copies `secret`, marked for clipboard managers as nothing to be kept."""
        data = QMimeData()
        data.setText(secret)
        data.setData("x-kde-passwordManagerHint", b"secret")
        data.setData(
            'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"\1"
        )
        data.setData('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', b"\0\0\0\0")
        QGuiApplication.clipboard().setMimeData(data)
        self._ours = secret
        self._timer.start()

    def clear(self) -> None:
        """Empties the clipboard unless somebody has put something else there."""
        clipboard = QGuiApplication.clipboard()
        if self._ours and clipboard.text() == self._ours:
            clipboard.clear()
        self._ours = ""
        self._timer.stop()
