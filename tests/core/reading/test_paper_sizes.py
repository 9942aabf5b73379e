"""Papers are measured, drawn at a printer's resolution and put together by the confined worker."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from core.errors import UserError
from core.reading.pool import ReaderPool
from tests.core.reading.helpers import draw, encode

MM = 72 / 25.4


def paper(*sizes: tuple[float, float]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for across, down in sizes:
        canvas.setPageSize((across * MM, down * MM))
        canvas.drawString(100, 100, f"{across:g}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_every_page_is_measured_to_a_tenth_of_a_millimetre(pool: ReaderPool) -> None:
    assert pool.measure(paper((210, 297), (330, 215))) == ((21000, 29700), (33000, 21500))


def test_an_f4_page_is_drawn_at_300_dots_an_inch(pool: ReaderPool) -> None:
    side = round(330 / 25.4 * 300)
    drawn = pool.render(paper((215, 330)), max_side=side)
    # Two dots of 300 an inch are a sixth of a millimetre; the proportions are what the page has.
    assert 0 <= side - drawn.height <= 2
    assert abs(drawn.width / drawn.height - 215 / 330) < 1 / drawn.height


def test_papers_are_put_together_in_order(pool: ReaderPool) -> None:
    whole = pool.join([paper((210, 297), (210, 330)), paper((215, 330))])
    pages = PdfReader(io.BytesIO(whole)).pages
    assert [page.extract_text().strip() for page in pages] == ["210", "210", "215"]
    assert pool.measure(whole) == ((21000, 29700), (21000, 33000), (21500, 33000))


def test_what_is_no_paper_is_refused(pool: ReaderPool) -> None:
    with pytest.raises(UserError, match="picture_undecodable"):
        pool.measure(encode(draw("teks"), "PNG"))
    with pytest.raises(UserError, match="picture_undecodable"):
        pool.join([paper((210, 297)), b"%PDF-1.7 rusak"])
    assert pool.measure(paper((210, 297))) == ((21000, 29700),)
