"""Private folders on the memory file system, for the one engine that cannot do without files.

The parent holds a lock on each folder while its worker lives. A folder without a lock is a leftover of a
parent that was killed, and goes at the next start.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from core.errors import UserError

MEMORY_FOLDER: Final = Path("/dev/shm")  # noqa: S108 - folders in it are made private
PREFIX: Final = "netra-reader-"


def make_scratch() -> tuple[Path, Callable[[], None]]:
    """A new folder only this user can enter, and the function that removes it.

    Raises:
        UserError: `component_missing` naming tesserocr where there is no memory file system to use.
    """
    if sys.platform != "linux" or not MEMORY_FOLDER.is_dir():
        raise UserError("component_missing", component="tesserocr")
    remove_leftovers()
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=MEMORY_FOLDER))  # mode 0700
        with suppress(FileNotFoundError):
            lock = _lock(folder)
            if lock is not None and folder.is_dir():
                return folder, partial(_remove, folder, lock)
        # Another start took the folder for a leftover in the moment before it was locked.


def require_private_scratch(folder: str | None) -> None:
    """Returns only when `folder` is a private folder on a memory file system of Linux.

    Raises:
        UserError: `component_missing` naming tesserocr, the engine that needs no files.
    """
    if sys.platform == "linux" and folder and Path(folder).parent == MEMORY_FOLDER:
        status = Path(folder).lstat()
        if stat.S_ISDIR(status.st_mode) and stat.S_IMODE(status.st_mode) == 0o700:
            return
    raise UserError("component_missing", component="tesserocr")


def remove_leftovers() -> None:
    """Removes this user's folders whose parent has gone."""
    for folder in MEMORY_FOLDER.glob(PREFIX + "*"):
        try:
            if folder.lstat().st_uid != os.getuid():
                continue
            lock = _lock(folder)
        except OSError:  # gone meanwhile, or not ours to open
            continue
        if lock is not None:
            _remove(folder, lock)


def _remove(folder: Path, lock: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os.close(lock)


def _lock(folder: Path) -> int | None:
    """A locked descriptor of `folder`, or None when another process holds the lock."""
    import fcntl  # Unix only

    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
