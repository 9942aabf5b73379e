"""The parts of a body (`::: name`) made into blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from core.writing import blocks, signing, tabling
from core.writing.blocks import Align, Block, Image, Label, Text
from core.writing.faults import Fault
from core.writing.outline import Part
from core.writing.prose import Prose

_LABEL: Final = re.compile(r"(.*?)\s*:(?:\s+(.*))?")
_BLANK: Final = re.compile(r"(.*?)\s*\[titik(?: ([1-9][0-9]?))?\]")
MAX_SPACE: Final = 200.0
INDENT: Final = 12.0


def build(body: Part, prose: Prose, pictures: Mapping[str, Image] | None = None) -> tuple[Block, ...]:
    """The blocks of a body. Rows, lines and lists without text are left out. Raises `Fault`."""
    return _Builder(prose, pictures or {}).children(body, "justify")


class _Builder:
    def __init__(self, prose: Prose, pictures: Mapping[str, Image]) -> None:
        self._prose = prose
        self._pictures = pictures

    def children(self, part: Part, align: Align) -> tuple[Block, ...]:
        found: list[Block] = []
        for child in part.children:
            if isinstance(child, str):
                found += self._prose.blocks(child, align)
            else:
                found += self._part(child, align)
        return tuple(found)

    def _part(self, part: Part, align: Align) -> tuple[Block, ...]:
        match part.name:
            case "halaman-baru":
                return (blocks.PageBreak(),)
            case "ruang":
                return (blocks.Space(millimetres=_millimetres(part)),)
            case "kepala-surat":
                rows = self._rows(part)
                return (blocks.LetterRows(rows=rows, place_date=self._prose.literal(part.argument)),)
            case "kepala-lampiran":
                return self._corner(part)
            case "yth":
                lines = self._lines(part.lines)
                return (blocks.Addressee(lines=lines),) if lines else ()
            case "isian":
                rows = self._rows(part)
                return (blocks.Labels(rows=rows),) if rows else ()
            case "tanda-tangan":
                return signing.signatures(part, self._prose)
            case "tembusan":
                lines = self._lines(part.lines)
                return (blocks.Copies(lines=lines),) if lines else ()
            case _:
                return self._around(part, align)

    def _around(self, part: Part, align: Align) -> tuple[Block, ...]:
        """A part that holds a body; without one nothing is left of it."""
        inner = self.children(part, "center" if part.name == "tengah" else align)
        if not inner:
            return ()
        match part.name:
            case "tengah":
                return inner
            case "butir":
                return (blocks.Clause(label=self._prose.literal(part.argument), blocks=inner),)
            case "nomor":
                item = blocks.Item(marker=self._prose.literal(part.argument), blocks=inner)
                return (blocks.Items(items=(item,)),)
            case "slip":
                return (blocks.Slip(blocks=inner),)
            case "menjorok":
                return (
                    blocks.Indented(
                        blocks=inner, millimetres=_millimetres(part) if part.argument else INDENT
                    ),
                )
            case "catatan":
                return (blocks.Note(blocks=inner),)
            case "tabel":
                return (tabling.table(part, self._prose.literal(part.argument), inner),)
            case "gambar":
                image = self._pictures.get(self._prose.literal(part.argument))
                return (blocks.Figure(image=image, caption=inner),)
            case _:
                return (blocks.Together(blocks=inner),)

    def _corner(self, part: Part) -> tuple[Block, ...]:
        plain = [line for line in part.lines if _LABEL.fullmatch(line.strip()) is None]
        lines, rows = self._lines(plain), self._rows(part, only_rows=True)
        return (blocks.Corner(lines=lines, rows=rows),) if lines or rows else ()

    def _lines(self, lines: list[str]) -> tuple[Text, ...]:
        texts = (self._prose.line(line) for line in lines)
        return tuple(text for text in texts if blocks.plain(text).strip())

    def _rows(self, part: Part, *, only_rows: bool = False) -> tuple[Label, ...]:
        rows = []
        for line in part.lines:
            match = _LABEL.fullmatch(line.strip())
            if match is None:
                if line.strip() and not only_rows:
                    raise Fault(f"{part.name}: satu baris ditulis Label : isi", line=part.line or None)
                continue
            label, value = self._prose.literal(match[1]), (match[2] or "").strip()
            blank = _BLANK.fullmatch(value)
            text = self._prose.line(blank[1] if blank else value)
            if blocks.plain(text).strip():
                rows.append(Label(label=label, value=text))
            elif blank:
                rows.append(Label(label=label, blank=int(blank[2] or 1)))
        return tuple(rows)


def _millimetres(part: Part) -> float:
    try:
        size = float(part.argument)
    except ValueError:
        size = -1
    if not 0 <= size <= MAX_SPACE:
        raise Fault(f"{part.name}: ukuran ditulis dalam milimeter", line=part.line or None)
    return size
