"""A21: every file has a key of its own, and what is handed over opens nothing else."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from core.case.subject import Subject
from core.errors import UserError
from core.handover import export as exporting
from core.storage import sqlcipher
from core.storage.sqlcipher import open_database
from core.vault.vault import Vault
from tests.acceptance.helpers import TORTURE
from tests.core.handover.bags import IDENTITY, unpack

CASES = 100 if TORTURE else 10


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Raw keys by salt, as the engine gets them."""
    seen: dict[str, bytes] = {}
    real = sqlcipher.raw_key

    def noted(key: bytes, salt: bytes) -> str:
        seen[salt.hex()] = key
        return real(key, salt)

    monkeypatch.setattr(sqlcipher, "raw_key", noted)
    return seen


def test_every_file_has_its_own_key(keys: dict[str, bytes], vault: Vault) -> None:
    for number in range(CASES):
        vault.create_case(Subject(name=f"Orang {number}"))
    files = list(vault.folder.rglob("*.db"))
    assert len(files) == CASES + 3
    used = [
        keys[path.read_bytes()[:16].hex()]
        for path in files
        if path.name not in ("office.db", "inbox.db", "index.db")
    ]
    assert len(set(used)) == CASES


def test_the_key_of_one_case_opens_no_other(keys: dict[str, bytes], vault: Vault) -> None:
    for number in range(4):
        vault.create_case(Subject(name=f"Orang {number}"))
    files = sorted((vault.folder / "cases").glob("*.db"))
    own = {path: keys[path.read_bytes()[:16].hex()] for path in files}
    for one, key in own.items():
        for other in files:
            if one == other:
                open_database(other, key, journal="delete").close()
            else:
                with pytest.raises(UserError):
                    open_database(other, key, journal="delete")


def test_a_handover_holds_no_key_of_the_vault(keys: dict[str, bytes], vault: Vault, tmp_path: Path) -> None:
    row = vault.create_case(Subject(name="Budi"))
    vault.create_case(Subject(name="Siti"))
    exporting.export(vault, row.id, tmp_path / "serah.age", recipients=[IDENTITY.recipient])
    files = unpack(tmp_path / "serah.age")
    secrets = [
        *keys.values(),
        vault._keys().secret(),
        vault._keys().device(),
        vault.signing_key().private_bytes_raw(),
    ]
    assert len(secrets) >= 6
    for secret in secrets:
        for text in (secret, secret.hex().encode(), base64.b64encode(secret).rstrip(b"=")[:-1]):
            assert not [name for name, data in files.items() if text in data]
