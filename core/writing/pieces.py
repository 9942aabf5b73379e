"""Pieces that templates share, put into a body as text before anything else is done with it.

A line `::: pakai NAMA` stands for the lines of `resources/templates/pieces/NAMA.md`. Text in, text out: a piece is held
to the template language like the rest of the body and gets its values by the names it reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from core.places import resource_path
from core.writing.faults import Fault

FOLDER: Final = "pieces"
MAX_DEPTH: Final = 4
_USE: Final = re.compile(r"[ \t]*:::[ \t]*pakai[ \t]+([a-z][a-z0-9-]*)[ \t]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A body with its pieces. `origins` has the piece (empty for the body itself) and line of each line."""

    text: str
    origins: tuple[tuple[str, int], ...]

    def place(self, line: int | None) -> tuple[str, int] | None:
        """The piece and line a line of the whole comes from."""
        if line is None or not 1 <= line <= len(self.origins):
            return None
        return self.origins[line - 1]


def put_in(body: str) -> Whole:
    """The body with every piece in its place. Raises `Fault` for a piece that does not exist or uses itself."""
    lines: list[str] = []
    origins: list[tuple[str, int]] = []
    _collect(body, "", (), lines, origins)
    return Whole(text="\n".join(lines), origins=tuple(origins))


def known() -> tuple[str, ...]:
    """The names of all pieces."""
    return tuple(sorted(path.stem for path in resource_path("templates", FOLDER).glob("*.md")))


def _collect(
    text: str, piece: str, above: tuple[str, ...], lines: list[str], origins: list[tuple[str, int]]
) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        use = _USE.fullmatch(line)
        if use is None:
            lines.append(line)
            origins.append((piece, number))
            continue
        name = use[1]
        if name in above or len(above) >= MAX_DEPTH:
            raise Fault(f"potongan {name} memakai dirinya sendiri", line=number)
        if name not in known():
            raise Fault(
                f"potongan {name} tidak ada", line=number, remedy="Yang ada: " + ", ".join(known()) + "."
            )
        _collect(_read(name), name, (*above, name), lines, origins)


@cache
def _read(name: str) -> str:
    text = resource_path("templates", FOLDER, f"{name}.md").read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").rstrip("\n")
