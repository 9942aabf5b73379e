"""What the eye is promised: contrast, one accent, icons and a sheet for both themes."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import Choice, Theme, current, icon, px
from ui.theme.sheet import sheet
from ui.theme.tokens import DARK, LIGHT, READABLE, Tokens, contrast

AA_TEXT = 4.5
AA_CONTROL = 3.0


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READABLE)
def test_text_meets_aa_on_every_ground_it_is_set_on(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= AA_TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["surface", "window"])
def test_edges_of_controls_can_be_seen(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.edge, getattr(tokens, ground)) >= AA_CONTROL


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_leaves_no_name_and_no_length_unfilled(tokens: Tokens) -> None:
    text = sheet(tokens, lambda length: round(length))
    assert "@" not in text
    assert not re.search(r"\d+u\b", text)
    known = {str(getattr(tokens, field.name)) for field in fields(Tokens)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", text)) <= known


def test_a_choice_takes_effect_at_once_and_icons_follow(qapp: QApplication) -> None:
    theme, eye = Theme(qapp, Choice.LIGHT), icon("eye", "text")
    light = eye.pixmap(32, 32).toImage()
    theme.choose(Choice.DARK)
    assert current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert eye.pixmap(32, 32).toImage() != light
    theme.choose(Choice.LIGHT)
    assert current() is LIGHT


def test_lengths_never_vanish(qapp: QApplication) -> None:
    Theme(qapp, Choice.LIGHT)
    assert px(0.1) == 1
    assert px(36) >= 36
