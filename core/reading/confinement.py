"""What the worker gives up before it sees the first foreign byte (security specification, A29).

Every measure is tried; those that hold are named, so that the parent can say which machine offers what.
Nothing fails closed: an old kernel still has the process border, the memory limit and the parent's clock.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from typing import Final

from core.reading import seccomp

MEMORY: Final = 1300 * 1024 * 1024  # address space, most of it never touched; measured in decision 4
CPU_SECONDS: Final = 30  # per step; the parent's clock is stricter, this one works without a parent
NICENESS: Final = 10  # a tenth of the window's share where both want a processor
SCRATCH_FILE: Final = 200 * 1024 * 1024
PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4
PR_SET_NO_NEW_PRIVS: Final = 38


def confine(*, runs_program: bool) -> tuple[str, ...]:
    """The names of the measures that hold from now on in this process; they cannot be taken back.

    `runs_program` leaves room for an engine that starts the Tesseract program and writes to its folder.
    """
    if sys.platform == "win32":
        return ()
    held = _limits(runs_program=runs_program)
    if sys.platform == "linux":
        held += _process_flags()
        if not runs_program and seccomp.install():
            held.append("system_calls")
    return tuple(held)


def die_with_parent() -> None:
    """Asks the kernel to kill this process when the thread that started it ends (Linux only)."""
    if sys.platform == "linux":
        _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def give_way() -> None:
    """Lets every ordinary program of this machine go first; on Windows the parent asks for it at the start."""
    if sys.platform != "win32":
        os.nice(NICENESS)


def renew_cpu_time() -> None:
    """Grants this step `CPU_SECONDS`, whatever earlier steps used."""
    if sys.platform != "win32":
        import resource  # Unix only

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + CPU_SECONDS, hard))


def _limits(*, runs_program: bool) -> list[str]:
    import resource  # Unix only

    wanted = {
        "memory": (resource.RLIMIT_AS, MEMORY),
        "no_core_dump": (resource.RLIMIT_CORE, 0),
        "file_size": (resource.RLIMIT_FSIZE, SCRATCH_FILE if runs_program else 0),
    }
    if not runs_program:
        # What is open stays usable; nothing can be opened any more, with or without the call filter.
        wanted["no_new_files"] = (resource.RLIMIT_NOFILE, 0)
        wanted["no_new_processes"] = (resource.RLIMIT_NPROC, 0)  # does not bind root
    held = []
    for name, (what, limit) in wanted.items():
        try:
            resource.setrlimit(what, (limit, limit))
        except (OSError, ValueError):  # forbidden here, or already stricter
            continue
        held.append(name)
    return held


def _process_flags() -> list[str]:
    held = []
    if _prctl(PR_SET_NO_NEW_PRIVS, 1):
        held.append("no_new_privileges")
    if _prctl(PR_SET_DUMPABLE, 0):
        held.append("not_dumpable")
    return held


def _prctl(option: int, value: int) -> bool:
    result: int = ctypes.CDLL(None, use_errno=True).prctl(
        ctypes.c_int(option), *(ctypes.c_ulong(item) for item in (value, 0, 0, 0))
    )
    return result == 0
