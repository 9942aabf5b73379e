"""`document create|list`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from contextlib import closing

from core.case import document
from core.case.finding import pick
from core.commands.case import document_json
from core.commands.terminal import open_vault, output, show
from core.errors import UserError
from core.process import letters
from core.reading.pool import ReaderPool
from core.storage.atomic import write_file
from core.vault.vault import Vault
from core.writing.blocks import Image


def create(options: argparse.Namespace) -> int:
    """Writes a document for a case, freezes it in the case file and writes a copy: PDF, or Word for `.docx`."""
    output(options.output)
    answers = dict(_pair(text) for text in options.set)
    with open_vault(options) as vault:
        row = vault.find_case(options.case)
        letters.refuse_unknown(vault, options.template, answers)
        warnings = letters.warnings(
            vault, options.template, answers, case_id=row.id, hearing_id=options.hearing
        )
        _refuse_unanswered(vault, row.id, options.template, answers, options.hearing)
        shown = letters.shown(vault, row.id, options.template, answers, hearing_id=options.hearing)
        pictures = _decoded(shown)
        made = letters.create(
            vault, row.id, options.template, answers, hearing_id=options.hearing, pictures=pictures
        )
        if options.output.suffix.lower() == ".docx":
            data = letters.word(vault, row.id, made.id, pictures=pictures)
        else:
            data = document.pdf(vault.case(row.id), made)
        with vault.change(row.id) as ledger:
            ledger.append(action="copy", record=made.id, kind=document.KIND)
        write_file(options.output, data)
    value = {**document_json(made), "case": row.id, "output": str(options.output), "warnings": list(warnings)}
    state = (
        "KONSEP (belum bernomor)" if made.draft else f"Nomor {made.number}" if made.number else "tanpa nomor"
    )
    lines = [f"{made.title}: {options.output} – {state}, {made.pages} halaman"]
    show(options, value, [*lines, *(f"Perhatian: {text}" for text in warnings)])
    return 0


def copy(options: argparse.Namespace) -> int:
    """Writes a certified copy of a numbered document, marked SALINAN; the document itself stays as it is."""
    output(options.output)
    certifier = dict(_pair(text) for text in options.certifier)
    with open_vault(options) as vault:
        row = vault.find_case(options.case)
        pictures = _decoded(letters.shown_again(vault, row.id, options.document))
        written = letters.copy(vault, row.id, options.document, certifier, pictures=pictures)
        with vault.change(row.id) as ledger:
            ledger.append(
                action="copy",
                record=pick(document.items(ledger), options.document, what="document").id,
                kind=document.KIND,
            )
        write_file(options.output, written.pdf)
    value = {"case": row.id, "title": written.title, "pages": written.pages, "output": str(options.output)}
    show(options, value, [f"Salinan {written.title}: {options.output}, {written.pages} halaman"])
    return 0


def listing(options: argparse.Namespace) -> int:
    """All documents of a case."""
    with open_vault(options) as vault:
        items = document.items(vault.case(vault.find_case(options.case).id))
    lines = [
        f"{item.id[:8]}  {item.template}  {item.date}  {item.number or ('KONSEP' if item.draft else '–')}  {item.title}"
        for item in items
    ]
    show(options, {"items": [document_json(item) for item in items]}, lines or ["Belum ada dokumen."])
    return 0


def _refuse_unanswered(
    vault: Vault, case_id: str, template: str, answers: Mapping[str, str], hearing: str | None
) -> None:
    """Names everything that is missing at once, with what it means; the paper itself would name the first only."""
    missing = letters.form(vault, case_id, template, hearing).missing(answers)
    if missing:
        told = "; ".join(f"{asked.key} ({asked.label})" for asked in missing)
        raise UserError("fields_missing", fields=told)


def _decoded(shown: tuple[letters.Shown, ...]) -> dict[str, Image]:
    """The pixels of the pictures, from a worker that is started only when there are any."""
    if not shown:
        return {}
    with closing(ReaderPool(1)) as readers:
        return letters.decode_all(shown, readers)


def _pair(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark or not name.strip():
        raise UserError("usage", reason=f"--set memerlukan NAMA=NILAI, bukan “{text}”")
    return name.strip(), value
