"""Making a vault, unlocking it, and giving it another passphrase."""

from __future__ import annotations

import hashlib
import os
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Final

from filelock import BaseFileLock, FileLock, Timeout

from core.case.schema import fill as fill_ledger
from core.clock import Clock, SystemClock, instant
from core.errors import UserError
from core.storage.atomic import told
from core.storage.inputs import check_file, check_folder, check_new_folder
from core.storage.sqlcipher import create_database
from core.vault import header, words
from core.vault.case_files import CASES
from core.vault.index import NAME as INDEX
from core.vault.keys import Cost, MasterKey, calibrated
from core.vault.office import Office
from core.vault.salvage import Salvaged
from core.vault.salvage import salvage as salvage_file
from core.vault.vault import INBOX, OFFICE, Vault

_LOCK: Final = "vault.lock"


def create(
    folder: Path,
    office: Office,
    passphrase: str,
    *,
    clock: Clock | None = None,
    cost: Cost | None = None,
    actor: str | None = None,
    key_file: Path | None = None,
) -> tuple[Vault, tuple[str, ...]]:
    """A new vault in an empty or absent folder, unlocked, and the 24 recovery words, shown only now.

    Raises:
        UserError: `folder_not_empty`, `passphrase_weak` (empty), `no_space`, `output_unwritable`. The
            folder is then as it was.
    """
    clock = clock or SystemClock()
    if not passphrase:
        raise UserError("passphrase_weak", found="empty")
    key = key_of_file(key_file)
    made_folder = check_new_folder(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / CASES).mkdir(mode=0o700)
    except OSError as error:
        raise told(error, folder / CASES) from error
    try:
        return _fill(folder, office, passphrase, clock, cost or calibrated(), actor, key)
    except BaseException:
        _clear(folder, made_folder)
        raise


def _fill(
    folder: Path,
    office: Office,
    passphrase: str,
    clock: Clock,
    cost: Cost,
    actor: str | None,
    key: bytes | None,
) -> tuple[Vault, tuple[str, ...]]:
    master, recovery = MasterKey(os.urandom(32)), os.urandom(32)
    lock = _locked(folder)
    try:
        for name, kind in ((OFFICE, "office"), (INBOX, "inbox")):
            file_id = str(uuid.uuid4())
            create_database(
                folder / name,
                master.ledger,
                journal="delete",
                fill=lambda db, file_id=file_id, kind=kind: fill_ledger(db, file_id=file_id, kind=kind),  # type: ignore[misc]
            )
    except BaseException:
        lock.release()
        raise
    vault = Vault(folder, master, clock, lock, actor=actor, first=office)
    try:
        # The header comes last: a folder without one is no vault, so nothing half made can be opened.
        made = header.make(master, passphrase, recovery, cost, created=instant(clock.now()), key_file=key)
        header.write(folder, made)
    except BaseException:
        vault.close()
        raise
    return vault, words.encode(recovery)


def _clear(folder: Path, made_folder: bool) -> None:
    """Removes what an unfinished creation left; the names are all our own, the folder was empty."""
    with suppress(OSError):
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        if made_folder:
            folder.rmdir()


def key_of_file(path: Path | None) -> bytes | None:
    """The SHA-256 of a key file, None without one; raises UserError `input_*`."""
    if path is None:
        return None
    check_file(path)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error


def unlock(
    folder: Path,
    passphrase: str,
    *,
    clock: Clock | None = None,
    actor: str | None = None,
    key_file: Path | None = None,
) -> Vault:
    """The vault in `folder`, unlocked; takes about a second.

    Raises:
        UserError: `key_file_needed`, `input_missing`, `not_a_vault`, `vault_in_use`, `passphrase_wrong`, `vault_damaged`,
            and what is wrong with `office.db` (`ledger_*`).
    """
    key = key_of_file(key_file)
    lock, found = _locked_header(folder)
    try:
        master = header.unlock(found, passphrase, key_file=key)
        header.mend(folder, found)
    except BaseException:
        lock.release()
        raise
    return Vault(folder, master, clock or SystemClock(), lock, actor=actor)


def salvage(folder: Path, passphrase: str, *, key_file: Path | None = None) -> tuple[Salvaged, ...]:
    """Writes every damaged file of a closed vault anew whose record can still be read whole; the others stay as they are.

    Raises:
        UserError: as `unlock` for header and lock; `no_space`, `output_unwritable`.
    """
    key = key_of_file(key_file)
    lock, found = _locked_header(folder)
    try:
        master = header.unlock(found, passphrase, key_file=key)
        names = [OFFICE, INBOX, *sorted(f"{CASES}/{path.name}" for path in (folder / CASES).glob("*.db"))]
        return tuple(salvage_file(folder / name, name, master.ledger) for name in names)
    finally:
        lock.release()


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
        UserError: as `unlock`; `passphrase_wrong` for words that are not of this vault;
            `passphrase_weak` for an empty new passphrase.
        WordError: for words that cannot be a recovery sheet.
    """
    if not new_passphrase:
        raise UserError("passphrase_weak", found="empty")
    secret = words.decode(sheet)
    lock, found = _locked_header(folder)
    try:
        master = header.recover(found, secret)
        header.write(folder, header.with_passphrase(found, master, new_passphrase, cost or calibrated()))
    except BaseException:
        lock.release()
        raise
    return Vault(folder, master, clock or SystemClock(), lock)


def change_passphrase(
    folder: Path,
    old: str,
    new: str,
    *,
    cost: Cost | None = None,
    key_file: Path | None = None,
    new_key_file: Path | None = None,
) -> None:
    """Gives the vault another passphrase; only the header's two copies are rewritten.

    `key_file` is the one that opens it now, `new_key_file` the one that does from now on (None: none).

    Raises:
        UserError: as `unlock`; `passphrase_weak` for an empty new one.
    """
    if not new:
        raise UserError("passphrase_weak", found="empty")
    key, new_key = key_of_file(key_file), key_of_file(new_key_file)
    lock, found = _locked_header(folder)
    try:
        master = header.unlock(found, old, key_file=key)
        renewed = header.with_passphrase(found, master, new, cost or calibrated(), key_file=new_key)
        header.write(folder, renewed)
    finally:
        lock.release()


def _locked_header(folder: Path) -> tuple[BaseFileLock, header.Header]:
    """The held lock and the header as it stands under it.

    Read before too, so that no lock file is left in a folder that is no vault.
    """
    if folder.is_file():
        raise UserError("not_a_vault", path=str(folder))
    check_folder(folder)
    try:
        header.read(folder)
    except OSError as error:
        raise UserError("input_unreadable", path=str(folder)) from error
    lock = _locked(folder)
    try:
        return lock, header.read(folder)
    except BaseException:
        lock.release()
        raise


def _locked(folder: Path) -> BaseFileLock:
    lock = FileLock(folder / _LOCK, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError("vault_in_use", path=str(folder)) from error
    except OSError as error:
        raise told(error, folder / INDEX) from error
    return lock
