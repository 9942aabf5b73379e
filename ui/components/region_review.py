"""A part of the picture read again: what both readers see now, beside what stood there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget

from core.case.settling import Draft
from core.reading.regions import Part
from ui.components.place import together
from ui.components.word_editor import Snippet
from ui.theme import px
from ui.widgets.basics import button, clear, column, holder, label, row
from ui.widgets.form import Column

_TALL = 96
_MOST_LINES = 40  # rows of a form that somebody still looks through


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What came of reading a region again: its parts on page `page`, and the readers' names."""

    page: int
    parts: tuple[Part, ...]
    names: tuple[str, ...]
    machine: tuple[str, ...]
    """What the stored reading of the machine has in the place of each part."""


class RegionReview(QFrame):
    """Emits `taking` with one draft for each line, `leaving` when everything shall stay as it is."""

    taking = Signal(object)
    leaving = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "inset")
        self.setAccessibleName(self.tr("Bagian yang dibaca ulang"))
        self._found: Reread | None = None
        self.snippet = Snippet(_TALL)
        self.lines: tuple[QLineEdit, ...] = ()
        self._said = label("", "quiet", wrap=True)
        self._rows = column(gap=10)
        inside = QWidget()
        inside.setLayout(self._rows)
        self._area = Column(inside, gap=0)
        self.take = button(self.tr("&Pakai"), self._take, kind="primary")
        self.leave = button(self.tr("&Abaikan"), self.leaving.emit)
        self.stop = button(self.tr("&Batal (Esc)"), self.leaving.emit)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            holder(column(label(self.tr("Membaca bagian ini…"), "quiet"), row(self.stop, 0), 0))
        )
        result = column(self._said, gap=8)
        result.addWidget(self._area, 1)
        result.addLayout(row(self.take, self.leave, 0))
        self._stack.addWidget(holder(result))
        self.setLayout(
            column(label(self.tr("Baca ulang bagian"), "strong"), self.snippet, self._stack, margin=10, gap=8)
        )

    @property
    def waiting(self) -> bool:
        """Whether the region is still being read."""
        return self._stack.currentIndex() == 0

    @property
    def told(self) -> str:
        """Everything it says about what was found, a line each."""
        words = [self._said] if not self._said.isHidden() else []
        words += [item for item in self._area.findChildren(QLabel) if item.parent() is not None]
        said = [item.text() for item in words]
        said += [choice.text() for choice in self._area.findChildren(QPushButton)]
        return "\n".join(said)

    def wait(self, picture: QPixmap) -> None:
        """Says that the region is being read."""
        self._found = None
        self.snippet.put(picture)
        self._stack.setCurrentIndex(0)
        self._stack.setMaximumHeight(px(72))
        self.stop.setFocus()

    def put(self, found: Reread) -> None:
        """Shows what was found, line by line; where nothing was, a line to type in."""
        self._found = found
        clear(self._rows)
        parts = found.parts[:_MOST_LINES]
        seen = [part for part in parts if part.seen is not None]
        if not seen:
            self._said.setText(
                self.tr("Kedua pembaca tidak melihat tulisan di bagian ini. Ketik sendiri bila ada.")
            )
        elif len(found.parts) > len(parts):
            self._said.setText(self.tr("Terlalu banyak baris; pilih bagian yang lebih kecil."))
        self._said.setVisible(not seen or len(found.parts) > len(parts))
        self.lines = tuple(self._line(at, part, found.names) for at, part in enumerate(parts))
        self._stack.setCurrentIndex(1)
        self._stack.setMaximumHeight(16_777_215)
        room = min(len(parts), 4) * px(96)
        self._area.setMinimumHeight(min(room, px(220)))
        if self.lines:
            self.lines[0].setFocus()

    def drop(self) -> None:
        """Forgets everything shown."""
        self._found, self.lines = None, ()
        self.snippet.put(QPixmap())
        clear(self._rows)

    def _line(self, at: int, part: Part, names: Sequence[str]) -> QLineEdit:
        before = " ".join(word.text for word in part.before)
        edit = QLineEdit(part.seen.text if part.seen is not None else before)
        edit.setAccessibleName(self.tr("Tulisan baris {number}").format(number=at + 1))
        edit.returnPressed.connect(self._take)
        group = column(edit, gap=4)
        said = together(part.seen.words, tuple(names)) if part.seen is not None else ()
        alike = len({one.text for one in said}) == 1
        for one in said if not alike else ():
            choice = button(
                f"{one.who}:  {one.text or self.tr('(tidak melihat apa-apa)')}".replace("&", "&&"),
                partial(edit.setText, one.text),
                kind="choice",
            )
            choice.setEnabled(bool(one.text))
            choice.setToolTip(self.tr("Pakai bacaan ini untuk baris {number}").format(number=at + 1))
            group.addWidget(choice)
        if alike and len(said) > 1:
            group.addWidget(label(self.tr("Kedua pembaca sama."), "caption"))
        group.addWidget(
            label(
                self.tr("Sebelumnya: {text}").format(text=f"“{before}”" if before else self.tr("tidak ada")),
                "caption", wrap=True, copy=True,
            )
        )  # fmt: skip
        self._rows.addLayout(group)
        return edit

    def _take(self) -> None:
        found = self._found
        if found is None:
            return
        drafts = [
            Draft(page=found.page, box=part.box, machine=machine, text=" ".join(edit.text().split()))
            for edit, part, machine in zip(self.lines, found.parts, found.machine, strict=False)
        ]
        kept = tuple(draft for draft in drafts if draft.text or draft.machine)
        if kept:
            self.taking.emit(kept)
        else:
            self.leaving.emit()
