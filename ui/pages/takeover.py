"""Taking a case over: first the file is checked and shown, then a person decides."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.case.ledger import grouped
from core.errors import UserError
from core.handover import importing, received
from core.handover.age import Passphrase
from core.handover.importing import Imported
from core.handover.received import Signature, Verdict
from core.vault.vault import Vault
from core.vault.words import normalise_phrase
from core.wording import explain
from ui.components.facts import Facts
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.widgets.basics import button, label, row
from ui.widgets.form import Field
from ui.widgets.secret import SecretEdit
from ui.widgets.sheet import Sheet


class TakeOver(Sheet):
    """Emits `taken` with what was imported; nothing in the vault changes before the second press."""

    taken = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, dialogs: Dialogs) -> None:
        super().__init__(
            parent,
            self.tr("Terima berkas perkara"),
            self.tr("Berkas diperiksa dahulu. Brankas ini baru berubah setelah Anda menerimanya."),
            self.tr("&Periksa"),
            width=600,
        )
        self._desk, self._dialogs = desk, dialogs
        self.path: Path | None = None
        self._checked: Verdict | None = None
        self._where = label(self.tr("Belum dipilih"), wrap=True)
        place = QWidget()
        layout = row(gap=12)
        layout.addWidget(self._where, 1)
        layout.addWidget(button(self.tr("Pi&lih…"), self.choose))
        place.setLayout(layout)
        self._place = Field(self.tr("Berkas serah terima"), place)
        self.phrase = SecretEdit()
        self._secret = Field(
            self.tr("&Frasa serah terima"),
            self.phrase,
            help_text=self.tr("Enam kata dari pengirim, dipisah tanda -."),
        )
        self.facts = Facts()
        self.facts.hide()
        self.add(self._place, self._secret, self.facts)
        self.phrase.textChanged.connect(self._begin_again)

    def choose(self) -> None:
        """Asks for the file."""
        found = self._dialogs.choose_files(self, self.tr("Pilih berkas serah terima"))
        if found:
            self.path = found[0]
            self._where.setText(str(self.path))
            self._begin_again()
            self.phrase.setFocus()

    def submit(self) -> None:
        """Checks the file; pressed again after a good check, takes it over."""
        if self.path is None:
            self._place.blame(self.tr("Pilih berkasnya dahulu."))
            return
        phrase = normalise_phrase(self.phrase.text())
        if not phrase:
            self._secret.blame(self.tr("Ketik frasa dari pengirim."))
            self.phrase.setFocus()
            return
        path, key = self.path, Passphrase(phrase)
        self.message.hide()
        self._busy(True)
        if self._checked is None:

            def check(vault: Vault) -> Verdict:
                verdict = received.read(path, key, known_keys=vault.known_keys())
                verdict.refuse()
                return verdict

            self._desk.ask(self, check, done=self._show, failed=self._failed)
        else:
            self._desk.ask(
                self, lambda vault: importing.take(vault, path, key), done=self._done, failed=self._failed
            )

    def _show(self, verdict: Verdict) -> None:
        self._busy(False)
        self._checked = verdict
        signer = (
            self.tr("dikenal brankas ini")
            if verdict.signature is Signature.KNOWN
            else self.tr("sah, tetapi belum dikenal di sini: bandingkan sidik jarinya dengan surat pengantar")
        )
        self.facts.put(
            (
                (self.tr("Pengirim"), verdict.office),
                (self.tr("Isi"), self.tr("utuh: {count} berkas, {entries} catatan").format(
                    count=verdict.files, entries=verdict.entries)),
                (self.tr("Tanda tangan"), signer),
                (self.tr("Sidik jari kunci"), verdict.fingerprint),
                (self.tr("Kepala riwayat"), grouped(verdict.head)),
                (self.tr("Ditahan pengirim"), self.tr("{count} catatan").format(count=verdict.withheld)),
            )
        )  # fmt: skip
        self.facts.show()
        self.agree.setText(self.tr("&Terima berkas perkara"))
        self.agree.setFocus()
        # What was just put in has a size only after the layouts have seen it.
        QTimer.singleShot(0, self, self.fit)

    def _done(self, made: Imported) -> None:
        self._desk.changed.emit("")
        self.taken.emit(made)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._busy(False)
        if not isinstance(error, UserError):
            self.broke.emit(error)
            return
        words = explain(error)
        if error.code == "handover_phrase_wrong":
            self._secret.blame(f"{words.what} {words.hint}")
            self.phrase.setFocus()
            self.phrase.selectAll()
        else:
            self.message.say(words.what, words.hint)
        self.fit()

    def _begin_again(self) -> None:
        """Another file or phrase has to be checked anew."""
        self._checked = None
        self._place.blame("")
        self._secret.blame("")
        self.facts.hide()
        self.agree.setText(self.tr("&Periksa"))

    def _busy(self, busy: bool) -> None:
        for widget in (self._place, self.phrase, self.agree):
            widget.setEnabled(not busy)
