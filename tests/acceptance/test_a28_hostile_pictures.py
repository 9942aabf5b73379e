"""A28: whatever a file does, Netra itself feels nothing, keeps it as evidence and reads the next picture."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.case import evidence
from core.case.subject import Subject
from core.process import intake
from core.reading.pool import STEP_LIMIT_S, ReaderPool
from core.vault.vault import Vault
from tests.acceptance.helpers import TORTURE
from tests.acceptance.hostile import MAKERS, encode, page

MEMORY = 50 * 1024 * 1024
SECONDS = 25.0
# Where the clock is what stops a file it need not tick for twenty seconds in every run.
QUICK_S = 2.0
GOOD = encode(page("Rapat pukul 09.30"), "PNG")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module", params=sorted(MAKERS))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def readers(kind: str) -> Iterator[ReaderPool]:
    pool = ReaderPool(1, limit_s=QUICK_S if kind == "endless" and not TORTURE else STEP_LIMIT_S)
    pool.read(GOOD)
    yield pool
    pool.close()


def memory(name: str) -> int:
    """Bytes of this process as the kernel counts them: `VmRSS` now, `VmHWM` at most since `forget_peak`."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name + ":"))


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def test_a_hostile_file_costs_little_and_stays_as_evidence(
    vault: Vault, kind: str, readers: ReaderPool
) -> None:
    case_id = vault.create_case(Subject(name="Budi")).id
    files = MAKERS[kind]()
    for name, data in files.items():
        added = intake.store_bytes(vault, case_id, data, name)
        forget_peak()
        before, start = memory("VmRSS"), time.monotonic()
        outcome = intake.read(readers, data)
        took, grown = time.monotonic() - start, memory("VmHWM") - before
        intake.record(vault, case_id, added.evidence.id, outcome)
        assert took < SECONDS, name
        assert grown <= MEMORY, name
        assert outcome.reading is None or len(outcome.reading.pages) <= 50, name
        assert readers.read(GOOD).text == "Rapat pukul 09.30", name
    kept = evidence.items(vault.case(case_id))
    assert [item.name for item in kept] == list(files)
    assert [evidence.original(vault.case(case_id), item) for item in kept] == list(files.values())
    assert intake.unread(vault, case_id) == ()


def test_there_are_sixty_of_them() -> None:
    assert sum(len(make()) for make in MAKERS.values()) >= 60
