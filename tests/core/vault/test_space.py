"""A full disk: the right code, nothing acknowledged lost, and the vault stays usable."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.case import evidence
from core.case.subject import Subject
from core.clock import SetClock
from core.errors import UserError
from core.storage.sqlcipher import PAGE_SIZE
from core.vault import opening
from core.vault.check import check, worst
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from core.vault.vault import Vault
from tests.core.vault.conftest import Closed
from tests.core.vault.helpers import PASSPHRASE, run, unlock


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB, some times what an empty vault takes; needs the right to mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    yield place
    # Lazily: a test that failed may still hold files there, and its own message is the one to read.
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill_up(place: Path, leave: int) -> Path:
    """A file that takes the rest of the disk but about `leave` bytes."""
    stuffing = place / "stuffing"
    stuffing.unlink(missing_ok=True)
    free = shutil.disk_usage(place).free
    with stuffing.open("wb") as file:
        file.write(bytes(max(0, free - leave)))
    return stuffing


@pytest.fixture
def on_small_disk(small_disk: Path, office: Office, clock: SetClock) -> Path:
    folder = small_disk / "vault"
    vault, _ = opening.create(folder, office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with vault:
        vault.create_case(Subject(name="Budi"))
    return folder


def intake_until_full(vault: Vault, case_id: str) -> tuple[list[bytes], str]:
    kept: list[bytes] = []
    while True:
        data = os.urandom(100_000)
        try:
            with vault.change(case_id) as ledger:
                evidence.add(ledger, data, "besar.bin")
        except UserError as error:
            return kept, error.code
        kept.append(data)


def test_intake_stops_at_a_full_disk_with_its_code_and_keeps_what_was_saved(
    on_small_disk: Path, clock: SetClock
) -> None:
    with unlock(on_small_disk, clock) as vault:
        case_id = vault.cases()[0].id
        kept, code = intake_until_full(vault, case_id)
        assert code == "no_space"
        items = evidence.items(vault.case(case_id))
        assert [evidence.original(vault.case(case_id), item) for item in items] == kept
        assert not list(on_small_disk.rglob("*-journal"))
    with unlock(on_small_disk, clock) as vault:
        assert len(evidence.items(vault.case(case_id))) == len(kept)
        assert worst(check(vault, full=True)) is None


# From nothing free to enough for a commit: every amount fails somewhere else.
@pytest.mark.parametrize("pages", [0, 1, 3, 6, 10, 16, 24])
def test_every_little_space_gives_the_code_or_success_and_the_vault_stays_whole(
    on_small_disk: Path, clock: SetClock, pages: int
) -> None:
    stuffing = fill_up(on_small_disk.parent, pages * PAGE_SIZE)
    saved = 0
    try:
        with unlock(on_small_disk, clock) as vault:
            case_id = vault.cases()[0].id
            with vault.change(case_id) as ledger:
                evidence.add(ledger, b"bytes" * 4000, "kecil.bin")
            saved = 1
            vault.create_case(Subject(name="Siti"))
            saved = 2
    except UserError as error:
        assert error.code == "no_space"  # noqa: PT017 - success is right too
    stuffing.unlink()
    with unlock(on_small_disk, clock) as vault:
        assert worst(check(vault, full=True)) is None
        assert not vault.faults
        assert vault.cases()[0].evidence >= min(saved, 1)
        assert len(vault.cases()) >= saved


def test_a_case_can_be_looked_at_when_the_disk_has_become_full(on_small_disk: Path, clock: SetClock) -> None:
    with unlock(on_small_disk, clock) as vault, vault.change(vault.cases()[0].id) as ledger:
        evidence.add(ledger, b"bytes", "bukti.bin")
    with unlock(on_small_disk, clock) as vault:
        fill_up(on_small_disk.parent, 0)
        (item,) = evidence.items(vault.case(vault.cases()[0].id))
        assert vault.look(vault.cases()[0].id, item) == b"bytes"


@pytest.mark.parametrize("kilobytes", [0, 20, 60, 140, 300])
def test_a_vault_is_not_half_made_on_a_full_disk(
    small_disk: Path, office: Office, clock: SetClock, kilobytes: int
) -> None:
    stuffing = fill_up(small_disk, kilobytes * 1024)
    folder = small_disk / "vault"
    try:
        opening.create(folder, office, PASSPHRASE, clock=clock, cost=LEAST_COST)[0].close()
    except UserError as error:
        assert error.code == "no_space"  # noqa: PT017 - success is right too
        assert not folder.exists()
        stuffing.unlink()
        opening.create(folder, office, PASSPHRASE, clock=clock, cost=LEAST_COST)[0].close()
    unlock(folder, clock).close()


def test_a_file_that_may_not_grow_gives_the_code_and_loses_nothing(vault: Vault) -> None:
    case_id = vault.create_case(Subject(name="Budi")).id
    ledger = vault.case(case_id)
    with vault.change(case_id) as changing:
        evidence.add(changing, b"first", "a.bin")
    pages = ledger.rows("PRAGMA page_count")[0][0]
    ledger.connection.execute(f"PRAGMA max_page_count = {pages + 3}").fetchone()
    kept, code = intake_until_full(vault, case_id)
    assert code == "no_space"
    assert len(evidence.items(ledger)) == 1 + len(kept)
    ledger.connection.execute("PRAGMA max_page_count = 1000000").fetchone()
    with vault.change(case_id) as changing:
        evidence.add(changing, b"later", "b.bin")
    assert worst(check(vault, full=True)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("kilobytes", [200, 700])
def test_a_limit_on_file_size_stops_intake_and_loses_nothing(
    closed: Closed, clock: SetClock, kilobytes: int
) -> None:
    out = run(
        closed.folder,
        "import resource, signal\n"
        "from core.errors import UserError\n"
        "opened = opening.unlock(folder, PASSPHRASE)\n"
        "case_id = opened.cases()[0].id\n"
        "opened.case(case_id)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({kilobytes} * 1024,) * 2)\n"
        "for number in range(40):\n"
        "    try:\n"
        "        with opened.change(case_id) as ledger: evidence.add(ledger, os.urandom(30_000), str(number))\n"
        "    except UserError as error:\n"
        "        print(error.code); break\n"
        "    print(number, flush=True)\n"
        "opened.close()\n",
        code=0,
    ).split()
    assert out[-1] in ("no_space", "ledger_damaged"), out
    with unlock(closed.folder, clock) as vault:
        assert len(evidence.items(vault.case(closed.cases[0]))) == 1 + len(out) - 1
        assert worst(check(vault, full=True)) is None
