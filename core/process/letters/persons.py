"""Offices and people under the names of the forms."""

from __future__ import annotations

import re
from typing import Final

from core.case.subject import Status, Subject
from core.people import titles
from core.vault.office import Office, OfficeKind, Staff

TO_BE_WRITTEN: Final = "…………………………"
_STATUS_WORDS: Final = {
    Status.PERMANENT: "PNS",
    Status.CANDIDATE: "CPNS",
    Status.CONTRACT: "PPPK",
    Status.PART_TIME_CONTRACT: "PPPK Paruh Waktu",
    Status.NON_SERVANT: "non-ASN",
}
_PLACE: Final = re.compile(r"\b(?:kota|kabupaten)\s+(?!kabupaten)(\S.*)$", re.IGNORECASE)
Values = dict[str, object]


def office_fields(office: Office) -> Values:
    """The office as the forms name it."""
    level = office.level or "perangkat_daerah"
    return {
        "jenis": "bawaslu" if office.kind is OfficeKind.BAWASLU else level,
        "nama": office.name,
        "kop_baris": list(office.letterhead) or [office.name],
        "alamat": office.address,
        "kontak": office.contact,
        "kota_ttd": office.city or _place_in(office),
        "zona_waktu": office.zone_name,
        "kode_unit": office.unit_code,
        "kode_wilayah": office.area_code,
        "logo": office.logo,
    }


def person_fields(person: Subject) -> Values:
    """A person as the forms name them."""
    contract = person.status in (Status.CONTRACT, Status.PART_TIME_CONTRACT)
    return {
        "nama": person.name,
        "gelar_depan": person.front_titles,
        "gelar_belakang": person.back_titles,
        "status_kepegawaian": _STATUS_WORDS.get(person.status),
        "label_nomor": ("NI PPPK" if contract else "NIP") if person.id_number else None,
        "nomor_pegawai": person.id_number,
        "pangkat": person.rank,
        "golongan": person.grade,
        "jabatan": person.position,
        "unit_kerja": person.work_unit,
        "instansi": person.agency,
        "alamat": person.address,
    }


def signer_fields(office: Office) -> Values:
    """Who signs. When the office named nobody for it, the post stands and the name is left to be written."""
    signer = office.signatory
    if signer is None or not signer.position:
        post = "Ketua" if office.kind is OfficeKind.BAWASLU else f"Kepala {office.name}"
        return {"nama": TO_BE_WRITTEN, "jabatan": post, "mode": "definitif"}
    return staff_fields(signer)


def staff_fields(person: Staff) -> Values:
    """Somebody of the office as the forms name them; titles are told from the name."""
    name = titles.split(person.name)
    return {
        "nama": name.name,
        "gelar_depan": name.front or None,
        "gelar_belakang": name.back or None,
        "jabatan": person.position,
        "label_nomor": "NIP" if person.nip else None,
        "nomor_pegawai": person.nip,
        "pangkat": person.rank,
        "golongan": person.grade,
        "mode": person.mode,
        "rantai_jabatan": list(person.upper_posts) or None,
    }


def _place_in(office: Office) -> str | None:
    """The town in `Bawaslu Kota Bitung` or in a letterhead line `KOTA BITUNG`."""
    for text in (office.name, *reversed(office.letterhead)):
        if match := _PLACE.search(text):
            place = match[1].strip()
            return place.title() if place.isupper() else place
    return None
