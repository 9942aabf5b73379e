"""One paper from template and values to bytes: what callers use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Final

from core.writing import context as contexts
from core.writing import fonts, pdf, printing, styling, template
from core.writing.blocks import Block, Image
from core.writing.head import Margins
from core.writing.sheet import Sheet
from core.writing.template import Template

LIBRARIES: Final = ("Babel", "Jinja2", "markdown-it-py", "reportlab")
LONG_PAPER_SECONDS: Final = 60.0
"""Time for an index or a list, which may have thousands of rows."""
PLAIN_MARGINS: Final = Margins(top=20, right=20, bottom=22, left=25)
PLAIN_SIZE: Final = 10.5
LEADING: Final = 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A paper before it is written in a format: its blocks, its sheet, and what its template warns about."""

    sheet: Sheet
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A paper and everything its bytes depend on besides the values.

    `fonts` are file names and SHA-256, `libraries` names and versions. `title` names the kind of
    document and no person. `draft` is true while a paper that needs a number has none. `warnings` are what a
    person should look at; nothing was stopped by them. `code` is the id that its pages carry, empty where they do not.
    """

    pdf: bytes
    template_digest: str
    fonts: tuple[tuple[str, str], ...]
    libraries: tuple[tuple[str, str], ...]
    pages: int
    draft: bool
    title: str
    warnings: tuple[str, ...] = ()
    code: str = ""


def create(
    template_id: str,
    context: Mapping[str, object],
    *,
    on: date,
    stamp: str = "",
    pictures: Mapping[str, Image] | None = None,
    code: str = "",
) -> Written:
    """The paper `template_id` (`D03`) filled with `context`, as of the day `on`.

    `on` chooses the edition of the template and of the law; the date printed is `surat.tanggal`.
    `stamp` is a small line at the foot of every page; `pictures` are decoded pictures by the code of the
    evidence, and the office's under `logo`. `code` is the id its pages carry, where they carry one. Raises what `template.load`, `lay` and `pdf.write` raise.
    """
    return fill(template.load(template_id, on), context, on=on, stamp=stamp, pictures=pictures, code=code)


def fill(
    chosen: Template,
    context: Mapping[str, object],
    *,
    on: date,
    stamp: str = "",
    pictures: Mapping[str, Image] | None = None,
    draft: bool = False,
    code: str = "",
) -> Written:
    """As `create`, for a template at hand, such as one the office wrote itself.

    `draft` marks it KONSEP whatever its number; a paper that needs none (a list, a form, a statement) never is.
    """
    laid = lay(chosen, context, on=on, stamp=stamp, pictures=pictures, code=code, draft=draft)
    return _written(laid, *pdf.lay_out(laid.sheet, laid.blocks), chosen.digest)


def lay(
    chosen: Template,
    context: Mapping[str, object],
    *,
    on: date,
    stamp: str = "",
    pictures: Mapping[str, Image] | None = None,
    code: str = "",
    draft: bool = False,
) -> Laid:
    """The paper as blocks and sheet, for whatever writes it; `draft` as in `fill`.

    Raises what `context.complete` and `template.compose` raise.
    """
    pictures = pictures or {}
    values = contexts.complete(chosen.head, context)
    composed = template.compose(chosen, values, pictures)
    head = chosen.head.chosen(lambda name: contexts.look_up(values, name))
    sheet = printing.sheet(
        head, values, on, stamp=stamp, logo=pictures.get(printing.LOGO), code=code, draft=draft
    )
    blocks = styling.restyled((*composed.blocks, *printing.certification(values)), values)
    return Laid(sheet=sheet, blocks=blocks, warnings=composed.warnings)


def plain(title: str, markdown: str, context: Mapping[str, object], *, on: date, stamp: str = "") -> Written:
    """A simple A4 paper (index, instructions, recovery sheet) from a body in the template language.

    `context` may hold any plain values; what they say is literal text. `title` becomes the PDF title.
    """
    parts = template.render_plain(markdown, context, on=on)
    sheet = Sheet(
        paper="a4",
        margins=PLAIN_MARGINS,
        font="arial",
        size=PLAIN_SIZE,
        leading=LEADING,
        indent=0,
        title=title,
        date=on,
        draft=False,
        stamp=printing.one_line(stamp),
    )
    laid = Laid(sheet=sheet, blocks=parts, warnings=())
    digest = hashlib.sha256(markdown.encode()).hexdigest()
    return _written(laid, *pdf.lay_out(sheet, parts, seconds=LONG_PAPER_SECONDS), digest)


def _written(laid: Laid, data: bytes, pages: int, digest: str) -> Written:
    return Written(
        pdf=data,
        template_digest=digest,
        fonts=fonts.inventory(),
        libraries=_libraries(),
        pages=pages,
        draft=laid.sheet.draft,
        title=laid.sheet.title,
        warnings=laid.warnings,
        code=laid.sheet.code,
    )


@cache
def _libraries() -> tuple[tuple[str, str], ...]:
    """Names and versions, which do not change while the program runs."""
    return tuple((name, version(name)) for name in LIBRARIES)
