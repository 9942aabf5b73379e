"""The one profile that all pages of an open vault hold."""

from __future__ import annotations

from dataclasses import dataclass, fields

from core.vault.office import Office


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OfficeInUse(Office):
    """An `Office` that follows the vault's: pages keep this object, so what *Setelan* changes is there at their next look.

    Only `become` changes it, on the window's thread. For the vault and for comparing, take `value`.
    """

    @classmethod
    def of(cls, office: Office) -> OfficeInUse:
        """The profile as it stands now."""
        return cls(**{each.name: getattr(office, each.name) for each in fields(Office)})

    def value(self) -> Office:
        """The profile as it stands now, which does not follow any more."""
        return Office(**{each.name: getattr(self, each.name) for each in fields(Office)})

    def become(self, office: Office) -> None:
        """Takes over what the vault says now."""
        for each in fields(Office):
            object.__setattr__(self, each.name, getattr(office, each.name))
