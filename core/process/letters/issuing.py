"""A paper with a number of its own: the number is reserved first, the paper comes after it.

No transaction spans two files. A crash in between leaves a reserved number: without a paper, which the register
shows with that reason, or with one, which `settling` finds. A paper that cannot be written is found out before a
number is spent on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from core.case.document import Document
from core.errors import UserError
from core.process.letters import remembering
from core.process.letters.catalogue import known as known_template
from core.process.letters.making import create, prepared
from core.process.letters.pictures import Pictures
from core.process.letters.registers import REGISTERS
from core.rules.numbering import Register
from core.vault import number_rows, numbering
from core.vault.vault import Vault
from core.writing import document as papers
from core.writing.context import look_up, put

_REHEARSED: Final = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a number needs: its register, the day of the paper, and the parts that nobody has given yet.

    `used` are the parts as they were last given for such a paper, to be offered.
    """

    register: Register
    day: date
    asked: tuple[str, ...]
    used: Mapping[str, str] = field(default_factory=dict)


def wanted(
    vault: Vault, case_id: str, template_id: str, answers: Mapping[str, str], *, hearing_id: str | None = None
) -> Wanted:
    """What has to be known before a number is given for this paper.

    Raises:
        UserError: as `letters.create`; `rule_refused` for a paper that has no number of its own.
    """
    edition, values, known = prepared(vault, case_id, known_template(template_id), answers, hearing_id)
    head = edition.head.chosen(lambda name: look_up(values, name))
    register_id = REGISTERS.get(head.register)
    if register_id is None:
        raise UserError(
            "rule_refused",
            reason="naskah ini tidak diberi nomor dari register surat",
            hint="Buat tanpa nomor.",
        )
    registers = number_rows.registers(vault.office_ledger, vault.office.kind.value)
    register = next(one for one in registers if one.id == register_id)
    put(values, edition.head.number, _REHEARSED)
    papers.fill(edition, values, on=known.day)  # raises now what would otherwise cost a number
    given = known_parts(vault, register)
    asked = tuple(name for name in register.asked if name not in given)
    used = remembering.number_parts_of(vault, template_id)
    return Wanted(
        register=register, day=known.day, asked=asked, used={k: v for k, v in used.items() if k in asked}
    )


def issue(
    vault: Vault,
    case_id: str,
    template_id: str,
    answers: Mapping[str, str],
    *,
    parts: Mapping[str, str] | None = None,
    earlier: bool = False,
    hearing_id: str | None = None,
    pictures: Pictures | None = None,
) -> Document:
    """Reserves the next number of the paper's register and writes the paper with it; durable on return.

    Raises:
        UserError: as `wanted`; `number_backdated` unless `earlier` agrees to a suffix; `numbers_elsewhere`;
            `field_missing` for a part of the number.
    """
    need = wanted(vault, case_id, template_id, answers, hearing_id=hearing_id)
    given = {**known_parts(vault, need.register), **(parts or {})}
    with vault.change_register() as ledger:
        number = numbering.reserve(ledger, need.register, need.day, given, earlier=earlier, case=case_id)
    place = prepared(vault, case_id, known_template(template_id), answers, hearing_id)[0].head.number
    try:
        paper = create(
            vault,
            case_id,
            template_id,
            {**answers, place: number.text},
            hearing_id=hearing_id,
            pictures=pictures,
        )
    except UserError:
        with vault.change_register() as ledger:
            numbering.void(ledger, number.id, "suratnya tidak jadi dibuat")
        raise
    with vault.change_register() as ledger:
        numbering.use(ledger, number.id, case=case_id, document=paper.id)
    with suppress(UserError):  # paper and number are kept; the parts are only asked once more
        remembering.learn_number_parts(vault, template_id, parts or {})
    return paper


def known_parts(vault: Vault, register: Register) -> dict[str, str]:
    """What the office profile knows of the parts of a number; nobody is asked for these."""
    known = {"unit": vault.office.unit_code, "wilayah": vault.office.area_code}
    return {name: text for name, text in known.items() if text and name in register.asked}
