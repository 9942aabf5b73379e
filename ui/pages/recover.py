"""Opening a vault with the recovery sheet, and giving it a new passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from core.vault import opening
from core.vault.words import WordError
from ui.components.failure import tell
from ui.components.new_passphrase import NewPassphrase
from ui.desk import Desk
from ui.theme import px
from ui.widgets.basics import column
from ui.widgets.form import Field
from ui.widgets.steps import Steps


class RecoverPage(Steps):
    """Emits `finished` with the folder when the vault is open under the new passphrase."""

    finished = Signal(object)
    left = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(("",))
        self._desk = desk
        self.folder, self.sheet = QLineEdit(), QPlainTextEdit()
        self.sheet.setFixedHeight(px(96))
        self.sheet.setTabChangesFocus(True)
        self.passphrase = NewPassphrase()
        self._sheet = Field(
            self.tr("&24 kata dari lembar pemulihan"), self.sheet,
            help_text=self.tr("Empat huruf pertama tiap kata sudah cukup; pisahkan dengan spasi."),
        )  # fmt: skip
        body = QWidget()
        body.setLayout(
            column(Field(self.tr("&Folder brankas"), self.folder), self._sheet, self.passphrase, gap=12)
        )
        self.add(body)
        self.sheet.textChanged.connect(lambda: self._sheet.blame(""))
        self.begin(None)

    def begin(self, folder: Path | None) -> None:
        """Starts over for this vault."""
        self.folder.setText(str(folder) if folder is not None else self.folder.text())
        self.sheet.clear()
        self.passphrase.wipe()
        self.show_step(
            0, self.tr("Buka dengan lembar pemulihan"), self.tr("Berkas perkara tidak diubah; hanya frasa sandinya yang diganti."),
            self.tr("&Ganti frasa dan buka"),
        )  # fmt: skip
        self.busy(False)
        self.sheet.setFocus()

    def go_back(self) -> None:
        """Back to the unlock page."""
        self.left.emit()

    def go_on(self) -> None:
        """Opens the vault with the words."""
        sheet = tuple(self.sheet.toPlainText().split())
        passphrase = self.passphrase.value()
        if passphrase is None:
            return
        folder = Path(self.folder.text().strip()).expanduser()
        self.busy(True, self.tr("Membuka…"))
        self._desk.open(
            self,
            lambda: opening.recover(folder, sheet, passphrase),
            vault_of=lambda vault: vault,
            done=lambda _vault: self._opened(folder),
            failed=self._failed,
        )

    def _opened(self, folder: Path) -> None:
        self.begin(None)
        self.finished.emit(folder)

    def _failed(self, error: Exception) -> None:
        self.busy(False, self.tr("&Ganti frasa dan buka"))
        if isinstance(error, WordError):
            where = self.tr(" Periksa kata nomor {at}.").format(at=error.position) if error.position else ""
            self._sheet.blame(self.tr("Kata-kata ini bukan lembar pemulihan yang lengkap.") + where)
            self.sheet.setFocus()
        else:
            tell(self.message, self.broke.emit)(error)
