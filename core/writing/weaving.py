"""Two texts that grew from one: what each changed, and both together where they do not touch the same lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from typing import Final

CONTEXT: Final = 2
OURS: Final = "<<<<<<< salinan kantor"
MIDDLE: Final = "======="
THEIRS: Final = ">>>>>>> bawaan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """Both changes in one text. Where both changed the same lines, both stand between marks and count as a conflict."""

    text: str
    conflicts: int


def difference(before: str, after: str) -> tuple[str, ...]:
    """The lines that differ, with `-`, `+` or a blank in front and `@@` between places; empty for equal texts."""
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=CONTEXT)
    return tuple(lines)[2:]


def weave(base: str, ours: str, theirs: str) -> Woven:
    """`base` with the changes of both."""
    first, mine, other = base.splitlines(), ours.splitlines(), theirs.splitlines()
    lines: list[str] = []
    conflicts = 0
    at = left = right = 0  # how far each of the three is written
    for start, end, to_left, to_right in (
        *_common(first, mine, other),
        (len(first),) * 2 + (len(mine), len(other)),
    ):
        old, here, there = first[at:start], mine[left:to_left], other[right:to_right]
        if here == there or there == old:
            lines += here
        elif here == old:
            lines += there
        else:
            lines += [OURS, *here, MIDDLE, *there, THEIRS]
            conflicts += 1
        lines += first[start:end]
        at, left, right = end, to_left + end - start, to_right + end - start
    return Woven(text="\n".join(lines) + "\n", conflicts=conflicts)


def _common(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> list[tuple[int, int, int, int]]:
    """Stretches `(from, to, place in ours, place in theirs)` of `base` that stand unchanged in both."""
    mine, other = _places(base, ours), _places(base, theirs)
    found: list[tuple[int, int, int, int]] = []
    for line in range(len(base)):
        if line not in mine or line not in other:
            continue
        last = found[-1] if found else None
        length = line - last[0] if last else 0
        if last and last[1] == line and (mine[line], other[line]) == (last[2] + length, last[3] + length):
            found[-1] = (last[0], line + 1, last[2], last[3])
        else:
            found.append((line, line + 1, mine[line], other[line]))
    return found


def _places(base: Sequence[str], changed: Sequence[str]) -> dict[int, int]:
    """Where each unchanged line of `base` stands in `changed`."""
    blocks = SequenceMatcher(None, base, changed, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}
