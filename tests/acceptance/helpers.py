"""What several acceptance tests share: programs in other processes, and how damage is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from core.case.chain import ledger_faults
from core.clock import Clock
from core.errors import UserError
from core.storage.sqlcipher import DatabaseError
from core.vault import opening
from core.vault.check import check, worst
from core.vault.vault import Vault

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "empat kata acak sekali"
TORTURE = os.environ.get("NETRA_TORTURE") == "1"
PAGE = 16384


def start(
    program: str, *arguments: str, env: dict[str, str] | None = None, stdin: bool = False
) -> subprocess.Popen[str]:
    """A Python program in a process of its own; its standard output is read (its input given) by the caller."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, text=True, env=env,
        stdin=subprocess.PIPE if stdin else None, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def unlock(folder: Path, clock: Clock, passphrase: str = PASSPHRASE) -> Vault:
    return opening.unlock(folder, passphrase, clock=clock)


def exit_code(folder: Path, clock: Clock, passphrase: str = PASSPHRASE) -> int:
    """What `netra vault check --full` would end with."""
    try:
        with unlock(folder, clock, passphrase) as vault:
            found = worst(check(vault, full=True))
    except UserError as error:
        return error.exit_code
    return 0 if found is None else found.exit_code


def verified(vault: Vault, case_id: str) -> str | None:
    """The code that opening and fully verifying one case gives; None when it is well."""
    try:
        ledger = vault.holds(case_id)
        assert ledger is not None
        return "ledger_damaged" if ledger_faults(ledger, full=True) else None
    except UserError as error:
        return error.code
    except DatabaseError as error:
        raise AssertionError("an engine error escaped") from error


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
