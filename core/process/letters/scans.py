"""Scans of signed papers led back to their papers by the codes on their pages; a person confirms before anything is kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.case import document, document_steps
from core.case.document_steps import Part, State, Step
from core.errors import UserError
from core.reading.channel import Cancel
from core.reading.pool import ReaderPool
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
    """The pages of one scan file that belong to one paper.

    `at` are pages of the file, counted from 0; `whole` says that the file holds nothing else, so that it is kept as it
    was given. `state` is how far the paper is, `remarks` what a person should look at. `held` is true for a scan that
    the paper has already.
    """

    scan: int
    at: tuple[int, ...]
    whole: bool
    paper: PaperRow
    case_name: str
    day: date
    state: State
    held: bool
    remarks: tuple[str, ...]

    @property
    def next_state(self) -> State:
        """What the scan most likely proves: the signature, or after it the handing over."""
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
    places: dict[tuple[str, int], list[tuple[int, int]]] = {}
    alone: dict[int, bool] = {}
    unknown = []
    for number, scan in enumerate(scans):
        if scan.fault:
            remarks.append(f"{scan.name}: {scan.fault}")
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
                places.setdefault((owner[0].document, number), []).append((at, owner[1]))
            elif any(owners):
                remarks.append(f"{scan.name}, halaman {at + 1}: {said[at]}; tidak dikaitkan")
        if not any(owners):
            unknown.append(number)
            remarks.append(f"{scan.name}: {next((text for text in said if text != _NO_CODE), _NO_CODE)}")
    found = []
    for (paper, number), held in places.items():
        try:
            found.append(_found(vault, rows[paper], number, scans[number], held, alone[number], places))
        except UserError as error:  # one damaged case file keeps no other from its papers
            remarks.append(f"{scans[number].name}: {explain(error).what}")
    return Recognition(found=tuple(found), remarks=tuple(remarks), unknown=tuple(unknown))


def kept(pool: ReaderPool, data: bytes, one: Recognised, *, cancel: Cancel | None = None) -> bytes:
    """What is kept of a scan file for one paper: the file as it was given, or a PDF of that paper's pages alone.

    Raises:
        UserError: `rule_refused` for a TIFF with pages of several papers; what `ReaderPool.extract` raises.
    """
    if one.whole:
        return data
    try:
        return pool.extract(data, one.at, cancel=cancel)
    except UserError as error:
        if error.facts.get("reason") != "not_pages":
            raise
        reason = "berkas TIFF ini memuat beberapa surat; pindai sebagai PDF, atau satu surat satu berkas"
        raise UserError("rule_refused", reason=reason) from None


def attach(
    vault: Vault,
    one: Recognised,
    scan: Scan,
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
    part = None if one.whole else Part(sha256=scan.sha256, pages=tuple(at + 1 for at in one.at))
    with vault.change(one.paper.case_id) as ledger:
        papers = document.among(ledger, [one.paper.document])
        if not papers:
            raise UserError("record_unknown", what="document", id=one.paper.document)
        if _holds(document_steps.items(ledger), one.paper.document, scan.sha256, one.at):
            raise UserError("rule_refused", reason="pindaian ini sudah tersimpan pada suratnya")
        if state is State.SIGNED:
            return document_steps.signed(ledger, papers[0], day=day, who=who, scan=data, part=part)
        if state is State.DELIVERED:
            return document_steps.delivered(
                ledger, papers[0], day=day, who=who, how=how, scan=data, part=part
            )
    raise UserError("rule_refused", reason="pindaian membuktikan tanda tangan atau penyampaian")


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
    number: int,
    scan: Scan,
    held: Sequence[tuple[int, int]],
    alone: bool,
    places: dict[tuple[str, int], list[tuple[int, int]]],
) -> Recognised:
    ledger = vault.behind(row.case_id)
    paper = document.among(ledger, [row.document])[0]
    steps = document_steps.items(ledger)
    pages = [page for (one, _), group in places.items() if one == row.document for _, page in group]
    at = tuple(place for place, _ in held)
    has = _holds(steps, row.document, scan.sha256, at)
    remarks = _pages(row, pages)
    bare = [place + 1 for place in at if not scan.pages[place]]
    if bare:
        remarks.append(f"halaman berkas tanpa kode diikutkan: {', '.join(map(str, bare))}")
    if has:
        remarks.append("pindaian ini sudah tersimpan pada suratnya")
    elif any(step.document == row.document and step.scan for step in steps):
        remarks.append("surat ini sudah mempunyai pindaian; yang lama tetap disimpan")
    return Recognised(
        scan=number,
        at=at,
        whole=alone,
        paper=row,
        case_name=next((case.name for case in vault.cases() if case.id == row.case_id), ""),
        day=paper.date,
        state=document_steps.state_of(paper, steps),
        held=has,
        remarks=tuple(remarks),
    )


def _pages(row: PaperRow, pages: Sequence[int]) -> list[str]:
    """Which pages of the paper are not there, and which are there twice."""
    seen = Counter(page for page in pages if page)
    if not seen:
        return ["nomor halaman tidak terbaca (cetakan dari Word); periksa kelengkapannya"]
    gone = [str(page) for page in range(1, row.pages + 1) if page not in seen]
    twice = [str(page) for page, count in sorted(seen.items()) if count > 1]
    remarks = [f"halaman {', '.join(gone)} dari {row.pages} tidak ada"] if gone else []
    return remarks + ([f"halaman {', '.join(twice)} dari {row.pages} ada lebih dari sekali"] if twice else [])


def _holds(steps: Sequence[Step], paper: str, digest: str, at: Sequence[int]) -> bool:
    pages = tuple(place + 1 for place in at)
    return any(
        step.document == paper
        and (step.scan == digest or (step.part is not None and step.part == Part(sha256=digest, pages=pages)))
        for step in steps
    )
