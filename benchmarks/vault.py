"""What encryption and the record cost: evidence in and out, and a case handed over.

All figures are CPU seconds of this process, because disks differ and other programs disturb the clock; the
ratios are what the security specification bounds (A36, A37, A38).
"""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from core.case import blobs, evidence
from core.case.subject import Subject
from core.handover import export, importing
from core.handover.age import X25519Identity
from core.process import intake
from core.vault import opening
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind
from core.vault.vault import Vault

SIZE: Final = 500_000  # bytes of one picture
PAGE: Final = 16384
_PASSPHRASE: Final = "hanya untuk mengukur"  # noqa: S105 - guards random bytes

Row = tuple[str, float, float, float]


def rows(pictures: int = 40, megabytes: int = 50) -> list[Row]:
    """`(name, our CPU seconds, the other's, ours divided by the other's)` for a vault on a temporary folder.

    `pictures` of 500 KB are written and read one by one; a case of `megabytes` is exported and imported.
    """
    seed = random.Random(20201209)
    with tempfile.TemporaryDirectory(prefix="netra-bench-") as name:
        folder = Path(name)
        return [
            *_evidence(folder, [seed.randbytes(SIZE) for _ in range(pictures)]),
            *_handover(folder, [seed.randbytes(SIZE) for _ in range(megabytes * 1_000_000 // SIZE)]),
        ]


def _evidence(folder: Path, pictures: Sequence[bytes]) -> list[Row]:
    """Ours against an unencrypted database of the same page size, journal mode and synchronisation."""
    half = len(pictures) // 2
    singly, grouped = pictures[:half], pictures[half:]
    with _vault(folder / "bukti") as vault, closing(_plain(folder / "polos.db")) as plain:
        case = vault.create_case(Subject(name="Bintang Contoh")).id

        def group() -> None:
            with vault.change(case) as ledger:
                for data in grouped:
                    evidence.add(ledger, data, "gambar.png")

        one = _cpu(lambda: [intake.store_bytes(vault, case, data, "gambar.png") for data in singly])
        many = _cpu(group)
        other_one = _cpu(lambda: [_insert(plain, [data]) for data in singly])
        other_many = _cpu(lambda: _insert(plain, grouped))
        items = evidence.items(vault.case(case))
        reading = _cpu(lambda: [evidence.original(vault.case(case), item) for item in items])
        other_reading = _cpu(lambda: [_select(plain, item.sha256) for item in items])
    ours, others = one + many + reading, other_one + other_many + other_reading
    return [
        _row(f"evidence {half} x 500 KB, a commit each: write / plain SQLite", one, other_one),
        _row(f"evidence {half} x 500 KB, one commit: write / plain SQLite", many, other_many),
        _row(f"evidence {len(pictures)} x 500 KB: read / plain SQLite", reading, other_reading),
        _row("evidence write and read / plain SQLite (A38: 2.5)", ours, others),
    ]


def _handover(folder: Path, pictures: Sequence[bytes]) -> list[Row]:
    """Export and import against reading and hashing the same evidence from the case file.

    For a recipient's key: the second that a phrase costs is the same for a case of any size.
    """
    identity = X25519Identity.generate()
    out = folder / "serah.age"
    with _vault(folder / "pengirim") as sender, _vault(folder / "penerima") as receiver:
        case = sender.create_case(Subject(name="Bintang Contoh")).id
        with sender.change(case) as ledger:
            for data in pictures:
                evidence.add(ledger, data, "gambar.png")
        connection = sender.case(case).connection
        digests = [item.sha256 for item in evidence.items(sender.case(case))]
        base = _cpu(lambda: [list(blobs.slices(connection, digest)) for digest in digests])
        exported = _cpu(lambda: export.export(sender, case, out, recipients=[identity.recipient]))
        imported = _cpu(lambda: importing.take(receiver, out, identity))
    size = f"{sum(map(len, pictures)) // 1_000_000} MB"
    return [
        _row(f"export {size} / reading and hashing it (A37: 2.5)", exported, base),
        _row(f"import {size} / reading and hashing it (A36: 4)", imported, base),
    ]


def _vault(folder: Path) -> Vault:
    office = Office(name="Kantor Ukur", kind=OfficeKind.BAWASLU, timezone="Asia/Makassar")
    return opening.create(folder, office, _PASSPHRASE, cost=LEAST_COST)[0]


def _plain(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE blob(number INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, bytes BLOB)")
    return connection


def _insert(connection: sqlite3.Connection, pictures: Sequence[bytes]) -> int:
    connection.execute("BEGIN IMMEDIATE")
    for data in pictures:
        digest = hashlib.sha256(data).hexdigest()
        connection.execute("INSERT INTO blob(sha256, bytes) VALUES (?, ?)", (digest, data))
    connection.execute("COMMIT")
    return len(pictures)


def _select(connection: sqlite3.Connection, digest: str) -> bytes:
    row = connection.execute("SELECT bytes FROM blob WHERE sha256 = ?", (digest,)).fetchone()
    data = bytes(row[0])
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError("other bytes came back")
    return data


def _cpu(work: Callable[[], object]) -> float:
    os.sync()
    start = time.process_time()
    work()
    return time.process_time() - start


def _row(name: str, ours: float, other: float) -> Row:
    return name, ours, other, ours / other
