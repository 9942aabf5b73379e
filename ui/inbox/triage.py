"""What a key or a button decides about the pieces that are chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.case.checklist import Mark
from core.process.cards import Card, Health
from core.process.completeness import Ground, State
from ui.components.inbox_grid import InboxGrid
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.inbox.deeds import InboxDeeds, copies_among
from ui.inbox.store import InboxStore
from ui.pages.link import LinkSheet
from ui.widgets.message import Message


class Reads(Protocol):
    """What reads evidence; `ui.intake.Intake` is one."""

    def read(self, case_id: str, evidence_ids: tuple[str, ...]) -> None:
        """Reads evidence that has no text."""
        ...


class InboxTriage(QObject):
    """Nothing is linked here before a person said yes twice; everything else can be taken back."""

    viewing = Signal(str, str)
    """The file and the evidence to be shown large."""
    broke = Signal(object)

    def __init__(
        self, page: QWidget, grid: InboxGrid, store: InboxStore, deeds: InboxDeeds, message: Message, *,
        desk: Desk, dialogs: Dialogs, reads: Reads,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._grid, self._store, self._deeds, self._message = page, grid, store, deeds, message
        self._desk, self._dialogs, self._reads = desk, dialogs, reads
        self.does: dict[str, Callable[[], object]] = {
            "link": self.link, "copy": self.mark_copies, "aside": self.lay_aside, "undo": deeds.undo,
            "view": self.view, "back": self.take_back, "read": self.read,
        }  # fmt: skip

    def cards(self) -> tuple[Card, ...]:
        """The chosen pieces; a folded group stands for its first alone."""
        found = (self._store.card(item) for item in self._grid.chosen())
        return tuple(card for card in found if card is not None)

    def link(self) -> None:
        """Asks whose evidence the chosen pieces are."""
        cards = tuple(card for card in self.cards() if not card.item.aside)
        if not cards:
            return
        sheet = LinkSheet(self._page, self._desk, self._dialogs, cards)
        ids = tuple(card.id for card in cards)
        sheet.agreed.connect(lambda case_id: self._give(case_id, ids))
        sheet.broke.connect(self.broke)
        sheet.open()

    def lay_aside(self) -> None:
        """Takes the chosen pieces out of the grid."""
        ids = tuple(card.id for card in self.cards() if not card.item.aside)
        if ids:
            self._step_past(ids)
            self._deeds.lay_aside(ids)

    def mark_copies(self) -> None:
        """Lays the chosen pieces aside as copies of the first of their group."""
        found = copies_among(self.cards())
        if found.copies:
            self._step_past(tuple(item for ids in found.copies.values() for item in ids))
            self._deeds.mark_copies(found.copies)
        if found.own:
            self._message.say(
                self.tr("{count} bukti bukan salinan: potongan atau bagian lain memperlihatkan hal yang berbeda.").format(count=found.own),
                self.tr("Bandingkan dahulu; tekan X bila tetap hendak disisihkan."), tone="doubt",
            )  # fmt: skip
        elif found.first and not found.copies:
            self._message.say(
                self.tr("Tidak ada yang ditandai: yang dipilih tidak punya salinan, atau justru yang pertama dalam kelompoknya."),
                self.tr("Buka kelompoknya dengan E, pilih salinannya, lalu tekan D."), tone="doubt",
            )  # fmt: skip

    def take_back(self) -> None:
        """Puts the chosen pieces that were laid aside back."""
        ids = tuple(card.id for card in self.cards() if card.item.aside)
        if ids:
            self._deeds.take_back(ids)

    def view(self) -> None:
        """Shows the piece that has the focus large."""
        card = self._store.card(self._grid.current())
        if card is not None and card.item.readable:
            self.viewing.emit(self._store.file_id, card.id)

    def read(self) -> None:
        """Reads the chosen pieces that have no text."""
        ids = tuple(card.id for card in self.cards() if card.health in (Health.UNREAD, Health.FAILED))
        if ids:
            self._reads.read(self._store.file_id, ids)

    def tick(self, item: str, mark: Mark | None) -> None:
        """Records what a person says of one item of the checklist of the one piece chosen."""
        cards = self.cards()
        if len(cards) != 1:
            return
        checked = next(one for one in cards[0].checked if one.item.id == item)
        before = None
        if checked.ground is Ground.TICKED:
            before = Mark.PRESENT if checked.state is State.PRESENT else Mark.NOT_NEEDED
        self._deeds.tick(cards[0], item, mark, before)

    def _give(self, case_id: str, ids: tuple[str, ...]) -> None:
        self._step_past(ids)
        self._deeds.link(case_id, ids)

    def _step_past(self, ids: tuple[str, ...]) -> None:
        """Chooses what comes next at once: the next key must not decide about the same piece again."""
        shown = self._grid.shown()
        at = max((shown.index(item) for item in ids if item in shown), default=-1)
        left = [item for item in shown[at + 1 :] if item not in ids] or [
            item for item in reversed(shown[: max(at, 0)]) if item not in ids
        ]
        if left:
            self._grid.choose(left[0])
