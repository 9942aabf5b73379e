"""Scan files from the disk to their codes, off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.process.letters import scans
from core.process.letters.scans import Scan
from core.reading.pool import ReaderPool
from core.reading.values import MAX_INPUT
from core.storage.inputs import check_file
from core.wording import explain
from ui.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanFile:
    """A file that a person gave, its bytes, and what was read on it."""

    path: Path
    data: bytes
    scan: Scan


def read_scans(readers: ReaderPool, job: Job, paths: Sequence[Path]) -> tuple[ScanFile, ...]:
    """The codes of all files; one that cannot be read says so and stops none of the others."""
    found = []
    for path in paths:
        job.check()
        try:
            if check_file(path) > MAX_INPUT:
                raise UserError("limit_exceeded", path=path.name, limit=MAX_INPUT)
            data = path.read_bytes()
        except (OSError, UserError) as error:
            told = error if isinstance(error, UserError) else UserError("input_unreadable", path=path.name)
            scan = Scan(name=path.name, sha256="", pages=(), fault=explain(told).what)
            found.append(ScanFile(path=path, data=b"", scan=scan))
            continue
        scan = scans.read(readers, path.name, data, cancel=lambda: job.cancelled)
        found.append(ScanFile(path=path, data=data, scan=scan))
    return tuple(found)
