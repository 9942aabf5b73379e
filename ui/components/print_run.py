"""Printing under way: bytes from the storage thread, pages from the workers, how far it is in the strip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.process import letters
from core.process.letters import carrying
from core.process.letters.carrying import Paper
from core.vault.vault import Vault
from core.wording import explain
from core.writing.document import Written
from ui.desk import Desk
from ui.gallery import Gallery
from ui.jobs import Job
from ui.printing import Order, Printer, Printers, Sides, print_out
from ui.widgets.strip import Strip

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """What a person chose to print: each paper with its copies, one paper's pages (from 0, none for all)."""

    printer: Printer
    papers: tuple[Paper, ...]
    copies: tuple[int, ...]
    pages: tuple[int, ...] = ()
    sides: Sides = Sides.ONE
    shrunk: bool = False
    certified: bool = False


class PrintRun:
    """Prints a ticket; what comes of it is told in the strip of the window."""

    def __init__(
        self,
        owner: QWidget,
        desk: Desk,
        gallery: Gallery,
        printers: Printers,
        *,
        broke: Callable[[Exception], object],
    ) -> None:
        self._owner, self._desk, self._gallery, self._printers = owner, desk, gallery, printers
        self._broke = broke
        self._strip = owner.window().findChild(Strip)
        self._job: Job | None = None
        self._stopped = self._over = False

    def start(self, ticket: Ticket) -> None:
        """Begins; the record of every case says that its papers were printed before the first page is."""
        self._ticket = ticket
        self._work = self._strip.add(self._stop) if self._strip is not None else None
        self._say(translate("print", "Menyiapkan cetakan"), 0, 0)

        def fetch(vault: Vault) -> list[bytes]:
            if ticket.certified:
                data = [
                    certified(vault, self._gallery, case_id, paper.id).pdf for case_id, paper in ticket.papers
                ]
            else:
                data = carrying.pdfs(vault, ticket.papers)
            carrying.note_printed(vault, ticket.papers)
            return data

        self._desk.ask(self._owner, fetch, done=self._print, failed=self._fail)

    def _print(self, files: list[bytes]) -> None:
        ticket = self._ticket
        for case_id in dict.fromkeys(case_id for case_id, _ in ticket.papers):
            self._desk.changed.emit(case_id)
        if self._stopped:
            self._cancelled()
            return
        orders = [
            Order(
                pdf=data, title=f"Netra {paper.template}", copies=copies, sides=ticket.sides, shrunk=ticket.shrunk,
                pages=ticket.pages,
            )
            for data, (_, paper), copies in zip(files, ticket.papers, ticket.copies, strict=True)
        ]  # fmt: skip
        every = sum(len(ticket.pages) or paper.pages for _, paper in ticket.papers)

        def work(job: Job) -> None:
            drawn = [0]

            def done(_page: int) -> None:
                drawn[0] += 1
                job.report(min(drawn[0], every), every)

            for order in orders:
                print_out(self._gallery.readers, self._printers, ticket.printer, order, job, done)

        words = translate("print", "Mencetak di {printer}").format(printer=ticket.printer.name)
        self._say(words, 0, every)
        self._job = self._gallery.jobs.start(
            self._owner, work, done=lambda _none: self._finish(), failed=self._fail, cancelled=self._cancelled,
            progress=lambda at, all_pages: self._say(words, at, all_pages),
        )  # fmt: skip

    def _stop(self) -> None:
        self._stopped = True
        if self._over and self._strip is not None and self._work is not None:
            self._strip.drop(self._work)
            self._work = None
        elif self._job is not None:
            self._job.cancel()

    def _say(self, words: str, at: int, every: int, note: str = "") -> None:
        if self._work is not None:
            self._work.show_progress(words, at, every, note)

    def _finish(self) -> None:
        count = len(self._ticket.papers)
        self._close(
            translate("print", "{count} naskah dikirim ke {printer}.").format(
                count=count, printer=self._ticket.printer.name
            )
        )

    def _cancelled(self) -> None:
        self._close(
            translate("print", "Pencetakan dihentikan. Yang sudah dikirim ke pencetak mungkin tetap keluar.")
        )

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError):
            words = explain(error)
            self._close(words.what, words.hint)
        else:
            self._close(translate("print", "Pencetakan tidak selesai."))
            self._broke(error)

    def _close(self, words: str, note: str = "") -> None:
        self._over = True
        self._say(words, 0, 1, note)
        if self._work is not None:
            self._work.show_ended(ended=True)


def certified(vault: Vault, gallery: Gallery, case_id: str, document_id: str) -> Written:
    """A paper once more as SALINAN, with its pictures; on the storage thread, which waits for the workers."""
    pictures = letters.decode_all(letters.shown_again(vault, case_id, document_id), gallery.readers)
    return letters.copy(vault, case_id, document_id, pictures=pictures)
