"""What the program finds in a text, looked for on the storage thread."""

from __future__ import annotations

from datetime import datetime

from core.case.source import moment_of
from core.reading.fields import Field, find_fields
from core.vault import keywords
from core.vault.vault import Vault
from ui.components.seen import Seen

__all__ = ["Field", "find"]


def find(vault: Vault, seen: Seen) -> tuple[Field, ...]:
    """What stands in the text as persons corrected it and may matter; relative times need a recorded capture."""
    if seen.reading is None:
        return ()
    said = seen.item.source.captured_at
    captured = moment_of(said) if said else None
    return find_fields(
        seen.reading,
        captured_at=captured if isinstance(captured, datetime) else None,
        keywords=keywords.of(vault.office_ledger),
        zone=vault.office.zone,
    )
