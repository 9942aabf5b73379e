"""A23: index deleted, one header copy destroyed, the passphrase forgotten: a backup and the sheet open everything."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.clock import SetClock
from core.vault import opening
from core.vault.check import check, worst
from core.vault.header import NAMES
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from tests.acceptance.helpers import PASSPHRASE
from tests.core.vault.helpers import fill_case


@pytest.mark.parametrize("destroyed", NAMES)
def test_backup_and_sheet_open_everything(
    tmp_path: Path, office: Office, clock: SetClock, destroyed: str
) -> None:
    made, sheet = opening.create(tmp_path / "vault", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with made:
        for number in range(5):
            fill_case(made, f"Orang {number}")
        before = made.cases(), made.hearings(), made.office
        heads = {name: opened().head() for name, opened in made.ledgers() if name.startswith("cases/")}
    shutil.copytree(tmp_path / "vault", tmp_path / "backup")
    shutil.rmtree(tmp_path / "vault")
    (tmp_path / "backup" / "index.db").unlink()
    (tmp_path / "backup" / destroyed).write_bytes(b"\0" * 700)
    with opening.recover(tmp_path / "backup", sheet, "baru", clock=clock, cost=LEAST_COST) as found:
        assert (found.cases(), found.hearings(), found.office) == before
        assert worst(check(found, full=True)) is None
        now = {name for name, _ in found.ledgers() if name.startswith("cases/")}
        assert now == heads.keys()
        assert not found.faults
    assert (tmp_path / "backup" / NAMES[0]).read_bytes() == (tmp_path / "backup" / NAMES[1]).read_bytes()
