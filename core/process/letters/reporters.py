"""Whether a paper tells who reported: such a paper stays behind when the case is handed over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from core.vault.vault import Vault
from core.writing.context import is_empty

REPORTER: Final = "pelapor"
SALT: Final = "garam"
"""What such a paper remembers beside its values: its digest travels in the journal, and no guess of a name shall fit it."""
_CAPACITY: Final = "kapasitas"
_WORD: Final = re.compile(rf"\b{REPORTER}\b", re.IGNORECASE)


def told_in(values: Mapping[str, object]) -> bool:
    """Whether a paper of these values names the reporter or is about somebody heard or invited as the reporter."""
    known = values.get(REPORTER)
    named = any(not is_empty(part) for part in known.values()) if isinstance(known, Mapping) else bool(known)
    return named or any(_WORD.search(capacity) for capacity in _capacities(values))


def salt(vault: Vault, case_id: str) -> str:
    """The same for every paper of a case in all copies of this vault, known to nobody else."""
    return hashlib.sha256(b"netra/reporter/1\n" + vault.exchange_key() + case_id.encode()).hexdigest()


def _capacities(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name == _CAPACITY and isinstance(part, str):
                yield part
            else:
                yield from _capacities(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _capacities(part)
