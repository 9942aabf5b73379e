"""A key file is a second lock: without the very same bytes the passphrase opens nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.clock import SetClock
from core.errors import UserError
from core.vault import opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from tests.conftest import PASSPHRASE


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "kunci.bin"
    path.write_bytes(b"isi berkas kunci")
    return path


@pytest.fixture
def folder(tmp_path: Path, office: Office, clock: SetClock, key_file: Path) -> Path:
    folder = tmp_path / "brankas"
    made, _ = opening.create(folder, office, PASSPHRASE, clock=clock, cost=LEAST_COST, key_file=key_file)
    made.close()
    return folder


def refusal(folder: Path, **how: Path) -> str:
    with pytest.raises(UserError) as caught:
        opening.unlock(folder, PASSPHRASE, **how)
    assert caught.value.exit_code == 12
    return caught.value.code


def test_passphrase_and_key_file_together_open(folder: Path, key_file: Path) -> None:
    with opening.unlock(folder, PASSPHRASE, key_file=key_file) as vault:
        assert vault.office.name


def test_the_passphrase_alone_is_told_what_is_missing(folder: Path) -> None:
    assert refusal(folder) == "key_file_needed"


def test_another_file_is_a_wrong_key(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain.bin"
    other.write_bytes(b"isi lain")
    assert refusal(folder, key_file=other) == "passphrase_wrong"


def test_a_key_file_that_is_not_there_is_a_missing_input(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        opening.unlock(folder, PASSPHRASE, key_file=tmp_path / "tidak-ada")
    assert caught.value.code == "input_missing"


def test_a_key_file_can_be_added_and_taken_away_without_touching_a_case(folder: Path, key_file: Path) -> None:
    before = (folder / "office.db").read_bytes()
    opening.change_passphrase(folder, PASSPHRASE, PASSPHRASE, cost=LEAST_COST, key_file=key_file)
    assert (folder / "office.db").read_bytes() == before
    opening.unlock(folder, PASSPHRASE).close()
    opening.change_passphrase(folder, PASSPHRASE, PASSPHRASE, cost=LEAST_COST, new_key_file=key_file)
    assert refusal(folder) == "key_file_needed"


def test_the_recovery_sheet_opens_without_the_key_file(
    tmp_path: Path, office: Office, clock: SetClock, key_file: Path
) -> None:
    folder = tmp_path / "lain"
    made, sheet = opening.create(folder, office, PASSPHRASE, clock=clock, cost=LEAST_COST, key_file=key_file)
    made.close()
    opening.recover(folder, sheet, "frasa baru", cost=LEAST_COST).close()
    opening.unlock(folder, "frasa baru").close()
