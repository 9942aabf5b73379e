"""What the office ledger says of number registers: given numbers, blocks set apart, and which copy is in charge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from core.case.ledger import Ledger, Revision
from core.errors import UserError
from core.rules.numbering import Register, shipped

REGISTER: Final = "number_register"
NUMBER: Final = "number"
BLOCK: Final = "number_block"
CHARGE: Final = "number_charge"


class State(StrEnum):
    """What became of a number."""

    RESERVED = "reserved"  # given, the paper has not come yet
    USED = "used"
    VOID = "void"  # given up, with a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that was given: `sequence` in its year, `suffix` over 0 for a letter of an earlier day.

    `branch` is the copy of the vault that gave it, `text` how it stands on paper, `day` the date of the paper,
    `purpose` what it was asked for where no paper of a case tells. `register` is the row it stands in and `form` the
    register that wrote it; they differ where registers share a row. `former` is how it read before it got a suffix.
    """

    id: str
    register: str
    year: int
    sequence: int
    suffix: int
    text: str
    day: date
    branch: str
    state: State
    reason: str = ""
    case: str = ""
    document: str = ""
    purpose: str = ""
    form: str = ""
    former: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Numbers `first` to `last` set apart for a laptop in the field; `holder` is the copy that claimed them."""

    id: str
    register: str
    year: int
    first: int
    last: int
    label: str
    holder: str = ""
    closed: str = ""


def registers(ledger: Ledger, office_kind: str) -> tuple[Register, ...]:
    """The office's registers: the shipped ones, changed and added to by what the office recorded."""
    found = {register.id: register for register in shipped(office_kind)}
    # Two copies may both have changed a register; the last change counts on both, whatever came here first.
    for revision in sorted(ledger.current(REGISTER), key=_when):
        parts = revision.body.get("parts")
        own = Register(
            id=str(revision.body["id"]),
            name=str(revision.body["name"]),
            pattern=str(revision.body["pattern"]),
            parts=tuple((str(k), str(v)) for k, v in parts.items()) if isinstance(parts, dict) else (),
            confidence="office",
            shares=str(revision.body.get("shares", "")),
        )
        found[own.id] = own
    return tuple(found.values())


def in_charge(ledger: Ledger) -> str:
    """The branch that continues the rows: the one that took charge last, else the first that ever wrote here."""
    taken = sorted(ledger.current(CHARGE), key=_when)
    if taken:
        return str(taken[-1].body["branch"])
    first = next(iter(ledger.entries()), None)
    return first.branch if first is not None else ledger.branch


def numbers(ledger: Ledger, register: str, year: int) -> tuple[Number, ...]:
    """Every number of a row and year, in its order; one that two copies settled differently is there twice."""
    return tuple(number for number in of_year(ledger, year) if number.register == register)


def of_year(ledger: Ledger, year: int) -> tuple[Number, ...]:
    """Every number of a year in all rows, in the order of their rows; otherwise as `numbers`."""
    found = [number_of(revision) for revision in sorted(ledger.current(NUMBER), key=_when)]
    mine = [number for number in found if number.year == year]
    return tuple(sorted(mine, key=lambda number: (number.sequence, number.suffix, number.id)))


def years(ledger: Ledger) -> tuple[tuple[str, int], ...]:
    """Every row and year that has a number or a block, sorted."""
    found = (revision.body for kind in (NUMBER, BLOCK) for revision in ledger.current(kind))
    return tuple(sorted({(str(body["register"]), int(str(body["year"]))) for body in found}))


def find(ledger: Ledger, number_id: str) -> Number:
    """The number with this id. Raises UserError `record_unknown`."""
    found = [
        revision for revision in sorted(ledger.revisions(number_id), key=_when) if revision.kind == NUMBER
    ]
    if not found:
        raise UserError("record_unknown", what="number", id=number_id)
    return number_of(found[-1])


def latest(ledger: Ledger, record: str) -> Revision:
    """The revision of a number that counts where two copies left one each: the last one written."""
    return max(ledger.revisions(record), key=_when)


def blocks(ledger: Ledger, register: str, year: int) -> tuple[Block, ...]:
    """All blocks of a register and year; one that two copies claimed is there twice."""
    found = [block_of(revision) for revision in sorted(ledger.current(BLOCK), key=_when)]
    mine = [block for block in found if (block.register, block.year) == (register, year)]
    return tuple(sorted(mine, key=lambda block: (block.first, block.id)))


def find_block(ledger: Ledger, block_id: str) -> Block:
    """The block with this id. Raises UserError `record_unknown`."""
    found = [revision for revision in sorted(ledger.revisions(block_id), key=_when) if revision.kind == BLOCK]
    if not found:
        raise UserError("record_unknown", what="number_block", id=block_id)
    return block_of(found[-1])


def number_of(revision: Revision) -> Number:
    """The value of a stored number."""
    body = revision.body
    return Number(
        id=revision.record,
        register=str(body["register"]),
        year=int(str(body["year"])),
        sequence=int(str(body["sequence"])),
        suffix=int(str(body["suffix"])),
        text=str(body["text"]),
        day=date.fromisoformat(str(body["day"])),
        branch=str(body["branch"]),
        state=State(str(body["state"])),
        reason=str(body.get("reason", "")),
        case=str(body.get("case", "")),
        document=str(body.get("document", "")),
        purpose=str(body.get("purpose", "")),
        form=str(body.get("form", body["register"])),
        former=str(body.get("former", "")),
    )


def block_of(revision: Revision) -> Block:
    """The value of a stored block."""
    body = revision.body
    return Block(
        id=revision.record,
        register=str(body["register"]),
        year=int(str(body["year"])),
        first=int(str(body["first"])),
        last=int(str(body["last"])),
        label=str(body["label"]),
        holder=str(body.get("holder", "")),
        closed=str(body.get("closed", "")),
    )


def _when(revision: Revision) -> tuple[str, str]:
    """The order that is the same on every copy, whichever entries came first."""
    return revision.at, revision.id
