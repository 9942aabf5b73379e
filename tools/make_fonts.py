"""Puts the fonts of the papers into `resources/fonts`: run at set-up, quick and repeatable.

Liberation Sans stands in for Arial and Liberation Mono for typewriter text; both are TrueType and are
copied. No free TrueType Bookman is packaged, and the PDF writer embeds TrueType outlines only, so TeX
Gyre Bonum (OpenType with CFF outlines) is converted. Its licence asks that changed fonts get another
name: the result is called Netra Bookman.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any, Final

from fontTools import __version__ as fonttools_version  # type: ignore[import-untyped]
from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont, newTable  # type: ignore[import-untyped]

TARGET: Final = Path(__file__).resolve().parent.parent / "resources" / "fonts"
LIBERATION: Final = Path("/usr/share/fonts/truetype/liberation")
TEX_GYRE: Final = Path("/usr/share/texmf/fonts/opentype/public/tex-gyre")
LICENCES: Final = {
    "LICENSE-liberation.txt": Path("/usr/share/doc/fonts-liberation/copyright"),
    "LICENSE-tex-gyre.txt": Path("/usr/share/doc/fonts-texgyre/copyright"),
}
STYLES: Final = ("Regular", "Bold", "Italic", "BoldItalic")
STAMP: Final = "made-from.json"
MAX_ERROR: Final = 1.0
"""Greatest distance between the cubic and the quadratic outline, in units of 1000 per em."""
UNUSED_TABLES: Final = ("CFF ", "VORG", "GSUB", "GPOS", "GDEF", "DSIG", "FFTM")


def main() -> int:
    """Makes what is missing or old; 1 when a source font is not installed."""
    sources = _sources()
    missing = [str(path) for path in sources.values() if not path.is_file()]
    if missing:
        sys.stderr.write("error: font missing: " + ", ".join(missing) + "\n")
        sys.stderr.write("hint: apt-get install fonts-liberation fonts-texgyre\n")
        return 1
    recipe = {name: _digest(path) for name, path in sources.items()}
    recipe["fontTools"] = fonttools_version
    recipe["recipe"] = _digest(Path(__file__))
    if _made_from(recipe):
        sys.stdout.write(f"fonts: {len(sources)} up to date\n")
        return 0
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, path in sources.items():
        partial = TARGET / f"{name}.partial"
        if path.suffix == ".otf":
            _convert(path, partial, Path(name).stem)
        else:
            shutil.copyfile(path, partial)
        partial.replace(TARGET / name)
    for name, path in LICENCES.items():
        if path.is_file():
            shutil.copyfile(path, TARGET / name)
    (TARGET / STAMP).write_text(json.dumps(recipe, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.stdout.write(f"fonts: {len(sources)} made in resources/fonts\n")
    return 0


def _sources() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for style in STYLES:
        found[f"LiberationSans-{style}.ttf"] = LIBERATION / f"LiberationSans-{style}.ttf"
        found[f"NetraBookman-{style}.ttf"] = TEX_GYRE / f"texgyrebonum-{style.lower()}.otf"
    for style in STYLES[:2]:
        found[f"LiberationMono-{style}.ttf"] = LIBERATION / f"LiberationMono-{style}.ttf"
    return found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _made_from(recipe: dict[str, str]) -> bool:
    stamp = TARGET / STAMP
    if not stamp.is_file() or not all((TARGET / name).is_file() for name in recipe if name.endswith(".ttf")):
        return False
    try:
        return bool(json.loads(stamp.read_text(encoding="utf-8")) == recipe)
    except ValueError:
        return False


def _convert(source: Path, target: Path, postscript_name: str) -> None:
    """Writes `source` (CFF outlines) as a TrueType font; the same bytes for the same source."""
    font: Any = TTFont(source, recalcTimestamp=False)
    glyph_set = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs = glyphs
    for tag in UNUSED_TABLES:
        if tag in font:
            del font[tag]
    _set_table_headers(font)
    _rename(font, postscript_name)
    font.sfntVersion = "\000\001\000\000"
    font.save(target)


def _set_table_headers(font: Any) -> None:
    font["maxp"].tableVersion = 0x00010000
    for field in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
    ):
        setattr(font["maxp"], field, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 2.0
    font["post"].extraNames = []
    font["post"].mapping = {}
    font["head"].glyphDataFormat = 0


def _rename(font: Any, postscript_name: str) -> None:
    style = postscript_name.rpartition("-")[2].replace("BoldItalic", "Bold Italic")
    names = {
        1: "Netra Bookman",
        2: style,
        3: postscript_name,
        4: f"Netra Bookman {style}",
        6: postscript_name,
    }
    for record in list(font["name"].names):
        if record.nameID in (16, 17, 18, 20, 21, 22, 25):
            font["name"].removeNames(nameID=record.nameID)
        elif record.nameID in names:
            record.string = names[record.nameID]


if __name__ == "__main__":
    sys.exit(main())
