"""Literal text set as paragraphs: every character escaped, every letter from a font that has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from reportlab.lib.colors import black  # type: ignore[import-untyped]
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.platypus import Paragraph  # type: ignore[import-untyped]
from reportlab.platypus.paraparser import ParaFrag  # type: ignore[import-untyped]

from core.writing import blocks, flowing, fonts, glyphs
from core.writing.blocks import Text
from core.writing.pdf import long_words
from core.writing.sheet import Sheet

ALIGN: Final = {"justify": TA_JUSTIFY, "left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
_SPACES: Final = re.compile("[ \t]+")
UNDERLINE: Final = (0, "underline", None, "", "-0.125*F", 0, 1, "1")
"""One line below a text as the PDF writer tells it: number, kind, colour, width, place, …"""
MONO: Final = 0.92
"""Typewriter letters look larger than others of their size."""


class Setter:
    """Sets text for one sheet. `scale` makes everything smaller, as in remarks."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.scale = 1.0
        self._styles: dict[tuple[object, ...], Any] = {}

    @property
    def points(self) -> float:
        """The size of running text."""
        return self.sheet.size * self.scale

    def style(
        self,
        align: str = "left",
        *,
        size: float = 1.0,
        indent: bool = False,
        after: float = 0,
        left: float = 0,
    ) -> Any:
        """A paragraph style; `size` is a multiple of running text, `after` and `left` are points."""
        key = (align, size, indent, after, left, self.scale)
        if key not in self._styles:
            points = self.points * size
            self._styles[key] = ParagraphStyle(
                "text",
                fontName=fonts.face(self.sheet.font),
                fontSize=points,
                leading=points * self.sheet.leading,
                alignment=ALIGN[align],
                firstLineIndent=self.sheet.indent * mm if indent else 0,
                leftIndent=left,
                spaceAfter=after,
                allowWidows=0,
                allowOrphans=0,
            )
        return self._styles[key]

    def paragraph(self, text: Text, style: Any, width: float, *, bold: bool = False) -> Any:
        """A paragraph of runs; words wider than `width` are broken where a reader expects it."""
        fragments = [fragment for run in text for fragment in self._fragments(run, style, width, bold)]
        return Paragraph("", style, frags=fragments or [_fragment(style.fontName, style.fontSize, "")])

    def words(self, text: str, style: Any, width: float, *, bold: bool = False) -> Any:
        """A paragraph of one run."""
        return self.paragraph((blocks.Run(text=text),), style, width, bold=bold)

    def wide(self, text: str, *, bold: bool = False, size: float = 1.0) -> float:
        """How wide a text would be on one line."""
        return float(stringWidth(text, fonts.face(self.sheet.font, bold=bold), self.points * size))

    def even_lines(self, text: Text, align: str, width: float) -> str:
        """How to align a text: one with a very wide word would have gaping lines when it is justified."""
        return flowing.even_lines(text, align, width, self.wide)

    def _fragments(self, run: blocks.Run, style: Any, width: float, bold: bool) -> Iterator[Any]:
        """A run as the PDF writer's own pieces of text; nothing in it is ever read as markup."""
        family = "mono" if run.mono else self.sheet.font
        face = fonts.face(family, bold=run.bold or bold, italic=run.italic)
        other = fonts.face(fonts.FALLBACK, bold=run.bold or bold, italic=run.italic)
        points = style.fontSize * (MONO if run.mono else 1)
        lines = [UNDERLINE] if run.underline else []
        for index, line in enumerate(run.text.split("\n")):
            if index:
                yield _fragment(face, points, "", lineBreak=True)
            for name, stretch in glyphs.pieces(line, face, other):
                text = _SPACES.sub(" ", long_words.fitted(stretch, name, points, width))
                yield _fragment(name, points, text, us_lines=lines)


def _fragment(face: str, points: float, text: str, **more: object) -> Any:
    """One stretch of text in one font. The writer asks every one for all of these."""
    return ParaFrag(
        fontName=face, fontSize=points, text=text, textColor=black, bold=0, italic=0, rise=0, greek=0, link=[],
        **{"us_lines": [], **more},
    )  # fmt: skip
