"""A list of short notes: a text that wraps and a quiet line below it, some under headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import current, px

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_NOTE: Final = Qt.ItemDataRole.UserRole
_WRAP: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
_PAD: Final = 8
_MOST_LINES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note; `tone` is the token that colours the quiet line, a `heading` cannot be picked."""

    id: str
    text: str
    caption: str = ""
    tone: str = "quiet"
    heading: bool = False


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.notes: tuple[Note, ...] = ()

    def put(self, notes: Sequence[Note]) -> None:
        self.beginResetModel()
        self.notes = tuple(notes)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        note = self.notes[index.row()]
        if role == _NOTE:
            return note
        if role == Qt.ItemDataRole.DisplayRole:
            return note.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{note.text}. {note.caption}" if note.caption else note.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and self.notes[index.row()].heading
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        note: Note = index.data(_NOTE)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        text, caption = _heights(note, width)
        return QSize(width, text + caption + (px(_PAD) if note.heading else 2 * px(_PAD)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        note: Note = index.data(_NOTE)
        tokens, area = current(), option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(tokens.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver and not note.heading:
            painter.fillRect(area, QColor(tokens.hover))
        inner = area.adjusted(px(_PAD), px(_PAD), -px(_PAD), -px(_PAD))
        if note.heading:
            inner.setBottom(area.bottom())
        text, _ = _heights(note, area.width())
        painter.setPen(QColor(tokens.quiet if note.heading else tokens.text))
        painter.setFont(_font(note, caption=False))
        painter.drawText(QRect(inner.topLeft(), QSize(inner.width(), text)), _WRAP, _cut(note, inner.width()))
        if note.caption:
            painter.setPen(QColor(getattr(tokens, note.tone)))
            painter.setFont(_font(note, caption=True))
            below = inner.adjusted(0, text + px(2), 0, px(2))
            painter.drawText(below, _WRAP, note.caption)
        if not note.heading:
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()


class NoteList(QListView):
    """Chosen by click or arrow keys; Enter or a double click opens, Delete asks to take the note away."""

    picked = Signal(str)
    opened = Signal(str)
    pointed = Signal(str)
    """The note under the mouse."""
    removing = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "notes")
        self.setAccessibleName(name)
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(lambda index: self._tell(index, self.picked))
        self.clicked.connect(lambda index: self._tell(index, self.picked))
        self.activated.connect(lambda index: self._tell(index, self.opened))
        self.entered.connect(lambda index: self._tell(index, self.pointed))

    def put(self, notes: Sequence[Note]) -> None:
        """Shows these notes; what was picked stays picked if it is still there."""
        before = self.value()
        self._model.put(notes)
        if before is not None:
            self.pick(before.id)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes shown, headings included."""
        return self._model.notes

    def value(self) -> Note | None:
        """The note picked."""
        note = self.currentIndex().data(_NOTE)
        return note if isinstance(note, Note) and not note.heading else None

    def pick(self, note_id: str) -> None:
        """Picks a note, if it is there."""
        for at, note in enumerate(self._model.notes):
            if note.id == note_id and not note.heading:
                self.setCurrentIndex(self._model.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        note = self.value()
        if event.key() == Qt.Key.Key_Delete and note is not None:
            self.removing.emit(note.id)
        elif event.text().strip() or event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # a letter is a key of the page, not the beginning of a note
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # what wraps has other heights now

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def _tell(self, index: QModelIndex, signal: Any) -> None:
        note = index.data(_NOTE)
        if isinstance(note, Note) and not note.heading:
            signal.emit(note.id)


def _font(note: Note, *, caption: bool) -> QFont:
    font = QFont()
    font.setPixelSize(px(12 if caption or note.heading else 13.3))
    if note.heading:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _heights(note: Note, width: int) -> tuple[int, int]:
    room = QRect(0, 0, max(width - 2 * px(_PAD), 40), 100_000)
    metrics = QFontMetrics(_font(note, caption=False))
    text = min(metrics.boundingRect(room, _WRAP, note.text).height(), _MOST_LINES * metrics.lineSpacing())
    if not note.caption:
        return text, 0
    caption = QFontMetrics(_font(note, caption=True)).boundingRect(room, _WRAP, note.caption).height()
    return text, caption + px(2)


def _cut(note: Note, width: int) -> str:
    """The text as far as it is shown, with dots where it goes on."""
    metrics = QFontMetrics(_font(note, caption=False))
    room, most = QRect(0, 0, max(width, 40), 100_000), _MOST_LINES * metrics.lineSpacing()
    text = note.text
    while len(text) > 1 and metrics.boundingRect(room, _WRAP, text).height() > most:
        text = text[: max(1, int(len(text) * 0.9) - 1)].rstrip() + "…"
    return text
