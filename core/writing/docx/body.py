"""Blocks into paragraphs and tables of a Word document.

Rows with colons, lists and clauses are paragraphs with a hanging indent and tab stops, not tables: that is how an
office would type them, and long values wrap under themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt, RGBColor
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]

from core.writing import blocks, fonts
from core.writing.blocks import Block, Text
from core.writing.docx import marks
from core.writing.sheet import PAPERS, Letterhead, Sheet

ALIGN: Final = {
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
TABLE_ALIGN: Final = {
    "left": WD_TABLE_ALIGNMENT.LEFT,
    "center": WD_TABLE_ALIGNMENT.CENTER,
    "right": WD_TABLE_ALIGNMENT.RIGHT,
}
MM_IN_POINT: Final = 25.4 / 72
LABEL: Final = 35.0
WIDEST_LABEL: Final = 62.0
LETTER_LABEL: Final = 19.0
COLON: Final = 4.0
MARKER: Final = 7.0
SIGNATURE: Final = 75.0
BOX: Final = 35.0
INK: Final = 22.0
"""Room for a signature and a stamp, in millimetres."""
SMALL: Final = 0.92
CELL: Final = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Hang:
    """What stands in front of the next paragraph: texts, each followed by a tab to its stop (mm from the margin)."""

    texts: tuple[str, ...]
    stops: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where blocks go: `left` in millimetres, what hangs before the first paragraph, whether it stays with the next."""

    left: float = 0.0
    hang: Hang | None = None
    keep: bool = False


def _hung(place: Place, texts: tuple[str, ...], stops: tuple[float, ...]) -> Place:
    """A place further in, with these texts hanging before it, after what hangs there already."""
    before = place.hang or Hang(texts=(), stops=())
    reached = before.stops[-1] if before.stops else 0.0
    hang = Hang(texts=(*before.texts, *texts), stops=(*before.stops, *(reached + stop for stop in stops)))
    return replace(place, left=place.left + stops[-1], hang=hang)


class Body:
    """Writes blocks one after another at the end of a document."""

    def __init__(self, document: Document, sheet: Sheet, faces: dict[str, str]) -> None:
        fonts.ready()
        self._document, self._sheet, self._faces = document, sheet, faces
        self._width = PAPERS[sheet.paper][0] - sheet.margins.left - sheet.margins.right
        self._gap = sheet.size * 0.55
        self._clause = LETTER_LABEL
        self._into: Any = document

    def write(self, parts: Sequence[Block]) -> None:
        """Letterhead, secrecy mark, then the blocks."""
        labels = [self._wide(part.label) + 3 for part in parts if isinstance(part, blocks.Clause)]
        self._clause = max([LETTER_LABEL, *labels])
        if self._sheet.letterhead:
            self._letterhead(self._sheet.letterhead)
        if self._sheet.marking:
            line = self._paragraph(Place(), align="center", after=self._sheet.size)
            run = line.add_run(self._sheet.marking)
            run.bold = True
            run.font.color.rgb = RGBColor(0xBF, 0, 0)
            marks.letter_space(run, 2.5)
        self._all(parts, Place())

    # -- text

    def _paragraph(self, place: Place, *, align: str = "left", after: float = 0.0, size: float = 1.0) -> Any:
        made = self._into.add_paragraph()
        form = made.paragraph_format
        made.alignment = ALIGN[align]
        form.space_after = Pt(after)
        form.keep_with_next = place.keep or None
        if place.left:
            form.left_indent = Mm(place.left)
        if place.hang is not None:
            start = place.left - place.hang.stops[-1]
            form.first_line_indent = Mm(-place.hang.stops[-1])
            for stop in place.hang.stops:
                form.tab_stops.add_tab_stop(Mm(start + stop))
            for text in place.hang.texts:
                self._run(made, blocks.Run(text=text), size=size)
                made.add_run("\t")
        return made

    def _text(self, paragraph: Any, text: Text, *, bold: bool = False, size: float = 1.0) -> None:
        for run in text:
            self._run(paragraph, replace(run, bold=run.bold or bold), size=size)

    def _run(self, paragraph: Any, run: blocks.Run, *, size: float = 1.0) -> None:
        made = paragraph.add_run()
        for at, line in enumerate(run.text.split("\n")):
            if at:
                made.add_break()
            made.add_text(line)
        made.bold, made.italic = run.bold or None, run.italic or None
        if run.mono:
            marks.face(made, self._faces["mono"])
        if size != 1.0 or run.mono:
            made.font.size = Pt(round(self._sheet.size * size * (SMALL if run.mono else 1) * 2) / 2)

    def _wide(self, text: str) -> float:
        return float(stringWidth(text, fonts.face(self._sheet.font), self._sheet.size)) * MM_IN_POINT

    # -- blocks

    def _all(self, parts: Sequence[Block], place: Place) -> None:
        """Writes blocks; what hangs stands before the first paragraph alone."""
        for part, following in zip(parts, (*parts[1:], None), strict=False):
            keep = place.keep or isinstance(following, blocks.Signatures)
            self._block(part, replace(place, keep=keep))
            place = replace(place, hang=None)

    def _block(self, part: Block, place: Place) -> None:
        match part:
            case blocks.Paragraph():
                made = self._paragraph(place, align=part.align, after=self._gap)
                if part.indent and place.hang is None:
                    made.paragraph_format.first_line_indent = Mm(self._sheet.indent)
                self._text(made, part.text)
            case blocks.Heading():
                self._heading(part, place)
            case blocks.FormCode():
                self._text(
                    self._paragraph(place, align="right", after=self._gap), (blocks.Run(text=part.text),)
                )
            case blocks.Items():
                for item in part.items:
                    self._hanging((item.marker,), (MARKER,), item.blocks, place)
                    place = replace(place, hang=None)
            case blocks.Labels():
                self._labels(part.rows, place)
            case blocks.LetterRows():
                self._letter_rows(part)
            case blocks.Addressee():
                self._addressee(part, place)
            case blocks.Clause():
                stops = (self._clause, self._clause + COLON)
                self._hanging((part.label, ":"), stops, part.blocks, place)
            case blocks.Signatures():
                self._signatures(part)
            case blocks.Copies():
                self._copies(part, place)
            case blocks.Slip():
                line = self._paragraph(replace(place, keep=True), after=self._gap)
                marks.border(line, "bottom", style="dashed")
                self._all(part.blocks, replace(place, keep=True))
            case blocks.Together():
                self._all(part.blocks[:-1], replace(place, keep=True))
                self._all(part.blocks[-1:], replace(place, hang=None if len(part.blocks) > 1 else place.hang))
            case blocks.Table():
                self._table(part)
            case blocks.Space():
                made = self._paragraph(place)
                made.paragraph_format.line_spacing = Mm(max(part.millimetres, 0.5))
            case blocks.PageBreak():
                self._into.add_page_break()

    def _heading(self, part: blocks.Heading, place: Place) -> None:
        made = self._paragraph(replace(place, keep=True), align="center" if part.level <= 2 else "left")
        made.paragraph_format.space_after = Pt(self._gap * (0.5 if part.level > 2 else 1))
        if part.level > 2:
            made.paragraph_format.space_before = Pt(self._gap)
        self._text(made, part.text, bold=part.level != 2, size=1.08 if part.level == 1 else 1.0)

    def _hanging(
        self, texts: tuple[str, ...], stops: tuple[float, ...], parts: Sequence[Block], place: Place
    ) -> None:
        inner = _hung(place, texts, stops)
        if not parts or not isinstance(parts[0], (blocks.Paragraph, blocks.Items, blocks.Labels)):
            self._paragraph(inner)
            inner = replace(inner, hang=None)
        self._all(parts, inner)

    def _labels(self, rows: tuple[blocks.Label, ...], place: Place) -> None:
        column = min(WIDEST_LABEL, max([LABEL, *(self._wide(row.label) + 2 for row in rows)]))
        stops = (column, column + COLON)
        for row in rows:
            last = row is rows[-1]
            inner = _hung(replace(place, keep=place.keep or not last), (row.label, ":"), stops)
            made = self._paragraph(inner, after=self._gap if last else 0)
            place = replace(place, hang=None)
            if row.blank:
                end = Mm(self._width)
                made.paragraph_format.tab_stops.add_tab_stop(end, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
                made.add_run("\t")
            else:
                self._text(made, row.value)

    def _letter_rows(self, part: blocks.LetterRows) -> None:
        room = min(self._width * 0.45, self._wide(part.place_date) + 3)
        stops = (LETTER_LABEL, LETTER_LABEL + COLON)
        for at, row in enumerate(part.rows):
            inner = _hung(Place(), (row.label, ":"), stops)
            made = self._paragraph(inner, after=self._sheet.size * 1.2 if at == len(part.rows) - 1 else 0)
            self._text(made, row.value)
            if at == 0:
                made.paragraph_format.tab_stops.add_tab_stop(Mm(self._width), WD_TAB_ALIGNMENT.RIGHT)
                made.add_run("\t" + part.place_date)
            else:
                made.paragraph_format.right_indent = Mm(room)

    def _addressee(self, part: blocks.Addressee, place: Place) -> None:
        column = self._wide("Yth. ") + 1
        for at, line in enumerate(part.lines):
            hang = Hang(texts=("Yth.",), stops=(column,)) if at == 0 else None
            last = at == len(part.lines) - 1
            made = self._paragraph(
                replace(place, left=place.left + column, hang=hang),
                after=self._sheet.size * 1.2 if last else 0,
            )
            made.paragraph_format.right_indent = Mm(self._width * 0.38)
            self._text(made, line)

    def _copies(self, part: blocks.Copies, place: Place) -> None:
        head = self._paragraph(replace(place, keep=True), size=SMALL)
        head.paragraph_format.space_before = Pt(2 * self._gap)
        self._text(head, (blocks.Run(text="Tembusan:"),), size=SMALL)
        for number, line in enumerate(part.lines, start=1):
            inner = replace(place, keep=number < len(part.lines))
            if len(part.lines) > 1:
                inner = replace(
                    inner, left=place.left + MARKER, hang=Hang(texts=(f"{number}.",), stops=(MARKER,))
                )
            self._text(self._paragraph(inner, size=SMALL), line, size=SMALL)

    # -- tables

    def _signatures(self, part: blocks.Signatures) -> None:
        count = len(part.signers)
        wide = min(SIGNATURE, self._width) if count == 1 else self._width / count
        table = self._document.add_table(rows=3, cols=count)
        table.autofit = False
        table.alignment = TABLE_ALIGN[part.place if count == 1 else "center"]
        for at, signer in enumerate(part.signers):
            table.columns[at].width = Mm(wide)
            for row, lines in enumerate((signer.above, (), signer.below)):
                cell = table.rows[row].cells[at]
                cell.width = Mm(wide)
                self._cell(cell, lines, keep=row < 2)
            if signer.box:
                self._box(table.rows[1].cells[at].paragraphs[0], signer.box, wide)
        for line in table.rows:
            marks.keep_row(line)
        table.rows[1].height = Mm(INK)

    def _box(self, paragraph: Any, words: str, wide: float) -> None:
        """A frame for a duty stamp, as high as three lines of text."""
        paragraph.paragraph_format.right_indent = Mm(max(0.0, wide - BOX))
        paragraph.alignment = ALIGN["center"]
        self._run(paragraph, blocks.Run(text=f"\n{words}\n"), size=0.75)
        for side in ("top", "left", "bottom", "right"):
            marks.border(paragraph, side)

    def _cell(self, cell: Any, lines: Sequence[Text], *, keep: bool) -> None:
        for at, line in enumerate(lines or ((),)):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            paragraph.paragraph_format.keep_with_next = keep or None
            self._text(paragraph, line)

    def _table(self, part: blocks.Table) -> None:
        columns = len(part.header)
        table = self._document.add_table(rows=0, cols=columns)
        table.style = "Table Grid"
        table.autofit = False
        marks.cell_padding(table, 1.4)
        widths = self._columns([part.header, *part.rows], columns)
        for at, cells in enumerate([part.header, *part.rows]):
            row = table.add_row()
            for cell, text, wide in zip(row.cells, (*cells, *[()] * columns), widths, strict=False):
                cell.width = Mm(wide)
                self._text(cell.paragraphs[0], text, bold=at == 0, size=CELL)
            if at == 0:
                marks.repeat_row(row)
                marks.keep_row(row)
        self._paragraph(Place(), after=self._gap).paragraph_format.line_spacing = Pt(1)

    def _columns(self, rows: Sequence[Sequence[Text]], columns: int) -> list[float]:
        """Widths in millimetres after the longest word and the length of each column's texts."""
        least, wish = [], []
        for index in range(columns):
            texts = [blocks.plain(row[index]) for row in rows if index < len(row)]
            words = [self._wide(word) for text in texts for word in text.split()[:200]]
            least.append(min(max(words, default=0.0) + 4, self._width / columns))
            wish.append(min(max((self._wide(text[:400]) for text in texts), default=0.0) + 4, self._width))
        spare = self._width - sum(least)
        more = [max(0.0, wanted - low) for wanted, low in zip(wish, least, strict=True)]
        total = sum(more) or 1.0
        return [low + spare * extra / total for low, extra in zip(least, more, strict=True)]

    # -- head of page one

    def _letterhead(self, head: Letterhead) -> None:
        for at, line in enumerate(head.lines):
            made = self._paragraph(Place(keep=True), align="center")
            size = 1.36 if at == len(head.lines) - 1 else 1.18
            if self._wide(line) * size * 1.08 > self._width:
                size *= 0.85
            self._text(made, (blocks.Run(text=line, bold=True),), size=size)
        last: Any = None
        for line in filter(None, (head.address, head.contact)):
            last = self._paragraph(Place(keep=True), align="center")
            self._text(last, (blocks.Run(text=line),), size=0.78)
        rule = self._paragraph(Place(), after=self._sheet.size)
        rule.paragraph_format.line_spacing = Pt(3)
        marks.border(rule, "bottom", style="thickThinSmallGap", eighths=18)
