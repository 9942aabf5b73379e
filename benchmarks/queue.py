"""Many pictures at once: stored in groups and read side by side, against each alone and one after another.

Wall seconds, because that is what a person waits for; both sides run in turns on the same machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop

from benchmarks.reading import pictures
from core.case import evidence
from core.case.subject import Subject
from core.process import intake, queue
from core.reading.pool import ReaderPool
from core.vault import opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind
from core.vault.vault import Vault
from ui.desk import Desk
from ui.intake import Intake, Source, Tally
from ui.jobs import Jobs

_PASSPHRASE: Final = "hanya untuk mengukur"  # noqa: S105 - guards public pictures
_TURNS: Final = 2

Row = tuple[str, float, float, float]


def rows(stored: int = 200, read: int = 8) -> list[Row]:
    """`(name, our seconds, the other's, ours divided by the other's)` for so many pictures in each turn.

    Ours is the window's own intake with as many readers as this machine has processors, three at most.
    """
    with tempfile.TemporaryDirectory(prefix="netra-bench-") as name:
        folder = Path(name)
        small = _files(folder / "kecil", [os.urandom(40_000) for _ in range(stored)])
        large = _files(folder / "besar", pictures(read))
        sides: list[list[float]] = [[], [], [], []]
        for _ in range(_TURNS):
            sides[0].append(_seconds(lambda: _grouped(folder, small)))
            sides[1].append(_seconds(lambda: _singly(folder, small)))
            sides[2].append(_import(folder, large))
            sides[3].append(_one_after_another(folder, large))
        groups, singles, together, in_turn = map(min, sides)
    return [
        _row(f"{stored} files stored: groups / a commit each", groups, singles),
        _row(
            f"{read} pictures stored and read ({read * 60 / together:.0f} a minute): import / in turn",
            together, in_turn,
        ),
    ]  # fmt: skip


def _files(folder: Path, contents: Sequence[bytes]) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{number}.png" for number in range(len(contents))]
    for path, data in zip(paths, contents, strict=True):
        path.write_bytes(data)
    return paths


def _vault(folder: Path) -> tuple[Vault, str]:
    office = Office(name="Kantor Ukur", kind=OfficeKind.BAWASLU, timezone="Asia/Makassar")
    place = Path(tempfile.mkdtemp(dir=folder)) / "brankas"
    vault = opening.create(place, office, _PASSPHRASE, cost=LEAST_COST)[0]
    return vault, vault.create_case(Subject(name="Bintang Contoh")).id


def _grouped(folder: Path, files: Sequence[Path]) -> None:
    vault, case_id = _vault(folder)
    with vault:
        done = 0
        while done < len(files):
            done += len(queue.store_group(vault, case_id, files[done:]))


def _singly(folder: Path, files: Sequence[Path]) -> None:
    vault, case_id = _vault(folder)
    with vault:
        for path in files:
            intake.store_file(vault, case_id, path)


def _one_after_another(folder: Path, files: Sequence[Path]) -> float:
    vault, case_id = _vault(folder)
    with vault, closing(ReaderPool(1)) as pool:
        pool.read(files[0].read_bytes())  # warm, as in the program
        start = time.perf_counter()
        for path in files:
            item = intake.store_file(vault, case_id, path).evidence
            data = evidence.original(vault.case(case_id), item)
            intake.record(vault, case_id, item.id, intake.read(pool, data))
        return time.perf_counter() - start


def _import(folder: Path, files: Sequence[Path]) -> float:
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    at_once = max(1, min(3, os.cpu_count() or 1))
    vault, case_id = _vault(folder)
    vault.close()
    jobs = Jobs(threads=at_once)
    desk = Desk(jobs)
    with closing(ReaderPool(at_once)) as pool:
        with ThreadPoolExecutor(at_once) as threads:  # warm, every one of them
            list(threads.map(pool.read, [files[0].read_bytes()] * at_once))
        made = Intake(desk, jobs, pool, at_once=at_once)
        ended: list[Tally] = []
        made.ended.connect(ended.append)
        opened: list[Vault] = []
        desk.open(
            made, lambda: opening.unlock(vault.folder, _PASSPHRASE), vault_of=lambda found: found,
            done=opened.append, failed=_refuse,
        )  # fmt: skip
        _until(application, lambda: bool(opened))
        start = time.perf_counter()
        made.add(tuple(Source(case_id=case_id, name=path.name, path=path) for path in files))
        _until(application, lambda: bool(ended))
        took = time.perf_counter() - start
        if ended[0].read != len(files):
            raise RuntimeError("not everything was read")
        jobs.shutdown()
        desk.shutdown()
    return took


def _refuse(error: Exception) -> None:
    raise error


def _until(application: QCoreApplication, holds: Callable[[], bool]) -> None:
    while not holds():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _row(name: str, ours: float, other: float) -> Row:
    return name, ours, other, ours / other
