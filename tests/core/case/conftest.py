"""Ledgers that belong to no vault: a fixed key, a set clock, as many files as a test asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.case.ledger import Ledger
from core.case.schema import fill
from core.clock import SetClock
from core.storage.sqlcipher import create_database, open_database, storage_errors

KEY = bytes(range(32))
CASE = "0f9d6a52-5a43-4f0e-9a43-6f1d5a1f7c11"
Maker = Callable[..., Ledger]


@pytest.fixture
def make_ledger(tmp_path: Path, clock: SetClock) -> Iterator[Maker]:
    """Makes a ledger, or opens it when its file is there."""
    opened: list[Ledger] = []

    def make(name: str = "a", *, branch: str | None = None, actor: str = "Rina Wowor") -> Ledger:
        path = tmp_path / f"{name}.db"
        if not path.exists():
            create_database(
                path, lambda _: KEY, journal="delete", fill=lambda db: fill(db, file_id=CASE, kind="case")
            )
        connection = open_database(path, KEY, journal="delete")
        try:
            with storage_errors(path):
                ledger = Ledger(connection, path, branch=branch or f"branch-{name}", actor=actor, clock=clock)
        except BaseException:
            connection.close()
            raise
        opened.append(ledger)
        return ledger

    yield make
    for ledger in opened:
        ledger.connection.close()


@pytest.fixture
def ledger(make_ledger: Maker) -> Ledger:
    return make_ledger()
