"""`template gallery|check`."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.clock import SystemClock
from core.commands.terminal import output, show
from core.demonstration.gallery import CASES, samples
from core.demonstration.gallery.sample import Sample
from core.errors import UserError
from core.storage.atomic import told, write_file
from core.storage.inputs import check_file
from core.vault.office import OfficeKind
from core.writing import checking, document
from core.writing.checking import Finding
from core.writing.document import Written


def gallery(options: argparse.Namespace) -> int:
    """Writes every template for the kinds of office that issue it, from good and from worst-case data."""
    folder: Path = options.folder
    office = OfficeKind(options.office) if options.office else None
    items = []
    for case in (options.case,) if options.case else CASES:
        for sample in samples(case, office):
            path = folder / case / sample.office.value / f"{sample.name}.pdf"
            written = _write(sample, path)
            items.append(_item(sample, path, written))
    lines = [f"{item['file']}: {item['title']}, {item['pages']} halaman" for item in items]
    show(
        options,
        {"items": items},
        [*lines, f"{len(items)} naskah di {folder}. Semua nama di dalamnya rekaan."],
    )
    return 0


def _write(sample: Sample, path: Path) -> Written:
    written = document.create(sample.template, sample.values, on=sample.on, pictures=sample.pictures)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise told(error, path.parent) from error
    write_file(output(path), written.pdf, mode=0o644)
    return written


def _item(sample: Sample, path: Path, written: Written) -> dict[str, object]:
    return {
        "template": sample.template, "office": sample.office.value, "case": sample.case, "variant": sample.variant,
        "title": written.title, "pages": written.pages, "draft": written.draft, "file": str(path),
        "warnings": list(written.warnings),
    }  # fmt: skip


def check(options: argparse.Namespace) -> int:
    """Looks a template over: what is wrong, in which line, and the remedy. Gives 17 when something is."""
    check_file(options.file)
    try:
        text = options.file.read_bytes().decode("utf-8")
    except OSError as error:
        raise UserError("input_unreadable", path=str(options.file)) from error
    except UnicodeDecodeError as error:
        raise UserError("input_not_a_file", path=str(options.file), expected="teks UTF-8") from error
    found = checking.check(text, on=SystemClock().now().date())
    lines = [line for finding in found for line in _told(options.file, finding)]
    items = [
        {"line": each.line, "piece": each.piece or None, "message": each.message, "remedy": each.remedy}
        for each in found
    ]
    show(
        options,
        {"file": str(options.file), "ok": not found, "items": items},
        lines or [f"{options.file}: baik."],
    )
    return UserError("template_invalid").exit_code if found else 0


def _told(path: Path, finding: Finding) -> list[str]:
    place = f"{path}:{finding.line}" if finding.line and not finding.piece else str(path)
    within = f" (potongan {finding.piece}, baris {finding.line})" if finding.piece else ""
    lines = [f"{place}: {finding.message}{within}"]
    return [*lines, f"  Perbaikan: {finding.remedy}"] if finding.remedy else lines
