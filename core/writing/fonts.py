"""The fonts of the papers: registered once, embedded in every PDF, named with their digests."""

from __future__ import annotations

import hashlib
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from reportlab.lib.fonts import addMapping  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFError, TTFont  # type: ignore[import-untyped]

from core.errors import UserError
from core.places import resource_path

FAMILIES: Final = {"arial": "LiberationSans", "bookman": "NetraBookman", "mono": "LiberationMono"}
STYLES: Final = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
FALLBACK: Final = "arial"
"""The family with the most scripts lends the letters another one lacks."""
_lock: Final = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font file. `coverage` holds the code points it can draw."""

    name: str
    file: str
    sha256: str
    coverage: frozenset[int]


def face(family: str, *, bold: bool = False, italic: bool = False) -> str:
    """The registered name of a face; typewriter text has no italics."""
    if family == "mono":
        italic = False
    return f"{FAMILIES[family]}-{STYLES[bold, italic]}"


def inventory() -> tuple[tuple[str, str], ...]:
    """File name and SHA-256 of every font a paper may embed. Raises `component_missing`."""
    return tuple((each.file, each.sha256) for each in _faces().values())


def drawable(text: str, name: str) -> bool:
    """Whether the registered face has a glyph for every visible character of `text`."""
    coverage = _faces()[name].coverage
    return all(ord(character) in coverage or _invisible(character) for character in set(text))


def ready() -> None:
    """Registers the fonts with the PDF writer. Raises `UserError("component_missing")` when one is absent."""
    _faces()


def _faces() -> dict[str, Face]:
    with _lock:
        return _load()


@cache
def _load() -> dict[str, Face]:
    faces = {}
    for family, base in FAMILIES.items():
        for (bold, italic), style in STYLES.items():
            if family == "mono" and italic:
                continue
            name = f"{base}-{style}"
            faces[name] = _register(name, resource_path("fonts", f"{name}.ttf"))
            addMapping(base, int(bold), int(italic), name)
    return faces


def _register(name: str, path: Path) -> Face:
    try:
        data = path.read_bytes()
        font = TTFont(name, str(path))
    except (OSError, TTFError):
        raise UserError("component_missing", component="fonts", file=path.name) from None
    pdfmetrics.registerFont(font)
    return Face(
        name=name,
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        coverage=frozenset(font.face.charToGlyph),
    )


def _invisible(character: str) -> bool:
    return unicodedata.category(character)[0] in "ZC"
