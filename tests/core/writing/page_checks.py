"""What a page must never show, looked for with libraries that did not make it. All functions give complaints."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium
from pypdf import PdfReader

from core.writing import blocks
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
HIGHEST_LINE = 40
"""Points; the draft's mark across the page is higher."""
OVERLAP = 2
OVERLAP_SHARE = 0.45
"""Boxes of letters with tails reach a little into the next line; one and a half tails are another line's letters."""
ROW_KEY = 14
"""Letters that tell a row of a table from other text."""


def outside_margins(pdf: bytes, sheet: Sheet, slack: float = SLACK) -> Iterator[str]:
    """Text beyond the left or right margin, or below the lower one where only furniture may stand."""
    width, height = (side * MM for side in sheet.extent)
    left, right = sheet.margins.left * MM - slack, width - sheet.margins.right * MM + slack
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


def strange_furniture(pdf: bytes, sheet: Sheet) -> Iterator[str]:
    """Text in the strips at head and foot of a page that is none of the marks that belong there."""
    height = sheet.extent[1] * MM
    head, foot = sheet.margins.top * MM - SLACK, sheet.margins.bottom * MM - SLACK
    for number, page in enumerate(pdfium.PdfDocument(pdf), start=1):
        text = page.get_textpage()
        for at in range(text.count_rects()):
            box = text.get_rect(at)
            words = _tight(text.get_text_bounded(*box))
            above = box[1] > height - head
            if above and number == 1 and sheet.letterhead:
                continue  # the letterhead begins above the text of later pages
            if (above or box[3] < foot) and words and not _is_mark(words, sheet):
                yield f"page {number}: {words[:60]!r} at {box[1]:.0f}"


def _is_mark(words: str, sheet: Sheet) -> bool:
    marks = (sheet.security, _tight(sheet.marking), _tight(sheet.stamp), "KONSEP", "SALINAN", "Arsip–Paraf")
    # A mark spaced by letters, or beside another one, comes in pieces.
    return any(words in mark for mark in marks) or bool(
        re.fullmatch(r"-?\d*-?|Halaman\d+dari\d+|.{0,40}\.\.\.", words)
        or re.fullmatch("|".join(re.escape(mark) for mark in marks if mark) + r"|-\d+-", words)
    )


def overlapping_lines(pdf: bytes) -> Iterator[str]:
    """Lines of text one of which is printed over another; the draft's mark below the text is none of them."""
    for number, page in enumerate(pdfium.PdfDocument(pdf), start=1):
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        boxes = sorted((box for box in boxes if box[3] - box[1] < HIGHEST_LINE), key=lambda box: -box[3])
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                if other[3] <= one[1]:
                    break
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                low = min(one[3] - one[1], other[3] - other[1])
                if across > OVERLAP and down > OVERLAP and down > low * OVERLAP_SHARE:
                    both = (text.get_text_bounded(*box)[:30] for box in (one, other))
                    yield f"page {number}: {' over '.join(map(repr, both))}"


def empty_pages(pdf: bytes, sheet: Sheet) -> Iterator[str]:
    """Pages with nothing but their furniture."""
    height = sheet.extent[1] * MM
    head, foot = sheet.margins.top * MM - SLACK, sheet.margins.bottom * MM - SLACK
    for number, page in enumerate(pdfium.PdfDocument(pdf), start=1):
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        inside = [box for box in boxes if box[1] < height - head and box[3] > foot]
        if not inside and not list(page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])):
            yield f"page {number} is empty"


def wrong_sizes(pdf: bytes, sheet: Sheet) -> Iterator[str]:
    """Pages of another size than the sheet, or turned."""
    wanted = tuple(side * MM for side in sheet.extent)
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, start=1):
        for box in (page.mediabox, page.cropbox):
            size = (float(box.width), float(box.height))
            if page.rotation or max(abs(one - other) for one, other in zip(size, wanted, strict=True)) > 1:
                yield f"page {number}: {size}"


def tables_without_header(pdf: bytes, parts: Sequence[Block]) -> Iterator[str]:
    """Pages with a numbered row of a table and without the table's header."""
    pages = [_tight(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]
    heads: dict[str, set[str]] = {}
    for table in _tables(parts):
        head = "".join(_tight(blocks.plain(cell)) for cell in table.header)
        for row in table.rows:
            key = "".join(_tight(blocks.plain(cell)) for cell in row[:3])[:ROW_KEY]
            if len(key) == ROW_KEY and key[0].isdigit():
                heads.setdefault(key, set()).add(head)
    for number, page in enumerate(pages, start=1):
        for key, possible in heads.items():
            if key in page and not any(head in page for head in possible):
                yield f"page {number}: {key!r} without its header"


def _tables(parts: Iterable[Block]) -> Iterator[blocks.Table]:
    for part in parts:
        if isinstance(part, blocks.Table):
            yield part
        items = getattr(part, "items", None) or ()
        inner = getattr(part, "blocks", None) or ()
        yield from _tables([*inner, *(block for item in items for block in item.blocks)])


def foreign_fonts(pdf: bytes) -> Iterator[str]:
    """Fonts that are none of ours: a PDF writer's own fonts, or a system's."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            name = str(font["/BaseFont"]).lstrip("/")
            if not re.fullmatch(r"[A-Z]{6}\+(?:LiberationSans|NetraBookman|LiberationMono)(?:-\w+)?", name):
                yield name


def told_about_itself(pdf: bytes, sheet: Sheet, people: Iterable[str]) -> Iterator[str]:
    """A title or language that is not the sheet's, and anything about a person in what the file says of itself."""
    reader = PdfReader(io.BytesIO(pdf))
    about = dict(reader.metadata or {})
    if about.get("/Title") != sheet.title:
        yield f"title: {about.get('/Title')!r}"
    if reader.trailer["/Root"].get("/Lang") != sheet.language:
        yield "language"
    if about.get("/Author") or about.get("/Subject") or about.get("/Keywords"):
        yield f"properties: {about}"
    told = (
        f"{' '.join(map(str, about.values()))} {reader.xmp_metadata and reader.xmp_metadata.rdf_root.toxml()}"
    )
    yield from (f"person: {name}" for name in people if name.lower() in told.lower())


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
    """Characters written in a font that has no shape for them: the writer shows its empty box, and no letter is left."""
    for number, page in enumerate(pdfium.PdfDocument(pdf), start=1):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            code = pdfium.raw.FPDFText_GetUnicode(text, at)
            if code in (0, 0xFFFD, 0xFFFF) or pdfium.raw.FPDFText_HasUnicodeMapError(text, at) == 1:
                yield f"page {number}: after {text.get_text_range(max(0, at - 20), min(at, 20))!r}"
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            if "/ToUnicode" not in font:
                yield f"{font['/BaseFont']} cannot be read as text"


def loose_fonts(pdf: bytes) -> Iterator[str]:
    """Fonts whose outlines are not inside the file."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get("/FontDescriptor")
            if descriptor is None or "/FontFile2" not in descriptor.get_object():
                yield str(font["/BaseFont"])


def on_paper(pdf: bytes, sheet: Sheet, parts: Sequence[Block], slack: float = SLACK) -> list[str]:
    """Everything that shows on the pages, whichever program made them."""
    return [
        *outside_margins(pdf, sheet, slack),
        *overlapping_lines(pdf),
        *empty_pages(pdf, sheet),
        *wrong_sizes(pdf, sheet),
        *split_or_lonely_signatures(pdf, parts),
        *headings_at_the_foot(pdf, parts),
        *labels_without_value(pdf, parts),
        *tables_without_header(pdf, parts),
    ]


def inside_the_file(pdf: bytes, sheet: Sheet, people: Iterable[str]) -> list[str]:
    """Everything that our own PDF promises besides."""
    return [
        *strange_furniture(pdf, sheet),
        *missing_glyphs(pdf),
        *loose_fonts(pdf),
        *foreign_fonts(pdf),
        *told_about_itself(pdf, sheet, people),
    ]


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", text)
