"""A closed vault with two cases, and how it looks when it is well."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from core.clock import SetClock
from core.vault import header, opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from tests.core.vault.helpers import PASSPHRASE, file_of, fill_case, remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A vault that is not open: its folder, its recovery words, its cases and their files."""

    folder: Path
    sheet: tuple[str, ...]
    cases: tuple[str, ...]
    files: tuple[Path, ...]


@pytest.fixture
def closed(tmp_path: Path, office: Office, clock: SetClock) -> Closed:
    vault, sheet = opening.create(tmp_path / "vault", office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with vault:
        cases = tuple(fill_case(vault, name) for name in ("Budi Santoso", "Siti Aminah"))
        files = tuple(file_of(vault, case_id) for case_id in cases)
    return Closed(folder=tmp_path / "vault", sheet=sheet, cases=cases, files=files)


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(header, "stretch", remembered)
