"""`case create|list|show`."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace

from core.case import document, evidence, handover, hearing, reading, report, subject
from core.case.finding import pick
from core.case.ledger import grouped
from core.case.subject import Status, Subject
from core.commands.terminal import open_vault, show
from core.errors import UserError
from core.people.names import Name
from core.process import subjects
from core.vault import officials as registers
from core.vault.index import CaseRow


def create(options: argparse.Namespace) -> int:
    """Opens a case file about one official: one of the register, or one that is described."""
    digits = "".join(sign for sign in options.nip or "" if sign not in " .")
    if digits and not (digits.isascii() and digits.isdigit()):
        raise UserError("setting_invalid", field="--nip", reason="angka")
    if not (options.name or options.official):
        raise UserError("usage", reason="belum ada: --name atau --official")
    with open_vault(options) as vault:
        if options.official:
            found = pick(registers.items(vault.office_ledger), options.official, what="official")
            person = subjects.subject_of(found)
        else:
            person = Subject(name=options.name.strip())
        given = {
            "name": (options.name or "").strip() or None,
            "front_titles": options.front_titles,
            "back_titles": options.back_titles,
            "status": Status(options.status) if options.status else None,
            "id_number": digits or None,
            "rank": options.rank,
            "grade": options.grade,
            "position": options.position,
            "work_unit": options.unit,
            "agency": options.agency,
            "address": options.address,
        }
        person = replace(person, **{name: value for name, value in given.items() if value is not None})
        row = subjects.create(vault, person) if options.official else vault.create_case(person)
    show(options, row_json(row), [f"Berkas perkara dibuka: {row.id}"])
    return 0


def listing(options: argparse.Namespace) -> int:
    """All case files of a vault; files with a fault are named beside them."""
    with open_vault(options) as vault:
        rows = vault.cases()
        faults = [{"id": case_id, "code": fault.code} for case_id, fault in vault.faults.items()]
    lines = [
        f"{row.id[:8]}  {_name(row)}  –  {row.position or '–'}  ({row.evidence} bukti, {row.hearings} klarifikasi, "
        f"{row.documents} dokumen)"
        for row in rows
    ]
    lines += [f"{fault['id'][:8]}  TIDAK DAPAT DIBUKA ({fault['code']})" for fault in faults]
    show(
        options,
        {"items": [row_json(row) for row in rows], "faults": faults},
        lines or ["Belum ada berkas perkara."],
    )
    return 0


def details(options: argparse.Namespace) -> int:
    """One case: who, what is in it, and its head."""
    with open_vault(options) as vault:
        row = vault.find_case(options.case)
        ledger = vault.case(row.id)
        person = subject.of(ledger)
        readings = reading.of_evidence(ledger)
        value: dict[str, object] = {
            **row_json(row),
            "subject": subject.to_body(person),
            "reports": [_plain(asdict(item)) for item in report.items(ledger)],
            "evidence_items": [evidence_json(item, readings) for item in evidence.items(ledger)],
            "hearing_items": [hearing_json(item) for item in hearing.items(ledger)],
            "document_items": [document_json(item) for item in document.items(ledger)],
            "handover_items": [_plain(asdict(item)) for item in handover.items(ledger)],
            "entries": ledger.entry_count(),
            "head": ledger.head(),
        }
        lines = [
            f"{_name(row)}  ({person.id_number or 'tanpa NIP'})",
            f"{person.position or '–'}, {person.work_unit or '–'}",
            f"{row.evidence} bukti, {row.hearings} klarifikasi, {row.documents} dokumen",
            f"Kepala riwayat: {grouped(ledger.head())}",
        ]
    show(options, value, lines)
    return 0


def row_json(row: CaseRow) -> dict[str, object]:
    """A case as lists show it."""
    return {
        **_plain(asdict(row)),
        "nip": row.id_number,
        "unit": row.work_unit,
        "in_scope": row.status.in_scope,
    }


def evidence_json(item: evidence.Evidence, readings: dict[str, reading.ReadingRecord]) -> dict[str, object]:
    """A piece of evidence with the state of its reading."""
    found = readings.get(item.id)
    state = {"ok": found.ok, "words": found.word_count, "reason": found.reason} if found else None
    return {**asdict(item), "reading": state}


def hearing_json(item: hearing.Hearing) -> dict[str, object]:
    """A hearing; `at` is office wall time, `starts_at` the moment with its offset."""
    return {
        "id": item.id,
        "at": item.slot.local.isoformat(timespec="minutes"),
        "zone": item.slot.zone,
        "starts_at": item.slot.starts_at.isoformat(),
        "minutes": item.slot.minutes,
        "room": item.slot.room,
        "examiners": list(item.slot.examiners),
        "number": item.number,
        "capacity": item.capacity,
        "state": item.state.value,
    }


def document_json(item: document.Document) -> dict[str, object]:
    """A document; `draft` says that it carries KONSEP."""
    return _plain(asdict(item))


def _name(row: CaseRow) -> str:
    return Name(name=row.name, front=row.front_titles or "", back=row.back_titles or "").full()


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {
        name: value
        if value is None or isinstance(value, (str, int, bool))
        else str(getattr(value, "value", value))
        for name, value in values.items()
    }
