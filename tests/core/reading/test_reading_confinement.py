"""What a worker that was taken over could still do (security specification, A29)."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from core.reading.pool import ReaderPool

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="the full list holds on Linux, on x86_64 and aarch64",
)

ROOT = Path(__file__).resolve().parents[3]

# Runs inside a process that made itself ready exactly as a worker does, then tries to break out.
PROBES = """
import ctypes, json, os, signal, socket, sys, threading, _thread
from core.reading.worker import Worker
secret = os.open(sys.argv[1], os.O_RDONLY)  # proves that probes can tell success
os.close(secret)
header, _ = Worker().answer({"op": "hello", "engine": "two-readers", "languages": ["ind", "eng"]}, b"")
libc = ctypes.CDLL(None, use_errno=True)
def fork():
    if (pid := os.fork()) == 0:
        os._exit(0)
    os.waitpid(pid, 0)
def spawn():
    os.posix_spawn("/bin/true", ["true"], {})
def raw(number, *arguments):
    if libc.syscall(number, *arguments) == -1:
        raise OSError(ctypes.get_errno(), "refused")
def clone_process():
    number = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
    pid = libc.syscall(ctypes.c_long(number), ctypes.c_ulong(signal.SIGCHLD), None, None, None, None)
    if pid == 0:
        os._exit(0)
    if pid < 0:
        raise OSError(ctypes.get_errno(), "refused")
probes = {
    "read a file": lambda: open(sys.argv[1]),
    "write a file": lambda: open(sys.argv[2], "w"),
    "make a folder": lambda: os.mkdir(sys.argv[2]),
    "remove a file": lambda: os.unlink(sys.argv[1]),
    "rename a file": lambda: os.rename(sys.argv[1], sys.argv[2]),
    "change a mode": lambda: os.chmod(sys.argv[1], 0o777),
    "cut a file": lambda: os.truncate(sys.argv[1], 0),
    "list a folder": lambda: os.listdir("/"),
    "fork": fork,
    "clone": clone_process,
    "spawn": spawn,
    "become a program": lambda: os.execv("/bin/true", ["true"]),
    "internet socket": lambda: socket.socket(socket.AF_INET),
    "local socket": lambda: socket.socket(socket.AF_UNIX),
    "socket pair": lambda: socket.socketpair(),
    "pipe": lambda: os.pipe(),
    "signal the parent": lambda: os.kill(os.getppid(), 0),
    "memory file": lambda: os.memfd_create("x"),
    "io_uring": lambda: raw(425, 1, ctypes.create_string_buffer(256)),
    "more memory": lambda: __import__("resource").setrlimit(9, (1 << 40, 1 << 40)) or bytearray(1400 << 20),
}
outcome = {}
for name, probe in probes.items():
    try:
        probe()
        outcome[name] = "done"
    except (OSError, MemoryError, ValueError, RuntimeError) as error:
        outcome[name] = type(error).__name__
print(json.dumps({"probes": outcome, "held": header["confinement"]}))
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    folder = tmp_path_factory.mktemp("vault")
    secret = folder / "vault.key"
    secret.write_text("secret")
    done = subprocess.run(
        [sys.executable, "-c", PROBES, str(secret), str(folder / "new")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert secret.read_text() == "secret"
    assert [path.name for path in folder.iterdir()] == ["vault.key"]
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    return found


def test_every_probe_is_refused(report: dict[str, dict[str, str]]) -> None:
    """Root may lift its own memory limit, so that probe counts only where we are not root."""
    allowed = {name for name, outcome in report["probes"].items() if outcome == "done"}
    assert allowed <= ({"more memory"} if os.getuid() == 0 else set())


def test_the_worker_says_which_measures_hold(report: dict[str, dict[str, str]], pool: ReaderPool) -> None:
    everything = {"memory", "no_core_dump", "file_size", "no_new_files", "no_new_processes"}
    everything |= {"no_new_privileges", "not_dumpable", "system_calls"}
    assert set(report["held"]) == everything
    assert set(pool.confinement()) == everything


def test_the_program_itself_loads_no_decoder() -> None:
    """Whoever asks the pool must not get a library into its own process that could decode a foreign byte."""
    decoders = {"PIL", "tesserocr", "pypdfium2", "pytesseract", "cv2", "onnxruntime", "numpy"}
    script = f"import core.reading.pool, sys; print(*{decoders} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
