"""A copy of a vault, wherever it came from, starts a branch of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from core.case import evidence
from core.clock import SetClock
from core.vault.check import check, worst
from tests.core.vault.conftest import Closed
from tests.core.vault.helpers import unlock


def branch_of(folder: Path, clock: SetClock) -> str:
    with unlock(folder, clock) as vault:
        return vault.branch


def test_a_vault_that_stays_keeps_its_branch(closed: Closed, clock: SetClock) -> None:
    assert len({branch_of(closed.folder, clock) for _ in range(3)}) == 1


def afresh(backup: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(backup, folder)


def in_place(backup: Path, folder: Path) -> None:
    shutil.copytree(backup, folder, dirs_exist_ok=True)


def changed_only(backup: Path, folder: Path) -> None:
    """As tools do that leave alone what has the same size and time."""
    for source in backup.rglob("*"):
        target = folder / source.relative_to(backup)
        if source.is_dir():
            continue
        if target.exists():
            one, other = source.stat(), target.stat()
            if (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns):
                continue
        shutil.copy2(source, target)


def databases_only(backup: Path, folder: Path) -> None:
    for source in backup.rglob("*.db"):
        shutil.copy2(source, folder / source.relative_to(backup))


@pytest.mark.parametrize("restore", [afresh, in_place, changed_only, databases_only])
def test_a_restored_vault_never_writes_the_same_place_in_a_branch_twice(
    closed: Closed, clock: SetClock, tmp_path: Path, restore: Callable[[Path, Path], None]
) -> None:
    first = branch_of(closed.folder, clock)
    backup = tmp_path / "backup"
    shutil.copytree(closed.folder, backup)
    written = []
    for data in (b"before the loss", b"after the restore"):
        with unlock(closed.folder, clock) as vault:
            with vault.change(closed.cases[0]) as ledger:
                evidence.add(ledger, data, "bukti.bin")
            written.append({(e.branch, e.seq): e.id for e in ledger.entries()})
            branch = vault.branch
        if data == b"before the loss":
            assert branch == first
            restore(backup, closed.folder)
    assert branch != first
    assert all(written[1][place] == written[0][place] for place in written[0].keys() & written[1].keys())


def test_a_copy_beside_has_its_own_branch_and_its_own_key(
    closed: Closed, clock: SetClock, tmp_path: Path
) -> None:
    shutil.copytree(closed.folder, tmp_path / "copy")
    with unlock(closed.folder, clock) as vault:
        branch, key = vault.branch, vault.public_key()
    with unlock(tmp_path / "copy", clock) as copy:
        assert copy.branch != branch
        assert copy.public_key() != key
        assert {key, copy.public_key()} <= copy.known_keys()
        assert worst(check(copy, full=True)) is None
    assert branch_of(closed.folder, clock) == branch


def test_a_vault_that_was_renamed_opens(closed: Closed, clock: SetClock, tmp_path: Path) -> None:
    closed.folder.rename(tmp_path / "pindah")
    with unlock(tmp_path / "pindah", clock) as vault:
        assert len(vault.cases()) == 2


def test_without_its_index_a_vault_starts_a_new_branch_and_loses_nothing(
    closed: Closed, clock: SetClock
) -> None:
    with unlock(closed.folder, clock) as vault:
        before = vault.branch, vault.cases(), vault.hearings()
    (closed.folder / "index.db").unlink()
    with unlock(closed.folder, clock) as vault:
        assert vault.branch != before[0]
        assert (vault.cases(), vault.hearings()) == before[1:]
