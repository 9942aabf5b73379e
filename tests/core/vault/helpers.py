"""What tests of whole vaults need again and again."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from core.case import evidence, hearing
from core.case.hearing import Slot
from core.case.subject import Subject
from core.clock import Clock
from core.vault import opening
from core.vault.keys import Cost, stretch
from core.vault.vault import Vault

ROOT = Path(__file__).resolve().parents[3]
PASSPHRASE = "empat kata acak sekali"
PICTURE = b"\x89PNG\r\n\x1a\n bukti"
SLOT = Slot(
    local=datetime(2026, 12, 1, 9, 0),  # noqa: DTZ001 - a slot holds wall time
    zone="Asia/Makassar", minutes=60, room="Ruang Klarifikasi", examiners=("Rina Wowor",),
)  # fmt: skip

_computed = lru_cache(maxsize=256)(stretch)


def remembered(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """As `stretch`, but the same passphrase, salt and cost are computed once in a test run."""
    cost.check()
    return _computed(passphrase, salt, cost)


# The beginning of a program that does something to a vault in another process and dies there.
PROGRAM = """
import os, sys
from pathlib import Path
from core.case import evidence, subject
from core.case.ledger import Ledger
from core.case.subject import Subject
from core.vault import case_files, header, index, ledgers, opening, vault
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind
folder, PASSPHRASE = Path(sys.argv[1]), "empat kata acak sekali"
def dies(*_, **__): os._exit(9)
"""


def unlock(folder: Path, clock: Clock, passphrase: str = PASSPHRASE) -> Vault:
    return opening.unlock(folder, passphrase, clock=clock)


def fill_case(vault: Vault, name: str) -> str:
    """A case with one picture and one hearing; its id."""
    case_id = vault.create_case(Subject(name=name)).id
    with vault.change(case_id) as ledger:
        evidence.add(ledger, PICTURE, "tangkapan.png")
        hearing.schedule(ledger, SLOT, capacity="Terlapor")
    return case_id


def file_of(vault: Vault, case_id: str) -> Path:
    return vault.case(case_id).path


def run(folder: Path, program: str, *, code: int = 9) -> str:
    """Runs a program on a vault in another process; gives what it printed."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM + program, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stderr
    return ran.stdout


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
