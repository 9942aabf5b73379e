"""The tab *Bukti*: add by dragging, pasting or choosing; look; read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.errors import UserError
from core.vault.office import Office
from core.wording import explain
from ui.components import lists
from ui.components.case_view import CaseView
from ui.components.evidence_inspector import EvidenceInspector
from ui.dialogs import Dialogs
from ui.gallery import Gallery
from ui.inbox.incoming import as_png, incoming
from ui.intake import Intake, Source, Tally
from ui.widgets.basics import button, column, label, row
from ui.widgets.drop import DropTarget, files_or_picture
from ui.widgets.empty import EmptyState
from ui.widgets.message import Message
from ui.widgets.table import Table


class EvidenceTab(QWidget):
    """Emits `viewing` with the id of evidence to be shown large."""

    viewing = Signal(str)
    broke = Signal(object)

    def __init__(self, gallery: Gallery, intake: Intake, dialogs: Dialogs, office: Office) -> None:
        super().__init__()
        self._intake, self._dialogs = intake, dialogs
        self._view: CaseView | None = None
        self._refused: list[tuple[str, UserError]] = []
        self._build(gallery, office)
        self._connect()

    def _build(self, gallery: Gallery, office: Office) -> None:
        self.message = Message()
        self.add = button(self.tr("&Tambah bukti…"), self.choose, image="plus")
        self.paste_button = button(self.tr("Tem&pel"), self.paste, image="clipboard-text")
        self.paste_button.setToolTip(self.tr("Tempel gambar atau berkas yang disalin (Ctrl+V)"))
        self.read_all = button(self.tr("Baca yang belum"), self._read_unread, image="text-aa")
        self.hint = label(self.tr("Seret berkas ke sini, tempel dengan Ctrl+V, atau pilih."), "caption")
        self.table = Table(lists.evidence(office), self.tr("Daftar bukti"))
        self.inspector = EvidenceInspector(gallery, office)
        filled = QWidget()
        body = row(gap=16)
        body.addWidget(self.table, 1)
        body.addWidget(self.inspector)
        filled.setLayout(body)
        self.stack = QStackedWidget()
        self.stack.addWidget(filled)
        self.stack.addWidget(
            EmptyState(
                "image-square", self.tr("Belum ada bukti"),
                self.tr("Seret tangkapan layar ke sini, tempel dengan Ctrl+V, atau pilih berkas. "
                        "Yang asli disimpan tanpa diubah; teksnya dibaca di belakang."),
                self.tr("Pilih berkas…"), self.choose,
            )
        )  # fmt: skip
        tools = row(self.add, self.paste_button, self.read_all, 8, self.hint, 0)
        self.setLayout(column(tools, self.message, self.stack, margin=(0, 12, 0, 0), gap=12))
        DropTarget(self, self.tr("Lepaskan untuk menambah bukti"), fits=files_or_picture, take=self._take)

    def _connect(self) -> None:
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda found: self.viewing.emit(found.id) if found.item.readable else None)
        self.inspector.opening.connect(self.viewing)
        self.inspector.reading.connect(lambda item: self._intake.read(self._case_id, (item,)))
        self.inspector.broke.connect(self.broke)
        self._intake.refused.connect(self._note_refusal)
        self._intake.ended.connect(self._sum_up)
        paste = QShortcut(
            QKeySequence.StandardKey.Paste, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        paste.activated.connect(self.paste)
        for key, by in ((Qt.Key.Key_J, 1), (Qt.Key.Key_K, -1)):
            step = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            step.activated.connect(lambda by=by: self.table.step(by))

    @property
    def _case_id(self) -> str:
        return self._view.row.id if self._view is not None else ""

    def load(self, view: CaseView) -> None:
        """Shows the evidence of this case."""
        if self._view is None or self._view.row.id != view.row.id:
            self.message.hide()
        self._view = view
        self.table.put(view.evidence)
        self.stack.setCurrentIndex(0 if view.evidence else 1)
        self.hint.setVisible(bool(view.evidence))
        self._show_unread()
        self._picked(self.table.value())

    def _unread(self) -> tuple[str, ...]:
        rows = self._view.evidence if self._view is not None else ()
        return tuple(found.id for found in rows if found.item.readable and found.reading is None)

    def _show_unread(self) -> None:
        count = len(self._unread())
        self.read_all.setText(self.tr("Baca {count} yang belum").format(count=count))
        self.read_all.setVisible(count > 0 and not self._intake.busy)

    def _read_unread(self) -> None:
        self._intake.read(self._case_id, self._unread())
        self._show_unread()

    # -- adding

    def choose(self) -> None:
        """Asks for files and adds them."""
        paths = self._dialogs.choose_files(self, self.tr("Tambah bukti"))
        self.add_paths(paths)

    def add_paths(self, paths: tuple[Path, ...]) -> None:
        """Adds files; a folder gives the files in it."""
        files: list[Path] = []
        for path in paths:
            files.extend(sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path])
        self._add(tuple(Source(case_id=self._case_id, name=path.name, path=path) for path in files))

    def paste(self) -> None:
        """Adds what is on the clipboard: files by their path, a picture as the bytes it has."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: QMimeData | None) -> None:
        found = incoming(data)
        png = as_png(found.image) if found.image is not None else found.png
        if found.paths:
            self.add_paths(found.paths)
        elif png:
            self._add((Source(case_id=self._case_id, name=self.tr("tempelan.png"), data=png),))
        else:
            self.message.say(
                self.tr("Tidak ada gambar atau berkas untuk ditempel."),
                self.tr("Salin dahulu gambar atau berkasnya, lalu tekan Ctrl+V lagi."), tone="doubt",
            )  # fmt: skip

    def _add(self, sources: tuple[Source, ...]) -> None:
        if sources and self._case_id:
            self.message.hide()
            self._refused.clear()
            self._intake.add(sources)
            self._show_unread()

    def _note_refusal(self, name: str, error: UserError) -> None:
        self._refused.append((name, error))

    def _sum_up(self, tally: Tally) -> None:
        self._show_unread()
        if self._refused:
            words = explain(self._refused[0][1])
            more = self.tr(" ({count} berkas lain juga ditolak.)").format(count=len(self._refused) - 1)
            kept = self.tr(" {count} bukti lain tersimpan.").format(count=tally.added) if tally.added else ""
            self.message.say(words.what + (more if len(self._refused) > 1 else "") + kept, words.hint)
        elif tally.stopped:
            self.message.say(
                self.tr("Dihentikan. {count} bukti sudah tersimpan.").format(count=tally.added),
                self.tr("Gambar yang belum dibaca dapat dibaca nanti."), tone="doubt",
            )  # fmt: skip
        elif tally.existing and not tally.earlier:
            self.message.say(
                self.tr("{count} berkas sudah ada di sini dan tidak digandakan.").format(
                    count=tally.existing
                ),
                tone="accent",
            )

    def _picked(self, found: lists.EvidenceRow | None) -> None:
        self.inspector.show_row(self._case_id, found)
        if found is not None and found.reading is None and found.item.readable and self._intake.busy:
            self._intake.prefer(self._case_id, found.id)
