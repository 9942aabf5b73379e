"""Naming a record by its id or by the beginning of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol, TypeVar

from core.errors import UserError

SHORTEST: Final = 8


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


def pick(items: Iterable[T], wanted: str, *, what: str) -> T:
    """The one item whose id is `wanted` or begins with it (8 characters or more).

    Raises:
        UserError: `record_unknown`, `record_ambiguous`.
    """
    wanted = wanted.strip().lower()
    found = [
        item
        for item in items
        if item.id == wanted or (len(wanted) >= SHORTEST and item.id.startswith(wanted))
    ]
    if not found:
        raise UserError("record_unknown", what=what, id=wanted)
    if len(found) > 1:
        raise UserError("record_ambiguous", what=what, id=wanted, count=len(found))
    return found[0]
