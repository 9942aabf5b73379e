"""The office's own words of support and its pairs of candidates, in the office ledger.

One record of kind `keywords`; a later list replaces the earlier one as a whole.
"""

from __future__ import annotations

import uuid
from typing import Final

from core.case.ledger import Ledger
from core.errors import UserError
from core.reading.fields.keywords import Keywords, from_tree, generic, to_tree

KIND: Final = "keywords"


def write(ledger: Ledger, keywords: Keywords) -> None:
    """Records the office's own list inside the open transaction.

    Raises:
        UserError: `setting_invalid` for words or numbers that a file could not have either.
    """
    tree = to_tree(keywords)
    from_tree(tree)
    ledger.write(KIND, tree, record=_record(ledger))


def own(ledger: Ledger) -> Keywords:
    """The office's own list, empty when there is none.

    Raises:
        UserError: `ledger_damaged` for a list of a form that is not ours.
    """
    # Two copies of a vault may each have a list: the later one counts, in either copy alike.
    found = sorted(ledger.current(KIND), key=lambda revision: (revision.at, revision.id))
    if not found:
        return Keywords()
    try:
        return from_tree({name: value for name, value in found[-1].body.items() if name != "v"})
    except UserError as error:
        raise UserError("ledger_damaged", file=ledger.path.name, found=KIND) from error


def of(ledger: Ledger) -> Keywords:
    """The list to look with: what comes with Netra and the office's own together. Raises as `own`."""
    return generic().joined(own(ledger))


def _record(ledger: Ledger) -> str:
    """The same record in every copy of an office, so that two lists meet as two states of one."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{ledger.file_id}/{KIND}"))
