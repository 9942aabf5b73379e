"""A1: a program that is killed during bulk intake loses nothing that it had called saved."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from core.case import evidence
from core.case.subject import Subject
from core.clock import SetClock
from core.vault.check import check, worst
from core.vault.vault import Vault
from tests.acceptance.helpers import PASSPHRASE, start, unlock

INTAKE = """
import os, sys
from pathlib import Path
from core.process import intake
from core.vault import opening
vault = opening.unlock(Path(sys.argv[1]), sys.argv[2])
case_id = vault.cases()[0].id
print("ready", flush=True)
while True:
    data = os.urandom(int.from_bytes(os.urandom(2)) * 4)
    added = intake.store_bytes(vault, case_id, data, "x")
    print(added.evidence.sha256, flush=True)
"""


def killed_intake(folder: Path, seconds: float) -> list[str]:
    """Digests that the program acknowledged before it was killed."""
    child = start(INTAKE, str(folder), PASSPHRASE)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(seconds)
    child.kill()
    lines = child.stdout.read().splitlines(keepends=True)
    child.wait()
    child.stdout.close()
    if child.stderr is not None:
        child.stderr.close()
    return [line.strip() for line in lines if line.endswith("\n")]


def prove(vault: Vault, clock: SetClock, kills: int, *, slowest: float | None) -> None:
    chance, folder = random.Random(1), vault.folder
    case_id = vault.create_case(Subject(name="Budi")).id
    vault.close()
    acknowledged: set[str] = set()
    times = []
    for _ in range(kills):
        acknowledged |= set(killed_intake(folder, chance.uniform(0.0, 0.4)))
        begin = time.perf_counter()
        opened = unlock(folder, clock)
        times.append(time.perf_counter() - begin)
        with opened:
            items = evidence.items(opened.case(case_id))
            assert acknowledged <= {item.sha256 for item in items}
            assert opened.cases()[0].evidence == len(items)
            assert worst(check(opened, full=True)) is None
    assert acknowledged
    # Nineteen in twenty: the machine may be busy with something else now and then.
    assert slowest is None or sorted(times)[len(times) * 19 // 20] < slowest


def test_killed_intakes_lose_nothing_acknowledged(vault: Vault, clock: SetClock) -> None:
    prove(vault, clock, 4, slowest=None)


@pytest.mark.torture
def test_two_hundred_killed_intakes_lose_nothing_acknowledged(vault: Vault, clock: SetClock) -> None:
    prove(vault, clock, 200, slowest=0.5)
