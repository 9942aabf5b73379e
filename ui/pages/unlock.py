"""The first thing one sees: which vault, and its passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import UserError
from core.vault import opening
from core.vault.vault import Vault
from core.wording import explain
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.theme import px
from ui.widgets.basics import button, column, frame, label, row, rule
from ui.widgets.empty import picture
from ui.widgets.form import Field
from ui.widgets.message import Message
from ui.widgets.secret import SecretEdit

Unlocker = Callable[[Path, str], Vault]
_OF_PASSPHRASE = frozenset({"passphrase_wrong", "passphrase_weak"})


class UnlockPage(QWidget):
    """Asks for folder and passphrase; emits `unlocked` with the folder when the vault is open."""

    unlocked = Signal(object)
    wanted = Signal(str)
    """`new`, `sample` or `recover`."""
    broke = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, *, unlocker: Unlocker = opening.unlock) -> None:
        super().__init__()
        self._desk, self._dialogs = desk, dialogs
        self._key_file: Path | None = None
        self.unlocker = unlocker
        self._build()
        self.folder.textChanged.connect(lambda: self._folder_field.blame(""))
        self.passphrase.textChanged.connect(lambda: self._secret_field.blame(""))
        self.passphrase.returnPressed.connect(self._unlock)
        self.folder.returnPressed.connect(self.passphrase.setFocus)

    def _build(self) -> None:
        self.folder, self.passphrase = QLineEdit(), SecretEdit()
        self.folder.setPlaceholderText(self.tr("Folder brankas"))
        choose = button(self.tr("&Pilih…"), self._choose)
        line = QWidget()
        line.setLayout(row(self.folder, choose))
        line.setFocusProxy(self.folder)
        self._folder_field = Field(self.tr("B&rankas"), line)
        self.folder.setAccessibleName(self.tr("Folder brankas"))
        self._secret_field = Field(self.tr("&Frasa sandi"), self.passphrase)
        self.message = Message()
        self.open = button(self.tr("&Buka"), self._unlock, kind="primary")
        self._forgot = button(self.tr("&Lupa frasa sandi?"), lambda: self.wanted.emit("recover"), kind="link")
        title = row(picture("eye", 32, "accent"), label(self.tr("Netra"), "display"), 0, gap=12)
        card = frame("card")
        card.setFixedWidth(px(440))
        card.setLayout(
            column(
                title,
                label(self.tr("Perkara netralitas ASN, terkunci di komputer ini."), "quiet"),
                8, self._folder_field, self._secret_field, self.message,
                row(self._forgot, 0, self.open), 4, rule(), 4,
                label(self.tr("Belum punya brankas?"), "caption"),
                row(
                    button(self.tr("Buat brankas b&aru"), lambda: self.wanted.emit("new"), image="plus"),
                    button(self.tr("&Coba dengan berkas contoh"), lambda: self.wanted.emit("sample")),
                    0,
                ),
                margin=32, gap=12,
            )
        )  # fmt: skip
        # Centred by stretches: a layout with an alignment would not ask wrapped words for their height.
        layout = column(0, row(0, card, 0), gap=0, margin=24)
        note = label(self.tr("Tanpa jaringan. Semua yang tersimpan di brankas terenkripsi."), "caption")
        layout.addSpacing(px(16))
        layout.addWidget(note, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        self.setLayout(layout)

    @property
    def fault(self) -> str:
        """What is wrong with the passphrase as typed, empty when nothing is."""
        return self._secret_field.fault

    def offer(self, folder: Path | None) -> None:
        """Fills in the vault that was open last."""
        if folder is not None:
            self.folder.setText(str(folder))

    def reset(self, said: str = "") -> None:
        """Forgets the passphrase; `said` explains why the page is here (for example the lock)."""
        self.passphrase.clear()
        self.passphrase.hide_again()
        self._key_file = None
        self._busy(False)
        self.message.hide()
        if said:
            self.message.say(said, tone="accent")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.passphrase if self.folder.text() else self.folder).setFocus()

    def _choose(self) -> None:
        start = Path(self.folder.text()) if self.folder.text() else Path.home()
        found = self._dialogs.choose_folder(self, self.tr("Pilih folder brankas"), start)
        if found is not None:
            self.folder.setText(str(found))
            self.passphrase.setFocus()

    def _unlock(self) -> None:
        self.message.hide()
        self.passphrase.hide_again()
        if not self.folder.text().strip():
            self._folder_field.blame(self.tr("Pilih folder brankas dahulu."))
            self.folder.setFocus()
            return
        if not self.passphrase.text():
            self._secret_field.blame(self.tr("Ketik frasa sandi brankas ini."))
            self.passphrase.setFocus()
            return
        folder, passphrase = Path(self.folder.text().strip()).expanduser(), self.passphrase.text()
        key = self._key_file
        self._busy(True)
        self._desk.open(
            self,
            lambda: (
                opening.unlock(folder, passphrase, key_file=key) if key else self.unlocker(folder, passphrase)
            ),
            vault_of=lambda vault: vault,
            done=lambda _vault: self._opened(folder),
            failed=self._failed,
        )

    def _ask_key_file(self, why: str) -> None:
        found = self._dialogs.choose_files(self, self.tr("Pilih berkas kunci"))
        if found:
            self._key_file = found[0]
            self._unlock()
        else:
            self.message.say(why, self.tr("Pilih berkas kuncinya untuk membuka brankas ini."))

    def _opened(self, folder: Path) -> None:
        self.reset()
        self.unlocked.emit(folder)

    def _failed(self, error: Exception) -> None:
        self._busy(False)
        if not isinstance(error, UserError):
            self.broke.emit(error)
            return
        words = explain(error)
        if error.code == "key_file_needed":
            self._ask_key_file(words.what)
        elif error.code in _OF_PASSPHRASE:
            self._key_file = None
            self._secret_field.blame(f"{words.what} {words.hint}")
            self.passphrase.setFocus()
            self.passphrase.selectAll()
        else:
            self.message.say(words.what, words.hint)
            self.folder.setFocus()

    def _busy(self, busy: bool) -> None:
        for widget in (self.folder, self.passphrase, self.open):
            widget.setEnabled(not busy)
        self.open.setText(self.tr("Membuka…") if busy else self.tr("&Buka"))
