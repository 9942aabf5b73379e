"""*Coba*: a sentence typed or pasted, and what a list that is being typed would find in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from core.reading.fields.support import Kind
from core.reading.fields.trial import LONGEST, Heard, Outcome, Trial
from ui.theme import current, px
from ui.widgets.basics import column, label
from ui.widgets.form import Field

translate = QCoreApplication.translate
_WAIT_MS: Final = 200
_SHOWN: Final = 12


class WordTrial(QWidget):
    """Emits `asked` when the sentence or the list has changed and shall be looked through; `show` tells the result."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            self.tr("Tempel atau ketik sebuah kalimat, misalnya dari sebuah unggahan")
        )
        self.text.setFixedHeight(px(76))
        self.field = Field(
            self.tr("C&oba"), self.text,
            help_text=self.tr("Diperiksa dengan daftar ini dan kata bawaan Netra. Tidak disimpan."),
        )  # fmt: skip
        self.verdict = label("", "strong", wrap=True)
        self.words = label("", "quiet", wrap=True, copy=True)
        self.setLayout(column(self.field, self.verdict, self.words, gap=6))
        self._trial: Trial | None = None
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.asked)
        self.text.textChanged.connect(self._timer.start)
        self.tell(None)

    def again(self) -> None:
        """The list has changed: asks once more, soon."""
        if self.text.toPlainText().strip():
            self._timer.start()

    def tell(self, trial: Trial | None) -> None:
        """Shows what was found; None says nothing."""
        self._trial = trial
        self.verdict.setVisible(trial is not None)
        self.words.setVisible(trial is not None and bool(trial.heard))
        if trial is not None:
            self.verdict.setText(_verdict(trial.outcome))
            heard = list(dict.fromkeys(map(_told, trial.heard)))
            more = [f"… {len(heard) - _SHOWN}"] if len(heard) > _SHOWN else []
            self.words.setText("  ·  ".join((*heard[:_SHOWN], *more)))
        long = len(self.text.toPlainText()) > LONGEST
        self.field.blame(
            self.tr("Hanya {count} huruf pertama yang diperiksa.").format(count=LONGEST) if long else ""
        )
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_trial"):
            self._mark()

    def _mark(self) -> None:
        trial, text = self._trial, self.text.toPlainText()
        spans = [(one.start, one.end, False) for one in trial.heard] if trial else []
        spans = [(start, end, True) for start, end in (trial.offered if trial else ())] + spans
        self.text.setExtraSelections([self._span(text, *span) for span in spans])

    def _span(self, text: str, start: int, end: int, offered: bool) -> QTextEdit.ExtraSelection:
        tokens, form = current(), QTextCharFormat()
        if offered:
            form.setBackground(QColor(tokens.accent_soft))
        else:
            form.setFontWeight(QFont.Weight.DemiBold)
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(QColor(tokens.accent))
        span = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.text.document())
        # Qt counts letters outside the first plane, as most emoji, twice.
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        span.cursor, span.format = cursor, form
        return span


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _told(heard: Heard) -> str:
    kind = {
        Kind.CALL: translate("keywords", "ajakan"),
        Kind.PRAISE: translate("keywords", "pujian"),
        Kind.TARGET: translate("keywords", "sebutan calon"),
        Kind.GESTURE: translate("keywords", "isyarat"),
        Kind.SLOGAN: translate("keywords", "slogan"),
        Kind.DENIAL: translate("keywords", "bantahan"),
        Kind.TOPIC: translate("keywords", "judul berita"),
        Kind.PAIR: translate("keywords", "calon"),
    }[heard.kind]
    parts = [kind]
    if heard.whom and heard.whom.casefold() != heard.text.casefold():
        parts.append(heard.whom)
    if heard.own:
        parts.append(translate("keywords", "daftar ini"))
    return f"“{heard.text}” ({', '.join(parts)})"


def _verdict(outcome: Outcome) -> str:
    return {
        Outcome.OFFERED: translate("keywords", "Bagian yang diberi warna akan diusulkan sebagai pernyataan dukungan."),
        Outcome.NOTHING: translate("keywords", "Tidak diusulkan: tidak ada kata dari daftar."),
        Outcome.DENIED: translate("keywords", "Tidak diusulkan: kalimatnya larangan, imbauan, atau bantahan."),
        Outcome.FOR_NOBODY: translate("keywords", "Tidak diusulkan: ada ajakan, tetapi tidak jelas untuk siapa."),
        Outcome.NO_CALL: translate("keywords", "Tidak diusulkan: calon disebut, tetapi tidak ada ajakan atau pujian."),
        Outcome.APART: translate("keywords", "Tidak diusulkan: ajakan dan calon tidak dalam satu kalimat."),
    }[outcome]  # fmt: skip
