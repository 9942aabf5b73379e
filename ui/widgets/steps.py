"""A card in the middle of the window that leads through a few short steps."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui.theme import px
from ui.widgets.basics import button, column, frame, label, row, rule
from ui.widgets.form import Column
from ui.widgets.message import Message
from ui.widgets.path import PathBar, Progress, Step


class Steps(QWidget):
    """Subclasses fill `stack`, override `go_on` and `go_back`."""

    def __init__(self, titles: tuple[str, ...], *, width: int = 600) -> None:
        super().__init__()
        self._titles = titles
        self._pages: list[Column] = []
        self.path = PathBar()
        self.path.setVisible(len(titles) > 1)
        self.heading, self.words = label("", "title"), label("", "quiet", wrap=True)
        self.message = Message()
        self.stack = QStackedWidget()
        self.back = button(self.tr("&Kembali"), self.go_back, kind="plain", image="arrow-left")
        self.next = button(self.tr("&Lanjut"), self.go_on, kind="primary")
        card = frame("card")
        card.setFixedWidth(px(width))
        layout = column(self.path, self.heading, self.words, self.message, margin=(28, 24, 28, 16), gap=10)
        layout.addWidget(self.stack, 1)
        layout.addWidget(rule())
        layout.addLayout(row(self.back, 0, self.next))
        card.setLayout(layout)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        outer = column(0, row(0, card, 0), 0, gap=0, margin=16)
        self.setLayout(outer)

    def add(self, page: QWidget) -> None:
        """Adds the next step; it scrolls when the window is low."""
        self._pages.append(Column(page, margin=(0, 4, 8, 8)))
        self.stack.addWidget(self._pages[-1])

    def show_step(self, at: int, heading: str, words: str, verb: str) -> None:
        """Goes to a step."""
        # The card is as high as the step shown, not as the highest one.
        for number, page in enumerate(self._pages):
            how = QSizePolicy.Policy.Preferred if number == at else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, how)
        self.stack.setCurrentIndex(at)
        self.heading.setText(heading)
        self.words.setText(words)
        self.next.setText(verb)
        self.message.hide()
        marks = (Progress.DONE,) * at + (Progress.NOW,) + (Progress.LATER,) * len(self._titles)
        numbers = [
            self.tr("langkah {at} dari {all}").format(at=number + 1, all=len(self._titles))
            for number in range(len(self._titles))
        ]
        self.path.put(
            [
                Step(title=title, note=note, progress=mark)
                for title, note, mark in zip(self._titles, numbers, marks, strict=False)
            ]
        )

    def busy(self, working: bool, words: str = "") -> None:
        """Blocks the buttons while work runs, with words on the main one."""
        self.next.setEnabled(not working)
        self.back.setEnabled(not working)
        self.stack.setEnabled(not working)
        if words:
            self.next.setText(words)

    def go_on(self) -> None:
        """The main button; overridden."""

    def go_back(self) -> None:
        """The other button; overridden."""
