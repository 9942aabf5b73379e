"""The navigation at the left: places with words, icons alone in a narrow window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton

from ui.theme import px
from ui.widgets.basics import button, column, label, row, rule, tag
from ui.widgets.empty import picture

_WIDE: Final = 200
_NARROW: Final = 56
_MOST_COUNTED: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere to go: a stable name, words (with a mnemonic), an icon, a shortcut."""

    name: str
    title: str
    image: str
    shortcut: str


class Rail(QFrame):
    """Emits `went` with the name of a place; `narrow` leaves the icons."""

    went = Signal(str)

    def __init__(self, product: str, above: tuple[Place, ...], below: tuple[Place, ...]) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._titles: dict[str, str] = {}
        self._counts: dict[str, QLabel] = {}
        self._is_narrow = False
        self._product = label(product, "section")
        self._office = label("", "caption", wrap=True)
        head = row(picture("eye", 24, "accent"), self._product, 0, margin=(12, 4, 0, 0), gap=10)
        layout = column(head, margin=(8, 12, 8, 12), gap=4)
        layout.addWidget(self._office)
        self._office.setContentsMargins(px(12), 0, px(8), px(12))
        for place in above:
            layout.addWidget(self._add(place))
        layout.addStretch(1)
        layout.addWidget(rule())
        layout.addSpacing(px(4))
        for place in below:
            layout.addWidget(self._add(place))
        self.setLayout(layout)
        self.narrow(False)

    def name_office(self, name: str) -> None:
        """Shows whose vault it is."""
        self._office.setText(name)

    def mark(self, name: str) -> None:
        """Marks where the window is."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def count(self, name: str, waiting: int) -> None:
        """Shows beside a place how many things wait there; none shows nothing."""
        made, title = self._buttons[name], self._titles[name].replace("&", "")
        mark = self._counts[name]
        shown = str(waiting) if waiting < _MOST_COUNTED else f"{_MOST_COUNTED - 1}+"
        mark.setText(shown if waiting else "")
        mark.setVisible(waiting > 0 and not self._is_narrow)
        heard = self.tr("{place}, {count} menunggu").format(place=title, count=waiting) if waiting else title
        made.setAccessibleName(heard)
        made.setToolTip(f"{heard} ({made.shortcut().toString()})")

    def narrow(self, narrow: bool) -> None:
        """Leaves the icons alone, or brings the words back."""
        self.setFixedWidth(px(_NARROW if narrow else _WIDE))
        self._product.setVisible(not narrow)
        self._office.setVisible(not narrow)
        self._is_narrow = narrow
        for name, made in self._buttons.items():
            self._counts[name].setVisible(not narrow and bool(self._counts[name].text()))
            made.setText("" if narrow else self._titles[name])
            made.setIconSize(QSize(px(18 if narrow else 24), px(18)))

    def _add(self, place: Place) -> QPushButton:
        made = button(place.title, lambda: self.went.emit(place.name), kind="rail", image=place.image)
        made.setShortcut(place.shortcut)
        made.setAccessibleName(place.title.replace("&", ""))
        made.setToolTip(f"{place.title.replace('&', '')} ({place.shortcut})")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._group.addButton(made)
        mark = self._counts[place.name] = tag("", "accent")
        mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark.hide()
        made.setLayout(row(0, mark, margin=(0, 0, 4, 0), gap=0))
        self._buttons[place.name] = made
        self._titles[place.name] = place.title
        return made
