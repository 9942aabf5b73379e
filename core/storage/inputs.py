"""What a person named as input: a file or a folder that is there, of the right kind, and may be read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from core.errors import UserError


def check_file(path: Path, *, special: bool = False) -> int:
    """The size in bytes of the file at `path`; `special` accepts pipes and devices too.

    Raises:
        UserError: `input_missing`, `input_not_a_file`, or `input_unreadable` when a folder on the way may
            not be searched.
    """
    found = _state(path)
    if stat.S_ISDIR(found.st_mode) or not (special or stat.S_ISREG(found.st_mode)):
        raise UserError("input_not_a_file", path=str(path))
    return found.st_size


def read_file(path: Path, *, most: int) -> bytes:
    """The first `most` bytes of the file at `path`; raises as `check_file`, and `input_unreadable`."""
    check_file(path)
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error


def check_folder(path: Path) -> None:
    """Makes sure that a folder can be looked into; raises as `check_file`."""
    if not stat.S_ISDIR(_state(path).st_mode):
        raise UserError("input_not_a_file", path=str(path), expected="folder")
    try:
        next(path.iterdir(), None)
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error


def check_new_folder(path: Path) -> bool:
    """Whether `path` is absent (True) or an empty folder (False), so that something new can be laid there.

    Raises:
        UserError: `folder_not_empty`; else as `check_folder`.
    """
    try:
        check_folder(path)
    except UserError as error:
        if error.code == "input_missing":
            return True
        raise
    if any(path.iterdir()):
        raise UserError("folder_not_empty", path=str(path))
    return False


def _state(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        # ValueError: a name that no file can have, such as one with a zero byte.
        raise UserError("input_missing", path=str(path)) from error
    except OSError as error:
        raise UserError("input_unreadable", path=str(path)) from error
