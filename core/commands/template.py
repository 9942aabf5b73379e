"""`template gallery|check`."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.commands.terminal import output, show
from core.demonstration.gallery import CASES, samples
from core.demonstration.gallery.sample import Sample
from core.storage.atomic import told, write_file
from core.vault.office import OfficeKind
from core.writing import document
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
