"""The text as it was read and corrected, doubtful words marked; a word here is a rectangle on the picture."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QToolTip

from ui.theme import current
from ui.widgets.marks import Mark, MarkKind

_LINE_HEIGHT: Final = 135
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Lines = tuple[tuple[str, ...], ...]


class WordsView(QTextEdit):
    """Read only. Words have numbers in reading order, the same as their marks on the picture."""

    chosen = Signal(int)
    """The number of the word clicked, -1 for none."""
    entered = Signal(int)
    """The number of the word that Enter was pressed on."""
    spanned = Signal(int, int)
    """The first and the last word of the selection."""
    copying = Signal(str)
    quoting = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setProperty("kind", "reading")
        self.setAccessibleName(self.tr("Teks yang terbaca"))
        self.document().setDocumentMargin(0)
        self._lines: Lines = ()
        self._marks: tuple[Mark, ...] = ()
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._chosen = -1

    def put(self, lines: Lines, marks: tuple[Mark, ...]) -> None:
        """Shows these words, formed as their marks are."""
        self._lines, self._marks, self._chosen = lines, marks, -1
        self._starts, self._ends = [], []
        # One text and then the few formats: word by word, two thousand words take twenty times as long.
        self.setPlainText("\n".join(" ".join(line) for line in lines))
        self.setExtraSelections([])
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        formats = {
            MarkKind.DOUBTFUL: _doubtful(), MarkKind.CORRECTED: _corrected(),
            MarkKind.ADDED: _added(), MarkKind.MISSING: _missing(),
        }  # fmt: skip
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
        cursor.setCharFormat(QTextCharFormat())  # new text takes the form of the old text's last word
        at = 0
        for text in (word for line in lines for word in line):
            # Positions of a text document count UTF-16 units, as does its length here.
            length = len(text.encode("utf-16-le")) // 2
            form = formats.get(marks[len(self._starts)].kind)
            self._starts.append(at)
            self._ends.append(at + length)
            if form is not None:
                cursor.setPosition(at)
                cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(form)
            at += length + 1
        cursor.endEditBlock()

    @property
    def chosen_word(self) -> int:
        """The number of the word pointed out, -1 for none."""
        return self._chosen

    def choose(self, number: int) -> None:
        """Points out one word; -1 points out none."""
        self._chosen = number if 0 <= number < len(self._starts) else -1
        if self._chosen < 0:
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor_over(number, number)
        selection.format.setBackground(QColor(current().accent))
        selection.format.setForeground(QColor(current().on_accent))
        self.setExtraSelections([selection])
        place = QTextCursor(self.document())
        place.setPosition(self._starts[number])
        self.setTextCursor(place)
        self.ensureCursorVisible()

    def select_span(self, first: int, last: int) -> None:
        """Selects these words as a person would."""
        if 0 <= first <= last < len(self._starts):
            self.setTextCursor(self._cursor_over(first, last))

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last word that the selection touches."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not self._starts:
            return None
        first = max(bisect_right(self._starts, cursor.selectionStart()) - 1, 0)
        if self._ends[first] <= cursor.selectionStart():
            first += 1
        last = bisect_right(self._starts, cursor.selectionEnd() - 1) - 1
        return (first, last) if first <= last else None

    def word_at(self, position: int) -> int:
        """The number of the word at a place of the text, -1 between words."""
        at = bisect_right(self._starts, position) - 1
        return at if at >= 0 and position <= self._ends[at] else -1

    # -- events

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._tell_span()
        else:
            number = self.word_at(self.cursorForPosition(event.position().toPoint()).position())
            self.choose(number)
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in _ENTER:
            span = self.span
            if span is not None and span[0] != span[1]:
                self.quoting.emit()
            elif (number := self.word_at(self.textCursor().position())) >= 0:
                self.choose(number)
                self.entered.emit(number)
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # a letter is a key of the page
        else:
            before = self.span
            super().keyPressEvent(event)
            if self.span != before:
                self._tell_span()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Salin"), self._copy)
        quote = menu.addAction(self.tr("Kutip"), self.quoting.emit)
        for action in (copy, quote):
            action.setEnabled(self.span is not None)
        menu.exec(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.word_at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), self._marks[number].text if number >= 0 else "", self)
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._starts:
            chosen = self._chosen
            self.put(self._lines, self._marks)
            self.choose(chosen)

    def _cursor_over(self, first: int, last: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._starts[first])
        cursor.setPosition(self._ends[last], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _tell_span(self) -> None:
        span = self.span
        self.spanned.emit(*(span or (-1, -1)))

    def _copy(self) -> None:
        if text := self.textCursor().selectedText().replace("\u2029", "\n"):
            self.copying.emit(text)


def _marked(tone: str) -> QTextCharFormat:
    tokens = current()
    form = QTextCharFormat()
    fill = QColor(getattr(tokens, tone))
    fill.setAlpha(tokens.doubt_fill)
    form.setBackground(fill)
    form.setUnderlineColor(QColor(getattr(tokens, tone)))
    return form


def _doubtful() -> QTextCharFormat:
    form = _marked("doubt")
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return form


def _corrected() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    form.setUnderlineColor(QColor(current().done))
    return form


def _added() -> QTextCharFormat:
    form = _marked("done")
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return form


def _missing() -> QTextCharFormat:
    form = _marked("danger")
    form.setFontStrikeOut(True)
    return form
