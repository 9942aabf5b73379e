"""One card of the inbox's grid, painted: picture, whose account, when, who it may be, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from core.process.cards import Card
from core.vault.office import Office
from ui.components import inbox_words as words
from ui.components.inbox_list import ENTRY, DayHead, Entry, GroupHead, Head, Shown
from ui.components.inbox_marks import DOT, STEP, Dots, paint_pill, pill_place
from ui.inbox.guesses import Guesses
from ui.inbox.store import InboxStore
from ui.theme import current, icon, px
from ui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
LEAST_WIDTH: Final = 176
_PICTURE: Final = 128
_GAP: Final = 12
_PAD: Final = 10
_CAPTION: Final = 0.9
_ASIDE: Final = 0.45
_MOST_TOLD: Final = 2_000
_MOST_LETTERS: Final = 400
_LINE: Final = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_LINE.setTextDirection(Qt.LayoutDirection.LeftToRight)
_LINE.setWrapMode(QTextOption.WrapMode.NoWrap)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a card are."""

    card: QRect
    picture: QRect
    title: QRect
    where: QRect
    guess: QRect
    dots: QRect


class _Fonts:
    """The fonts of a card, made once for the font of the window."""

    def __init__(self, font: QFont) -> None:
        self.title, self.caption = QFont(font), QFont(font)
        self.title.setWeight(QFont.Weight.DemiBold)
        if font.pixelSize() > 0:
            self.caption.setPixelSize(round(font.pixelSize() * _CAPTION))
        else:
            self.caption.setPointSizeF(font.pointSizeF() * _CAPTION)
        self.pill = QFont(self.caption)
        self.pill.setWeight(QFont.Weight.DemiBold)
        self.line, self.small = QFontMetrics(self.title), QFontMetrics(self.caption)


def places(cell: QRect, fonts: _Fonts) -> Places:
    """The parts of a card that fills this cell."""
    line, small = fonts.line.height(), fonts.small.height()
    card = cell.adjusted(0, 0, -px(_GAP), -px(_GAP))
    pad = px(_PAD)
    picture = QRect(card.left() + 1, card.top() + 1, card.width() - 2, px(_PICTURE))
    left, width = card.left() + pad, card.width() - 2 * pad
    title = QRect(left, picture.bottom() + px(8), width, line)
    where = QRect(left, title.bottom() + px(2), width, small)
    guess = QRect(left, where.bottom() + px(2), width, small)
    dots = QRect(left, guess.bottom() + px(6), width, max(small, px(DOT)))
    return Places(card, picture, title, where, guess, dots)


class InboxDelegate(QStyledItemDelegate):
    """Paints headings and cards; asks for the pictures and guesses of what it paints."""

    def __init__(
        self, view: QAbstractItemView, store: InboxStore, thumbs: Thumbnails, guesses: Guesses, office: Office, today: date
    ) -> None:  # fmt: skip
        super().__init__(view)
        self._view, self._store, self._thumbs, self._guesses = view, store, thumbs, guesses
        self._office, self._today = office, today
        self._fonts = _Fonts(view.font())
        self._dots = Dots()
        self._told: dict[str, tuple[Card, str, str]] = {}
        self.cell = QSize(px(LEAST_WIDTH), 1)

    def fit(self, width: int) -> None:
        """Divides the width of the grid among as many cards as fit."""
        self._fonts = _Fonts(self._view.font())
        columns = max(1, width // px(LEAST_WIDTH))
        found = places(QRect(0, 0, 400, 400), self._fonts)
        # One pixel less: a row that fills the width exactly would be broken.
        self.cell = QSize((width - 1) // columns, found.dots.bottom() + px(_PAD) + px(_GAP))
        inside = places(QRect(0, 0, self.cell.width(), self.cell.height()), self._fonts).picture
        self._thumbs.resize(inside.size(), self._view.devicePixelRatio(), px(7))

    def tell(self, entry: Entry) -> str:
        """What a row says to those who hear it."""
        if not isinstance(entry, Shown):
            return f"{self._title(entry)}, {entry.count}"
        guess = words.guess(self._guesses.of(entry.card))
        return words.aloud(entry.card, self._office, entry.folded, guess)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(ENTRY), Head):
            return QSize(self._view.viewport().width(), px(36))
        return self.cell

    # -- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry | None = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if isinstance(entry, DayHead | GroupHead):
            self._paint_head(painter, rect, entry)
        elif entry is not None:
            state: QStyle.StateFlag = option.state
            self._paint_card(painter, rect, entry, state)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, head: DayHead | GroupHead) -> None:
        tokens = current()
        line = rect.adjusted(0, px(8), -px(_GAP), 0)
        painter.setFont(self._fonts.title)
        painter.setPen(QColor(tokens.text))
        _write(painter, self._fonts.line, line, self._title(head))
        painter.setFont(self._fonts.caption)
        painter.setPen(QColor(tokens.quiet))
        count = self.tr("{count} bukti").format(count=head.count)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count)

    def _title(self, head: DayHead | GroupHead) -> str:
        return words.day(head.day, self._today) if isinstance(head, DayHead) else words.who(head.card)

    def _paint_card(self, painter: QPainter, cell: QRect, entry: Shown, state: QStyle.StateFlag) -> None:
        card = entry.card
        place = places(cell, self._fonts)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        self._paint_ground(painter, place.card, entry, selected=selected, focused=focused)
        self._paint_picture(painter, place.picture, card)
        tokens = current()
        who, where = self._lines(card)
        painter.setFont(self._fonts.title)
        painter.setPen(QColor(tokens.text))
        _write(painter, self._fonts.line, place.title, who)
        painter.setFont(self._fonts.caption)
        painter.setPen(QColor(tokens.quiet))
        _write(painter, self._fonts.small, place.where, where)
        self._paint_guess(painter, place.guess, card)
        strip = self._dots.strip(tuple(one.state for one in card.checked), self._view.devicePixelRatio())
        painter.drawPixmap(QPoint(place.dots.left(), place.dots.center().y() - px(DOT) // 2), strip)
        self._paint_pills(painter, place.picture, entry)

    def _lines(self, card: Card) -> tuple[str, str]:
        """The two lines of a card; put together once for as long as the card is the same."""
        kept = self._told.get(card.id)
        if kept is None or kept[0] is not card:
            if len(self._told) > _MOST_TOLD:
                self._told.clear()
            kept = self._told[card.id] = card, words.who(card), words.where(card, self._office)
        return kept[1], kept[2]

    def clear(self) -> None:
        """Forgets every text, at the lock."""
        self._told.clear()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, entry: Shown, *, selected: bool, focused: bool
    ) -> None:
        tokens, radius = current(), px(8)
        edge = QColor(tokens.accent if selected or entry.inside else tokens.line)
        if entry.folded:  # the edges of those below it
            painter.setPen(QPen(QColor(tokens.shadow), 1))
            painter.setBrush(QColor(tokens.surface))
            for step in (px(6), px(3)):
                painter.drawRoundedRect(QRectF(rect).translated(step, step), radius, radius)
        painter.setPen(QPen(edge, 2 if selected else 1))
        painter.setBrush(QColor(tokens.accent_soft if selected else tokens.surface))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if focused:
            painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(3.5, 3.5, -3.5, -3.5), radius - 3, radius - 3)

    def _paint_picture(self, painter: QPainter, rect: QRect, card: Card) -> None:
        tokens = current()
        pixmap = self._thumbs.of(card.item) if card.item.readable else None
        if pixmap is None or pixmap.deviceIndependentSize().toSize() != rect.size():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.desk))
            painter.drawRoundedRect(QRectF(rect), px(7), px(7))
        if pixmap is not None:
            size = pixmap.deviceIndependentSize().toSize()
            painter.setOpacity(_ASIDE if card.item.aside else 1.0)
            painter.drawPixmap(QPoint(rect.left() + (rect.width() - size.width()) // 2, rect.top()), pixmap)
            painter.setOpacity(1.0)
        elif not card.item.readable or self._thumbs.cannot_show(card.item):
            side = px(32)
            name = "film-strip" if card.item.media_type.startswith("video/") else "file"
            at = QRect(rect.center().x() - side // 2, rect.center().y() - side // 2, side, side)
            icon(name, "faint").paint(painter, at)

    def _paint_guess(self, painter: QPainter, rect: QRect, card: Card) -> None:
        tokens = current()
        if gone := words.gone(card, self._store.names):
            painter.setPen(QColor(tokens.doubt))
            _write(painter, self._fonts.small, rect, gone)
        elif guess := words.guess(self._guesses.of(card)):
            painter.setPen(QColor(tokens.accent))
            _write(painter, self._fonts.small, rect, guess)

    def _paint_pills(self, painter: QPainter, picture: QRect, entry: Shown) -> None:
        tokens = current()
        painter.setFont(self._fonts.pill)
        state, tone = words.health(entry.card)
        if state:
            ground = {"danger": tokens.danger_soft, "doubt": tokens.doubt_soft}.get(tone, tokens.hover)
            rect = pill_place(picture, state, self._fonts.pill, right=False)
            paint_pill(painter, rect, state, getattr(tokens, tone), ground)
        if text := _fold_words(entry):
            rect = pill_place(picture, text, self._fonts.pill, right=True)
            paint_pill(painter, rect, text, tokens.on_accent, tokens.accent)

    # -- where the mouse is

    def folds_at(self, cell: QRect, entry: Shown, at: QPoint) -> bool:
        """Whether this place is on the mark that unfolds a group or folds it again."""
        text = _fold_words(entry)
        picture = places(cell, self._fonts).picture
        return bool(text) and pill_place(picture, text, self._fonts.pill, right=True).contains(at)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        entry = index.data(ENTRY)
        if not isinstance(entry, Shown):
            return False
        rect: QRect = option.rect
        tip = escape(self._tip(entry.card, places(rect, self._fonts), event.pos()))
        # Escaped, because a file's name may look like markup.
        QToolTip.showText(event.globalPos(), f"<qt>{tip.replace(chr(10), '<br>')}</qt>", view)
        return True

    def _tip(self, card: Card, place: Places, at: QPoint) -> str:
        if place.dots.adjusted(0, -px(4), 0, px(4)).contains(at):
            spot = (at.x() - place.dots.left()) // px(STEP)
            if 0 <= spot < len(card.checked):
                one = card.checked[spot]
                rest = f"\n{one.do}" if one.do else ""
                return f"{one.item.title}: {words.state(one)}{rest}"
            return words.lacking(card)
        lines = [words.plain(card.item.name)]
        if card.link is not None:
            lines.append(words.likeness(card.link))
        return "\n".join((*lines, words.guess(self._guesses.of(card)))).strip()


def _fold_words(entry: Shown) -> str:
    if entry.folded:
        return words.folded(entry.folded + 1)
    return words.fold_again() if entry.first else ""


def _write(painter: QPainter, metrics: QFontMetrics, rect: QRect, text: str) -> None:
    """One line that begins at the left and ends with dots where it does not fit; letters from right to left too."""
    fitting = metrics.elidedText(text[:_MOST_LETTERS], Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(QRectF(rect), fitting, _LINE)
