"""The grid of the inbox: pictures by day, chosen by mouse or keys, decided by single letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from core.process.cards import Card
from core.vault.office import Office
from ui.components.inbox_card import InboxDelegate
from ui.components.inbox_list import ENTRY, InboxModel, Keep, Shown, entries
from ui.inbox.guesses import Guesses
from ui.inbox.store import InboxStore
from ui.thumbnails import Thumbnails

_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
_LETTERS: Final = {
    Qt.Key.Key_D: "copy", Qt.Key.Key_X: "aside", Qt.Key.Key_U: "undo", Qt.Key.Key_V: "view", Qt.Key.Key_Space: "view",
    Qt.Key.Key_Return: "link", Qt.Key.Key_Enter: "link", Qt.Key.Key_Question: "help", Qt.Key.Key_T: "tell",
    Qt.Key.Key_B: "back",
}  # fmt: skip


class InboxGrid(QListView):
    """Emits `asked` with the name of what a key asks for, and `picked` when other pieces are chosen."""

    asked = Signal(str)
    picked = Signal()

    def __init__(
        self, store: InboxStore, thumbs: Thumbnails, guesses: Guesses, office: Office, today: date
    ) -> None:
        super().__init__()
        self._store, self._thumbs = store, thumbs
        self.keep = Keep.ALL
        self._opened: frozenset[str] = frozenset()
        self._delegate = InboxDelegate(self, store, thumbs, guesses, office, today)
        self.rows = InboxModel(self._delegate.tell, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self._build()
        # Pictures come in two at a time: the places are painted anew together.
        self._repaint = QTimer(self, singleShot=True, interval=30)
        self._repaint.timeout.connect(self.viewport().update)
        thumbs.ready.connect(lambda _key: self._soon())
        guesses.ready.connect(lambda _id: self._soon())
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.activated.connect(lambda _index: None)

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Bukti masuk, menurut hari"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setProperty("kind", "grid")

    # -- what is shown

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Shows these cards; what was chosen stays chosen, and the place scrolled to stays in view."""
        chosen, current, at = self.chosen(), self.current(), self.verticalScrollBar().value()
        if not self.rows.put(entries(cards, self.keep, self._opened)):
            return
        self.doItemsLayout()
        self._choose(chosen, current)
        self.verticalScrollBar().setValue(at)
        self.picked.emit()

    def narrow(self, keep: Keep) -> None:
        """Shows only some."""
        self.keep = keep
        self.show_cards(self._store.cards)
        if not self.chosen():
            self.step(0)

    def unfold(self, leader: str) -> None:
        """Shows all of a group beside each other, or folds them again."""
        self._opened ^= {leader}
        self.show_cards(self._store.cards)

    def shown(self) -> tuple[str, ...]:
        """The ids of what is shown, in order."""
        return tuple(row.card.id for row in self.rows.rows if isinstance(row, Shown))

    def clear(self) -> None:
        """Drops every text, at the lock."""
        self._delegate.clear()
        self.rows.put([])

    # -- what is chosen

    def chosen(self) -> tuple[str, ...]:
        """The ids of what is chosen, in the order shown."""
        found = sorted(index.row() for index in self.selectedIndexes())
        return tuple(row.card.id for at in found if isinstance(row := self.rows.rows[at], Shown))

    def current(self) -> str:
        """The id of the piece that has the focus, empty without one."""
        entry = self.currentIndex().data(ENTRY) if self.currentIndex().isValid() else None
        return entry.card.id if isinstance(entry, Shown) else ""

    def choose(self, item_id: str) -> None:
        """Chooses this piece alone and brings it into view."""
        at = self.rows.place_of(item_id)
        if at >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(at), _SELECT)
            self.scrollTo(self.rows.index(at))

    def step(self, by: int) -> None:
        """Goes on by this many pieces, past headings; the first one when nothing is chosen."""
        shown = self.shown()
        if not shown:
            return
        at = shown.index(self.current()) + by if self.current() in shown else 0
        self.choose(shown[min(max(at, 0), len(shown) - 1)])

    def go_on_from(self, before: tuple[str, ...], at: int) -> None:
        """Chooses what stands now where something was decided, so that the next key decides the next piece."""
        if self.chosen():
            return
        shown = self.shown()
        left = [item for item in before[at:] if item in shown] or [
            item for item in reversed(before[:at]) if item in shown
        ]
        if left:
            self.choose(left[0])

    def _choose(self, chosen: Sequence[str], current: str) -> None:
        selection = QItemSelection()
        for item_id in chosen:
            at = self.rows.place_of(item_id)
            if at >= 0:
                selection.select(self.rows.index(at), self.rows.index(at))
        model = self.selectionModel()
        model.blockSignals(True)  # one word about it when everything stands again
        at = self.rows.place_of(current)
        if at >= 0:
            model.setCurrentIndex(self.rows.index(at), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, _SELECT)
        model.blockSignals(False)

    # -- events

    def _soon(self) -> None:
        if not self._repaint.isActive():
            self._repaint.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        )  # fmt: skip
        if plain and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.step(1 if key == Qt.Key.Key_J else -1)
        elif plain and key == Qt.Key.Key_E:
            self._unfold_current()
        elif plain and key in _LETTERS:
            if not (event.isAutoRepeat() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
                self.asked.emit(_LETTERS[key])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Letters decide here; they do not look for names."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        entry = index.data(ENTRY) if index.isValid() else None
        if isinstance(entry, Shown) and self._delegate.folds_at(
            self.visualRect(index), entry, event.position().toPoint()
        ):
            self.unfold(entry.card.group[0])
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if isinstance(self.indexAt(event.position().toPoint()).data(ENTRY), Shown):
            self.asked.emit("view")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        before = QSize(self._delegate.cell)
        self._delegate.fit(self.viewport().width())
        if before != self._delegate.cell:
            self.scheduleDelayedItemsLayout()

    def _unfold_current(self) -> None:
        card = self._store.card(self.current())
        if card is not None and card.group:
            self.unfold(card.group[0])
