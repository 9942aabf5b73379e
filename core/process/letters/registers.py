"""Which register of letters gives a paper its number, by what the head of its template says."""

from __future__ import annotations

from typing import Final

from core.writing.head import Head

REGISTERS: Final = {
    "letter": "letter", "confidential": "confidential", "decision": "decision", "minutes": "minutes",
    "optional": "minutes",
}  # fmt: skip
"""Heads name more: `case` papers have the number of the report or finding, `none` have no number."""


def is_numbered(head: Head) -> bool:
    """Whether the paper, in one of its variants, takes a number from a register of letters."""
    named = (head.register, *(each.changes.get("register") for each in head.variants))
    return any(each in REGISTERS for each in named)
