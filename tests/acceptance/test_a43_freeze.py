"""A43: vaults of every released format open, verify and give their bytes back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from core.case import document, evidence, hearing, reading, subject
from core.clock import SetClock
from core.handover import export as exporting
from core.handover import received
from core.reading.values import reading_from_json
from core.vault import opening
from core.vault.check import check, worst
from core.vault.keys import LEAST_COST
from core.vault.vault import Vault
from tests.core.handover.bags import IDENTITY
from tests.data.make_vault import BYTES, FOLDER, PASSPHRASE, PERSON, SHEET, WORD, make


@pytest.fixture(params=[FOLDER.name, "made now"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a released vault, or one as the maker makes it today; its sheet lies beside it."""
    copy = tmp_path / "vault"
    if request.param == FOLDER.name:
        if not FOLDER.is_dir():
            pytest.skip(f"tests/data/{FOLDER.name} is not made yet: python -m tests.data.make_vault")
        shutil.copytree(FOLDER, copy)
        shutil.copyfile(FOLDER.with_name(f"{FOLDER.name}-{SHEET}"), tmp_path / f"vault-{SHEET}")
    else:
        make(copy)
    return copy


def prove(vault: Vault, tmp_path: Path) -> None:
    (row,) = vault.cases()
    ledger = vault.case(row.id)
    assert subject.of(ledger) == PERSON
    (item,) = evidence.items(ledger)
    assert vault.look(row.id, item) == BYTES
    assert [found.slot.room for found in hearing.items(ledger)] == ["Ruang Klarifikasi"]
    (found,) = reading.of_evidence(ledger).values()
    kept_words = reading_from_json(json.loads(reading.words(ledger, found) or b"{}"))
    assert [(word.text, word.box) for line in kept_words.lines for word in line.words] == [
        (WORD.text, WORD.box)
    ]
    (paper,) = document.items(ledger)
    assert document.pdf(ledger, paper).startswith(b"%PDF-")
    assert worst(check(vault, full=True)) is None
    assert not vault.faults
    exporting.export(vault, row.id, tmp_path / "serah.age", recipients=[IDENTITY.recipient])
    assert received.read(tmp_path / "serah.age", IDENTITY).good


def test_a_kept_vault_opens_verifies_and_can_be_handed_over(
    kept: Path, tmp_path: Path, clock: SetClock
) -> None:
    with opening.unlock(kept, PASSPHRASE, clock=clock) as vault:
        prove(vault, tmp_path)


def test_a_kept_sheet_opens_its_vault(kept: Path, tmp_path: Path, clock: SetClock) -> None:
    sheet = tuple((tmp_path / f"vault-{SHEET}").read_text(encoding="utf-8").split())
    with opening.recover(kept, sheet, "baru", clock=clock, cost=LEAST_COST) as vault:
        prove(vault, tmp_path)
