"""A22 and A24: a new passphrase touches the header only; a new vault's parameters keep their promise."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from core.case.subject import Subject
from core.clock import SetClock
from core.errors import UserError
from core.vault import header, keys, opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from tests.acceptance.helpers import PASSPHRASE, TORTURE, contents, unlock

CASES = 100 if TORTURE else 8


def test_a_new_passphrase_changes_header_bytes_only(tmp_path: Path, office: Office, clock: SetClock) -> None:
    made, sheet = opening.create(tmp_path / "vault", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with made:
        for number in range(CASES):
            made.create_case(Subject(name=f"Orang {number}"))
    before = contents(tmp_path / "vault")
    opening.change_passphrase(tmp_path / "vault", PASSPHRASE, "yang baru", cost=LEAST_COST)
    after = contents(tmp_path / "vault")
    assert before.keys() == after.keys()
    assert {name for name in after if before[name] != after[name]} == set(header.NAMES)
    assert all(len(after[name]) < 2048 for name in header.NAMES)
    with pytest.raises(UserError) as caught:
        unlock(tmp_path / "vault", clock)
    assert caught.value.exit_code == 12
    with unlock(tmp_path / "vault", clock, "yang baru") as vault:
        assert len(vault.cases()) == CASES
    opening.recover(tmp_path / "vault", sheet, "lagi", clock=clock, cost=LEAST_COST).close()
    with unlock(tmp_path / "vault", clock, "lagi") as vault:
        assert len(vault.cases()) == CASES
        assert not vault.faults


def test_a_new_vault_is_slow_to_guess_and_not_slow_to_open(
    tmp_path: Path, office: Office, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(header, "stretch", keys.stretch)  # not remembered: this is about its time
    opening.create(tmp_path / "vault", office, PASSPHRASE, clock=clock)[0].close()
    slot = json.loads((tmp_path / "vault" / "vault.json").read_text())["slots"]["passphrase"]
    assert slot["kdf"] == "argon2id"
    assert slot["memory_kib"] >= 64 * 1024
    assert 3 <= slot["passes"] <= 10
    if TORTURE:  # a busy machine says nothing about an office laptop
        begin = time.perf_counter()
        unlock(tmp_path / "vault", clock).close()
        assert 0.5 <= time.perf_counter() - begin <= 3
