"""Keys that were computed once are remembered, so that the slowness of guessing is paid once a vault."""

from __future__ import annotations

import pytest

from core.vault import header
from tests.core.vault.helpers import remembered


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(header, "stretch", remembered)
