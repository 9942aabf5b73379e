"""Who the pictures on screen may be about: asked of the register one after another, only for what is looked at."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.people.likeness import Manner
from core.people.matching import Candidate, Verdict
from core.people.sought import Sought
from core.process.cards import Card
from core.process.triage import sought
from ui.desk import Desk
from ui.register import Found

_MOST_WANTED: Final = 48
_MOST_KEPT: Final = 2_000
_LIMIT: Final = 3
_FOR: Final = frozenset({Manner.EXACT, Manner.VARIANT, Manner.INITIAL, Manner.CLOSE, Manner.PART})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Who may be meant: a `name` with how many reasons speak for it when one stands out, or how `many` may be.

    Neither is there when nobody fits.
    """

    name: str = ""
    reasons: int = 0
    many: int = 0


NOBODY: Final = Guess()
_Key = tuple[str, object, str]


class Guesses(QObject):
    """Answers that were there stay until the register may have changed."""

    ready = Signal(str)
    """The id of evidence about which something is known now."""
    broke = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[_Key, Guess] = OrderedDict()
        self._wanted: OrderedDict[_Key, Sought] = OrderedDict()
        self._busy = False
        self._round = 0
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._ask)
        desk.changed.connect(self._note)

    def of(self, card: Card) -> Guess | None:
        """Who a picture may be about; None while that is not known, and it is asked."""
        if card.known is None:
            return None
        key: _Key = (card.id, card.known.key, card.item.source.account)
        if (kept := self._kept.get(key)) is not None:
            return kept
        self._wanted[key] = sought(card.item, card.known)
        self._wanted.move_to_end(key)
        while len(self._wanted) > _MOST_WANTED:
            self._wanted.popitem(last=False)
        if not self._turn.isActive():
            self._turn.start()
        return None

    def clear(self) -> None:
        """Drops everything, at the lock or when the register changed."""
        self._round += 1
        self._busy = False
        self._kept.clear()
        self._wanted.clear()

    def _note(self, file_id: str) -> None:
        if not file_id:
            self.clear()

    def _ask(self) -> None:
        if self._busy or not self._wanted:
            return
        self._busy = True
        now = self._round
        key, question = self._wanted.popitem(last=True)

        def done(found: Found) -> None:
            if now == self._round:
                self._answered(key, _guess(found))

        def failed(error: Exception) -> None:
            if now == self._round:
                self._answered(key, NOBODY)
                self.broke.emit(error)

        self._desk.register.match(self, question, done=done, failed=failed, limit=_LIMIT)

    def _answered(self, key: _Key, guess: Guess) -> None:
        self._busy = False
        self._kept[key] = guess
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(key[0])
        self._ask()


def _guess(found: Found) -> Guess:
    answer = found.answer
    if answer is None or not answer.candidates or answer.verdict is Verdict.NOBODY:
        return NOBODY
    if answer.verdict is Verdict.CANNOT_TELL:
        return Guess(many=max(2, answer.rivals + 1))
    best = answer.candidates[0]
    return Guess(name=best.official.written().full(), reasons=_speaking_for(best))


def _speaking_for(candidate: Candidate) -> int:
    return sum(one.manner in _FOR and bool(one.seen and one.registered) for one in candidate.reasons)
