"""The upper edge of the viewer: what is shown, the way back, and the way to its neighbours."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.vault.office import Office
from ui import texts
from ui.components.seen import Seen
from ui.widgets.basics import button, label, row
from ui.widgets.header import PageHeader


class ViewerHead(QWidget):
    """Emits where a person wants to go."""

    leaving = Signal()
    going = Signal(int)
    """To the evidence before (-1) or behind (1)."""
    comparing = Signal()
    helping = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._said = ("", "")
        back = button("", self.leaving.emit, kind="plain", image="arrow-left", tip=self.tr("Kembali (Esc)"))
        self.before = button(
            "", lambda: self.going.emit(-1), kind="plain", image="caret-left",
            tip=self.tr("Bukti sebelumnya (Kiri)"),
        )  # fmt: skip
        self.after = button(
            "", lambda: self.going.emit(1), kind="plain", image="caret-right",
            tip=self.tr("Bukti berikutnya (Kanan)"),
        )  # fmt: skip
        self._place = label("", "quiet")
        self.compare = button(self.tr("Ba&ndingkan…"), self.comparing.emit, kind="plain", image="columns")
        self.compare.setToolTip(self.tr("Letakkan di samping bukti lain (C)"))
        keys = button(
            "", self.helping.emit, kind="plain", image="keyboard", tip=self.tr("Tombol-tombol (F1)")
        )
        self._header = PageHeader("", "", self.compare, keys, self.before, self._place, self.after)
        layout = row(back, gap=10)
        layout.addWidget(self._header, 1)
        self.setLayout(layout)

    @property
    def title(self) -> str:
        """The name of the evidence shown."""
        return self._header.title

    def put(self, seen: Seen) -> None:
        """Shows which evidence this is and where among the others it stands."""
        item, order = seen.item, seen.order
        at = order.index(item.id) if item.id in order else -1
        self.before.setEnabled(at > 0)
        self.after.setEnabled(0 <= at < len(order) - 1)
        self.compare.setEnabled(len(order) > 1)
        self._place.setText(self.tr("{at} dari {all}").format(at=at + 1, all=len(order)) if at >= 0 else "")
        moment = texts.moment(item.added_at, self._office).strip("\u2007 ")
        said = (
            texts.media(item.media_type), texts.size(item.size), self.tr("diterima {at}").format(at=moment),
        )  # fmt: skip
        self._said = (item.name, ", ".join(said))
        self._header.say(*self._said)

    def hint(self, words: str) -> None:
        """Shows what to do in place of the quiet line; an empty text brings that back."""
        self._header.say(self._said[0], words or self._said[1])

    def blank(self) -> None:
        """Drops everything said."""
        self._said = ("", "")
        self._header.say("", "")
        self._place.clear()
