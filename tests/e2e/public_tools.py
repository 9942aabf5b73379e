"""The public programs a receiver without Netra has: age, tar, sha256sum, ssh-keygen."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest


def need(*programs: str) -> None:
    """Skips visibly when a public program is not installed."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def age_decrypt(source: Path, phrase: str, out: Path) -> int:
    """`age -d` as a person uses it: the phrase is typed at a terminal. Gives its exit code."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("age", ["age", "-d", "-o", str(out), str(source)])  # noqa: S606
    said = b""
    typed = False
    while True:
        try:
            part = os.read(terminal, 1000)
        except OSError:  # Linux tells the end of a terminal this way
            break
        if not part:
            break
        said += part
        if b"passphrase" in said and not typed:
            os.write(terminal, phrase.encode() + b"\n")
            typed = True
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def unpack(tar: Path, folder: Path) -> Path:
    """`tar xf`; gives the one folder that was in it."""
    folder.mkdir()
    subprocess.run(["tar", "xf", str(tar), "-C", str(folder)], check=True, capture_output=True)
    (top,) = folder.iterdir()
    return top


def checksums(bag: Path, manifest: str) -> int:
    """`sha256sum -c` inside the bag; gives its exit code."""
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", manifest], cwd=bag, capture_output=True, check=False
    )
    return done.returncode


def signature(bag: Path) -> int:
    """`ssh-keygen -Y verify` as the page Cara memeriksa says; gives its exit code."""
    with (bag / "tagmanifest-sha256.txt").open("rb") as signed:
        return subprocess.run(
            ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", "netra", "-n", "netra-handover-1",
             "-s", "tagmanifest-sha256.txt.sig"],
            cwd=bag, stdin=signed, capture_output=True, check=False,
        ).returncode  # fmt: skip
