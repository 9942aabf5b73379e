"""Labels, buttons, spaces and rules with the names that the style sheet knows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import icon, px


def label(text: str = "", kind: str = "body", *, wrap: bool = False, copy: bool = False) -> QLabel:
    """A label of one of the kinds of type; `copy` lets a person select its text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    if copy:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        made.setCursor(Qt.CursorShape.IBeamCursor)
    return made


def tag(text: str, tone: str = "") -> QLabel:
    """A short state in a pill; the word says it, the colour only helps."""
    made = label(text, "tag")
    made.setProperty("tone", tone)
    made.setSizePolicy(made.sizePolicy().horizontalPolicy().Fixed, made.sizePolicy().verticalPolicy().Fixed)
    return made


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    kind: str = "quiet",
    image: str | None = None,
    tip: str = "",
) -> QPushButton:
    """A button; `kind` is quiet, primary, danger, plain, link, chip or rail; a plain one may be an icon alone."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if image:
        tone = {"primary": "on_accent", "danger": "danger"}.get(kind, "quiet")
        made.setIcon(icon(image, tone))
        made.setIconSize(QSize(px(18 + (5 if text else 0)), px(18)))
    if tip:
        made.setToolTip(tip)
        made.setAccessibleName(tip)
    if clicked is not None:
        made.clicked.connect(lambda *_: clicked())
    return made


def rule() -> QFrame:
    """A thin line between groups."""
    frame = QFrame()
    frame.setProperty("kind", "rule")
    return frame


def frame(kind: str) -> QFrame:
    """A frame the style sheet paints: card, inset, rail, strip, desk."""
    made = QFrame()
    made.setProperty("kind", kind)
    return made


def column(
    *items: QWidget | QLayout | int, margin: int | tuple[int, int, int, int] = 0, gap: int = 8
) -> QVBoxLayout:
    """Items under each other; a number is a space of that many design pixels, 0 stretches."""
    layout = QVBoxLayout()
    _fill(layout, items, margin, gap)
    return layout


def row(
    *items: QWidget | QLayout | int, margin: int | tuple[int, int, int, int] = 0, gap: int = 8
) -> QHBoxLayout:
    """Items beside each other; a number is a space of that many design pixels, 0 stretches."""
    layout = QHBoxLayout()
    _fill(layout, items, margin, gap)
    return layout


def holder(layout: QLayout, kind: str | None = None) -> QFrame:
    """A frame around a layout."""
    made = QFrame()
    if kind:
        made.setProperty("kind", kind)
    made.setLayout(layout)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet asks for and shows the change."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Removes and deletes everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.widget()) is not None:
            inner.hide()
            inner.deleteLater()
        elif (below := item.layout()) is not None:
            clear(below)
            below.deleteLater()


def _fill(
    layout: QVBoxLayout | QHBoxLayout,
    items: tuple[QWidget | QLayout | int, ...],
    margin: int | tuple[int, int, int, int],
    gap: int,
) -> None:
    sides = (margin,) * 4 if isinstance(margin, int) else margin
    layout.setContentsMargins(*(px(side) if side else 0 for side in sides))
    layout.setSpacing(px(gap) if gap else 0)
    for item in items:
        if isinstance(item, int):
            layout.addSpacing(px(item)) if item else layout.addStretch(1)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
