"""A paper as DOCX: the same blocks as the PDF, in the fonts an office has.

Same sheet and blocks give the same bytes: the archive is written anew with fixed times and in a fixed order.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.shared import Mm, Pt, RGBColor

from core.writing.blocks import Block
from core.writing.docx import foot, marks, watermark
from core.writing.docx.body import Body
from core.writing.pdf.furniture import COPY, DRAFT, SECRET_CODES
from core.writing.sheet import Sheet

FACES: Final = {"arial": "Arial", "bookman": "Bookman Old Style", "mono": "Courier New"}
"""The fonts by the names under which an office has them."""
NATURAL: Final = {"arial": 1.15, "bookman": 1.17}
"""Height of a line set solid in these fonts, in sizes of the type: a word processor multiplies this, a sheet the size."""
RED: Final = RGBColor(0xBF, 0, 0)
GREY: Final = RGBColor(0x66, 0x66, 0x66)
_OF_THE_BLANK: Final = (RT.THUMBNAIL, RT.EXTENDED_PROPERTIES)
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)


def write(sheet: Sheet, blocks: Sequence[Block]) -> bytes:
    """The paper as a DOCX file. Its title is the kind of document, its language Indonesian, its author nobody."""
    document = docx.Document()
    _describe(document, sheet)
    _lay(document, sheet)
    body = Body(document, sheet, FACES)
    body.write(blocks)
    out = io.BytesIO()
    document.save(out)
    return _repacked(out.getvalue())


def _describe(document: Document, sheet: Sheet) -> None:
    known = document.core_properties
    moment = datetime(sheet.date.year, sheet.date.month, sheet.date.day)  # noqa: DTZ001 - the format has no zone
    known.title, known.language = sheet.title, sheet.language
    known.author = known.last_modified_by = known.comments = known.keywords = known.subject = ""
    known.created = known.modified = known.last_printed = moment
    known.revision = 1
    # The blank that the library starts from carries a picture of itself and the name of another program.
    package = document.part.package
    for key in [key for key, rel in package.rels.items() if rel.reltype in _OF_THE_BLANK]:
        package.rels.pop(key)


def _lay(document: Document, sheet: Sheet) -> None:
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(sheet.size)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = round(sheet.leading / NATURAL[sheet.font], 3)
    normal.paragraph_format.widow_control = True
    properties = normal.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(f"{{{fonts.nsmap['w']}}}{script}", FACES[sheet.font])
    properties.append(marks.element("lang", val=sheet.language))
    for name in ("Header", "Footer"):  # with stops for a paper of another width
        style: Any = document.styles[name]
        style.paragraph_format.tab_stops.clear_all()
    marks.short_last_lines(document.settings.element)
    section = document.sections[0]
    width, height = sheet.extent
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin = Mm(sheet.margins.left), Mm(sheet.margins.right)
    section.top_margin, section.bottom_margin = Mm(sheet.margins.top), Mm(sheet.margins.bottom)
    section.header_distance, section.footer_distance = Mm(7), Mm(6 if sheet.code else 8)
    section.different_first_page_header_footer = True
    _header(section.first_page_header, sheet, first=True)
    _header(section.header, sheet, first=False)
    for footer in (section.first_page_footer, section.footer):
        _footer(footer, sheet)


def _header(part: Any, sheet: Sheet, *, first: bool) -> None:
    part.is_linked_to_previous = False
    line = part.paragraphs[0]
    width = sheet.extent[0] - sheet.margins.left - sheet.margins.right
    line.paragraph_format.tab_stops.add_tab_stop(Mm(width / 2), WD_TAB_ALIGNMENT.CENTER)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)
    code = line.add_run(sheet.security)
    code.bold = True
    if sheet.security in SECRET_CODES:
        code.font.color.rgb = RED
    line.add_run("\t")
    if sheet.marking and not first:
        _mark(line, sheet)
    line.add_run("\t")
    if corner := DRAFT if sheet.draft else COPY if sheet.purpose == "copy" else "":
        run = line.add_run(corner)
        run.bold = True
        if sheet.draft:
            run.font.color.rgb = GREY
            watermark.put_behind(line, sheet)
    if not first and not sheet.page_total:
        number = part.add_paragraph()
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        marks.page_number(number)


def _mark(paragraph: Any, sheet: Sheet) -> None:
    run = paragraph.add_run(sheet.marking)
    run.bold = True
    run.font.color.rgb = RED
    marks.letter_space(run, 2.5)


def _footer(part: Any, sheet: Sheet) -> None:
    part.is_linked_to_previous = False
    line = part.paragraphs[0]
    if sheet.code:
        cell = foot.with_code(part, sheet, FACES["mono"])
        line = cell.add_paragraph()
    if sheet.page_total:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        marks.page_of_pages(line)
        line = (cell if sheet.code else part).add_paragraph()
    if sheet.stamp:
        run = line.add_run(sheet.stamp)
        run.font.size = Pt(6.5)
        run.font.color.rgb = GREY
        marks.face(run, FACES["mono"])


def _repacked(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            target.writestr(entry, source.read(name))
    return out.getvalue()
