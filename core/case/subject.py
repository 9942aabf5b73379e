"""The official a case file is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Final

from core.case.canonical import Body
from core.case.ledger import Ledger
from core.errors import UserError
from core.people.status import Status as Status

KIND: Final = "subject"
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who the file is about. `name` has no titles; `id_number` is NIP or NI PPPK, digits only.

    `official` is the id of the person in the register the data was taken from, when it was.
    """

    name: str
    front_titles: str | None = None
    back_titles: str | None = None
    status: Status = Status.UNKNOWN
    id_number: str | None = None
    rank: str | None = None
    grade: str | None = None
    position: str | None = None
    work_unit: str | None = None
    agency: str | None = None
    address: str | None = None
    official: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise UserError("field_missing", field="name")
        for field in fields(self):
            text = getattr(self, field.name)
            if isinstance(text, str) and (len(text) > _LONGEST or not text.isprintable()):
                raise UserError(
                    "setting_invalid", field=field.name, reason=f"1 sampai {_LONGEST} huruf, satu baris"
                )


def to_body(subject: Subject) -> Body:
    """The stored form."""
    body = {name: value for name, value in asdict(subject).items() if value is not None}
    return {**body, "status": subject.status.value}


def from_body(body: Mapping[str, object]) -> Subject:
    """The value of a stored form; members of later versions are left out."""
    known = {field.name for field in fields(Subject)} - {"status"}
    texts = {name: str(value) for name, value in body.items() if name in known}
    return Subject(**texts, status=Status(str(body.get("status", Status.UNKNOWN.value))))


def write(ledger: Ledger, subject: Subject) -> None:
    """Records or corrects who the file is about, inside the open transaction."""
    ledger.write(KIND, to_body(subject), record=ledger.file_id)


def of(ledger: Ledger) -> Subject:
    """Who this file is about today. Raises UserError `ledger_damaged` when the file does not say."""
    found = ledger.current(KIND)
    if not found:
        raise UserError("ledger_damaged", file=ledger.path.name, found="subject")
    return from_body(found[-1].body)
