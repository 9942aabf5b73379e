"""From an official of the register to the one case file about that person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from core.case.subject import Subject
from core.errors import UserError
from core.people.official import Official
from core.vault.index import CaseRow
from core.vault.vault import Vault

_COPIED: Final = (
    "front_titles", "back_titles", "rank", "grade", "position", "work_unit", "agency", "address",
)  # fmt: skip


def subject_of(official: Official) -> Subject:
    """What the register says of an official today, as the subject of a case file."""
    return Subject(
        name=official.name,
        status=official.status,
        id_number=official.number or None,
        official=official.id,
        **{name: getattr(official, name) or None for name in _COPIED},
    )


def cases_about(rows: Iterable[CaseRow], person: Subject) -> tuple[CaseRow, ...]:
    """The cases about this person: made from the same official, or with the same NIP or NI PPPK."""
    return tuple(
        row
        for row in rows
        if (person.official and row.official == person.official)
        or (person.id_number and row.id_number == person.id_number)
    )


def create(vault: Vault, person: Subject) -> CaseRow:
    """A new case file about `person`, who has none: one file per official over all years.

    Raises:
        UserError: `rule_refused` with the id of the `case` when there is one.
    """
    found = cases_about(vault.cases(), person)
    if found:
        raise UserError(
            "rule_refused",
            reason=f"pegawai ini sudah mempunyai berkas perkara {found[0].id}",
            case=found[0].id,
            hint="Pakai berkas perkara itu; satu pegawai satu berkas.",
        )
    return vault.create_case(person)
