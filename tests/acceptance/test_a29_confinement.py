"""A29: a reader that was taken over reaches neither the vault nor its keys, nor anything outside itself.

The probes run inside a worker that the pool's own channel started, while the test's process holds an open
vault. On Linux every one is refused. On Windows a worker is a process of its own without console, keys and
handles of ours, and the parent's clock ends it; the system offers no more without rights we do not ask for, so
`confinement` names nothing there. `tests/core/reading/test_reading_confinement.py` probes further calls.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.case.subject import Subject
from core.process import intake
from core.reading import confinement
from core.reading.channel import Channel
from core.vault.vault import Vault
from tests.acceptance.helpers import contents
from tests.core.reading.helpers import draw, encode

linux = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="the full list holds on Linux, on x86_64 and aarch64",
)

MEASURES = {
    "memory", "no_core_dump", "file_size", "no_new_files", "no_new_processes", "no_new_privileges",
    "not_dumpable", "system_calls",
}  # fmt: skip

# The worker's own program with one more operation, which tries to break out and tells what came of it.
TAKEN_OVER = """
import ctypes, json, os, signal, socket, stat, subprocess, sys
from pathlib import Path
from core.reading import worker
libc = ctypes.CDLL(None, use_errno=True)
CALL = {"x86_64": (310, 101, 250, 317), "aarch64": (270, 117, 219, 277)}[os.uname().machine]
def raw(number, *arguments):
    if libc.syscall(ctypes.c_long(number), *arguments) == -1:
        raise OSError(ctypes.get_errno(), "refused")
class IoVec(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
def parents_memory():
    here = ctypes.create_string_buffer(8)
    one, two = IoVec(ctypes.addressof(here), 8), IoVec(0x400000, 8)
    raw(CALL[0], os.getppid(), ctypes.byref(one), 1, ctypes.byref(two), 1, 0)
def fork():
    if (pid := os.fork()) == 0:
        os._exit(0)
    os.waitpid(pid, 0)
def connect(family, address):
    with socket.socket(family) as made:
        made.connect(address)
def probes(vault, files):
    parent = f"/proc/{os.getppid()}"
    found = {
        "list the vault": lambda: os.listdir(vault),
        "read the parent's memory as a file": lambda: open(parent + "/mem", "rb"),
        "read the parent's memory": parents_memory,
        "trace the parent": lambda: raw(CALL[1], 16, os.getppid(), 0, 0),
        "read the parent's environment": lambda: open(parent + "/environ", "rb"),
        "read the parent's files": lambda: os.listdir(parent + "/fd"),
        "ask for kept keys": lambda: raw(CALL[2], 0, -3, 0),
        "write to the vault": lambda: open(vault + "/new", "wb"),
        "write to a temporary folder": lambda: open("/tmp/netra-probe", "wb"),
        "write to shared memory": lambda: open("/dev/shm/netra-probe", "wb"),
        "write to the current folder": lambda: open("netra-probe", "wb"),
        "remove the vault": lambda: os.rename(vault, vault + "-gone"),
        "fork": fork,
        "start a program": lambda: subprocess.run(["/bin/true"]),
        "become a program": lambda: os.execv("/bin/true", ["true"]),
        "end the parent": lambda: os.kill(os.getppid(), signal.SIGKILL),
        "go online": lambda: connect(socket.AF_INET, ("127.0.0.1", 9)),
        "go online by version 6": lambda: connect(socket.AF_INET6, ("::1", 9)),
        "reach a local service": lambda: connect(socket.AF_UNIX, "/run/dbus/system_bus_socket"),
        "loosen the filter": lambda: raw(CALL[3], 1, 0, None) ,
    }
    for name in files:
        found["read " + name] = lambda name=name: open(os.path.join(vault, name), "rb")
    return found
def probe(self, request, body):
    known = json.loads(body)
    outcome = {}
    for name, attempt in probes(known["vault"], known["files"]).items():
        try:
            attempt()
            outcome[name] = "done"
        except (OSError, RuntimeError, ValueError, MemoryError) as error:
            outcome[name] = type(error).__name__
    kinds = []
    for number in range(1024):
        try:
            mode = os.fstat(number).st_mode
        except OSError:
            continue
        kinds.append("pipe" if stat.S_ISFIFO(mode) else "device" if stat.S_ISCHR(mode) else "other")
    facts = {"probes": outcome, "open": sorted(set(kinds)), "environment": sorted(os.environ)}
    return {}, json.dumps(facts).encode()
plain = worker.Worker.__init__
def taken_over(self):
    plain(self)
    self._operations["probe"] = lambda request, body: probe(self, request, body)
worker.Worker.__init__ = taken_over
worker.main()
"""


@pytest.fixture
def channel() -> Iterator[Channel]:
    made = Channel([sys.executable, "-E", "-s", "-B", "-c", TAKEN_OVER])
    yield made
    made.end()


@linux
def test_a_reader_reaches_nothing(vault: Vault, channel: Channel) -> None:
    case_id = vault.create_case(Subject(name="Budi")).id
    intake.store_bytes(vault, case_id, encode(draw("Rahasia"), "PNG"), "x.png")
    before = contents(vault.folder)
    assert {"vault.json", "index.db"} <= set(before)
    hello = {"op": "hello", "engine": "two-readers", "languages": ["ind", "eng"], "threads": 2}
    header, _ = channel.ask(hello, limit_s=60)
    assert set(header["confinement"]) == MEASURES  # type: ignore[call-overload]
    question = json.dumps({"vault": str(vault.folder), "files": sorted(before)}).encode()
    _, body = channel.ask({"op": "probe"}, question, max_body=1 << 20, limit_s=60)
    told = json.loads(body)
    assert len(told["probes"]) >= 20 + len(before)
    assert [name for name, outcome in told["probes"].items() if outcome == "done"] == []
    assert set(told["open"]) <= {"pipe", "device"}  # no file of ours was handed down
    # Nothing of ours in the environment; MALLOC and OMP settings and the search path are what the channel gave.
    assert not {name for name in told["environment"] if "NETRA" in name or "KEY" in name or name == "HOME"}
    assert contents(vault.folder) == before
    left = [place for place in ("/tmp/netra-probe", "/dev/shm/netra-probe") if Path(place).exists()]  # noqa: S108
    assert left == []


@linux
def test_the_probes_can_tell_success(vault: Vault) -> None:
    """Without confinement the same attempts succeed, so that a refusal means something."""
    outcome: dict[str, str] = {}
    for name, attempt in {
        "list the vault": lambda: list(vault.folder.iterdir()),
        "read vault.json": lambda: (vault.folder / "vault.json").read_bytes(),
        "read the parent's environment": lambda: Path(f"/proc/{os.getpid()}/environ").read_bytes(),
    }.items():
        attempt()
        outcome[name] = "done"
    assert set(outcome.values()) == {"done"}


@pytest.mark.skipif(sys.platform != "win32", reason="what holds on Windows")
def test_on_windows_the_process_border_is_what_holds() -> None:
    assert confinement.confine(runs_program=False) == ()
