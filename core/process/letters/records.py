"""What the records of a vault answer, under the names of the forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.case import document, hearing, report, subject
from core.case.document import Document
from core.case.finding import pick
from core.case.hearing import Hearing, State
from core.case.ledger import Ledger
from core.case.report import Origin, Report
from core.case.subject import Subject
from core.errors import UserError
from core.people.names import Name
from core.process.letters import exhibits
from core.process.letters.house import style_fields
from core.process.letters.persons import (
    Values,
    office_fields,
    person_fields,
    signer_fields,
    staff_fields,
)
from core.vault.office import Office, Staff
from core.vault.vault import Vault
from core.writing.head import Head

NEEDS_HEARING: Final = frozenset({"D03"})
USES_HEARING: Final = frozenset({"D03", "D04", "D05", "D06", "D07", "D08", "D09", "D11", "D15"})
_INVITATIONS: Final = ("D03", "D04")
_DECISIONS: Final = ("D16", "D17")
_REGISTERED: Final = "/Reg/"
"""What a number has in it once the matter is registered (`documents.md` §22.7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What one paper is written from: the office, the case, the hearing it is about, the day it carries."""

    office: Office
    ledger: Ledger
    person: Subject
    matter: Report | None
    hearing: Hearing | None
    invited: Document | None
    decided: Document | None
    day: date


def gather(vault: Vault, case_id: str, name: str, hearing_id: str | None, day: date) -> Known:
    """What the vault knows for the paper `name`.

    Raises:
        UserError: `record_unknown` for a hearing that does not exist; `field_missing` without the hearing an
            invitation is about.
    """
    ledger = vault.case(case_id)
    chosen = _hearing(ledger, name, hearing_id)
    return Known(
        office=vault.office,
        ledger=ledger,
        person=subject.of(ledger),
        matter=(report.items(ledger) or (None,))[-1],
        hearing=chosen,
        invited=_invited_before(ledger, name, chosen)
        if name in _INVITATIONS
        else _last(ledger, _INVITATIONS, chosen),
        decided=_last(ledger, _DECISIONS, None),
        day=day,
    )


def values(known: Known, name: str, head: Head) -> Values:
    """Everything the records answer; only names the template declares."""
    found: Values = {}
    for group, answer in _ANSWERS.items():
        if group in head.groups and (value := answer(known)):
            found[group] = value
    declared = {question.key.partition(".")[0] for question in head.questions} | head.groups.keys()
    found.update({key: value for key, value in _own(known, name).items() if key in declared})
    if "surat" in head.groups:
        found["surat"] = _letter(known, name)
    return {**found, **style_fields(known.office.style, name, head)}


# -- what the case answers


def _hearing(ledger: Ledger, name: str, hearing_id: str | None) -> Hearing | None:
    found = [item for item in hearing.items(ledger) if item.state is State.SCHEDULED]
    if hearing_id is not None:
        return pick(found, hearing_id, what="hearing")
    if name in NEEDS_HEARING and not found:
        raise UserError("field_missing", field="jadwal")
    return found[-1] if found and name in USES_HEARING else None


def _invited_before(ledger: Ledger, name: str, chosen: Hearing | None) -> Document | None:
    """The numbered invitation to an earlier hearing in the same capacity; only after it comes a second one."""
    if chosen is None:
        return None
    earlier = {
        item.id
        for item in hearing.items(ledger)
        if item.capacity == chosen.capacity and item.slot.starts_at < chosen.slot.starts_at
    }
    sent = [item for item in _numbered(ledger, (name,)) if item.hearing in earlier]
    return sent[-1] if sent else None


def _last(ledger: Ledger, templates: tuple[str, ...], chosen: Hearing | None) -> Document | None:
    """The last numbered paper of these kinds, of that hearing when one is meant."""
    found = [
        item for item in _numbered(ledger, templates) if chosen is None or item.hearing in (None, chosen.id)
    ]
    return found[-1] if found else None


def _numbered(ledger: Ledger, templates: tuple[str, ...]) -> list[Document]:
    return [item for item in document.items(ledger) if item.template in templates and not item.draft]


def _matter(known: Known) -> Values:
    matter = known.matter
    if matter is None:
        return {}
    finding = matter.origin is Origin.FINDING
    taken_in = "nomor_temuan" if finding else "nomor_laporan"
    return {
        "asal": "temuan" if finding else "laporan",
        "rezim": matter.regime,
        "nomor_registrasi" if _REGISTERED in (matter.number or "") else taken_in: matter.number,
        "pemilihan": matter.election,
        "peristiwa": matter.summary,
        "waktu_kejadian": matter.occurred,
        "waktu_diketahui": matter.known,
        "tanggal_diterima": matter.submitted,
        "bukti": [
            {"kode": code, "uraian": exhibits.described(item), "jumlah": "1 berkas", "bentuk": "elektronik"}
            for code, item in exhibits.coded(known.ledger)
        ],
    }


def _slot(known: Known) -> Values:
    if known.hearing is None:
        return {}
    slot = known.hearing.slot
    return {
        "tanggal": slot.local.date(),
        "pukul_mulai": slot.local.time(),
        "tempat": f"{slot.room}, {known.office.name}",
        "alamat_tempat": known.office.address,
        "cara": "tatap muka",
        "menghadap": list(slot.examiners),
    }


def _examiners(known: Known) -> list[Values]:
    """Those who hear, with what the office's profile says of them."""
    staff = {person.name: person for person in known.office.staff}
    names = known.hearing.slot.examiners if known.hearing else ()
    return [staff_fields(staff.get(name, Staff(name=name))) for name in names]


def _present(known: Known) -> list[Values]:
    """Who is expected at the hearing."""
    if known.hearing is None:
        return []
    person = known.person
    name = Name(name=person.name, front=person.front_titles or "", back=person.back_titles or "").full()
    invited: Values = {"nama": name, "kapasitas": known.hearing.capacity, "instansi": person.work_unit}
    posts = {member.name: member.position for member in known.office.staff}
    heard_by: list[Values] = [
        {"nama": name, "kapasitas": posts.get(name), "instansi": known.office.name}
        for name in known.hearing.slot.examiners
    ]
    return [invited, *heard_by]


def _decision(known: Known) -> Values:
    paper = known.decided
    if paper is None:
        return {}
    return {"nomor": paper.number, "tanggal": paper.date, "tentang": paper.title.removeprefix("Keputusan ")}


def _invitation(known: Known) -> Values:
    paper = known.invited
    return {"jenis": paper.title, "nomor": paper.number, "tanggal": paper.date} if paper else {}


def _person(known: Known) -> Values:
    return person_fields(known.person)


_ANSWERS: Final[dict[str, Callable[[Known], object]]] = {
    "instansi": lambda known: office_fields(known.office),
    "pejabat": lambda known: signer_fields(known.office),
    "orang": _person,
    "pembuat": _person,
    "terperiksa": _person,
    "terlapor": lambda known: [_person(known)],
    "kasus": _matter,
    "jadwal": _slot,
    "klarifikator": _examiners,
    "pemeriksa": _examiners,
    "keputusan": _decision,
    "surat_dasar": _invitation,
}
"""Who answers a name, whichever template it stands in."""


def _letter(known: Known, name: str) -> Values:
    found: Values = {"tanggal": known.day}
    if name == "D03" and known.hearing is not None:
        found["hal"] = f"Undangan Klarifikasi {'II' if known.invited else 'I'}"
        found["sifat"] = "Rahasia"
    return found


def _own(known: Known, name: str) -> Values:
    """Answers to a template's own questions."""
    found: Values = {}
    if known.hearing is not None:
        found["kapasitas"] = known.hearing.capacity
        found["acara"] = f"Klarifikasi {known.hearing.capacity}"
    if name in _INVITATIONS:
        found["urutan"] = "2" if known.invited else "1"
        if known.invited is not None:
            before = {"nomor": known.invited.number, "tanggal": known.invited.date}
            found["undangan_sebelumnya" if name == "D03" else "panggilan_sebelumnya"] = before
    if name == "D05":
        found["peserta"] = _present(known)
    if name == "D12":
        found["barang"] = exhibits.goods(known.ledger)
    found["gambar"] = exhibits.pictured(known.ledger)
    if name == "D18":
        found["penerima"] = _person(known)
        found["penyerah"] = signer_fields(known.office)
    if known.matter is not None:
        found["perbuatan"] = found["dugaan"] = known.matter.summary
        found["pelanggaran_kode_etik"] = known.matter.summary
        found["tanggal_perbuatan"] = known.matter.occurred
    return found
