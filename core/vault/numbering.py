"""Number registers in the office ledger: who may give numbers, which were given, and why any is missing.

Every register has one row of numbers a year. One copy of the vault is in charge of the row and continues it; any
other copy (a laptop taken to the field) gives only numbers of a block that was set apart before and that it has
claimed. So two copies that cannot see each other never give the same number. A number is reserved here first; the
paper comes after it. What a row shows afterwards is in `number_findings`.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from core.case.ledger import Ledger
from core.errors import UserError
from core.rules.numbering import Register
from core.vault.number_rows import (
    BLOCK,
    CHARGE,
    NUMBER,
    REGISTER,
    Block,
    Number,
    State,
    block_of,
    blocks,
    find,
    find_block,
    in_charge,
    latest,
    number_of,
    numbers,
)

LARGEST_BLOCK: Final = 500
_LONGEST: Final = 300


# -- registers


def change_register(ledger: Ledger, register: Register, *, year: int) -> None:
    """Records the office's own form of a register inside the open transaction; numbers given stay as they are.

    Raises:
        UserError: `rule_refused` when it would join or leave a shared row though it gave numbers in `year` already.
    """
    known = [r.body for r in ledger.revisions(_own_record(ledger, f"register/{register.id}"))]
    shared = str(known[-1].get("shares", "")) if known else ""
    if register.shares != shared and any(
        (str(r.body.get("form", r.body["register"])), r.body["year"]) == (register.id, year)
        for r in ledger.current(NUMBER)
    ):
        raise UserError(
            "rule_refused",
            reason=f"register ini sudah memberi nomor tahun {year}",
            hint="Urutannya dapat diubah tahun depan, sebelum nomor pertamanya.",
        )
    body = {
        "id": register.id, "name": register.name, "pattern": register.pattern, "parts": dict(register.parts),
        "shares": register.shares or None,
    }  # fmt: skip
    ledger.write(REGISTER, body, record=_own_record(ledger, f"register/{register.id}"))


# -- who is in charge


def take_charge(ledger: Ledger, reason: str) -> None:
    """Makes this copy of the vault the one that continues the rows, inside the open transaction.

    For when the copy in charge is gone (a lost laptop, a restored backup); a person has made sure of that.

    Raises:
        UserError: `field_missing` without a reason.
    """
    body = {"branch": ledger.branch, "reason": _said(reason, "reason")}
    ledger.write(CHARGE, body, record=_own_record(ledger, "charge"))


# -- giving numbers


def reserve(
    ledger: Ledger,
    register: Register,
    day: date,
    given: Mapping[str, str],
    *,
    earlier: bool = False,
    purpose: str = "",
    case: str = "",
) -> Number:
    """Gives the next number for a paper of `day`, inside the open transaction of the office ledger.

    `earlier` agrees to a suffix (`14.1`) when papers of later days have numbers already. `case` is the case whose paper
    is about to be written with it.

    Raises:
        UserError: `number_backdated` (facts `day`, `last`) when the row has reached a later day and `earlier` is not
            set; `numbers_elsewhere` when this copy is not in charge and has no block with a number left;
            `rule_refused` when nothing of the year comes before the day; `field_missing` for a part of the pattern.
    """
    row, apart = numbers(ledger, register.row, day.year), blocks(ledger, register.row, day.year)
    here = [number for number in row if _ours(ledger, number.sequence, apart)]
    latest = max((number.day for number in here), default=None)
    if latest is not None and day < latest:
        if not earlier:
            raise UserError("number_backdated", day=day.isoformat(), last=latest.isoformat())
        sequence, suffix = _between(here, day)
    else:
        sequence, suffix = _next(ledger, register, row, apart), 0
    text = register.write(sequence, suffix, day, given)
    if any(number.text == text for number in row):
        raise UserError("number_taken", number=text)
    body = {
        "register": register.row, "form": register.id, "year": day.year, "sequence": sequence, "suffix": suffix,
        "text": text, "day": day.isoformat(), "branch": ledger.branch, "pattern": register.pattern,
        "parts": {**dict(register.parts), **given}, "state": State.RESERVED.value,
        "purpose": _said(purpose, "purpose") if purpose.strip() else None, "case": case or None,
    }  # fmt: skip
    entry = ledger.write(NUMBER, body)
    return number_of(ledger.revisions(entry.record)[0])


def use(ledger: Ledger, number_id: str, *, case: str, document: str) -> Number:
    """Records which paper bears the number, inside the open transaction.

    Raises:
        UserError: `record_unknown`; `number_taken` when another paper bears it or it was given up.
    """
    number = find(ledger, number_id)
    if number.state is State.USED and (number.case, number.document) == (case, document):
        return number
    if number.state is not State.RESERVED:
        raise UserError("number_taken", number=number.text)
    return _revise(ledger, number, {"state": State.USED.value, "case": case, "document": document})


def void(ledger: Ledger, number_id: str, reason: str) -> Number:
    """Gives a number up with a reason, inside the open transaction; it is never given again.

    Raises:
        UserError: `record_unknown`, `field_missing` without a reason.
    """
    return _revise(
        ledger, find(ledger, number_id), {"state": State.VOID.value, "reason": _said(reason, "reason")}
    )


def set_between(ledger: Ledger, number_id: str, reason: str) -> Number:
    """Gives a number that came out twice a suffix of its own (`14` becomes `14.1`), inside the open transaction.

    What the paper says is for the person to mend; `former` keeps how the number read.

    Raises:
        UserError: `record_unknown`; `rule_refused` for a number that was given up or came out once; `field_missing`
            without a reason.
    """
    number = find(ledger, number_id)
    row = numbers(ledger, number.register, number.year)
    place = (number.sequence, number.suffix)
    twin = any(
        (one.sequence, one.suffix) == place and one.id != number.id and one.state is not State.VOID
        for one in row
    )
    if number.state is State.VOID or not twin:
        raise UserError(
            "rule_refused",
            reason=f"nomor {number.text} tidak keluar dua kali",
            hint="Sisipan hanya untuk nomor yang keluar dua kali dan belum dibatalkan.",
        )
    body = latest(ledger, number_id).body
    register = Register(id=number.form, name=number.form, pattern=str(body["pattern"]))
    suffix = 1 + max(one.suffix for one in row if one.sequence == number.sequence)
    parts = body["parts"]
    given = {str(k): str(v) for k, v in parts.items()} if isinstance(parts, dict) else {}
    text = register.write(number.sequence, suffix, number.day, given)
    changes = {"suffix": suffix, "text": text, "former": number.text, "reason": _said(reason, "reason")}
    return _revise(ledger, number, changes)


# -- blocks


def set_apart(ledger: Ledger, register: Register, year: int, count: int, label: str) -> Block:
    """Sets the next `count` numbers apart for a laptop that leaves the office, inside the open transaction.

    Raises:
        UserError: `numbers_elsewhere` when this copy is not in charge; `setting_invalid` for a count that is not 1
            to 500 and for a year that no calendar has; `field_missing` without a label.
    """
    if in_charge(ledger) != ledger.branch:
        raise UserError("numbers_elsewhere", register=register.name)
    if not MINYEAR <= year <= MAXYEAR:
        raise UserError("setting_invalid", field="year", reason="tahun penanggalan")
    if not 1 <= count <= LARGEST_BLOCK:
        raise UserError("setting_invalid", field="count", reason=f"1 sampai {LARGEST_BLOCK}")
    first = _end_of_row(numbers(ledger, register.row, year), blocks(ledger, register.row, year)) + 1
    body = {
        "register": register.row, "year": year, "first": first, "last": first + count - 1, "label": _said(label, "label"),
    }  # fmt: skip
    entry = ledger.write(BLOCK, body)
    return block_of(ledger.revisions(entry.record)[0])


def claim(ledger: Ledger, block_id: str) -> Block:
    """Makes this copy of the vault the one that gives the numbers of a block, inside the open transaction.

    Raises:
        UserError: `record_unknown`; `number_taken` when another copy claimed it or it was closed.
    """
    block = find_block(ledger, block_id)
    if block.closed or block.holder not in ("", ledger.branch):
        raise UserError("number_taken", number=f"{block.first}–{block.last}")
    return _revise_block(ledger, replace(block, holder=ledger.branch))


def give_back(ledger: Ledger, block_id: str, reason: str) -> Block:
    """Closes a block: what is left of it stays unused, for this reason. Inside the open transaction.

    Raises:
        UserError: `record_unknown`, `field_missing` without a reason.
    """
    return _revise_block(ledger, replace(find_block(ledger, block_id), closed=_said(reason, "reason")))


def _ours(ledger: Ledger, sequence: int, apart: tuple[Block, ...]) -> bool:
    """Whether this copy gives the numbers around `sequence`: no other copy can then give the same suffix."""
    block = next((block for block in apart if block.first <= sequence <= block.last), None)
    if block is None:
        return in_charge(ledger) == ledger.branch
    return block.holder == ledger.branch or bool(block.closed and in_charge(ledger) == ledger.branch)


def _next(ledger: Ledger, register: Register, row: tuple[Number, ...], apart: tuple[Block, ...]) -> int:
    if in_charge(ledger) == ledger.branch:
        return _end_of_row(row, apart) + 1
    given = {number.sequence for number in row}
    for block in apart:
        if block.holder != ledger.branch or block.closed:
            continue
        for sequence in range(block.first, block.last + 1):
            if sequence not in given:
                return sequence
    raise UserError("numbers_elsewhere", register=register.name)


def _end_of_row(row: tuple[Number, ...], apart: tuple[Block, ...]) -> int:
    return max((*(number.sequence for number in row), *(block.last for block in apart)), default=0)


def _own_record(ledger: Ledger, name: str) -> str:
    """The record that holds this one thing of the office, the same on every copy.

    Not the file's own id: that record is the office's profile, and a revision replaces all current ones.
    """
    return str(uuid.uuid5(uuid.UUID(ledger.file_id), f"numbers/{name}"))


def _between(here: list[Number], day: date) -> tuple[int, int]:
    """Base and suffix of a letter of an earlier day: after the last number of that day or before."""
    before = [number for number in here if number.day <= day]
    if not before:
        raise UserError(
            "rule_refused",
            reason="belum ada nomor sebelum tanggal itu pada tahun yang sama",
            hint="Ubah tanggal suratnya.",
        )
    base = max(number.sequence for number in before)
    return base, 1 + max(number.suffix for number in here if number.sequence == base)


def _revise(ledger: Ledger, number: Number, changes: Mapping[str, object]) -> Number:
    before = latest(ledger, number.id).body
    ledger.write(NUMBER, {**before, **changes}, record=number.id)
    return number_of(ledger.revisions(number.id)[-1])


def _revise_block(ledger: Ledger, block: Block) -> Block:
    body = {
        "register": block.register, "year": block.year, "first": block.first, "last": block.last, "label": block.label,
        "holder": block.holder or None, "closed": block.closed or None,
    }  # fmt: skip
    ledger.write(BLOCK, body, record=block.id)
    return block_of(ledger.revisions(block.id)[-1])


def _said(text: str, field: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise UserError("field_missing", field=field)
    if len(text) > _LONGEST or not text.isprintable():
        raise UserError("setting_invalid", field=field, reason=f"satu baris, paling banyak {_LONGEST} huruf")
    return text
