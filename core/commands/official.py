"""`official import|list|match|claim`."""

from __future__ import annotations

import argparse
from typing import Final

from core.case.finding import pick
from core.commands.terminal import open_vault, show
from core.errors import UserError
from core.people import numbers, tables, wording
from core.people.matching import Candidate, Matcher, Reason, Verdict
from core.people.numbers import Level
from core.people.official import Official
from core.people.register import Preview, RowProblem, Table
from core.people.sought import Sought
from core.people.tables import MOST_BYTES
from core.storage.inputs import read_file
from core.vault import officials as registers

_SHOWN_PROBLEMS: Final = 20
_FIELDS: Final = {
    "name": "nama", "unit": "unit kerja", "position": "jabatan", "number": "NIP", "handle": "akun",
}  # fmt: skip
_MANNERS: Final = {
    "exact": "sama", "variant": "ejaan lain", "initial": "singkatan", "close": "mirip", "part": "sebagian sama",
    "different": "berbeda",
}  # fmt: skip
_VERDICTS: Final = {
    Verdict.ONE: "Satu orang paling cocok. Periksa alasannya; Netra tidak menghubungkan siapa pun sendiri.",
    Verdict.CANNOT_TELL: "Tidak dapat dipastikan: lebih dari satu orang mungkin cocok, atau petunjuknya bertentangan.",
    Verdict.NOBODY: "Tidak ada yang cukup cocok.",
}


def import_(options: argparse.Namespace) -> int:
    """Takes a register over from a table, or shows how it would be read."""
    data = read_file(options.file, most=MOST_BYTES + 1)
    overruled = dict(options.map)
    with open_vault(options) as vault:
        table = Table(tables.read(data, str(options.file)), overruled=overruled)
        register = table.register(on=vault.clock.now().astimezone(vault.office.zone).date())
        problems = [problem_json(problem) for problem in register.problems]
        told = [*_told(register.problems)]
        if options.preview:
            preview = table.preview()
            show(
                options,
                {**preview_json(preview), "accepted": len(register.officials), "problems": problems},
                [*_preview_lines(preview), f"Dapat diambil: {len(register.officials)} pegawai.", *told],
            )
            return 0
        with vault.change_register() as ledger:
            merged = registers.merge(ledger, register.officials, source=data)
    skipped = register.total - len(register.officials)
    show(
        options,
        {
            "added": merged.added, "changed": merged.changed, "unchanged": merged.unchanged, "skipped": skipped,
            "total": merged.total, "columns": _columns_json(table.preview(0)), "problems": problems,
        },
        [
            f"{merged.added} pegawai baru, {merged.changed} diperbarui, {merged.unchanged} tetap, {skipped} baris dilewati.",
            f"Daftar sekarang berisi {merged.total} pegawai.",
            *told,
        ],
    )  # fmt: skip
    return 0


def listing(options: argparse.Namespace) -> int:
    """The officials of the register, by name."""
    with open_vault(options) as vault:
        found = sorted(
            registers.items(vault.office_ledger), key=lambda official: (official.name, official.id)
        )
    shown = found[: options.limit]
    lines = [_line(official) for official in shown]
    if len(found) > len(shown):
        lines.append(f"… {len(found) - len(shown)} lagi")
    show(
        options,
        {"items": [official_json(official) for official in shown], "total": len(found)},
        lines or ["Daftar pegawai masih kosong."],
    )
    return 0


def match(options: argparse.Namespace) -> int:
    """Who may be meant by what was seen: ranked, with reasons. Nothing is linked."""
    sought = Sought(
        text=options.text or "",
        name=options.name or "",
        unit=options.unit or "",
        position=options.position or "",
        number=options.nip or "",
        handle=options.handle or "",
    )
    if sought == Sought():
        raise UserError(
            "usage", reason="belum ada: TEXT atau salah satu dari --name, --unit, --position, --nip, --handle"
        )
    with open_vault(options) as vault:
        ledger = vault.office_ledger
        matcher = Matcher(registers.items(ledger), registers.handles(ledger))
    answer = matcher.match(sought, limit=options.limit)
    lines = [_VERDICTS[answer.verdict]]
    for found in answer.candidates:
        lines.append(f"{found.score:4}  {_line(found.official)}")
        lines += [f"        {_because(reason)}" for reason in found.reasons]
    show(
        options,
        {
            "items": [candidate_json(found) for found in answer.candidates],
            "verdict": answer.verdict.value,
            "rivals": answer.rivals,
        },
        lines,
    )
    return 0


def claim(options: argparse.Namespace) -> int:
    """Records who says that an account is an official's."""
    with open_vault(options) as vault:
        official = pick(registers.items(vault.office_ledger), options.official, what="official")
        with vault.change_register() as ledger:
            record = registers.claim(
                ledger, official, options.handle, attested_by=options.attested_by, platform=options.platform or "",
                grounds=options.grounds or "",
            )  # fmt: skip
    show(
        options,
        {"id": record, "official": official.id, "handle": options.handle, "attested_by": options.attested_by},
        [f"Dicatat: {options.handle} menurut {options.attested_by} milik {official.written().full()}"],
    )
    return 0


def official_json(official: Official) -> dict[str, object]:
    """An official as lists show one."""
    return {
        "id": official.id, "name": official.name, "front_titles": official.front_titles,
        "back_titles": official.back_titles, "nip": official.number, "status": official.status.value,
        "rank": official.rank, "grade": official.grade, "position": official.position,
        "unit": official.work_unit, "agency": official.agency, "address": official.address,
    }  # fmt: skip


def candidate_json(found: Candidate) -> dict[str, object]:
    """A candidate with score and reasons, both per mille."""
    return {
        **official_json(found.official),
        "score": found.score,
        "reasons": [
            {
                "field": reason.field.value, "manner": reason.manner.value, "seen": reason.seen,
                "registered": reason.registered, "closeness": reason.closeness,
            }
            for reason in found.reasons
        ],
    }  # fmt: skip


def problem_json(problem: RowProblem) -> dict[str, object]:
    """What is wrong with a cell."""
    return {
        "line": problem.line, "column": problem.column, "code": problem.code, "level": problem.level.value,
        "seen": problem.seen, "other_line": problem.other_line or None,
    }  # fmt: skip


def preview_json(preview: Preview) -> dict[str, object]:
    """The first rows as texts by header, and what each column was taken for."""
    return {
        "columns": _columns_json(preview),
        "items": [{"line": row.line, "cells": list(row.cells)} for row in preview.rows],
        "total": preview.total,
    }


def _columns_json(preview: Preview) -> list[dict[str, object]]:
    return [
        {"header": header, "field": column.value if column else None}
        for header, column in zip(preview.headers, preview.columns, strict=True)
    ]


def _preview_lines(preview: Preview) -> list[str]:
    lines = [
        f"{header or '(tanpa judul)'}  →  {column.value if column else 'tidak dipakai'}"
        for header, column in zip(preview.headers, preview.columns, strict=True)
    ]
    return [*lines, *(f"{row.line:6}  {' | '.join(row.cells)}" for row in preview.rows)]


def _told(problems: tuple[RowProblem, ...]) -> list[str]:
    lines = [
        f"{'dilewati' if problem.level is Level.ERROR else 'perhatikan'}: baris {problem.line}, kolom {problem.column}: "
        f"{wording.reason(problem)}" + (f" ({problem.seen})" if problem.seen else "")
        for problem in problems[:_SHOWN_PROBLEMS]
    ]
    if len(problems) > _SHOWN_PROBLEMS:
        lines.append(f"… {len(problems) - _SHOWN_PROBLEMS} catatan lagi; seluruhnya dengan --json")
    return lines


def _line(official: Official) -> str:
    number = numbers.display(official.number) or "tanpa NIP"
    place = ", ".join(text for text in (official.position, official.work_unit) if text)
    return f"{official.id[:8]}  {official.written().full()}  –  {number}  –  {place or '–'}"


def _because(reason: Reason) -> str:
    words = f"{_FIELDS[reason.field.value]}: {_MANNERS[reason.manner.value]} ({reason.closeness / 10:.0f} %)"
    return f"{words}, terlihat “{reason.seen}”, tercatat “{reason.registered or '–'}”"
