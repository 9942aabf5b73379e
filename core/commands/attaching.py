"""`document attach`: scans of signed papers back to their papers, by the codes on their pages."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from core.case.document_steps import State, Step
from core.commands.terminal import open_vault, picture_bytes, show
from core.errors import UserError
from core.process.letters import scans
from core.process.letters.scans import Recognised, Scan
from core.reading.pool import ReaderPool
from core.wording import explain


def attach(options: argparse.Namespace) -> int:
    """Says whose the scans are; with a date and a name it records them as signed, or as handed over."""
    state = State.SIGNED if options.signed else State.DELIVERED if options.delivered else None
    given = options.signed or options.delivered
    if options.signed and options.delivered:
        raise UserError("usage", reason="pilih --signed atau --delivered, tidak keduanya")
    if state is not None and not options.who:
        raise UserError("usage", reason="--signed dan --delivered memerlukan --who NAMA")
    if state is State.DELIVERED and not options.how:
        raise UserError("usage", reason="--delivered memerlukan --how CARA")
    day = _day(given) if given else None
    files = [Path(name) for name in options.files]
    with open_vault(options) as vault, closing(ReaderPool(1)) as pool:
        data = [picture_bytes(path) for path in files]
        read = [scans.read(pool, path.name, one) for path, one in zip(files, data, strict=True)]
        known = scans.recognised(vault, read)
        items, lines, failures = [], [], list[UserError]()
        for one in known.found:
            step, failure = None, None
            if state is not None and day is not None and not one.held:
                try:
                    kept = scans.kept(pool, data, one)
                    step = scans.attach(
                        vault, one, read, kept, state=state, day=day, who=options.who, how=options.how or ""
                    )
                except UserError as error:  # the other papers of the stack are recorded all the same
                    failure = error
                    failures.append(error)
            items.append(_json(one, read, step, failure))
            lines += _lines(one, read, step, failure)
    lines += [f"Perhatian: {text}" for text in known.remarks]
    if known.found and state is None:
        lines.append("Belum ada yang dicatat. Tambahkan --signed TANGGAL --who NAMA untuk mencatatnya.")
    show(options, {"items": items, "remarks": list(known.remarks)}, lines)
    return failures[0].exit_code if failures else 0


def _lines(one: Recognised, read: Sequence[Scan], step: Step | None, failure: UserError | None) -> list[str]:
    files = "; ".join(
        f"{read[number].name}, halaman {', '.join(str(at + 1) for at in pages)}"
        for number, pages in one.files
    )
    number = f" Nomor {one.paper.number}" if one.paper.number else ""
    done = f"{step.state.value} {step.day}, {step.who}" if step is not None else one.state.value
    lines = [f"{files}: {one.paper.title}{number}, berkas {one.case_name} – {done}"]
    if failure is not None:
        said = explain(failure)
        lines.append(f"  Gagal: {said.what} {said.hint}")
    return [*lines, *(f"  Perhatian: {text}" for text in one.remarks)]


def _json(
    one: Recognised, read: Sequence[Scan], step: Step | None, failure: UserError | None
) -> dict[str, object]:
    return {
        "files": [
            {"file": read[number].name, "sha256": read[number].sha256, "pages": [at + 1 for at in pages]}
            for number, pages in one.files
        ],
        "whole": one.whole, "lacks": list(one.lacks),
        "case": one.paper.case_id, "document": one.paper.document, "title": one.paper.title,
        "number": one.paper.number or None, "state": step.state.value if step is not None else one.state.value,
        "attached": step is not None, "error": failure.code if failure is not None else None, "scan": step.scan if step is not None else None,
        "held": one.held, "remarks": list(one.remarks),
    }  # fmt: skip


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError("usage", reason=f"“{text}” bukan tanggal; tulis seperti 2026-11-23") from error
