"""The case files in a vault's folder: made, opened, found again after a crash, taken in from elsewhere."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from core.case import subject
from core.case.ledger import Ledger
from core.case.schema import fill
from core.case.subject import Subject
from core.errors import UserError
from core.storage.atomic import flush_folder
from core.storage.sqlcipher import create_database, read_salt
from core.vault import office as offices
from core.vault.index import Index
from core.vault.keys import MasterKey
from core.vault.ledgers import Ledgers

CASES: Final = "cases"
_INCOMING: Final = "incoming"
_LEFTOVERS: Final = ("*.new", "*.new-*", ".*.new", f"{CASES}/*.new", f"{CASES}/*.new-*", f"{_INCOMING}/*")


def clear_leftovers(folder: Path) -> None:
    """Removes what writing that was broken off left in a vault's folder, and everything in its quarantine."""
    for pattern in _LEFTOVERS:
        for leftover in folder.glob(pattern):
            if leftover.is_file():
                leftover.unlink()


class CaseFiles:
    """The case files that the office's ledger lists; `faults` says what is wrong with a file, by case id.

    A file that is not listed and cannot be is among the faults by its name.
    """

    def __init__(self, folder: Path, master: MasterKey, files: Ledgers, index: Index, office: Ledger) -> None:
        self.faults: dict[str, UserError] = {}
        self._folder = folder
        self._master = master
        self._files = files
        self._index = index
        self._office = office

    def __contains__(self, case_id: object) -> bool:
        return case_id in offices.case_files(self._office)

    def listed(self) -> Iterator[tuple[str, str]]:
        """Every listed case, by id: its id, and its file as named inside the vault's folder."""
        for case_id, file in sorted(offices.case_files(self._office).items()):
            yield case_id, f"{CASES}/{file}"

    def open(self, case_id: str) -> Ledger:
        """The opened file of a listed case; nothing is written.

        Raises:
            UserError: `record_unknown`; what is wrong with the file (`ledger_*`).
        """
        if case_id in self.faults:
            raise self.faults[case_id]
        file = offices.case_files(self._office).get(case_id)
        if file is None:
            raise UserError("record_unknown", what="case", id=case_id)
        path = self._folder / CASES / file
        ledger = self._files.open(path)
        if ledger.file_id != case_id:
            self._files.forget(path)
            raise UserError("ledger_damaged", file=file, found="swapped")
        return ledger

    def make(self, person: Subject) -> Ledger:
        """The opened file of a new case about `person`: complete and listed, or not there at all.

        Raises:
            UserError: `no_space`, `output_unwritable`.
        """
        path = self._new_path()
        self._create(path)
        try:
            ledger = self._files.open(path)
            with self._files.changing(ledger):
                subject.write(ledger, person)
            self._list(ledger)
        except BaseException:
            self._files.forget(path)
            path.unlink(missing_ok=True)
            with suppress(UserError):
                self._index.forget(path.name)
            raise
        return ledger

    # -- after unlocking

    def find(self) -> None:
        """Brings the index up to date with changed and unknown files, and notes what is wrong with any."""
        self._list_strays(offices.case_files(self._office))
        for case_id, file in offices.case_files(self._office).items():
            path = self._folder / CASES / file
            try:
                read_salt(path)
                if self._index.stale(path):
                    self._index.take(self.open(case_id))
            except UserError as error:
                self.faults[case_id] = error

    def _list_strays(self, listed: dict[str, str]) -> None:
        """A case file made just before a crash is not listed yet; its key proves that it is ours.

        A second file of a listed case (a copy put beside, an older state) is named as a fault and
        never takes the place of the listed one.
        """
        names = set(listed.values())
        for path in sorted((self._folder / CASES).glob("*.db")):
            if path.name in names:
                continue
            try:
                ledger = self._files.open(path)
                if ledger.entry_count() == 0:
                    # Made, but never given a person: nothing was acknowledged.
                    self._files.forget(path)
                    path.unlink()
                    continue
                if ledger.file_id in listed or not ledger.current(subject.KIND):
                    raise UserError("ledger_foreign", file=path.name)
                self._list(ledger)
            except UserError as error:
                self._files.forget(path)
                self.faults[path.name] = error

    # -- quarantine

    def new_incoming(self) -> Ledger:
        """An empty encrypted file in quarantine, to be adopted or discarded."""
        folder = self._folder / _INCOMING
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / f"{uuid.uuid4().hex}.db"
        self._create(path)
        return self._files.open_apart(path)

    def adopt(self, incoming: Ledger) -> Ledger:
        """The opened file of the case that a checked file from quarantine becomes; its entries stay as they are."""
        incoming.connection.close()
        path = self._new_path()
        incoming.path.replace(path)
        flush_folder(path.parent)
        flush_folder(incoming.path.parent)
        ledger = self._files.open(path)
        self._index.take(ledger)
        self._list(ledger)
        return ledger

    def discard(self, incoming: Ledger) -> None:
        """Removes a file from quarantine."""
        incoming.connection.close()
        incoming.path.unlink(missing_ok=True)

    # -- inside

    def _new_path(self) -> Path:
        # Another random number than the case id, so that the same case cannot be recognised in two vaults.
        return self._folder / CASES / f"{uuid.uuid4().hex}.db"

    def _create(self, path: Path) -> None:
        case_id = str(uuid.uuid4())
        create_database(
            path,
            self._master.ledger,
            journal="delete",
            fill=lambda db: fill(db, file_id=case_id, kind="case"),
        )

    def _list(self, ledger: Ledger) -> None:
        with self._files.changing(self._office):
            offices.record_case_file(self._office, ledger.file_id, ledger.path.name)
