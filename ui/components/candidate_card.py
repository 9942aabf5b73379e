"""One official who may be meant: who that is, how well they fit, why, and the button that says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from core.people import numbers
from core.people.matching import Candidate, Reason
from core.people.official import Handle, Official
from ui.components import reasons
from ui.components.officials import place
from ui.theme import px
from ui.widgets.basics import column, label, row
from ui.widgets.empty import picture


class CandidateCard(QFrame):
    """One official who may be meant: who that is, how well they fit in a word and a bar, and why."""

    def __init__(
        self,
        official: Official,
        accounts: Sequence[Handle],
        candidate: Candidate | None = None,
        *,
        stands_out: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.official = official
        name = official.written().full()
        self.confirm = ConfirmButton(self.tr("Ini orangnya"))
        self.confirm.setProperty("kind", "primary" if stands_out else "quiet")
        words, level = reasons.score(candidate) if candidate is not None else ("", "")
        about = ", ".join(part for part in (name, place(official), words) if part)
        self.confirm.setAccessibleName(self.tr("Ini orangnya: {who}").format(who=about))
        layout = column(margin=(14, 12, 14, 12), gap=6)
        layout.addWidget(label(name, "strong", wrap=True, copy=True))
        layout.addWidget(label(place(official), wrap=True, copy=True))
        number = numbers.display(official.number) or self.tr("tanpa NIP")
        layout.addWidget(label(number, "caption", copy=True))
        if accounts:
            layout.addWidget(label(self._attested(accounts), "caption", wrap=True, copy=True))
        if candidate is not None:
            layout.addLayout(self._score(candidate.score, words, level))
            for found in candidate.reasons:
                layout.addWidget(ReasonLine(found))
        layout.addSpacing(px(2))
        layout.addLayout(row(self.confirm, 0))
        self.setLayout(layout)
        self.setAccessibleName(about)

    def _attested(self, accounts: Sequence[Handle]) -> str:
        each = self.tr("@{account} (menurut {who})")
        shown = (each.format(account=one.handle, who=one.attested_by) for one in accounts)
        return self.tr("Akun: {accounts}").format(accounts=", ".join(shown))

    def _score(self, score: int, words: str, level: str) -> QHBoxLayout:
        bar = QProgressBar(textVisible=False)
        bar.setRange(0, 1000)
        bar.setValue(score)
        bar.setFixedWidth(px(84))
        bar.setProperty("level", level)
        bar.setAccessibleName(words)
        bar.setToolTip(self.tr("{score} dari 1000").format(score=score))
        return row(bar, label(words, "label"), 0, gap=10)


class ConfirmButton(QPushButton):
    """A button that Enter presses too, but not an Enter that is still held from before."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class ReasonLine(QWidget):
    """A reason in plain words with a sign that says the same by its shape."""

    def __init__(self, found: Reason) -> None:
        super().__init__()
        self.text, image, tone = reasons.reason(found)
        sign = picture(image, 16, tone)
        words = label(self.text, "caption", wrap=True, copy=True)
        layout = row(sign, gap=8)
        layout.addWidget(words, 1)
        layout.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
