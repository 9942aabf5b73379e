"""Copies whose clock ran ahead, or fell back here: where two changed the same thing the later counts, so theirs would always win.

The rule stays, since it is the same on every copy. What can be done is to tell, so that a person sets the clock right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from core.case.ledger import Ledger
from core.case.sharing import SHARED_KINDS, shared_branch
from core.clock import parse_instant

MOST: Final = timedelta(hours=24)
"""What two clocks may differ before it is told; less is a time zone set wrong or a laptop put right by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """The newest record of this copy (`here`, of any kind) or of another (of numbers) is `days` whole days later than now.

    `today` is the date of this clock and `newest` that of the record, both in the zone of the `now` that was given. Where
    one is `here`, this clock ran ahead once or has fallen back since: what it says of others counts only when it is right.
    """

    days: int
    here: bool
    today: date
    newest: date


def ahead(ledger: Ledger, now: datetime) -> tuple[Ahead, ...]:
    """Whose newest records lie more than `MOST` in the future of `now`, this copy first; normally nobody's."""
    own = (ledger.branch, shared_branch(ledger.branch))
    marks = ", ".join("?" * len(SHARED_KINDS))
    # Of our own everything counts: a battery that ran empty is known by whatever was written before.
    rows = ledger.rows(
        f"SELECT branch, max(at) FROM entry WHERE branch IN (?, ?) OR kind IN ({marks}) GROUP BY branch",
        (*own, *SHARED_KINDS),
    )
    late: dict[bool, datetime] = {}
    for branch, at in rows:
        here, newest = str(branch) in own, parse_instant(str(at))
        if newest - now > MOST:
            late[here] = max(newest, late.get(here, newest))
    return tuple(
        Ahead(
            days=(late[here] - now).days,
            here=here,
            today=now.date(),
            newest=late[here].astimezone(now.tzinfo).date(),
        )
        for here in (True, False)
        if here in late
    )
