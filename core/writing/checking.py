"""Looking a template over before it is used: what is wrong, where, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from jinja2 import nodes

from core.errors import UserError
from core.rules import law
from core.writing import engine, inference, outline, pieces, rehearsal, template
from core.writing import head as heads
from core.writing.faults import Fault
from core.writing.functions import NAMES
from core.writing.head import Head
from core.writing.pieces import Whole
from core.writing.template import FENCE, Template

DECISION_PARTS: Final = ("Menimbang", "Mengingat", "MEMUTUSKAN", "Menetapkan", "KESATU")
NUMBERED: Final = frozenset({"letter", "confidential", "decision", "minutes", "case"})
_TAG: Final = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_VALUE: Final = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_PART: Final = re.compile(r"^[ \t]*:::[ \t]*([a-z-]+)", re.MULTILINE)
# Every repetition has an end: a text of nothing but blanks must not keep the check busy.
_LAW: Final = re.compile(
    r"\b(?:Undang-Undang|Peraturan (?:Pemerintah|Presiden|Menteri|Daerah|Badan|Kepala|Bersama|Arsip)[A-Za-z ]{0,90}?|Keputusan "
    r"(?:Presiden|Bersama|Badan|Menteri)[A-Za-z ]{0,90}?|Surat Edaran[A-Za-z ]*?|UU|PP|Perpres|Perppu|Permendagri|Permenpan|"
    r"Perbawaslu|Peraturan BKN|PerBKN|Perka BKN|SE)\s{1,4}(?:Nomor\s{1,4}|No\.?\s{0,4})?(\d{1,6})[A-Za-z.\-]{0,20}\s{0,4}(?:Tahun\s{1,4}|/\s{0,4})(\d{4})\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend. `line` counts in the template's file, or in the shared piece that `piece` names."""

    line: int | None
    message: str
    remedy: str
    piece: str = ""


def check(text: str, *, on: date) -> tuple[Finding, ...]:
    """Everything wrong with the text of a template, as of the day `on`; nothing when it can be used."""
    try:
        head_text, body = template.split(text)
    except UserError as error:
        return (Finding(line=1, message=str(error.facts["reason"]), remedy=_FORM),)
    offset = head_text.count("\n") + 4
    try:
        head = heads.read(head_text)
    except Fault as fault:
        return (_in_head(fault, head_text),)
    try:
        whole = pieces.put_in(body)
    except Fault as fault:
        return (_located(fault, None, offset),)
    return _of_body(head, head_text, whole, offset, on)


_FORM: Final = f"Templat dimulai dengan baris {FENCE}, kepala, baris {FENCE}, lalu isi."


def _of_body(head: Head, head_text: str, whole: Whole, offset: int, on: date) -> tuple[Finding, ...]:
    try:
        tree = engine.check(whole.text, NAMES)
    except Fault as fault:
        return (_located(fault, whole, offset),)
    found = [_located(fault, whole, offset) for fault in inference.faults(head, tree, NAMES)]
    found += [_located(fault, whole, offset) for fault in _outline(whole)]
    found += list(_missing_parts(head, whole, tree))
    found += [_located(fault, whole, offset) for fault in _uncited_law(whole, on)]
    if not found:
        made = Template(head=head, body=whole.text, digest="", on=on)
        found += [_located(fault, whole, offset) for fault in rehearsal.faults(made)]
    return tuple(sorted(found, key=lambda finding: (finding.line is None, finding.line or 0)))


def _located(fault: Fault, whole: Whole | None, offset: int) -> Finding:
    place = whole.place(fault.line) if whole else ("", fault.line or 0)
    if place is None or not place[1]:
        return Finding(line=None, message=str(fault), remedy=fault.remedy)
    piece, line = place
    return Finding(
        line=line if piece else line + offset - 1, message=str(fault), remedy=fault.remedy, piece=piece
    )


def _in_head(fault: Fault, head_text: str) -> Finding:
    line = fault.line
    if line is None and fault.key:
        lines = head_text.split("\n")
        line = next((at for at, each in enumerate(lines, 1) if re.match(rf"\s*\W*{fault.key}\b", each)), None)
    return Finding(
        line=line + 1 if line else None, message=str(fault), remedy=fault.remedy or "Perbaiki kepala templat."
    )


def _outline(whole: Whole) -> Iterator[Fault]:
    """Parts that do not open and close; where conditions decide that, the rehearsal finds it instead."""
    if _branches_open_parts(whole.text):
        return
    bare = _VALUE.sub("x", _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), whole.text))
    try:
        outline.read(bare)
    except Fault as fault:
        yield fault


def _branches_open_parts(text: str) -> bool:
    """Whether one branch of a condition opens a part that stands unclosed at its end."""
    depth = 0
    for line in text.split("\n"):
        if re.match(r"[ \t]*\{%-?\s*(?:else|elif)", line) and depth < 0:
            return True
        part = _PART.match(line)
        if part and part[1] not in outline.VOID:
            depth += 1
        elif re.fullmatch(r"[ \t]*:::[ \t]*", line):
            depth -= 1
    return False


def _missing_parts(head: Head, whole: Whole, tree: nodes.Template) -> Iterator[Finding]:
    parts = frozenset(_PART.findall(whole.text))
    read = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}
    if head.signers and "tanda-tangan" not in parts:
        yield _missing("Tidak ada bagian tanda-tangan.", "Tambahkan ::: tanda-tangan dengan baris [ruang].")
    for signer in head.signers:
        if signer not in read:
            yield _missing(
                f"Penanda tangan {signer} tidak muncul.", f"Pakai {signer} atau hapus dari signers."
            )
    if head.register in NUMBERED and head.number not in whole.text:
        yield _missing(f"Nomor ({head.number}) tidak dicetak.", f"Tambahkan {{{{ {head.number} }}}}.")
    if "kepala-surat" in parts and "yth" not in parts:
        yield _missing("Surat tanpa alamat tujuan.", "Tambahkan bagian ::: yth.")
    if head.letterhead and "instansi" not in head.groups:
        yield _missing(
            "Memakai kop tanpa kelompok instansi.", 'Tambahkan instansi = "instansi" pada [groups].'
        )
    if head.register == "decision":
        lacking = [word for word in DECISION_PARTS if word not in whole.text]
        if lacking:
            yield _missing(f"Keputusan tanpa {', '.join(lacking)}.", "Tambahkan bagian itu.")
        if "dasar(" not in whole.text:
            yield _missing("Keputusan tanpa dasar hukum.", 'Kutip dengan {% for h in dasar("asn") %}.')
    if not head.issuers:
        yield _missing("Tidak disebut kantor mana yang menerbitkan.", 'Tambahkan issuers = ["bawaslu"] atau ["agency"].')  # fmt: skip


def _missing(message: str, remedy: str) -> Finding:
    return Finding(line=None, message=message, remedy=remedy)


def _uncited_law(whole: Whole, on: date) -> Iterator[Fault]:
    """Regulations written out in the text, which would stay when they no longer apply."""
    blanked = _blank(_blank(whole.text, _TAG), _COMMENTS)
    for match in _LAW.finditer(blanked):
        rule = _rule(match[1], match[2])
        line = blanked.count("\n", 0, match.start()) + 1
        if rule is None:
            remedy = "Tambahkan ke daftar peraturan bertanggal, lalu kutip dengan dasar()."
        else:
            remedy = f'Kutip dengan {{{{ dasar("{rule.topic}") | pertama }}}}, supaya mengikuti tanggal.'
        gone = rule is not None and rule.valid_until is not None and rule.valid_until < on
        words = "peraturan yang sudah diganti" if gone else "peraturan ditulis langsung"
        yield Fault(f"{words}: {match[0]}", line=line, remedy=remedy)


_COMMENTS: Final = re.compile(r"\{#.*?#\}", re.DOTALL)


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    keep: Callable[[re.Match[str]], str] = lambda found: re.sub(r"[^\n]", " ", found[0])  # noqa: E731
    return pattern.sub(keep, text)


def _rule(number: str, year: str) -> law.Rule | None:
    wanted = re.compile(rf"\bNomor {number} Tahun {year}\b")
    return next((rule for rule in law.rules() if wanted.search(rule.text)), None)
