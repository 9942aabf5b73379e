"""`document batch`: the invitations of a day, or the papers of a hearing, made and written into a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.commands.case import document_json
from core.commands.terminal import open_vault, output, show
from core.errors import UserError
from core.process.letters import batch, carrying
from core.process.letters.batch import Item, Outcome
from core.reading.pool import ReaderPool
from core.wording import explain

_TOLD = {"ready": "siap", "draft": "KONSEP", "missing": "belum dibuat", "lacking": "perlu isian"}


def run(options: argparse.Namespace) -> int:
    """Makes what is missing, writes what is there into the folder; the code of the first failure, each with its reason."""
    parts = dict(_pair(text) for text in options.part)
    folder: Path = options.output
    if not folder.is_dir():
        output(folder).mkdir()
    output(folder / "semua.pdf")
    readers = ReaderPool(1)
    try:
        with open_vault(options) as vault:
            if options.hearing:
                row = vault.find_case(options.hearing[0])
                items = batch.of_hearing(vault, row.id, options.hearing[1])
            else:
                items = batch.of_day(vault, options.day)
            done = batch.make(
                vault, items, readers, numbered=options.number, parts=parts, earlier=options.earlier
            )
            papers = [
                (outcome.item.case_id, outcome.item.document)
                for outcome in done.outcomes
                if outcome.error is None and outcome.item.document is not None
            ]
            joined = readers.join(carrying.pdfs(vault, papers)) if options.joined and papers else b""
            files = carrying.save_all(vault, papers, folder, joined=joined)
    finally:
        readers.close()
    value = {
        "items": [_json(outcome) for outcome in done.outcomes],
        "files": [str(path) for path in files],
    }
    lines = [_line(outcome) for outcome in done.outcomes] + [str(path) for path in files]
    show(options, value, lines or ["Tidak ada naskah pada hari itu."])
    return next((outcome.error.exit_code for outcome in done.outcomes if outcome.error is not None), 0)


def _json(outcome: Outcome) -> dict[str, object]:
    item = outcome.item
    return {
        "case": item.case_id, "template": item.template, "title": item.title, "hearing": item.hearing_id,
        "spare": item.spare, "state": item.state.value, "kept": outcome.kept, "lacking": list(item.lacking),
        "document": document_json(item.document) if item.document is not None else None,
        "error": outcome.error.code if outcome.error is not None else None,
    }  # fmt: skip


def _line(outcome: Outcome) -> str:
    return f"{outcome.item.template}  {outcome.item.name}: {_state(outcome.item, outcome.error)}"


def _state(item: Item, error: UserError | None) -> str:
    if error is not None:
        return f"gagal. {explain(error).what}"
    number = item.document.number if item.document is not None else None
    return f"nomor {number}" if number else _TOLD[item.state.value]


def _pair(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark or not name.strip():
        raise UserError("usage", reason=f"--part memerlukan NAMA=NILAI, bukan “{text}”")
    return name.strip(), value.strip()
