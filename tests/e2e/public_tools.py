"""The public programs a receiver without Netra has: age, tar, sha256sum, ssh-keygen."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.typist import typed


def need(*programs: str) -> None:
    """Skips visibly when a public program is not installed."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def age_decrypt(source: Path, phrase: str, out: Path) -> int:
    """`age -d` as a person uses it: the phrase is typed at a terminal. Gives its exit code."""
    return typed(["age", "-d", "-o", str(out), str(source)], b"passphrase", phrase, os.environ)[0]


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
