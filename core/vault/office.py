"""Who works with this vault: the office profile, its devices and its case files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.case.canonical import Body, Json
from core.case.ledger import Ledger
from core.errors import UserError
from core.storage.inputs import read_file
from core.vault import letter_style
from core.vault.letter_style import Style

KIND: Final = "office"
CASE_FILE: Final = "case_file"
_ZONES: Final = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
_LARGEST: Final = 1_000_000
LEVELS: Final = ("pemda", "perangkat_daerah", "instansi_pusat")
ZONES: Final = tuple(_ZONES)
MODES: Final = ("definitif", "an", "ub", "plt", "plh", "pj")
"""How somebody signs: as holder of the post, a.n., u.b., or acting (Plt., Plh., Pj.)."""
_WITH_UPPER_POSTS: Final = frozenset({"an", "ub"})


class OfficeKind(Enum):
    """The two kinds of office; they have different forms and words."""

    BAWASLU = "bawaslu"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A person who works in the office, named with titles; `signs` marks who signs its letters.

    `mode` is one of `MODES`; `upper_posts` are the posts above for a.n. and u.b., the highest first. Of an acting
    official `position` is the vacant post.
    """

    name: str
    position: str | None = None
    nip: str | None = None
    rank: str | None = None
    grade: str | None = None
    signs: bool = False
    mode: str = "definitif"
    upper_posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The profile of an office. `letterhead` are the lines of the kop, `timezone` is an IANA name.

    `area_code` stands in case numbers and is never guessed. `logo` is the SHA-256 of a picture in the office's ledger.
    """

    name: str
    kind: OfficeKind
    timezone: str
    level: str | None = None
    letterhead: tuple[str, ...] = ()
    address: str | None = None
    contact: str | None = None
    city: str | None = None
    unit_code: str | None = None
    area_code: str | None = None
    logo: str | None = None
    style: Style = field(default_factory=Style)
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
            field and what is wrong with it; `limit_exceeded` over 1 MB.
    """
    data = read_file(path, most=_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UserError("limit_exceeded", path=str(path), limit=_LARGEST)
    try:
        values = tomllib.loads(data.decode("utf-8").replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError("setting_invalid", field=path.name, reason=str(error)) from error
    except (RecursionError, ValueError) as error:  # nested without end; a number with thousands of digits
        raise UserError("setting_invalid", field=path.name, reason="bukan berkas profil kantor") from error
    if "logo" in values:
        # The stored form names a picture that is in the ledger already; a file gives it by `--logo`.
        raise UserError("setting_invalid", field="logo", reason="pilih berkas gambarnya dengan --logo")
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
    if level is not None and level not in LEVELS:
        raise UserError("setting_invalid", field="level", reason=" | ".join(LEVELS))
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
        area_code=_text(values, "area_code"),
        logo=_text(values, "logo"),
        style=letter_style.from_body(values.get("style")),
        staff=_staff(values.get("staff", [])),
        rooms=_texts(values, "rooms"),
    )


def to_body(office: Office) -> Body:
    """The stored form."""
    staff: list[Json] = [_person_body(person) for person in office.staff]
    body: dict[str, Json | None] = {
        "name": office.name, "kind": office.kind.value, "timezone": office.timezone, "level": office.level,
        "letterhead": list(office.letterhead), "address": office.address, "contact": office.contact,
        "city": office.city, "unit_code": office.unit_code, "area_code": office.area_code, "logo": office.logo,
        "style": letter_style.to_body(office.style) or None, "staff": staff, "rooms": list(office.rooms),
    }  # fmt: skip
    return {name: value for name, value in body.items() if value is not None}


def _person_body(person: Staff) -> dict[str, Json]:
    body: dict[str, Json | None] = {
        "name": person.name, "position": person.position, "nip": person.nip, "rank": person.rank, "grade": person.grade,
        "signs": person.signs, "mode": person.mode if person.mode != MODES[0] else None,
        "upper_posts": list(person.upper_posts),
    }  # fmt: skip
    return {name: value for name, value in body.items() if value}


def write(ledger: Ledger, office: Office) -> None:
    """Records the profile inside the open transaction; its logo must be in the ledger."""
    blobs = (office.logo,) if office.logo else ()
    ledger.write(KIND, to_body(office), record=ledger.file_id, blob_ids=blobs)


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
            people.append(_person(item))
        else:
            raise UserError("setting_invalid", field="staff", reason='["Nama"] | {name, position, nip}')
    return tuple(people)


def _person(item: Mapping[str, object]) -> Staff:
    mode = _text(item, "mode") or MODES[0]
    if mode not in MODES:
        raise UserError("setting_invalid", field="staff.mode", reason=" | ".join(MODES))
    upper = _texts(item, "upper_posts")
    if mode in _WITH_UPPER_POSTS and not upper:
        raise UserError("setting_invalid", field="staff.upper_posts", reason="jabatan yang diatasnamakan")
    return Staff(
        name=_text(item, "name", required=True) or "",
        position=_text(item, "position"),
        nip=_text(item, "nip"),
        rank=_text(item, "rank"),
        grade=_text(item, "grade"),
        signs=item.get("signs") is True,
        mode=mode,
        upper_posts=upper,
    )
