"""Two offices: one has a case, the other will get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from core.case import evidence, hearing
from core.case.hearing import Slot
from core.case.subject import Subject
from core.clock import SetClock
from core.handover import export as exporting
from core.handover.export import Exported
from core.vault import header, opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office
from core.vault.vault import Vault
from tests.core.handover.bags import IDENTITY
from tests.core.vault.helpers import remembered

SLOT = Slot(
    local=datetime(2026, 12, 1, 9, 0),  # noqa: DTZ001 - a slot holds wall time
    zone="Asia/Makassar", minutes=60, room="R", examiners=("Rina Wowor",),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The vault with a case, and where handovers of it are written."""

    vault: Vault
    case_id: str
    out: Path

    def export(self) -> Exported:
        return exporting.export(self.vault, self.case_id, self.out, recipients=[IDENTITY.recipient])


@pytest.fixture
def sender(vault: Vault, tmp_path: Path) -> Sender:
    case_id = vault.create_case(Subject(name="Budi Santoso")).id
    with vault.change(case_id) as ledger:
        evidence.add(ledger, b"\x89PNG\r\n\x1a\n bukti satu", "satu.png")
        evidence.add(ledger, bytes(range(256)) * 1000, "dua.bin")
        hearing.schedule(ledger, SLOT, capacity="Terlapor")
        ledger.write("reporter", {"name": "Pelapor Rahasia"})
    return Sender(vault=vault, case_id=case_id, out=tmp_path / "serah.age")


@pytest.fixture
def receiver(tmp_path: Path, office: Office, clock: SetClock) -> Iterator[Vault]:
    made, _ = opening.create(
        tmp_path / "receiver",
        replace(office, name="KASN Contoh"),
        "frasa penerima",
        clock=clock,
        cost=LEAST_COST,
    )
    with made:
        yield made


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(header, "stretch", remembered)
