"""One warm pool for all tests that only read, and the place of the public corpus."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.reading.pool import ReaderPool

TEST_DATA = Path(os.environ.get("NETRA_TEST_DATA") or Path(__file__).resolve().parents[4] / "shared")


@pytest.fixture(scope="session")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(1)
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def corpus() -> Path:
    folder = TEST_DATA / "ocr-corpus"
    if not (folder / "score.py").is_file():
        pytest.skip("the public screenshot corpus is not here; set NETRA_TEST_DATA")
    return folder
