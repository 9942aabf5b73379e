"""Blocks made into what reportlab lays out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    CondPageBreak,
    Flowable,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from core.writing import blocks, fonts, glyphs
from core.writing.blocks import Block, Text
from core.writing.pdf import flowables, furniture, long_words
from core.writing.sheet import PAPERS, Letterhead, Sheet

ALIGN: Final = {"justify": TA_JUSTIFY, "left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
COLON: Final = 4 * mm
LABEL: Final = 35 * mm
WIDEST_LABEL: Final = 62 * mm
LETTER_LABEL: Final = 19 * mm
MARKER: Final = 7 * mm
CLAUSE_GAP: Final = 3 * mm
SMALL: Final = 0.92
CELL: Final = 0.9
CELL_PADDING: Final = 4
LINES_AFTER_HEADING: Final = 4
ADDRESSEE_WIDTH: Final = 0.62
CLOSABLE: Final = (Paragraph, flowables.Closing, flowables.Hanging)


def flow(sheet: Sheet, parts: Sequence[Block]) -> list[Any]:
    """The story of a paper: letterhead, secrecy mark, then the blocks."""
    return _Story(sheet).all(parts)


class _Story:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._width = (PAPERS[sheet.paper][0] - sheet.margins.left - sheet.margins.right) * mm
        self._gap = sheet.size * 0.55
        self._clause_label = LETTER_LABEL
        self._page = (PAPERS[sheet.paper][1] - sheet.margins.top - sheet.margins.bottom) * mm

    def all(self, parts: Sequence[Block]) -> list[Any]:
        """The whole story; the colons of all clauses stand in one column."""
        labels = [self._wide(part.label) + CLAUSE_GAP for part in parts if isinstance(part, blocks.Clause)]
        self._clause_label = max([LETTER_LABEL, *labels])
        story: list[Any] = []
        if self._sheet.letterhead:
            story += self._letterhead(self._sheet.letterhead)
        if self._sheet.marking:
            story += [_Mark(self._sheet), Spacer(0, self._sheet.size)]
        return story + self._blocks(parts, self._width)

    # -- text

    def _style(
        self, align: str = "left", *, size: float = 1.0, indent: bool = False, after: float = 0
    ) -> Any:
        points = self._sheet.size * size
        return ParagraphStyle(
            "text",
            fontName=fonts.face(self._sheet.font),
            fontSize=points,
            leading=points * self._sheet.leading,
            alignment=ALIGN[align],
            firstLineIndent=self._sheet.indent * mm if indent else 0,
            spaceAfter=after,
            allowWidows=0,
            allowOrphans=0,
        )

    def _paragraph(self, text: Text, style: Any, width: float, *, bold: bool = False) -> Any:
        return Paragraph("".join(self._markup(run, style, width, bold) for run in text), style)

    def _markup(self, run: blocks.Run, style: Any, width: float, bold: bool) -> str:
        """A run as the paragraph language of the PDF writer, every character of its text escaped."""
        family = "mono" if run.mono else self._sheet.font
        face = fonts.face(family, bold=run.bold or bold, italic=run.italic)
        other = fonts.face(fonts.FALLBACK, bold=run.bold or bold, italic=run.italic)
        points = style.fontSize * (SMALL if run.mono else 1)
        made = []
        for index, line in enumerate(run.text.split("\n")):
            if index:
                made.append("<br/>")
            for name, stretch in glyphs.pieces(line, face, other):
                fitted = long_words.fitted(stretch, name, points, width)
                made.append(f'<font name="{name}" size="{points:g}">{escape(fitted)}</font>')
        return "".join(made)

    def _words(self, text: str, style: Any, width: float, *, bold: bool = False) -> Any:
        return self._paragraph((blocks.Run(text=text),), style, width, bold=bold)

    # -- blocks

    def _blocks(self, parts: Sequence[Block], width: float) -> list[Any]:
        story: list[Any] = []
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            made = self._block(part, width)
            if isinstance(part, blocks.Signatures) and story and isinstance(story[-1], CLOSABLE):
                made = [flowables.Closing(story.pop(), made)]
            if isinstance(part, blocks.Heading) and not isinstance(following, (blocks.Heading, blocks.Space)):
                made.append(Spacer(0, self._gap * (0.5 if part.level > 2 else 1)))
            story += made
        return story

    def _block(self, part: Block, width: float) -> list[Any]:
        match part:
            case blocks.Paragraph():
                style = self._style(part.align, indent=part.indent, after=self._gap)
                return [self._paragraph(part.text, style, width)]
            case blocks.Heading():
                return self._heading(part, width)
            case blocks.FormCode():
                return [self._words(part.text, self._style("right", after=self._gap), width)]
            case blocks.Items():
                return [*(self._item(item, width) for item in part.items), Spacer(0, self._gap * 0.4)]
            case blocks.Labels():
                return [self._labels(part.rows, width), Spacer(0, self._gap)]
            case blocks.LetterRows():
                return self._letter_rows(part)
            case blocks.Addressee():
                return self._addressee(part, width)
            case blocks.Clause():
                return [self._clause(part, width)]
            case blocks.Signatures():
                return [Spacer(0, 1.4 * self._gap), self._signatures(part, width)]
            case blocks.Copies():
                return self._copies(part, width)
            case blocks.Slip():
                return [
                    flowables.Unbroken([flowables.CutLine(), *self._blocks(part.blocks, width)], self._page)
                ]
            case blocks.Together():
                return [flowables.Unbroken(self._blocks(part.blocks, width), self._page)]
            case blocks.Table():
                return [self._table(part, width), Spacer(0, self._gap)]
            case blocks.Space():
                return [Spacer(0, part.millimetres * mm)]
            case blocks.PageBreak():
                return [PageBreak()]

    def _heading(self, part: blocks.Heading, width: float) -> list[Any]:
        if part.level <= 2:
            style = self._style("center", size=1.08 if part.level == 1 else 1.0)
        else:
            style = self._style("left")
            style.spaceBefore = self._gap
        text = self._paragraph(part.text, style, width, bold=part.level != 2)
        return [CondPageBreak(LINES_AFTER_HEADING * style.leading), text]

    def _item(self, item: blocks.Item, width: float) -> Any:
        marker = self._words(item.marker, self._style(), MARKER)
        body = self._blocks(item.blocks, width - MARKER) or [Spacer(0, 0)]
        return flowables.Hanging([(0, MARKER, marker)], body, MARKER, after=self._gap * 0.6)

    def _labels(self, rows: tuple[blocks.Label, ...], width: float) -> Any:
        column = min(WIDEST_LABEL, max([LABEL, *(self._wide(row.label) + 2 * mm for row in rows)]))
        story = [self._row(row, column, width) for row in rows]
        return flowables.Unbroken(story, self._page / 3)

    def _wide(self, text: str) -> float:
        return float(stringWidth(text, fonts.face(self._sheet.font), self._sheet.size))

    def _row(self, row: blocks.Label, column: float, width: float) -> Any:
        style = self._style()
        heads = [
            (0, column, self._words(row.label, style, column)),
            (column, COLON, self._words(":", style, COLON)),
        ]
        indent = column + COLON
        if row.blank:
            return flowables.Hanging(heads, [flowables.Dots(style.leading)], indent, after=self._gap * 0.4)
        return flowables.Hanging(heads, [self._paragraph(row.value, style, width - indent)], indent)

    def _letter_rows(self, part: blocks.LetterRows) -> list[Any]:
        """Rows that leave room at the right for place and date, which stand on the first row's line."""
        date_width = min(self._width * 0.45, self._wide(part.place_date) + 3 * mm)
        narrow = self._width - date_width
        rows = [flowables.Narrow(self._row(row, LETTER_LABEL, narrow), narrow) for row in part.rows]
        date = self._words(part.place_date, self._style("right"), date_width)
        first = flowables.Hanging([(narrow, date_width, date)], rows[:1], 0)
        return [first, *rows[1:], Spacer(0, self._sheet.size * 1.2)]

    def _addressee(self, part: blocks.Addressee, width: float) -> list[Any]:
        style = self._style()
        column = self._wide("Yth. ") + mm
        limit = width * ADDRESSEE_WIDTH
        body = [self._paragraph(line, style, limit - column) for line in part.lines]
        heads = [(0, column, self._words("Yth.", style, column))]
        row = flowables.Narrow(flowables.Hanging(heads, body, column), limit)
        return [row, Spacer(0, self._sheet.size * 1.2)]

    def _clause(self, part: blocks.Clause, width: float) -> Any:
        style = self._style()
        heads = [
            (0, self._clause_label, self._words(part.label, style, self._clause_label)),
            (self._clause_label, COLON, self._words(":", style, COLON)),
        ]
        indent = self._clause_label + COLON
        return flowables.Hanging(heads, self._blocks(part.blocks, width - indent), indent, after=self._gap)

    def _signatures(self, part: blocks.Signatures, width: float) -> Any:
        column = flowables.signature_width(len(part.signers), width)
        made = [self._signer(signer, column) for signer in part.signers]
        return flowables.SignatureRow(made, part.place)

    def _signer(self, signer: blocks.Signer, column: float) -> Any:
        style = self._style()
        box = None
        if signer.box:
            box_style = self._style("center", size=0.75)
            box_style.textColor = furniture.GREY
            box = self._words(signer.box, box_style, flowables.BOX_WIDTH)
        above = [self._paragraph(line, style, column) for line in signer.above]
        below = [self._name(line, style, column) for line in signer.below]
        return flowables.Signature(above, below, box)

    def _name(self, line: Text, style: Any, column: float) -> Any:
        """A line under a signature, set at 90 % when that spares it a break."""
        face = fonts.face(self._sheet.font, bold=any(run.bold for run in line))
        wide = stringWidth(blocks.plain(line), face, self._sheet.size)
        if wide > column >= wide * flowables.SHRINK:
            style = self._style(size=flowables.SHRINK)
        return self._paragraph(line, style, column)

    def _copies(self, part: blocks.Copies, width: float) -> list[Any]:
        style = self._style(size=SMALL)
        story: list[Any] = [Spacer(0, 2 * self._gap), self._words("Tembusan:", style, width)]
        for number, line in enumerate(part.lines, start=1):
            text = self._paragraph(line, style, width - MARKER)
            if len(part.lines) == 1:
                story.append(text)
            else:
                marker = self._words(f"{number}.", style, MARKER)
                story.append(flowables.Hanging([(0, MARKER, marker)], [text], MARKER))
        return [flowables.Unbroken(story, self._page)]

    def _table(self, part: blocks.Table, width: float) -> Any:
        style = self._style(size=CELL)
        rows = [part.header, *part.rows]
        columns = len(part.header)
        widths = self._columns(rows, columns, width)
        cells = [
            [
                self._paragraph(cell, style, wide - 2 * CELL_PADDING, bold=index == 0)
                for cell, wide in zip((*row, *[()] * columns)[:columns], widths, strict=True)
            ]
            for index, row in enumerate(rows)
        ]
        table = Table(cells, colWidths=widths, repeatRows=1, splitInRow=1)
        table.setStyle(
            TableStyle(
                [
                    ("GRID", (0, 0), (-1, -1), 0.5, furniture.GREY),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (-1, -1), CELL_PADDING),
                    ("RIGHTPADDING", (0, 0), (-1, -1), CELL_PADDING),
                    ("TOPPADDING", (0, 0), (-1, -1), 2),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ]
            )
        )
        return table

    def _columns(self, rows: Sequence[Sequence[Text]], columns: int, width: float) -> list[float]:
        """Widths after the longest word and the length of each column's texts."""
        least = []
        wish = []
        for index in range(columns):
            texts = [blocks.plain(row[index]) for row in rows if index < len(row)]
            words = [self._wide(word) for text in texts for word in text.split()[:200]]
            least.append(min(max(words, default=0) + 10, width / columns))
            wish.append(min(max((self._wide(text[:400]) for text in texts), default=0) + 10, width))
        spare = width - sum(least)
        more = [wanted - low for wanted, low in zip(wish, least, strict=True)]
        total = sum(more) or 1.0
        return [low + spare * extra / total for low, extra in zip(least, more, strict=True)]

    # -- head of page one

    def _letterhead(self, head: Letterhead) -> list[Any]:
        story: list[Any] = []
        for index, line in enumerate(head.lines):
            last = index == len(head.lines) - 1
            story.append(
                self._words(line, self._fitted(line, 1.36 if last else 1.18), self._width, bold=True)
            )
        if head.address or head.contact:
            story.append(Spacer(0, mm))
        for line in filter(None, (head.address, head.contact)):
            story.append(self._words(line, self._style("center", size=0.78), self._width))
        return [*story, Spacer(0, 1.2 * mm), flowables.Rules(), Spacer(0, self._sheet.size)]

    def _fitted(self, line: str, size: float) -> Any:
        """A centred style one step smaller when the line would not fit at its size."""
        wide = stringWidth(line, fonts.face(self._sheet.font, bold=True), self._sheet.size * size)
        style = self._style("center", size=size * 0.85 if wide > self._width else size)
        style.leading = style.fontSize * 1.15
        return style


class _Mark(Flowable):  # type: ignore[misc]
    """The secrecy mark in the text of page one."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height it takes in a column."""
        self.width, self.height = width, self._sheet.size * 1.2
        return width, self.height

    def draw(self) -> None:
        """Draws it with the lower left corner at the origin."""
        font = fonts.face(self._sheet.font, bold=True)
        furniture.spaced(self.canv, self._sheet.marking, font, self._sheet.size, self.width / 2, 2)
