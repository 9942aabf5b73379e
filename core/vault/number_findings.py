"""What a look over a year's row shows: numbers that no paper bears and why, and what two copies did to the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.case.ledger import Ledger
from core.vault.number_rows import Block, Number, State, blocks, of_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A number of the row that no paper bears, and why; an empty reason has to be looked into."""

    sequence: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What has to be looked at in a year's row.

    `duplicates` are groups of numbers at one place of the row, whatever else they say, that were not given up; `disputed` are numbers that two copies
    settled differently (used here, given up there), every way once; `contested` are blocks that two copies claimed;
    `left` are open blocks with how many of their numbers nobody has used. `twins` are numbers of this row together with
    those of other rows that read the same; that is allowed, for a number is unique in its year and register.
    """

    duplicates: tuple[tuple[Number, ...], ...]
    disputed: tuple[tuple[Number, ...], ...]
    gaps: tuple[Gap, ...]
    contested: tuple[Block, ...]
    left: tuple[tuple[Block, int], ...]
    twins: tuple[tuple[Number, ...], ...]


def together(gaps: Iterable[Gap]) -> tuple[tuple[int, int, str], ...]:
    """Gaps that follow each other for one reason, as first, last and reason."""
    found: list[tuple[int, int, str]] = []
    for gap in gaps:
        if found and found[-1][1] == gap.sequence - 1 and found[-1][2] == gap.reason:
            found[-1] = (found[-1][0], gap.sequence, gap.reason)
        else:
            found.append((gap.sequence, gap.sequence, gap.reason))
    return tuple(found)


def look_over(ledger: Ledger, row: str, year: int) -> Findings:
    """What a year's row shows, for example after the records of two laptops were brought together."""
    every, apart = of_year(ledger, year), blocks(ledger, row, year)
    given = tuple(number for number in every if number.register == row)
    by_place: dict[tuple[int, int], dict[str, Number]] = {}
    by_id: dict[str, list[Number]] = {}
    for number in given:
        by_id.setdefault(number.id, []).append(number)
        if number.state is not State.VOID:
            by_place.setdefault((number.sequence, number.suffix), {})[number.id] = number
    claims = Counter(block.id for block in apart)
    holders = {
        block.id: {one.holder for one in apart if one.id == block.id and one.holder} for block in apart
    }
    used = {number.sequence for number in given if not number.suffix}
    open_blocks = {block.id: block for block in apart if not block.closed and claims[block.id] == 1}
    counted = ((block, len(set(range(block.first, block.last + 1)) - used)) for block in open_blocks.values())
    return Findings(
        duplicates=tuple(tuple(same.values()) for same in by_place.values() if len(same) > 1),
        disputed=tuple(tuple(ways) for ways in by_id.values() if len(ways) > 1),
        gaps=tuple(_gaps(given, apart)),
        contested=tuple(block for block in apart if len(holders[block.id]) > 1),
        left=tuple((block, count) for block, count in counted if count),
        twins=tuple(_twins(every, row)),
    )


def _twins(every: Iterable[Number], row: str) -> Iterable[tuple[Number, ...]]:
    by_text: dict[str, dict[str, Number]] = {}
    for number in every:
        if number.state is not State.VOID:
            by_text.setdefault(number.text, {})[number.id] = number
    for same in by_text.values():
        rows = {number.register for number in same.values()}
        if row in rows and len(rows) > 1:
            yield tuple(same.values())


def _gaps(row: Iterable[Number], apart: tuple[Block, ...]) -> Iterable[Gap]:
    given: dict[int, Number] = {}
    for number in row:
        before = given.get(number.sequence)
        # Of two that read the same, the one that was not given up says what became of the place.
        if not number.suffix and (before is None or before.state is State.VOID):
            given[number.sequence] = number
    end = max((*given, *(block.last for block in apart)), default=0)
    for sequence in range(1, end + 1):
        number_here = given.get(sequence)
        if number_here is None:
            yield Gap(sequence=sequence, reason=_of_block(sequence, apart))
        elif number_here.state is State.VOID:
            yield Gap(sequence=sequence, reason=f"dibatalkan: {number_here.reason}")
        elif number_here.state is State.RESERVED and not number_here.purpose:
            yield Gap(sequence=sequence, reason="dipesan, suratnya belum dibuat")
        elif number_here.state is State.RESERVED:
            yield Gap(sequence=sequence, reason=f"dipesan untuk: {number_here.purpose}")


def _of_block(sequence: int, apart: tuple[Block, ...]) -> str:
    found = [block for block in apart if block.first <= sequence <= block.last]
    if not found:
        return ""
    closed = next((block for block in found if block.closed), None)
    return f"disisihkan untuk {found[0].label}: {closed.closed if closed else 'belum dipakai'}"
