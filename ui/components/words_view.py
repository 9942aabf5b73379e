"""The text as it was read, doubtful words marked; a word here is a rectangle on the picture."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from core.reading.values import Agreement, Reading, Word
from ui.theme import current
from ui.widgets.canvas import Mark

DOUBTFUL_BELOW: Final = 800
"""Per mille, for words that only one reader saw. Measured on the 40 public pictures with Tesseract alone: below it 25 %
of the words were right (457 words), above it 94 % (3,789 words). Words on which two readers differ are always doubtful."""
_LINE_HEIGHT: Final = 135


def doubtful(word: Word) -> bool:
    """Whether a person should look at the word before relying on it."""
    return word.agreement is Agreement.DISPUTED or word.confidence < DOUBTFUL_BELOW


def _told(word: Word) -> str:
    """What is said of a word on the picture; where two readers differ, both texts."""
    if word.agreement is Agreement.DISPUTED:
        return f"{word.text}   /   {word.other}"
    return f"{word.text}   {word.confidence / 10:.0f} %"


def words_of(reading: Reading, page: int) -> tuple[tuple[Word, ...], ...]:
    """The words of one page, line by line, in reading order."""
    return tuple(line.words for line in reading.lines if line.page == page)


def marks_of(reading: Reading, page: int) -> tuple[Mark, ...]:
    """The words of one page as marks, in the same order as the words of the text."""
    size = reading.pages[page]
    return tuple(
        Mark(
            left=word.box.left / size.width, top=word.box.top / size.height,
            width=word.box.width / size.width, height=word.box.height / size.height,
            text=_told(word), doubtful=doubtful(word),
        )
        for line in words_of(reading, page)
        for word in line
    )  # fmt: skip


class WordsView(QTextEdit):
    """Read only. Emits `chosen` with the number of the word clicked or reached by the keyboard."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setProperty("kind", "reading")
        self.setAccessibleName(self.tr("Teks yang terbaca"))
        self.document().setDocumentMargin(0)
        self._lines: tuple[tuple[Word, ...], ...] = ()
        self._spans: list[tuple[int, int]] = []
        self._chosen = -1

    def put(self, lines: tuple[tuple[Word, ...], ...]) -> None:
        """Shows these words."""
        self._lines, self._chosen, self._spans = lines, -1, []
        self.clear()
        cursor = self.textCursor()
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(spaced)
        plain, weak = QTextCharFormat(), _weak()
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock()
            for at, word in enumerate(line):
                if at:
                    cursor.insertText(" ", plain)
                start = cursor.position()
                cursor.insertText(word.text, weak if doubtful(word) else plain)
                self._spans.append((start, cursor.position()))
        cursor.setPosition(0)
        self.setTextCursor(cursor)

    def choose(self, number: int) -> None:
        """Points out one word; -1 points out none."""
        self._chosen = number
        if not 0 <= number < len(self._spans):
            self.setExtraSelections([])
            return
        start, end = self._spans[number]
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format.setBackground(QColor(current().accent))
        selection.format.setForeground(QColor(current().on_accent))
        self.setExtraSelections([selection])
        place = QTextCursor(self.document())
        place.setPosition(start)
        self.setTextCursor(place)
        self.ensureCursorVisible()

    def step(self, by: int, *, only_doubtful: bool) -> None:
        """Goes to the next or previous word, or to the next doubtful one."""
        words = [word for line in self._lines for word in line]
        at = self._chosen + by
        while 0 <= at < len(words):
            if not only_doubtful or doubtful(words[at]):
                self.choose(at)
                self.chosen.emit(at)
                return
            at += by

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            at = self.cursorForPosition(event.position().toPoint()).position()
            number = next((n for n, (start, end) in enumerate(self._spans) if start <= at <= end), -1)
            self.choose(number)
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("n", "p"):
            self.step(1 if event.text() == "n" else -1, only_doubtful=True)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._spans:
            chosen = self._chosen
            self.put(self._lines)
            self.choose(chosen)


def _weak() -> QTextCharFormat:
    tokens = current()
    weak = QTextCharFormat()
    fill = QColor(tokens.doubt)
    fill.setAlpha(tokens.doubt_fill)
    weak.setBackground(fill)
    weak.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    weak.setUnderlineColor(QColor(tokens.doubt))
    return weak
