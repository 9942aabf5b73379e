"""The header: two slots, two copies, and every failure by its right name."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.case.canonical import canonical
from core.errors import UserError
from core.storage import atomic
from core.vault import header
from core.vault.header import NAMES
from core.vault.keys import LEAST_COST, MasterKey

SECRET, SHEET = bytes(range(32)), bytes(range(32, 64))
Fields = dict[str, Any]


@pytest.fixture(scope="module")
def made() -> header.Header:
    return header.make(MasterKey(SECRET), "frasa lama", SHEET, LEAST_COST, created="2026-11-23T01:00:00.000Z")


@pytest.fixture
def folder(tmp_path: Path, made: header.Header) -> Path:
    header.write(tmp_path, made)
    return tmp_path


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        action()
    return caught.value.code


def put(folder: Path, fields: Fields) -> None:
    """Writes both copies with a checksum that fits, as somebody without any key could."""
    bare = {name: value for name, value in fields.items() if name != "sha256"}
    data = canonical({**bare, "sha256": hashlib.sha256(canonical(bare)).hexdigest()})
    for name in NAMES:
        (folder / name).write_bytes(data)


def test_passphrase_and_sheet_open_the_same_key(folder: Path) -> None:
    found = header.read(folder)
    assert header.unlock(found, "frasa lama").secret() == SECRET
    assert header.recover(found, SHEET).secret() == SECRET


@pytest.mark.parametrize(
    "phrase", ["", "frasa", "frasa lama ", "Frasa lama", "frasa  lama", "frasa lam\u00e4"]
)
def test_another_passphrase_is_wrong_not_damage(folder: Path, phrase: str) -> None:
    assert code_of(lambda: header.unlock(header.read(folder), phrase)) == "passphrase_wrong"


def test_another_sheet_is_wrong_not_damage(folder: Path) -> None:
    assert code_of(lambda: header.recover(header.read(folder), bytes(32))) == "passphrase_wrong"


def test_a_header_is_small_private_and_holds_no_secret(folder: Path) -> None:
    for name in NAMES:
        data = (folder / name).read_bytes()
        assert len(data) < 2048
        for secret in (SECRET, SHEET):
            assert secret not in data
            assert secret.hex().encode() not in data
        assert b"frasa" not in data


def test_a_change_of_passphrase_leaves_the_recovery_slot_byte_for_byte(made: header.Header) -> None:
    changed = header.with_passphrase(made, MasterKey(SECRET), "frasa baru", LEAST_COST)
    before, after = json.loads(canonical(made.fields)), json.loads(canonical(changed.fields))
    assert after["slots"]["recovery"] == before["slots"]["recovery"]
    assert after["slots"]["passphrase"] != before["slots"]["passphrase"]
    assert after["vault_id"] == before["vault_id"]
    assert header.unlock(changed, "frasa baru").secret() == SECRET
    assert header.recover(changed, SHEET).secret() == SECRET
    assert code_of(lambda: header.unlock(changed, "frasa lama")) == "passphrase_wrong"


def test_a_bit_of_every_byte_of_one_copy_may_be_wrong(folder: Path, made: header.Header) -> None:
    whole = (folder / NAMES[0]).read_bytes()
    for at in range(len(whole)):
        spoilt = bytearray(whole)
        spoilt[at] ^= 1 << at % 8
        (folder / NAMES[0]).write_bytes(spoilt)
        assert header.read(folder) == made


def test_a_bit_of_every_byte_of_both_copies_is_noticed(folder: Path, made: header.Header) -> None:
    whole = (folder / NAMES[0]).read_bytes()
    for at in range(len(whole)):
        spoilt = bytearray(whole)
        spoilt[at] ^= 1
        for name in NAMES:
            (folder / name).write_bytes(spoilt)
        try:
            assert header.read(folder) == made  # for example another space, read as the same values
        except UserError as error:
            assert error.code == "vault_damaged"  # noqa: PT017


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"x" * 20_000, b"[" * 15_000, b'{"a":1.5}'])
def test_noise_in_both_copies_is_damage(folder: Path, data: bytes) -> None:
    for name in NAMES:
        (folder / name).write_bytes(data)
    assert code_of(lambda: header.read(folder)) == "vault_damaged"


def test_no_copy_is_no_vault(tmp_path: Path) -> None:
    assert code_of(lambda: header.read(tmp_path)) == "not_a_vault"


def test_a_later_version_is_said_so(folder: Path, made: header.Header) -> None:
    put(folder, {**made.fields, "v": 2})
    assert code_of(lambda: header.read(folder)) == "version_too_new"


HOSTILE: list[tuple[tuple[str, ...], object, str]] = [
    (("slots", "passphrase", "memory_kib"), "65536", "vault_damaged"),
    (("slots", "passphrase", "memory_kib"), 4 * 1024 * 1024, "vault_damaged"),
    (("slots", "passphrase", "memory_kib"), 8, "vault_damaged"),
    (("slots", "passphrase", "passes"), [1], "vault_damaged"),
    (("slots", "passphrase", "passes"), 2**40, "vault_damaged"),
    (("slots", "passphrase", "salt"), "AAAA", "vault_damaged"),
    (("slots", "passphrase", "salt"), "", "vault_damaged"),
    (("slots", "passphrase", "salt"), "é", "vault_damaged"),
    (("slots", "passphrase", "salt"), 5, "vault_damaged"),
    (("slots", "passphrase", "nonce"), "é", "vault_damaged"),
    (("slots", "passphrase", "nonce"), "AAAA", "vault_damaged"),
    (("slots", "passphrase", "wrapped"), 5, "vault_damaged"),
    (("slots", "passphrase", "wrapped"), "AAAA", "vault_damaged"),
    (("slots", "passphrase"), [], "vault_damaged"),
    (("slots",), "x", "vault_damaged"),
    (("mac",), "é", "vault_damaged"),
    (("mac",), 5, "vault_damaged"),
    (("mac",), "0" * 64, "vault_damaged"),
    (("created",), "2020-01-01T00:00:00.000Z", "vault_damaged"),
    (("slots", "recovery", "wrapped"), "A" * 64, "vault_damaged"),
    (("extra",), "x", "vault_damaged"),
    (("vault_id",), "other", "passphrase_wrong"),
    (("slots", "passphrase", "kdf"), "x", "passphrase_wrong"),
    (("slots", "passphrase", "extra"), "x", "passphrase_wrong"),
]


@pytest.mark.parametrize(("path", "value", "code"), HOSTILE, ids=lambda value: str(value)[:40])
def test_an_edited_header_with_a_fitting_checksum_never_opens(
    folder: Path, made: header.Header, path: tuple[str, ...], value: object, code: str
) -> None:
    fields: Fields = copy.deepcopy(dict(made.fields))
    target = fields
    for name in path[:-1]:
        target = target[name]
    target[path[-1]] = value
    put(folder, fields)
    assert code_of(lambda: header.unlock(header.read(folder), "frasa lama")) == code


@pytest.mark.parametrize(
    "path", [("slots",), ("vault_id",), ("mac",), ("slots", "passphrase"), ("slots", "recovery")]
)
def test_a_header_without_a_part_never_opens(
    folder: Path, made: header.Header, path: tuple[str, ...]
) -> None:
    fields: Fields = copy.deepcopy(dict(made.fields))
    target = fields
    for name in path[:-1]:
        target = target[name]
    del target[path[-1]]
    put(folder, fields)
    code = code_of(lambda: header.unlock(header.read(folder), "frasa lama"))
    assert code in ("vault_damaged", "passphrase_wrong")


def test_slots_of_two_vaults_cannot_be_mixed(folder: Path, made: header.Header) -> None:
    other = header.make(MasterKey(bytes(32)), "frasa lama", SHEET, LEAST_COST, created="x")
    slots = {**made.fields["slots"], "passphrase": other.fields["slots"]["passphrase"]}  # type: ignore[dict-item, index, call-overload]
    put(folder, {**made.fields, "slots": slots})
    assert code_of(lambda: header.unlock(header.read(folder), "frasa lama")) == "passphrase_wrong"


@pytest.mark.parametrize("survivor", NAMES)
def test_one_copy_is_enough_and_the_other_is_mended(folder: Path, made: header.Header, survivor: str) -> None:
    data = (folder / survivor).read_bytes()
    for name in set(NAMES) - {survivor}:
        (folder / name).unlink()
    header.mend(folder, header.read(folder))
    assert [(folder / name).read_bytes() for name in NAMES] == [data, data]


def test_a_crash_between_the_two_copies_leaves_the_new_passphrase(
    folder: Path, made: header.Header, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = header.with_passphrase(made, MasterKey(SECRET), "frasa baru", LEAST_COST)

    def first_only(path: Path, data: bytes) -> None:
        if path.name != NAMES[0]:
            raise KeyboardInterrupt
        atomic.write_file(path, data)

    monkeypatch.setattr(header, "write_file", first_only)
    with pytest.raises(KeyboardInterrupt):
        header.write(folder, changed)
    monkeypatch.undo()
    found = header.read(folder)
    assert header.unlock(found, "frasa baru").secret() == SECRET
    header.mend(folder, found)
    (folder / NAMES[0]).unlink()
    assert code_of(lambda: header.unlock(header.read(folder), "frasa lama")) == "passphrase_wrong"
