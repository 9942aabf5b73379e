"""What the shipped template changed beside what the office changed, and what a person decides about both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QWidget

from core.process.letters.editions import Origin, Texts
from core.writing import weaving
from core.writing.weaving import Woven
from ui.theme import current, px
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.sheet import Sheet

_SIDE_BY_SIDE: Final = 640
_PLACE: Final = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+).*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Both differences of a template as lines, and both changes in one text."""

    origin: Origin
    shipped: tuple[str, ...]
    office: tuple[str, ...]
    woven: Woven


def compared(texts: Texts, mine: str, base: str) -> Compared:
    """What changed from `base` in the shipped template and in `mine`, the text in the editor; for a thread of its own."""
    return Compared(
        origin=texts.origin,
        shipped=weaving.difference(base, texts.shipped),
        office=weaving.difference(base, mine),
        woven=weaving.weave(base, mine, texts.shipped),
    )


class CompareSheet(Sheet):
    """Emits `merging` with the woven text, `keeping`, or `taking` for the shipped template; changes nothing itself."""

    merging = Signal(object)
    keeping = Signal()
    taking = Signal()

    def __init__(self, parent: QWidget, title: str, found: Compared) -> None:
        self._found = found
        changed = bool(found.shipped)
        super().__init__(
            parent,
            self.tr("Bandingkan dengan bawaan"),
            self._told(title, found),
            self.tr("&Gabungkan") if changed else self.tr("&Tutup"),
            width=980,
        )
        self.shipped = Difference(self.tr("Perubahan pada bawaan"), found.shipped)
        self.office = Difference(self.tr("Perubahan kantor"), found.office)
        self.keep = button(self.tr("T&etap pakai salinan"), self._keep)
        self.take = button(self.tr("&Pakai bawaan"), self._take)
        self.keep.setVisible(found.origin is Origin.CHANGED)
        self.take.setVisible(bool(found.office))
        self.leave.setVisible(changed)
        self.add(_Sides(self.shipped, self.office), holder(row(self.keep, self.take, 0, gap=8)))

    def _told(self, title: str, found: Compared) -> str:
        if not found.shipped and not found.office:
            return self.tr("{title}: sama dengan bawaan.").format(title=title)
        if not found.shipped:
            return self.tr("{title}: bawaan tidak berubah sejak salinan ini dibuat.").format(title=title)
        if found.woven.conflicts:
            return self.tr(
                "{title}: bawaan berubah sejak salinan ini dibuat. {count} tempat diubah pada keduanya; setelah digabungkan, "
                "pilih salah satu di penyunting. Tidak ada yang tersimpan sebelum Anda menekan Simpan."
            ).format(title=title, count=found.woven.conflicts)
        return self.tr(
            "{title}: bawaan berubah sejak salinan ini dibuat. Kedua perubahan dapat digabungkan; "
            "tidak ada yang tersimpan sebelum Anda menekan Simpan."
        ).format(title=title)

    def submit(self) -> None:
        """Proposes both changes in the editor, or closes when there is nothing to merge."""
        if self._found.shipped:
            self.merging.emit(self._found.woven)
        self.accept()

    def _keep(self) -> None:
        self.keeping.emit()
        self.accept()

    def _take(self) -> None:
        self.taking.emit()
        self.accept()


class _Sides(QWidget):
    """Beside each other, on a narrow screen under each other."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(px(12))
        for part in parts:
            self._both.addWidget(part, 1)
        self.setLayout(self._both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(_SIDE_BY_SIDE)
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )


class Difference(QWidget):
    """Lines taken away and put in, with signs in front; the colour only helps."""

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.text.setMinimumHeight(px(200))
        self.text.setPlainText("\n".join(self._line(line) for line in lines) or self.tr("Tidak ada."))
        self._colours = _Signs(self.text.document())
        layout = column(label(title, "strong"), gap=6)
        layout.addWidget(self.text, 1)
        self.setLayout(layout)

    def _line(self, line: str) -> str:
        place = _PLACE.match(line)
        if place:
            return self.tr("Baris {line}").format(line=place[1])
        return f"{line[:1]} {line[1:]}"


class _Signs(QSyntaxHighlighter):
    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        tokens = current()
        self._colours = {"+ ": tokens.done, "- ": tokens.danger}

    def highlightBlock(self, text: str) -> None:
        sign = text[:2]
        form = QTextCharFormat()
        if sign in self._colours:
            form.setForeground(QColor(self._colours[sign]))
        elif not text.startswith(" "):
            form.setForeground(QColor(current().quiet))
        else:
            return
        self.setFormat(0, len(text), form)
