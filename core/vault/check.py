"""Checking a whole vault: every file opened, every chain followed, with `full` every page and every byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.case.chain import ledger_faults
from core.errors import UserError
from core.storage.sqlcipher import DatabaseError
from core.vault.case_files import CASES
from core.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The result for one file. `code` is None when it is well; `faults` are short codes."""

    file: str
    entries: int
    head: str
    code: str | None
    faults: tuple[str, ...]


def check(vault: Vault, *, full: bool, step: Callable[[str], None] = lambda _: None) -> tuple[Checked, ...]:
    """Checks every ledger of the vault; `step` is told the file and may raise to cancel.

    A fault in one file does not keep the others from being checked.
    """
    results = []
    for name, opened in vault.ledgers():
        step(name)
        try:
            ledger = opened()
            faults = ledger_faults(ledger, full=full, step=lambda name=name: step(name))  # type: ignore[misc]
            code = "ledger_damaged" if faults else None
            head = "" if faults else ledger.head()
            count = 0 if faults else ledger.entry_count()
        except UserError as error:
            faults, code, head, count = (error.code,), error.code, "", 0
        except DatabaseError:
            faults, code, head, count = ("page unreadable",), "ledger_damaged", "", 0
        results.append(Checked(file=name, entries=count, head=head, code=code, faults=faults))
    listed = {result.file for result in results}
    # Files that lie among the cases and do not belong to the vault are named too.
    for key, fault in vault.faults.items():
        if key.endswith(".db") and f"{CASES}/{key}" not in listed:
            results.append(
                Checked(file=f"{CASES}/{key}", entries=0, head="", code=fault.code, faults=(fault.code,))
            )
    return tuple(results)


def worst(results: tuple[Checked, ...]) -> UserError | None:
    """The error that the first file with a fault means, None when all is well."""
    for result in results:
        if result.code is not None:
            return UserError(result.code, file=result.file, found=", ".join(result.faults[:3]))
    return None
