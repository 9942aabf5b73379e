"""A vault with a register of staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.people.official import Official
from tests.ui.register_tables import crowd, fill


@pytest.fixture
def registered(folder: Path) -> tuple[Official, ...]:
    """The closed vault has a register of 300; the test opens it afterwards."""
    return fill(folder, crowd())
