"""How a paper ends: signatures, who gets a copy, and the text that stays with them."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import PageBreak, Spacer  # type: ignore[import-untyped]

from core.writing import blocks
from core.writing.blocks import Text
from core.writing.pdf import flowables, furniture, signatures, tables
from core.writing.pdf.keeping import Closing, Led
from core.writing.pdf.text import Setter

COPIES: Final = 0.92
BOX_LABEL: Final = 0.75
SHORT: Final = 7.0
"""Lines of a text between a table and a signature that is not enough by itself."""
MARKER: Final = 7 * mm
_ENDLESS: Final = 1e6


class Endings:
    """Makes the ends of one paper, whose column is `width` wide and whose pages are `page` high.

    `ink` is the room for a signature.
    """

    def __init__(self, setter: Setter, width: float, page: float) -> None:
        self._setter = setter
        self._width = width
        self._page = page
        self._gap = setter.sheet.size * 0.55
        self.ink = signatures.INK

    def signatures(self, part: blocks.Signatures, width: float) -> list[Any]:
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

    def before_closing(self, story: list[Any], made: list[Any]) -> list[Any]:
        """What must stay with the text before it, taken out of the story together with that text.

        A text of one line takes the part before it along: a signature has at least two lines above it. A short
        one below a table takes the table's last rows along.
        """
        more = [*_trailing_space(story), *made]
        if not story or isinstance(story[-1], PageBreak):
            return more
        text = story.pop()
        if isinstance(text, Closing):
            return [text.with_more(more)]
        while self._goes_along(text, story):
            more = [*_trailing_space(story), text, *more]
            if not story or isinstance(story[-1], (PageBreak, Closing)):
                break
            text = story.pop()
        else:
            return [_kept_below(text, more, self._page)]
        if story and isinstance(story[-1], Closing):
            return [story.pop().with_more(more)]
        return [flowables.Unbroken(more, self._page)]

    def _goes_along(self, text: Any, story: list[Any]) -> bool:
        leading = self._setter.style().leading
        height = float(text.wrap(self._width, _ENDLESS)[1])
        before = next((part for part in reversed(story) if not isinstance(part, Spacer)), None)
        return height < 1.5 * leading or (height < SHORT * leading and _is_table(before))

    def _signer(self, signer: blocks.Signer, column: float) -> Any:
        setter = self._setter
        align = "center" if self._setter.sheet.centred_signatures and not signer.several else "left"
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
            self.ink,
        )

    def _name(self, line: Text, align: str, column: float) -> Any:
        """A line under a signature, set at 90 % when that spares it a break."""
        bold = any(run.bold for run in line)
        wide = self._setter.wide(blocks.plain(line), bold=bold)
        size = signatures.SHRINK if wide > column >= wide * signatures.SHRINK else 1.0
        return self._setter.paragraph(line, self._setter.style(align, size=size), column)

    def copies(self, part: blocks.Copies, width: float) -> list[Any]:
        """`Tembusan:` and the posts, numbered when they are several, in somewhat smaller type."""
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


def _trailing_space(story: list[Any]) -> list[Any]:
    """The room at the end of the story, taken out of it."""
    found: list[Any] = []
    while story and isinstance(story[-1], Spacer):
        found.insert(0, story.pop())
    return found


def _is_table(part: Any) -> bool:
    return isinstance(part.body if isinstance(part, Led) else part, tables.Ruled)


def _kept_below(text: Any, more: list[Any], page: float) -> Any:
    if isinstance(text, tables.Ruled):
        return text.with_below(more)
    if isinstance(text, Led) and isinstance(text.body, tables.Ruled):
        return text.with_body(text.body.with_below(more))
    return Closing(text, more, page)
