"""The opened ledger files of a vault and the one order in which they change.

The row in the index is marked dirty, the ledger commits, then the index takes rows, head and clean
mark in one commit. No transaction spans two files.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.case.ledger import Ledger
from core.case.signing import EVERY, sign_head, unsigned
from core.clock import Clock
from core.errors import UserError
from core.storage.sqlcipher import open_database, read_salt, storage_errors
from core.vault.index import Index
from core.vault.keys import MasterKey

# Far above what one piece of work holds at once, far below the open files a system allows.
_OPEN_AT_ONCE: Final = 64


class Ledgers:
    """Opens ledgers, keeps the index in step with them, signs and closes them."""

    def __init__(self, master: MasterKey, index: Index, branch: str, clock: Clock) -> None:
        self._master = master
        self._index = index
        self._clock = clock
        self._open: dict[Path, Ledger] = {}
        self._pinned: set[Path] = set()
        self._stale: dict[Path, Ledger] = {}
        self.branch = branch
        self.actor = ""
        self.key: Ed25519PrivateKey | None = None

    def open(self, path: Path, *, kind: str = "case", pinned: bool = False) -> Ledger:
        """The ledger at `path`, opened once; checked against what the index remembers of it.

        `kind` is what the file must be (`case`, `office`, `inbox`); a `pinned` one stays open until all are closed.

        Raises:
            UserError: `ledger_*`; `ledger_older` when the index knows entries that the file does not have.
        """
        if path in self._open:
            self._open[path] = self._open.pop(path)  # newest last
            return self._open[path]
        ledger = self.open_apart(path)
        try:
            if ledger.kind != kind:
                raise UserError("ledger_damaged", file=path.name, found="swapped")
            self._check_age(ledger)
        except BaseException:
            ledger.connection.close()
            raise
        self._open[path] = ledger
        if pinned:
            self._pinned.add(path)
        self._close_oldest()
        return ledger

    def open_apart(self, path: Path) -> Ledger:
        """A ledger that is not (yet) part of the vault; the caller closes its connection."""
        connection = open_database(path, self._master.ledger(read_salt(path)), journal="delete")
        try:
            with storage_errors(path):
                return Ledger(connection, path, branch=self.branch, actor=self.actor, clock=self._clock)
        except BaseException:
            connection.close()
            raise

    def work_as(self, actor: str) -> None:
        """Names the person whose entries follow."""
        self.actor = actor
        for ledger in self._open.values():
            ledger.actor = actor

    @contextmanager
    def changing(self, ledger: Ledger) -> Iterator[None]:
        """One transaction of one ledger; durable when the block has ended."""
        self._index.mark_dirty(ledger)
        try:
            with ledger.transaction():
                yield
                if self.key is not None and unsigned(ledger) >= EVERY:
                    sign_head(ledger, self.key)
        finally:
            # After a rollback too: the row is dirty, and the ledger says what stands. An index that cannot
            # be written now is brought up to date before anything is shown from it.
            self._stale[ledger.path] = ledger
            with suppress(UserError):
                self.catch_up()

    def catch_up(self) -> None:
        """Brings the index up to date with every ledger that changed; raises UserError when it cannot."""
        for path, ledger in list(self._stale.items()):
            self._index.take(ledger)
            del self._stale[path]

    def sign(self, ledger: Ledger) -> None:
        """Signs the head when entries of ours came after the last signature."""
        if self.key is not None and unsigned(ledger):
            with self.changing(ledger):
                sign_head(ledger, self.key)

    def forget(self, path: Path) -> None:
        """Closes the ledger at `path` without signing it."""
        self._stale.pop(path, None)
        self._pinned.discard(path)
        ledger = self._open.pop(path, None)
        if ledger is not None:
            ledger.connection.close()

    def close(self, *, sign: bool) -> None:
        """Closes all; a ledger that cannot be signed now (full disk) is signed at the next closing."""
        for path in list(self._open):
            try:
                if sign:
                    with suppress(UserError):
                        self.sign(self._open[path])
            finally:
                self.forget(path)

    def _check_age(self, ledger: Ledger) -> None:
        known = self._index.known(ledger.path.name)
        if known is None:
            return
        if known.file_id != ledger.file_id:
            raise UserError("ledger_damaged", file=ledger.path.name, found="swapped")
        if not all(ledger.has(head) for head in known.heads):
            raise UserError("ledger_older", file=ledger.path.name)
        if ledger.entry_count() and (known.dirty or set(known.heads) != set(ledger.branch_heads())):
            # The index was put back from somewhere or lost its last commit; the ledger is right.
            self._index.take(ledger)

    def _close_oldest(self) -> None:
        while len(self._open) - len(self._pinned) > _OPEN_AT_ONCE:
            path = next(path for path in self._open if path not in self._pinned)
            try:
                with suppress(UserError):
                    self.sign(self._open[path])
            finally:
                self.forget(path)
