"""`keyword list|set`."""

from __future__ import annotations

import argparse
from typing import Final

from core.commands.terminal import open_vault, show
from core.reading.fields.elections import combined
from core.reading.fields.keywords import Pair, to_tree
from core.vault import keywords as lists

_SECTIONS: Final = (
    ("calls", "ajakan"), ("praises", "pujian"), ("targets", "sebutan"), ("gestures", "isyarat"),
    ("slogans", "slogan"), ("denials", "bantahan"), ("topics", "judul berita"),
)  # fmt: skip


def listing(options: argparse.Namespace) -> int:
    """The words that Netra looks for, and the office's candidates by election."""
    with open_vault(options) as vault:
        kept, found = lists.lists(vault.office_ledger), lists.of(vault.office_ledger)
    own = combined(one.election for one in kept)
    lines = [_line(pair) for pair in found.pairs] or ["Belum ada calon dalam daftar kantor."]
    for name, title in _SECTIONS:
        mine = set(getattr(own, name))
        words = [f"{word} (kantor)" if word in mine else word for word in getattr(found, name)]
        if words:
            lines.append(f"{title}: {', '.join(words)}")
    elections = [
        {"id": one.id, "election": one.election.name, "changed_at": one.at, "changed_by": one.actor,
         **to_tree(one.election.keywords)}
        for one in kept
    ]  # fmt: skip
    show(options, {**to_tree(found), "own": to_tree(own), "items": elections}, lines)
    return 0


def take_over(options: argparse.Namespace) -> int:
    """Takes the lists of a file over, each in place of the office's list of the same election."""
    elections = lists.load(options.file)
    with open_vault(options) as vault, vault.change_register() as ledger:
        removed = lists.take_over(ledger, elections, only=options.only)
    own = combined(elections)
    words = sum(len(getattr(own, name)) for name, _ in _SECTIONS)
    told = [f"{one.name or 'tanpa nama pemilihan'}: {len(one.keywords.pairs)} calon" for one in elections]
    show(
        options,
        {"candidates": len(own.pairs), "words": words, "elections": len(elections), "removed": removed},
        [
            f"Tersimpan: {len(own.pairs)} calon, {words} kata. Kata bawaan tetap dicari.",
            *told,
            *([f"{removed} daftar pemilihan lain tidak dicari lagi."] if removed else []),
        ],
    )
    return 0


def _line(pair: Pair) -> str:
    number = f"nomor {pair.number}" if pair.number is not None else "belum bernomor"
    places = ", ".join(text for text in (number, pair.election, *pair.short) if text)
    return f"{' & '.join(pair.names)}  –  {places}"
