"""Quiet colours for the text of a template: its head, parts, values and conditions."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from core.writing.template import FENCE
from ui.theme import current

_HEAD, _BODY = 1, 2
_RULES: Final[dict[int, tuple[tuple[re.Pattern[str], str], ...]]] = {
    _HEAD: (
        (re.compile(r"^\s*[a-z_.]+(?=\s*=)"), "key"),
        (re.compile(r'"[^"]*"'), "text"),
        (re.compile(r"^\s*\[\[?[a-z_.]+\]\]?"), "part"),
        (re.compile(r"^\s*#.*"), "note"),
    ),
    _BODY: (
        (re.compile(r"^#{1,6} .*"), "part"),
        (re.compile(r"^[ \t]*:::.*"), "part"),
        (re.compile(r"\{\{.*?\}\}"), "value"),
        (re.compile(r"\{%.*?%\}"), "logic"),
        (re.compile(r"\{#.*?#\}"), "note"),
    ),
}


class TemplateColours(QSyntaxHighlighter):
    """The colour only helps; nothing is said by it alone."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats = _formats()

    def follow(self) -> None:
        """Takes the colours of the theme in force."""
        self._formats = _formats()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        before = self.previousBlockState()
        if text.strip() == FENCE and before != _BODY:
            self.setCurrentBlockState(_BODY if before == _HEAD else _HEAD)
            self.setFormat(0, len(text), self._formats["note"])
            return
        state = before if before in _RULES else _BODY
        self.setCurrentBlockState(state)
        for pattern, name in _RULES[state]:
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), self._formats[name])


def _formats() -> dict[str, QTextCharFormat]:
    tokens = current()
    colours = {
        "key": tokens.text, "text": tokens.done, "part": tokens.accent, "value": tokens.accent, "logic": tokens.doubt,
        "note": tokens.quiet,
    }  # fmt: skip
    made = {}
    for name, colour in colours.items():
        made[name] = QTextCharFormat()
        made[name].setForeground(QColor(colour))
    made["part"].setFontWeight(QFont.Weight.DemiBold)
    made["key"].setFontWeight(QFont.Weight.DemiBold)
    return made
