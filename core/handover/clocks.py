"""Copies whose clock ran ahead: where two changed the same thing the later counts, so theirs would always win.

The rule stays, since it is the same on every copy. What can be done is to tell, so that a person sets the clock right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from core.case.ledger import Ledger
from core.case.sharing import SHARED_KINDS, shared_branch
from core.clock import parse_instant

MOST: Final = timedelta(hours=24)
"""What two clocks may differ before it is told; less is a time zone set wrong or a laptop put right by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """The newest number record of this copy (`here`) or of another is `days` whole days later than it is now."""

    days: int
    here: bool


def ahead(ledger: Ledger, now: datetime) -> tuple[Ahead, ...]:
    """Whose number records lie more than `MOST` in the future of `now`, this copy first; normally nobody's."""
    own = (ledger.branch, shared_branch(ledger.branch))
    marks = ", ".join("?" * len(SHARED_KINDS))
    rows = ledger.rows(
        f"SELECT branch, max(at) FROM entry WHERE kind IN ({marks}) GROUP BY branch", tuple(SHARED_KINDS)
    )
    late: dict[bool, timedelta] = {}
    for branch, at in rows:
        here, lead = str(branch) in own, parse_instant(str(at)) - now
        if lead > MOST:
            late[here] = max(lead, late.get(here, lead))
    return tuple(Ahead(days=late[here].days, here=here) for here in (True, False) if here in late)
