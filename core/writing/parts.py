"""The parts of a body (`::: name`) made into blocks."""

from __future__ import annotations

import re
from typing import Final, cast, get_args

from core.writing import blocks
from core.writing.blocks import Align, Block, Label, Place, Signer, Text
from core.writing.outline import OutlineError, Part
from core.writing.prose import Prose

PLACES: Final = {"kiri": "left", "tengah": "center", "kanan": "right"}
NEXT_SIGNER: Final = "||"
_ROOM: Final = re.compile(r"\[ruang(?:: *(.*?))?\]")
_LABEL: Final = re.compile(r"(.*?)\s*:(?:\s+(.*))?")
BLANK: Final = "[titik]"
MAX_SPACE: Final = 200.0


def build(body: Part, prose: Prose) -> tuple[Block, ...]:
    """The blocks of a body. Rows, lines and lists without text are left out. Raises `OutlineError`."""
    return _children(body, prose, "justify")


def _children(part: Part, prose: Prose, align: Align) -> tuple[Block, ...]:
    found: list[Block] = []
    for child in part.children:
        if isinstance(child, str):
            found += prose.blocks(child, align)
        else:
            found += _part(child, prose, align)
    return tuple(found)


def _part(part: Part, prose: Prose, align: Align) -> tuple[Block, ...]:
    match part.name:
        case "halaman-baru":
            return (blocks.PageBreak(),)
        case "ruang":
            return (_space(part.argument),)
        case "kepala-surat":
            rows = _rows(part, prose)
            return (blocks.LetterRows(rows=rows, place_date=prose.literal(part.argument)),)
        case "yth":
            lines = _lines(part, prose)
            return (blocks.Addressee(lines=lines),) if lines else ()
        case "isian":
            rows = _rows(part, prose)
            return (blocks.Labels(rows=rows),) if rows else ()
        case "tanda-tangan":
            return _signatures(part, prose)
        case "tembusan":
            lines = _lines(part, prose)
            return (blocks.Copies(lines=lines),) if lines else ()
        case "tengah":
            return _children(part, prose, "center")
        case "butir":
            inner = _children(part, prose, align)
            return (blocks.Clause(label=prose.literal(part.argument), blocks=inner),) if inner else ()
        case "slip":
            return (blocks.Slip(blocks=_children(part, prose, align)),)
        case _:
            return (blocks.Together(blocks=_children(part, prose, align)),)


def _space(argument: str) -> Block:
    try:
        size = float(argument)
    except ValueError:
        size = -1
    if not 0 <= size <= MAX_SPACE:
        raise OutlineError("ruang needs millimetres")
    return blocks.Space(millimetres=size)


def _lines(part: Part, prose: Prose) -> tuple[Text, ...]:
    texts = (prose.line(line) for line in part.lines)
    return tuple(text for text in texts if blocks.plain(text).strip())


def _rows(part: Part, prose: Prose) -> tuple[Label, ...]:
    rows = []
    for line in part.lines:
        if not line.strip():
            continue
        match = _LABEL.fullmatch(line.strip())
        if match is None:
            raise OutlineError(f"{part.name}: a row is written Label : value")
        label, value = prose.literal(match[1]), (match[2] or "").strip()
        if value == BLANK:
            rows.append(Label(label=label, blank=True))
            continue
        text = prose.line(value)
        if blocks.plain(text).strip():
            rows.append(Label(label=label, value=text))
    return tuple(rows)


def _signatures(part: Part, prose: Prose) -> tuple[Block, ...]:
    place = PLACES.get(part.argument or "kanan")
    if place not in get_args(Place):
        raise OutlineError("tanda-tangan stands kiri, tengah or kanan")
    groups: list[list[str]] = [[]]
    for line in part.lines:
        if line.strip() == NEXT_SIGNER:
            groups.append([])
        else:
            groups[-1].append(line)
    signers = tuple(_signer(group, prose) for group in groups)
    return (blocks.Signatures(signers=signers, place=cast(Place, place)),)


def _signer(lines: list[str], prose: Prose) -> Signer:
    above: list[Text] = []
    below: list[Text] = []
    box: str | None = None
    for line in lines:
        room = _ROOM.fullmatch(line.strip())
        if room:
            box = prose.literal(room[1] or "")
            continue
        text = prose.line(line)
        if blocks.plain(text).strip():
            (above if box is None else below).append(text)
    if box is None:
        raise OutlineError("a signature needs its [ruang] between post and name")
    return Signer(above=tuple(above), below=tuple(below), box=box)
