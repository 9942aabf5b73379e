"""A5 to A8: flips, mutations, replayed pages, rolled-back files and strange side files are always reported."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from core.case import evidence, hearing
from core.case.subject import Subject
from core.clock import SetClock
from core.vault.vault import Vault
from tests.acceptance.helpers import PAGE, TORTURE, exit_code, unlock, verified
from tests.core.vault.helpers import SLOT


@pytest.fixture
def case(vault: Vault) -> tuple[Vault, str, Path]:
    """A vault whose second case file may be spoilt; it is opened afresh for every look."""
    case_id = vault.create_case(Subject(name="Budi")).id
    with vault.change(case_id) as ledger:
        for number in range(6):
            evidence.add(ledger, random.Random(number).randbytes(30_000), f"{number}.bin")
        hearing.schedule(ledger, SLOT, capacity="Terlapor")
    path = vault.case(case_id).path
    vault._files().forget(path)
    return vault, case_id, path


def code(case: tuple[Vault, str, Path], data: bytes) -> str | None:
    vault, case_id, path = case
    path.write_bytes(data)
    try:
        return verified(vault, case_id)
    finally:
        vault._files().forget(path)
        path.with_name(path.name + "-journal").unlink(missing_ok=True)


def test_bit_flips_are_all_reported(case: tuple[Vault, str, Path]) -> None:
    data, chance = case[2].read_bytes(), random.Random(5)
    assert code(case, data) is None
    count, first = (2000, range(PAGE * 8)) if TORTURE else (60, range(0, PAGE * 8, 2999))
    bits = [*first, *(chance.randrange(len(data) * 8) for _ in range(count))]
    for bit in bits:
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        assert code(case, bytes(flipped)) in ("ledger_damaged", "ledger_plain"), bit
    assert code(case, data) is None


def mutated(data: bytes, chance: random.Random) -> bytes:
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    one, two = chance.sample(range(len(pages)), 2)
    kind = chance.randrange(6)
    if kind == 0:
        at = chance.randrange(len(data))
        return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
    if kind == 1:
        return b"".join(pages[: max(one, 1)]) if max(one, 1) < len(pages) else data[:-1]
    if kind == 2:
        pages.insert(one, pages[two])
    elif kind == 3:
        pages.append(pages[one])
    elif kind == 4:
        pages[one], pages[two] = pages[two], pages[one]
    else:
        pages[one] = bytes(PAGE)
    return b"".join(pages)


def test_mutated_files_are_never_accepted_and_nothing_is_created(case: tuple[Vault, str, Path]) -> None:
    data, chance = case[2].read_bytes(), random.Random(6)
    before = {path.name for path in case[2].parent.iterdir()}
    for _ in range(10_000 if TORTURE else 60):
        changed = mutated(data, chance)
        if changed != data:
            assert code(case, changed) is not None
            assert {path.name for path in case[2].parent.iterdir()} == before


def test_older_pages_and_older_files_are_reported(case: tuple[Vault, str, Path]) -> None:
    vault, case_id, path = case
    chance, states = random.Random(7), [path.read_bytes()]
    for number in range(10 if TORTURE else 4):
        with vault.change(case_id) as ledger:
            evidence.add(ledger, chance.randbytes(20_000), f"later-{number}.bin")
            ledger.write("note", {"text": "x" * 3000})
        vault._files().forget(path)
        states.append(path.read_bytes())
    newest = states[-1]
    for old in states[:-1]:
        assert code(case, old) == "ledger_older"
    replays = 0
    for old in states[:-1]:
        for at in range(0, len(old), PAGE):
            if old[at : at + PAGE] != newest[at : at + PAGE]:
                replays += 1
                replayed = newest[:at] + old[at : at + PAGE] + newest[at + PAGE :]
                assert code(case, replayed) in ("ledger_damaged", "ledger_older"), at // PAGE
    assert replays >= 10
    assert code(case, newest) is None


def test_strange_side_files_are_never_silent(case: tuple[Vault, str, Path], clock: SetClock) -> None:
    vault, case_id, path = case
    vault.case(case_id)
    vault.close()  # signs, so that looking at it again writes nothing
    data, chance = path.read_bytes(), random.Random(8)
    journal, wal = (path.with_name(path.name + end) for end in ("-journal", "-wal"))
    for _ in range(50 if TORTURE else 4):
        for side in (journal, wal):
            side.write_bytes(chance.choice([b"", chance.randbytes(5000), data[: PAGE * 2], bytes(512)]))
        assert exit_code(vault.folder, clock) in (0, 13, 14)
        for side in (journal, wal):
            side.unlink(missing_ok=True)
        path.write_bytes(data)
    with unlock(vault.folder, clock) as opened:
        assert len(evidence.items(opened.case(case_id))) == 6


def test_a_copied_vault_with_half_its_bytes_is_reported(
    vault: Vault, clock: SetClock, tmp_path: Path
) -> None:
    vault.create_case(Subject(name="Budi"))
    vault.close()
    for name in ("office.db", "inbox.db", *(f"cases/{n}" for n in os.listdir(vault.folder / "cases"))):  # noqa: PTH208
        copy = tmp_path / "copy"
        shutil.copytree(vault.folder, copy)
        (copy / name).write_bytes((copy / name).read_bytes()[: (copy / name).stat().st_size // 2])
        assert exit_code(copy, clock) == 13
        shutil.rmtree(copy)
