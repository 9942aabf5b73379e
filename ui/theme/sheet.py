"""The one style sheet, made from the tokens. Lengths grow with the font."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from ui.theme.tokens import Tokens

_LENGTH: Final = re.compile(r"\b(\d+(?:\.\d+)?)u\b")
_NAME: Final = re.compile(r"@([a-z_]+)")


def sheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The sheet for these tokens: `@name` is a colour, `12u` a length of the design."""
    colours = asdict(tokens)
    text = _NAME.sub(lambda found: str(colours[found[1]]), _TYPE + _CONTROLS + _LISTS + _FRAMES)
    return _LENGTH.sub(lambda found: f"{px(float(found[1]))}px", text)


_TYPE: Final = """
QWidget { color: @text; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: 21u; font-weight: 600; }
QLabel[kind="display"] { font-size: 26u; font-weight: 600; }
QLabel[kind="section"] { font-size: 15u; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="quiet"] { color: @quiet; }
QLabel[kind="caption"] { color: @quiet; font-size: 12u; }
QLabel[kind="label"] { color: @text; font-weight: 600; font-size: 12u; }
QLabel[kind="danger"] { color: @danger; font-size: 12u; }
QLabel[kind="doubt"] { color: @doubt; font-size: 12u; }
QLabel[kind="phrase"] { font-family: "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 17u; font-weight: 600; }
QLabel[kind="mono"] { font-family: "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 12u; }
QLabel:disabled { color: @faint; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4u 8u; }
"""

_CONTROLS: Final = """
QPushButton { background: @surface; color: @text; border: 1px solid @line; border-radius: 6u; padding: 0 12u;
    min-height: 30u; max-height: 30u; }
QPushButton:hover { background: @hover; border-color: @edge; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 0 11u; }
QPushButton:disabled { color: @faint; background: @window; border-color: @line; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; border-color: @accent; font-weight: 600; padding: 0 16u; }
QPushButton[kind="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; padding: 0 15u; }
QPushButton[kind="primary"]:disabled { background: @line; color: @quiet; border-color: @line; }
QPushButton[kind="danger"] { color: @danger; border-color: @danger; font-weight: 600; }
QPushButton[kind="danger"]:hover { background: @danger_soft; }
QPushButton[kind="plain"] { background: transparent; border-color: transparent; padding: 0 8u; }
QPushButton[kind="plain"]:hover { background: @hover; }
QPushButton[kind="plain"]:focus { border: 2px solid @accent; padding: 0 7u; }
QPushButton[kind="plain"]:checked { background: @accent_soft; color: @accent; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 0; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid @accent; padding: 0; }
QPushButton[kind="chip"] { background: @surface; border: 1px solid @line; border-radius: 13u; padding: 0 12u;
    min-height: 26u; max-height: 26u; color: @quiet; }
QPushButton[kind="chip"]:hover { color: @text; border-color: @edge; }
QPushButton[kind="chip"]:focus { border: 2px solid @accent; padding: 0 11u; }
QPushButton[kind="chip"]:checked { background: @accent_soft; color: @accent; border-color: @accent; font-weight: 600; }
QPushButton[kind="choice"] { background: @surface; border: 1px solid @line; text-align: left; padding: 0 10u; min-height: 28u; max-height: 28u; }
QPushButton[kind="choice"]:hover { background: @accent_soft; border-color: @accent; }
QPushButton[kind="choice"]:focus { border: 2px solid @accent; padding: 0 9u; }
QPushButton[kind="choice"]:disabled { color: @faint; background: transparent; }
QPushButton[kind="rail"] { background: transparent; border: 1px solid transparent; text-align: left; padding: 0 12u; min-height: 34u; max-height: 34u;
    color: @quiet; }
QPushButton[kind="rail"]:hover { background: @hover; color: @text; }
QPushButton[kind="rail"]:checked { background: @accent_soft; color: @accent; font-weight: 600; }
QPushButton[kind="rail"]:focus { border: 2px solid @accent; padding: 0 11u; }

QLineEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit { background: @surface; color: @text; border: 1px solid @edge;
    border-radius: 6u; padding: 0 10u; min-height: 30u; max-height: 30u; selection-background-color: @accent;
    selection-color: @on_accent; }
QPlainTextEdit, QTextEdit { background: @surface; color: @text; border: 1px solid @edge; border-radius: 6u;
    padding: 4u 6u; selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid @accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus { padding: 0 9u; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid @danger; }
QLineEdit, QPlainTextEdit { placeholder-text-color: @quiet; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled, QTimeEdit:disabled { background: @window; color: @faint; border-color: @line; }
QLineEdit:read-only { background: @window; border-color: @line; }
QTextEdit[kind="reading"] { border: 1px solid transparent; background: @surface; padding: 0; }
QTextEdit[kind="reading"]:focus { border: 1px solid @accent; border-radius: 4u; }
QComboBox::drop-down { border: none; width: 26u; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { background: @raised; color: @text; border: 1px solid @line; outline: none;
    selection-background-color: @accent_soft; selection-color: @text; padding: 4u; }
QComboBox QAbstractItemView::item { min-height: 30u; padding: 0 8u; }
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }
QDateEdit::drop-down { border: none; width: 26u; }
QDateEdit::down-arrow { image: none; }
QCheckBox, QRadioButton { spacing: 8u; min-height: 24u; background: transparent; }
QProgressBar { background: @line; border: none; border-radius: 3u; max-height: 6u; min-height: 6u; }
QProgressBar::chunk { background: @accent; border-radius: 3u; }
QProgressBar[level="weak"]::chunk { background: @danger; }
QProgressBar[level="fair"]::chunk { background: @doubt; }
QProgressBar[level="good"]::chunk { background: @done; }
QMenu { background: @raised; border: 1px solid @line; padding: 4u; }
QMenu::item { padding: 6u 24u 6u 12u; border-radius: 4u; }
QMenu::item:selected { background: @accent_soft; }
QCalendarWidget QWidget { background: @raised; alternate-background-color: @raised; }
QCalendarWidget QAbstractItemView { selection-background-color: @accent; selection-color: @on_accent; }
QCalendarWidget QToolButton { color: @text; background: transparent; border: none; padding: 4u 8u; font-weight: 600; }
"""

_LISTS: Final = """
QTableView { background: @surface; border: 1px solid @line; border-radius: 6u; gridline-color: transparent; outline: none;
    selection-background-color: @accent_soft; selection-color: @text; }
QTableView:focus { border: 1px solid @accent; }
QTableView[wrong="true"] { border: 1px solid @danger; }
QTableView::item { padding: 0 10u; border-bottom: 1px solid @line; }
QTableView::item:hover { background: @hover; }
QTableView::item:selected { background: @accent_soft; color: @text; }
QListView[kind="hits"] { background: @surface; border: 1px solid @line; border-radius: 6u; outline: none; }
QListView[kind="checks"] { background: @surface; border: 1px solid @edge; border-radius: 6u; outline: none; padding: 2u; }
QListView[kind="checks"]:focus { border: 2px solid @accent; padding: 1u; }
QListView[kind="checks"]::item { min-height: 28u; padding: 0 6u; color: @text; }
QListView[kind="checks"]::item:selected { background: @accent_soft; color: @text; }
QListView[kind="hits"]:focus { border: 1px solid @accent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: @surface; color: @quiet; border: none; border-bottom: 1px solid @line; padding: 0 13u;
    min-height: 32u; font-size: 12u; font-weight: 600; }
QHeaderView::section:hover { color: @text; }
QHeaderView::section:first { border-top-left-radius: 5u; }
QHeaderView::section:last { border-top-right-radius: 5u; }
QHeaderView::section:only-one { border-top-left-radius: 5u; border-top-right-radius: 5u; }
QTableCornerButton::section { background: @surface; border: none; }
QScrollBar:vertical { background: transparent; width: 12u; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12u; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4u; margin: 2u; min-height: 28u; min-width: 28u; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @quiet; border: none; border-bottom: 3u solid transparent; padding: 0 4u;
    margin-right: 20u; min-height: 36u; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:focus { color: @accent; border-bottom-color: @accent; background: @accent_soft; }
QTabBar[kind="tight"]::tab { margin-right: 12u; padding: 0 1u; }
QListView[kind="notes"] { background: transparent; border: 1px solid transparent; outline: none; }
QListView[kind="notes"]:focus { border: 1px solid @accent; border-radius: 4u; }
QListView[kind="places"] { background: transparent; border: 1px solid transparent; outline: none; }
QListView[kind="places"]:focus { border: 1px solid @accent; border-radius: 6u; }
QListView[kind="places"]::item { padding: 0 10u; border-radius: 6u; color: @quiet; }
QListView[kind="places"]::item:hover { background: @hover; color: @text; }
QListView[kind="places"]::item:selected { background: @accent_soft; color: @accent; }
QSplitter::handle { background: transparent; }
"""

_FRAMES: Final = """
QMainWindow, QDialog { background: @window; }
QStackedWidget { background: transparent; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[kind="column"] { background: transparent; }
QFrame[kind="rail"] { background: @surface; border: none; border-right: 1px solid @line; }
QFrame[kind="strip"] { background: @surface; border: none; border-top: 1px solid @line; }
QFrame[kind="card"] { background: @surface; border: 1px solid @line; border-radius: 8u; }
QFrame[kind="inset"] { background: @window; border: 1px solid @line; border-radius: 6u; }
QFrame[kind="inset"]:focus { border: 2px solid @accent; }
QFrame[kind="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="desk"] { background: @desk; border: 1px solid @line; border-radius: 6u; }
QGraphicsView { background: @desk; border: 1px solid @line; border-radius: 6u; }
QGraphicsView:focus { border: 1px solid @accent; }
QFrame[kind="message"][tone="danger"] { background: @danger_soft; border: 1px solid @danger; border-radius: 6u; }
QFrame[kind="message"][tone="doubt"] { background: @doubt_soft; border: 1px solid @doubt; border-radius: 6u; }
QFrame[kind="message"][tone="done"] { background: @done_soft; border: 1px solid @done; border-radius: 6u; }
QFrame[kind="message"][tone="accent"] { background: @accent_soft; border: 1px solid @accent; border-radius: 6u; }
QLabel[kind="tag"] { border-radius: 8u; padding: 2u 8u; font-size: 12u; font-weight: 600; background: @hover; color: @quiet; }
QLabel[kind="tag"][tone="done"] { background: @done_soft; color: @done; }
QLabel[kind="tag"][tone="doubt"] { background: @doubt_soft; color: @doubt; }
QLabel[kind="tag"][tone="danger"] { background: @danger_soft; color: @danger; }
QLabel[kind="tag"][tone="accent"] { background: @accent_soft; color: @accent; }
QFrame[kind="drop"] { background: @accent_soft; border: 2px dashed @accent; border-radius: 8u; }
QLabel[kind="hint"] { background: @text; color: @window; border-radius: 6u; padding: 6u 12u; }
QFrame[kind="help"] { background: @raised; border: 1px solid @edge; border-radius: 8u; }
QFrame[kind="toast"] { background: @text; border: none; border-radius: 6u; }
QFrame[kind="toast"] QLabel { color: @window; }
QFrame[kind="toast"] QPushButton { background: transparent; color: @window; border: 1px solid @faint; min-height: 24u; max-height: 24u; }
QListView[kind="grid"] { background: transparent; border: none; outline: none; }
"""
