"""What a Word document must never hold, looked for in its own XML. All functions give complaints."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

import docx
from docx.oxml.ns import qn

from core.writing import fonts
from core.writing.sheet import Sheet

FACES = {"Arial", "Bookman Old Style", "Courier New"}
FIELDS = {"PAGE", "NUMPAGES"}
ACTIVE = re.compile(r"vbaProject|activeX|embeddings|altChunk|attachedTemplate|externalLink", re.IGNORECASE)


def broken_parts(data: bytes) -> Iterator[str]:
    """Parts that are no XML, that run something, or that point outside the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if ACTIVE.search(name):
                yield f"active: {name}"
            if not name.endswith((".xml", ".rels")):
                continue
            text = archive.read(name)
            try:
                ElementTree.fromstring(text)  # noqa: S314 - our own file
            except ElementTree.ParseError as error:
                yield f"{name}: {error}"
            if b'TargetMode="External"' in text or b"altChunk" in text:
                yield f"{name} points outside"


def fields_and_objects(data: bytes) -> Iterator[str]:
    """Fields other than page numbers, links and embedded objects."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not re.fullmatch(r"word/(?:document|header\d*|footer\d*)\.xml", name):
                continue
            root = ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own file
            for tag in ("fldSimple", "hyperlink", "object", "pict", "ins", "del", "comment"):
                yield from (f"{name}: {tag}" for _ in root.iter(qn(f"w:{tag}")))
            for each in root.iter(qn("w:instrText")):
                if (each.text or "").strip() not in FIELDS:
                    yield f"{name}: field {each.text!r}"


def wrong_sheet(data: bytes, sheet: Sheet) -> Iterator[str]:
    """Another size, direction or margin than the sheet's."""
    for section in docx.Document(io.BytesIO(data)).sections:
        sizes = (section.page_width, section.page_height)
        margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
        wanted = sheet.margins
        if tuple(round(side.mm) for side in sizes if side) != sheet.extent:
            yield f"size {sizes}"
        told = tuple(round(side.mm, 1) for side in margins if side is not None)
        if told != (wanted.left, wanted.right, wanted.top, wanted.bottom):
            yield f"margins {told}"


def told_about_itself(data: bytes, sheet: Sheet, people: Iterable[str]) -> Iterator[str]:
    """A title or language that is not the sheet's, and anything about a person outside the text."""
    about = docx.Document(io.BytesIO(data)).core_properties
    if (about.title, about.language) != (sheet.title, sheet.language):
        yield f"title or language: {about.title!r} {about.language!r}"
    if about.author or about.last_modified_by or about.comments or about.subject or about.keywords:
        yield "properties"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = " ".join(
            archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
            if not re.fullmatch(r"word/(?:document|media/.*)(?:\.xml)?", name)
            and not name.startswith("word/media/")
        )
        told += " ".join(archive.namelist())
    yield from (f"person: {name}" for name in people if name.lower() in told.lower())


def loose_tables(data: bytes) -> Iterator[str]:
    """Ruled tables whose header does not repeat; signatures that may part or stand without the text above them."""
    document = docx.Document(io.BytesIO(data))
    body: list[Any] = list(document.element.body)
    for table in document.tables:
        rows = table.rows
        if table.style is not None and table.style.name == "Table Grid":
            if "w:tblHeader" not in rows[0]._tr.xml:
                yield "header does not repeat"
            continue
        if len(rows) != 3:  # the letterhead
            continue
        if not all("w:cantSplit" in row._tr.xml for row in rows):
            yield "a signature may part"
        for row in rows[:2]:
            if not all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs):
                yield f"a signature may leave its name: {rows[0].cells[0].text[:30]!r}"
        before = body[body.index(table._tbl) - 1]
        if before.tag == qn("w:p") and "w:keepNext" not in (before.pPr.xml if before.pPr is not None else ""):
            yield f"a signature may stand alone: {rows[0].cells[0].text[:30]!r}"


def empty_labels(data: bytes) -> Iterator[str]:
    """Rows of a label without a value or dots to write on."""
    for words in _texts(data):
        if re.fullmatch(r"NI[PK]\.? *[-:]? *|[^\t]+\t:\t *", words):
            yield words


def boxes(data: bytes) -> Iterator[str]:
    """Characters no font of ours draws, and those that XML or a reader's eye must not meet."""
    for words in _texts(data):
        for character in set(words) - set("\t\n"):
            drawn = any(fonts.drawable(character, fonts.face(family)) for family in fonts.FAMILIES)
            if not drawn or not (character.isprintable() or character.isspace()):
                yield f"U+{ord(character):04X} in {words[:40]!r}"


def foreign_fonts(data: bytes) -> Iterator[str]:
    """Fonts an office does not have."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
        named = set(re.findall(r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"', text))
    normal: Any = docx.Document(io.BytesIO(data)).styles["Normal"]
    yield from sorted((named | {normal.font.name}) - FACES)


def all_of(data: bytes, sheet: Sheet, people: Iterable[str]) -> list[str]:
    """Every complaint there is."""
    return [
        *broken_parts(data),
        *fields_and_objects(data),
        *wrong_sheet(data, sheet),
        *told_about_itself(data, sheet, people),
        *loose_tables(data),
        *empty_labels(data),
        *boxes(data),
        *foreign_fonts(data),
    ]


def words(data: bytes) -> str:
    """All text of the document in reading order, spaces of any kind made one."""
    return re.sub(r"\s+", " ", " ".join(_texts(data)))


def _texts(data: bytes) -> Iterator[str]:
    """The text of every paragraph, those in tables too, in the order of the file."""
    document = docx.Document(io.BytesIO(data))
    for paragraph in document.element.body.iter(qn("w:p")):
        yield docx.text.paragraph.Paragraph(paragraph, document._body).text
