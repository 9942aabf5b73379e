"""One family of icons (Phosphor, through qtawesome), drawn in the colour of the moment."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import qtawesome  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont, QTransform
from qtawesome.iconic_font import IconicFont  # type: ignore[import-untyped]

from ui.theme.look import current

_FAMILY: Final = "ph"
_EM: Final = 256.0


def icon(name: str, tone: str = "quiet") -> QIcon:
    """The icon `name` in the colour of the token `tone`; it changes with the theme by itself.

    Raises:
        KeyError: for a name the family does not have; found while painting it would end the program.
    """
    _shape(name)
    return QIcon(_Engine(name, tone))


@cache
def _family() -> tuple[QRawFont, dict[str, str]]:
    # qtawesome would load its eleven families at the first icon; one is enough.
    files = next(entry for entry in qtawesome._BUNDLED_FONTS if entry[0] == _FAMILY)
    loaded: Any = IconicFont(files)
    return loaded.rawfont(_FAMILY, _EM), loaded.charmap[_FAMILY]


@cache
def _shape(name: str) -> QPainterPath:
    """The outline of an icon in a square of side 1 around the origin."""
    font, characters = _family()
    path = font.pathForGlyph(font.glyphIndexesForString(characters[name])[0])
    middle = QPointF(_EM / 2, (font.descent() - font.ascent()) / 2)
    shape = QTransform.fromScale(1 / _EM, 1 / _EM).map(path.translated(-middle))
    shape.setFillRule(Qt.FillRule.WindingFill)
    return shape


class _Engine(QIconEngine):
    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tokens = current()
        colour = QColor(tokens.faint if mode == QIcon.Mode.Disabled else getattr(tokens, self._tone))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(rect.width(), rect.height())
        # A button asks for a wider picture to keep its words at a distance: drawn at the left.
        painter.translate(rect.left() + side / 2, QRectF(rect).center().y())
        painter.scale(side, side)
        painter.fillPath(_shape(self._name), colour)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)
