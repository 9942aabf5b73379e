"""Changes made in the viewer: each is durable before it is shown, and the last can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from core.case import evidence, quote, settling
from core.case.ledger import Ledger
from core.case.quote import Quote
from core.case.settling import Draft
from core.case.source import Source
from core.reading.values import Box
from core.vault.vault import Vault
from ui.components.seen import Seen, load
from ui.desk import Desk
from ui.jobs import nothing

Undo = Callable[[Ledger], object]
Act = Callable[[Ledger], Undo]
Then = Callable[[Seen], object]


class Reviewing(QObject):
    """Works on one piece of evidence; every change ends in `then` with everything as it stands afterwards."""

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file_id, self._evidence_id = "", ""
        self.page = 0
        """The page on screen, whose text comes along with every change."""
        self._undo: list[Undo] = []

    def begin(self, file_id: str, evidence_id: str) -> None:
        """Works on this evidence from now on; what was done before can no longer be taken back from here."""
        self._file_id, self._evidence_id = file_id, evidence_id
        self._undo.clear()

    @property
    def can_undo(self) -> bool:
        """Whether something was changed that can be taken back."""
        return bool(self._undo)

    def settle(self, drafts: Sequence[Draft], then: Then) -> None:
        """Records corrections."""
        evidence_id = self._evidence_id

        def act(ledger: Ledger) -> Undo:
            step = settling.settle(ledger, evidence_id, drafts)
            return lambda later: settling.undo(later, step)

        self._change(act, then)

    def restore_machine(self, correction_id: str, then: Then) -> None:
        """Lets the machine's text count again."""
        evidence_id = self._evidence_id

        def act(ledger: Ledger) -> Undo:
            step = settling.restore_machine(ledger, evidence_id, correction_id)
            return lambda later: settling.undo(later, step)

        self._change(act, then)

    def quote(self, page: int, boxes: Sequence[Box], text: str, note: str, then: Then) -> None:
        """Records a quote."""
        evidence_id = self._evidence_id

        def act(ledger: Ledger) -> Undo:
            made = quote.add(ledger, evidence_id, page=page, boxes=boxes, text=text, note=note)
            return lambda later: quote.remove(later, made.id)

        self._change(act, then)

    def unquote(self, found: Quote, then: Then) -> None:
        """Takes a quote away."""

        def act(ledger: Ledger) -> Undo:
            quote.remove(ledger, found.id)
            return lambda later: quote.add(
                later, found.evidence, page=found.page, boxes=found.boxes, text=found.text, note=found.note
            )

        self._change(act, then)

    def describe(self, source: Source, then: Then) -> None:
        """Records where the evidence comes from."""
        evidence_id = self._evidence_id

        def act(ledger: Ledger) -> Undo:
            before = evidence.find(ledger, evidence_id).source
            evidence.describe(ledger, evidence_id, source)
            return lambda later: evidence.describe(later, evidence_id, before)

        self._change(act, then)

    def undo(self, then: Then) -> None:
        """Takes the last change back; that it was made and taken back stays in the record."""
        if not self._undo:
            return
        last = self._undo.pop()
        evidence_id = self._evidence_id

        def work(ledger: Ledger) -> Undo:
            last(ledger)
            return nothing

        def failed(error: Exception) -> None:
            if self._evidence_id == evidence_id:
                self._undo.append(last)
            self.failed.emit(error)

        self._run(work, lambda _undo, seen: then(seen), failed)

    def _change(self, act: Act, then: Then) -> None:
        def done(undo: Undo, seen: Seen) -> None:
            self._undo.append(undo)
            then(seen)

        self._run(act, done, self.failed.emit)

    def _run(
        self, act: Act, done: Callable[[Undo, Seen], object], failed: Callable[[Exception], object]
    ) -> None:
        file_id, evidence_id, page = self._file_id, self._evidence_id, self.page

        def work(vault: Vault) -> tuple[Undo, Seen]:
            with vault.change(file_id) as ledger:
                undo = act(ledger)
            return undo, load(vault, file_id, evidence_id, page)

        def ended(result: tuple[Undo, Seen]) -> None:
            if self._evidence_id == evidence_id:
                done(*result)
            self._desk.changed.emit(file_id)

        self._desk.ask(self, work, done=ended, failed=failed)
