"""A program that is killed while it imports goes on at the next start: every picture once, every reading once."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from core.case import evidence, reading
from core.case.subject import Subject
from core.clock import SetClock
from core.process import queue
from core.vault.check import check, worst
from core.vault.vault import Vault
from tests.acceptance.helpers import PASSPHRASE, ROOT, unlock
from tests.acceptance.small_pictures import small_pictures

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")

_PROGRAM = [sys.executable, "-m", "tests.acceptance.queue_program"]
_PATIENCE_S = 240


class Run:
    """A started program, in a temporary folder of its own."""

    def __init__(self, vault: Path, temporary: Path, files: tuple[Path, ...]) -> None:
        temporary.mkdir(exist_ok=True)
        self._process = subprocess.Popen(
            [*_PROGRAM, str(vault), *map(str, files)], cwd=ROOT, text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(temporary)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stdin is not None
        self._process.stdin.write(PASSPHRASE + "\n")
        self._process.stdin.flush()
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "open\n", self._process.stderr

    def killed_after(self, lines: int, seconds: float) -> str:
        """Lets it say so many lines, waits, kills it; gives the last whole line it said."""
        process = self._process
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(lines)]
        time.sleep(seconds)
        readers = _children(process.pid)
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate(timeout=_PATIENCE_S)
        assert _gone(readers), "a killed program leaves no reader behind"
        return next(
            (line for line in reversed([*said, *out.splitlines(keepends=True)]) if line.endswith("\n")), ""
        )

    def to_the_end(self) -> None:
        """Waits until it has stored and read everything."""
        _, errors = self._process.communicate(timeout=_PATIENCE_S)
        assert self._process.returncode == 0, errors


def _children(process: int) -> list[int]:
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for file in lists for child in file.read_text().split()]


def _gone(processes: list[int]) -> bool:
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{process}").exists() for process in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _shown(line: str) -> tuple[int, int]:
    """What a program had shown as stored and as read when it was killed."""
    words = line.split()
    return (int(words[1]), int(words[3])) if words[:1] == ["stored"] else (0, 0)


def prove(vault: Vault, clock: SetClock, tmp_path: Path, kills: int, count: int) -> None:
    chance, folder = random.Random(count), vault.folder
    case_id = vault.create_case(Subject(name="Budi")).id
    vault.close()
    files = small_pictures(tmp_path / "masuk", count)
    temporary = tmp_path / "sementara"
    asked: tuple[Path, ...] = files
    broken = 0
    for _ in range(kills):
        shown = _shown(
            # Often so early that it is still storing.
            Run(folder, temporary, asked).killed_after(chance.randrange(5), 0.3 * chance.random() ** 2)
        )
        with unlock(folder, clock) as opened:
            ledger = opened.case(case_id)
            stored, read = evidence.items(ledger), reading.of_evidence(ledger)
            # Durable means shown. What an earlier run did is not shown again, so that these can only be smaller.
            assert shown[0] <= len(stored)
            assert shown[1] <= len(read)
            left = queue.earlier(opened)
            broken += bool(left.awaited or left.unread)
            digests = {item.sha256 for item in stored}
            waiting = {one.path for one in left.awaited}
            if stored or waiting:  # the files had been accepted: nobody needs to name them again
                asked = ()
                lost = [file for file in files if file not in waiting and _digest(file) not in digests]
                assert not lost
            assert len(read) <= len(stored)
            assert worst(check(opened, full=True)) is None
    Run(folder, temporary, asked).to_the_end()
    with unlock(folder, clock) as opened:
        ledger = opened.case(case_id)
        items = evidence.items(ledger)
        assert sorted(item.name for item in items) == sorted(file.name for file in files)
        assert {item.sha256 for item in items} == {_digest(file) for file in files}
        records = ledger.current(reading.KIND)
        assert Counter(str(record.body["evidence"]) for record in records) == {item.id: 1 for item in items}
        assert all(record.body["ok"] for record in records)
        # Not only as it stands now: nothing was ever written twice.
        deeds = Counter((entry.kind, entry.action) for entry in ledger.entries())
        assert deeds[evidence.KIND, "add"] == count
        assert deeds[reading.KIND, "add"] == count
        assert deeds[reading.KIND, "revise"] == 0
        assert queue.earlier(opened) == queue.Earlier(awaited=(), unread=())
        assert worst(check(opened, full=True)) is None
    assert broken >= kills // 2, "most kills must meet work under way, or nothing was shown"
    assert list(temporary.iterdir()) == []
    assert not [path for path in folder.rglob("*") if path.name.endswith(("-journal", ".new"))]


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_killed_import_goes_on_and_doubles_nothing(vault: Vault, clock: SetClock, tmp_path: Path) -> None:
    prove(vault, clock, tmp_path, kills=2, count=12)


@pytest.mark.torture
def test_twenty_killed_imports_double_nothing(vault: Vault, clock: SetClock, tmp_path: Path) -> None:
    prove(vault, clock, tmp_path, kills=20, count=60)
