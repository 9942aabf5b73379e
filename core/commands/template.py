"""`template gallery|check|list|export|save|reset`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from core.clock import SystemClock
from core.commands.terminal import open_vault, output, show
from core.demonstration.gallery import CASES, samples
from core.demonstration.gallery.sample import Sample
from core.errors import UserError
from core.process.letters import editions
from core.process.letters.editions import Origin
from core.storage.atomic import told, write_file
from core.storage.inputs import read_file
from core.vault.office import OfficeKind
from core.writing import checking, document, limits, weaving
from core.writing.checking import Finding
from core.writing.document import Written
from core.writing.template import parse

_LARGEST: Final = 4 * limits.TEMPLATE_CHARACTERS
"""Bytes: no letter takes more than four."""


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
    text = _text(options.file)
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
    write_file(output(options.output), (woven.text if woven else texts.text).encode(), mode=0o644)
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
    """Puts a text in force as the office's copy of the template that its head names."""
    text = _text(options.file)
    name = parse(text).head.id
    with open_vault(options) as vault:
        editions.save(vault, name, text, on=vault.clock.now().date(), despite=options.force)
    show(
        options,
        {"id": name, "origin": Origin.OFFICE.value},
        [f"{name}: salinan kantor berlaku mulai sekarang."],
    )
    return 0


def reset(options: argparse.Namespace) -> int:
    """Lets the shipped template apply again."""
    with open_vault(options) as vault:
        editions.take_back(vault, options.template)
        name = editions.texts(vault, options.template).template
    show(options, {"id": name, "origin": Origin.SHIPPED.value}, [f"{name}: templat bawaan berlaku lagi."])
    return 0


def _text(path: Path) -> str:
    """The text of a template file. Raises UserError `input_*`, `limit_exceeded`."""
    data = read_file(path, most=_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UserError("limit_exceeded", path=str(path), limit=_LARGEST)
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UserError("input_not_a_file", path=str(path), expected="teks UTF-8") from error
