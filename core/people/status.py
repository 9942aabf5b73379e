"""How a person is employed."""

from __future__ import annotations

from enum import Enum


class Status(Enum):
    """How a person is employed; the stored values are the glossary's identifiers."""

    PERMANENT = "permanent_servant"
    CANDIDATE = "candidate_servant"
    CONTRACT = "contract_servant"
    PART_TIME_CONTRACT = "part_time_contract_servant"
    NON_SERVANT = "non_servant"
    UNKNOWN = "unknown"

    @property
    def in_scope(self) -> bool:
        """Whether the person is a civil servant, the first gate of every case (process.md section 1)."""
        return self not in (Status.NON_SERVANT, Status.UNKNOWN)
