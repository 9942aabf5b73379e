"""An inbox that holds something before the window opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.vault import opening
from core.vault.vault import Vault
from tests.ui.conftest import PASSPHRASE
from tests.ui.inbox.pieces import put


@pytest.fixture
def fill(folder: Path) -> Callable[[Callable[[Vault], object]], None]:
    """Puts things into the inbox before the window opens it."""

    def act(work: Callable[[Vault], object]) -> None:
        with opening.unlock(folder, PASSPHRASE) as vault:
            work(vault)

    return act


@pytest.fixture
def three(fill: Callable[[Callable[[Vault], object]], None]) -> None:
    """Three unlike pictures."""

    def work(vault: Vault) -> None:
        for number in range(3):
            put(vault, f"{number}.png", 0xFF101010 * (number + 1) & 0xFFFFFFFF)

    fill(work)
