"""`smoke`: the shortest proof that an installation works."""

from __future__ import annotations

import argparse
import tempfile
from contextlib import closing
from pathlib import Path

from core.case import document
from core.case.subject import Status, Subject
from core.commands.terminal import show
from core.demonstration.pictures import draw_all
from core.errors import UserError
from core.process import intake, letters
from core.reading.pool import ReaderPool
from core.vault import opening as vaults
from core.vault.keys import LEAST_COST
from core.vault.office import Office, OfficeKind, Staff


def run(options: argparse.Namespace) -> int:
    """Makes a vault, reads one picture, writes one page, unlocks again; leaves nothing behind."""
    office = Office(
        name="Kantor Uji", kind=OfficeKind.BAWASLU, timezone="Asia/Makassar", city="Contoh",
        staff=(Staff(name="Petugas Uji", position="Ketua"),),
    )  # fmt: skip
    picture = draw_all()[0]
    with tempfile.TemporaryDirectory(prefix="netra-smoke-") as name:
        folder = Path(name) / "vault"
        vault, _ = vaults.create(folder, office, "uji singkat pemasangan", cost=LEAST_COST)
        with vault, closing(ReaderPool(1)) as pool:
            row = vault.create_case(Subject(name="Nama Contoh", status=Status.PERMANENT))
            added = intake.store_bytes(vault, row.id, picture.png, picture.file_name)
            reading = intake.record(vault, row.id, added.evidence.id, intake.read(pool, picture.png))
            answers = {"perbuatan": "menguji pemasangan", "tanggal_perbuatan": "2026-01-02"}
            paper = letters.create(vault, row.id, "D19", answers)
        with vaults.unlock(folder, "uji singkat pemasangan") as vault:
            pdf = document.pdf(vault.case(row.id), paper)
    if not reading.ok or not reading.word_count or not pdf.startswith(b"%PDF-"):
        raise UserError("component_missing", component="tesseract")
    show(
        options,
        {"ok": True, "words": reading.word_count, "pages": paper.pages},
        [f"Baik: {reading.word_count} kata terbaca, {paper.pages} halaman ditulis."],
    )
    return 0
