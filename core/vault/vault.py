"""An unlocked vault: one folder, one lock, one thread.

The order of every change to a ledger: its row in the index is marked dirty, the ledger commits, then
the index takes rows, head and clean mark in one commit. No transaction spans two files.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from filelock import FileLock, Timeout

from core.case import evidence, subject
from core.case.evidence import Evidence
from core.case.finding import pick
from core.case.ledger import Ledger
from core.case.schema import fill as fill_ledger
from core.case.signing import EVERY, sign_head, unsigned
from core.case.subject import Subject
from core.clock import Clock, SystemClock, instant
from core.errors import UserError
from core.storage.atomic import flush_folder
from core.storage.sqlcipher import create_database, open_database, read_salt, translate_os
from core.vault import device, header, words
from core.vault import office as offices
from core.vault.index import CaseRow, HearingRow, Index
from core.vault.keys import Cost, MasterKey, calibrated
from core.vault.office import Office
from core.vault.place import place_of

OFFICE: Final = "office.db"
INBOX: Final = "inbox.db"
CASES: Final = "cases"
INCOMING: Final = "incoming"
_LOCK: Final = "vault.lock"
_OPEN_AT_ONCE: Final = 8


def create(
    folder: Path,
    office: Office,
    passphrase: str,
    *,
    clock: Clock | None = None,
    cost: Cost | None = None,
    actor: str | None = None,
) -> tuple[Vault, tuple[str, ...]]:
    """A new vault in an empty or absent folder, unlocked, and the 24 recovery words, shown only now.

    Raises:
        UserError: `folder_not_empty`, `passphrase_weak` (empty), `no_space`, `output_unwritable`.
    """
    clock = clock or SystemClock()
    if not passphrase:
        raise UserError("passphrase_weak", found="empty")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserError("folder_not_empty", path=str(folder))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / CASES).mkdir(mode=0o700)
    except OSError as error:
        raise translate_os(error, folder) from error
    secret, recovery = os.urandom(32), os.urandom(32)
    master = MasterKey(secret)
    for name, kind in ((OFFICE, "office"), (INBOX, "inbox")):
        file_id = str(uuid.uuid4())
        create_database(
            folder / name,
            master.ledger,
            journal="delete",
            fill=lambda db, file_id=file_id, kind=kind: fill_ledger(db, file_id=file_id, kind=kind),  # type: ignore[misc]
        )
    made = header.make(master, passphrase, recovery, cost or calibrated(), created=instant(clock.now()))
    # The header comes last: a folder without one is no vault, so a crash before leaves nothing half made.
    header.write(folder, made)
    vault = Vault(folder, master, clock, actor or office.default_actor, first=office)
    return vault, words.encode(recovery)


def unlock(folder: Path, passphrase: str, *, clock: Clock | None = None, actor: str | None = None) -> Vault:
    """The vault in `folder`, unlocked; takes about a second.

    Raises:
        UserError: `input_missing`, `not_a_vault`, `vault_in_use`, `passphrase_wrong`, `vault_damaged`,
            and what is wrong with `office.db` (`ledger_*`).
    """
    found = _header(folder)
    return Vault(folder, header.unlock(found, passphrase), clock or SystemClock(), actor, header_found=found)


def recover(
    folder: Path,
    sheet: tuple[str, ...],
    new_passphrase: str,
    *,
    clock: Clock | None = None,
    cost: Cost | None = None,
) -> Vault:
    """The vault opened with the recovery words and given a new passphrase; only the header changes.

    Raises:
        UserError: as `unlock`; `passphrase_wrong` for words that are not of this vault.
        WordError: for words that cannot be a recovery sheet.
    """
    found = _header(folder)
    master = header.recover(found, words.decode(sheet))
    renewed = header.with_passphrase(found, master, new_passphrase, cost or calibrated())
    vault = Vault(folder, master, clock or SystemClock(), None, header_found=found)
    header.write(folder, renewed)
    return vault


def change_passphrase(folder: Path, old: str, new: str, *, cost: Cost | None = None) -> None:
    """Gives the vault another passphrase; only the header's two copies are rewritten.

    Raises:
        UserError: as `unlock`; `passphrase_weak` for an empty new one.
    """
    if not new:
        raise UserError("passphrase_weak", found="empty")
    found = _header(folder)
    master = header.unlock(found, old)
    lock = _locked(folder)
    try:
        header.write(folder, header.with_passphrase(found, master, new, cost or calibrated()))
    finally:
        lock.release()


class Vault:
    """An unlocked vault. Use `create` or `unlock`; every method belongs to the thread that did."""

    def __init__(
        self,
        folder: Path,
        master: MasterKey,
        clock: Clock,
        actor: str | None,
        *,
        first: Office | None = None,
        header_found: header.Header | None = None,
    ) -> None:
        self.folder = folder
        self.clock = clock
        self._master: MasterKey | None = master
        self._lock = _locked(folder)
        self._cases: dict[str, Ledger] = {}
        self._looked_at: set[str] = set()
        self.faults: dict[str, UserError] = {}
        try:
            if header_found is not None:
                header.mend(folder, header_found)
            self._clear_leftovers()
            self._index = Index.open_or_make(folder, master)
            self._branch = self._own_branch()
            self.actor = actor or ""
            self.office_ledger = self._open_ledger(folder / OFFICE)
            self.inbox = self._open_ledger(folder / INBOX)
            self._key = self._prepare_office(first)
            self.office = offices.of(self.office_ledger)
            self._set_actor(actor or self.office.default_actor)
            self._find_cases()
        except BaseException:
            self._drop()
            raise

    # -- life

    def close(self) -> None:
        """Signs what changed, closes every connection and drops the keys."""
        try:
            for ledger in (*self._cases.values(), self.office_ledger, self.inbox):
                # A full disk must not keep the vault from being locked; the next closing signs.
                with suppress(UserError):
                    self._sign(ledger)
        finally:
            self._drop()

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _drop(self) -> None:
        for ledger in (
            *self._cases.values(),
            getattr(self, "office_ledger", None),
            getattr(self, "inbox", None),
        ):
            if ledger is not None:
                ledger.connection.close()
        self._cases.clear()
        if (index := getattr(self, "_index", None)) is not None:
            index.close()
        self._master = None
        self._lock.release()

    def _set_actor(self, actor: str) -> None:
        self.actor = actor
        for ledger in (*self._cases.values(), self.office_ledger, self.inbox):
            ledger.actor = actor

    def work_as(self, actor: str) -> None:
        """Names the person who works from now on."""
        self._set_actor(actor)

    # -- lists

    def cases(self) -> tuple[CaseRow, ...]:
        """All cases of the vault, by name."""
        return self._index.cases()

    def hearings(self) -> tuple[HearingRow, ...]:
        """All hearings of all cases, by time."""
        return self._index.hearings()

    def find_case(self, prefix: str) -> CaseRow:
        """The case with this id or unique beginning of 8 or more characters.

        Raises:
            UserError: `record_unknown`, `record_ambiguous`; what is wrong with the file of a known case
                (`ledger_missing`, `ledger_damaged`, `ledger_older`, …).
        """
        wanted = prefix.strip().lower()
        for case_id, fault in self.faults.items():
            if len(wanted) >= 8 and case_id.startswith(wanted):
                raise fault
        return pick(self._index.cases(), prefix, what="case")

    def public_key(self) -> bytes:
        """The public key this vault copy signs with, 32 bytes."""
        return self._key.public_key().public_bytes_raw()

    def signing_key(self) -> Ed25519PrivateKey:
        """The key this vault copy signs with."""
        return self._key

    def known_keys(self) -> frozenset[bytes]:
        """Public keys whose signatures count as known."""
        return device.known_keys(self.office_ledger)

    # -- cases

    def create_case(self, person: Subject) -> CaseRow:
        """A new case file about `person`.

        Raises:
            UserError: `no_space`, `output_unwritable`.
        """
        path, case_id = self._new_case_path(), str(uuid.uuid4())
        create_database(
            path,
            self._keys().ledger,
            journal="delete",
            fill=lambda db: fill_ledger(db, file_id=case_id, kind="case"),
        )
        ledger = self._open_ledger(path)
        self._cases[case_id] = ledger
        self._looked_at.add(case_id)
        with self._changing(ledger):
            subject.write(ledger, person)
        with self._changing(self.office_ledger):
            offices.record_case_file(self.office_ledger, case_id, path.name)
        return self.find_case(case_id)

    def case(self, case_id: str) -> Ledger:
        """The opened file of a case; its first opening since unlocking is written into its record.

        Raises:
            UserError: what is wrong with the file.
        """
        ledger = self._opened(case_id)
        if case_id not in self._looked_at:
            with self._changing(ledger):
                ledger.append(action="open", record=case_id, kind=subject.KIND)
            self._looked_at.add(case_id)
        return ledger

    @contextmanager
    def change(self, case_id: str) -> Iterator[Ledger]:
        """The case's ledger inside one transaction; when the block has ended, the change is durable."""
        ledger = self.case(case_id)
        with self._changing(ledger):
            yield ledger

    def change_office(self, office: Office) -> None:
        """Records another office profile."""
        with self._changing(self.office_ledger):
            offices.write(self.office_ledger, office)
        self.office = office

    def look(self, case_id: str, item: Evidence) -> bytes:
        """The original bytes of evidence; the first look since unlocking is written into the record.

        Raises:
            UserError: `blob_damaged`.
        """
        ledger = self.case(case_id)
        data = evidence.original(ledger, item)
        if item.id not in self._looked_at:
            with self._changing(ledger):
                ledger.append(action="open", record=item.id, kind=evidence.KIND)
            self._looked_at.add(item.id)
        return data

    def sign(self, case_id: str) -> None:
        """Signs the head of the case as it stands."""
        ledger = self.case(case_id)
        with self._changing(ledger):
            sign_head(ledger, self._key)

    # -- files that come from elsewhere

    def new_incoming(self) -> Ledger:
        """An empty encrypted file in quarantine, to be adopted or discarded."""
        folder = self.folder / INCOMING
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / f"{uuid.uuid4().hex}.db"
        create_database(
            path,
            self._keys().ledger,
            journal="delete",
            fill=lambda db: fill_ledger(db, file_id=str(uuid.uuid4()), kind="case"),
        )
        return self._open_ledger(path)

    def adopt(self, incoming: Ledger) -> CaseRow:
        """Makes a checked file from quarantine a case of this vault; its entries stay as they are."""
        incoming.connection.close()
        path = self._new_case_path()
        incoming.path.replace(path)
        flush_folder(path.parent)
        flush_folder(incoming.path.parent)
        ledger = self._open_ledger(path)
        self._cases[ledger.file_id] = ledger
        self._looked_at.add(ledger.file_id)
        self._index.take(ledger)
        with self._changing(self.office_ledger):
            offices.record_case_file(self.office_ledger, ledger.file_id, path.name)
        return self.find_case(ledger.file_id)

    def discard(self, incoming: Ledger) -> None:
        """Removes a file from quarantine."""
        incoming.connection.close()
        incoming.path.unlink(missing_ok=True)

    def holds(self, case_id: str) -> Ledger | None:
        """The opened file of a case without recording an opening, None when the case is not here."""
        return self._opened(case_id) if case_id in offices.case_files(self.office_ledger) else None

    # -- for the check

    def ledgers(self) -> Iterator[tuple[str, Callable[[], Ledger]]]:
        """Every ledger file that belongs to the vault: its name and how to open it."""
        yield OFFICE, lambda: self.office_ledger
        yield INBOX, lambda: self.inbox
        for case_id, file in sorted(offices.case_files(self.office_ledger).items()):
            yield f"{CASES}/{file}", lambda case_id=case_id: self._opened(case_id)  # type: ignore[misc]

    # -- inside

    def _keys(self) -> MasterKey:
        if self._master is None:
            raise RuntimeError("the vault is locked")
        return self._master

    def _new_case_path(self) -> Path:
        # Another random number than the case id, so that the same case cannot be recognised in two vaults.
        return self.folder / CASES / f"{uuid.uuid4().hex}.db"

    def _open_ledger(self, path: Path) -> Ledger:
        connection = open_database(path, self._keys().ledger(read_salt(path)), journal="delete")
        try:
            ledger = Ledger(connection, path, branch=self._branch, actor=self.actor, clock=self.clock)
            self._check_age(ledger)
        except BaseException:
            connection.close()
            raise
        return ledger

    def _check_age(self, ledger: Ledger) -> None:
        known = self._index.known(ledger.path.name)
        if known is None:
            return
        if known.file_id != ledger.file_id:
            raise UserError("ledger_damaged", file=ledger.path.name, found="swapped")
        if not all(ledger.has(head) for head in known.heads):
            raise UserError("ledger_older", file=ledger.path.name)

    def _own_branch(self) -> str:
        place = place_of(self.folder)
        branch = self._index.branch(place)
        if branch is None:
            branch = str(uuid.uuid4())
            self._index.start_branch(branch, place)
        return branch

    def _prepare_office(self, first: Office | None) -> Ed25519PrivateKey:
        ledger = self.office_ledger
        if first is not None:
            ledger.actor = self.actor or first.default_actor
            with self._changing(ledger):
                offices.write(ledger, first)
        key = device.key_of(ledger, self._keys())
        if key is None:
            ledger.actor = ledger.actor or offices.of(ledger).default_actor
            with self._changing(ledger):
                key = device.make_key(ledger, self._keys())
        known = self._index.known(INBOX)
        if known is None or known.dirty:
            self._index.take(self.inbox)
        known = self._index.known(OFFICE)
        if known is None or known.dirty:
            self._index.take(ledger)
        return key

    def _find_cases(self) -> None:
        """Brings the index up to date with dirty and unknown files, and notes what is wrong with any."""
        files = offices.case_files(self.office_ledger)
        self._adopt_strays(set(files.values()))
        for case_id, file in offices.case_files(self.office_ledger).items():
            path = self.folder / CASES / file
            known = self._index.known(file)
            try:
                read_salt(path)
                if known is None or known.dirty:
                    self._index.take(self._opened(case_id))
            except UserError as error:
                self.faults[case_id] = error

    def _adopt_strays(self, listed: set[str]) -> None:
        """A case file made just before a crash is not listed yet; its key proves that it is ours."""
        for path in sorted((self.folder / CASES).glob("*.db")):
            if path.name in listed:
                continue
            try:
                ledger = self._open_ledger(path)
            except UserError as error:
                self.faults[path.name] = error
                continue
            if ledger.kind != "case" or not ledger.current(subject.KIND):
                # Made, but never given a person: nothing was acknowledged.
                ledger.connection.close()
                path.unlink()
                continue
            self._cases[ledger.file_id] = ledger
            with self._changing(self.office_ledger):
                offices.record_case_file(self.office_ledger, ledger.file_id, path.name)

    def _opened(self, case_id: str) -> Ledger:
        if case_id in self._cases:
            self._cases[case_id] = self._cases.pop(case_id)  # newest last
            return self._cases[case_id]
        if case_id in self.faults:
            raise self.faults[case_id]
        file = offices.case_files(self.office_ledger).get(case_id)
        if file is None:
            raise UserError("record_unknown", what="case", id=case_id)
        ledger = self._open_ledger(self.folder / CASES / file)
        if ledger.file_id != case_id:
            ledger.connection.close()
            raise UserError("ledger_damaged", file=file, found="swapped")
        self._cases[case_id] = ledger
        while len(self._cases) > _OPEN_AT_ONCE:
            oldest = self._cases.pop(next(iter(self._cases)))
            self._sign(oldest)
            oldest.connection.close()
        return ledger

    @contextmanager
    def _changing(self, ledger: Ledger) -> Iterator[None]:
        self._index.mark_dirty(ledger)
        try:
            with ledger.transaction():
                yield
                if unsigned(ledger) >= EVERY and hasattr(self, "_key"):
                    sign_head(ledger, self._key)
        finally:
            # After a rollback too: the row is dirty, and the ledger says what stands.
            with suppress(UserError):
                self._index.take(ledger)

    def _sign(self, ledger: Ledger) -> None:
        if unsigned(ledger):
            with self._changing(ledger):
                sign_head(ledger, self._key)

    def _clear_leftovers(self) -> None:
        for pattern in ("*.new", ".*.new", f"{CASES}/*.new", f"{CASES}/*.new-journal", f"{INCOMING}/*"):
            for leftover in self.folder.glob(pattern):
                if leftover.is_file():
                    leftover.unlink()


def _header(folder: Path) -> header.Header:
    if not folder.exists():
        raise UserError("input_missing", path=str(folder))
    if not folder.is_dir():
        raise UserError("input_not_a_file", path=str(folder))
    try:
        return header.read(folder)
    except PermissionError as error:
        raise UserError("input_unreadable", path=str(folder)) from error


def _locked(folder: Path) -> FileLock:
    lock = FileLock(folder / _LOCK, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError("vault_in_use", path=str(folder)) from error
    except OSError as error:
        raise UserError("output_unwritable", path=str(folder)) from error
    return lock
