"""Paper and printers: what a printer offers, and pages drawn on it at exactly the size they have.

Pages come as pictures from the reading workers and are drawn in a job thread; Qt allows a painter on a printer there.
We write no file. What the system's print queue keeps of a paper is told in the guide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from core.errors import UserError
from core.reading.pool import ReaderPool, ReadingCancelled
from core.writing.head import PaperName
from core.writing.sheet import PAPERS
from ui.gallery import image_of
from ui.jobs import Cancelled, Job

Millimetres = tuple[float, float]
TOLERANCE_MM: Final = 1.0
INCH_MM: Final = 25.4
DOTS: Final = 300  # an inch; an F4 page has 10 million, the workers draw up to 16
_NAMES: Final[dict[PaperName, str]] = {"a4": "A4", "folio": "Folio 210 × 330 mm", "f4": "F4 215 × 330 mm"}


class Sides(StrEnum):
    """On which sides of a sheet pages are printed."""

    ONE = "one"
    LONG = "long"  # turned over the long edge
    SHORT = "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """A printer as the person chooses it: its paper upright in millimetres, its own paper first."""

    name: str
    papers: tuple[Millimetres, ...]
    both_sides: bool = False
    usual: bool = False


class Printers(Protocol):
    """Where printers come from. Both are called in a job thread."""

    def all(self) -> tuple[Printer, ...]:
        """The printers there are now."""
        ...

    def open(self, printer: Printer, title: str) -> QPrinter:
        """The device, at its highest resolution; `title` is what the print queue shows."""
        ...


class SystemPrinters:
    """The printers of the operating system."""

    def all(self) -> tuple[Printer, ...]:
        """See `Printers`."""
        return tuple(_told(info) for info in QPrinterInfo.availablePrinters())

    def open(self, printer: Printer, title: str) -> QPrinter:
        """See `Printers`. Raises UserError `printer_gone`."""
        info = QPrinterInfo.printerInfo(printer.name)
        if info.isNull():
            raise UserError("printer_gone", printer=printer.name)
        device = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        device.setDocName(title)
        return device


def _told(info: QPrinterInfo) -> Printer:
    own = info.defaultPageSize()
    sizes = [own, *(size for size in info.supportedPageSizes() if size != own)]
    return Printer(
        name=info.printerName(),
        papers=tuple(_upright(size.size(QPageSize.Unit.Millimeter)) for size in sizes if size.isValid()),
        both_sides=any(mode != QPrinter.DuplexMode.DuplexNone for mode in info.supportedDuplexModes()),
        usual=info.isDefault(),
    )


def _upright(size: QSizeF) -> Millimetres:
    return min(size.width(), size.height()), max(size.width(), size.height())


# -- paper


def paper_of(size: Millimetres) -> PaperName | None:
    """Which of our papers has this size, upright or lying, to a millimetre."""
    return next((name for name, own in PAPERS.items() if _same(own, _turned_up(size))), None)


def paper_words(size: Millimetres) -> str:
    """The paper as a person knows it."""
    name = paper_of(size)
    return _NAMES[name] if name is not None else "{:.0f} × {:.0f} mm".format(*size)


def offers(printer: Printer, size: Millimetres) -> Millimetres | None:
    """The printer's paper of this size, to a millimetre, or None; US Legal is 26 mm longer than F4 and never one."""
    return next((own for own in printer.papers if _same(own, _turned_up(size))), None)


def made_for(printer: Printer) -> tuple[PaperName, ...]:
    """The papers of ours that the printer has, its own one first."""
    found = (paper_of(size) for size in printer.papers)
    return tuple(dict.fromkeys(name for name in found if name is not None))


def percent_on(size: Millimetres, printer: Printer) -> int:
    """How many percent of its size a page has when it is shrunk onto the printer's own paper, at most 100."""
    if not printer.papers:
        return 100
    (wide, high), (across, down) = _turned_up(size), printer.papers[0]
    return min(100, int(100 * min(across / wide, down / high)))


def _turned_up(size: Millimetres) -> Millimetres:
    return min(size), max(size)


def _same(one: Millimetres, other: Millimetres) -> bool:
    return all(abs(a - b) <= TOLERANCE_MM for a, b in zip(one, other, strict=True))


# -- printing


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One paper for the printer: its bytes, which pages (from 0; none are all), how often. `title` names no person."""

    pdf: bytes
    title: str
    copies: int
    pages: tuple[int, ...]
    sides: Sides = Sides.ONE
    shrunk: bool = False


def print_out(
    readers: ReaderPool,
    printers: Printers,
    printer: Printer,
    order: Order,
    job: Job,
    done: Callable[[int], None],
) -> None:
    """Prints one paper as one job of the printer; `done` hears of each page. In a job thread.

    Every page has exactly its own size, unless `shrunk` was agreed for a printer without that paper.

    Raises:
        Cancelled: the job should stop; the printer is told to drop the paper.
        UserError: `paper_absent` for paper that the printer lacks, `printer_gone`, `printer_failed`; as
            `ReaderPool.render`.
    """
    sizes = tuple((wide / 100, high / 100) for wide, high in readers.measure(order.pdf))
    wanted = order.pages or tuple(range(len(sizes)))
    for page in wanted:
        if offers(printer, sizes[page]) is None and not order.shrunk:
            raise UserError("paper_absent", paper=paper_words(sizes[page]), printer=printer.name)
    # Not every system lets a job change its paper: pages that lie or have another size are a job of their own.
    runs = [tuple(run) for _, run in groupby(wanted, key=lambda page: sizes[page])]
    at_once = len(runs) == 1
    for _ in range(1 if at_once else order.copies):
        for pages in runs:
            device = printers.open(printer, order.title)
            again = order.copies if at_once else 1
            if device.supportsMultipleCopies():
                device.setCopyCount(again)
                again = 1
            device.setCollateCopies(True)
            device.setDuplex(_DUPLEX[order.sides])
            _print_run(
                readers,
                device,
                _Run(order=order, pages=pages * again, printer=printer, size=sizes[pages[0]]),
                job,
                done,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Pages of one size in one job of the printer."""

    order: Order
    pages: tuple[int, ...]
    printer: Printer
    size: Millimetres


def _print_run(
    readers: ReaderPool, device: QPrinter, run: _Run, job: Job, done: Callable[[int], None]
) -> None:
    layout = _layout(run.printer, run.size)
    device.setPageLayout(layout)
    device.setFullPage(True)
    # A driver may take another paper than it was given; a page cut off or shrunk by it is not what was agreed.
    given, got = (one.fullRect(QPageLayout.Unit.Millimeter) for one in (layout, device.pageLayout()))
    if not _same((given.width(), given.height()), (got.width(), got.height())):
        raise UserError("paper_absent", paper=paper_words(run.size), printer=run.printer.name)
    failed = UserError("printer_failed", printer=run.printer.name)
    painter = QPainter()
    try:
        for page in run.pages:
            job.check()
            if not (device.newPage() if painter.isActive() else painter.begin(device)):
                raise failed
            _draw(readers, painter, run, page, job, layout)
            done(page)
    except (Cancelled, ReadingCancelled):
        device.abort()
        raise Cancelled from None
    except UserError:
        device.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    if device.printerState() == QPrinter.PrinterState.Error:
        raise failed


_DUPLEX: Final = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}


def _layout(printer: Printer, size: Millimetres) -> QPageLayout:
    """The whole sheet without margins; the printer's own paper where the page has to be shrunk."""
    wide, high = offers(printer, size) or (printer.papers[0] if printer.papers else _turned_up(size))
    lying = size[0] > size[1]
    return QPageLayout(
        QPageSize(QSizeF(wide, high), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
        QPageLayout.Unit.Millimeter,
    )


def _draw(
    readers: ReaderPool, painter: QPainter, run: _Run, page: int, job: Job, layout: QPageLayout
) -> None:
    """Draws a page from the corner of the sheet, every millimetre of it one millimetre; shrunk to fit the sheet."""
    size, side = run.size, round(max(run.size) / INCH_MM * DOTS)
    pixels = readers.render(run.order.pdf, max_side=side, page=page, cancel=lambda: job.cancelled)
    image = image_of(pixels)
    sheet = layout.fullRect(QPageLayout.Unit.Millimeter)
    fitting = min(sheet.width() / size[0], sheet.height() / size[1])
    # A paper of the same name may be half a millimetre larger or smaller; that is no reason to shrink anything.
    scale = 1.0 if fitting > 1 - TOLERANCE_MM / min(size) else fitting
    device = painter.device()
    across, down = device.logicalDpiX() / INCH_MM, device.logicalDpiY() / INCH_MM
    # The width decides: the worker cuts the height to whole pixels, which must not stretch the page.
    pixel_mm = size[0] / image.width() * scale
    left = max(0.0, (sheet.width() - size[0] * scale) / 2) if scale < 1 else 0.0
    width, height = image.width() * pixel_mm * across, image.height() * pixel_mm * down
    painter.drawImage(QRectF(left * across, 0, width, height), image)
