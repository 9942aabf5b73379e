"""A person in the staff register, and the accounts that somebody says are theirs."""

from __future__ import annotations

from dataclasses import dataclass

from core.people.names import Name
from core.people.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """One row of the register. `name` has no titles; `number` is NIP or NI PPPK, digits only; empty means unknown."""

    id: str
    name: str
    front_titles: str = ""
    back_titles: str = ""
    number: str = ""
    status: Status = Status.UNKNOWN
    rank: str = ""
    grade: str = ""
    position: str = ""
    work_unit: str = ""
    agency: str = ""
    address: str = ""

    def written(self) -> Name:
        """The name with its titles."""
        return Name(name=self.name, front=self.front_titles, back=self.back_titles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handle:
    """An account said to be a person's: who said so, when (ISO 8601, UTC) and on what grounds.

    It is a claim that somebody answers for, never a fact that Netra found. `platform` may be empty.
    """

    official: str
    handle: str
    platform: str = ""
    attested_by: str
    at: str = ""
    grounds: str = ""
