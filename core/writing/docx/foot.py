"""The foot of a Word page that carries a code: the square one, and beside it whatever else stands there."""

from __future__ import annotations

import io
from typing import Any, Final

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm, Pt
from PIL import Image

from core.rules.paper_code import PaperCode
from core.writing.docx import marks
from core.writing.pdf.page_code import TEXT_SIZE, modules
from core.writing.sheet import Sheet

SIDE: Final = 15.0  # mm
ROOM: Final = 17.5
_DOTS: Final = 12  # of a module, so that no word processor blurs it


def with_code(part: Any, sheet: Sheet, face: str) -> Any:
    """Puts the code at the left of a footer; gives the cell beside it for more lines.

    A word processor counts the pages, so the code names the paper and the pages stand behind it as fields.
    """
    code = PaperCode(paper=sheet.code)
    width = sheet.extent[0] - sheet.margins.left - sheet.margins.right
    table = part.add_table(1, 2, Mm(width))
    table.autofit = False
    marks.cell_padding(table, 0)
    square, beside = table.rows[0].cells
    # Some word processors go by the columns, others by the cells.
    for cell, column, wide in zip((square, beside), table.columns, (ROOM, width - ROOM), strict=True):
        cell.width = column.width = Mm(wide)
    picture = square.paragraphs[0].add_run().add_picture(io.BytesIO(_picture(code.packed)), width=Mm(SIDE))
    for side in ("distT", "distB", "distL", "distR"):  # some word processors take 3 mm where nothing is said
        picture._inline.set(side, "0")
    beside.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    line = beside.paragraphs[0]

    def small(run: Any) -> None:
        run.font.size = Pt(TEXT_SIZE)
        marks.face(run, face)

    small(line.add_run(code.text))
    marks.page_by_page(line, small)
    # Word wants a paragraph behind a table; it was there before the table and takes no room.
    last = part.paragraphs[0]
    part._element.remove(last._p)
    part._element.append(last._p)
    last.paragraph_format.line_spacing = Pt(1)
    return beside


def _picture(text: str) -> bytes:
    rows = modules(text)
    image = Image.new("1", (len(rows), len(rows)), 1)
    image.putdata([0 if dark else 1 for row in rows for dark in row])
    out = io.BytesIO()
    image.resize((len(rows) * _DOTS,) * 2, Image.Resampling.NEAREST).save(out, "PNG")
    return out.getvalue()
