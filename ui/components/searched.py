"""A long list with a field that narrows it as one types; the narrowing runs beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QLineEdit, QPushButton, QStackedWidget, QWidget

from ui import texts
from ui.jobs import Job, Jobs
from ui.theme import icon, px
from ui.widgets.basics import button, column, label, row
from ui.widgets.long_table import LongTable, Order
from ui.widgets.table import Column

_TYPING_MS: Final = 150
_LEAST: Final = 240
_BESIDE_FROM: Final = 620


class Searchable(Protocol):
    """A row that a word can be found in; `hay` is in small letters."""

    @property
    def id(self) -> str:
        """By which a selection survives new rows."""
        ...

    @property
    def hay(self) -> str:
        """What typed words are looked for in."""
        ...


T = TypeVar("T", bound=Searchable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A ready-made narrowing: the words on the button and what it keeps."""

    text: str
    keeps: Callable[[Any], bool]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Narrowed:
    """The rows that are left, in the order wanted, and the place of the one that was selected."""

    rows: tuple[Any, ...]
    at: int


def narrow(
    rows: Sequence[T], typed: str, keeps: Callable[[T], bool], order: Order, selected: str | None
) -> Narrowed:
    """The rows in which every typed word stands and that `keeps` takes."""
    wanted = typed.casefold().split()
    left = [row for row in rows if all(word in row.hay for word in wanted) and keeps(row)]
    ordered = order.of(left)
    at = next((at for at, row in enumerate(ordered) if row.id == selected), 0)
    return Narrowed(rows=ordered, at=at)


class SearchedTable(QWidget):
    """Emits `picked` and `opened` with a row, and `missed` with typed words that stand in no row at all."""

    picked = Signal(object)
    opened = Signal(object)
    missed = Signal(str)
    broke = Signal(object)

    def __init__(
        self, jobs: Jobs, columns: Sequence[Column], name: str, hint: str, *chips: Chip, nothing: QWidget
    ) -> None:
        """`hint` stands in the empty field; `nothing` is shown in place of a table without rows."""
        super().__init__()
        self._jobs = jobs
        self._rows: tuple[Any, ...] = ()
        self._asked = 0
        self._job: Job | None = None
        self.keeps: Callable[[Any], bool] = _everything
        """What the chosen chip keeps."""
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(hint)
        self.filter.setAccessibleName(hint)
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.setMinimumWidth(px(220))
        self.filter.setMaximumWidth(px(360))
        self.note = label("", "caption", wrap=True)
        self.note.hide()
        self.chips: list[QPushButton] = []
        self.tools, group = row(gap=8), QButtonGroup(self)
        for chip in chips:
            made = button(chip.text, lambda chip=chip: self._choose(chip), kind="chip")  # type: ignore[misc]
            made.setCheckable(True)
            group.addButton(made)
            self.tools.addWidget(made)
            self.chips.append(made)
        if self.chips:
            self.chips[0].setChecked(True)
        self.tools.addStretch(1)
        self._head = row(gap=12)
        self._head.addWidget(self.filter, 3)
        self._head.addLayout(self.tools, 2)
        self._head.addWidget(self.note, 2)
        self.table = LongTable(columns, name)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(nothing)
        layout = column(self._head, gap=12)
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)
        # Less than its parts need beside each other: then they go under each other, see `resizeEvent`.
        self.setMinimumWidth(px(_LEAST))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._narrow)
        self.filter.textChanged.connect(lambda _text: self._typing.start())
        self.table.ordered.connect(self._narrow)
        self.table.picked.connect(self.picked)
        self.table.opened.connect(self.opened)

    def put(self, rows: Sequence[Any]) -> None:
        """Shows these rows, narrowed as they were."""
        self._rows = tuple(rows)
        self._narrow()

    @property
    def every(self) -> tuple[Any, ...]:
        """All rows, narrowed or not."""
        return self._rows

    @property
    def asked(self) -> int:
        """The number of the newest question; an answer to an older one must not be shown."""
        return self._asked

    def show_instead(self, rows: Sequence[Any], note: str) -> None:
        """Shows rows that were found in another way, and says so."""
        self.table.put(tuple(rows))
        self._note(note)
        self.stack.setCurrentIndex(0 if rows else 1)

    def _note(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _choose(self, chip: Chip) -> None:
        self.keeps = chip.keeps
        self._narrow()

    def _narrow(self) -> None:
        self._typing.stop()
        self._asked += 1
        asked, rows, typed, order = self._asked, self._rows, self.filter.text().strip(), self.table.order
        keeps, selected = self.keeps, getattr(self.table.value(), "id", None)
        if self._job is not None:
            self._job.cancel()
        self._job = self._jobs.start(
            self, lambda _job: narrow(rows, typed, keeps, order, selected),
            done=lambda found: self._show(asked, typed, found), failed=self.broke.emit,
        )  # fmt: skip

    def _show(self, asked: int, typed: str, found: Narrowed) -> None:
        if asked != self._asked:
            return
        self.table.put(found.rows, found.at)
        self.stack.setCurrentIndex(0 if found.rows else 1)
        narrowed = len(found.rows) < len(self._rows)
        words = self.tr("{count} dari {all}").format(
            count=texts.count(len(found.rows)), all=texts.count(len(self._rows))
        )
        self._note(words if narrowed else "")
        if typed and not found.rows:
            self.missed.emit(typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= px(_BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._head.direction() != way:
            self._head.setDirection(way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            self.table.setFocus()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.filter.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)


def _everything(_row: Any) -> bool:
    return True
