"""Choices of the office's style as controls; each is kept as soon as it is made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.vault.office import Office
from ui.office import style_words
from ui.office.edits import OfficeEdits
from ui.widgets.form import Choice, Field


def choice(edits: OfficeEdits, name: str, *, help_text: str = "") -> Field:
    """The field of one setting; its `control` is the `Choice`."""
    made = Choice(style_words.options(name))
    made.set_value(getattr(edits.office.style, name))
    made.activated.connect(lambda _at: keep_style(edits, **{name: made.value()}))
    made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return Field(style_words.title(name), made, help_text=help_text)


def keep_style(edits: OfficeEdits, **chosen: Any) -> None:
    """Keeps these values of the style; the same ones write nothing."""

    def change(office: Office) -> Office:
        return replace(office, style=replace(office.style, **chosen))

    if any(getattr(edits.office.style, name) != value for name, value in chosen.items()):
        edits.change(change)
