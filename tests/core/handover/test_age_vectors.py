"""The public vectors of the age format: every one comes out as it says, with exactly the content it says."""

from __future__ import annotations

import hashlib
import io
import os
import zlib
from pathlib import Path

import pytest

from core.handover.age import (
    AgeError,
    AgeReader,
    ArmorError,
    Bech32Error,
    HeaderError,
    HeaderMacError,
    NoMatchError,
    Passphrase,
    PayloadError,
    WorkFactorError,
    X25519Identity,
)
from core.handover.age.header import Identity

ROOT = Path(__file__).resolve().parents[3]
VECTORS = Path(os.environ.get("NETRA_TEST_DATA", ROOT.parent / "shared")) / "age-vectors"
NAMES = sorted(path.name for path in VECTORS.glob("*") if path.name != "README.md")
COUNT = 143
TOO_MUCH_WORK = {"scrypt_work_factor_23", "scrypt_work_factor_overflow"}
POST_QUANTUM = "AGE-SECRET-KEY-PQ-1"

CAUSES: dict[str, type[AgeError]] = {
    "no match": NoMatchError,
    "HMAC failure": HeaderMacError,
    "header failure": HeaderError,
    "payload failure": PayloadError,
    "armor failure": ArmorError,
}

pytestmark = pytest.mark.skipif(not NAMES, reason="age-vectors not found (NETRA_TEST_DATA)")


class Vector:
    def __init__(self, name: str) -> None:
        head, _, self.file = (VECTORS / name).read_bytes().partition(b"\n\n")
        fields = [line.split(": ", 1) for line in head.decode().splitlines()]
        self.said = dict(fields)
        if self.said.get("compressed") == "zlib":
            self.file = zlib.decompress(self.file)
        self.passphrases = [value for key, value in fields if key == "passphrase"]
        self.keys = [value for key, value in fields if key == "identity"]
        self.text = self.said.get("armored") == "yes"

    @property
    def supported(self) -> bool:
        return not self.keys or any(not key.startswith(POST_QUANTUM) for key in self.keys)

    def read(self) -> tuple[bytes, AgeError | None]:
        """What was released, and the error that ended it."""
        keys = [X25519Identity.parse(key) for key in self.keys if not key.startswith(POST_QUANTUM)]
        identities: list[Identity] = [*map(Passphrase, self.passphrases), *keys]
        released = bytearray()
        try:
            reader = AgeReader(
                io.BytesIO(self.file), identities or [X25519Identity.generate()], text=self.text
            )
            while piece := reader.read(1000):
                released += piece
        except AgeError as error:
            return bytes(released), error
        return bytes(released), None


def test_all_vectors_are_there() -> None:
    assert len(NAMES) == COUNT


@pytest.mark.parametrize("name", NAMES)
def test_vector_comes_out_as_it_says(name: str) -> None:
    vector = Vector(name)
    released, error = vector.read()
    if not vector.supported:
        assert isinstance(error, NoMatchError | HeaderError)
        assert released == b""
        return
    if vector.said["expect"] == "success":
        assert error is None
    else:
        cause = WorkFactorError if name in TOO_MUCH_WORK else CAUSES[vector.said["expect"]]
        assert isinstance(error, cause)
    expected = vector.said.get("payload", hashlib.sha256(b"").hexdigest())
    assert hashlib.sha256(released).hexdigest() == expected


@pytest.mark.parametrize("name", [name for name in NAMES if "hybrid" in name])
def test_post_quantum_keys_are_refused_as_another_kind(name: str) -> None:
    for key in Vector(name).keys:
        if key.startswith(POST_QUANTUM):
            with pytest.raises(Bech32Error):
                X25519Identity.parse(key)
