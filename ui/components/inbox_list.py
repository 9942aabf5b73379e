"""The rows of the inbox's grid: a heading for each day, a card for each piece, the copies of a group folded away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.process.cards import Card, Health

Index = QModelIndex | QPersistentModelIndex
ENTRY: Final = Qt.ItemDataRole.UserRole
_ROOT: Final = QModelIndex()


class Keep(StrEnum):
    """Which pieces are shown."""

    ALL = "all"
    UNREAD = "unread"
    FAILED = "failed"
    LACKING = "lacking"
    ALIKE = "alike"
    ASIDE = "aside"


_KEEPS: Final[dict[Keep, Callable[[Card], bool]]] = {
    Keep.ALL: lambda card: not card.item.aside,
    Keep.UNREAD: lambda card: not card.item.aside and card.health is Health.UNREAD,
    Keep.FAILED: lambda card: not card.item.aside and card.health is Health.FAILED,
    Keep.LACKING: lambda card: not card.item.aside and card.lacking > 0,
    Keep.ALIKE: lambda card: bool(card.group) or bool(card.gone_to),
    Keep.ASIDE: lambda card: card.item.aside,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHead:
    """The heading of a day, and how many pieces came in on it."""

    day: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A card in its place.

    `folded` are the others of its group that it hides; `inside` marks one of an open group, `first` the one
    that folds it again.
    """

    card: Card
    folded: int = 0
    inside: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupHead:
    """The heading of pieces that belong together: the one that stands for them, and how many there are."""

    card: Card
    count: int


Head = DayHead | GroupHead
Entry = Head | Shown


def counts(cards: Sequence[Card]) -> dict[Keep, int]:
    """How many pieces each filter shows."""
    return {keep: sum(map(accepts, cards)) for keep, accepts in _KEEPS.items()}


def entries(cards: Sequence[Card], keep: Keep, opened: frozenset[str]) -> list[Entry]:
    """The rows for cards that are sorted by day; `opened` are the leaders of groups that are unfolded."""
    if keep is Keep.ALIKE:
        return _side_by_side([card for card in cards if _KEEPS[keep](card)])
    if keep is Keep.ALL:
        shown = _folded([card for card in cards if _KEEPS[keep](card)], opened)
    else:
        shown = [(card.day, Shown(card=card)) for card in cards if _KEEPS[keep](card)]
    rows: list[Entry] = []
    for day, of_day in groupby(shown, key=lambda found: found[0]):
        found = [one for _, one in of_day]
        rows.append(DayHead(day=day, count=sum(1 + one.folded for one in found)))
        rows.extend(found)
    return rows


def _folded(cards: Sequence[Card], opened: frozenset[str]) -> list[tuple[date, Shown]]:
    """A group stands where its newest member came in, so that what is new is seen as new."""
    by_id = {card.id: card for card in cards}
    done: set[str] = set()
    shown: list[tuple[date, Shown]] = []
    for card in cards:
        if not card.group:
            shown.append((card.day, Shown(card=card)))
            continue
        leader = card.group[0]
        if leader in done or leader not in by_id:
            continue
        done.add(leader)
        members = [by_id[member] for member in card.group if member in by_id]
        if leader in opened:
            shown.extend((card.day, Shown(card=m, inside=True, first=m.id == leader)) for m in members)
        else:
            shown.append((card.day, Shown(card=members[0], folded=len(members) - 1)))
    return shown


def _side_by_side(cards: Sequence[Card]) -> list[Entry]:
    by_id = {card.id: card for card in cards}
    done: set[str] = set()
    rows: list[Entry] = []
    for card in cards:
        if card.id in done:
            continue
        members = [by_id[member] for member in card.group if member in by_id] or [card]
        done.update(member.id for member in members)
        rows.append(GroupHead(card=members[0], count=len(members)))
        rows.extend(Shown(card=member, inside=len(members) > 1) for member in members)
    return rows


class InboxModel(QAbstractListModel):
    """Headings and cards; the words of a card for screen readers come from `tell`."""

    def __init__(self, tell: Callable[[Entry], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._rows: list[Entry] = []

    @property
    def rows(self) -> list[Entry]:
        """What is shown, in its order."""
        return self._rows

    def put(self, rows: list[Entry]) -> bool:
        """Shows these rows; gives whether other ones stand there now, not only changed ones."""
        if list(map(_name, rows)) != list(map(_name, self._rows)):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return True
        before, self._rows = self._rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))
        return False

    def place_of(self, item_id: str) -> int:
        """The row of this evidence, -1 when it is not shown."""
        for at, row in enumerate(self._rows):
            if isinstance(row, Shown) and row.card.id == item_id:
                return at
        return -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ENTRY:
            return self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tell(self._rows[index.row()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags  # arrow keys go past it
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _name(row: Entry) -> str:
    if isinstance(row, DayHead):
        return row.day.isoformat()
    return row.card.id if isinstance(row, Shown) else f"group {row.card.id}"
