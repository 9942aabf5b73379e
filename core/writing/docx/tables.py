"""What stands in tables of a Word document: signatures, ruled tables, and the letterhead with its logo."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from PIL import Image as Pillow

from core.writing import blocks
from core.writing.blocks import Column, Image, Run, Text
from core.writing.docx import marks
from core.writing.sheet import Letterhead, Sheet

ALIGN: Final = {
    "left": WD_TABLE_ALIGNMENT.LEFT,
    "center": WD_TABLE_ALIGNMENT.CENTER,
    "right": WD_TABLE_ALIGNMENT.RIGHT,
}
CELL_ALIGN: Final = {
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
SIGNATURE: Final = 75.0
BOX: Final = 35.0
KEEP_ROWS: Final = 2
"""Rows that go to the next page with what stands below the table."""
PARTED: Final = 0.3
"""A row taller than this part of the page may be parted; a lower one goes to the next page whole."""
PADDING: Final = 4.0
"""What a cell takes of its width, in millimetres, with some room for lines that end early."""
ABOVE: Final = 0.8
"""Room above a signature, in sizes of the type."""
INK: Final = 22.0
"""Room for a signature and a stamp, in millimetres."""
CELL: Final = 0.9
SMALL_CELL: Final = 0.8
LOGO: Final = 24.0
LOGO_ROOM: Final = 28.0
LOGO_GAP: Final = 2.0
WIDEST_LOGO: Final = 45.0
LOGO_DOTS: Final = 300
WIDEST: Final = 140.0
SCREEN_DOTS: Final = 96
PRINT_DOTS: Final = 200
DOTS: Final = "…………………"
SHORT_DOTS: Final = "………"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the body sets text: its sheet, the width of a line and of texts in millimetres, and its runs."""

    sheet: Sheet
    width: float
    wide: Callable[[str], float]
    text: Callable[..., None]


def png(
    image: Image, most: float, highest: float = WIDEST * 2, *, dots: int = PRINT_DOTS
) -> tuple[io.BytesIO, float]:
    """A decoded picture as PNG with no more pixels than a printer shows, and its width in millimetres."""
    wide = min(WIDEST, most, image.width * 25.4 / SCREEN_DOTS, highest * image.width / image.height)
    made = Pillow.frombytes("RGB", (image.width, image.height), image.rgb)
    across = max(1, round(wide / 25.4 * dots))
    if made.width > across:
        made = made.resize(
            (across, max(1, round(made.height * across / made.width))), Pillow.Resampling.LANCZOS
        )
    out = io.BytesIO()
    made.save(out, format="PNG")
    out.seek(0)
    return out, wide


def signatures(document: Document, part: blocks.Signatures, setting: Setting, *, keep: bool = False) -> None:
    """One or two signatures in a row, more in rows of two; no row is split. `keep`: what follows stays with them."""
    for start in range(0, len(part.signers), 2):
        pair = part.signers[start : start + 2]
        place = part.place if len(part.signers) == 1 else "center"
        if start or _after_table(document):
            # Two tables that touch are one table to a word processor.
            between = document.add_paragraph()
            between.paragraph_format.line_spacing = Mm(4)
            between.paragraph_format.keep_with_next = True
        _signature_row(document, pair, place, setting, last=start + 2 >= len(part.signers) and not keep)


def _after_table(document: Document) -> bool:
    body: Any = document.element.body
    blocks_ = [child for child in body if child.tag.endswith(("}p", "}tbl"))]
    return bool(blocks_) and blocks_[-1].tag.endswith("}tbl")


def _signature_row(
    document: Document, signers: Sequence[blocks.Signer], place: str, setting: Setting, *, last: bool
) -> None:
    wide = min(SIGNATURE, setting.width) if len(signers) == 1 else setting.width / 2
    table = document.add_table(rows=3, cols=len(signers))
    table.autofit = False
    table.alignment = ALIGN[place]
    marks.cell_padding(table, 0)
    for at, signer in enumerate(signers):
        table.columns[at].width = Mm(wide)
        people = [
            line for number, one in enumerate(signer.several, 1) for line in _person(number, one, signer)
        ]
        for row, lines in enumerate((signer.above, people, signer.below)):
            cell = table.rows[row].cells[at]
            cell.width = Mm(wide)
            _lines(cell, lines, setting, keep=row < 2 or not last, centred=not signer.several)
        if signer.box:
            _box(table.rows[1].cells[at].paragraphs[0], signer.box, wide, setting)
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.space_before = Pt(setting.sheet.size * ABOVE)
    for cell in table.rows[2].cells:
        cell.paragraphs[-1].paragraph_format.space_after = Pt(setting.sheet.size * 0.55)
    for row in table.rows:
        marks.keep_row(row)
    if not any(signer.several for signer in signers):
        table.rows[1].height = Mm(INK)


def _person(number: int, lines: tuple[Text, ...], signer: blocks.Signer) -> list[Text]:
    before = f"{number}. " if len(signer.several) > 1 else ""
    first, *rest = lines or ((),)
    return [(Run(text=before), *first), *rest, (), (Run(text=DOTS),), ()]


def _lines(cell: Any, lines: Sequence[Text], setting: Setting, *, keep: bool, centred: bool) -> None:
    for at, line in enumerate(lines or ((),)):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.paragraph_format.keep_with_next = keep or None
        if setting.sheet.centred_signatures and centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        setting.text(paragraph, line)


def _box(paragraph: Any, words: str, wide: float, setting: Setting) -> None:
    """A frame for a duty stamp, as high as three lines of text."""
    paragraph.paragraph_format.right_indent = Mm(max(0.0, wide - BOX))
    # A frame stands outside its paragraph, and a cell cuts off what stands outside.
    paragraph.paragraph_format.left_indent = Mm(1)
    paragraph.paragraph_format.space_before = Pt(4)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    setting.text(paragraph, (Run(text=f"\n{words}\n"),), size=0.75)
    for side in ("top", "left", "bottom", "right"):
        marks.border(paragraph, side)


def table(document: Document, part: blocks.Table, setting: Setting, *, keep: bool = False) -> None:
    """A ruled table whose header repeats; rows that are asked for stay empty. `keep`: its end stays with the next."""
    count = len(part.header)
    columns = part.columns or (Column(),) * count
    size = SMALL_CELL if part.small else CELL
    made = document.add_table(rows=0, cols=count)
    made.style = "Table Grid"
    made.autofit = False
    marks.cell_padding(made, 1.4, above=0.6, below=0.8)
    widths = _widths(part, columns, setting)
    for at, wide in enumerate(widths):
        made.columns[at].width = Mm(wide)
    empty: tuple[Text, ...] = ()
    signed = any(column.sign for column in columns)
    for number, texts in enumerate((part.header, *part.rows, *(empty for _ in range(part.spare)))):
        row = made.add_row()
        if signed and number > len(part.rows):
            texts = ((Run(text=f"{number}."),),)
        for cell, text, wide, column in zip(
            row.cells, (*texts, *((),) * count), widths, columns, strict=False
        ):
            cell.width = Mm(wide)
            paragraph = cell.paragraphs[0]
            if number == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif column.sign:
                paragraph.paragraph_format.left_indent = Mm(0 if number % 2 else wide / 2)
                text = (Run(text=f"{number}. {SHORT_DOTS}"),)
            else:
                paragraph.alignment = CELL_ALIGN[column.align]
            setting.text(paragraph, text, bold=number == 0, size=size)
        if number == 0:
            marks.repeat_row(row)
        elif part.row_mm:
            row.height = Mm(part.row_mm)
        if number == 0 or _height(texts, widths, size, setting) <= PARTED * setting.sheet.extent[1]:
            marks.keep_row(row)
    for row in made.rows[-KEEP_ROWS:] if keep else ():
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _height(texts: Sequence[Text], widths: Sequence[float], size: float, setting: Setting) -> float:
    """About how high a row is, in millimetres; `size` is a multiple of the sheet's."""
    lines = (
        _line_count(blocks.plain(text), (wide - PADDING) / size, setting.wide)
        for text, wide in zip(texts, widths, strict=False)
    )
    return max(lines, default=1) * size * setting.sheet.size * setting.sheet.leading * 25.4 / 72


def _line_count(text: str, width: float, wide: Callable[[str], float]) -> int:
    """How many lines of so many millimetres a text takes; a word that is longer than a line is broken."""
    count, space = 0, wide(" ")
    for line in text.split("\n"):
        count, used = count + 1, 0.0
        for word in line.split():
            needed = wide(word)
            if used and used + needed > width:
                count, used = count + 1, 0.0
            count += int(needed / width)
            used += needed % width + space
    return count


def _widths(part: blocks.Table, columns: Sequence[Column], setting: Setting) -> list[float]:
    """Widths in millimetres: as told, else after the longest word and the length of each column's texts."""
    told = sum(column.share for column in columns)
    if told and all(column.share for column in columns):
        return [setting.width * column.share / told for column in columns]
    least, wish = [], []
    for index in range(len(columns)):
        texts = [blocks.plain(row[index]) for row in (part.header, *part.rows) if index < len(row)]
        words = [setting.wide(word) for text in texts for word in text.split()[:200]]
        least.append(min(max(words, default=0.0) + 4, setting.width / len(columns)))
        wish.append(min(max((setting.wide(text[:400]) for text in texts), default=0.0) + 4, setting.width))
    spare = setting.width - sum(least)
    more = [max(0.0, wanted - low) for wanted, low in zip(wish, least, strict=True)]
    total = sum(more) or 1.0
    return [low + spare * extra / total for low, extra in zip(least, more, strict=True)]


def letterhead(document: Document, head: Letterhead, setting: Setting) -> None:
    """The office's head: logo at the left of its lines, or above them for a head of region, and the rule below."""
    if head.form == "empty":
        document.add_paragraph().paragraph_format.space_after = Mm(max(0.0, head.room_mm))
        return
    into: Any = document
    if head.logo is not None and head.form != "region":
        table_ = document.add_table(rows=1, cols=2)
        table_.autofit = False
        kept = _logo_room(head.logo)
        for at, wide in enumerate((kept, setting.width - kept)):
            table_.columns[at].width = table_.rows[0].cells[at].width = Mm(wide)
        _logo(table_.rows[0].cells[0].paragraphs[0], head.logo)
        into = table_.rows[0].cells[1]
    elif head.logo is not None:
        above = document.add_paragraph()
        above.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _logo(above, head.logo)
    _head_lines(into, head, setting, beside=into is not document)
    for text in (head.address, head.contact) if head.address_under and head.form != "region" else ():
        if text:
            setting.text(document.add_paragraph(), (Run(text=text, italic=True),), size=0.78)
    rule = document.add_paragraph()
    rule.paragraph_format.space_after = Pt(setting.sheet.size)
    rule.paragraph_format.line_spacing = Pt(3)
    if head.rule_count:
        style = "thickThinSmallGap" if head.rule_count > 1 else "single"
        marks.border(rule, "bottom", style=style, eighths=18)


def _logo_room(logo: Image) -> float:
    """The width kept for the logo, more for a wide one."""
    return max(LOGO_ROOM, min(WIDEST_LOGO, LOGO * logo.width / logo.height) + LOGO_GAP)


def _logo(paragraph: Any, logo: Image) -> None:
    data, _ = png(logo, _logo_room(logo), dots=LOGO_DOTS)
    wide = min(_logo_room(logo) - LOGO_GAP, LOGO * logo.width / logo.height)
    paragraph.add_run().add_picture(data, width=Mm(wide))


def _head_lines(into: Any, head: Letterhead, setting: Setting, *, beside: bool) -> None:
    room = setting.width - (_logo_room(head.logo) if beside and head.logo else 0)
    lines: list[tuple[str, float, bool]] = []
    for at, line in enumerate(head.lines):
        size = 1.36 if at == len(head.lines) - 1 else 1.18
        lines.append((line, size * 0.85 if setting.wide(line) * size * 1.08 > room else size, True))
    # A head of region has no address line.
    small = () if head.address_under or head.form == "region" else (head.address, head.contact)
    lines += [(line, 0.78, False) for line in small if line]
    for at, (line, size, bold) in enumerate(lines):
        paragraph = into.paragraphs[0] if beside and at == 0 else into.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        setting.text(paragraph, (Run(text=line, bold=bold),), size=size)
