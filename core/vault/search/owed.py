"""Texts that the index was not given yet, read a few at a time."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final

from core.case.ledger import Ledger

if TYPE_CHECKING:
    from core.vault.index import Index

_AT_ONCE: Final = 20


def read_owed(index: Index, opened: Callable[[str], Ledger | None], seconds: float | None) -> int:
    """Reads owed texts for about so long (None: all); gives how many are left that can be read at all."""
    end = None if seconds is None else monotonic() + seconds
    left = 0
    for file_id, count in index.owing().items():
        ledger = opened(file_id)
        if ledger is None:
            continue
        owed = count
        while owed and (end is None or monotonic() < end):
            index.settle(ledger, _AT_ONCE)
            owed = index.owing().get(file_id, 0)
        left += owed
    return left
