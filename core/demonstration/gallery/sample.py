"""One paper of the gallery: which template, for whom, and the values it is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from core.vault.office import OfficeKind
from core.writing.blocks import Image

Case = Literal["good", "worst"]
Values = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A paper to be written. `variant` tells papers of one template apart and is part of the file name."""

    template: str
    office: OfficeKind
    case: Case
    variant: str
    on: date
    values: Mapping[str, object]
    pictures: Mapping[str, Image] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """`d03-undangan-kedua`: no name of a person is in it."""
        return "-".join(filter(None, (self.template.lower(), self.variant.replace(" ", "-").lower())))
