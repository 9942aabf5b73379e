"""A system-call filter for the worker on Linux: no opening, no sockets, no programs, no other processes.

A list of what is refused rather than of what is allowed: the allowed set changes with every C library, and
what a decoder could do harm with does not. Refused calls fail with EPERM, so libraries take their usual
error path. Numbers: the kernel's `syscall_64.tbl` and `asm-generic/unistd.h`; layout: `linux/seccomp.h`.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from dataclasses import dataclass
from typing import Final

# Calls with the same number on every architecture since Linux 5.1.
_COMMON_REFUSED: Final = (
    *range(
        424, 434
    ),  # pidfd_send_signal, io_uring_*, open_tree, move_mount, fsopen, fsconfig, fsmount, fspick
    *(434, 437, 438, 442),  # pidfd_open, openat2, pidfd_getfd, mount_setattr
)
_CLONE3: Final = 435


@dataclass(frozen=True, slots=True, kw_only=True)
class _Machine:
    """The call numbers of one architecture."""

    audit: int
    seccomp: int
    clone: int
    prlimit: int
    refused: tuple[int, ...]


_MACHINES: Final = {
    "x86_64": _Machine(
        audit=0xC000003E,
        seccomp=317,
        clone=56,
        prlimit=302,
        refused=(
            *(2, 85, 257, 304),  # open, creat, openat, open_by_handle_at
            *(41, 42, 43, 44, 46, 49, 50, 53, 288, 307),  # sockets
            *(57, 58, 59, 322),  # fork, vfork, execve, execveat
            *(62, 200, 234, 129, 297, 101, 310, 311, 312),  # signals to others, ptrace, their memory, kcmp
            *(76, 77, 82, 83, 84, 86, 87, 88, 133, 258, 259, 263, 264, 265, 266, 316),  # names and lengths
            *(
                90,
                91,
                92,
                93,
                94,
                260,
                268,
                132,
                235,
                261,
                280,
                188,
                189,
                190,
            ),  # modes, owners, times, attributes
            *(155, 161, 165, 166, 272, 308, 248, 249, 250, 298, 321, 319, 323),  # mounts, keys, bpf, memfd
            *(29, 30, 64, 68, 240, 253, 254, 294, 300),  # shared memory, message queues, watches
        ),
    ),
    "aarch64": _Machine(
        audit=0xC00000B7,
        seccomp=277,
        clone=220,
        prlimit=261,
        refused=(
            *(56, 265),  # openat, open_by_handle_at
            *(198, 199, 200, 201, 202, 203, 206, 211, 242, 269),  # sockets
            *(221, 281),  # execve, execveat
            *(129, 130, 131, 138, 240, 117, 270, 271, 272),  # signals to others, ptrace, their memory, kcmp
            *(33, 34, 35, 36, 37, 38, 45, 46, 276),  # names and lengths
            *(52, 53, 54, 55, 88, 5, 6, 7),  # modes, owners, times, attributes
            *(39, 40, 41, 51, 97, 268, 217, 218, 219, 241, 280, 279, 282),  # mounts, keys, bpf, memfd
            *(180, 186, 190, 194, 196, 26, 27, 262),  # shared memory, message queues, watches
        ),
    ),
}

_X32_BIT: Final = 0x4000_0000  # the second numbering of x86_64; no number of ours reaches it elsewhere
_CLONE_THREAD: Final = 0x0001_0000
_SET_MODE_FILTER: Final = 1
_ALL_THREADS: Final = 1

_LOAD: Final = 0x20
_EQUAL: Final = 0x15
_AT_LEAST: Final = 0x35
_HAS_BITS: Final = 0x45
_RETURN: Final = 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW: Final = 0x7FFF_0000
_KILL: Final = 0x8000_0000
_FAIL: Final = 0x0005_0000


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def install() -> bool:
    """True when the filter binds every thread of this process; it needs "no new privileges" first."""
    machine = _MACHINES.get(platform.machine())
    if machine is None or sys.byteorder != "little" or sys.maxsize < 2**32:
        return False
    code = _filter(machine)
    program = _Program(len(code) // 8, code)
    call = ctypes.CDLL(None, use_errno=True).syscall
    result: int = call(
        ctypes.c_long(machine.seccomp),
        ctypes.c_ulong(_SET_MODE_FILTER),
        ctypes.c_ulong(_ALL_THREADS),
        ctypes.byref(program),
    )
    return result == 0


def _filter(machine: _Machine) -> bytes:
    refuse = _step(_RETURN, _FAIL | errno.EPERM)
    allow = _step(_RETURN, _ALLOW)
    steps = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, machine.audit, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        *(_step(_AT_LEAST, _X32_BIT, 0, 1), refuse),
        # glibc tries clone3 first, whose flags a filter cannot see, and falls back to clone.
        *(_step(_EQUAL, _CLONE3, 0, 1), _step(_RETURN, _FAIL | errno.ENOSYS)),
    ]
    for number in (*machine.refused, *_COMMON_REFUSED):
        steps += [_step(_EQUAL, number, 0, 1), refuse]
    # Threads are allowed, processes are not; limits may be set for this process (0), not for another.
    steps += [_step(_EQUAL, machine.clone, 0, 4), _step(_LOAD, _FIRST_ARGUMENT)]
    steps += [_step(_HAS_BITS, _CLONE_THREAD, 0, 1), allow, refuse]
    steps += [_step(_EQUAL, machine.prlimit, 0, 4), _step(_LOAD, _FIRST_ARGUMENT)]
    steps += [_step(_EQUAL, 0, 0, 1), allow, refuse]
    return b"".join([*steps, allow])


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)
