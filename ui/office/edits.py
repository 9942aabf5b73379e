"""The way of a change of the profile: from a group of *Setelan* into the ledger, and from there to all pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.vault.office import Office
from core.vault.vault import Vault
from ui.desk import Desk
from ui.office.in_use import OfficeInUse

Change = Callable[[Office], Office]


class OfficeEdits(QObject):
    """Emits `changed` when another profile is durably kept, `failed` with the error otherwise, `settled` when no change waits."""

    changed = Signal()
    settled = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, office: OfficeInUse, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.office = desk, office
        self._under_way = 0

    def change(self, change: Change, *, done: Callable[[], object] = lambda: None) -> None:
        """Changes the profile as the vault has it then, so that two changes in a row never undo each other."""

        def work(vault: Vault) -> Office:
            wanted = change(vault.office)
            if wanted != vault.office:
                vault.change_office(wanted)
            return vault.office

        self.ask(work, done=done)

    def ask(self, work: Callable[[Vault], Office], *, done: Callable[[], object] = lambda: None) -> None:
        """As `change`, for work that changes the profile by itself and gives the new one."""

        def ended() -> None:
            self._under_way -= 1
            if not self._under_way:
                self.settled.emit()

        def kept(office: Office) -> None:
            if office != self.office.value():
                self.office.become(office)
                self.changed.emit()
            done()
            ended()

        def failed(error: Exception) -> None:
            self.failed.emit(error)
            ended()

        self._under_way += 1
        self._desk.ask(self, work, done=kept, failed=failed)

    @property
    def under_way(self) -> bool:
        """Whether a change is not durable yet."""
        return self._under_way > 0
