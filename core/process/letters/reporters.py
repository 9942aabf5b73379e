"""What a paper that tells who reported carries beside its values (`core.case.telling`)."""

from __future__ import annotations

import hashlib
from typing import Final

from core.case.telling import told_in as told_in
from core.vault.vault import Vault

SALT: Final = "garam"
"""What such a paper remembers beside its values: its digest travels in the journal, and no guess of a name shall fit it."""


def salt(vault: Vault, case_id: str) -> str:
    """The same for every paper of a case in all copies of this vault, known to nobody else."""
    return hashlib.sha256(b"netra/reporter/1\n" + vault.exchange_key() + case_id.encode()).hexdigest()
