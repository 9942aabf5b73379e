"""Who works with this vault: the office profile, its devices and its case files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.case.canonical import Body, Json
from core.case.ledger import Ledger
from core.errors import UserError
from core.storage.inputs import check_file

KIND: Final = "office"
CASE_FILE: Final = "case_file"
_ZONES: Final = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
_LEVELS: Final = ("pemda", "perangkat_daerah", "instansi_pusat")


class OfficeKind(Enum):
    """The two kinds of office; they have different forms and words."""

    BAWASLU = "bawaslu"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A person who works in the office; `signs` marks who signs its letters."""

    name: str
    position: str | None = None
    nip: str | None = None
    signs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The profile of an office. `letterhead` are the lines of the kop, `timezone` is an IANA name."""

    name: str
    kind: OfficeKind
    timezone: str
    level: str | None = None
    letterhead: tuple[str, ...] = ()
    address: str | None = None
    contact: str | None = None
    city: str | None = None
    unit_code: str | None = None
    staff: tuple[Staff, ...] = ()
    rooms: tuple[str, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def zone_name(self) -> str:
        """WIB, WITA or WIT."""
        return _ZONES[self.timezone]

    @property
    def signatory(self) -> Staff | None:
        """Who signs letters by default: the one marked so, else the first with a position."""
        marked = [person for person in self.staff if person.signs]
        posts = [person for person in self.staff if person.position]
        return next(iter((*marked, *posts)), None)

    @property
    def default_actor(self) -> str:
        """Who is taken to work when nobody was named."""
        return self.staff[0].name if self.staff else "operator"


def load(path: Path) -> Office:
    """The profile in a TOML file of the form that `product.md` gives.

    Raises:
        UserError: `input_missing`, `input_not_a_file`, `input_unreadable`, or `setting_invalid` with the
            field and what is wrong with it.
    """
    check_file(path)
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError("setting_invalid", field=path.name, reason=str(error)) from error
    return from_body(values)


def from_body(values: Mapping[str, object]) -> Office:
    """The profile from a TOML table or a stored body; raises UserError `setting_invalid`."""
    try:
        kind = OfficeKind(str(values.get("kind")))
    except ValueError as error:
        raise UserError("setting_invalid", field="kind", reason="bawaslu | agency") from error
    zone = _text(values, "timezone", required=True)
    try:
        ZoneInfo(zone or "")
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UserError(
            "setting_invalid", field="timezone", reason="Asia/Jakarta | Asia/Makassar | Asia/Jayapura"
        ) from error
    if zone not in _ZONES:
        raise UserError(
            "setting_invalid", field="timezone", reason="Asia/Jakarta | Asia/Makassar | Asia/Jayapura"
        )
    level = _text(values, "level")
    if level is not None and level not in _LEVELS:
        raise UserError("setting_invalid", field="level", reason=" | ".join(_LEVELS))
    return Office(
        name=_text(values, "name", required=True) or "",
        kind=kind,
        timezone=zone,
        level=level,
        letterhead=_texts(values, "letterhead"),
        address=_text(values, "address"),
        contact=_text(values, "contact"),
        city=_text(values, "city"),
        unit_code=_text(values, "unit_code"),
        staff=_staff(values.get("staff", [])),
        rooms=_texts(values, "rooms"),
    )


def to_body(office: Office) -> Body:
    """The stored form."""
    staff: list[Json] = [
        {name: value for name, value in (("name", p.name), ("position", p.position), ("nip", p.nip), ("signs", p.signs)) if value}
        for p in office.staff
    ]  # fmt: skip
    body: dict[str, Json | None] = {
        "name": office.name, "kind": office.kind.value, "timezone": office.timezone, "level": office.level,
        "letterhead": list(office.letterhead), "address": office.address, "contact": office.contact,
        "city": office.city, "unit_code": office.unit_code, "staff": staff, "rooms": list(office.rooms),
    }  # fmt: skip
    return {name: value for name, value in body.items() if value is not None}


def write(ledger: Ledger, office: Office) -> None:
    """Records the profile inside the open transaction."""
    ledger.write(KIND, to_body(office), record=ledger.file_id)


def of(ledger: Ledger) -> Office:
    """The profile as it stands. Raises UserError `ledger_damaged` when the file has none."""
    found = ledger.current(KIND)
    if not found:
        raise UserError("ledger_damaged", file=ledger.path.name, found="office")
    return from_body(found[-1].body)


def record_case_file(ledger: Ledger, case_id: str, file: str) -> None:
    """Records that a case file belongs to this vault, inside the open transaction."""
    ledger.write(CASE_FILE, {"file": file}, record=case_id)


def case_files(ledger: Ledger) -> dict[str, str]:
    """The file name of every case file that belongs to this vault, by case id."""
    return {revision.record: str(revision.body["file"]) for revision in ledger.current(CASE_FILE)}


def _text(values: Mapping[str, object], name: str, *, required: bool = False) -> str | None:
    value = values.get(name)
    if value is None and not required:
        return None
    if not isinstance(value, str) or not value.strip():
        raise UserError("setting_invalid", field=name, reason="teks")
    return value.strip()


def _texts(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = values.get(name, [])
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise UserError("setting_invalid", field=name, reason='["teks", …]')
    return tuple(item.strip() for item in value if item.strip())


def _staff(value: object) -> tuple[Staff, ...]:
    if not isinstance(value, (list, tuple)):
        raise UserError("setting_invalid", field="staff", reason='["Nama"] | {name, position, nip}')
    people = []
    for item in value:
        if isinstance(item, str) and item.strip():
            people.append(Staff(name=item.strip()))
        elif isinstance(item, Mapping):
            people.append(
                Staff(
                    name=_text(item, "name", required=True) or "",
                    position=_text(item, "position"),
                    nip=_text(item, "nip"),
                    signs=item.get("signs") is True,
                )
            )
        else:
            raise UserError("setting_invalid", field="staff", reason='["Nama"] | {name, position, nip}')
    return tuple(people)
