"""The questions of one letter as fields, with the answers the case already has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from core.process.letters import Form, FormField
from ui.theme import px
from ui.widgets.basics import column
from ui.widgets.choices import Check
from ui.widgets.form import Choice, Day, Field, Hour

_LONG: Final = 60
_LINES: Final = ("table", "long")
_DAY: Final = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")


class LetterForm(QWidget):
    """Gives the answers as texts; marks what is required and missing."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._asked = form.fields
        self.fields: dict[str, Field] = {}
        layout = column(gap=14)
        for asked in form.fields:
            control = _control(asked)
            made = Field(
                _title(asked.label), control, help_text="" if isinstance(control, Day) else asked.help,
                optional="" if asked.required else self.tr("boleh kosong"),
            )  # fmt: skip
            self.fields[asked.key] = made
            layout.addWidget(made)
        self.setLayout(layout)

    def answers(self) -> dict[str, str]:
        """Every answer that is given, by its dotted name."""
        texts = {key: _text(field.control) for key, field in self.fields.items()}
        return {key: text for key, text in texts.items() if text}

    def fill(self, answers: Mapping[str, str]) -> None:
        """Puts these answers in, for example when the letter is made once more."""
        for key, text in answers.items():
            control = self.fields[key].control if key in self.fields else None
            if isinstance(control, QLineEdit):
                control.setText(text)
            elif isinstance(control, QPlainTextEdit):
                control.setPlainText(text)

    def blame_missing(self) -> int:
        """Marks every required answer that is missing, focuses the first; gives how many."""
        given = self.answers()
        missing = [asked.key for asked in self._asked if asked.required and asked.key not in given]
        for key, field in self.fields.items():
            field.blame(self.tr("Belum diisi.") if key in missing else "")
        if missing:
            self.fields[missing[0]].control.setFocus()
        return len(missing)

    def blame(self, key: str, what: str) -> bool:
        """Marks one field; False when the form does not have it."""
        if key not in self.fields:
            return False
        self.fields[key].blame(what)
        self.fields[key].control.setFocus()
        return True


def _title(text: str) -> str:
    return (text[:1].upper() + text[1:]).replace("&", "&&")


def _control(asked: FormField) -> QWidget:
    if asked.choices or asked.kind == "choice":
        choice = Choice((("–", ""), *((text, text) for text in asked.choices)))
        choice.set_value(asked.value)
        return choice
    if asked.kind == "flag":
        box = Check()
        box.setChecked(asked.value.lower() in ("true", "ya"))
        return box
    if asked.kind == "date" and asked.value:
        return Day(date.fromisoformat(asked.value))
    if asked.kind == "time" and asked.value:
        return Hour(time.fromisoformat(asked.value))
    if asked.kind in ("list", *_LINES) or len(asked.value) > _LONG:
        lines = QPlainTextEdit(asked.value.replace("; ", "\n") if asked.kind == "list" else asked.value)
        lines.setTabChangesFocus(True)
        lines.setFixedHeight(px(84))
        # Rows of a table and paragraphs keep their lines; the items of a list go on one.
        lines.setProperty("join", {"list": "; "}.get(asked.kind, "\n" if asked.kind in _LINES else " "))
        return lines
    edit = QLineEdit(asked.value)
    edit.setProperty("asked", asked.kind)
    if asked.kind in ("date", "time"):
        edit.setPlaceholderText("23-11-2026" if asked.kind == "date" else "09.00")
    return edit


def _text(control: QWidget) -> str:
    if isinstance(control, Choice):
        return control.value()
    if isinstance(control, Day):
        return control.value().isoformat()
    if isinstance(control, Hour):
        return control.value().strftime("%H:%M")
    if isinstance(control, Check):
        return "true" if control.isChecked() else ""
    if isinstance(control, QPlainTextEdit):
        lines = [line.strip() for line in control.toPlainText().splitlines() if line.strip()]
        return str(control.property("join")).join(lines)
    if isinstance(control, QLineEdit):
        text = control.text().strip()
        return _iso(text) if control.property("asked") == "date" else text
    return ""


def _iso(text: str) -> str:
    """A date typed as `23-11-2026` or `23/11/2026` in the order of the ledger; any other text as it is."""
    found = _DAY.fullmatch(text)
    return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}" if found else text
