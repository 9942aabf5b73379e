"""`template gallery|check`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from core.clock import SystemClock
from core.commands.terminal import output, show
from core.demonstration.gallery import CASES, samples
from core.demonstration.gallery.sample import Sample
from core.errors import UserError
from core.storage.atomic import told, write_file
from core.storage.inputs import check_file
from core.vault.office import OfficeKind
from core.writing import checking, document, docx, pdf, template
from core.writing.checking import Finding

FORMATS: Final = ("pdf", "docx")


def gallery(options: argparse.Namespace) -> int:
    """Writes every template for the kinds of office that issue it, from good and from worst-case data."""
    folder: Path = options.folder
    office = OfficeKind(options.office) if options.office else None
    formats = FORMATS if options.format == "both" else (options.format,)
    papers = [
        sample for case in ((options.case,) if options.case else CASES) for sample in samples(case, office)
    ]
    items = [item for sample in papers for item in _write(sample, folder, formats)]
    show(
        options,
        {"items": items},
        [*map(_line, items), f"{len(papers)} naskah di {folder}. Semua nama di dalamnya rekaan."],
    )
    return 0


def _write(sample: Sample, folder: Path, formats: Sequence[str]) -> Iterator[dict[str, object]]:
    """One file a format, all from the same blocks."""
    chosen = template.load(sample.template, sample.on)
    laid = document.lay(chosen, sample.values, on=sample.on, pictures=sample.pictures)
    place = folder / sample.case / sample.office.value
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise told(error, place) from error
    for kind in formats:
        data, pages = (
            pdf.lay_out(laid.sheet, laid.blocks)
            if kind == "pdf"
            else (docx.write(laid.sheet, laid.blocks), None)
        )
        path = place / f"{sample.name}.{kind}"
        write_file(output(path), data, mode=0o644)
        yield {
            "template": sample.template, "office": sample.office.value, "case": sample.case,
            "variant": sample.variant, "format": kind, "title": laid.sheet.title, "pages": pages,
            "draft": laid.sheet.draft, "file": str(path), "warnings": list(laid.warnings),
        }  # fmt: skip


def _line(item: Mapping[str, object]) -> str:
    pages = f", {item['pages']} halaman" if item["pages"] else ""
    return f"{item['file']}: {item['title']}{pages}"


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
