"""`vault office`: the profile of the office, shown or replaced."""

from __future__ import annotations

import argparse
from dataclasses import replace

from core.commands.terminal import open_vault, show
from core.errors import UserError
from core.reading.pool import ReaderPool
from core.vault import logo
from core.vault import office as offices
from core.vault.office import Office, Staff


def show_or_change(options: argparse.Namespace) -> int:
    """Shows the profile, after replacing it and its logo when asked; papers that are made keep what they say."""
    wanted = offices.load(options.office) if options.office is not None else None
    picture = _cleaned(options) if options.logo is not None else None
    with open_vault(options) as vault:
        if wanted is not None:
            if wanted.kind is not vault.office.kind:
                # Registers, cases and papers of the two kinds differ from the first day on.
                raise UserError("setting_invalid", field="kind", reason=f"tetap {vault.office.kind.value}")
            wanted = replace(wanted, logo=vault.office.logo)
            if wanted != vault.office:
                vault.change_office(wanted)
        if picture is not None or options.no_logo:
            logo.put(vault, picture)
        office = vault.office
    changed = wanted is not None or picture is not None or options.no_logo
    value = {"id": str(options.vault), "changed": changed, "office": offices.to_body(office)}
    show(options, value, _lines(office))
    return 0


def _cleaned(options: argparse.Namespace) -> bytes:
    """The picture as it will be kept; read before anything is changed."""
    readers = ReaderPool(1)
    try:
        return logo.clean(readers, logo.read(options.logo))
    except UserError as error:
        error.facts.setdefault("path", str(options.logo))
        raise
    finally:
        readers.close()


def _lines(office: Office) -> list[str]:
    body = offices.to_body(office)
    style = body.get("style")
    rows = [
        ("Nama", office.name), ("Jenis", office.kind.value), ("Waktu", office.zone_name), ("Kop", " / ".join(office.letterhead)),
        ("Alamat", office.address), ("Kontak", office.contact), ("Kota", office.city), ("Kode unit", office.unit_code),
        ("Kode wilayah", office.area_code), ("Logo", "ada" if office.logo else None), ("Ruang", ", ".join(office.rooms)),
        *(("Staf", _person(person, office)) for person in office.staff),
        *((("Gaya", f"{name} = {text}") for name, text in style.items()) if isinstance(style, dict) else ()),
    ]  # fmt: skip
    return [f"{name:<13} {text}" for name, text in rows if text]


def _person(person: Staff, office: Office) -> str:
    rank = ", ".join(filter(None, (person.rank, person.grade)))
    parts = (person.name, person.position, person.nip, rank, *person.upper_posts)
    mark = "  (menandatangani)" if person == office.signatory else ""
    return "; ".join(filter(None, parts)) + mark
