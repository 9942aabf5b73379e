"""`evidence add` killed at any moment loses nothing that it acknowledged."""

from __future__ import annotations

import hashlib
import json
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from core.demonstration.pictures import DrawnPicture
from tests.e2e.program import Desk, command, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")


def _add_and_kill(desk: Desk, files: list[Path], after: int, wait: float) -> tuple[list[bytes], bool]:
    """Starts `evidence add`, kills it `wait` seconds after its `after`-th line; gives its lines, and if it lived."""
    arguments = ("evidence", "add", desk.vault, desk.case, *files, "--passphrase-file", desk.key, "--json")
    running = subprocess.Popen(
        command(*arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )  # fmt: skip
    assert running.stdout is not None
    lines = [running.stdout.readline() for _ in range(after)]
    children = _children(running.pid)
    timer = threading.Timer(wait, running.send_signal, (signal.SIGKILL,))
    timer.start()
    out, _ = running.communicate(timeout=60)
    timer.cancel()
    assert _gone(children), "a killed program leaves no reader behind"
    # A last line without its end was not said to anybody.
    said = [line for line in [*lines, *out.splitlines(keepends=True)] if line.endswith(b"\n")]
    return said, running.returncode == -signal.SIGKILL


def _children(process: int) -> list[int]:
    """The reading workers of a run, as far as the system tells."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for file in lists for child in file.read_text().split()]


def _gone(processes: list[int]) -> bool:
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{process}").exists() for process in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _rounds(count: int) -> list[tuple[int, float]]:
    seed = random.Random(count)
    return [(seed.randrange(6), seed.uniform(0, 0.25)) for _ in range(count)]


def _lose_nothing(desk: Desk, tmp_path: Path, pictures: tuple[DrawnPicture, ...], count: int) -> None:
    acknowledged: dict[str, str] = {}
    killed = 0
    for number, (after, wait) in enumerate(_rounds(count)):
        files = []
        for picture in pictures[:3]:
            files.append(tmp_path / f"{number}-{picture.file_name}")
            files[-1].write_bytes(picture.png + f"putaran {number}".encode())  # new bytes, same picture
        said, lived_until_then = _add_and_kill(desk, files, after, wait)
        killed += lived_until_then
        events = [json.loads(line) for line in said]
        acknowledged |= {event["id"]: event["sha256"] for event in events if event["event"] == "stored"}
        read = {event["id"] for event in events if event["event"] == "read"}

        checked = desk.run("vault", "check", "--full")
        assert checked.code == 0, (number, after, wait, checked)
        items = {item["id"]: item for item in desk.made("evidence", "list", desk.case)["items"]}
        assert {key: items[key]["sha256"] for key in acknowledged} == acknowledged
        assert all(items[key]["reading"] for key in read)
        assert sorted(path.name for path in (desk.vault / "cases").iterdir()) == [_only(desk)]
    assert killed >= count // 2, "most rounds must end by the kill, or nothing was shown"
    for key in random.Random(1).sample(sorted(acknowledged), 3):
        out = tmp_path / "keluar"
        desk.made("evidence", "get", desk.case, key, "-o", out)
        assert hashlib.sha256(out.read_bytes()).hexdigest() == acknowledged[key]


def _only(desk: Desk) -> str:
    return next((desk.vault / "cases").glob("*.db")).name


def test_three_kills_lose_nothing(desk: Desk, tmp_path: Path, pictures: tuple[DrawnPicture, ...]) -> None:
    _lose_nothing(desk, tmp_path, pictures, 3)


@pytest.mark.torture
def test_twenty_kills_lose_nothing(desk: Desk, tmp_path: Path, pictures: tuple[DrawnPicture, ...]) -> None:
    _lose_nothing(desk, tmp_path, pictures, 20)
