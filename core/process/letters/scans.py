"""Scans of signed papers led back to their papers by the codes on their pages; a person confirms before anything is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.case import document, document_steps
from core.case.document_steps import Part, State, Step
from core.errors import UserError
from core.process.letters.scan_pages import Place, doubled, missing, parts, together
from core.reading.channel import Cancel
from core.reading.pool import ReaderPool
from core.reading.values import MAX_INPUT
from core.rules.paper_code import PaperCode
from core.vault.rows import PaperRow
from core.vault.vault import Vault
from core.wording import explain

_NO_CODE: Final = "tidak ada kode yang terbaca; konsep, salinan, dan surat lama memang tidak berkode"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A scan file as it was read: the codes of each page. `fault` says in words why it could not be read at all."""

    name: str
    sha256: str
    pages: tuple[tuple[PaperCode, ...], ...]
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """Pages of one or more scan files that together are one scan of a paper.

    `places` are they in the order of the paper; `alone` says that their files hold nothing else. `state` is how far the
    paper is, `lacks` which of its pages this scan has not, `follows` an earlier step whose scan lacked pages that
    are here. `proven` is what the last scan of the paper proves. `remarks` are what a person should look at. `held` is true for a scan that the paper has already.
    """

    places: tuple[Place, ...]
    alone: bool
    paper: PaperRow
    case_name: str
    day: date
    state: State
    held: bool
    lacks: tuple[int, ...]
    follows: Step | None
    proven: State | None
    remarks: tuple[str, ...]

    @property
    def files(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """The scan files by number, each with its pages counted from 0, in the order in which they first come."""
        files: dict[int, tuple[int, ...]] = {}
        for place in self.places:
            files[place.scan] = (*files.get(place.scan, ()), place.at)
        return tuple(files.items())

    @property
    def whole(self) -> bool:
        """Whether it is one file with nothing else in it, which is kept as it was given."""
        return self.alone and len(self.files) == 1

    @property
    def next_state(self) -> State:
        """What the scan most likely proves: a part what the one before it does, else the signature, then the handing over."""
        if self.follows is not None:
            return self.follows.state
        if self.lacks and self.proven is not None:
            return self.proven
        return State.SIGNED if self.state is State.NUMBERED else State.DELIVERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What became of some scans: papers found, and `remarks` on pages and files (by name) that lead nowhere.

    `unknown` are the places of files in which no page leads to a paper.
    """

    found: tuple[Recognised, ...]
    remarks: tuple[str, ...]
    unknown: tuple[int, ...]


def read(pool: ReaderPool, name: str, data: bytes, *, cancel: Cancel | None = None) -> Scan:
    """The codes on every page of a scan file. Raises `ReadingCancelled`; a file that does harm has a `fault`."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        return Scan(name=name, sha256=digest, pages=pool.codes(data, cancel=cancel))
    except UserError as error:
        return Scan(name=name, sha256=digest, pages=(), fault=explain(error).what)


def recognised(vault: Vault, scans: Sequence[Scan]) -> Recognition:
    """Which papers of which cases the pages belong to. Opens no case for the record and writes nothing."""
    remarks: list[str] = []
    rows: dict[str, PaperRow] = {}
    places: dict[str, list[Place]] = {}
    alone: dict[int, bool] = {}
    unknown = []
    for number, scan in enumerate(scans):
        if fault := scan.fault or _again(scan, scans[:number]):
            remarks.append(f"{scan.name}: {fault}")
            unknown.append(number)
            continue
        pages = [_known(vault, codes) for codes in scan.pages]
        said = [_remark(codes, papers) for codes, papers in zip(scan.pages, pages, strict=True)]
        one = {papers[0][0].document for papers in pages if papers}
        strange = any(codes and len(papers) != 1 for codes, papers in zip(scan.pages, pages, strict=True))
        alone[number] = len(one) == 1 and not strange
        owners = [papers[0] if len(papers) == 1 else None for papers in pages]
        for at, owner in enumerate(owners):
            if owner is None and not scan.pages[at]:
                owner = _between(owners, at, alone=alone[number])
            if owner is not None:
                rows[owner[0].document] = owner[0]
                place = Place(scan=number, at=at, page=owner[1])
                places.setdefault(owner[0].document, []).append(place)
            elif any(owners):
                remarks.append(f"{scan.name}, halaman {at + 1}: {said[at]}; tidak dikaitkan")
        if not any(owners):
            unknown.append(number)
            remarks.append(f"{scan.name}: {next((text for text in said if text != _NO_CODE), _NO_CODE)}")
    found = []
    for paper, held in places.items():
        try:
            found += [
                _found(vault, rows[paper], one, held, scans, alone)
                for one in together(held, rows[paper].pages)
            ]
        except UserError as error:  # one damaged case file keeps no other from its papers
            names = ", ".join(dict.fromkeys(scans[place.scan].name for place in held))
            remarks.append(f"{names}: {explain(error).what}")
    found.sort(key=lambda one: min((place.scan, place.at) for place in one.places))
    return Recognition(found=tuple(found), remarks=tuple(remarks), unknown=tuple(unknown))


def kept(pool: ReaderPool, files: Sequence[bytes], one: Recognised, *, cancel: Cancel | None = None) -> bytes:
    """What is kept of scan files for one paper: the file as it was given, or a PDF of that paper's pages alone.

    `files` are the bytes of all scans, in the order in which they were recognised.

    Raises:
        UserError: `rule_refused` for files that are over `MAX_INPUT` together; what `ReaderPool.gather` raises.
    """
    if one.whole:
        return files[one.places[0].scan]
    numbers = [number for number, _ in one.files]
    if len(numbers) > 1 and sum(len(files[number]) for number in numbers) > MAX_INPUT:
        reason = f"foto surat ini bersama-sama lebih dari {MAX_INPUT // 2**20} MB"
        raise UserError("rule_refused", reason=reason, hint="Catat sebagian dahulu; sisanya disusulkan.")
    places = [(numbers.index(place.scan), place.at) for place in one.places]
    return pool.gather([files[number] for number in numbers], places, cancel=cancel)


def attach(
    vault: Vault,
    one: Recognised,
    scans: Sequence[Scan],
    data: bytes,
    *,
    state: State,
    day: date,
    who: str,
    how: str = "",
) -> Step:
    """Records what a person confirmed: the paper is signed, or was handed over, and `data` (from `kept`) proves it.

    Raises:
        UserError: as `document_steps.signed` and `delivered`; `record_unknown` when the paper is gone;
            `rule_refused` for another state, and for a scan that the paper has already.
    """
    given = parts(one.places, [scan.sha256 for scan in scans])
    made_of = () if one.whole else given
    with vault.change(one.paper.case_id) as ledger:
        papers = document.among(ledger, [one.paper.document])
        if not papers:
            raise UserError("record_unknown", what="document", id=one.paper.document)
        if _holds(document_steps.items(ledger), one.paper.document, given):
            raise UserError(
                "rule_refused",
                reason="pindaian ini sudah tersimpan pada suratnya",
                hint="Tidak perlu dicatat lagi.",
            )
        if state is State.SIGNED:
            return document_steps.signed(
                ledger, papers[0], day=day, who=who, scan=data, parts=made_of, lacks=one.lacks
            )
        if state is State.DELIVERED:
            return document_steps.delivered(
                ledger, papers[0], day=day, who=who, how=how, scan=data, parts=made_of, lacks=one.lacks
            )
    raise UserError(
        "rule_refused",
        reason="pindaian membuktikan tanda tangan atau penyampaian",
        hint="Pilih salah satu dari keduanya.",
    )


def _again(scan: Scan, before: Sequence[Scan]) -> str:
    """Says so when the same bytes were given before."""
    same = next((one.name for one in before if one.sha256 == scan.sha256 and not one.fault), "")
    return f"berkasnya sama persis dengan {same}; dipakai sekali" if same else ""


def _known(vault: Vault, codes: Sequence[PaperCode]) -> list[tuple[PaperRow, int]]:
    """The papers of the vault that a page's codes belong to, with the page of the paper (0: not known)."""
    found = {}
    for code in codes:
        rows = vault.papers(code.paper)
        if len(rows) == 1:
            found[rows[0].document] = (rows[0], code.page if code.pages == rows[0].pages else 0)
    return list(found.values())


def _remark(codes: Sequence[PaperCode], papers: Sequence[object]) -> str:
    if len(papers) > 1:
        return "ada kode beberapa surat pada satu halaman; pindai satu per satu"
    if not codes:
        return _NO_CODE
    return f"kode {codes[0].text} tidak dikenal di brankas ini; suratnya dari kantor atau brankas lain"


def _between(
    owners: Sequence[tuple[PaperRow, int] | None], at: int, *, alone: bool
) -> tuple[PaperRow, int] | None:
    """Whose a page without code is: a back or an enclosure lies between pages of its paper, or nothing else is there."""
    before = next((owner for owner in reversed(owners[:at]) if owner), None)
    after = next((owner for owner in owners[at + 1 :] if owner), None)
    if alone:
        owner = before or after
    else:
        owner = before if before and after and before[0].document == after[0].document else None
    return (owner[0], 0) if owner else None


def _found(
    vault: Vault,
    row: PaperRow,
    places: tuple[Place, ...],
    every: Sequence[Place],
    scans: Sequence[Scan],
    alone: Mapping[int, bool],
) -> Recognised:
    """One scan of a paper; `every` are all pages of the paper that were given, in this and in other scans."""
    ledger = vault.behind(row.case_id)
    paper = document.among(ledger, [row.document])[0]
    steps = [step for step in document_steps.items(ledger) if step.document == row.document]
    has = _holds(steps, row.document, parts(places, [scan.sha256 for scan in scans]))
    lacks, perhaps = missing(places, row.pages)
    follows = _follows(row.document, steps, places, row.pages)
    remarks = []
    if not any(place.page for place in places):
        remarks.append("nomor halaman tidak terbaca (cetakan dari Word); periksa kelengkapannya")
    if follows is not None and not has:
        left = set(document_steps.lacking(row.document, steps, follows.state)) & set(lacks)
        remarks.append("melengkapi pindaian yang sudah tersimpan; yang lama tetap disimpan")
        remarks += [f"halaman {_listed(sorted(left))} dari {row.pages} tetap belum ada"] if left else []
    elif lacks:
        remarks.append(f"halaman {_listed(lacks)} dari {row.pages} belum ada; dapat disusulkan")
    if perhaps:
        remarks.append(f"halaman {_listed(perhaps)} dari {row.pages} tidak berkode atau belum ada; periksa")
    if twice := doubled(every):
        remarks.append(f"halaman {_listed(twice)} dari {row.pages} ada lebih dari sekali")
    for number, scan in enumerate(scans):
        bare = [place.at + 1 for place in places if place.scan == number and not scan.pages[place.at]]
        if bare:
            file = "berkas" if len({place.scan for place in places}) == 1 else scan.name
            remarks.append(f"halaman {file} tanpa kode diikutkan: {_listed(bare)}")
    if has:
        remarks.append("pindaian ini sudah tersimpan pada suratnya")
    elif follows is None and any(step.scan for step in steps):
        remarks.append("surat ini sudah mempunyai pindaian; yang lama tetap disimpan")
    return Recognised(
        places=places,
        alone=all(alone[place.scan] for place in places),
        paper=row,
        case_name=next((case.name for case in vault.cases() if case.id == row.case_id), ""),
        day=paper.date,
        state=document_steps.state_of(paper, tuple(steps)),
        held=has,
        lacks=lacks,
        follows=follows,
        proven=next((step.state for step in reversed(steps) if step.scan), None),
        remarks=tuple(remarks),
    )


def _follows(paper: str, steps: Sequence[Step], places: Sequence[Place], pages: int) -> Step | None:
    """The last step with a scan that lacks pages which no other of its kind has, and which are here.

    A scan of the whole paper completes nothing: it may be the receipt on another print.
    """
    here = {place.page for place in places}
    if here >= set(range(1, pages + 1)):
        return None
    for step in reversed(steps):
        if step.scan and here & set(document_steps.lacking(paper, steps, step.state)):
            return step
    return None


def _holds(steps: Sequence[Step], paper: str, given: Sequence[Part]) -> bool:
    """Whether the paper has every page that was given, in whatever scans."""
    own = [step for step in steps if step.document == paper]
    files = {step.scan for step in own}
    pages = {(part.sha256, page) for step in own for part in step.parts for page in part.pages}
    return all(
        part.sha256 in files or {(part.sha256, page) for page in part.pages} <= pages for part in given
    )


def _listed(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages))
