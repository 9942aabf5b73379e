"""The sheet *Cetak*: a printer, copies, pages; what the printer cannot do is said before anything is printed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSpinBox, QWidget

from core.case.document import Document
from core.errors import UserError
from core.process.letters.again import on_paper
from core.process.letters.carrying import Paper, pdfs
from core.rules.printing import originals
from core.vault.vault import Vault
from core.writing.document import Written
from core.writing.sheet import PAPERS
from ui.components.failure import tell
from ui.components.page_choice import chosen_pages
from ui.components.paper import PaperView
from ui.components.print_run import PrintRun, Ticket, certified
from ui.components.save_papers import save_papers
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.jobs import Job
from ui.printing import (
    Millimetres,
    Printer,
    Printers,
    Sides,
    SystemPrinters,
    made_for,
    offers,
    paper_words,
    percent_on,
)
from ui.theme import px
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.choices import Check
from ui.widgets.form import Choice, Field
from ui.widgets.sheet import Sheet

Broke = Callable[[Exception], object]
_CERTIFIED = "certified"
_MOST_COPIES = 50
_TWO_COLUMNS = 620  # design pixels; narrower, the page stands below what is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What has to be known before it can be printed: the printers, and the pages of every paper."""

    printers: tuple[Printer, ...] | None = None
    sizes: tuple[tuple[Millimetres, ...], ...] | None = None


class PrintSheet(Sheet):
    """Asks how the papers are printed; printing itself goes on in the strip when the sheet has closed.

    `broke` hears of bugs, also after the sheet is gone.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        gallery: Gallery,
        dialogs: Dialogs,
        papers: Sequence[Paper],
        *,
        broke: Broke,
        printers: Printers | None = None,
    ) -> None:
        one = papers[0][1] if len(papers) == 1 else None
        told = f"{one.title}\n{one.number or ''}".strip() if one else ""
        super().__init__(parent, self._title(), told or self._count(papers), self._verb(), width=880)
        self._owner, self._desk, self._gallery, self._dialogs = parent, desk, gallery, dialogs
        self._papers, self._printers = tuple(papers), printers or SystemPrinters()
        self._broke, self._known = broke, _Known()
        self._build(one)
        self._show_paper()
        self._judge()
        gallery.jobs.start(
            self, lambda _job: self._printers.all(), done=self._list_printers,
            failed=tell(self.message, self._broke),
        )  # fmt: skip
        self._measure()

    def _title(self) -> str:
        return self.tr("Cetak")

    def _verb(self) -> str:
        return self.tr("&Cetak")

    def _count(self, papers: Sequence[Paper]) -> str:
        return self.tr("{count} naskah, dicetak berurutan").format(count=len(papers))

    def _build(self, one: Document | None) -> None:
        self.printer = Choice()
        self.copies = QSpinBox()
        self.copies.setRange(1 if one else 0, _MOST_COPIES)
        self.copies.setSpecialValueText("" if one else self.tr("menurut jenis naskah"))
        self.copies.setValue(originals(one.template) if one else 0)
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(self.tr("semua"))
        self._pages = Field(self.tr("&Halaman"), self.pages, help_text=self.tr("Misalnya: 1-2, 4"))
        self._pages.setVisible(one is not None and one.pages > 1)
        self.sides = Choice(
            (
                (self.tr("Satu sisi"), Sides.ONE.value),
                (self.tr("Bolak-balik, dibalik pada sisi panjang"), Sides.LONG.value),
                (self.tr("Bolak-balik, dibalik pada sisi pendek"), Sides.SHORT.value),
            )
        )
        self._sides = Field(self.tr("&Sisi kertas"), self.sides)
        self.kind = Choice(
            (
                (self.tr("Naskah yang tersimpan"), "stored"),
                (self.tr("SALINAN, dengan tempat pengesahan"), _CERTIFIED),
            )
        )
        self._kind = Field(self.tr("Yang &dicetak"), self.kind)
        self._kind.setVisible(one is not None and one.number is not None and not one.draft)
        self._lack = label("", "strong", wrap=True)
        self.remake = button("", self._remake, image="arrows-clockwise")
        self.save = button(self.tr("S&impan PDF…"), self._save, image="download-simple")
        self.shrink = Check("")
        self.shrink.toggled.connect(lambda _on: self._judge())
        self._lack_box = holder(
            column(self._lack, row(self.remake, 0), row(self.save, 0), self.shrink, margin=12, gap=10), "card"
        )
        self.paper = PaperView(self._gallery)
        self.paper.broke.connect(self._broke)
        self.which = Choice(tuple((self._named(paper), str(at)) for at, paper in enumerate(self._papers)))
        self.which.setVisible(one is None)
        self.which.currentIndexChanged.connect(lambda _at: self._show_paper())
        asked = QWidget()
        asked.setLayout(
            column(
                Field(self.tr("&Pencetak"), self.printer),
                Field(self.tr("&Jumlah rangkap"), self.copies),
                self._pages, self._sides, self._kind, self._lack_box, 0, gap=14,
            )
        )  # fmt: skip
        shown = column(self.which, gap=8)
        shown.addWidget(self.paper, 1)
        self.paper.setMinimumHeight(px(400))
        both, self._sides_by_side = QWidget(), row(gap=20)
        self._sides_by_side.addWidget(asked, 1)
        self._sides_by_side.addLayout(shown, 1)
        both.setLayout(self._sides_by_side)
        self.add(both)
        self.printer.currentIndexChanged.connect(lambda _at: self._judge())
        self.kind.currentIndexChanged.connect(lambda _at: self._show_paper())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(_TWO_COLUMNS)
        directions = QBoxLayout.Direction
        self._sides_by_side.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _named(self, paper: Paper) -> str:
        found = paper[1]
        return f"{found.template}  {found.number or (self.tr('KONSEP') if found.draft else found.title)}"

    def _show_paper(self) -> None:
        case_id, found = self._papers[max(0, self.which.currentIndex())]
        if self.kind.value() != _CERTIFIED:
            self.paper.show_document(case_id, found)
            return

        def show(written: Written) -> None:
            if self.kind.value() == _CERTIFIED:
                self.paper.show_written(hashlib.sha256(written.pdf).hexdigest(), written.pdf, written.pages)

        self._desk.ask(
            self, lambda vault: certified(vault, self._gallery, case_id, found.id), done=show,
            failed=tell(self.message, self._broke),
        )  # fmt: skip

    # -- what printer and paper say to each other

    def _list_printers(self, found: tuple[Printer, ...]) -> None:
        self._known = _Known(printers=found, sizes=self._known.sizes)
        self.printer.offer(tuple((printer.name, printer.name) for printer in found))
        usual = next((printer.name for printer in found if printer.usual), "")
        self.printer.set_value(usual)
        self._judge()

    def _measure(self) -> None:
        papers, failed = self._papers, tell(self.message, self._broke)
        self._known = _Known(printers=self._known.printers)

        def work(job: Job, files: list[bytes]) -> tuple[tuple[Millimetres, ...], ...]:
            sizes = (self._gallery.readers.measure(data, cancel=lambda: job.cancelled) for data in files)
            return tuple(tuple((wide / 100, high / 100) for wide, high in pages) for pages in sizes)

        def done(sizes: tuple[tuple[Millimetres, ...], ...]) -> None:
            self._known = _Known(printers=self._known.printers, sizes=sizes)
            self._judge()

        self._desk.ask(
            self, lambda vault: pdfs(vault, papers), failed=failed,
            done=lambda files: self._gallery.jobs.start(self, lambda job: work(job, files), done=done, failed=failed),
        )  # fmt: skip

    def _chosen(self) -> Printer | None:
        return next((one for one in self._known.printers or () if one.name == self.printer.value()), None)

    def _lacking(self, printer: Printer) -> list[Millimetres]:
        """The sizes of paper that are wanted and that the printer does not have, each once."""
        sizes = (size for pages in self._known.sizes or () for size in pages)
        found = {(min(size), max(size)): None for size in sizes if offers(printer, size) is None}
        return list(found)

    def _judge(self) -> None:
        """Says what stands in the way, and offers what can be done."""
        printer, known = self._chosen(), self._known
        self._sides.setVisible(printer is not None and printer.both_sides)
        if known.printers is not None and not known.printers:
            self.message.say(
                self.tr("Tidak ada pencetak pada komputer ini."),
                self.tr("Pasang pencetaknya pada setelan komputer, atau simpan PDF-nya."),
                tone="doubt", verb=self.tr("S&impan PDF…"), act=self._save,
            )  # fmt: skip
        lacking = self._lacking(printer) if printer is not None else []
        self._lack_box.setVisible(bool(lacking))
        if printer is not None and lacking:
            self._offer(printer, lacking)
        ready = printer is not None and known.sizes is not None
        self.agree.setEnabled(ready and (not lacking or self.shrink.isChecked()))
        self.fit()

    def _offer(self, printer: Printer, lacking: list[Millimetres]) -> None:
        wanted = ", ".join(paper_words(size) for size in lacking)
        self._lack.setText(
            self.tr("Naskah ini untuk kertas {wanted}; pencetak {printer} tidak mempunyainya. "
                    "Pilih pencetak lain, atau:").format(wanted=wanted, printer=printer.name)
        )  # fmt: skip
        own = made_for(printer)
        open_yet = all(paper.number is None for _, paper in self._papers)
        self.remake.setVisible(bool(own) and open_yet)
        if own:
            self.remake.setText(
                self.tr("Buat &ulang untuk {paper}").format(paper=paper_words(PAPERS[own[0]]))
            )
        percent = min(percent_on(size, printer) for size in lacking)
        self.shrink.setText(self.tr("Tetap cetak, diperkecil menjadi {percent} %").format(percent=percent))
        self.shrink.setVisible(bool(printer.papers))

    # -- what can be done

    def _remake(self) -> None:
        printer = self._chosen()
        if printer is None or not (own := made_for(printer)):
            return
        name, papers, readers = own[0], self._papers, self._gallery.readers

        def work(vault: Vault) -> tuple[tuple[Paper, ...], UserError | None]:
            made: list[Paper] = []
            try:
                for case_id, paper in papers:
                    made.append((case_id, on_paper(vault, case_id, paper, name, readers)))
            except UserError as error:  # the ones before it are in their cases already
                return tuple(made), error
            return tuple(made), None

        def done(found: tuple[tuple[Paper, ...], UserError | None]) -> None:
            made, error = found
            self.remake.setEnabled(True)
            self._papers = (*made, *papers[len(made) :])
            for case_id in dict.fromkeys(case_id for case_id, _ in made):
                self._desk.changed.emit(case_id)
            if error is not None:
                tell(self.message, self._broke)(error)
            else:
                self.message.say(
                    self.tr("Dibuat ulang untuk {paper}.").format(paper=paper_words(PAPERS[name])),
                    self.tr("Naskah yang lama tetap ada dalam berkas perkara."), tone="done",
                )  # fmt: skip
            if made:
                self._show_paper()
                self._measure()

        def failed(error: Exception) -> None:
            self.remake.setEnabled(True)
            tell(self.message, self._broke)(error)

        self.remake.setEnabled(False)
        self._desk.ask(self, work, done=done, failed=failed)

    def _save(self) -> None:
        save_papers(
            self, self._desk, self._gallery, self._dialogs, self.message, self._papers, broke=self._broke
        )

    def submit(self) -> None:
        printer = self._chosen()
        if printer is None or self._known.sizes is None:
            return
        self._pages.blame("")
        try:
            pages = chosen_pages(self.pages.text(), len(self._known.sizes[0]))
        except ValueError:
            self._pages.blame(
                self.tr("Tulis nomor halaman 1 sampai {last}, misalnya 1-2, 4.").format(
                    last=len(self._known.sizes[0])
                )
            )
            return
        count = self.copies.value()
        ticket = Ticket(
            printer=printer, papers=self._papers, pages=pages if len(self._papers) == 1 else (),
            copies=tuple(count or originals(paper.template) for _, paper in self._papers),
            sides=Sides(self.sides.value()) if printer.both_sides else Sides.ONE,
            shrunk=bool(self._lacking(printer)) and self.shrink.isChecked(),
            certified=self.kind.value() == _CERTIFIED,
        )  # fmt: skip
        PrintRun(self._owner, self._desk, self._gallery, self._printers, broke=self._broke).start(ticket)
        self.accept()


def open_print(
    owner: QWidget,
    desk: Desk,
    gallery: Gallery,
    dialogs: Dialogs,
    case_id: str,
    documents: Sequence[Document],
    *,
    broke: Broke,
    printers: Printers | None = None,
) -> PrintSheet:
    """Shows the sheet for papers of one case; `owner` lives on while they are printed and `broke` hears of bugs."""
    papers = [(case_id, found) for found in documents]
    sheet = PrintSheet(owner, desk, gallery, dialogs, papers, broke=broke, printers=printers)
    sheet.open()
    return sheet
