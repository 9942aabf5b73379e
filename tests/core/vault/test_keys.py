"""From a passphrase to keys: slow on purpose, bounded, and every purpose its own key."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from argon2.low_level import Type, hash_secret_raw

from core.errors import UserError
from core.vault import keys
from core.vault.keys import LEAST_COST, Cost, MasterKey, calibrated, derive, stretch

MIB = 1024


def test_stretching_is_argon2id_of_the_composed_passphrase() -> None:
    expected = hash_secret_raw(
        "kopi é".encode(),
        bytes(16),
        time_cost=1,
        memory_cost=64 * MIB,
        parallelism=1,
        hash_len=32,
        type=Type.ID,
    )
    assert stretch("kopi \u00e9", bytes(16), LEAST_COST) == expected
    assert stretch("kopi e\u0301", bytes(16), LEAST_COST) == expected


def test_another_salt_or_cost_is_another_key() -> None:
    costs = [
        LEAST_COST,
        Cost(memory_kib=64 * MIB, passes=2, lanes=1),
        Cost(memory_kib=65 * MIB, passes=1, lanes=1),
    ]
    found = {stretch("kata", salt, cost) for salt in (bytes(16), bytes(15) + b"1") for cost in costs}
    assert len(found) == 6


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [
        (64 * MIB - 1, 1, 1), (1024 * MIB + 1, 1, 1), (4096 * MIB, 1, 1), (64 * MIB, 0, 1), (64 * MIB, 11, 1),
        (64 * MIB, 1, 0), (64 * MIB, 1, 9), (-1, 1, 1), (2**40, 2**40, 2**40),
    ],
)  # fmt: skip
def test_a_hostile_cost_is_refused_before_anything_is_computed(
    monkeypatch: pytest.MonkeyPatch, memory: int, passes: int, lanes: int
) -> None:
    monkeypatch.setattr(keys, "hash_secret_raw", lambda *_, **__: pytest.fail("computed"))
    with pytest.raises(UserError) as caught:
        stretch("kata", bytes(16), Cost(memory_kib=memory, passes=passes, lanes=lanes))
    assert caught.value.code == "vault_damaged"


@pytest.mark.parametrize(
    ("speed", "memory", "passes"),
    [
        (lambda cost: 1.0, 256, 3),
        (lambda cost: cost.memory_kib / (100 * MIB), 128, 3),
        (lambda cost: 100.0, 64, 3),
        (lambda cost: 0.3, 256, 10),
        (lambda cost: 0.6, 256, 5),
        (lambda cost: 0.0, 256, 10),
    ],
    ids=["fits", "slow", "very-slow", "fast", "rather-fast", "instant"],
)
def test_a_new_vault_s_cost_fits_the_machine(
    monkeypatch: pytest.MonkeyPatch, speed: object, memory: int, passes: int
) -> None:
    monkeypatch.setattr(keys, "_time", speed)
    cost = calibrated()
    assert (cost.memory_kib, cost.passes, cost.lanes) == (memory * MIB, passes, 4)
    cost.check()


def test_a_derived_key_is_hkdf_sha_256() -> None:
    secret, salt = bytes(range(32)), b"salt"
    extracted = hmac.new(salt, secret, hashlib.sha256).digest()
    expanded = hmac.new(extracted, b"netra/1/ledger\x01", hashlib.sha256).digest()
    assert derive(secret, "ledger", salt) == expanded
    assert MasterKey(secret).ledger(salt) == expanded


def test_every_purpose_and_every_file_has_its_own_key() -> None:
    master = MasterKey(bytes(range(32)))
    salts = [bytes([number]) * 16 for number in range(50)]
    found = [master.secret(), master.header(), master.device()]
    found += [key(salt) for salt in salts for key in (master.ledger, master.index)]
    found += [derive(master.secret(), label) for label in ("kek-pass", "kek-recovery")]
    assert len(set(found)) == len(found)


def test_a_key_does_not_show_itself() -> None:
    secret = bytes(range(32))
    shown = f"{MasterKey(secret)!r} {MasterKey(secret)}"
    assert secret.hex() not in shown
    assert repr(secret) not in shown


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_master_key_has_32_bytes(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        MasterKey(bytes(size))
