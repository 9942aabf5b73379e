"""When the three questions are asked: after something came in, and when somebody wants to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.case.source import UNSAID
from core.process.capture_times import captured_at
from core.process.cards import Card
from core.process.inbox import Answers
from core.vault.office import Office
from ui.components.source_questions import SourceQuestions
from ui.inbox.deeds import InboxDeeds
from ui.inbox.store import InboxStore


class InboxAsking(QObject):
    """What came in is stored already: the questions wait beside the work, and may be left unanswered."""

    closed = Signal()
    """The questions were answered or put off."""

    def __init__(
        self,
        questions: SourceQuestions,
        store: InboxStore,
        deeds: InboxDeeds,
        office: Office,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._questions, self._store, self._deeds, self._office = questions, store, deeds, office
        self._fresh: list[str] = []
        store.arrived.connect(self._arrived)
        questions.answered.connect(self._answered)
        questions.later.connect(self._closed)

    def about(self, cards: Sequence[Card]) -> None:
        """Asks about chosen pieces; what is on record for all of them alike is shown."""
        if not cards:
            return
        self._fresh.clear()
        sources = {card.item.source for card in cards}
        said = sources.pop() if len(sources) == 1 else UNSAID
        ids = tuple(card.id for card in cards)
        self._questions.ask(ids, self._times(ids), fresh=False, said=said)
        self._questions.begin()

    def _arrived(self, ids: tuple[str, ...]) -> None:
        if self._questions.ids and not self._fresh:
            return  # somebody is answering about chosen pieces
        answering = bool(self._fresh)
        self._fresh.extend(ids)
        ask = self._questions.extend if answering else self._questions.ask_fresh
        ask(tuple(self._fresh), self._times(self._fresh))

    def _times(self, ids: Sequence[str]) -> dict[str, str]:
        names = self._store.names_of(ids)
        zone = self._office.zone
        return {item: moment for item, name in names.items() if (moment := captured_at(name, zone))}

    def _answered(self, ids: tuple[str, ...], answers: Answers) -> None:
        self._deeds.answer(ids, answers)
        self._closed()

    def _closed(self) -> None:
        self._fresh.clear()
        self.closed.emit()
