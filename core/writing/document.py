"""One paper from template and values to bytes: what callers use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Final

from core.writing import context as contexts
from core.writing import fonts, pdf, template
from core.writing.head import Head, Margins
from core.writing.literal import clean
from core.writing.sheet import Letterhead, Sheet
from core.writing.template import Template

LIBRARIES: Final = ("Babel", "Jinja2", "markdown-it-py", "reportlab")
LONG_PAPER_SECONDS: Final = 60.0
"""Time for an index or a list, which may have thousands of rows."""
PLAIN_MARGINS: Final = Margins(top=20, right=20, bottom=22, left=25)
PLAIN_SIZE: Final = 10.5
LEADING: Final = 1.25
SECURITY_CODES: Final = ("B", "T", "R", "SR")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A paper and everything its bytes depend on besides the values.

    `fonts` are file names and SHA-256, `libraries` names and versions. `title` names the kind of
    document and no person. `draft` is true while a paper that needs a number has none.
    """

    pdf: bytes
    template_digest: str
    fonts: tuple[tuple[str, str], ...]
    libraries: tuple[tuple[str, str], ...]
    pages: int
    draft: bool
    title: str


def create(template_id: str, context: Mapping[str, object], *, on: date, stamp: str = "") -> Written:
    """The paper `template_id` (`D03`) filled with `context`, as of the day `on`.

    `on` chooses the edition of the template and of the law; the date printed is `surat.tanggal`.
    `stamp` is a small line at the foot of every page. Raises what `template.load`, `template.render`
    and `pdf.write` raise.
    """
    return fill(template.load(template_id, on), context, on=on, stamp=stamp)


def fill(chosen: Template, context: Mapping[str, object], *, on: date, stamp: str = "") -> Written:
    """As `create`, for a template at hand, such as one the office wrote itself."""
    values = contexts.complete(chosen.head, context)
    parts = template.render(chosen, context)
    sheet = _sheet(chosen.head, values, on, stamp)
    return _written(sheet, *pdf.lay_out(sheet, parts), chosen.digest)


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
        stamp=_one_line(stamp),
    )
    digest = hashlib.sha256(markdown.encode()).hexdigest()
    return _written(sheet, *pdf.lay_out(sheet, parts, seconds=LONG_PAPER_SECONDS), digest)


def _sheet(head: Head, values: Mapping[str, object], on: date, stamp: str) -> Sheet:
    printed = contexts.look_up(values, "surat.tanggal")
    security = _text(values, "surat.keamanan")
    numbered = not contexts.is_empty(contexts.look_up(values, "surat.nomor"))
    return Sheet(
        paper=head.paper,
        margins=head.margins,
        font=head.font,
        size=head.size,
        leading=head.leading,
        indent=head.indent,
        title=head.title,
        date=printed if isinstance(printed, date) else on,
        draft=head.register != "none" and not numbered,
        marking=head.marking,
        security=security if security in SECURITY_CODES else "",
        letterhead=_letterhead(values) if head.letterhead else None,
        stamp=_one_line(stamp),
    )


def _letterhead(values: Mapping[str, object]) -> Letterhead:
    lines = contexts.look_up(values, "instansi.kop_baris")
    return Letterhead(
        lines=tuple(str(line) for line in lines) if isinstance(lines, list) else (),
        address=_text(values, "instansi.alamat"),
        contact=_text(values, "instansi.kontak"),
    )


def _text(values: Mapping[str, object], dotted: str) -> str:
    value = contexts.look_up(values, dotted)
    return value if isinstance(value, str) else ""


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _written(sheet: Sheet, data: bytes, pages: int, digest: str) -> Written:
    return Written(
        pdf=data,
        template_digest=digest,
        fonts=fonts.inventory(),
        libraries=tuple((name, version(name)) for name in LIBRARIES),
        pages=pages,
        draft=sheet.draft,
        title=sheet.title,
    )
