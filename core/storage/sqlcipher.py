"""The one way to open an encrypted database file, and the one way to create one.

Nothing else in Netra may call the driver's `connect`. Facts behind the settings: an empty file opens
under any key as an empty database, an unkeyed new file becomes plaintext, and a malformed raw key is
silently taken as a passphrase, all without an error. So the form is checked before the engine sees it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from core.errors import UserError
from core.storage.atomic import flush_folder, told

PAGE_SIZE: Final = 16384
SALT_SIZE: Final = 16
_PLAIN_MARK: Final = b"SQLite format 3\x00"
_RAW_KEY: Final = re.compile(r"x'(?:[0-9a-f]{64}|[0-9a-f]{96})'")

Journal = Literal["delete", "wal"]
Connection = Any  # the driver ships no types; every use of it is in this room and in the stores
DatabaseError = dbapi2.DatabaseError

# What every connection is set to and read back as. `secure_delete` overwrites what a delete frees;
# `temp_store` 2 is memory: the engine's temporary files are plaintext otherwise.
_SETTINGS: Final[tuple[tuple[str, str, object], ...]] = (
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("mmap_size", "0", 0),
    ("synchronous", "EXTRA", 3),
)


def raw_key(key: bytes, salt: bytes) -> str:
    """The engine's notation of a 32-byte key with the 16-byte salt of its file."""
    if len(key) != 32 or len(salt) != SALT_SIZE:
        raise ValueError("a file key has 32 bytes and a salt 16")
    return f"x'{key.hex()}{salt.hex()}'"


def read_salt(path: Path) -> bytes:
    """The first 16 bytes of a database file, after the checks that must come before opening it.

    Raises:
        UserError: `ledger_missing`, `ledger_empty`, `ledger_plain`, `ledger_foreign` (not a regular file)
            or `ledger_damaged` (its size is no multiple of the page size).
    """
    if not path.exists():
        raise UserError("ledger_missing", file=path.name)
    if path.is_symlink() or not path.is_file():
        raise UserError("ledger_foreign", file=path.name)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(SALT_SIZE)
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error
    if size == 0:
        raise UserError("ledger_empty", file=path.name)
    if start == _PLAIN_MARK:
        raise UserError("ledger_plain", file=path.name)
    if size < PAGE_SIZE:
        raise UserError("ledger_foreign", file=path.name)
    if size % PAGE_SIZE:
        raise UserError("ledger_damaged", file=path.name, found="size")
    return start


def open_database(path: Path, key: bytes, *, journal: Journal, read_only: bool = False) -> Connection:
    """A connection to the existing encrypted database at `path`; never creates anything.

    The connection belongs to the calling thread. `key` is the 32-byte key of this very file.

    Raises:
        UserError: as `read_salt`, or `ledger_damaged` when the key does not open it. The engine cannot
            tell a wrong key from damage; callers know the key is right, because the passphrase was
            checked at the wrapped master key before.
    """
    salt = read_salt(path)
    return _connect(path, raw_key(key, salt), journal=journal, read_only=read_only)


def create_database(
    path: Path,
    key_for: Callable[[bytes], bytes],
    *,
    journal: Journal,
    fill: Callable[[Connection], None],
) -> None:
    """Creates an encrypted database at `path`, complete or not at all.

    `key_for` gives the 32-byte key for the new random salt; `fill` writes the first contents. The
    file is made beside its place and renamed when it is whole and flushed.

    Raises:
        UserError: `no_space`; `output_unwritable`.
    """
    if path.exists():
        raise FileExistsError(path.name)
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    salt = os.urandom(SALT_SIZE)
    try:
        with storage_errors(draft):
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            connection = _connect(draft, raw_key(key_for(salt), salt), journal=journal)
            try:
                with transaction(connection):
                    fill(connection)
            finally:
                connection.close()
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(path)
            flush_folder(path.parent)
    except BaseException:
        for leftover in (
            draft,
            draft.with_name(draft.name + "-journal"),
            draft.with_name(draft.name + "-wal"),
        ):
            leftover.unlink(missing_ok=True)
        raise


def _connect(path: Path, key: str, *, journal: Journal, read_only: bool = False) -> Connection:
    if not _RAW_KEY.fullmatch(key):
        raise ValueError("malformed raw key")  # the engine would take it as a passphrase
    mode = "ro" if read_only else "rw"
    try:
        connection = dbapi2.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    except dbapi2.Error as error:
        raise UserError("input_unreadable", path=str(path)) from error
    try:
        _configure(connection, key, journal=journal, read_only=read_only)
        # The first read is where the engine authenticates page 1.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.Error as error:
        connection.close()
        raise translate(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _configure(connection: Connection, key: str, *, journal: Journal, read_only: bool) -> None:
    # Before the key: otherwise the engine writes its own complaints to standard error.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.set_key(key)
    connection.execute(f"PRAGMA cipher_page_size = {PAGE_SIZE}")
    connection.execute("PRAGMA cipher_use_hmac = ON")
    connection.enable_load_extension(False)
    for name, value, _ in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
    if not read_only:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    wrong = deviations(connection, None if read_only else journal)
    if wrong:
        raise RuntimeError(f"database settings did not hold: {wrong}")


def deviations(connection: Connection, journal: Journal | None) -> tuple[str, ...]:
    """The names of settings that do not stand as the security specification section 3 demands."""
    wrong = [
        name
        for name, _, expected in _SETTINGS
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != expected
    ]
    page_size = connection.execute("PRAGMA cipher_page_size").fetchone()[0]
    if int(page_size) != PAGE_SIZE:
        wrong.append("cipher_page_size")
    if str(connection.execute("PRAGMA cipher_use_hmac").fetchone()[0]) != "1":
        wrong.append("cipher_use_hmac")
    if journal is not None and connection.execute("PRAGMA journal_mode").fetchone()[0] != journal:
        wrong.append("journal_mode")
    return tuple(wrong)


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Everything inside is written together or not at all; may not be nested.

    When the block ends without an error the commit has returned, so the change is durable.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turns the engine's and the system's complaints about `path` into errors a person can act on."""
    try:
        yield
    except dbapi2.Error as error:
        raise translate(error, path) from error
    except OSError as error:
        raise told(error, path) from error


def translate(error: Exception, path: Path) -> Exception:
    """The `UserError` that an engine error about `path` means, or the error itself when it is a bug."""
    text = str(error)
    if "is full" in text:
        return UserError("no_space", path=str(path.parent))
    if "not a database" in text or "malformed" in text:
        return UserError("ledger_damaged", file=path.name, found="page")
    if "disk I/O error" in text or "unable to open" in text:
        # A journal that cannot grow is reported as an I/O error, not as a full disk.
        if shutil.disk_usage(path.parent).free < 4 * PAGE_SIZE:
            return UserError("no_space", path=str(path.parent))
        return UserError("ledger_damaged", file=path.name, found="device")
    if "readonly" in text or "read-only" in text:
        return UserError("output_unwritable", path=str(path.parent))
    return error
