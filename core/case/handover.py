"""That a case was handed over or taken over: an entry that stays in its record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from core.case.ledger import Ledger, Revision

KIND: Final = "handover"


class Direction(Enum):
    """Whether the case left this vault or came into it."""

    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """One handover. `head` is the head of the file that the bag shows, `fingerprint` that of the signing key."""

    id: str
    direction: Direction
    head: str
    fingerprint: str
    locked_with: str
    withheld: int
    at: str


def record(
    ledger: Ledger, *, direction: Direction, head: str, fingerprint: str, locked_with: str, withheld: int
) -> Handover:
    """Records a handover inside the open transaction; `locked_with` is `phrase` or `keys`."""
    entry = ledger.write(
        KIND,
        {
            "direction": direction.value, "head": head, "fingerprint": fingerprint,
            "locked_with": locked_with, "withheld": withheld,
        },
        action="export" if direction is Direction.OUT else "import",
    )  # fmt: skip
    return _value(ledger.revisions(entry.record)[0])


def items(ledger: Ledger) -> tuple[Handover, ...]:
    """All handovers of the case in the order they happened."""
    return tuple(_value(revision) for revision in ledger.current(KIND))


def _value(revision: Revision) -> Handover:
    body = revision.body
    return Handover(
        id=revision.record,
        direction=Direction(str(body["direction"])),
        head=str(body["head"]),
        fingerprint=str(body["fingerprint"]),
        locked_with=str(body["locked_with"]),
        withheld=int(str(body["withheld"])),
        at=revision.at,
    )
