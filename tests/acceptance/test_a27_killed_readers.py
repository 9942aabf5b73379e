"""A27: readers killed at work, or with the program that started them, leave no file and no process behind."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from core.case import evidence
from core.case.subject import Subject
from core.clock import SetClock
from core.process import intake
from core.vault.vault import Vault
from tests.acceptance.helpers import PASSPHRASE, ROOT, unlock
from tests.core.reading.helpers import children, draw, encode, eventually, is_gone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

WORD = "Wkrtmbsngl"  # in no other file of this machine
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"GIF8", b"II*\x00", b"MM\x00*", b"P5", b"P6", b"RIFF")
# A program with an open vault that reads the same picture again and again.
PROGRAM = """
import sys
from pathlib import Path
from core.case import evidence
from core.errors import UserError
from core.process import intake
from core.reading.pool import ReaderPool
from core.vault import opening
sys.path.remove("") if "" in sys.path else None
vault = opening.unlock(Path(sys.argv[1]), sys.argv[2])
case_id = vault.cases()[0].id
item = evidence.items(vault.case(case_id))[0]
data = evidence.original(vault.case(case_id), item)
pool = ReaderPool(1)
print("ready", flush=True)
while True:
    outcome = intake.read(pool, data)
    print("read" if outcome.reading else outcome.reason, flush=True)
"""


class Watch:
    """Everything a program likes to write to, and what has come there since."""

    def __init__(self, own: list[Path]) -> None:
        self._own = own  # nobody else writes there
        self._shared = [Path("/dev/shm"), Path("/tmp"), Path("/var/tmp")]  # noqa: S108 - only looked at
        self._known = {path for place in self._shared for path in place.iterdir()}
        self._names = {path for place in own for path in place.rglob("*")}

    def left(self) -> list[Path]:
        """New files in our own places; in the shared ones those that hold a picture or the word of ours."""
        mine = [path for place in self._own for path in place.rglob("*") if path.is_file()]
        found = [path for path in mine if path not in self._names and not _is_ledger(path)]
        for place in self._shared:
            for top in set(place.iterdir()) - self._known:
                if not top.name.startswith("pytest-"):
                    files = [top] if top.is_file() else list(top.rglob("*"))
                    found += [path for path in files if path.is_file() and _gives_away(path)]
        return found


def _is_ledger(path: Path) -> bool:
    return path.parent.name == "cases" or path.name.startswith(("index.db", "vault.json", "lock"))


def _gives_away(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:  # another program's, gone or not ours to read
        return False
    return data.startswith(PICTURES) or WORD.encode() in data


def picture() -> bytes:
    """A page that takes a reader seconds."""
    text = "\n".join(f"{WORD} mohon hadir tepat waktu dan membawa berkas " * 2 for _ in range(40))
    return encode(draw(text, size=(2400, 1900)), "PNG")


def start(vault: Path, places: dict[str, Path]) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    env |= {"HOME": str(places["home"]), "TMPDIR": str(places["temp"]), "TEMP": str(places["temp"])}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(vault), PASSPHRASE],
        cwd=places["work"], env=env, text=True, stdout=subprocess.PIPE,
    )  # fmt: skip


def _kill(program: subprocess.Popen[str], turns: int, chance: random.Random, watch: Watch) -> int:
    """Kills the program's reader again and again and at last the program; gives how many kills that were."""
    told = program.stdout
    assert told is not None
    assert told.readline() == "ready\n"
    for turn in range(turns):
        # A reader at work has read at least once; after it was killed the program says so and goes on.
        while (line := told.readline()) != "read\n":
            assert line == "reader_stopped\n"
        (worker,) = children(program.pid)
        time.sleep(chance.uniform(0.0, 1.2))  # at any step of reading
        os.kill(program.pid if turn == turns - 1 else worker, signal.SIGKILL)
        assert eventually(lambda worker=worker: is_gone(worker), seconds=3)  # type: ignore[misc]
        assert watch.left() == []
    return turns


def prove(vault: Vault, clock: SetClock, tmp_path: Path, kills: int) -> None:
    chance, folder = random.Random(27), vault.folder
    case_id = vault.create_case(Subject(name="Budi")).id
    intake.store_bytes(vault, case_id, picture(), "x.png")
    vault.close()
    places = {name: tmp_path / name for name in ("work", "temp", "home")}
    for place in places.values():
        place.mkdir()
    watch = Watch([folder, *places.values(), Path(tempfile.gettempdir()) / "netra"])
    while kills:
        program = start(folder, places)
        assert program.stdout is not None
        try:
            kills -= _kill(program, min(kills, 4), chance, watch)
        finally:
            program.kill()
            program.stdout.close()
            program.wait()
    with unlock(folder, clock) as opened:
        (item,) = evidence.items(opened.case(case_id))
        assert evidence.original(opened.case(case_id), item) == picture()
    assert WORD.encode() not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_killed_readers_leave_nothing(vault: Vault, clock: SetClock, tmp_path: Path) -> None:
    prove(vault, clock, tmp_path, 4)


@pytest.mark.torture
def test_twenty_killed_readers_leave_nothing(vault: Vault, clock: SetClock, tmp_path: Path) -> None:
    prove(vault, clock, tmp_path, 20)
