"""What all tests share: cheap keys, a set clock, and where public test data is found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from core.clock import SetClock
from core.vault import opening as vaults
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind, Staff
from core.vault.vault import Vault

ROOT = Path(__file__).resolve().parent.parent
PASSPHRASE = "empat kata acak sekali"
TORTURE = os.environ.get("NETRA_TORTURE") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("torture") and not TORTURE:
            item.add_marker(pytest.mark.skip(reason="long form; runs with `make torture`"))


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder of public corpora; tests that need it skip visibly without it."""
    folder = Path(os.environ.get("NETRA_TEST_DATA", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no public test data at {folder}; set NETRA_TEST_DATA")
    return folder


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC), timedelta(milliseconds=7))


@pytest.fixture
def office() -> Office:
    return Office(
        name="Bawaslu Kota Contoh",
        kind=OfficeKind.BAWASLU,
        timezone="Asia/Makassar",
        letterhead=("BADAN PENGAWAS PEMILIHAN UMUM", "KOTA CONTOH"),
        city="Contoh",
        staff=(Staff(name="Rina Wowor", position="Ketua", signs=True), Staff(name="Denny Lasut")),
        rooms=("Ruang Klarifikasi",),
    )


@pytest.fixture
def vault(tmp_path: Path, office: Office, clock: SetClock) -> Iterator[Vault]:
    """An unlocked vault with cheap keys, closed afterwards."""
    made, _ = vaults.create(tmp_path / "vault", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with made:
        yield made
