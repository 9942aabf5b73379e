"""An office with one who signs, a case with a hearing, and a worker that decodes logos."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from core.case.hearing import Slot
from core.case.subject import Status, Subject
from core.process import scheduling
from core.reading.pool import ReaderPool
from core.vault.office import Office, OfficeKind, Staff
from core.vault.vault import Vault
from tests.core.process.office_style.papers import NIP


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderPool]:
    pool = ReaderPool(1)
    yield pool
    pool.close()


@pytest.fixture
def office() -> Office:
    return Office(
        name="Bawaslu Kota Contoh",
        kind=OfficeKind.BAWASLU,
        timezone="Asia/Makassar",
        letterhead=("BADAN PENGAWAS PEMILIHAN UMUM", "KOTA CONTOH"),
        address="Jalan Contoh Nomor 12, Kota Contoh 95511",
        contact="Surel set.contoh@contoh.go.id",
        city="Contoh",
        area_code="27.12",
        staff=(Staff(name="Dra. Rina Wowor, M.Si.", position="Ketua", nip=NIP, rank="Pembina", grade="IV/a", signs=True),),
        rooms=("Ruang Klarifikasi",),
    )  # fmt: skip


@pytest.fixture
def case_id(vault: Vault) -> str:
    person = Subject(
        name="Johanis Sumual", back_titles="S.Sos., M.Si.", status=Status.PERMANENT, id_number=NIP,
        position="Kepala Seksi Destinasi", work_unit="Dinas Pariwisata",
    )  # fmt: skip
    case_id = vault.create_case(person).id
    slot = Slot(
        local=datetime(2026, 12, 1, 9, 0),  # noqa: DTZ001 - office wall time
        zone="Asia/Makassar", minutes=60, room="Ruang Klarifikasi", examiners=("Dra. Rina Wowor, M.Si.",),
    )  # fmt: skip
    scheduling.schedule(vault, case_id, slot)
    return case_id
