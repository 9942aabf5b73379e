"""A report or finding taken into a case, with the number of its register where one is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.case import report
from core.case.report import Origin, Report
from core.errors import UserError
from core.rules.numbering import Register
from core.vault import number_rows, numbering
from core.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is recorded: how it came, the election, `regime` (`pemilu`, `pemilihan`), what happened, three dates."""

    origin: Origin
    election: str
    regime: str
    summary: str
    occurred: date
    known: date
    submitted: date
    group: str | None = None


def register_of(vault: Vault, origin: Origin, *, registered: bool = False) -> Register:
    """The register that numbers such a matter; `registered` for the number with `Reg`.

    Raises:
        UserError: `rule_refused` for an office that has no such register.
    """
    wanted = f"{origin.value}_registered" if registered else origin.value
    for register in number_rows.registers(vault.office_ledger, vault.office.kind.value):
        if register.id == wanted:
            return register
    raise UserError(
        "rule_refused",
        reason="kantor ini tidak memberi nomor laporan dan temuan",
        hint="Ketik nomor dari kantor yang memberinya, atau catat tanpa nomor.",
    )


def record(vault: Vault, case_id: str, matter: Matter, *, number: str | None = None) -> Report:
    """Records the matter with a number that somebody else gave, or none; durable on return.

    Raises:
        UserError: `field_missing`, `rule_refused` for dates out of order.
    """
    _check(matter)
    with vault.change(case_id) as ledger:
        return report.add(
            ledger, origin=matter.origin, number=(number or "").strip() or None, election=matter.election.strip(),
            regime=matter.regime, summary=matter.summary.strip(), occurred=matter.occurred, known=matter.known,
            submitted=matter.submitted, group=matter.group,
        )  # fmt: skip


def record_numbered(
    vault: Vault,
    case_id: str,
    matter: Matter,
    *,
    parts: Mapping[str, str],
    registered: bool = False,
    earlier: bool = False,
) -> Report:
    """Reserves the next number of the matter's register for the day it came in, and records the matter with it.

    As with letters a crash in between leaves a reserved number without a matter, which the register shows.

    Raises:
        UserError: as `record` and `register_of`; `number_backdated` unless `earlier` agrees to a suffix;
            `numbers_elsewhere`; `field_missing` for a part of the number.
    """
    _check(matter)
    vault.case(case_id)
    register = register_of(vault, matter.origin, registered=registered)
    with vault.change_register() as ledger:
        number = numbering.reserve(ledger, register, matter.submitted, parts, earlier=earlier, case=case_id)
    try:
        made = record(vault, case_id, matter, number=number.text)
    except UserError:
        with vault.change_register() as ledger:
            numbering.void(ledger, number.id, "laporannya tidak jadi dicatat")
        raise
    with vault.change_register() as ledger:
        numbering.use(ledger, number.id, case=case_id, document=made.id)
    return made


def _check(matter: Matter) -> None:
    for field, text in (("pemilihan", matter.election), ("peristiwa", matter.summary)):
        if not text.strip():
            raise UserError("field_missing", field=field)
    if not matter.occurred <= matter.known <= matter.submitted:
        raise UserError(
            "rule_refused",
            reason="urutan tanggalnya harus: terjadi, diketahui, lalu diterima atau dicatat",
            hint="Perbaiki tanggalnya, lalu coba lagi.",
        )
