"""The tab *Dokumen*: papers of the case, the selected one as it will come out of the printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.case.document_steps import State, Step, lacking
from core.process.letters import scans
from core.process.letters.scans import Recognition
from core.vault.office import Office
from ui import texts
from ui.components import lists
from ui.components.case_view import CaseView
from ui.components.facts import Facts
from ui.components.failure import tell
from ui.components.lists import DocumentRow
from ui.components.paper import PaperView
from ui.components.print_sheet import open_print
from ui.components.save_papers import save_document
from ui.components.scan_reading import ScanFile, read_scans
from ui.components.scan_sheet import ScanSheet
from ui.components.step_sheets import DeliveredSheet, SignedSheet
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.printing import Printers, SystemPrinters
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.drop import DropTarget, local_files
from ui.widgets.empty import EmptyState
from ui.widgets.form import Choice
from ui.widgets.message import Message
from ui.widgets.table import Table

translate = QCoreApplication.translate
_FILES: Final = 4
"""Files of a scan that are named; the record has all of them."""


class DocumentsTab(QWidget):
    """Emits `composing` when another paper is wanted."""

    composing = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, gallery: Gallery, dialogs: Dialogs, office: Office) -> None:
        super().__init__()
        self._desk, self._gallery, self._dialogs, self._office = desk, gallery, dialogs, office
        self.printers: Printers = SystemPrinters()
        self._case_id = self._name = ""
        self.message = Message()
        self.compose = button(self.tr("&Buat dokumen…"), self.composing.emit, image="file-plus")
        self.save = button(self.tr("Simpan &PDF…"), self._save, image="download-simple")
        self.save.setShortcut(QKeySequence.StandardKey.Save)
        self.word = button(self.tr("Simpan &Word…"), lambda: self._save(word=True), image="file-arrow-down")
        self.print = button(self.tr("&Cetak…"), self._print, image="printer")
        self.print.setShortcut(QKeySequence.StandardKey.Print)
        self.sign = button(
            self.tr("&Ditandatangani…"), lambda: self._record(SignedSheet), image="pencil-line"
        )
        self.deliver = button(
            self.tr("Dis&ampaikan…"), lambda: self._record(DeliveredSheet), image="paper-plane-tilt"
        )
        self.scans = button(self.tr("Pi&ndaian bertanda tangan…"), self._choose_scans, image="qr-code")
        self.table = Table(lists.documents(office), self.tr("Daftar dokumen"))
        self._gallery = gallery
        self.paper = PaperView(gallery)
        self.view = Choice()
        self.view.setAccessibleName(self.tr("Yang ditampilkan"))
        self.view.activated.connect(lambda _at: self._show_chosen())
        self._trail = Facts()
        self._trail_card = holder(column(self._trail, margin=12), "card")
        hint = label(self.tr("atau seret berkas pindaian ke halaman ini"), "caption", wrap=True)
        filled = QWidget()
        body = row(gap=16)
        listed = column(self.table, row(self.scans, hint, 0, gap=12), gap=8)
        body.addLayout(listed, 5)
        shown = column(gap=8)
        shown.addWidget(self.view)
        shown.addWidget(self.paper, 1)
        shown.addWidget(self._trail_card)
        body.addLayout(shown, 4)
        filled.setLayout(body)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.stack.addWidget(
            EmptyState(
                "file-text", self.tr("Belum ada dokumen"),
                self.tr("Surat, berita acara, dan keputusan ditulis dari isi berkas ini. "
                        "Naskah yang perlu nomor bertanda KONSEP selama belum bernomor."),
                self.tr("Buat dokumen…"), self.composing.emit,
            )
        )  # fmt: skip
        self._tools = QWidget()
        self._tools.setLayout(row(self.compose, self.print, self.save, self.word, 0, self.sign, self.deliver))
        DropTarget(
            self, self.tr("Lepaskan pindaian surat bertanda tangan"), fits=lambda data: data.hasUrls(),
            take=lambda data: self._look_at(local_files(data)),
        )  # fmt: skip
        self.setLayout(column(self._tools, self.message, self.stack, margin=(0, 12, 0, 0), gap=12))
        self.table.picked.connect(self._pick)
        self.table.opened.connect(lambda _found: self.paper.canvas.setFocus(Qt.FocusReason.OtherFocusReason))
        self.paper.broke.connect(self.broke)

    def load(self, view: CaseView) -> None:
        """Shows the documents of this case."""
        self._case_id, self._name = view.row.id, view.row.name
        self.table.put(view.documents)
        self.stack.setCurrentIndex(0 if view.documents else 1)
        self._tools.setVisible(bool(view.documents))
        if not view.documents:
            self.paper.blank()

    def _pick(self, found: DocumentRow | None) -> None:
        self.paper.show_document(self._case_id, found.item if found is not None else None)
        self.sign.setEnabled(found is not None and found.state is not State.DRAFT)
        self.deliver.setEnabled(found is not None and found.state in (State.SIGNED, State.DELIVERED))
        steps = found.steps if found is not None else ()
        proofs = [step for step in steps if step.scan]
        self.view.offer(
            (
                (self.tr("Naskah seperti dibuat"), ""),
                *((self.tr("Pindaian: {what}").format(what=_named(step)), step.id) for step in proofs),
            )
        )
        self.view.setVisible(bool(proofs))
        self._trail.put(tuple((texts.paper_state(step.state), _told(step)) for step in steps))
        self._trail_card.setVisible(bool(steps))

    def _record(self, kind: type[SignedSheet | DeliveredSheet], scan: Path | None = None) -> None:
        found = self.table.value()
        if not isinstance(found, DocumentRow) or found.item.draft:
            return
        # Papers are mostly signed on their own day and handed over soon after: the first offer, changed by hand.
        day = found.steps[-1].day if found.steps else found.item.date
        signer = self._office.signatory
        who = self._name
        if kind is SignedSheet:
            who = signer.name if signer is not None else ""
        sheet = kind(self, self._desk, self._dialogs, self._case_id, found.item, day=day, who=who, scan=scan)
        sheet.broke.connect(self.broke)
        sheet.recorded.connect(
            lambda step: self.message.say(
                self.tr("Tercatat: {state}.").format(state=texts.paper_state(step.state).lower()), tone="done"
            )
        )
        sheet.open()

    def _show_chosen(self) -> None:
        found, wanted = self.table.value(), self.view.value()
        if isinstance(found, DocumentRow):
            step = next((step for step in found.steps if step.id == wanted), None)
            if step is None:
                self.paper.show_document(self._case_id, found.item)
            else:
                self.paper.show_scan(step)

    def _choose_scans(self) -> None:
        self._look_at(self._dialogs.choose_files(self, self.tr("Pilih pindaian surat bertanda tangan")))

    def _look_at(self, paths: Sequence[Path]) -> None:
        """Looks for the codes on the pages; whatever is found is kept only when a person confirms it."""
        if not paths:
            return
        self.message.say(self.tr("Mencari kode surat pada pindaian…"), tone="accent")
        failed = tell(self.message, self.broke.emit)

        def read(files: tuple[ScanFile, ...]) -> None:
            self._desk.ask(
                self,
                lambda vault: scans.recognised(vault, [file.scan for file in files]),
                done=lambda known: self._offer(files, known),
                failed=failed,
            )

        self._gallery.work(
            self, lambda readers, job: read_scans(readers, job, paths), done=read, failed=failed
        )

    def _offer(self, files: tuple[ScanFile, ...], known: Recognition) -> None:
        self.message.hide()
        if known.found:
            sheet = ScanSheet(self, self._desk, self._gallery, self._office, files, known)
            sheet.broke.connect(self.broke)
            sheet.attached.connect(self._attached)
            sheet.open()
        elif len(files) == 1 and not files[0].scan.fault:
            self._without_code(files[0].path, known)
        else:
            self.message.say(
                self.tr("Tidak ada surat yang dikenali."), "\n".join(known.remarks), tone="doubt"
            )

    def _without_code(self, path: Path, known: Recognition) -> None:
        """A scan without a code belongs to the paper selected, when a person says so."""
        found = self.table.value()
        if not isinstance(found, DocumentRow):
            self.message.say(
                self.tr("Tidak ada surat yang dikenali."), "\n".join(known.remarks), tone="doubt"
            )
        elif found.item.draft:
            self.message.say(
                self.tr("Konsep belum dapat ditandatangani."),
                self.tr("Buat dokumennya dengan nomor dahulu."),
                tone="doubt",
            )
        else:
            self.message.say(
                self.tr("Kode surat tidak dikenali; pindaian ditawarkan untuk surat yang terpilih."),
                "\n".join(known.remarks),
                tone="doubt",
            )
            # The signed paper first: also what an earlier scan of it lacks.
            unsigned = found.state is State.NUMBERED or lacking(found.item.id, found.steps, State.SIGNED)
            self._record(SignedSheet if unsigned else DeliveredSheet, path)

    def _print(self) -> None:
        found = self.table.value()
        if isinstance(found, DocumentRow):
            open_print(
                self, self._desk, self._gallery, self._dialogs, self._case_id, [found.item],
                broke=self.broke.emit, printers=self.printers,
            )  # fmt: skip

    def _attached(self, count: int) -> None:
        self.message.say(
            self.tr("{count} pindaian tersimpan pada suratnya.").format(count=count), tone="done"
        )

    def _save(self, *, word: bool = False) -> None:
        found = self.table.value()
        if isinstance(found, DocumentRow):
            save_document(
                self, self._desk, self._dialogs, self.message, self._case_id, found.item,
                word=word, gallery=self._gallery,
            )  # fmt: skip


def _named(step: Step) -> str:
    return f"{texts.paper_state(step.state).lower()}, {texts.short_date(step.day).strip()}"


def _told(step: Step) -> str:
    said = f"{texts.short_date(step.day).strip()}, {step.who}"
    if step.how:
        said += f", {step.how}"
    told = [said]
    if step.scan and not step.parts:
        told.append(translate("documents", "pindaian tersimpan"))
    files = {part.sha256: None for part in step.parts}
    if len(files) == 1:
        pages = (page for part in step.parts for page in part.pages)
        told.append(
            translate("documents", "pindaian tersimpan: halaman {pages} dari berkas {file}").format(
                pages=", ".join(map(str, pages)), file=texts.groups(step.parts[0].sha256, 12)
            )
        )
    elif files:
        named = ", ".join(texts.groups(file, 8) for file in list(files)[:_FILES])
        told.append(
            translate("documents", "pindaian tersimpan, dari {count} berkas: {files}").format(
                count=len(files), files=named + (" …" if len(files) > _FILES else "")
            )
        )
    if step.lacks:
        told.append(
            translate("documents", "halaman surat yang tidak ada di pindaian ini: {pages}").format(
                pages=", ".join(map(str, step.lacks))
            )
        )
    return "\n".join(told)
