"""A12: a receiver without Netra opens and checks a handover with standard programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from core.handover import bag
from core.handover import export as exporting
from core.vault.vault import Vault
from tests.core.handover.bags import IDENTITY
from tests.core.vault.helpers import fill_case

PROGRAMS = ("age", "tar", "sha256sum", "ssh-keygen")


@pytest.fixture
def unpacked(vault: Vault, tmp_path: Path) -> Path:
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not on PATH: {', '.join(missing)}")
    out = tmp_path / "serah.age"
    exported = exporting.export(vault, fill_case(vault, "Budi"), out, recipients=[IDENTITY.recipient])
    (tmp_path / "key.txt").write_text(IDENTITY.encode() + "\n")
    subprocess.run(["age", "-d", "-i", tmp_path / "key.txt", "-o", tmp_path / "bag.tar", out], check=True)
    subprocess.run(["tar", "xf", "bag.tar"], cwd=tmp_path, check=True)
    folder = tmp_path / f"netra-{exported.head[:8]}"
    assert folder.is_dir()
    return folder


def checks(folder: Path) -> dict[str, bool]:
    """What `sha256sum` and `ssh-keygen` say of the folder."""
    commands = {
        "payload": ["sha256sum", "--status", "--strict", "-c", bag.MANIFEST],
        "tags": ["sha256sum", "--status", "--strict", "-c", bag.TAG_MANIFEST],
        "signature": [
            "ssh-keygen", "-Y", "verify", "-f", bag.SIGNERS, "-I", bag.PRINCIPAL, "-n", bag.NAMESPACE,
            "-s", bag.SIGNATURE,
        ],
    }  # fmt: skip
    tags = (folder / bag.TAG_MANIFEST).read_bytes()
    return {
        name: subprocess.run(command, cwd=folder, input=tags, capture_output=True, check=False).returncode
        == 0
        for name, command in commands.items()
    }


def test_standard_programs_accept_a_handover(unpacked: Path) -> None:
    assert checks(unpacked) == {"payload": True, "tags": True, "signature": True}
    (original,) = (unpacked / "data" / "evidence").iterdir()
    assert original.suffix == ".png"
    assert os.access(unpacked / bag.HOW_TEXT, os.R_OK)


def test_standard_programs_refuse_an_altered_one(unpacked: Path) -> None:
    for name, told in [
        (bag.JOURNAL, "payload"), (bag.INDEX, "payload"), (bag.MANIFEST, "tags"), (bag.INFO, "tags"),
        (bag.TAG_MANIFEST, "signature"),
    ]:  # fmt: skip
        path = unpacked / name
        whole = path.read_bytes()
        path.write_bytes(whole[:-2] + bytes([whole[-2] ^ 1]) + whole[-1:])
        assert not checks(unpacked)[told], name
        path.write_bytes(whole)
    assert all(checks(unpacked).values())
