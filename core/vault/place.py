"""Which copy of a vault this is: a fingerprint of the machine and of a mark in the folder, and its branch."""

from __future__ import annotations

import hashlib
import platform
import secrets
import sys
import uuid
from pathlib import Path
from typing import Final

from core.errors import UserError
from core.storage.atomic import CANNOT_WRITE, write_file
from core.vault.index import Index

_MARK: Final = "copy.mark"


def place_of(folder: Path) -> str:
    """A digest that changes when the vault is copied, restored or carried to another machine.

    The mark is a small random file, written anew at every unlocking. A restored folder brings back an
    older mark, or the same mark with another change time, which no copying program can set; on Windows, where
    that time is the time of creation, restoring the very last state in place stays unnoticed. The digest is
    kept only inside the encrypted index. A change merely starts a new branch, which is always safe; it may
    change too often, but must not stay the same for a copy.
    """
    mark = folder / _MARK
    if not mark.is_file():
        return ""
    state = mark.stat()
    parts = (_machine(), mark.read_bytes().hex(), f"{state.st_dev}:{state.st_ino}:{state.st_ctime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def renew(folder: Path) -> str:
    """Writes another mark; gives the digest that stands from now on."""
    write_file(folder / _MARK, secrets.token_hex(16).encode())
    return place_of(folder)


def branch_here(folder: Path, index: Index) -> str:
    """The branch this copy of the vault writes from now on: the one it wrote last, another one after a change of place.

    Renews the mark. Raises `UserError` when a new branch cannot be written down.
    """
    known = index.branch(place_of(folder))
    branch = known or str(uuid.uuid4())
    # A crash between the two writings starts a new branch, which is harmless. On a full disk the mark
    # stays as it is: the vault must open, so that evidence can be read and handed over.
    try:
        index.write_branch(branch, renew(folder))
    except UserError as error:
        if known is None or error.code not in CANNOT_WRITE:
            raise
    return branch


def _machine() -> str:
    if sys.platform.startswith("linux"):
        for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
            file = Path(name)
            if file.is_file():
                return file.read_text(encoding="ascii", errors="replace").strip()
    return f"{platform.node()} {uuid.getnode():012x}"
