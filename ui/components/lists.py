"""What the lists of Netra show: columns over the values of core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from core.case.document import Document
from core.case.document_steps import State, Step, lacking, state_of
from core.case.entry import Entry
from core.case.evidence import Evidence
from core.case.hearing import Hearing
from core.case.hearing import State as HearingState
from core.case.reading import ReadingRecord
from core.vault.index import HearingRow
from core.vault.office import Office
from ui import texts
from ui.theme import icon
from ui.widgets.table import Column

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """Evidence with what was read from it."""

    item: Evidence
    reading: ReadingRecord | None

    @property
    def id(self) -> str:
        """The id of the evidence."""
        return self.item.id


def reading_state(row: EvidenceRow) -> tuple[str, str]:
    """What is known of the text of evidence, in a few words, and the token that colours them."""
    found = row.reading
    if not row.item.readable:
        return translate("reading", "Tanpa teks"), "quiet"
    if found is None:
        return translate("reading", "Belum dibaca"), "doubt"
    if not found.ok:
        return texts.reason(found.reason), "danger"
    if not found.word_count:
        return translate("reading", "Tidak ada kata"), "quiet"
    return translate("reading", "{count} kata").format(count=found.word_count), "text"


def cases(office: Office) -> tuple[Column, ...]:
    """The list of all case files."""
    return (
        Column(head=translate("cases", "Nama"), show=texts.full_name, sort=lambda r: r.name.casefold(),
               width=216, strong=True, tip=texts.full_name),
        Column(head=translate("cases", "NIP / NI PPPK"), show=lambda r: texts.number(r.id_number), width=176),
        Column(head=translate("cases", "Jabatan"), show=texts.post, width=0, tip=texts.post),
        Column(head=translate("cases", "Status"), spare=True, show=lambda r: texts.status(r.status), width=96),
        Column(head=translate("cases", "Bukti"), show=lambda r: str(r.evidence), sort=lambda r: r.evidence,
               width=68, right=True),
        Column(head=translate("cases", "Klarifikasi"), spare=True, show=lambda r: str(r.hearings), sort=lambda r: r.hearings,
               width=96, right=True),
        Column(head=translate("cases", "Dokumen"), spare=True, show=lambda r: str(r.documents), sort=lambda r: r.documents,
               width=88, right=True),
        Column(head=translate("cases", "Diubah"), show=lambda r: texts.moment(r.changed_at, office),
               sort=lambda r: r.changed_at, width=150),
    )  # fmt: skip


def evidence(office: Office) -> tuple[Column, ...]:
    """The evidence of one case."""
    return (
        Column(head=translate("evidence", "Nama berkas"), show=lambda r: r.item.name, width=0,
               image=_evidence_image, tip=lambda r: r.item.name),
        Column(head=translate("evidence", "Jenis"), spare=True, show=lambda r: texts.media(r.item.media_type), width=124),
        Column(head=translate("evidence", "Ukuran"), spare=True, show=lambda r: texts.size(r.item.size),
               sort=lambda r: r.item.size, width=84, right=True),
        Column(head=translate("evidence", "Teks"), show=lambda r: reading_state(r)[0],
               sort=lambda r: r.reading.word_count if r.reading else -1, tone=lambda r: reading_state(r)[1], width=130),
        Column(head=translate("evidence", "Ditambahkan"), show=lambda r: texts.moment(r.item.added_at, office),
               sort=lambda r: r.item.added_at, width=164),
    )  # fmt: skip


def hearings(
    words: texts.CallWords, *, with_name: bool, free: Callable[[date], str] = lambda _day: ""
) -> tuple[Column, ...]:
    """Hearings of a case, or of the office with whose they are, in the office's `words`; `free` says why the office is closed on a day."""
    name = Column(head=words.person, show=lambda r: r.name, width=0, strong=True)
    return (
        Column(head=translate("hearings", "Hari, tanggal"), show=lambda r: _slot_day(r, free(r.slot.local.date())),
               sort=lambda r: r.slot.starts_at, width=224, strong=not with_name,
               tone=lambda r: "doubt" if free(r.slot.local.date()) else "text",
               tip=lambda r: _slot_day(r, free(r.slot.local.date()))),
        Column(head=translate("hearings", "Pukul"),
               show=lambda r: texts.slot_hours(r.slot), sort=lambda r: r.slot.local.time(), width=110),
        *((name,) if with_name else ()),
        Column(head=translate("hearings", "Ruang"), show=lambda r: r.slot.room, width=176),
        Column(head=translate("hearings", "Pemeriksa"), show=lambda r: ", ".join(r.slot.examiners),
               width=220 if with_name else 0, tip=lambda r: ", ".join(r.slot.examiners)),
        Column(head=words.paper, spare=True, show=lambda r: texts.roman(r.number),
               sort=lambda r: r.number, width=92),
        Column(head=translate("hearings", "Keadaan"), spare=True, show=lambda r: texts.hearing_state(r.state),
               tone=lambda r: "text" if r.state is HearingState.SCHEDULED else "quiet", width=110),
    )  # fmt: skip


def _slot_day(row: Hearing | HearingRow, free: str) -> str:
    day = texts.slot_day(row.slot)
    return f"{day} ({free})" if free else day


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document with the steps it has taken since it was made."""

    item: Document
    steps: tuple[Step, ...]

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.item.id

    @property
    def state(self) -> State:
        """How far the document is."""
        return state_of(self.item, self.steps)


def _paper_named(row: DocumentRow) -> str:
    """What it is, its number and its day: where the table is narrow only the first has a column."""
    return "\n".join(filter(None, (row.item.title, row.item.number, texts.short_date(row.item.date).strip())))


def _paper_state(row: DocumentRow) -> str:
    """How far it is; a paper that never has a number is not called numbered."""
    if row.state is State.NUMBERED and not row.item.number:
        return translate("documents", "Dibuat")
    return texts.paper_state(row.state)


def _paper_steps(row: DocumentRow) -> str:
    """When each step was taken, by whom, and whether a scan proves it."""
    return "\n".join(
        ", ".join(
            part
            for part in (
                f"{texts.paper_state(step.state)} {texts.short_date(step.day).strip()}", step.who, step.how,
                translate("documents", "pindaian belum lengkap")
                if set(step.lacks) & set(lacking(row.item.id, row.steps, step.state))
                else translate("documents", "ada pindaian") if step.scan else "",
            )
            if part
        )
        for step in row.steps
    )  # fmt: skip


def documents(office: Office) -> tuple[Column, ...]:
    """The documents of one case."""
    return (
        Column(head=translate("documents", "Dokumen"), show=lambda r: r.item.title, width=0, strong=True,
               image=lambda _row: icon("file-text"), tip=_paper_named),
        Column(head=translate("documents", "Nomor"), spare=True, show=lambda r: r.item.number or texts.NONE, width=196,
               tip=lambda r: r.item.number or translate("documents", "Konsep: belum bernomor")),
        Column(head=translate("documents", "Tanggal"), spare=True, show=lambda r: texts.short_date(r.item.date),
               sort=lambda r: r.item.date, width=112),
        Column(head=translate("documents", "Keadaan"), show=_paper_state, tip=_paper_steps,
               image=lambda r: icon("paperclip") if any(step.scan for step in r.steps) else None,
               tone=lambda r: "doubt" if r.item.draft else "done" if r.state is State.DELIVERED else "text", width=150),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """An entry of the ledger and what it is about, in words."""

    entry: Entry
    about: str

    @property
    def id(self) -> str:
        """The id of the entry."""
        return self.entry.id


def history(office: Office) -> tuple[Column, ...]:
    """The entries of one case, as a custody record reads."""
    return (
        Column(head=translate("history", "Waktu"), show=lambda r: texts.moment(r.entry.at, office),
               sort=lambda r: r.entry.at, tip=lambda r: texts.full_moment(r.entry.at, office), width=156),
        Column(head=translate("history", "Oleh"), show=lambda r: r.entry.actor, width=170),
        Column(head=translate("history", "Perbuatan"), show=lambda r: texts.deed(r.entry), width=220, strong=True),
        Column(head=translate("history", "Tentang"), show=lambda r: r.about or texts.NONE, width=0, tip=lambda r: r.about),
        Column(head=translate("history", "Sidik jari"), spare=True, show=lambda r: texts.groups(r.entry.id, 12),
               tip=lambda r: texts.groups(r.entry.id), tone=lambda _row: "quiet", width=136),
    )  # fmt: skip


def _evidence_image(row: EvidenceRow) -> QIcon:
    kind = row.item.media_type
    if kind == "application/pdf":
        return icon("file-pdf")
    if kind.startswith("video/"):
        return icon("film-strip")
    return icon("image-square" if kind.startswith("image/") else "file")
