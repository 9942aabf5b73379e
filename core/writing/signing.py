"""The lines of a part `tanda-tangan` made into signatures."""

from __future__ import annotations

import re
from typing import Final, cast, get_args

from core.writing import blocks
from core.writing.blocks import Block, Place, Signer, Text
from core.writing.faults import Fault
from core.writing.outline import Part
from core.writing.prose import Prose

PLACES: Final = {"kiri": "left", "tengah": "center", "kanan": "right"}
NEXT_SIGNER: Final = "||"
_ROOM: Final = re.compile(r"\[ruang(?:: *(.*?))?\]")
_ONE_OF_SEVERAL: Final = re.compile(r"\[ttd\] *(.*)")


def signatures(part: Part, prose: Prose) -> tuple[Block, ...]:
    """The signatures of a part, side by side. Raises `Fault`; a signature without any text is left out."""
    place = PLACES.get(part.argument or "kanan")
    if place not in get_args(Place):
        raise Fault("tanda-tangan: letaknya kiri, tengah, atau kanan", line=part.line or None)
    groups: list[list[str]] = [[]]
    for line in part.lines:
        if line.strip() == NEXT_SIGNER:
            groups.append([])
        else:
            groups[-1].append(line)
    signers = tuple(
        _signer(group, prose, part.line) for group in groups if any(line.strip() for line in group)
    )
    return (blocks.Signatures(signers=signers, place=cast(Place, place)),) if signers else ()


def _signer(lines: list[str], prose: Prose, number: int) -> Signer:
    above: list[Text] = []
    below: list[Text] = []
    several: list[list[Text]] = []
    box: str | None = None
    for line in lines:
        if room := _ROOM.fullmatch(line.strip()):
            box = prose.literal(room[1] or "")
            continue
        one = _ONE_OF_SEVERAL.fullmatch(line.strip())
        if one:
            several.append([])
        text = prose.line(one[1] if one else line)
        if blocks.plain(text).strip():
            (several[-1] if several else above if box is None else below).append(text)
    if box is None and not several:
        raise Fault(
            "tanda-tangan: antara jabatan dan nama perlu baris [ruang]", line=number or None,
            remedy="Tambahkan baris [ruang].",
        )  # fmt: skip
    return Signer(
        above=tuple(above), below=tuple(below), box=box or "", several=tuple(tuple(each) for each in several)
    )
