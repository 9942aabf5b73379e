"""What a ledger lacks of another copy's entries, told apart from histories that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable

from core.case.entry import Entry
from core.case.ledger import BranchHead, Ledger
from core.errors import UserError


def fresh(here: Ledger, entries: Iterable[Entry]) -> list[Entry]:
    """The entries that `here` does not have, in their order.

    Raises:
        UserError: `ledger_older` when an entry of a known place is another than ours: the histories have forked.
    """
    known = {head.branch: head.seq for head in here.branch_heads()}
    found = []
    for entry in entries:
        if entry.seq > known.get(entry.branch, 0):
            found.append(entry)
        elif not here.has(BranchHead(branch=entry.branch, seq=entry.seq, id=entry.id)):
            raise UserError("ledger_older", file=here.path.name, found="fork")
    return found
