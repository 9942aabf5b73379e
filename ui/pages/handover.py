"""Handing a case over: a generated phrase, a place for the file, and what the receiver compares."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.case.ledger import grouped
from core.handover.export import Exported
from core.vault.words import generate_phrase
from ui import texts
from ui.clipboard import SecretClipboard
from ui.components.facts import Facts
from ui.dialogs import Dialogs
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.choices import Check
from ui.widgets.form import Field
from ui.widgets.sheet import Sheet


class HandoverSheet(Sheet):
    """Emits `agreed` with the phrase and the path; the work itself runs in the strip, not here."""

    agreed = Signal(str, object)

    def __init__(
        self, parent: QWidget, dialogs: Dialogs, clipboard: SecretClipboard, name: str, today: date
    ) -> None:
        super().__init__(
            parent, self.tr("Serah terima berkas perkara"), name, self.tr("&Serahkan"), width=600
        )
        self._dialogs = dialogs
        self.phrase = generate_phrase()
        # The file's name is seen by everybody who carries it: a date, no person.
        self._path = Path.home() / f"serah-terima-{today.isoformat()}.age"
        shown = label(self.phrase, "phrase", wrap=True, copy=True)
        shown.setAccessibleName(self.tr("Frasa serah terima"))
        card = holder(
            column(
                label(self.tr("Frasa serah terima"), "label"), shown,
                row(button(self.tr("Sa&lin frasa"), lambda: clipboard.put(self.phrase), image="copy"), 0),
                label(self.tr("Salinan di papan klip dihapus setelah 30 detik."), "caption"),
                margin=16, gap=8,
            ),
            "inset",
        )  # fmt: skip
        self.noted = Check(self.tr("Frasa sudah saya &catat dan akan saya sampaikan lewat jalur lain"))
        self.noted.toggled.connect(self.agree.setEnabled)
        self.agree.setEnabled(False)
        self._where = label(str(self._path), wrap=True)
        place = QWidget()
        layout = row(gap=12)
        layout.addWidget(self._where, 1)
        layout.addWidget(button(self.tr("&Ubah…"), self.choose))
        place.setLayout(layout)
        self.add(
            label(
                self.tr("Berkas terkunci ini memuat bukti asli, riwayat, dan dokumen satu pegawai. "
                        "Penerima membukanya dengan frasa di bawah, juga tanpa Netra. Identitas pelapor tidak ikut."),
                wrap=True,
            ),
            card, self.noted, Field(self.tr("Disimpan di"), place),
        )  # fmt: skip

    def submit(self) -> None:
        """Hands phrase and path on."""
        self.agreed.emit(self.phrase, self._path)
        self.accept()

    def choose(self) -> None:
        """Asks where the file shall be written."""
        kind = self.tr("Berkas serah terima (*.age)")
        found = self._dialogs.save_as(self, self.tr("Simpan berkas serah terima"), self._path, kind)
        if found is not None:
            self._path = found
            self._where.setText(str(found))


class HandedOver(Sheet):
    """What was written, and what goes on the cover letter."""

    def __init__(self, parent: QWidget, made: Exported) -> None:
        super().__init__(
            parent, self.tr("Serah terima selesai"),
            self.tr("Sampaikan frasa lewat jalur lain. Cocokkan angka-angka ini dengan penerima."),
            self.tr("&Tutup"), width=600,
        )  # fmt: skip
        self.leave.hide()
        facts = Facts()
        facts.put(
            (
                (self.tr("Berkas"), str(made.path)),
                (
                    self.tr("Ukuran"),
                    self.tr("{size}, {count} isi").format(size=texts.size(made.size), count=made.files),
                ),
                (self.tr("Kepala riwayat"), grouped(made.head)),
                (self.tr("Sidik jari kunci"), made.fingerprint),
                (self.tr("Sidik jari berkas"), texts.groups(made.sha256)),
            )
        )
        self.add(facts)
