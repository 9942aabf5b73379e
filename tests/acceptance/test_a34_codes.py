"""A34: wrong passphrase, damaged header, damaged case, older copy: 25 of each, the right exit code each time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from core.case import evidence
from core.clock import SetClock
from core.vault import header, opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from tests.acceptance.helpers import PASSPHRASE, exit_code, unlock
from tests.core.vault.helpers import fill_case

TIMES = 25


@pytest.fixture
def made(tmp_path: Path, office: Office, clock: SetClock) -> tuple[Path, str, Path]:
    vault, _ = opening.create(tmp_path / "vault", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with vault:
        case_id = fill_case(vault, "Budi")
        file = vault.case(case_id).path
    return tmp_path / "vault", case_id, file


def test_a_wrong_passphrase_is_12(made: tuple[Path, str, Path], clock: SetClock) -> None:
    chance = random.Random(34)
    for _ in range(TIMES):
        letters = list(PASSPHRASE)
        letters[chance.randrange(len(letters))] = chance.choice("0123456789ABCDEFé")
        assert exit_code(made[0], clock, "".join(letters)) == 12
    assert exit_code(made[0], clock) == 0


def test_a_damaged_header_is_13(made: tuple[Path, str, Path], clock: SetClock) -> None:
    chance, folder = random.Random(35), made[0]
    whole = (folder / header.NAMES[0]).read_bytes()
    for _ in range(TIMES):
        for name in header.NAMES:
            spoilt = bytearray(whole)
            spoilt[chance.randrange(len(whole) - 2)] ^= 1 << chance.randrange(7)
            (folder / name).write_bytes(spoilt)
        assert exit_code(folder, clock) == 13
    for name in header.NAMES:
        (folder / name).write_bytes(whole)
    assert exit_code(folder, clock) == 0


def test_a_damaged_case_is_13(made: tuple[Path, str, Path], clock: SetClock) -> None:
    chance, (folder, _, file) = random.Random(36), made
    whole = file.read_bytes()
    for _ in range(TIMES):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(spoilt)
        assert exit_code(folder, clock) == 13
    file.write_bytes(whole)
    assert exit_code(folder, clock) == 0


def test_an_older_copy_is_14(made: tuple[Path, str, Path], clock: SetClock) -> None:
    folder, case_id, file = made
    states: list[bytes] = []
    for number in range(TIMES):
        states.append(file.read_bytes())
        with unlock(folder, clock) as vault, vault.change(case_id) as ledger:
            evidence.add(ledger, str(number).encode(), "x")
    newest = file.read_bytes()
    for old in states:
        file.write_bytes(old)
        assert exit_code(folder, clock) == 14
    file.write_bytes(newest)
    assert exit_code(folder, clock) == 0
