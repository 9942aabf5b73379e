"""Everything a case page shows, read in one go on the storage thread."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.case import document, document_steps, evidence, handover, hearing, reading, report, subject
from core.case.handover import Direction, Handover
from core.case.hearing import State
from core.case.ledger import Ledger
from core.case.subject import Subject
from core.vault.index import CaseRow, HearingRow
from core.vault.vault import Vault
from ui import texts
from ui.components.lists import DocumentRow, EvidenceRow, HistoryRow
from ui.widgets.path import Progress, Step

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case as its page shows it; immutable, so it may cross threads."""

    row: CaseRow
    person: Subject
    evidence: tuple[EvidenceRow, ...]
    hearings: tuple[HearingRow, ...]
    documents: tuple[DocumentRow, ...]
    handovers: tuple[Handover, ...]
    head: str
    number: str = ""
    """That of the report or finding recorded last."""


def load(vault: Vault, case_id: str) -> CaseView:
    """The case as it stands; raises UserError for what is wrong with its file."""
    row = vault.find_case(case_id)
    ledger = vault.case(row.id)
    readings = reading.of_evidence(ledger)
    return CaseView(
        row=row,
        person=subject.of(ledger),
        evidence=tuple(EvidenceRow(item=item, reading=readings.get(item.id)) for item in evidence.items(ledger)),
        hearings=tuple(
            HearingRow(
                id=item.id, case_id=row.id, name=row.name, slot=item.slot, number=item.number,
                capacity=item.capacity, state=item.state,
            )
            for item in hearing.items(ledger)
        ),
        documents=_documents(ledger),
        handovers=handover.items(ledger),
        head=ledger.head(),
        number=next((one.number for one in reversed(report.items(ledger)) if one.number), None) or "",
    )  # fmt: skip


def _documents(ledger: Ledger) -> tuple[DocumentRow, ...]:
    taken = document_steps.items(ledger)
    return tuple(
        DocumentRow(item=item, steps=tuple(step for step in taken if step.document == item.id))
        for item in document.items(ledger)
    )


def load_history(vault: Vault, case_id: str) -> tuple[HistoryRow, ...]:
    """All entries of the case, the newest first, with the name of what each is about."""
    ledger = vault.case(case_id)
    names = {item.id: item.name for item in evidence.items(ledger)}
    names |= {found.id: names.get(found.evidence, "") for found in reading.of_evidence(ledger).values()}
    names |= {item.id: item.title for item in document.items(ledger)}
    names |= {step.id: names.get(step.document, "") for step in document_steps.items(ledger)}
    names |= {item.id: texts.slot_begin(item.slot.local) for item in hearing.items(ledger)}
    names[ledger.file_id] = subject.of(ledger).name
    rows = [HistoryRow(entry=entry, about=names.get(entry.record, "")) for entry in ledger.entries()]
    return tuple(reversed(rows))


def steps(view: CaseView) -> tuple[Step, ...]:
    """Where the case stands: evidence, hearing, documents, handover; the first thing missing is now."""
    held = [item for item in view.hearings if item.state is State.SCHEDULED]
    sent = [item for item in view.handovers if item.direction is Direction.OUT]
    unread = sum(1 for row in view.evidence if row.item.readable and row.reading is None)
    notes = (
        (
            translate("steps", "Bukti"),
            (translate("steps", "{count} bukti").format(count=len(view.evidence)) if view.evidence else "")
            + (translate("steps", ", {count} belum dibaca").format(count=unread) if unread else ""),
        ),
        (
            translate("steps", "Klarifikasi"),
            texts.slot_begin(held[-1].slot.local).strip() if held else "",
        ),
        (
            translate("steps", "Dokumen"),
            translate("steps", "{count} dokumen").format(count=len(view.documents)) if view.documents else "",
        ),
        (
            translate("steps", "Serah terima"),
            translate("steps", "{count} kali").format(count=len(sent)) if sent else "",
        ),
    )
    first = next((at for at, (_, note) in enumerate(notes) if not note), len(notes))
    made = []
    for at, (title, note) in enumerate(notes):
        progress = Progress.DONE if note else Progress.NOW if at == first else Progress.LATER
        waiting = translate("steps", "langkah berikut") if at == first else translate("steps", "belum ada")
        made.append(Step(title=title, note=note or waiting, progress=progress))
    return tuple(made)
