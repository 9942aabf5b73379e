"""`template gallery|check|list|export|save|reset`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from core.clock import SystemClock
from core.commands.terminal import open_vault, output, show
from core.demonstration.gallery import CASES, samples
from core.demonstration.gallery.sample import Sample
from core.errors import UserError
from core.process.letters import editions, template_file
from core.process.letters.editions import Origin
from core.storage.atomic import told, write_file
from core.vault.office import OfficeKind
from core.writing import checking, document, docx, pdf, template, weaving
from core.writing.checking import Finding
from core.writing.template import parse

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
    text = template_file.read(options.file)
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


def listing(options: argparse.Namespace) -> int:
    """The templates of an office: shipped, its own copy, or a copy whose shipped template changed since."""
    with open_vault(options) as vault:
        found = editions.listing(vault)
    items = [
        {
            "id": one.template, "title": one.title, "origin": one.origin.value, "unsaved": one.unsaved,
            "changed_at": one.changed_at or None, "changed_by": one.changed_by or None,
        }
        for one in found
    ]  # fmt: skip
    lines = [f"{one.template:5}{one.title}  –  {one.origin.value}" for one in found]
    show(options, {"items": items}, lines)
    return 0


def export(options: argparse.Namespace) -> int:
    """Writes the text that papers are written with, or with `--merged` with the changes of the shipped one in it."""
    with open_vault(options) as vault:
        texts = editions.texts(vault, options.template)
    woven = texts.both() if options.merged else None
    template_file.write(output(options.output), woven.text if woven else texts.text)
    conflicts = woven.conflicts if woven else 0
    lines = [f"{texts.template} ({texts.origin.value}) ditulis ke {options.output}."]
    if conflicts:
        lines.append(
            f"{conflicts} tempat diubah pada keduanya; selesaikan di antara tanda {weaving.OURS.split()[0]}."
        )
    show(
        options,
        {
            "id": texts.template,
            "origin": texts.origin.value,
            "file": str(options.output),
            "conflicts": conflicts,
        },
        lines,
    )
    return 0


def save(options: argparse.Namespace) -> int:
    """Puts a text in force as the office's copy of the template that its head names.

    With `--merged` what changed in the shipped template counts as looked at.
    """
    text = template_file.read(options.file)
    name = parse(text).head.id
    with open_vault(options) as vault:
        base = None if options.merged else editions.texts(vault, name).base
        editions.save(vault, name, text, on=vault.clock.now().date(), despite=options.force, base=base)
        origin = editions.texts(vault, name).origin
    lines = [f"{name}: salinan kantor berlaku mulai sekarang."]
    if origin is Origin.CHANGED:
        lines.append(
            "Bawaannya berubah sejak salinan itu dibuat; simpan dengan --merged bila sudah diperiksa."
        )
    show(options, {"id": name, "origin": origin.value}, lines)
    return 0


def reset(options: argparse.Namespace) -> int:
    """Lets the shipped template apply again."""
    with open_vault(options) as vault:
        editions.take_back(vault, options.template)
        name = editions.texts(vault, options.template).template
    show(options, {"id": name, "origin": Origin.SHIPPED.value}, [f"{name}: templat bawaan berlaku lagi."])
    return 0
