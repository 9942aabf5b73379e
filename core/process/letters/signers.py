"""Who signs a paper: the people of the office, and somebody else who is typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.people import titles
from core.people.names import Name
from core.process.letters.answers import as_text
from core.process.letters.persons import Values, staff_fields
from core.vault.office import Office

SIGNER: Final = "pejabat"
_OF_THE_PERSON: Final = (
    "label_nomor", "nomor_pegawai", "pangkat", "golongan", "gelar_depan", "gelar_belakang", "unit_kerja",
)  # fmt: skip


_OF_THE_POST: Final = ("jabatan", "mode", "rantai_jabatan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Somebody of the office who may sign: the name with titles, and what choosing the name fills in."""

    name: str
    fills: Mapping[str, str]


def full_name(record: Mapping[str, object]) -> str:
    """A person's name with titles as it is typed in one line."""
    return Name(
        name=as_text(record.get("nama")),
        front=as_text(record.get("gelar_depan")),
        back=as_text(record.get("gelar_belakang")),
    ).full().replace("\u00a0", " ")  # fmt: skip


def signers(office: Office) -> tuple[Signer, ...]:
    """The people of the office; whoever has a post stands before those without one."""
    people = sorted(office.staff, key=lambda person: person.position is None)
    found = [staff_fields(person) for person in people]
    return tuple(
        Signer(
            name=full_name(record),
            fills={
                f"{SIGNER}.{name}": as_text(record.get(name))
                for name in (
                    "jabatan",
                    "nomor_pegawai",
                    "label_nomor",
                    "pangkat",
                    "golongan",
                    "mode",
                    "rantai_jabatan",
                )
            },
        )
        for record in found
    )


def take(values: Values, answers: Mapping[str, str], office: Office) -> None:
    """Makes room for a signer whose name was typed: what the office knows of that person, nothing of another.

    A typed name never stands over somebody else's number and rank.
    """
    typed = answers.get(f"{SIGNER}.nama", "").strip()
    known = values.get(SIGNER)
    if not typed or not isinstance(known, dict):
        return
    name = _bare(typed)
    if name == _bare(as_text(known.get("nama"))):
        return
    same = [person for person in office.staff if _bare(person.name) == name]
    post = {key: value for key, value in known.items() if key not in _OF_THE_PERSON}
    person = staff_fields(same[0]) if same else {}
    if not person.get("jabatan"):  # somebody without a post signs in the one that is usual
        person = {key: value for key, value in person.items() if key not in _OF_THE_POST}
    values[SIGNER] = post | person


def _bare(text: str) -> str:
    return titles.split(text).name.casefold()
