"""An unlocked vault: one folder, one lock, one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from filelock import BaseFileLock

from core.case import evidence, subject
from core.case.evidence import Evidence
from core.case.finding import SHORTEST, pick
from core.case.ledger import Ledger
from core.case.subject import Subject
from core.clock import Clock
from core.errors import UserError
from core.storage.atomic import CANNOT_WRITE
from core.vault import device
from core.vault import office as offices
from core.vault.case_files import CaseFiles, clear_leftovers
from core.vault.index import Index
from core.vault.keys import MasterKey
from core.vault.ledgers import Ledgers
from core.vault.office import Office
from core.vault.pending import Pending
from core.vault.place import branch_here
from core.vault.rows import CaseRow, EvidenceRow, HearingRow, PaperRow, row_of
from core.vault.search.owed import read_owed
from core.vault.search.query import Query
from core.vault.search.searching import Found, search

OFFICE: Final = "office.db"
INBOX: Final = "inbox.db"


class Vault:
    """An unlocked vault. Use `core.vault.opening`; every method belongs to the thread that unlocked it."""

    def __init__(
        self,
        folder: Path,
        master: MasterKey,
        clock: Clock,
        lock: BaseFileLock,
        *,
        actor: str | None = None,
        first: Office | None = None,
    ) -> None:
        """Takes over the held lock and releases it when closed or when this fails.

        `first` is the profile of an office that is being made.
        """
        self.folder = folder
        self.clock = clock
        self._master: MasterKey | None = master
        self._lock = lock
        self._index: Index | None = None
        self._ledgers: Ledgers | None = None
        self._cases: CaseFiles | None = None
        self._looked_at: set[str] = set()
        try:
            clear_leftovers(folder)
            self._index = Index.open_or_make(folder, master)
            self._ledgers = Ledgers(master, self._index, branch_here(folder, self._index), clock)
            self._ledgers.actor = actor or ""
            self.office_ledger = self._ledgers.open(folder / OFFICE, kind="office", pinned=True)
            self.inbox = self._ledgers.open(folder / INBOX, kind="inbox", pinned=True)
            self._prepare_office(first)
            self.office = offices.of(self.office_ledger)
            self._ledgers.work_as(actor or self.office.default_actor)
            self._cases = CaseFiles(folder, master, self._ledgers, self._index, self.office_ledger)
            self._cases.find()
        except BaseException:
            self._drop()
            raise

    # -- life

    def close(self) -> None:
        """Signs what changed, closes every connection, drops the keys and releases the lock."""
        try:
            if self._ledgers is not None:
                self._ledgers.close(sign=True)
        finally:
            self._drop()

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _drop(self) -> None:
        ledgers, index = self._ledgers, self._index
        self._ledgers = self._cases = self._index = self._master = None
        try:
            if ledgers is not None:
                ledgers.close(sign=False)
        finally:
            try:
                if index is not None:
                    index.close()
            finally:
                self._lock.release()

    @property
    def faults(self) -> dict[str, UserError]:
        """What is wrong with files of cases, by case id; by file name where the office does not list the file."""
        return self._case_files().faults

    @property
    def actor(self) -> str:
        """The person who works."""
        return self._files().actor

    def work_as(self, actor: str) -> None:
        """Names the person who works from now on."""
        self._files().work_as(actor)

    # -- lists

    def cases(self) -> tuple[CaseRow, ...]:
        """All cases of the vault, by name."""
        self._files().catch_up()
        return self._rows().cases()

    def hearings(self) -> tuple[HearingRow, ...]:
        """All hearings of all cases, by time."""
        self._files().catch_up()
        return self._rows().hearings()

    def evidence_rows(self, file_id: str | None = None, *, aside: bool = False) -> tuple[EvidenceRow, ...]:
        """The evidence at work (or, with `aside`, laid aside) of a case, of the inbox, or of all files, by intake."""
        self._files().catch_up()
        return self._rows().evidence(file_id, aside=aside)

    def papers(self, code: str) -> tuple[PaperRow, ...]:
        """The papers of all cases whose pages carry this code (`core.rules.paper_code`)."""
        self._files().catch_up()
        return self._rows().papers(code)

    def platforms(self) -> tuple[str, ...]:
        """Every platform that evidence is said to come from, by name."""
        self._files().catch_up()
        return self._rows().platforms()

    # -- searching

    def search(self, query: Query) -> Found:
        """What answers a query in all cases and the inbox. Opens no case for the record: nothing is written down.

        Raises:
            UserError: what is wrong with the index.
        """
        self._files().catch_up()
        self.read_owed_texts()
        return search(self._rows(), query, zone=self.office.zone, opened=self._readable)

    def read_owed_texts(self, seconds: float | None = None) -> int:
        """Reads texts that the index was not given yet, for about so long (None: all of them); gives how many are left.

        Many are owed only after the index was lost or is of an older version.
        """
        self._files().catch_up()
        return read_owed(self._rows(), self._readable, seconds)

    def find_case(self, prefix: str) -> CaseRow:
        """The case with this id or unique beginning of 8 or more characters.

        Raises:
            UserError: `record_unknown`, `record_ambiguous`; what is wrong with the file of a known case
                (`ledger_missing`, `ledger_damaged`, `ledger_older`, …).
        """
        wanted = prefix.strip().lower()
        for case_id, fault in self.faults.items():
            if len(wanted) >= SHORTEST and case_id.startswith(wanted):
                raise fault
        return pick(self.cases(), prefix, what="case")

    @property
    def pending(self) -> Pending:
        """The files that were accepted and are not stored yet."""
        return self._rows().pending

    # -- keys

    @property
    def branch(self) -> str:
        """The branch that this copy of the vault writes; nobody else does."""
        return self._files().branch

    def public_key(self) -> bytes:
        """The public key this vault copy signs with, 32 bytes."""
        return self.signing_key().public_key().public_bytes_raw()

    def signing_key(self) -> Ed25519PrivateKey:
        """The key this vault copy signs with."""
        key = self._files().key
        if key is None:
            raise RuntimeError("the office has no signing key")
        return key

    def exchange_key(self) -> bytes:
        """The secret, 32 bytes, that all copies of this vault have and nobody else, for files between them."""
        return self._keys().exchange()

    def known_keys(self) -> frozenset[bytes]:
        """Public keys whose signatures count as known."""
        return device.known_keys(self.office_ledger)

    # -- cases

    def create_case(self, person: Subject) -> CaseRow:
        """A new case file about `person`: complete and listed, or not there at all.

        Raises:
            UserError: `no_space`, `output_unwritable`.
        """
        ledger = self._case_files().make(person)
        self._looked_at.add(ledger.file_id)
        return row_of(ledger)

    @property
    def inbox_id(self) -> str:
        """The file id of the inbox; methods that take a case id for evidence take it as well."""
        return self.inbox.file_id

    def case(self, case_id: str) -> Ledger:
        """The opened file of a case, or the inbox; a case's first opening since unlocking is written into its record.

        Where nothing can be written (full disk) the case is shown all the same, and the opening is
        written down at the next occasion.

        Raises:
            UserError: what is wrong with the file.
        """
        ledger = self.behind(case_id)
        if ledger is not self.inbox:
            self._note_look(ledger, case_id, subject.KIND)
        return ledger

    def behind(self, case_id: str) -> Ledger:
        """As `case`, for work that nobody looks at: that the program opens a file is no opening by a person."""
        return self.inbox if case_id == self.inbox_id else self._case_files().open(case_id)

    @contextmanager
    def change(self, case_id: str, *, seen: bool = True) -> Iterator[Ledger]:
        """The ledger of a case or of the inbox inside one transaction; when the block has ended, it is durable.

        Not `seen`: by the program in the background, as `behind`.
        """
        ledger = self.case(case_id) if seen else self.behind(case_id)
        with self._files().changing(ledger):
            yield ledger

    @contextmanager
    def change_register(self) -> Iterator[Ledger]:
        """The office's ledger inside one transaction; when the block has ended, the change is durable."""
        with self._files().changing(self.office_ledger):
            yield self.office_ledger

    def change_office(self, office: Office) -> None:
        """Records another office profile."""
        with self._files().changing(self.office_ledger):
            offices.write(self.office_ledger, office)
        self.office = office

    def look(self, case_id: str, item: Evidence) -> bytes:
        """The original bytes of evidence; the first look since unlocking is written into the record.

        Raises:
            UserError: `blob_damaged`.
        """
        ledger = self.case(case_id)
        data = evidence.original(ledger, item)
        self._note_look(ledger, item.id, evidence.KIND)
        return data

    # -- files that come from elsewhere

    def new_incoming(self) -> Ledger:
        """An empty encrypted file in quarantine, to be adopted or discarded."""
        return self._case_files().new_incoming()

    def adopt(self, incoming: Ledger) -> CaseRow:
        """Makes a checked file from quarantine a case of this vault; its entries stay as they are."""
        ledger = self._case_files().adopt(incoming)
        self._looked_at.add(ledger.file_id)
        return row_of(ledger)

    def discard(self, incoming: Ledger) -> None:
        """Removes a file from quarantine."""
        self._case_files().discard(incoming)

    def holds(self, case_id: str) -> Ledger | None:
        """The opened file of a case without recording an opening, None when the case is not here."""
        return self._case_files().open(case_id) if case_id in self._case_files() else None

    # -- for the check

    def ledgers(self) -> Iterator[tuple[str, Callable[[], Ledger]]]:
        """Every ledger file that belongs to the vault: its name and how to open it."""
        yield OFFICE, lambda: self.office_ledger
        yield INBOX, lambda: self.inbox
        for case_id, file in self._case_files().listed():
            yield file, lambda case_id=case_id: self._case_files().open(case_id)  # type: ignore[misc]

    # -- inside

    def _keys(self) -> MasterKey:
        if self._master is None:
            raise RuntimeError("the vault is locked")
        return self._master

    def _files(self) -> Ledgers:
        if self._ledgers is None:
            raise RuntimeError("the vault is locked")
        return self._ledgers

    def _rows(self) -> Index:
        if self._index is None:
            raise RuntimeError("the vault is locked")
        return self._index

    def _case_files(self) -> CaseFiles:
        if self._cases is None:
            raise RuntimeError("the vault is locked")
        return self._cases

    def _note_look(self, ledger: Ledger, record: str, kind: str) -> None:
        if record in self._looked_at:
            return
        try:
            with self._files().changing(ledger):
                ledger.append(action="open", record=record, kind=kind)
        except UserError as error:
            if error.code not in CANNOT_WRITE:
                raise
        else:
            self._looked_at.add(record)

    def _prepare_office(self, first: Office | None) -> None:
        files, ledger = self._files(), self.office_ledger
        if first is not None:
            ledger.actor = files.actor or first.default_actor
            with files.changing(ledger):
                offices.write(ledger, first)
        key = device.key_of(ledger, self._keys())
        if key is None:
            ledger.actor = ledger.actor or offices.of(ledger).default_actor
            with files.changing(ledger):
                key = device.make_key(ledger, self._keys())
        files.key = key
        for own in (ledger, self.inbox):
            if self._rows().stale(own.path):
                self._rows().take(own)

    def _readable(self, file_id: str) -> Ledger | None:
        """The opened file of a case, or the inbox; None when something is wrong with it."""
        try:
            return self.behind(file_id)
        except UserError:
            return None
