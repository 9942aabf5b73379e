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
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme import current, px

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_NOTE: Final = Qt.ItemDataRole.UserRole
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
        width = view.viewport().width() if isinstance(view, QListView) else px(300)
        height = _lay(note.text, _font(note), _room(width), _MOST_LINES).height
        if note.caption:
            height += _lay(note.caption, _small(), _room(width), _MOST_LINES).height + px(2)
        return QSize(width, height + (px(_PAD) if note.heading else 2 * px(_PAD)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        note: Note = index.data(_NOTE)
        tokens, area, state = current(), option.rect, option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(tokens.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver and not note.heading:
            painter.fillRect(area, QColor(tokens.hover))
        left, top = area.left() + px(_PAD), area.top() + px(_PAD)
        painter.setPen(QColor(tokens.quiet if note.heading else tokens.text))
        painter.setFont(_font(note))
        text = _lay(note.text, _font(note), _room(area.width()), _MOST_LINES)
        _draw(painter, text, left, top)
        if note.caption:
            painter.setPen(QColor(getattr(tokens, note.tone)))
            painter.setFont(_small())
            caption = _lay(note.caption, _small(), _room(area.width()), _MOST_LINES)
            _draw(painter, caption, left, top + text.height + px(2))
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
        self.setLayoutMode(QListView.LayoutMode.Batched)  # five hundred heights take 35 ms
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


def _font(note: Note) -> QFont:
    if not note.heading:
        return QApplication.font()
    font = _small()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _small() -> QFont:
    font = QApplication.font()
    font.setPixelSize(px(12))
    return font


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """A text broken into the lines that are shown, and how high they are."""

    lines: tuple[str, ...]
    height: int
    step: int


def _lay(text: str, font: QFont, width: int, most: int) -> _Laid:
    """The text broken between words, or inside one that is too long; the last line has dots where it goes on."""
    metrics = QFontMetrics(font)
    lines: list[str] = []
    for part in text.split("\n"):
        units, layout = part.encode("utf-16-le"), QTextLayout(part, font)  # Qt counts in these units
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid() and len(lines) <= most:
            line.setLineWidth(width)
            begin, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
            lines.append(units[begin:end].decode("utf-16-le", "ignore"))
        layout.endLayout()
    if len(lines) > most:
        last = "".join(lines[most - 1 :])
        lines = [*lines[: most - 1], metrics.elidedText(last + "…", Qt.TextElideMode.ElideRight, width)]
    return _Laid(lines=tuple(lines), height=len(lines) * metrics.lineSpacing(), step=metrics.lineSpacing())


def _draw(painter: QPainter, laid: _Laid, left: int, top: int) -> None:
    ascent = painter.fontMetrics().ascent()
    for at, line in enumerate(laid.lines):
        painter.drawText(left, top + at * laid.step + ascent, line)


def _room(width: int) -> int:
    return max(width - 2 * px(_PAD), px(40))
