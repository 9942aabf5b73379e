"""How far the clock of the capturing device was off: which way, minutes and seconds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import px
from ui.widgets.basics import column, label, row
from ui.widgets.form import Choice

_LONGEST_MIN = 5_270_400  # ten years, as `Source` allows


class ClockOffset(QWidget):
    """Nobody checked, right, fast or slow by so many minutes and seconds."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.way = Choice(
            (
                (self.tr("Belum diperiksa"), ""), (self.tr("Tepat"), "right"),
                (self.tr("Lebih cepat"), "fast"), (self.tr("Lebih lambat"), "slow"),
            )
        )  # fmt: skip
        self.way.setAccessibleName(self.tr("Selisih jam perangkat"))
        self.minutes, self.seconds = QLineEdit(), QLineEdit()
        for edit, name in ((self.minutes, self.tr("Menit")), (self.seconds, self.tr("Detik"))):
            edit.setAccessibleName(name)
            edit.setMaxLength(7)
            edit.setFixedWidth(px(72))
            edit.textChanged.connect(lambda: self.changed.emit())
        self._length = QWidget()
        self._length.setLayout(
            row(self.minutes, label(self.tr("menit"), "quiet"), self.seconds, label(self.tr("detik"), "quiet"), 0)
        )  # fmt: skip
        self.setLayout(column(self.way, self._length, gap=6))
        self.setFocusProxy(self.way)
        self.way.currentIndexChanged.connect(self._show_length)
        self._show_length()

    def put(self, seconds: int | None) -> None:
        """Shows seconds ahead (behind when negative), None when nobody checked."""
        way, minutes, rest = self.raw_of(seconds)
        self.way.set_value(way)
        self.minutes.setText(minutes)
        self.seconds.setText(rest)
        self._show_length()

    def value(self) -> int | None:
        """Seconds ahead; what is no number counts as none."""
        way = self.way.value()
        if not way:
            return None
        if way == "right":
            return 0
        length = min(_number(self.minutes), _LONGEST_MIN) * 60 + _number(self.seconds)
        return length if way == "fast" else -length

    def raw(self) -> tuple[str, str, str]:
        """What stands in the controls."""
        way = self.way.value()
        if way not in ("fast", "slow"):
            return way, "", ""
        return way, self.minutes.text().strip(), self.seconds.text().strip()

    def raw_of(self, seconds: int | None) -> tuple[str, str, str]:
        """What stands in the controls for a value."""
        if seconds is None:
            return "", "", ""
        if seconds == 0:
            return "right", "", ""
        minutes, rest = divmod(abs(seconds), 60)
        return "fast" if seconds > 0 else "slow", str(minutes), str(rest)

    def _show_length(self) -> None:
        self._length.setVisible(self.way.value() in ("fast", "slow"))
        self.changed.emit()


def _number(edit: QLineEdit) -> int:
    text = edit.text().strip()
    return int(text) if text.isascii() and text.isdigit() else 0
