"""Blocks into paragraphs and tables of a Word document.

Rows with colons, lists and clauses are paragraphs with a hanging indent and tab stops, not tables: that is how an
office would type them, and long values wrap under themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt, RGBColor
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]

from core.writing import blocks, flowing, fonts, glyphs
from core.writing.blocks import Block, Text
from core.writing.docx import marks, tables
from core.writing.docx.hanging import Hang, Place, hung
from core.writing.docx.keeping import Keeping
from core.writing.sheet import Letterhead, Sheet

ALIGN: Final = {
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
MM_IN_POINT: Final = 25.4 / 72
LABEL: Final = 35.0
WIDEST_LABEL: Final = 62.0
LETTER_LABEL: Final = 19.0
COLON: Final = 4.0
MARKER: Final = 7.0
SMALL: Final = 0.92
NOTE: Final = 0.82
CORNER: Final = 82.0
HIGHEST: Final = 0.62
"""Part of a page's height that a picture takes, so that its title and caption stay with it."""


class Body:
    """Writes blocks one after another at the end of a document."""

    def __init__(self, document: Document, sheet: Sheet, faces: dict[str, str]) -> None:
        fonts.ready()
        self._document, self._sheet, self._faces = document, sheet, faces
        self._width = sheet.extent[0] - sheet.margins.left - sheet.margins.right
        self._keeping = Keeping(width=self._width, wide=self._wide)
        self._scale = 1.0
        self._gap = sheet.size * 0.55
        self._clause = LETTER_LABEL
        self._into: Any = document
        self._fresh = False
        self._face, self._fallback = fonts.face(sheet.font), fonts.face(fonts.FALLBACK)

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
        if self._fresh:
            form.page_break_before, self._fresh = True, False
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
            # An office's fonts draw no more than ours do, and its word processor prints boxes for the rest.
            made.add_text("".join(words for _, words in glyphs.pieces(line, self._face, self._fallback)))
        made.bold, made.italic, made.underline = run.bold or None, run.italic or None, run.underline or None
        if run.mono:
            marks.face(made, self._faces["mono"])
        size *= self._scale * (SMALL if run.mono else 1)
        if size != 1.0:
            made.font.size = Pt(round(self._sheet.size * size * 2) / 2)

    def _wide(self, text: str) -> float:
        return float(stringWidth(text, fonts.face(self._sheet.font), self._sheet.size)) * MM_IN_POINT

    # -- blocks

    def _all(self, parts: Sequence[Block], place: Place) -> None:
        """Writes blocks; what hangs stands before the first paragraph alone."""
        ends = self._keeping.ends(parts[-1:], len(parts))
        for at, part in enumerate(parts):
            following = parts[at + 1 : at + 3]
            keep = place.keep and (place.whole or ends[at])
            keep = keep or bool(following and self._keeping.stays(part, following))
            self._block(part, replace(place, keep=keep))
            if isinstance(part, blocks.Heading) and following and isinstance(following[0], blocks.Heading):
                lines_of_one_title = following[0].level <= 2
                self._document.paragraphs[-1].paragraph_format.space_after = Pt(
                    0 if lines_of_one_title else self._gap
                )
            place = replace(place, hang=None)

    def _block(self, part: Block, place: Place) -> None:
        if self._fresh and isinstance(part, blocks.Table | blocks.Signatures):
            self._into.add_page_break()  # a table cannot ask for a page of its own
            self._fresh = False
        match part:
            case blocks.Paragraph():
                align = flowing.even_lines(part.text, part.align, self._width - place.left, self._wide)
                made = self._paragraph(place, align=align, after=self._gap)
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
                for item, ends in zip(
                    part.items, self._keeping.ends(part.items[-1].blocks, len(part.items)), strict=True
                ):
                    inner = replace(place, keep=place.keep and (place.whole or ends))
                    self._hanging((item.marker,), (MARKER,), item.blocks, inner)
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
                self._signatures(part, place)
            case blocks.Copies():
                self._copies(part, place)
            case blocks.Slip():
                line = self._paragraph(replace(place, keep=True), after=self._gap)
                marks.border(line, "bottom", style="dashed")
                self._all(part.blocks, replace(place, keep=True, whole=True))
            case blocks.Together():
                self._all(part.blocks[:-1], replace(place, keep=True, whole=True))
                self._all(part.blocks[-1:], replace(place, hang=None if len(part.blocks) > 1 else place.hang))
            case blocks.Indented():
                self._indented(part, place)
            case blocks.Note():
                self._scale = NOTE
                self._all(part.blocks, place)
                self._scale = 1.0
            case blocks.Corner():
                self._corner(part)
            case blocks.Figure():
                self._figure(part, place)
            case blocks.Table():
                self._table(part, place)
            case blocks.Space():
                made = self._paragraph(place)
                made.paragraph_format.line_spacing = Mm(max(part.millimetres, 0.5))
            case blocks.PageBreak():
                self._fresh = True

    def _heading(self, part: blocks.Heading, place: Place) -> None:
        made = self._paragraph(replace(place, keep=True), align="center" if part.level <= 2 else "left")
        made.paragraph_format.space_after = Pt(self._gap * (0.5 if part.level > 2 else 1))
        if part.level > 2:
            made.paragraph_format.space_before = Pt(self._gap)
        self._text(made, part.text, bold=part.level != 2, size=1.08 if part.level == 1 else 1.0)

    def _hanging(
        self, texts: tuple[str, ...], stops: tuple[float, ...], parts: Sequence[Block], place: Place
    ) -> None:
        inner = hung(place, texts, stops)
        if not parts or not isinstance(parts[0], (blocks.Paragraph, blocks.Items, blocks.Labels)):
            self._paragraph(inner)
            inner = replace(inner, hang=None)
        self._all(parts, inner)

    def _labels(self, rows: tuple[blocks.Label, ...], place: Place) -> None:
        column = min(WIDEST_LABEL, max([LABEL, *(self._wide(row.label) + 2 for row in rows)]))
        stops = (column, column + COLON)
        for row in rows:
            last = row is rows[-1]
            inner = hung(replace(place, keep=place.keep or not last), (row.label, ":"), stops)
            made = self._paragraph(inner, after=self._gap if last else 0)
            place = replace(place, hang=None)
            for at in range(row.blank):
                if at == 0:
                    end = Mm(self._width)
                    made.paragraph_format.tab_stops.add_tab_stop(
                        end, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
                    )
                else:
                    made.add_run().add_break()
                made.add_run("\t")
            if row.blank:
                continue
            self._text(made, row.value)

    def _letter_rows(self, part: blocks.LetterRows) -> None:
        room = min(self._width * 0.45, self._wide(part.place_date) + 3)
        stops = (LETTER_LABEL, LETTER_LABEL + COLON)
        for at, row in enumerate(part.rows):
            inner = hung(Place(), (row.label, ":"), stops)
            made = self._paragraph(inner, after=self._sheet.size * 1.2 if at == len(part.rows) - 1 else 0)
            self._text(made, row.value)
            if at == 0:
                made.paragraph_format.tab_stops.add_tab_stop(Mm(self._width), WD_TAB_ALIGNMENT.RIGHT)
                made.add_run("\t")
                self._run(made, blocks.Run(text=part.place_date))
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

    def _indented(self, part: blocks.Indented, place: Place) -> None:
        before = len(self._document.paragraphs)
        self._all(part.blocks, replace(place, left=place.left + part.millimetres))
        for made in self._document.paragraphs[before:]:
            made.paragraph_format.right_indent = Mm(part.millimetres)

    def _corner(self, part: blocks.Corner) -> None:
        """The head of an attachment, in the right half of the page."""
        left = self._width - CORNER
        for line in part.lines:
            self._text(self._paragraph(Place(left=left, keep=True)), line)
        if part.rows:
            column = max(self._wide(row.label) for row in part.rows) + 2
            for row in part.rows:
                inner = hung(Place(left=left, keep=True), (row.label, ":"), (column, column + COLON))
                self._text(self._paragraph(inner), row.value)
        self._paragraph(Place(), after=self._gap)

    def _figure(self, part: blocks.Figure, place: Place) -> None:
        if part.image is not None:
            made = self._paragraph(replace(place, keep=True), align="center")
            height = self._sheet.extent[1] - self._sheet.margins.top - self._sheet.margins.bottom
            data, wide = tables.png(part.image, self._width - place.left, height * HIGHEST)
            made.add_run().add_picture(data, width=Mm(wide))
        self._all(part.caption, place)

    def _signatures(self, part: blocks.Signatures, place: Place) -> None:
        tables.signatures(self._document, part, self._setting(), keep=place.keep)

    def _table(self, part: blocks.Table, place: Place) -> None:
        tables.table(self._document, part, self._setting(), keep=place.keep)
        self._paragraph(Place(keep=place.keep), after=self._gap).paragraph_format.line_spacing = Pt(1)

    def _letterhead(self, head: Letterhead) -> None:
        tables.letterhead(self._document, head, self._setting())

    def _setting(self) -> tables.Setting:
        return tables.Setting(sheet=self._sheet, width=self._width, wide=self._wide, text=self._text)
