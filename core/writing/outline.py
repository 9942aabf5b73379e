"""The skeleton of a body: Markdown between parts that open with `::: name` and close with `:::`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from core.writing.faults import Fault, nearest

PAGE_BREAK: Final = "halaman-baru"
VOID: Final = frozenset({PAGE_BREAK, "ruang"})
"""Parts that hold nothing and need no closing line."""
LINES: Final = frozenset({"kepala-surat", "kepala-lampiran", "yth", "isian", "tanda-tangan", "tembusan"})
"""Parts whose content is read line by line, not as Markdown."""
NESTED: Final = frozenset(
    {"butir", "nomor", "slip", "satukan", "tengah", "menjorok", "catatan", "tabel", "gambar"}
)
"""Parts that hold a body of their own."""
MAX_DEPTH: Final = 8
_OPEN: Final = re.compile(r":::[ \t]*([a-z-]+)(?:[ \t]+(.*?))?[ \t]*")
_CLOSE: Final = re.compile(r":::[ \t]*")


@dataclass(slots=True)
class Part:
    """A part of the body. `lines` for a part of lines, `children` (Markdown texts and parts) otherwise."""

    name: str
    argument: str = ""
    line: int = 0
    lines: list[str] = field(default_factory=list)
    children: list[Part | str] = field(default_factory=list)


def read(text: str) -> Part:
    """The whole body as one part named `body`. Raises `Fault`."""
    stack = [Part("body")]
    for number, line in enumerate(text.split("\n"), start=1):
        current = stack[-1]
        opening = _OPEN.fullmatch(line)
        if opening and current.name in LINES:
            raise _unclosed(current)
        if opening:
            part = Part(opening[1], (opening[2] or "").strip(), number)
            _flush(current)
            current.children.append(part)
            if part.name == PAGE_BREAK and len(stack) > 1:
                raise Fault(f"{PAGE_BREAK} tidak boleh di dalam bagian lain", line=number)
            if part.name in VOID:
                continue
            if part.name not in LINES | NESTED:
                raise Fault(
                    f"bagian {part.name} tidak dikenal",
                    line=number,
                    remedy=nearest(part.name, LINES | NESTED | VOID),
                )
            if len(stack) > MAX_DEPTH:
                raise Fault("bagian bersarang terlalu dalam", line=number)
            stack.append(part)
        elif _CLOSE.fullmatch(line):
            if len(stack) == 1:
                raise Fault("tidak ada bagian yang ditutup di sini", line=number, remedy="Hapus baris :::.")
            _flush(stack.pop())
        else:
            current.lines.append(line)
    if len(stack) > 1:
        raise _unclosed(stack[-1])
    _flush(stack[0])
    return stack[0]


def _unclosed(part: Part) -> Fault:
    return Fault(
        f"bagian {part.name} tidak ditutup", line=part.line, remedy="Tambahkan baris ::: di akhirnya."
    )


def _flush(part: Part) -> None:
    if part.name in LINES or not part.lines:
        return
    text = "\n".join(part.lines)
    part.lines = []
    if text.strip():
        part.children.append(text)
