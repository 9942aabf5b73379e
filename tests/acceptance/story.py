"""A full day in one office and the next one, told in a process of its own; every secret word is a canary.

Usage: story.py FOLDER. The folder then holds `vault`, `second`, `backup` and `serah.age`; the process kills
itself in the middle of a large intake, so that journals stay behind.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from core.case import document, evidence, reading, report, subject
from core.case.document import Made
from core.case.hearing import Slot
from core.case.report import Origin
from core.case.subject import Status, Subject
from core.clock import SetClock
from core.handover import export, importing
from core.handover.age import X25519Identity
from core.process import intake, scheduling
from core.vault import opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind, Staff
from core.vault.vault import Vault


def canary(number: int) -> str:
    """A word that occurs nowhere else: 16 letters, the same in every run."""
    return "".join(random.Random(f"canary {number}").choices("abcdefghijklmnopqrstuvwxyz", k=16))


COUNT = 40
WORDS = tuple(canary(number) for number in range(COUNT))
IDENTITY = X25519Identity.parse("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")


def tell(root: Path) -> None:
    """Does everything once; does not return."""
    words = iter(WORDS)
    clock = SetClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC), timedelta(milliseconds=5))
    office = Office(
        name=next(words), kind=OfficeKind.BAWASLU, timezone="Asia/Makassar", letterhead=(next(words),),
        address=next(words), city=next(words), staff=(Staff(name=next(words), position=next(words), signs=True),),
        rooms=(next(words),),
    )  # fmt: skip
    passphrase = next(words)
    vault, sheet = opening.create(root / "vault", office, passphrase, clock=clock, cost=LEAST_COST)
    with vault:
        case_id = vault.create_case(_person(words)).id
        _work(vault, case_id, words)
        export.export(vault, case_id, root / "serah.age", recipients=[IDENTITY.recipient])
    changed = next(words)
    opening.change_passphrase(root / "vault", passphrase, changed, cost=LEAST_COST)
    shutil.copytree(root / "vault", root / "backup")
    opening.recover(root / "backup", sheet, next(words), clock=clock, cost=LEAST_COST).close()
    second, _ = opening.create(root / "second", office, next(words), clock=clock, cost=LEAST_COST)
    with second:
        importing.take(second, root / "serah.age", IDENTITY)
    last = next(words)
    opened = opening.unlock(root / "vault", changed, clock=clock)
    with opened.change(case_id) as ledger:
        ledger.connection.execute("PRAGMA cache_size = 1")
        for number in range(20):
            evidence.add(ledger, f"{number} {last} ".encode() * 2000, f"{last}.txt")
            subject.write(ledger, Subject(name=last))
        os._exit(9)


def _person(words: object) -> Subject:
    take = iter(words)  # type: ignore[call-overload]
    return Subject(
        name=next(take), front_titles=next(take), status=Status.PERMANENT, id_number=next(take), position=next(take),
        work_unit=next(take), address=next(take),
    )  # fmt: skip


def _work(vault: Vault, case_id: str, words: object) -> None:
    take = iter(words)  # type: ignore[call-overload]
    room = next(take)
    item = intake.store_bytes(vault, case_id, next(take).encode() * 9000, next(take)).evidence
    slot = Slot(
        local=datetime(2026, 12, 1, 9, 0),  # noqa: DTZ001 - a slot holds wall time
        zone="Asia/Makassar", minutes=60, room=room, examiners=(next(take),),
    )  # fmt: skip
    scheduling.schedule(vault, case_id, slot)
    day = date(2026, 11, 20)
    with vault.change(case_id) as ledger:
        reading.record(ledger, item.id, next(take).encode(), 1, [])
        ledger.write("reporter", {"name": next(take)})
        report.add(
            ledger, origin=Origin.REPORT, number=next(take), election=next(take), regime="pilkada",
            summary=next(take), occurred=day, known=day, submitted=day,
        )  # fmt: skip
        made = Made(
            template="d03", title=next(take), number=next(take), date=day, pdf=b"%PDF-" + next(take).encode(), pages=1,
            template_digest="0" * 64, draft=False, fonts=(), libraries=(), context={"nama": next(take)},
        )  # fmt: skip
        document.add(ledger, made)
    vault.look(case_id, item)


if __name__ == "__main__":
    tell(Path(sys.argv[1]))
