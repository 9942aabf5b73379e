"""From a case, the office and a person's answers to a letter: the one place that knows both vocabularies.

Records use the glossary's English identifiers; templates use the Indonesian names of the official forms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from core.case import document, hearing, report, subject
from core.case.canonical import Json
from core.case.document import Document, Made
from core.case.finding import pick
from core.case.hearing import Hearing, State
from core.case.ledger import Ledger, grouped
from core.case.report import Origin, Report
from core.case.subject import Status, Subject
from core.errors import UserError
from core.vault.office import Office, OfficeKind
from core.vault.vault import Vault
from core.writing import document as papers
from core.writing import fields, template
from core.writing.dates import month
from core.writing.head import Head

TEMPLATES: Final = (
    ("D03", "Undangan klarifikasi"),
    ("D17", "Keputusan teguran tertulis"),
    ("D19", "Surat pernyataan"),
)
_NEEDS_HEARING: Final = frozenset({"D03"})
_OF_AGENCY: Final = frozenset({"D17"})
# Names that the field table of a document uses for what all letters share.
_ALIASES: Final = {"D17": {"tanggal": "surat.tanggal", "tembusan": "surat.tembusan"}}
_LONGEST_ANSWER: Final = 20_000
_LONGEST_NUMBER: Final = 200
_DATED_ACT: Final = re.compile(
    r"^pada (?:hari \w+,? )?tanggal (\d{1,2}) (\w+) (\d{4}),?\s+(.+)$", re.IGNORECASE | re.DOTALL
)
# What is shown in the form besides a template's own questions, by group.
_SHOWN: Final = ("surat.nomor", "surat.tanggal", "surat.sifat", "surat.hal", "surat.tembusan", "pejabat.nama", "pejabat.jabatan")  # fmt: skip
_STATUS_WORDS: Final = {
    Status.PERMANENT: "PNS",
    Status.CANDIDATE: "CPNS",
    Status.CONTRACT: "PPPK",
    Status.PART_TIME_CONTRACT: "PPPK Paruh Waktu",
    Status.NON_SERVANT: "non-ASN",
}
_PLACE: Final = re.compile(r"\b(?:kota|kabupaten)\s+(?!kabupaten)(\S.*)$", re.IGNORECASE)
_TO_BE_WRITTEN: Final = "…………………………"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A question of the form before a letter is made; `value` is what the case already answers."""

    key: str
    label: str
    help: str
    kind: str
    choices: tuple[str, ...]
    value: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Everything to be asked for one letter, in order."""

    template: str
    title: str
    fields: tuple[FormField, ...]


def form(vault: Vault, case_id: str, template_id: str, hearing_id: str | None = None) -> Form:
    """What a person still has to answer or may change before the letter is made.

    Raises:
        UserError: `record_unknown` for a template or hearing that does not exist; `field_missing` without
            the hearing an invitation is about.
    """
    name = _known(template_id)
    today = _today(vault)
    head = template.load(name, today).head
    values = _values(vault, case_id, name, _hearing(vault.case(case_id), name, hearing_id), head, today)
    shown = [key for key in _SHOWN if key.partition(".")[0] in head.groups]
    asked = [_schema_field(key, head, values) for key in shown]
    asked += [
        FormField(
            key=question.key,
            label=question.label,
            help=question.help,
            kind=question.type,
            choices=question.choices,
            value=_text(_look_up(values, question.key)) or _text(question.default),
            required=question.required,
        )
        for question in head.questions
    ]
    return Form(template=name, title=head.title, fields=tuple(asked))


def warnings(vault: Vault, template_id: str, answers: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What a person should know before sending this letter; nothing here stops it."""
    found = []
    if template_id.upper() in _OF_AGENCY and vault.office.kind is OfficeKind.BAWASLU:
        found.append(
            "Keputusan hukuman disiplin diterbitkan oleh instansi pegawai, bukan oleh Bawaslu; "
            "periksa kantor pada brankas ini sebelum surat dikirim."
        )
    if any(key in ("orang.nama", "pembuat.nama") for key in answers or ()):
        found.append("Nama pada surat ini diketik sendiri dan dapat berbeda dari nama pada berkas perkara.")
    return tuple(found)


def create(
    vault: Vault, case_id: str, template_id: str, answers: Mapping[str, str], *, hearing_id: str | None = None
) -> Document:
    """Writes a letter and freezes it in the case; without `surat.nomor` it carries KONSEP.

    The same values give the letter that is there already, byte for byte: the head of the record printed at
    its foot is the one of the day it was made.
    `answers` are texts by dotted Indonesian names; they win over what the case says.

    Raises:
        UserError: `record_unknown`, `field_missing` with the field, `setting_invalid`, `rule_refused`.
    """
    name = _known(template_id)
    ledger = vault.case(case_id)
    day = _document_date(vault, answers)
    edition = template.load(name, day)
    head = edition.head
    chosen = _hearing(ledger, name, hearing_id)
    values = _values(vault, case_id, name, chosen, head, day)
    for key, text in answers.items():
        _put(values, _ALIASES.get(name, {}).get(key, key), text, head)
    _take_date_of_act(values, answers)
    number = _text(_look_up(values, "surat.nomor")).strip() or None
    if number is not None and (len(number) > _LONGEST_NUMBER or not number.isprintable()):
        raise UserError(
            "setting_invalid",
            field="surat.nomor",
            reason=f"satu baris, paling banyak {_LONGEST_NUMBER} huruf",
        )
    known = document.same(
        ledger,
        template_digest=edition.digest,
        day=day,
        hearing=chosen.id if chosen else None,
        context=_plain(values),
    )
    if known is not None:
        return known
    written = papers.create(name, values, on=day, stamp=f"Kepala riwayat: {grouped(ledger.head())}")
    made = Made(
        template=name,
        title=written.title,
        number=None if written.draft else number,
        date=day,
        pdf=written.pdf,
        pages=written.pages,
        template_digest=written.template_digest,
        fonts=written.fonts,
        libraries=written.libraries,
        context=_plain(values),
        draft=written.draft,
        hearing=chosen.id if chosen else None,
    )
    with vault.change(case_id) as changing:
        return document.add(changing, made)


def _take_date_of_act(values: dict[str, object], answers: Mapping[str, str]) -> None:
    """Conduct told as `pada tanggal 12 Oktober 2026 mengunggah …` gives its date, which chooses the law."""
    match = _DATED_ACT.match(answers.get("perbuatan", ""))
    if match is None or "tanggal_perbuatan" in answers:
        return
    months = {month(date(2000, number, 1)).lower(): number for number in range(1, 13)}
    if match[2].lower() not in months:
        return
    try:
        values["tanggal_perbuatan"] = date(int(match[3]), months[match[2].lower()], int(match[1]))
    except ValueError as error:
        raise UserError("setting_invalid", field="perbuatan", reason="tanggal yang tidak ada") from error
    values["perbuatan"] = match[4]


def _known(template_id: str) -> str:
    name = template_id.upper()
    if name not in {known for known, _ in TEMPLATES}:
        raise UserError("record_unknown", what="template", id=template_id)
    return name


def _today(vault: Vault) -> date:
    return vault.clock.now().astimezone(vault.office.zone).date()


def _document_date(vault: Vault, answers: Mapping[str, str]) -> date:
    given = answers.get("surat.tanggal") or answers.get("tanggal")
    if not given:
        return _today(vault)
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise UserError(
            "setting_invalid", field="surat.tanggal", reason="ISO 8601, mis. 2026-11-23"
        ) from error


def _hearing(ledger: Ledger, name: str, hearing_id: str | None) -> Hearing | None:
    found = [item for item in hearing.items(ledger) if item.state is State.SCHEDULED]
    if hearing_id is not None:
        return pick(found, hearing_id, what="hearing")
    if name not in _NEEDS_HEARING:
        return None
    if not found:
        raise UserError("field_missing", field="jadwal")
    return found[-1]


def _values(
    vault: Vault, case_id: str, name: str, chosen: Hearing | None, head: Head, day: date
) -> dict[str, object]:
    """Everything the records answer, under the names of the forms; only groups the template declares."""
    ledger, office = vault.case(case_id), vault.office
    person = subject.of(ledger)
    matter = (report.items(ledger) or (None,))[-1]
    invited = _invited_before(ledger, chosen)
    groups: dict[str, object] = {
        "instansi": _instansi(office),
        "pejabat": _pejabat(office),
        "orang": _orang(person),
        "pembuat": _orang(person),
        "kasus": _kasus(matter),
        "surat": _surat(name, chosen, invited, day),
        "jadwal": _jadwal(office, chosen),
    }
    values = {key: value for key, value in groups.items() if key in head.groups and value}
    values.update(_answers(name, matter, chosen, invited))
    return values


def _instansi(office: Office) -> dict[str, object]:
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
    }


def _place_in(office: Office) -> str | None:
    """The town in `Bawaslu Kota Bitung` or in a letterhead line `KOTA BITUNG`."""
    for text in (office.name, *reversed(office.letterhead)):
        if match := _PLACE.search(text):
            place = match[1].strip()
            return place.title() if place.isupper() else place
    return None


def _pejabat(office: Office) -> dict[str, object]:
    """Who signs. When the office named nobody for it, the post stands and the name is left to be written."""
    signer = office.signatory
    if signer is None or not signer.position:
        post = "Ketua" if office.kind is OfficeKind.BAWASLU else f"Kepala {office.name}"
        return {"nama": _TO_BE_WRITTEN, "jabatan": post, "mode": "definitif"}
    return {
        "nama": signer.name,
        "jabatan": signer.position,
        "label_nomor": "NIP" if signer.nip else None,
        "nomor_pegawai": signer.nip,
        "mode": "definitif",
    }


def _orang(person: Subject) -> dict[str, object]:
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


def _kasus(matter: Report | None) -> dict[str, object]:
    if matter is None:
        return {}
    finding = matter.origin is Origin.FINDING
    return {
        "asal": "temuan" if finding else "laporan",
        "rezim": matter.regime,
        "nomor_temuan" if finding else "nomor_laporan": matter.number,
        "nomor_registrasi": matter.number,
        "pemilihan": matter.election,
        "peristiwa": matter.summary,
        "waktu_kejadian": matter.occurred,
        "waktu_diketahui": matter.known,
        "tanggal_diterima": matter.submitted,
    }


def _invited_before(ledger: Ledger, chosen: Hearing | None) -> Document | None:
    """The numbered invitation to an earlier hearing in the same capacity; only after it comes a second one."""
    if chosen is None:
        return None
    earlier = {
        item.id
        for item in hearing.items(ledger)
        if item.capacity == chosen.capacity and item.slot.starts_at < chosen.slot.starts_at
    }
    sent = [
        item
        for item in document.items(ledger)
        if item.template == "D03" and not item.draft and item.hearing in earlier
    ]
    return sent[-1] if sent else None


def _surat(name: str, chosen: Hearing | None, invited: Document | None, day: date) -> dict[str, object]:
    values: dict[str, object] = {"tanggal": day}
    if name == "D03" and chosen is not None:
        values["hal"] = f"Undangan Klarifikasi {'II' if invited else 'I'}"
        values["sifat"] = "Rahasia"
    return values


def _jadwal(office: Office, chosen: Hearing | None) -> dict[str, object]:
    if chosen is None:
        return {}
    slot = chosen.slot
    return {
        "tanggal": slot.local.date(),
        "pukul_mulai": slot.local.time(),
        "tempat": f"{slot.room}, {office.name}",
        "alamat_tempat": office.address,
        "cara": "tatap muka",
        "menghadap": list(slot.examiners),
    }


def _answers(
    name: str, matter: Report | None, chosen: Hearing | None, invited: Document | None
) -> dict[str, object]:
    """Answers to a template's own questions that the case already holds."""
    values: dict[str, object] = {}
    if name == "D03" and chosen is not None:
        values["urutan"] = "2" if invited else "1"
        values["kapasitas"] = chosen.capacity
        if invited is not None:
            values["undangan_sebelumnya"] = {"nomor": invited.number, "tanggal": invited.date}
    if matter is not None:
        values["perbuatan"] = matter.summary
        values["tanggal_perbuatan"] = matter.occurred
    return values


def _schema_field(key: str, head: Head, values: Mapping[str, object]) -> FormField:
    group, _, name = key.partition(".")
    schema = next(field for field in fields.GROUPS[head.groups[group]] if field.name == name)
    return FormField(
        key=key,
        label=schema.help,
        help=f"mis. {schema.example}" if schema.example else "",
        kind=schema.kind,
        choices=schema.choices,
        value=_text(_look_up(values, key)),
        required=key in head.requires,
    )


def _put(values: dict[str, object], key: str, text: str, head: Head) -> None:
    """Puts an answer into its place; a name that the template does not know is refused, not ignored."""
    root, _, rest = key.partition(".")
    known = {question.key.partition(".")[0] for question in head.questions}
    group = head.groups.get(root)
    if group is None and root not in known:
        raise UserError("setting_invalid", field=key, reason="tidak dikenal oleh templat ini")
    if group is not None and not group.endswith("[]") and rest not in fields.names(group):
        raise UserError("setting_invalid", field=key, reason="tidak dikenal oleh templat ini")
    if group is None and key not in {question.key for question in head.questions}:
        raise UserError("setting_invalid", field=key, reason="tidak dikenal oleh templat ini")
    if len(text) > _LONGEST_ANSWER:
        raise UserError("setting_invalid", field=key, reason=f"paling banyak {_LONGEST_ANSWER} huruf")
    target = values
    *path, last = key.split(".")
    for part in path:
        inner = target.get(part)
        if not isinstance(inner, dict):
            inner = {}
            target[part] = inner
        target = inner
    target[last] = text


def _look_up(values: Mapping[str, object], key: str) -> object:
    found: object = values
    for part in key.split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(part)
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(_text(item) for item in value)
    if isinstance(value, (date, time)):
        return value.isoformat() if isinstance(value, date) else value.strftime("%H:%M")
    return str(value)


def _plain(values: Mapping[str, object]) -> dict[str, Json]:
    """The values as JSON, for the record of what the paper was written from."""
    return {key: _json(value) for key, value in values.items() if value is not None}


def _json(value: object) -> Json:
    if isinstance(value, Mapping):
        return {str(key): _json(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_json(item) for item in value]
    if isinstance(value, bool | int | str):
        return value
    return _text(value)
