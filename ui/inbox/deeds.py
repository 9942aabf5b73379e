"""What a person decides about pieces of the inbox, and the way back from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.case.checklist import Mark
from core.case.source import Source
from core.process import inbox
from core.process.cards import Card
from core.process.inbox import Answers, Assigned
from core.reading.duplicates import COPIES
from core.vault.vault import Vault
from ui.desk import Desk
from ui.inbox.store import InboxStore

_MOST_STEPS: Final = 100
Step = Callable[[Vault], object]


class InboxDeeds(QObject):
    """Every deed is durable when `said` tells of it; all but linking can be taken back until the lock."""

    said = Signal(str)
    """What was done, in a sentence."""
    linked = Signal(str, int)
    """The case that took evidence over, and how many pieces."""
    failed = Signal(object)

    def __init__(self, desk: Desk, store: InboxStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._steps: list[tuple[str, Step]] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._steps)

    def clear(self) -> None:
        """Forgets the way back, at the lock."""
        self._steps.clear()

    def lay_aside(self, ids: Sequence[str]) -> None:
        """Takes pieces out of the grid; they stay in the vault."""
        file_id = self._store.file_id

        def done(laid: tuple[str, ...]) -> None:
            words = self.tr("{count} bukti disisihkan. U mengembalikan.").format(count=len(laid))
            self._laid(laid, words)

        self._do(lambda vault: inbox.lay_aside(vault, file_id, ids), done)

    def mark_copies(self, copies: Mapping[str, Sequence[str]]) -> None:
        """Lays pieces aside as copies; the keys are those that they are copies of."""
        file_id = self._store.file_id

        def work(vault: Vault) -> tuple[str, ...]:
            return tuple(
                item
                for first, ids in copies.items()
                for item in inbox.lay_aside(vault, file_id, ids, same_as=first)
            )

        def done(laid: tuple[str, ...]) -> None:
            words = self.tr("{count} bukti disisihkan sebagai salinan. U mengembalikan.").format(
                count=len(laid)
            )
            self._laid(laid, words)

        self._do(work, done)

    def take_back(self, ids: Sequence[str]) -> None:
        """Puts pieces that were laid aside back into the grid."""
        file_id = self._store.file_id

        def done(_: None) -> None:
            self.said.emit(self.tr("{count} bukti dikembalikan.").format(count=len(ids)))

        self._do(lambda vault: inbox.take_back(vault, file_id, ids), done)

    def answer(self, ids: Sequence[str], answers: Answers) -> None:
        """Adds the three answers to the sources of these pieces."""
        file_id = self._store.file_id

        def done(before: tuple[tuple[str, Source], ...]) -> None:
            words = self.tr("Asal {count} bukti tercatat. U membatalkan.").format(count=len(before))
            self._remember(
                self.tr("Catatan asal dikembalikan."),
                lambda vault: inbox.restore_sources(vault, file_id, before),
            )
            self.said.emit(words)

        self._do(lambda vault: inbox.answer(vault, file_id, ids, answers), done)

    def tick(self, card: Card, item: str, mark: Mark | None, before: Mark | None) -> None:
        """Records what a person says of one item of the checklist."""
        file_id, item_id = self._store.file_id, card.id

        def done(_: None) -> None:
            self._remember(
                self.tr("Tanda kelengkapan dikembalikan."),
                lambda vault: inbox.tick(vault, file_id, item_id, item, before),
            )

        self._do(lambda vault: inbox.tick(vault, file_id, item_id, item, mark), done)

    def link(self, case_id: str, ids: Sequence[str]) -> None:
        """Moves pieces into a case file; a person has confirmed it."""

        def done(moved: tuple[Assigned, ...]) -> None:
            self._desk.changed.emit(case_id)
            self.linked.emit(case_id, len(moved))

        self._do(lambda vault: inbox.assign(vault, case_id, ids), done)

    def undo(self) -> None:
        """Takes the last deed back, or says that there is none."""
        if not self._steps:
            self.said.emit(self.tr("Tidak ada yang dapat dibatalkan."))
            return
        words, step = self._steps.pop()

        def done(_: object) -> None:
            self.said.emit(words)

        self._do(step, done)

    def _laid(self, laid: tuple[str, ...], words: str) -> None:
        if not laid:
            return
        file_id = self._store.file_id
        self._remember(
            self.tr("{count} bukti dikembalikan.").format(count=len(laid)),
            lambda vault: inbox.take_back(vault, file_id, laid),
        )
        self.said.emit(words)

    def _remember(self, words: str, step: Step) -> None:
        self._steps.append((words, step))
        del self._steps[:-_MOST_STEPS]

    def _do(self, work: Callable[[Vault], object], done: Callable[..., object]) -> None:
        def finished(result: object) -> None:
            done(result)
            self._store.load()

        self._desk.ask(self, work, done=finished, failed=self.failed.emit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Pieces that were called copies: `copies` by the first of their group; `first` lead a group or are alone.

    `own` show something of their own (a crop, another part), so that nobody should call them copies unseen.
    """

    copies: Mapping[str, Sequence[str]]
    first: int
    own: int


def copies_among(cards: Sequence[Card]) -> Sorted:
    """Which of these are copies."""
    copies: dict[str, list[str]] = {}
    first = own = 0
    for card in cards:
        if card.leads:
            first += 1
        elif card.link is None or card.link.likeness not in COPIES:
            own += 1
        else:
            copies.setdefault(card.group[0], []).append(card.id)
    return Sorted(copies=copies, first=first, own=own)
