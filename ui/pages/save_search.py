"""A name for a search that is to be asked again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import UserError
from core.vault import saved_searches
from core.vault.saved_searches import SavedSearch
from core.vault.search.query import Query
from core.vault.vault import Vault
from core.wording import explain
from ui.desk import Desk
from ui.widgets.form import Field
from ui.widgets.sheet import Sheet


class SaveSearch(Sheet):
    """Emits `saved` with all saved searches."""

    saved = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, query: Query) -> None:
        super().__init__(
            parent, self.tr("Simpan pencarian"),
            self.tr("Kata dan saringannya tersimpan di kantor ini; hasilnya selalu yang terbaru."), self.tr("Simpan"),
        )  # fmt: skip
        self._desk, self._query = desk, query
        self.name = QLineEdit(query.text[:60])
        self.name.setMaxLength(60)
        self.field = Field(self.tr("&Nama"), self.name)
        self.add(self.field)
        self.name.selectAll()
        self.name.setFocus()

    def submit(self) -> None:
        name, query = self.name.text(), self._query

        def save(vault: Vault) -> tuple[SavedSearch, ...]:
            with vault.change_register() as ledger:
                saved_searches.add(ledger, name, query)
            return saved_searches.items(vault.office_ledger)

        self.agree.setEnabled(False)
        self._desk.ask(self, save, done=self._done, failed=self._failed)

    def _done(self, saved: tuple[SavedSearch, ...]) -> None:
        self.saved.emit(saved)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        if isinstance(error, UserError):
            self.field.blame(explain(error).what)
        else:
            self.broke.emit(error)
