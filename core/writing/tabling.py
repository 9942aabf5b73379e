"""The options of a part `tabel`: `lebar=8,60,30 tengah=1 ttd=3 tinggi=10 cadangan=5 penuh kecil`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.writing.blocks import Block, Column, Table
from core.writing.faults import Fault
from core.writing.outline import Part

FLAGS: Final = frozenset({"penuh", "kecil"})
NUMBERS: Final = frozenset({"lebar", "tengah", "ttd", "tinggi", "cadangan"})
HIGHEST: Final = 500.0


def table(part: Part, options: str, inner: Sequence[Block]) -> Table:
    """The Markdown table inside the part, with what its options ask for. Raises `Fault`."""
    made = inner[0]
    if len(inner) != 1 or not isinstance(made, Table):
        raise Fault("tabel: isinya satu tabel dan tidak ada yang lain", line=part.line or None)
    flags, numbers = _options(part, options)
    count = len(made.header)
    shares = numbers.get("lebar", [0.0] * count)
    if len(shares) != count:
        raise Fault(f"tabel: lebar menyebut {len(shares)} kolom, tabelnya {count}", line=part.line or None)
    return replace(
        made,
        columns=tuple(
            Column(
                share=share,
                align="center" if number in numbers.get("tengah", []) else "left",
                sign=number in numbers.get("ttd", []),
            )
            for number, share in enumerate(shares, start=1)
        ),
        row_mm=numbers.get("tinggi", [0.0])[0],
        spare=int(numbers.get("cadangan", [0.0])[0]),
        fill="penuh" in flags,
        small="kecil" in flags,
    )


def _options(part: Part, options: str) -> tuple[frozenset[str], dict[str, list[float]]]:
    flags: set[str] = set()
    numbers: dict[str, list[float]] = {}
    for word in options.split():
        name, equals, value = word.partition("=")
        if not equals and name in FLAGS:
            flags.add(name)
        elif equals and name in NUMBERS:
            numbers[name] = _numbers(value, part)
        else:
            known = ", ".join(sorted(FLAGS | NUMBERS))
            raise Fault(f"tabel: {name} tidak dikenal", line=part.line or None, remedy=f"Yang ada: {known}.")
    return frozenset(flags), numbers


def _numbers(text: str, part: Part) -> list[float]:
    try:
        found = [float(each) for each in text.split(",")]
    except ValueError:
        found = [-1.0]
    if not all(0 <= each <= HIGHEST for each in found):
        raise Fault(f"tabel: {text} bukan bilangan", line=part.line or None)
    return found
