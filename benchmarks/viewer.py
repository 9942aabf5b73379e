"""A page of 2,000 words in the evidence viewer: what the window's thread pays for text and marks.

CPU seconds of this process. The others are the obvious ways: a text laid down word by word, and a graphics item for
every mark.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QTextCharFormat
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QTextEdit

from ui.components.words_view import WordsView
from ui.theme import Choice, Theme
from ui.widgets.canvas import PictureCanvas
from ui.widgets.marks import Mark, MarkKind

_LINES: Final = 200
_IN_A_LINE: Final = 10
_RUNS: Final = 9
_SIZE: Final = (1080, 2400)

Row = tuple[str, float, float, float]


def rows() -> Iterator[Row]:
    """What, ours, the other's (CPU seconds), and ours by the other's."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([])
    Theme(application, Choice.LIGHT)
    for name, ours, other in (
        ("viewer: 2,000 words as text, word by word", _text(), _text_by_words()),
        ("viewer: 2,000 marks laid and painted, an item for each", _marks(), _marks_by_items()),
    ):
        mine, theirs = _time(ours), _time(other)
        yield name, mine, theirs, mine / theirs


def _lines() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(f"kata{word}" for word in range(_IN_A_LINE)) for _ in range(_LINES))


def _all_marks() -> tuple[Mark, ...]:
    return tuple(
        Mark(
            left=word / _IN_A_LINE, top=line / _LINES, width=0.08, height=0.004, text="",
            kind=MarkKind.DOUBTFUL if (line + word) % 5 == 0 else MarkKind.PLAIN,
        )
        for line in range(_LINES)
        for word in range(_IN_A_LINE)
    )  # fmt: skip


def _text() -> Callable[[], object]:
    view, lines, marks = WordsView(), _lines(), _all_marks()
    view.resize(330, 500)
    view.show()

    def run() -> None:
        view.put(lines, marks)
        QApplication.processEvents()

    return run


def _text_by_words() -> Callable[[], object]:
    view, lines, plain = QTextEdit(), _lines(), QTextCharFormat()
    view.setReadOnly(True)
    view.resize(330, 500)
    view.show()

    def run() -> None:
        view.clear()
        cursor = view.textCursor()
        for line in lines:
            for word in line:
                cursor.insertText(word + " ", plain)
            cursor.insertBlock()
        QApplication.processEvents()

    return run


def _marks() -> Callable[[], object]:
    canvas, marks = PictureCanvas(), _all_marks()
    canvas.resize(740, 560)
    canvas.show()
    canvas.show_image(_picture())
    canvas.show_marks(True)

    def run() -> None:
        canvas.set_marks(marks)
        canvas.viewport().grab()

    return run


def _marks_by_items() -> Callable[[], object]:
    scene, pen, marks = QGraphicsScene(0, 0, *_SIZE), QPen(QColor("gray"), 1), _all_marks()
    picture = QPixmap.fromImage(_picture())
    view = QGraphicsView(scene)
    view.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    view.resize(740, 560)
    view.show()
    view.fitInView(scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def run() -> None:
        scene.clear()
        scene.addPixmap(picture)
        for mark in marks:
            item = scene.addRect(
                mark.left * _SIZE[0], mark.top * _SIZE[1], mark.width * _SIZE[0], mark.height * _SIZE[1], pen
            )
            if mark.kind is MarkKind.DOUBTFUL:
                item.setBrush(QColor(138, 90, 0, 46))
        view.viewport().grab()

    return run


def _picture() -> QImage:
    image = QImage(*_SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def _time(run: Callable[[], object]) -> float:
    taken = []
    for _ in range(_RUNS):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write(f"{row[0]:62}{row[1]:9.4f}{row[2]:9.4f}{row[3]:8.2f}\n")
