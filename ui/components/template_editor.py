"""The text of a template: lines with numbers, those that have something to mend marked beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.writing.template import FENCE
from ui.components.template_colours import TemplateColours
from ui.theme import current, px

_FAMILIES: Final = ("Liberation Mono", "DejaVu Sans Mono", "Consolas", "Menlo", "monospace")


class TemplateEditor(QPlainTextEdit):
    """Tab goes to the next control. Everything put in by a button can be undone like typing."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Teks templat"))
        font = QFont(self.font())
        font.setFamilies(list(_FAMILIES))
        self.setFont(font)
        self.setStyleSheet("font-family: " + ", ".join(f'"{name}"' for name in _FAMILIES))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._wrong: frozenset[int] = frozenset()
        self._colours = TemplateColours(self.document())
        self._numbers = _Numbers(self)
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._scrolled)
        self._make_room()

    def replace_all(self, text: str) -> None:
        """Another text in one step that can be undone."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def insert(self, text: str) -> None:
        """Puts text at the cursor, in place of what is selected, and goes on there."""
        self.textCursor().insertText(text)
        self.setFocus()

    def go_to_body(self) -> None:
        """Puts the cursor where the paper's text begins, after the head: there people write, and fields may go in."""
        fences = [at for at, line in enumerate(self.toPlainText().split("\n")) if line.strip() == FENCE]
        block = self.document().findBlockByNumber(fences[1] + 1 if len(fences) > 1 else 0)
        self.setTextCursor(QTextCursor(block))
        self.centerCursor()

    def go_to_line(self, line: int) -> None:
        """Puts the cursor on a line, counted from 1, in the middle of what is seen."""
        block = self.document().findBlockByNumber(max(0, min(line, self.blockCount()) - 1))
        self.setTextCursor(QTextCursor(block))
        self.centerCursor()
        self.setFocus()

    @property
    def line(self) -> int:
        """The line of the cursor, counted from 1."""
        return self.textCursor().blockNumber() + 1

    def mark(self, lines: Iterable[int]) -> None:
        """Marks the numbers of these lines."""
        self._wrong = frozenset(lines)
        self._numbers.update()

    # -- the numbers

    def numbers_width(self) -> int:
        """The room for the numbers, in pixels."""
        digits = max(3, len(str(self.blockCount())))
        return px(18) + self.fontMetrics().horizontalAdvance("9" * digits)

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draws the numbers of the lines seen."""
        tokens, painter = current(), QPainter(self._numbers)
        painter.fillRect(event.rect(), QColor(tokens.window))
        painter.setFont(self.font())
        block, wide = self.firstVisibleBlock(), self._numbers.width()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= event.rect().bottom():
            number = block.blockNumber() + 1
            wrong = number in self._wrong
            painter.setPen(QColor(tokens.danger if wrong else tokens.quiet))
            place = QRect(0, round(top), wide - px(6), self.fontMetrics().height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, f"▸{number}" if wrong else str(number))
            top += self.blockBoundingRect(block).height()
            block = block.next()
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), self.numbers_width(), inside.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_numbers"):
            self._colours.follow()
            self._make_room()

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)

    def _scrolled(self, place: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, place.y(), self._numbers.width(), place.height())


class _Numbers(QWidget):
    def __init__(self, editor: TemplateEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(event)
