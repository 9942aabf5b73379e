"""From a passphrase or a recovery sheet to the keys of files (security specification section 2)."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass
from typing import Final

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.errors import UserError

KEY_SIZE: Final = 32
_LEAST_KIB, _MOST_KIB = 64 * 1024, 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess of a passphrase costs: Argon2id memory in KiB, passes, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def check(self) -> None:
        """Refuses costs outside 64 MiB–1 GiB, 1–10 passes, 1–8 lanes, before anything is computed.

        Raises:
            UserError: `vault_damaged`; no Netra writes such a header.
        """
        if not all(type(value) is int for value in (self.memory_kib, self.passes, self.lanes)) or not (
            _LEAST_KIB <= self.memory_kib <= _MOST_KIB and 1 <= self.passes <= 10 and 1 <= self.lanes <= 8
        ):
            raise UserError("vault_damaged", found="cost")


LEAST_COST: Final = Cost(memory_kib=_LEAST_KIB, passes=1, lanes=1)
_FIRST_TRY: Final = Cost(memory_kib=256 * 1024, passes=3, lanes=4)


def calibrated() -> Cost:
    """The cost for a new vault on this machine: 256 MiB and 3 passes where that takes 0.8–1.5 s.

    Over 1.5 s the memory is halved down to 64 MiB; under 0.8 s passes are added up to 10.
    """
    cost = _FIRST_TRY
    took = _time(cost)
    while took > 1.5 and cost.memory_kib > _LEAST_KIB:
        cost = Cost(memory_kib=cost.memory_kib // 2, passes=cost.passes, lanes=cost.lanes)
        took = _time(cost)
    if took < 0.8:
        passes = min(10, max(cost.passes, round(cost.passes * 1.0 / max(took, 0.05))))
        cost = Cost(memory_kib=cost.memory_kib, passes=passes, lanes=cost.lanes)
    return cost


def _time(cost: Cost) -> float:
    start = time.perf_counter()
    stretch("netra", b"\0" * 16, cost)
    return time.perf_counter() - start


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Argon2id of the passphrase (NFC, UTF-8): 32 bytes. Takes a second and `cost.memory_kib` of memory."""
    cost.check()
    return hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_SIZE,
        type=Type.ID,
    )


def derive(secret: bytes, label: str, salt: bytes = b"") -> bytes:
    """HKDF-SHA-256 of `secret` for one purpose: `netra/1/` + label; 32 bytes."""
    return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=salt, info=f"netra/1/{label}".encode()).derive(
        secret
    )


class MasterKey:
    """The vault's 32-byte secret and the keys that follow from it."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_SIZE:
            raise ValueError("a master key has 32 bytes")
        self._secret = secret

    def ledger(self, salt: bytes) -> bytes:
        """The key of the ledger file that starts with these 16 bytes."""
        return derive(self._secret, "ledger", salt)

    def index(self, salt: bytes) -> bytes:
        """The key of the index file that starts with these 16 bytes."""
        return derive(self._secret, "index", salt)

    def header(self) -> bytes:
        """The key that authenticates the header."""
        return derive(self._secret, "header")

    def device(self) -> bytes:
        """The key that wraps this vault copy's signing key."""
        return derive(self._secret, "device")

    def exchange(self) -> bytes:
        """The key of files that copies of this vault pass to each other."""
        return derive(self._secret, "exchange")

    def secret(self) -> bytes:
        """The secret itself, for wrapping it into a slot of the header."""
        return self._secret
