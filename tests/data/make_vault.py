"""Makes the tiny vault that later versions must still open: `python -m tests.data.make_vault`.

Run once for a released format, never again for the same folder; `tests/acceptance/test_a43_freeze.py` opens it.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from core.case import evidence, hearing
from core.case.hearing import Slot
from core.case.subject import Status, Subject
from core.clock import SetClock
from core.process import intake, letters
from core.process.intake import Outcome
from core.reading.values import Box, Line, PageSize, ReaderInfo, Reading, Word
from core.vault import opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind, Staff

FOLDER: Final = Path(__file__).parent / "vault-0.1"
PASSPHRASE: Final = "empat kata acak sekali"
BYTES: Final = b"bukti kecil\n"
PERSON: Final = Subject(name="Budi Santoso", status=Status.PERMANENT, position="Lurah")
WORD: Final = Word(text="bukti", box=Box(left=1, top=2, width=30, height=9), confidence=910, reader="contoh")
READING: Final = Reading(
    lines=(Line(page=0, words=(WORD,)),),
    pages=(PageSize(width=100, height=50),),
    readers=(ReaderInfo(name="contoh", version="1", models=()),),
)
ACT: Final = {"perbuatan": "menyukai unggahan", "tanggal_perbuatan": "2026-10-12"}
SHEET: Final = "lembar-pemulihan.txt"


def make(folder: Path) -> None:
    """A vault with one case, one piece of evidence and one hearing, and its recovery words beside it."""
    clock = SetClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC), timedelta(milliseconds=7))
    office = Office(
        name="Bawaslu Kota Contoh", kind=OfficeKind.BAWASLU, timezone="Asia/Makassar",
        staff=(Staff(name="Rina Wowor", position="Ketua", signs=True),), rooms=("Ruang Klarifikasi",),
    )  # fmt: skip
    vault, sheet = opening.create(folder, office, PASSPHRASE, clock=clock, cost=LEAST_COST)
    with vault:
        case_id = vault.create_case(PERSON).id
        slot = Slot(
            local=datetime(2026, 12, 1, 9, 0),  # noqa: DTZ001 - a slot holds wall time
            zone="Asia/Makassar", minutes=60, room="Ruang Klarifikasi", examiners=("Rina Wowor",),
        )  # fmt: skip
        with vault.change(case_id) as ledger:
            added = evidence.add(ledger, BYTES, "bukti.txt").evidence
            hearing.schedule(ledger, slot, capacity="Terlapor")
        intake.record(vault, case_id, added.id, Outcome(reading=READING))
        letters.create(vault, case_id, "D19", ACT)
    for leftover in ("vault.lock", "copy.mark"):  # of this machine, not of the format
        (folder / leftover).unlink(missing_ok=True)
    (folder.parent / f"{folder.name}-{SHEET}").write_text(" ".join(sheet) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if FOLDER.exists():
        sys.exit(f"{FOLDER.name} is there; a released format is made once")
    make(FOLDER)
