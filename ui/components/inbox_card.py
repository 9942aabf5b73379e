"""One card of the inbox's grid, painted: picture, whose account, when, who it may be, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPen, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from core.process.completeness import State
from core.process.triage import Card
from core.vault.office import Office
from ui.components import inbox_words as words
from ui.components.inbox_list import ENTRY, DayHead, Entry, Shown
from ui.inbox_guesses import Guesses
from ui.inbox_store import InboxStore
from ui.theme import current, icon, px
from ui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
LEAST_WIDTH: Final = 176
_PICTURE: Final = 128
_GAP: Final = 12
_PAD: Final = 10
_DOT: Final = 7
_DOT_STEP: Final = 10
_CAPTION: Final = 0.9


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a card are."""

    card: QRect
    picture: QRect
    title: QRect
    where: QRect
    guess: QRect
    dots: QRect

    def dot(self, at: int) -> QRect:
        """The place of one dot of the checklist."""
        side = px(_DOT)
        left = self.dots.left() + at * px(_DOT_STEP)
        return QRect(left, self.dots.center().y() - side // 2, side, side)


def places(cell: QRect, font: QFont) -> Places:
    """The parts of a card that fills this cell."""
    line, small = QFontMetrics(font).height(), QFontMetrics(_caption(font)).height()
    card = cell.adjusted(0, 0, -px(_GAP), -px(_GAP))
    pad = px(_PAD)
    picture = QRect(card.left() + 1, card.top() + 1, card.width() - 2, px(_PICTURE))
    left, width = card.left() + pad, card.width() - 2 * pad
    title = QRect(left, picture.bottom() + px(8), width, line)
    where = QRect(left, title.bottom() + px(2), width, small)
    guess = QRect(left, where.bottom() + px(2), width, small)
    dots = QRect(left, guess.bottom() + px(6), width, max(small, px(_DOT)))
    return Places(card, picture, title, where, guess, dots)


def height(font: QFont) -> int:
    """How high the cell of a card is."""
    found = places(QRect(0, 0, 400, 400), font)
    return found.dots.bottom() + px(_PAD) + px(_GAP)


class InboxDelegate(QStyledItemDelegate):
    """Paints headings and cards; asks for the pictures and guesses of what it paints."""

    def __init__(
        self, view: QAbstractItemView, store: InboxStore, thumbs: Thumbnails, guesses: Guesses, office: Office, today: date
    ) -> None:  # fmt: skip
        super().__init__(view)
        self._view, self._store, self._thumbs, self._guesses = view, store, thumbs, guesses
        self._office, self._today = office, today
        self.cell = QSize(px(LEAST_WIDTH), 1)

    def fit(self, width: int) -> None:
        """Divides the width of the grid among as many cards as fit."""
        font = self._view.font()
        columns = max(1, width // px(LEAST_WIDTH))
        self.cell = QSize(width // columns, height(font))
        inside = places(QRect(0, 0, self.cell.width(), self.cell.height()), font).picture
        self._thumbs.resize(inside.size(), self._view.devicePixelRatio())

    def tell(self, entry: Entry) -> str:
        """What a row says to those who hear it."""
        if isinstance(entry, DayHead):
            return f"{words.day(entry.day, self._today)}, {entry.count}"
        guess = words.guess(self._guesses.of(entry.card))
        return words.aloud(entry.card, self._office, entry.folded, guess)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(ENTRY), DayHead):
            return QSize(self._view.viewport().width(), px(36))
        return self.cell

    # -- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry | None = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if isinstance(entry, DayHead):
            self._paint_head(painter, rect, entry)
        elif entry is not None:
            state: QStyle.StateFlag = option.state
            self._paint_card(painter, rect, entry, state)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, head: DayHead) -> None:
        tokens = current()
        line = rect.adjusted(0, px(8), -px(_GAP), 0)
        painter.setFont(_strong(self._view.font()))
        painter.setPen(QColor(tokens.text))
        _write(painter, line, words.day(head.day, self._today))
        painter.setFont(_caption(self._view.font()))
        painter.setPen(QColor(tokens.quiet))
        count = self.tr("{count} bukti").format(count=head.count)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count)

    def _paint_card(self, painter: QPainter, cell: QRect, entry: Shown, state: QStyle.StateFlag) -> None:
        card, font = entry.card, self._view.font()
        place = places(cell, font)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        self._paint_ground(painter, place.card, entry, selected=selected, focused=focused)
        self._paint_picture(painter, place.picture, card)
        tokens = current()
        painter.setFont(_strong(font))
        painter.setPen(QColor(tokens.text))
        _write(painter, place.title, words.who(card))
        painter.setFont(_caption(font))
        painter.setPen(QColor(tokens.quiet))
        _write(painter, place.where, words.where(card) or words.plain(card.item.name))
        self._paint_guess(painter, place.guess, card)
        self._paint_dots(painter, place, card)
        self._paint_pills(painter, place.picture, entry)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, entry: Shown, *, selected: bool, focused: bool
    ) -> None:
        tokens, radius = current(), px(8)
        edge = QColor(tokens.accent if selected or entry.inside else tokens.line)
        if entry.folded:  # the edges of those below it
            painter.setPen(QPen(QColor(tokens.edge), 1))
            painter.setBrush(QColor(tokens.surface))
            painter.drawRoundedRect(QRectF(rect).translated(px(4), px(4)), radius, radius)
        painter.setPen(QPen(edge, 2 if selected else 1))
        painter.setBrush(QColor(tokens.accent_soft if selected else tokens.surface))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if focused:
            painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(3.5, 3.5, -3.5, -3.5), radius - 3, radius - 3)

    def _paint_picture(self, painter: QPainter, rect: QRect, card: Card) -> None:
        tokens = current()
        clip = QPainterPath()
        radius = px(7)
        clip.addRoundedRect(QRectF(rect).adjusted(1, 1, -1, radius), radius, radius)
        painter.save()
        painter.setClipPath(clip)
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.fillRect(rect, QColor(tokens.desk))
        pixmap = self._thumbs.of(card.item) if card.item.readable else None
        if pixmap is not None:
            size = pixmap.deviceIndependentSize().toSize()
            painter.drawPixmap(QPoint(rect.left() + (rect.width() - size.width()) // 2, rect.top()), pixmap)
            if card.item.aside:
                veil = QColor(tokens.surface)
                veil.setAlpha(150)
                painter.fillRect(rect, veil)
        elif not card.item.readable or self._thumbs.cannot_show(card.item):
            side = px(32)
            name = "film-strip" if card.item.media_type.startswith("video/") else "file"
            at = QRect(rect.center().x() - side // 2, rect.center().y() - side // 2, side, side)
            icon(name, "faint").paint(painter, at)
        painter.restore()

    def _paint_guess(self, painter: QPainter, rect: QRect, card: Card) -> None:
        tokens = current()
        if gone := words.gone(card, self._store.names):
            painter.setPen(QColor(tokens.doubt))
            _write(painter, rect, gone)
        elif guess := words.guess(self._guesses.of(card)):
            painter.setPen(QColor(tokens.accent))
            _write(painter, rect, guess)

    def _paint_dots(self, painter: QPainter, place: Places, card: Card) -> None:
        tokens = current()
        for at, one in enumerate(card.checked):
            dot = QRectF(place.dot(at)).adjusted(0.5, 0.5, -0.5, -0.5)
            if one.state is State.PRESENT:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.done))
                painter.drawEllipse(dot)
            elif one.state is State.MISSING:
                painter.setPen(QPen(QColor(tokens.doubt), 1.4))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(dot)
            else:
                painter.setPen(QPen(QColor(tokens.faint), 1.4))
                middle = dot.center().y()
                painter.drawLine(QPointF(dot.left(), middle), QPointF(dot.right(), middle))

    def _paint_pills(self, painter: QPainter, picture: QRect, entry: Shown) -> None:
        tokens = current()
        state, tone = words.health(entry.card)
        if state:
            ground = {"danger": tokens.danger_soft, "doubt": tokens.doubt_soft}.get(tone, tokens.hover)
            self._pill(painter, picture, state, QColor(getattr(tokens, tone)), QColor(ground), right=False)
        if entry.folded:
            text = words.folded(entry.folded + 1)
            self._pill(painter, picture, text, QColor(tokens.on_accent), QColor(tokens.accent), right=True)

    def _pill(
        self, painter: QPainter, picture: QRect, text: str, colour: QColor, ground: QColor, *, right: bool
    ) -> None:
        font = _strong(_caption(self._view.font()))
        rect = pill(picture, text, font, right=right)
        painter.setFont(font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)
        painter.setPen(colour)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)

    # -- where the mouse is

    def folds_at(self, cell: QRect, entry: Shown, at: QPoint) -> bool:
        """Whether this place is on the mark that unfolds a group."""
        picture = places(cell, self._view.font()).picture
        font = _strong(_caption(self._view.font()))
        return bool(entry.folded) and pill(
            picture, words.folded(entry.folded + 1), font, right=True
        ).contains(at)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        entry = index.data(ENTRY)
        if not isinstance(entry, Shown):
            return False
        rect: QRect = option.rect
        tip = escape(self._tip(entry.card, places(rect, self._view.font()), event.pos()))
        # Escaped, because a file's name may look like markup.
        QToolTip.showText(event.globalPos(), f"<qt>{tip.replace(chr(10), '<br>')}</qt>", view)
        return True

    def _tip(self, card: Card, place: Places, at: QPoint) -> str:
        if place.dots.adjusted(0, -px(4), 0, px(4)).contains(at):
            spot = (at.x() - place.dots.left()) // px(_DOT_STEP)
            if 0 <= spot < len(card.checked):
                one = card.checked[spot]
                rest = f"\n{one.do}" if one.do else ""
                return f"{one.item.title}: {words.state(one)}{rest}"
            return words.lacking(card)
        lines = [words.plain(card.item.name)]
        if card.link is not None:
            lines.append(words.likeness(card.link))
        return "\n".join((*lines, words.guess(self._guesses.of(card)))).strip()


def pill(picture: QRect, text: str, font: QFont, *, right: bool) -> QRect:
    """The place of a mark on a picture: at its lower left, or at its upper right."""
    metrics = QFontMetrics(font)
    size = QSize(
        min(metrics.horizontalAdvance(text) + px(16), picture.width() - px(12)), metrics.height() + px(4)
    )
    edge = px(6)
    if right:
        return QRect(QPoint(picture.right() - edge - size.width() + 1, picture.top() + edge), size)
    return QRect(QPoint(picture.left() + edge, picture.bottom() - edge - size.height() + 1), size)


def _write(painter: QPainter, rect: QRect, text: str) -> None:
    """One line that begins at the left and ends with dots where it does not fit; letters from right to left too."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    fitting = QFontMetrics(painter.font()).elidedText(text[:400], Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(QRectF(rect), fitting, option)


def _caption(font: QFont) -> QFont:
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(round(font.pixelSize() * _CAPTION))
    else:
        small.setPointSizeF(font.pointSizeF() * _CAPTION)
    return small


def _strong(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
