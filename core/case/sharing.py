"""Kinds of records that copies of one vault bring together, and the branch of its own that they are written on.

A branch is a chain without holes. What two copies exchange is a part of the office's record, so it has a chain of its
own: it can be handed on whole and checked entry by entry, and nothing else of the record goes along.
"""

from __future__ import annotations

import uuid
from typing import Final

NUMBER_KINDS: Final = frozenset({"number_register", "number", "number_block", "number_charge"})
SHARED_KINDS: Final = NUMBER_KINDS
"""Adding a kind here lets copies exchange it: its entries go to the shared branch from then on."""

_NAMESPACE: Final = uuid.UUID("6d6f3c0e-6f0e-5c57-9d0b-5f1d2c0b7a13")


def shared_branch(branch: str) -> str:
    """The branch on which the copy that writes `branch` writes shared kinds; the same at every call."""
    return str(uuid.uuid5(_NAMESPACE, branch))
