"""What an office's style changes in a paper: how filters write, and what becomes of finished blocks.

The style stands in the group `cetak` of a paper's values, so that a paper keeps the one it was written in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Final

from core.people import numbers as people_numbers
from core.writing import blocks, filters, naming
from core.writing.blocks import Block, Label, Text

NO_ATTACHMENT: Final = "-"
_NIP_PARTS: Final = (8, 14, 15)
"""Where a grouped NIP is parted: birth, appointment, sex, sequence (`documents.md` §22.10)."""
_BREAK: Final = "\u00a0"


def filters_for(values: Mapping[str, object]) -> dict[str, Callable[..., Any]]:
    """The filters of the template language that the style of these values changes."""
    told = _told(values)
    made: dict[str, Callable[..., Any]] = {}
    capital, bracket = told("huruf_bilangan") == "kapital", told("tanggal_kurung") != "tidak"
    if capital or not bracket:
        made["pembuka"] = lambda day: _opening(day, capital=capital, bracket=bracket)
    if told("nama_ttd") == "garis bawah":
        made["nama_kapital"] = naming.full_name
        made["nama_kapital_tanpa_gelar"] = naming.bare_name
    grouped, label = told("nip_kelompok") is True, told("label_nip") == "NIP."
    if grouped:
        made["nomor"] = lambda person: _grouped(naming.number(person))
    if grouped or label:
        made["baris_nomor"] = lambda person: _number_line(person, grouped=grouped, stop=label)
    place = told("baris_kota")
    if place == "di Tempat":
        made["di_kota"] = lambda _place: "di Tempat"
    elif place == "di - kota":
        made["di_kota"] = lambda town: f"di -\n{_BREAK * 5}{town.upper()}" if town else ""
    return made


def restyled(parts: tuple[Block, ...], values: Mapping[str, object]) -> tuple[Block, ...]:
    """The blocks of a paper as its style wants rows of the letter head and names under signatures."""
    told = _told(values)
    change = _Change(
        subject=told("label_hal") == "Perihal",
        omit=told("lampiran_nihil") == "hilangkan",
        underline=told("nama_ttd") == "garis bawah",
    )
    return change.all(parts) if change.any else parts


class _Change:
    def __init__(self, *, subject: bool, omit: bool, underline: bool) -> None:
        self._subject, self._omit, self._underline = subject, omit, underline
        self.any = subject or omit or underline

    def all(self, parts: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._one(part) for part in parts)

    def _one(self, part: Block) -> Block:
        match part:
            case blocks.LetterRows():
                kept = (row for row in part.rows if not (self._omit and _is_empty(row)))
                return replace(part, rows=tuple(self._row(row) for row in kept))
            case blocks.Signatures() if self._underline:
                return replace(part, signers=tuple(_underlined(signer) for signer in part.signers))
            case blocks.Slip():
                inner = tuple(
                    replace(each, rows=tuple(self._row(row) for row in each.rows))
                    if isinstance(each, blocks.Labels)
                    else each
                    for each in part.blocks
                )
                return replace(part, blocks=self.all(inner))
            case blocks.Together() | blocks.Indented() | blocks.Note() | blocks.Clause():
                return replace(part, blocks=self.all(part.blocks))
            case _:
                return part

    def _row(self, row: Label) -> Label:
        return replace(row, label="Perihal") if self._subject and row.label == "Hal" else row


def _is_empty(row: Label) -> bool:
    return row.label == "Lampiran" and blocks.plain(row.value).strip() in ("", NO_ATTACHMENT)


def _underlined(signer: blocks.Signer) -> blocks.Signer:
    """The name is the first line below the room for ink; dots in brackets are for writing on."""
    if not signer.below or blocks.plain(signer.below[0]).startswith("("):
        return signer
    name: Text = tuple(replace(run, bold=True, underline=True) for run in signer.below[0])
    return replace(signer, below=(name, *signer.below[1:]))


def _opening(day: date | None, *, capital: bool, bracket: bool) -> str:
    words = filters.opening(day)
    head, opened, rest = words.partition(" (")
    if capital and day is not None:
        head = " ".join(
            word if word in ("tanggal", "bulan", "tahun") else word[:1].upper() + word[1:]
            for word in head.split(" ")
        )
    return f"{head}{opened}{rest}" if bracket else head


def _grouped(number: str) -> str:
    if len(number) != people_numbers.EMPLOYEE_DIGITS or not number.isdigit():
        return number
    ends = (0, *_NIP_PARTS, len(number))
    return _BREAK.join(number[start:end] for start, end in pairwise(ends))


def _number_line(person: naming.Person, *, grouped: bool, stop: bool) -> str:
    line = naming.number_line(person)
    if not line:
        return ""
    label = naming.number_label(person)
    number = naming.number(person)
    return f"{label}{'.' if stop and label == 'NIP' else ''} {_grouped(number) if grouped else number}"


def _told(values: Mapping[str, object]) -> Callable[[str], object]:
    style = values.get("cetak")
    return style.get if isinstance(style, Mapping) else lambda _name: None
