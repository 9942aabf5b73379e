"""Numbers whose paper came, and where a crash kept the register from learning of it."""

from __future__ import annotations

from contextlib import suppress

from core.case import document, report
from core.errors import UserError
from core.vault import number_rows, numbering
from core.vault.number_rows import NUMBER, Number, State
from core.vault.vault import Vault


def settle(vault: Vault) -> int:
    """Marks reserved numbers as used that a paper or a report of their case bears; gives how many, durable on return.

    A number is reserved in the office's record before its paper is frozen in the case, and marked as used after it:
    no transaction spans two files. Whatever shows or gives up numbers asks here first.

    Raises:
        UserError: `no_space`, `output_unwritable`.
    """
    waiting = [
        number
        for number in map(number_rows.number_of, vault.office_ledger.current(NUMBER))
        if number.state is State.RESERVED and number.case
    ]
    found = [(number, bearer) for number in waiting if (bearer := _bearer(vault, number))]
    if found:
        with vault.change_register() as ledger:
            for number, bearer in found:
                numbering.use(ledger, number.id, case=number.case, document=bearer)
    return len(found)


def _bearer(vault: Vault, number: Number) -> str:
    """The id of the paper or report that bears the number, or nothing."""
    with suppress(UserError):  # what is wrong with a case file is told elsewhere
        ledger = vault.holds(number.case)
        if ledger is not None:
            bearers = {item.number: item.id for item in report.items(ledger)}
            bearers |= {item.number: item.id for item in document.items(ledger)}
            return bearers.get(number.text, "")
    return ""
