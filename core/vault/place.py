"""Which copy of a vault this is: a fingerprint of the machine and of the folder itself."""

from __future__ import annotations

import hashlib
import platform
import sys
import uuid
from pathlib import Path


def place_of(folder: Path) -> str:
    """A digest that changes when the folder or its index is copied, restored or carried to another machine.

    It is kept only inside the encrypted index. A change merely starts a new branch, which is always
    safe; so it may change too often, but must not stay the same for a copy.
    """
    states = (folder.stat(), (folder / "index.db").stat())
    parts = (_machine(), *(f"{state.st_dev}:{state.st_ino}" for state in states))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _machine() -> str:
    if sys.platform.startswith("linux"):
        for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
            file = Path(name)
            if file.is_file():
                return file.read_text(encoding="ascii", errors="replace").strip()
    return f"{platform.node()} {uuid.getnode():012x}"
