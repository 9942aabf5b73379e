"""Applies the tokens to the application and follows the system's choice of light or dark."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.sheet import sheet
from ui.theme.tokens import DARK, LIGHT, Tokens

_DESIGN_PX: Final = 13.333  # 10 pt at 96 dpi: the size that the lengths of the design belong to
# Used only where the system names no font of its own (a bare X server, no desktop settings).
_PLAIN: Final = ("Inter", "Noto Sans", "Liberation Sans", "DejaVu Sans")

_state: dict[str, Tokens] = {"tokens": LIGHT}
_scale: dict[str, float] = {"scale": 1.0}


class Choice(Enum):
    """What a person may choose; the value is what settings keep."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def current() -> Tokens:
    """The tokens in force."""
    return _state["tokens"]


def px(length: float) -> int:
    """A length of the design (96 dpi, 10 pt) in pixels beside the font in use."""
    return max(1, round(length * _scale["scale"]))


class Theme(QObject):
    """Owns the look of one application; lives as long as it."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        application.setStyle("Fusion")
        application.setFont(_font(application))
        _scale["scale"] = max(1.0, QFontInfo(application.font()).pixelSize() / _DESIGN_PX)
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def choice(self) -> Choice:
        """What the person chose."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Takes effect at once."""
        self._choice = choice
        self._apply()

    def _follow(self) -> None:
        if self._choice is Choice.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        scheme = self._application.styleHints().colorScheme()
        dark = self._choice is Choice.DARK or (
            self._choice is Choice.SYSTEM and scheme == Qt.ColorScheme.Dark
        )
        tokens = DARK if dark else LIGHT
        _state["tokens"] = tokens
        self._application.setPalette(_palette(tokens))
        self._application.setStyleSheet(sheet(tokens, px))
        self.changed.emit()


def _font(application: QApplication) -> QFont:
    font = application.font()
    if font.family() in ("Sans Serif", "Sans", "DejaVu Sans", ""):
        present = set(QFontDatabase.families())
        font.setFamilies([name for name in _PLAIN if name in present] or [font.family()])
        font.setPointSizeF(10)
    # Dates and numbers in tables must stand under each other.
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _palette(tokens: Tokens) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.window,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.danger,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.quiet,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.Light: tokens.raised,
        QPalette.ColorRole.Midlight: tokens.hover,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.edge,
        QPalette.ColorRole.Shadow: tokens.shadow,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return palette
