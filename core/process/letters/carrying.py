"""Papers that leave the vault: written into a folder, or given to a printer. Both are in the record of the case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from core.case import document
from core.case.document import Document
from core.storage.atomic import write_file
from core.vault.vault import Vault

Paper = tuple[str, Document]
"""The id of a case and a paper of it."""


def note_printed(vault: Vault, papers: Iterable[Paper]) -> None:
    """Writes into the record of each case that these papers were printed."""
    _note(vault, papers, "print")


def save_all(vault: Vault, papers: Sequence[Paper], folder: Path, *, joined: bytes = b"") -> tuple[Path, ...]:
    """Writes every PDF into `folder`, numbered in order; the paths, in order.

    The names tell the kind of paper and its day, never whose it is. `joined`, when given, is written too, as `semua.pdf`.
    What of these names is there already is replaced.

    Raises:
        UserError: `blob_damaged`; `output_unwritable`, `no_space` as writing a file does.
    """
    written = []
    digits = max(2, len(str(len(papers))))
    for at, (case_id, paper) in enumerate(papers, start=1):
        path = folder / f"{at:0{digits}}-{paper.template}-{paper.date.isoformat()}.pdf"
        data = document.pdf(vault.case(case_id), paper)
        _note(vault, [(case_id, paper)], "export")
        write_file(path, data)
        written.append(path)
    if joined:
        path = folder / "semua.pdf"
        write_file(path, joined)
        written.append(path)
    return tuple(written)


def pdfs(vault: Vault, papers: Iterable[Paper]) -> list[bytes]:
    """The frozen bytes of the papers, in order; raises UserError `blob_damaged`."""
    return [document.pdf(vault.case(case_id), paper) for case_id, paper in papers]


def _note(vault: Vault, papers: Iterable[Paper], action: str) -> None:
    for case_id, of_case in groupby(papers, key=lambda paper: paper[0]):
        with vault.change(case_id) as ledger:
            for _, paper in of_case:
                ledger.append(action=action, record=paper.id, kind=document.KIND)
