"""What is remembered from one paper to the next.

Two kinds of memory, never mixed:

- A *draft* belongs to one case, one template and one hearing: every answer of a form that was not finished. It is
  offered only there and is gone once the paper is made.
- A *habit* belongs to a template: what the office last used of the names in `HABITS`. Only how the office writes is
  in that list (who signs, who gets a copy, how it is printed, standing clauses, the parts of a number), never what
  happened or to whom. An answer that names the person of the case is left out even so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.case.subject import Subject
from core.clock import instant
from core.vault import letter_memory
from core.vault.letter_memory import Draft
from core.vault.vault import Vault

_PERSON: Final = (
    "nama", "gelar_depan", "gelar_belakang", "label_nomor", "nomor_pegawai", "pangkat", "golongan", "jabatan",
)  # fmt: skip
PRINTED: Final = (
    "cetak.kertas", "cetak.kop", "cetak.kop_ruang", "cetak.formulir", "cetak.rata_ttd", "cetak.rangkap",
    "cetak.kata_sambung",
)  # fmt: skip
SIGNER: Final = (
    *(f"pejabat.{name}" for name in _PERSON), "pejabat.unit_kerja", "pejabat.mode", "pejabat.rantai_jabatan",
)  # fmt: skip
HABITS: Final = frozenset(
    {
        "surat.sifat", "surat.keamanan", "surat.lampiran_satuan", "surat.tembusan", "tembusan",
        *PRINTED, *SIGNER,
        *(f"mengetahui.{name}" for name in _PERSON),
        "klausul_berlaku", "klausul_keberatan", "varian_judul", "gelar", "ditetapkan_di", "kop", "sebutan_ttd",
        "tampilan_nama", "tampilkan_telepon", "baris_kosong", "narahubung", "meterai", "wilayah",
    }
)  # fmt: skip
"""The names whose answers are offered for the next paper of the same template, in whatever case."""
OF_THE_CASE: Final = {name: tuple(f"mengetahui.{field}" for field in _PERSON) for name in ("D19", "D20C")}
"""Names of `HABITS` that in these templates tell of the case after all: there the superior of its person takes note."""
NUMBER_PART: Final = "nomor/"
"""Stands before the parts of a number (`klasifikasi`), which are no answers of a form."""


def keep_draft(
    vault: Vault, case_id: str, template_id: str, answers: Mapping[str, str], *, hearing_id: str | None = None
) -> None:
    """Keeps unfinished answers of a paper, durable on return; nothing is written when they are the same as before.

    Without answers what was kept is taken away.
    """
    name = template_id.upper()
    known = letter_memory.draft(vault.office_ledger, case_id, name, hearing_id)
    if (known.answers if known is not None else {}) == dict(answers):
        return
    with vault.change_register() as ledger:
        now = instant(vault.clock.now())
        letter_memory.keep_draft(ledger, case_id, name, hearing_id, answers, at=now)


def draft_of(vault: Vault, case_id: str, template_id: str, hearing_id: str | None = None) -> Draft | None:
    """The unfinished answers of a paper, or None."""
    return letter_memory.draft(vault.office_ledger, case_id, template_id.upper(), hearing_id)


def habits_of(vault: Vault, template_id: str) -> dict[str, str]:
    """What the office last used for this template, by the names of `HABITS`."""
    name = template_id.upper()
    found = letter_memory.habit(vault.office_ledger, name)
    return {key: text for key, text in found.items() if is_habit(name, key)}


def number_parts_of(vault: Vault, template_id: str) -> dict[str, str]:
    """The parts of a number as they were last given for this template."""
    found = letter_memory.habit(vault.office_ledger, template_id.upper())
    return {key.removeprefix(NUMBER_PART): text for key, text in found.items() if key.startswith(NUMBER_PART)}


def learn(vault: Vault, template_id: str, answers: Mapping[str, str], person: Subject) -> None:
    """Remembers the habits among the answers of a paper that was made; they replace the ones before."""
    name = template_id.upper()
    before = letter_memory.habit(vault.office_ledger, name)
    kept = {key: text for key, text in before.items() if key.startswith(NUMBER_PART)}
    kept |= {
        key: text for key, text in answers.items() if is_habit(name, key) and not _tells_of(person, text)
    }
    _keep(vault, name, before, kept)


def learn_number_parts(vault: Vault, template_id: str, parts: Mapping[str, str]) -> None:
    """Remembers the parts of a number that was given."""
    name = template_id.upper()
    before = letter_memory.habit(vault.office_ledger, name)
    _keep(vault, name, before, before | {f"{NUMBER_PART}{part}": text for part, text in parts.items()})


def _keep(vault: Vault, name: str, before: Mapping[str, str], kept: Mapping[str, str]) -> None:
    if kept != before:
        with vault.change_register() as ledger:
            letter_memory.keep_habit(ledger, name, kept)


def is_habit(name: str, key: str) -> bool:
    """Whether an answer may be offered for the next paper of the template `name`, in whatever case."""
    return key in HABITS and key not in OF_THE_CASE.get(name, ())


def _tells_of(person: Subject, text: str) -> bool:
    """Whether a text names the person of the case, by name or number."""
    said = " ".join(text.casefold().split())
    digits = "".join(sign for sign in text if sign.isdigit())
    named = " ".join(person.name.casefold().split())
    return bool(named and named in said) or bool(person.id_number and person.id_number in digits)
