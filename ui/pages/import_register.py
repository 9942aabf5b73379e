"""The dialog that takes a staff register over from a table: shown and judged first, kept on a person's word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from core.people import tables as reader
from core.people.columns import Column as Meaning
from core.people.official import Official
from core.storage.inputs import read_file
from core.vault import officials as registers
from core.vault.officials import Merged
from core.vault.vault import Vault
from ui import texts
from ui.components import judged as judging
from ui.components.failure import tell
from ui.components.import_preview import ImportPreview
from ui.components.judged import Judged, Source
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.heavy import heavy
from ui.jobs import Job, Jobs
from ui.register import Snapshot
from ui.theme import px
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.sheet import Sheet

_WIDTH: Final = 1040


class ImportSheet(Sheet):
    """Emits `imported` with what the import did. Until *Simpan daftar* nothing in the vault changes."""

    imported = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, jobs: Jobs, dialogs: Dialogs, today: date) -> None:
        super().__init__(
            parent, self.tr("Impor daftar pegawai"),
            self.tr("Periksa dahulu apa yang terbaca. Daftar di brankas baru berubah setelah disimpan; "
                    "tidak ada pegawai yang dihapus."),
            self.tr("&Simpan daftar"), width=_WIDTH,
        )  # fmt: skip
        self._desk, self._jobs, self._dialogs, self._today = desk, jobs, dialogs, today
        self._source: Source | None = None
        self._known: tuple[Official, ...] = ()
        self._job: Job | None = None
        self._saving = False
        self.judged: Judged | None = None
        self._build()

    def _build(self) -> None:
        self._file = label("", "strong", wrap=True)
        self.sum = label("", wrap=True)
        self.other = button(self.tr("Pilih berkas &lain…"), self.choose)
        head = row(gap=16)
        head.addLayout(column(self._file, self.sum, gap=4), 1)
        head.addWidget(self.other)
        headline = QWidget()
        headline.setLayout(head)
        self._doing = label("")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(px(260))
        self.progress = holder(row(self._doing, self._bar, 0, gap=12))
        self.preview = ImportPreview(self._jobs)
        self.preview.wanted.connect(lambda header, meanings: self._judge(header=header, overruled=meanings))
        self.preview.broke.connect(self.broke)
        self.add(headline, self.progress, self.preview)
        self.progress.hide()
        self.preview.setEnabled(False)
        self.agree.setEnabled(False)
        # Enter in a choice or a list must not keep the register by accident.
        self.agree.setDefault(False)
        self.other.setFocus()

    # -- reading

    def begin(self, path: Path) -> None:
        """Shows itself, then reads a table: painted beside busy reading, it would come late."""
        self._file.setText(path.name)
        self.open()
        QTimer.singleShot(0, self, lambda: self.read(path))

    def choose(self) -> None:
        """Asks for another table."""
        path = self._dialogs.choose_file(
            self, self.tr("Pilih tabel pegawai"), self.tr("Tabel (*.csv *.xlsx *.tsv *.txt)")
        )
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Reads a table and shows what would come of it."""
        self.message.hide()
        self._source, self.judged = None, None
        self._file.setText(path.name)
        self.sum.setText("")
        self.preview.setEnabled(False)

        def work(job: Job) -> Source:
            data = read_file(path, most=reader.MOST_BYTES + 1)
            rows = reader.read(data, path.name, noticed=lambda count: job.report(count, 0))
            return Source(name=path.name, data=data, rows=rows)

        def progress(count: int, _total: int) -> None:
            if count:
                self._show_progress(self.tr("Membaca baris {count}").format(count=texts.count(count)), 0, 0)

        self._show_progress(self.tr("Membaca berkas"), 0, 0)
        self._run(
            self._jobs.start(self, heavy(work), done=self._loaded, failed=self._failed, progress=progress)
        )

    def _loaded(self, source: Source) -> None:
        self._source = source
        self._desk.register.load(self, done=self._compare, failed=self._failed)

    def _compare(self, snapshot: Snapshot) -> None:
        self._known = snapshot.officials
        self._judge()

    def _judge(
        self, *, header: int | None = None, overruled: Mapping[str | int, Meaning] | None = None
    ) -> None:
        """Judges the table in this reading; an older judging that still runs is given up."""
        source, known, today = self._source, self._known, self._today
        if source is None:
            return
        self.agree.setEnabled(False)
        new_header = self.judged is None or self.judged.table.header != header

        def work(job: Job) -> Judged:
            return judging.judge(source, known, today, job, header=header, overruled=overruled)

        def progress(count: int, total: int) -> None:
            words = self.tr("Memeriksa {count} dari {all} baris").format(
                count=texts.count(count), all=texts.count(total)
            )
            self._show_progress(words, count, total)

        self._run(
            self._jobs.start(
                self, heavy(work), done=lambda made: self._show(made, source, anew=new_header), failed=self._failed,
                progress=progress,
            )
        )  # fmt: skip

    def _run(self, job: Job) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = job

    # -- showing

    def _show(self, made: Judged, source: Source, *, anew: bool) -> None:
        self.judged = made
        self.progress.hide()
        self.preview.setEnabled(True)
        self.preview.show_judged(made, source.rows, anew=anew)
        self.sum.setText(self._summary(made))
        self.agree.setEnabled(bool(made.changes))
        if made.table.named:
            self.message.hide()
        else:
            self.message.say(
                self.tr("Kolom nama belum dikenali."),
                self.tr("Pilih “Nama” di atas kolom yang memuat nama pegawai, atau pilih baris judul yang lain."),
                tone="doubt",
            )  # fmt: skip
        # What was just put in has a size only after the layouts have seen it.
        QTimer.singleShot(0, self, self.fit)

    def _summary(self, made: Judged) -> str:
        if not made.table.named:
            return self.tr("{count} baris").format(count=texts.count(made.total))
        words = self.tr(
            "{count} baris: {added} pegawai baru, {changed} berubah, {unchanged} tetap, {left_out} dilewati."
        )
        return words.format(
            count=texts.count(made.total), added=texts.count(made.added), changed=texts.count(made.changed),
            unchanged=texts.count(made.unchanged), left_out=texts.count(made.left_out),
        )  # fmt: skip

    def _show_progress(self, words: str, done: int, total: int) -> None:
        self._doing.setText(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)
        self.progress.show()

    # -- keeping

    def submit(self) -> None:
        """Keeps what is new or changed, all of it or nothing."""
        made, source = self.judged, self._source
        if made is None or source is None or not self.agree.isEnabled():
            return
        self._busy_saving(True)

        def work(vault: Vault, job: Job) -> Merged:
            with vault.change_register() as ledger:
                return registers.merge(ledger, made.officials, source=source.data, progress=job.report)

        def progress(done: int, total: int) -> None:
            words = self.tr("Menyimpan {done} dari {all} pegawai")
            self._show_progress(words.format(done=texts.count(done), all=texts.count(total)), done, total)

        self._show_progress(self.tr("Menyimpan daftar"), 0, 0)
        self._job = self._desk.run(
            self,
            heavy(work),
            done=self._kept,
            failed=self._failed,
            progress=progress,
            cancelled=self._stopped,
        )

    def _kept(self, merged: Merged) -> None:
        self._saving = False
        self._desk.changed.emit("")
        self.imported.emit(merged)
        self.accept()

    def _stopped(self) -> None:
        self._busy_saving(False)
        self.message.say(self.tr("Dihentikan. Daftar di brankas tidak berubah."), tone="doubt")

    def _failed(self, error: Exception) -> None:
        self._busy_saving(False)
        self.agree.setEnabled(self.judged is not None and bool(self.judged.changes))
        tell(self.message, self.broke.emit)(error)
        self.other.setFocus()

    def _busy_saving(self, saving: bool) -> None:
        self._saving = saving
        self.progress.setVisible(saving)
        for part in (self.preview, self.agree):
            part.setEnabled(not saving and self.judged is not None)
        self.other.setEnabled(not saving)

    def give_up(self) -> None:
        """Stops what runs: a saving is undone and the sheet stays, reading is given up and the sheet goes."""
        if self._saving and self._job is not None:
            self._job.cancel()
        else:
            self.reject()

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()
