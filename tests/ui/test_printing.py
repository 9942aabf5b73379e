"""Paper and printers: what is printed has the size it should have, measured in the file the printer wrote."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from core.errors import UserError
from core.reading.pool import ReaderPool
from ui.jobs import Cancelled, Job, nothing
from ui.printing import (
    Order,
    Printer,
    Sides,
    made_for,
    offers,
    paper_of,
    percent_on,
    print_out,
)

pytestmark = pytest.mark.usefixtures("qapp")  # a printer needs the application
MM = 72 / 25.4
A4, FOLIO, F4, LEGAL = (210.0, 297.0), (210.0, 330.0), (215.0, 330.0), (215.9, 355.6)
OFFICE = Printer(name="Kantor", papers=(A4, (215.9, 330.2), LEGAL), both_sides=True, usual=True)
SMALL = Printer(name="Kecil", papers=(A4,))


class FilePrinters:
    """Printers that write PDF files; their paper is what the test says."""

    def __init__(self, folder: Path, *printers: Printer) -> None:
        self.folder, self.printers = folder, printers
        self.opened: list[str] = []

    def all(self) -> tuple[Printer, ...]:
        return self.printers

    def open(self, printer: Printer, title: str) -> QPrinter:
        self.opened.append(title)
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(self.folder / f"cetak-{len(self.opened)}.pdf"))
        device.setDocName(title)
        return device


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderPool]:
    pool = ReaderPool(1)
    yield pool
    pool.close()


def marked(*sizes: tuple[float, float]) -> bytes:
    """Pages with a black square of 10 mm whose corner lies 50 mm from the left and 100 mm from the top."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for wide, high in sizes:
        canvas.setPageSize((wide * MM, high * MM))
        canvas.rect(50 * MM, (high - 110) * MM, 10 * MM, 10 * MM, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def order(pdf: bytes, *pages: int, copies: int = 1, shrunk: bool = False) -> Order:
    return Order(
        pdf=pdf, title="Netra D03", copies=copies, pages=pages or (0,), sides=Sides.ONE, shrunk=shrunk
    )


def seen(path: Path, page: int = 0) -> tuple[tuple[float, float], tuple[float, float, float, float]]:
    """The size of a printed page, and left, top, right and bottom of the black square; all in millimetres."""
    drawn = pypdfium2.PdfDocument(path)[page]
    wide, high = drawn.get_size()
    dark = drawn.render(scale=4).to_pil().convert("L").point(lambda tone: 255 if tone < 128 else 0).getbbox()
    dot = 25.4 / 72 / 4
    assert dark is not None
    return (wide / MM, high / MM), tuple(edge * dot for edge in dark)  # type: ignore[return-value]


@pytest.mark.parametrize("size", [A4, F4, (330.0, 215.0)])
def test_a_page_is_printed_at_exactly_its_size(
    readers: ReaderPool, tmp_path: Path, size: tuple[float, float]
) -> None:
    printers = FilePrinters(tmp_path, OFFICE)
    told: list[int] = []
    print_out(readers, printers, OFFICE, order(marked(size)), Job(nothing), told.append)
    page, square = seen(tmp_path / "cetak-1.pdf")
    assert page == pytest.approx(size, abs=1.0)  # the printer's own F4 is 215.9 mm wide
    assert square == pytest.approx((50, 100, 60, 110), abs=0.5)
    assert told == [0]


def test_pages_and_copies_are_those_that_were_asked_for(readers: ReaderPool, tmp_path: Path) -> None:
    printers = FilePrinters(tmp_path, OFFICE)
    print_out(readers, printers, OFFICE, order(marked(A4, A4, A4), 0, 2, copies=2), Job(nothing), nothing)
    assert len(pypdfium2.PdfDocument(tmp_path / "cetak-1.pdf")) == 4
    print_out(readers, printers, OFFICE, order(marked(A4, F4), 0, 1, copies=2), Job(nothing), nothing)
    assert [len(pypdfium2.PdfDocument(tmp_path / f"cetak-{at}.pdf")) for at in (2, 3, 4, 5)] == [1] * 4


def test_paper_that_the_printer_lacks_is_never_shrunk_unasked(readers: ReaderPool, tmp_path: Path) -> None:
    printers = FilePrinters(tmp_path, SMALL)
    with pytest.raises(UserError, match="paper_absent"):
        print_out(readers, printers, SMALL, order(marked(F4)), Job(nothing), nothing)
    assert list(tmp_path.iterdir()) == []
    assert percent_on(F4, SMALL) == 90
    print_out(readers, printers, SMALL, order(marked(F4), shrunk=True), Job(nothing), nothing)
    page, square = seen(tmp_path / "cetak-1.pdf")
    assert page == pytest.approx(A4, abs=0.5)
    assert square[3] - square[1] == pytest.approx(9, abs=0.2)
    assert square[1] == pytest.approx(90, abs=0.5)


def test_a_driver_that_takes_other_paper_prints_nothing(readers: ReaderPool, tmp_path: Path) -> None:
    class Wilful(QPrinter):
        def pageLayout(self) -> QPageLayout:
            return QPageLayout(
                QPageSize(QPageSize.PageSizeId.Letter), QPageLayout.Orientation.Portrait, QMarginsF()
            )

    class Office(FilePrinters):
        def open(self, printer: Printer, title: str) -> QPrinter:
            device = Wilful(QPrinter.PrinterMode.HighResolution)
            device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            device.setOutputFileName(str(self.folder / "cetak.pdf"))
            return device

    with pytest.raises(UserError, match="paper_absent"):
        print_out(readers, Office(tmp_path, OFFICE), OFFICE, order(marked(A4)), Job(nothing), nothing)
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_paper_stops_between_two_pages(readers: ReaderPool, tmp_path: Path) -> None:
    printers = FilePrinters(tmp_path, OFFICE)
    job = Job(nothing)
    told: list[int] = []

    def done(page: int) -> None:
        told.append(page)
        job.cancel()

    with pytest.raises(Cancelled):
        print_out(readers, printers, OFFICE, order(marked(A4, A4, A4), 0, 1, 2), job, done)
    assert told == [0]


def test_papers_are_compared_by_millimetres_and_legal_is_none_of_ours() -> None:
    assert offers(OFFICE, F4) == (215.9, 330.2)
    assert offers(OFFICE, (330.0, 215.0)) == (215.9, 330.2)
    assert offers(OFFICE, FOLIO) is None
    assert offers(Printer(name="x", papers=(LEGAL,)), F4) is None
    assert paper_of(LEGAL) is None
    assert made_for(OFFICE) == ("a4", "f4")
