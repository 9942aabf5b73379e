"""Blocks made into what reportlab lays out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import Flowable, PageBreak, Spacer  # type: ignore[import-untyped]

from core.writing import blocks, fonts
from core.writing.blocks import Block, Text
from core.writing.pdf import flowables, furniture, letterhead, pictures, signatures, tables
from core.writing.pdf.keeping import Closing, Led
from core.writing.pdf.text import Setter
from core.writing.sheet import Sheet

COLON: Final = 4 * mm
LABEL: Final = 35 * mm
WIDEST_LABEL: Final = 62 * mm
LETTER_LABEL: Final = 19 * mm
MARKER: Final = 7 * mm
WIDE_MARKER: Final = 9 * mm
"""For numbers of three digits."""
CLAUSE_GAP: Final = 3 * mm
CORNER: Final = 90 * mm
CORNER_LABEL: Final = 16 * mm
COPIES: Final = 0.92
NOTE: Final = 0.82
BOX_LABEL: Final = 0.75
ADDRESSEE_WIDTH: Final = 0.62
LONGEST_LEAD: Final = 600
"""Letters of a paragraph that is still kept whole with what it announces."""
ENDLESS: Final = 1e6
UNDER_SIGNATURE: Final = (blocks.Copies, blocks.Signatures)
"""What stays with the signature above it."""


def flow(sheet: Sheet, parts: Sequence[Block]) -> list[Any]:
    """The story of a paper: letterhead, form code, secrecy mark, then the blocks."""
    return _Story(sheet).all(parts)


class _Story:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._setter = Setter(sheet)
        width, height = sheet.extent
        self._width = (width - sheet.margins.left - sheet.margins.right) * mm
        self._page = (height - sheet.margins.top - sheet.margins.bottom) * mm
        self._gap = sheet.size * 0.55
        self._clause_label = LETTER_LABEL
        self._ink = signatures.INK

    def all(self, parts: Sequence[Block]) -> list[Any]:
        """The whole story; the colons of all clauses stand in one column."""
        labels = [
            self._setter.wide(part.label) + CLAUSE_GAP for part in parts if isinstance(part, blocks.Clause)
        ]
        self._clause_label = max([LETTER_LABEL, *labels])
        story: list[Any] = []
        if self._sheet.letterhead:
            story += letterhead.story(self._sheet.letterhead, self._setter, self._width)
        first = [part for part in parts[:1] if isinstance(part, blocks.FormCode)]
        story += self._blocks(first, self._width)
        if self._sheet.marking:
            story += [_Mark(self._sheet), Spacer(0, self._sheet.size)]
        return story + self._blocks(parts[len(first) :], self._width)

    # -- blocks

    def _blocks(self, parts: Sequence[Block], width: float) -> list[Any]:
        story: list[Any] = []
        lead: list[Any] = []
        before: Block | None = None
        for at, part in enumerate(parts):
            following = parts[at + 1] if at + 1 < len(parts) else None
            made = self._block(part, width)
            if isinstance(part, blocks.Heading) and not isinstance(following, (blocks.Heading, blocks.Space)):
                made.append(Spacer(0, self._gap * (0.5 if part.level > 2 else 1)))
            closes = isinstance(part, blocks.Signatures) or (
                isinstance(part, blocks.Copies) and isinstance(before, UNDER_SIGNATURE)
            )
            if lead and (closes or isinstance(part, blocks.PageBreak)):
                story += lead
                lead = []
            if closes:
                story += self._before_closing(story, made)
            elif following is not None and _introduces(part, following):
                lead += made
            elif lead:
                story += [Led(lead, made[0], self._page), *made[1:]]
                lead = []
            else:
                story += made
            before = part
        return story + lead

    def _block(self, part: Block, width: float) -> list[Any]:
        setter = self._setter
        match part:
            case blocks.Paragraph():
                align = setter.even_lines(part.text, part.align, width)
                style = setter.style(align, indent=part.indent, after=self._gap)
                return [setter.paragraph(part.text, style, width)]
            case blocks.Heading():
                return self._heading(part, width)
            case blocks.FormCode():
                return [setter.words(part.text, setter.style("right", after=self._gap), width)]
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
                return [Spacer(0, 1.4 * self._gap), *self._signatures(part, width)]
            case blocks.Copies():
                return self._copies(part, width)
            case blocks.Corner():
                return self._corner(part, width)
            case blocks.Table():
                return [tables.table(part, setter, width, self._page), Spacer(0, self._gap)]
            case blocks.Space():
                return [Spacer(0, part.millimetres * mm)]
            case blocks.PageBreak():
                return [PageBreak()]
            case _:
                return self._around(part, width)

    def _around(
        self,
        part: blocks.Slip | blocks.Together | blocks.Indented | blocks.Note | blocks.Figure,
        width: float,
    ) -> list[Any]:
        """A part that holds other blocks."""
        match part:
            case blocks.Slip():
                self._ink = signatures.SLIP_INK
                inner = self._blocks(part.blocks, width)
                self._ink = signatures.INK
                return [flowables.Unbroken([flowables.CutLine(), *inner], self._page)]
            case blocks.Together():
                return [flowables.Unbroken(self._blocks(part.blocks, width), self._page)]
            case blocks.Indented():
                inset = part.millimetres * mm
                inner = self._blocks(part.blocks, width - 2 * inset)
                return [
                    flowables.Unbroken([flowables.Inset(inner, inset, inset)], self._page),
                    Spacer(0, self._gap),
                ]
            case blocks.Note():
                self._setter.scale = NOTE
                inner = self._blocks(part.blocks, width)
                self._setter.scale = 1.0
                return inner
            case blocks.Figure():
                shown = [pictures.Framed(part.image, self._page)] if part.image else []
                self._setter.scale = NOTE
                caption = self._blocks(part.caption, width)
                self._setter.scale = 1.0
                return [flowables.Unbroken([*shown, *caption], self._page), Spacer(0, self._gap)]

    def _heading(self, part: blocks.Heading, width: float) -> list[Any]:
        style = self._setter.style("left" if part.level > 2 else "center")
        return [self._setter.paragraph(part.text, style, width, bold=part.level != 2)]

    def _item(self, item: blocks.Item, width: float) -> Any:
        column = MARKER if len(item.marker) < 4 else WIDE_MARKER
        marker = self._setter.words(item.marker, self._setter.style(), column)
        body = self._blocks(item.blocks, width - column) or [Spacer(0, 0)]
        return flowables.Hanging([(0, column, marker)], body, column, after=self._gap * 0.6)

    def _labels(self, rows: tuple[blocks.Label, ...], width: float) -> Any:
        widest = max(self._setter.wide(row.label) + 2 * mm for row in rows)
        column = min(WIDEST_LABEL, width / 2, max(LABEL, widest))
        story = [self._row(row, column, width) for row in rows]
        return flowables.Unbroken(story, self._page / 3)

    def _row(self, row: blocks.Label, column: float, width: float) -> Any:
        setter, style = self._setter, self._setter.style()
        heads = [
            (0, column, setter.words(row.label, style, column)),
            (column, COLON, setter.words(":", style, COLON)),
        ]
        indent = column + COLON
        if row.blank:
            dots = flowables.Dots(style.leading, row.blank)
            return flowables.Hanging(heads, [dots], indent, after=self._gap * 0.4)
        return flowables.Hanging(heads, [setter.paragraph(row.value, style, width - indent)], indent)

    def _letter_rows(self, part: blocks.LetterRows) -> list[Any]:
        """Rows that leave room at the right for place and date, which stand on the first row's line."""
        date_width = min(self._width * 0.45, self._setter.wide(part.place_date) + 3 * mm)
        narrow = self._width - date_width
        rows = [flowables.Narrow(self._row(row, LETTER_LABEL, narrow), narrow) for row in part.rows]
        date = self._setter.words(part.place_date, self._setter.style("right"), date_width)
        first = flowables.Hanging([(narrow, date_width, date)], rows[:1], 0)
        return [first, *rows[1:], Spacer(0, self._sheet.size * 1.2)]

    def _corner(self, part: blocks.Corner, width: float) -> list[Any]:
        """The head of an attachment: at the right, its text at the left of that column."""
        column = min(CORNER, width * 0.6)
        inner: list[Any] = [self._setter.paragraph(line, self._setter.style(), column) for line in part.lines]
        inner += [self._row(row, CORNER_LABEL, column) for row in part.rows]
        return [flowables.Inset(inner, width - column, 0), Spacer(0, 2 * self._gap)]

    def _addressee(self, part: blocks.Addressee, width: float) -> list[Any]:
        style = self._setter.style()
        column = self._setter.wide("Yth. ") + mm
        limit = width * ADDRESSEE_WIDTH
        body = [self._setter.paragraph(line, style, limit - column) for line in part.lines]
        heads = [(0, column, self._setter.words("Yth.", style, column))]
        row = flowables.Narrow(flowables.Hanging(heads, body, column), limit)
        return [row, Spacer(0, self._sheet.size * 1.2)]

    def _clause(self, part: blocks.Clause, width: float) -> Any:
        setter, style = self._setter, self._setter.style()
        heads = [
            (0, self._clause_label, setter.words(part.label, style, self._clause_label)),
            (self._clause_label, COLON, setter.words(":", style, COLON)),
        ]
        indent = self._clause_label + COLON
        return flowables.Hanging(heads, self._blocks(part.blocks, width - indent), indent, after=self._gap)

    # -- the end of a paper

    def _signatures(self, part: blocks.Signatures, width: float) -> list[Any]:
        """One row for one or two signatures, rows of two for more; a last one alone stands in the middle."""
        column = signatures.column_width(len(part.signers), width)
        made = [self._signer(signer, column) for signer in part.signers]
        style = self._setter.style()
        rows: list[Any] = []
        for start in range(0, len(made), 2):
            pair = made[start : start + 2]
            place = part.place if len(made) == 1 else "center"
            if rows:
                rows.append(Spacer(0, signatures.ROW_GAP))
            rows.append(signatures.SignatureRow(pair, place, column, style))
        return rows

    def _before_closing(self, story: list[Any], made: list[Any]) -> list[Any]:
        """What must stay with the text before it, taken out of the story together with that text.

        A text of one line takes the part before it along: a signature has at least two lines above it.
        """
        more = [*_trailing_space(story), *made]
        if not story or isinstance(story[-1], PageBreak):
            return more
        text = story.pop()
        if isinstance(text, Closing):
            return [text.with_more(more)]
        two_lines = 1.5 * self._setter.style().leading
        while text.wrap(self._width, ENDLESS)[1] < two_lines:
            more = [*_trailing_space(story), text, *more]
            if not story or isinstance(story[-1], (PageBreak, Closing)):
                break
            text = story.pop()
        else:
            return [_kept_below(text, more, self._page)]
        if story and isinstance(story[-1], Closing):
            return [story.pop().with_more(more)]
        return [flowables.Unbroken(more, self._page)]

    def _signer(self, signer: blocks.Signer, column: float) -> Any:
        setter = self._setter
        align = "center" if self._sheet.centred_signatures and not signer.several else "left"
        style = setter.style(align)
        box = None
        if signer.box:
            box_style = setter.style("center", size=BOX_LABEL).clone("box")
            box_style.textColor = furniture.GREY
            box = setter.words(signer.box, box_style, signatures.BOX_WIDTH - 2 * mm)
        inner = column - signatures.NUMBER
        return signatures.Signature(
            [setter.paragraph(line, style, column) for line in signer.above],
            [self._name(line, align, column) for line in signer.below],
            box,
            [[self._name(line, align, inner) for line in lines] for lines in signer.several],
            self._ink,
        )

    def _name(self, line: Text, align: str, column: float) -> Any:
        """A line under a signature, set at 90 % when that spares it a break."""
        bold = any(run.bold for run in line)
        wide = self._setter.wide(blocks.plain(line), bold=bold)
        size = signatures.SHRINK if wide > column >= wide * signatures.SHRINK else 1.0
        return self._setter.paragraph(line, self._setter.style(align, size=size), column)

    def _copies(self, part: blocks.Copies, width: float) -> list[Any]:
        setter, style = self._setter, self._setter.style(size=COPIES)
        story: list[Any] = [Spacer(0, 2 * self._gap), setter.words("Tembusan:", style, width)]
        for number, line in enumerate(part.lines, start=1):
            text = setter.paragraph(line, style, width - MARKER)
            if len(part.lines) == 1:
                story.append(text)
            else:
                marker = setter.words(f"{number}.", style, MARKER)
                story.append(flowables.Hanging([(0, MARKER, marker)], [text], MARKER))
        return [flowables.Unbroken(story, self._page)]


def _introduces(part: Block, following: Block) -> bool:
    """Whether a part must not end a page: a heading, room below one, or words that announce what follows."""
    if isinstance(following, (blocks.PageBreak, blocks.Signatures)):
        return False
    if isinstance(part, blocks.Paragraph):
        words = blocks.plain(part.text).rstrip()
        titled = all(run.bold for run in part.text) and isinstance(following, blocks.Paragraph)
        return (titled or words.endswith(":")) and len(words) < LONGEST_LEAD
    return isinstance(part, (blocks.Heading, blocks.Space))


def _trailing_space(story: list[Any]) -> list[Any]:
    """The room at the end of the story, taken out of it."""
    found: list[Any] = []
    while story and isinstance(story[-1], Spacer):
        found.insert(0, story.pop())
    return found


def _kept_below(text: Any, more: list[Any], page: float) -> Any:
    if isinstance(text, tables.Ruled):
        return text.with_below(more)
    if isinstance(text, Led) and isinstance(text.body, tables.Ruled):
        return text.with_body(text.body.with_below(more))
    return Closing(text, more, page)


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
