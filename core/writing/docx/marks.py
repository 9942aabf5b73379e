"""The pieces of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

GREY: Final = "666666"
_TWIPS_IN_MM: Final = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * _TWIPS_IN_MM)


def element(name: str, **attributes: str | int) -> Any:
    """An element `w:name` with attributes `w:…`."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def page_number(paragraph: Any) -> None:
    """Appends `- n -`, counted by the word processor."""
    paragraph.add_run("- ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" -")


def page_of_pages(paragraph: Any) -> None:
    """Appends `Halaman n dari m`, counted by the word processor."""
    paragraph.add_run("Halaman ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" dari ")
    _field(paragraph, "NUMPAGES")


def page_by_page(paragraph: Any, style: Callable[[Any], None]) -> None:
    """Appends `n/m`, counted by the word processor; `style` is given each run, also those of the numbers."""
    for text, name in ((" ", "PAGE"), ("/", "NUMPAGES")):
        style(paragraph.add_run(text))
        run = paragraph.add_run("1")
        style(run)
        # A field around its run: only then do all word processors print it in the type of the run.
        field = element("fldSimple", instr=f" {name} ")
        paragraph._p.remove(run._r)
        field.append(run._r)
        paragraph._p.append(field)


def _field(paragraph: Any, name: str) -> None:
    run = paragraph.add_run()
    run._r.append(element("fldChar", fldCharType="begin"))
    text = element("instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {name} "
    run._r.append(text)
    run._r.append(element("fldChar", fldCharType="end"))


def border(paragraph: Any, side: str, *, style: str = "single", eighths: int = 4, space: int = 1) -> None:
    """Draws a line along one side of a paragraph; `eighths` is its thickness in eighths of a point."""
    properties = paragraph._p.get_or_add_pPr()
    found = properties.find(qn("w:pBdr"))
    if found is None:
        found = element("pBdr")
        properties.insert_element_before(
            found, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    found.append(element(side, val=style, sz=eighths, space=space, color="auto"))


def cell_borders(cell: Any, *sides: str) -> None:
    """Gives a cell lines on these sides and none elsewhere."""
    properties = cell._tc.get_or_add_tcPr()
    borders = element("tcBorders")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="single" if side in sides else "nil", sz=4, space=0, color=GREY))
    properties.append(borders)


def short_last_lines(settings: Any) -> None:
    """Keeps a word processor from stretching the line above a line break of the writer's own."""
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = element("compat")
        settings.append(compat)
    compat.insert(0, element("doNotExpandShiftReturn"))


def cell_padding(table: Any, millimetres: float, *, above: float = 0.0, below: float = 0.0) -> None:
    """Sets the room inside every cell, in millimetres; the table's edge stands on the margin all the same."""
    properties = table._tbl.tblPr
    margins = element("tblCellMar")
    rooms = {"top": above, "left": millimetres, "bottom": below, "right": millimetres}
    for side, room in rooms.items():
        margins.append(element(side, w=twips(room), type="dxa"))
    properties.append(margins)
    for found in properties.findall(qn("w:tblInd")):
        properties.remove(found)
    if properties.find(qn("w:jc")) is None:
        indent = element("tblInd", w=twips(millimetres), type="dxa")
        properties.insert_element_before(
            indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
        )


def repeat_row(row: Any) -> None:
    """Makes a row the header that every page repeats."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_row(row: Any) -> None:
    """Keeps a row on one page."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def letter_space(run: Any, points: float) -> None:
    """Spaces the letters of a run."""
    run._r.get_or_add_rPr().append(element("spacing", val=round(points * 20)))


def face(run: Any, name: str) -> None:
    """Sets the font for every script, not for Latin alone."""
    run.font.name = name
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)
