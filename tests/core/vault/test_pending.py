"""Files that wait to be stored are remembered inside the encrypted index, and nowhere else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from core.case.subject import Subject
from core.clock import SetClock
from core.vault.index import NAME
from core.vault.vault import Vault
from tests.core.vault.helpers import unlock

CANARY = "burung-kenari-di-jendela"


def test_what_was_accepted_is_there_after_a_crash_and_in_order(vault: Vault, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    awaited = vault.pending.add("berkas", paths)
    vault.pending.drop([awaited[1].number])
    more = vault.pending.add("lain", [tmp_path / "b.png"])
    assert vault.pending.all() == (awaited[0], awaited[2], *more)
    vault.pending.drop(one.number for one in (*awaited, *more))
    assert vault.pending.all() == ()
    again = vault.pending.add("berkas", paths[:1])
    assert again[0].number > more[0].number, "a number is never used twice"


def test_it_survives_the_lock_and_no_path_is_readable_on_disk(
    vault: Vault, clock: SetClock, tmp_path: Path
) -> None:
    path = tmp_path / CANARY / "a.png"
    (awaited,) = vault.pending.add("berkas", [path])

    def files() -> list[bytes]:
        return [file.read_bytes() for file in vault.folder.rglob("*") if file.is_file()]

    assert not any(CANARY.encode() in data for data in files())
    vault.close()
    assert not any(CANARY.encode() in data for data in files())
    with unlock(vault.folder, clock) as opened:
        assert opened.pending.all() == (awaited,)


def test_without_the_index_only_the_list_is_lost(vault: Vault, clock: SetClock, tmp_path: Path) -> None:
    vault.create_case(Subject(name="Budi"))
    vault.pending.add("berkas", [tmp_path / "a.png"])
    vault.close()
    (vault.folder / NAME).unlink()
    with unlock(vault.folder, clock) as opened:
        assert opened.pending.all() == ()
        opened.pending.drop([1])
        assert [row.name for row in opened.cases()] == ["Budi"]


@pytest.mark.skipif(sys.platform != "linux", reason="names that are not UTF-8 are a matter of Linux")
def test_a_name_that_is_no_text_is_remembered_as_it_is(vault: Vault) -> None:
    path = Path(os.fsdecode(b"/tmp/gambar-\xff.png"))
    vault.pending.add("berkas", [path])
    assert vault.pending.all()[0].path == path


def test_a_relative_path_is_remembered_from_the_root(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    vault.pending.add("berkas", [Path("a.png")])
    assert vault.pending.all()[0].path == tmp_path / "a.png"
