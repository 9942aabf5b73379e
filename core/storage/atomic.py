"""Files that are replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from core.errors import UserError

_UNWRITABLE: Final = frozenset(
    {
        errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG,
        errno.ELOOP, errno.EEXIST, errno.EINVAL,
    }
)  # fmt: skip
CANNOT_WRITE: Final = frozenset({"no_space", "output_unwritable"})
"""The codes of what keeps anything from being written, though what is there can still be read."""


def flush_folder(folder: Path) -> None:
    """Makes a rename or a new name inside `folder` durable where the system can (not on Windows)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def target(path: Path) -> Path:
    """The file that writing to `path` would make or replace; a link is followed, never replaced.

    Raises:
        UserError: `output_unwritable` for anything that is not a regular file or a new name in a folder.
    """
    try:
        final = path.resolve()
        if (
            path.name in ("", ".", "..")
            or not final.parent.is_dir()
            or (final.exists() and not final.is_file())
        ):
            raise UserError("output_unwritable", path=str(path))
    except (OSError, ValueError, RuntimeError) as error:
        raise UserError("output_unwritable", path=str(path)) from error
    return final


@contextmanager
def replacing(path: Path, *, mode: int = 0o600) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` when the block ends without an error.

    Written beside its place, flushed, renamed, and the folder flushed: after a crash either the old or
    the new file is there, whole. On any error the partial file is removed.

    Raises:
        UserError: `no_space` or `output_unwritable`.
    """
    path = target(path)
    draft = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.new")
    try:
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        _drop(draft)
        raise told(error, path) from error
    except BaseException:
        _drop(draft)
        raise


def write_file(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Puts `data` at `path`, whole or not at all; raises as `replacing`."""
    with replacing(path, mode=mode) as file:
        file.write(data)


def _drop(draft: Path) -> None:
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def told(error: OSError, path: Path) -> Exception:
    """The `UserError` that a failed writing to `path` means, or the error itself when it is none of those."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError("no_space", path=str(path.parent))
    if error.errno in _UNWRITABLE:
        return UserError("output_unwritable", path=str(path))
    return error
