"""The list of what was found: whose it is, what it says with the hits in bold, when and from where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QShortcut,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.vault.office import Office
from core.vault.search.finding import Manner
from core.vault.search.query import Kind
from core.vault.search.searching import Hit
from ui import texts
from ui.theme import current, icon, px

HIT: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SIDE: Final = 14
_GAP: Final = 4
_IMAGE: Final = 18
_LINES: Final = 2
_IMAGES: Final = {
    Kind.EVIDENCE: "image-square", Kind.QUOTE: "quotes", Kind.DOCUMENT: "file-text", Kind.REPORT: "clipboard-text",
    Kind.HEARING: "calendar-blank", Kind.CASE: "folders",
}  # fmt: skip

translate = QCoreApplication.translate


def whose(hit: Hit) -> str:
    """Whose case it is in, or the inbox."""
    return hit.case_name or translate("hits", "Bukti masuk")


def kind_of(hit: Hit) -> str:
    """What was found."""
    return {
        Kind.EVIDENCE: translate("hits", "Bukti"),
        Kind.QUOTE: translate("hits", "Kutipan"),
        Kind.DOCUMENT: translate("hits", "Surat"),
        Kind.REPORT: translate("hits", "Laporan atau temuan"),
        Kind.HEARING: translate("hits", "Klarifikasi"),
        Kind.CASE: translate("hits", "Berkas perkara"),
    }[hit.kind]


def manner_of(hit: Hit) -> str:
    """In what way it fits, empty when it fits to the letter."""
    return {
        Manner.EXACT: "",
        Manner.PREFIX: translate("hits", "awal kata"),
        Manner.NAME: translate("hits", "ejaan nama lain"),
        Manner.NEAR: translate("hits", "mirip"),
    }[hit.manner]


def about(hit: Hit, office: Office) -> str:
    """Kind, platform, day and manner in one line."""
    day = texts.short_date(hit.at.astimezone(office.zone).date()).strip()
    return "  ·  ".join(part for part in (kind_of(hit), hit.platform, day, manner_of(hit)) if part)


class HitsModel(QAbstractListModel):
    """Hits as rows; what is read aloud is the whole of a row."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._hits: tuple[Hit, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits shown."""
        return self._hits

    def put(self, hits: Sequence[Hit]) -> None:
        """Replaces all rows."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{whose(hit)}. {about(hit, self._office)}. {hit.snippet}"
        return None


class _Painter(QStyledItemDelegate):
    """Paints a hit in four lines: whose, two of the text, and what it is."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high, small = option.fontMetrics.lineSpacing(), QFontMetrics(_small()).lineSpacing()
        return QSize(px(240), (1 + _LINES) * high + small + 2 * px(10) + 2 * px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(HIT)
        tokens = current()
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.fillRect(option.rect, QColor(tokens.accent_soft if chosen else tokens.hover))
        if chosen:
            painter.fillRect(
                QRect(option.rect.topLeft(), QSize(px(3), option.rect.height())), QColor(tokens.accent)
            )
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inside = option.rect.adjusted(px(_SIDE), px(10), -px(_SIDE), -px(10))
        side = px(_IMAGE)
        icon(_IMAGES[hit.kind]).paint(painter, QRect(inside.topLeft(), QSize(side, side)))
        inside.setLeft(inside.left() + side + px(10))
        self._paint_words(painter, option, inside, hit)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, hit: Hit) -> None:
        tokens, high = current(), option.fontMetrics.lineSpacing()
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(tokens.text))
        name = QFontMetrics(strong).elidedText(whose(hit), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(QRect(inside.left(), inside.top(), inside.width(), high), 0, name)
        top = inside.top() + high + px(_GAP)
        if hit.snippet:
            layout = _snippet(hit, option.font, inside.width())
            layout.draw(painter, QPointF(inside.left(), top))
            top += layout.lineCount() * high
        else:
            painter.setFont(option.font)
            painter.setPen(QColor(tokens.danger))
            words = translate("hits", "Isinya tidak dapat dibaca; buka berkasnya untuk melihat sebabnya.")
            painter.drawText(
                QRect(inside.left(), top, inside.width(), _LINES * high), Qt.TextFlag.TextWordWrap, words
            )
            top += _LINES * high
        small = _small()
        painter.setFont(small)
        painter.setPen(QColor(tokens.quiet))
        line = QFontMetrics(small).elidedText(
            about(hit, self._office), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(QRect(inside.left(), top + px(_GAP), inside.width(), high), 0, line)


class HitList(QListView):
    """Emits `picked` with the hit that is selected (None without one) and `opened` at Enter or a double click."""

    picked = Signal(object)
    opened = Signal(object)
    left = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._painter = HitsModel(office), _Painter(office)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(self.tr("Hasil pencarian"))
        self.setProperty("kind", "hits")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.activated.connect(lambda index: self.opened.emit(index.data(HIT)))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.picked.emit(self.value()))
        copy = QShortcut(QKeySequence.StandardKey.Copy, self, context=Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits shown."""
        return self._model.hits

    def put(self, hits: Sequence[Hit]) -> None:
        """Shows these hits; the one that was selected stays selected if it is still there, else the first is."""
        kept = self.value()
        self._model.put(hits)
        at = next((at for at, hit in enumerate(hits) if kept is not None and hit.record == kept.record), 0)
        if hits:
            self.setCurrentIndex(self._model.index(at, 0))
        else:
            self.picked.emit(None)

    def value(self) -> Hit | None:
        """The selected hit."""
        found = self.currentIndex().data(HIT) if self.currentIndex().isValid() else None
        return found if isinstance(found, Hit) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        if (hit := self.value()) is not None:
            QGuiApplication.clipboard().setText(hit.snippet)


def _snippet(hit: Hit, font: QFont, width: int) -> QTextLayout:
    """The text on at most two lines, hits in bold; it is drawn as it is, nothing in it is taken for a format."""
    tokens = current()
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    strong.setForeground(QColor(tokens.accent))
    shades = []
    for start, end in hit.matches:
        shade = QTextLayout.FormatRange()
        # The engine counts in units of 16 bits.
        shade.start, shade.length = _units(hit.snippet[:start]), _units(hit.snippet[start:end])
        shade.format = strong
        shades.append(shade)
    layout = QTextLayout(hit.snippet, font)
    wrapped = QTextOption()
    wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrapped)
    layout.setFormats(shades)
    layout.beginLayout()
    height = 0.0
    for _ in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _small() -> QFont:
    font = QGuiApplication.font()
    font.setPixelSize(px(12))
    return font
