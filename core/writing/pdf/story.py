"""Blocks made into what reportlab lays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import Flowable, PageBreak, Spacer  # type: ignore[import-untyped]

from core.writing import blocks, fonts
from core.writing.blocks import Block
from core.writing.flowing import introduces
from core.writing.pdf import flowables, furniture, letterhead, pictures, signatures, tables
from core.writing.pdf.endings import Endings
from core.writing.pdf.keeping import Led
from core.writing.pdf.text import Setter
from core.writing.sheet import Sheet

COLON: Final = 4 * mm
LABEL: Final = 35 * mm
COMMON_LABEL: Final = 46 * mm
"""Labels up to this width set the column for all rows of a paper; wider ones widen their own."""
WIDEST_LABEL: Final = 62 * mm
LETTER_LABEL: Final = 19 * mm
MARKER: Final = 7 * mm
WIDE_MARKER: Final = 9 * mm
"""For numbers of three digits."""
CLAUSE_GAP: Final = 3 * mm
CORNER: Final = 90 * mm
CORNER_LABEL: Final = 16 * mm
NOTE: Final = 0.82
ADDRESSEE_WIDTH: Final = 0.62
UNDER_SIGNATURE: Final = (blocks.Copies, blocks.Signatures)
"""What stays with the signature above it."""


def flow(sheet: Sheet, parts: Sequence[Block]) -> list[Any]:
    """The story of a paper: letterhead, form code, secrecy mark, then the blocks."""
    story = _Story(sheet).all(parts)
    while story and type(story[-1]) is Spacer:
        story.pop()  # room below the last part would be a page of its own when it no longer fits
    return story


class _Story:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._setter = Setter(sheet)
        width, height = sheet.extent
        self._width = (width - sheet.margins.left - sheet.margins.right) * mm
        self._page = (height - sheet.margins.top - sheet.margins.bottom) * mm
        self._gap = sheet.size * 0.55
        self._clause_label = LETTER_LABEL
        self._label = LABEL
        self._endings = Endings(self._setter, self._width, self._page)

    def all(self, parts: Sequence[Block]) -> list[Any]:
        """The whole story; the colons of all clauses stand in one column, and so do those of most rows."""
        labels = [
            self._setter.wide(part.label) + CLAUSE_GAP for part in parts if isinstance(part, blocks.Clause)
        ]
        self._clause_label = max([LETTER_LABEL, *labels])
        common = [self._setter.wide(row.label) + 2 * mm for row in _labels_in(parts)]
        self._label = max([LABEL, *(wide for wide in common if wide <= COMMON_LABEL)])
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
            if isinstance(part, blocks.Heading) and _ends_a_title(part, following):
                made.append(Spacer(0, self._gap * (0.5 if part.level > 2 else 1)))
            closes = isinstance(part, blocks.Signatures) or (
                isinstance(part, blocks.Copies) and isinstance(before, UNDER_SIGNATURE)
            )
            if lead and (closes or isinstance(part, blocks.PageBreak)):
                story += lead
                lead = []
            if closes:
                story += self._endings.before_closing(story, made)
            elif following is not None and introduces(part, following):
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
                return [Spacer(0, 1.4 * self._gap), *self._endings.signatures(part, width)]
            case blocks.Copies():
                return self._endings.copies(part, width)
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
                self._endings.ink = signatures.SLIP_INK
                inner = self._blocks(part.blocks, width)
                self._endings.ink = signatures.INK
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
        column = min(WIDEST_LABEL, width / 2, max(self._label, widest))
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


def _ends_a_title(part: blocks.Heading, following: Block | None) -> bool:
    """Whether room follows a heading: lines of one title stand close, a section below a title does not."""
    if isinstance(following, blocks.Heading):
        return part.level <= 2 < following.level
    return not isinstance(following, blocks.Space)


def _labels_in(parts: Sequence[Block]) -> Iterator[blocks.Label]:
    for part in parts:
        if isinstance(part, blocks.Labels):
            yield from part.rows
        elif isinstance(part, blocks.Items):
            yield from _labels_in([block for item in part.items for block in item.blocks])
        elif isinstance(part, blocks.Clause | blocks.Together):
            yield from _labels_in(part.blocks)


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
