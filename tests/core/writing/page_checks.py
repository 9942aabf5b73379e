"""What a page must never show, looked for with libraries that did not make it. All functions give complaints."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium
from pypdf import PdfReader

from core.writing import blocks, fonts
from core.writing.blocks import Block, Labels, Signatures
from core.writing.sheet import Sheet

MM = 72 / 25.4
SLACK = 1.5
HEAD = 18 * MM
"""Height at the top of a page in which page number and marks stand."""
BLANK = 4
"""Width of a blank at the end of a line, which nobody sees."""
SAME_LINE = 5
"""Points by which the boxes of letters with and without tails differ on one line."""
LINES_WITH_SIGNATURE = 2
_BF = re.compile(r"<([0-9A-F]{2,4})> <([0-9A-F]{4,8})>")
_RANGE = re.compile(r"<([0-9A-F]{2,4})> <([0-9A-F]{2,4})> (\[[^\]]*\]|<[0-9A-F]{4,8}>)")


def outside_margins(pdf: bytes, sheet: Sheet) -> Iterator[str]:
    """Text beyond the left or right margin, or below the lower one where only furniture may stand."""
    width, height = (side * MM for side in sheet.extent)
    left, right = sheet.margins.left * MM - SLACK, width - sheet.margins.right * MM + SLACK
    foot = sheet.margins.bottom * MM - SLACK
    for number, page in enumerate(pdfium.PdfDocument(pdf), start=1):
        text = page.get_textpage()
        for at in range(text.count_rects()):
            x0, y0, x1, y1 = text.get_rect(at)
            furniture = y0 > height - HEAD or y1 < foot
            if x1 > right and text.get_text_bounded(x0, y0, x1, y1).endswith(" "):
                x1 -= BLANK
            if not furniture and (x0 < left or x1 > right or y0 < foot - 4):
                yield f"page {number}: {text.get_text_bounded(x0, y0, x1, y1)[:60]!r} at {x0:.0f}–{x1:.0f}, {y0:.0f}"


def split_or_lonely_signatures(pdf: bytes, parts: Sequence[Block]) -> Iterator[str]:
    """Signatures whose post and name stand on different pages, or that have less than two lines above them."""
    pages = [_tight(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]
    lines = [_lines(page) for page in pdfium.PdfDocument(pdf)]
    for part in parts:
        if not isinstance(part, Signatures):
            continue
        for signer in part.signers:
            whole = [_tight(blocks.plain(line)) for line in (*signer.above, *signer.below)]
            whole += [_tight(blocks.plain(line)) for person in signer.several for line in person]
            on = [at for at, page in enumerate(pages) if all(line in page for line in whole)]
            if not on:
                yield f"split: {whole[:2]}"
            elif not any(_has_company(lines[at], whole[0]) for at in on):
                yield f"alone: {whole[:2]}"


def _has_company(lines: Sequence[str], first: str) -> bool:
    places = [at for at, line in enumerate(lines) if first[:12] in line]
    return bool(places) and places[-1] >= LINES_WITH_SIGNATURE


def _lines(page: pdfium.PdfPage) -> list[str]:
    """The lines of a page from the top, without page number and marks; text of one height is one line."""
    text, height = page.get_textpage(), page.get_height()
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    boxes = sorted((box for box in boxes if box[1] < height - HEAD), key=lambda box: -box[1])
    rows: list[list[tuple[float, float, float, float]]] = []
    for box in boxes:
        if rows and rows[-1][0][1] - box[1] < SAME_LINE:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [_tight("".join(text.get_text_bounded(*box) for box in sorted(row))) for row in rows]


def headings_at_the_foot(pdf: bytes, parts: Sequence[Block]) -> Iterator[str]:
    """Headings and lines that announce something, as the last line of a page."""
    announced = {
        _tight(blocks.plain(part.text))[-20:]
        for part in parts
        if (isinstance(part, blocks.Heading) and part.level > 2)
        or (
            isinstance(part, blocks.Paragraph)
            and (blocks.plain(part.text).endswith(":") or all(run.bold for run in part.text))
        )
    }
    pages = list(pdfium.PdfDocument(pdf))
    for number, page in enumerate(pages[:-1], start=1):
        lines = [
            line
            for line in _lines(page)
            if not re.fullmatch(r"Halaman\d+dari\d+|Arsip–Paraf|\S*\.\.\.", line)
        ]
        if lines and any(lines[-1].endswith(end) for end in announced if end):
            yield f"page {number}: {lines[-1]!r}"


def labels_without_value(pdf: bytes, parts: Sequence[Block]) -> Iterator[str]:
    """Lines that end with a colon after a label whose value was to be printed."""
    dotted = {_tight(row.label) for row in _rows(parts) if row.blank}
    for number, page in enumerate(pdfium.PdfDocument(pdf), start=1):
        for line in _lines(page):
            if line.endswith(":") and _is_label(line[:-1], parts) and line[:-1] not in dotted:
                yield f"page {number}: {line!r}"


def _is_label(text: str, parts: Sequence[Block]) -> bool:
    return any(_tight(row.label) == text for row in _rows(parts))


def _rows(parts: Iterable[Block]) -> Iterator[blocks.Label]:
    for part in parts:
        if isinstance(part, Labels | blocks.LetterRows | blocks.Corner):
            yield from part.rows
        inner = getattr(part, "blocks", None) or ()
        items = getattr(part, "items", None) or ()
        yield from _rows([*inner, *(block for item in items for block in item.blocks)])


def missing_glyphs(pdf: bytes) -> Iterator[str]:
    """Characters written in a font that has no shape for them."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            if "/ToUnicode" not in font:
                yield f"{font['/BaseFont']} cannot be read as text"
                continue
            name = str(font["/BaseFont"]).rpartition("+")[2].lstrip("/")
            name = name if "-" in name else f"{name}-Regular"
            for character in _characters(font["/ToUnicode"].get_data().decode("latin-1")):
                if (
                    character.isprintable()
                    and not character.isspace()
                    and not fonts.drawable(character, name)
                ):
                    yield f"{name}: U+{ord(character):04X}"


def _characters(cmap: str) -> set[str]:
    found = {chr(int(code, 16)) for _, code in _BF.findall(cmap) if len(code) == 4}
    for first, last, target in _RANGE.findall(cmap):
        if target.startswith("<"):
            start = int(target[1:-1], 16)
            found |= {chr(start + step) for step in range(int(last, 16) - int(first, 16) + 1)}
        else:
            found |= {chr(int(code, 16)) for code in re.findall(r"<([0-9A-F]{4})>", target)}
    return found


def loose_fonts(pdf: bytes) -> Iterator[str]:
    """Fonts whose outlines are not inside the file."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get("/FontDescriptor")
            if descriptor is None or "/FontFile2" not in descriptor.get_object():
                yield str(font["/BaseFont"])


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", text)
