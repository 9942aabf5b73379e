"""What the program finds in a text, looked for on the storage thread."""

from __future__ import annotations

from core.vault.vault import Vault
from ui.components.findings_panel import Finding
from ui.components.seen import Seen

__all__ = ["Finding", "find"]


def find(vault: Vault, seen: Seen) -> tuple[Finding, ...]:
    """What stands in the text of evidence and may matter."""
    return ()
