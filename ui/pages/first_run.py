"""The first run: an office, a passphrase, a recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.vault import opening
from core.vault.office import Office
from core.vault.vault import Vault
from ui.components.failure import tell
from ui.components.new_passphrase import NewPassphrase
from ui.components.office_form import OfficeForm
from ui.components.recovery_words import RecoveryWords
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.widgets.basics import button, column, label, row
from ui.widgets.form import Field
from ui.widgets.steps import Steps

Made = tuple[Vault, tuple[str, ...]]
Maker = Callable[[Path, Office, str], Made]


class FirstRunPage(Steps):
    """Emits `finished` with the folder when the vault is open and the words were written down."""

    finished = Signal(object)
    left = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, *, maker: Maker = opening.create) -> None:
        super().__init__((self.tr("Kantor"), self.tr("Frasa sandi"), self.tr("Lembar pemulihan")))
        self._desk, self._dialogs, self._maker = desk, dialogs, maker
        self._office: Office | None = None
        self.office, self.passphrase, self.recovery = OfficeForm(), NewPassphrase(), RecoveryWords()
        self.folder = QLineEdit(str(free_folder(Path.home() / "Brankas Netra")))
        place = QWidget()
        place.setLayout(row(self.folder, button(self.tr("&Pilih…"), self._choose)))
        place.setFocusProxy(self.folder)
        self._folder = Field(
            self.tr("&Folder brankas"),
            place,
            help_text=self.tr("Folder baru atau kosong di komputer ini atau diska lepas."),
        )
        self.folder.setAccessibleName(self.tr("Folder brankas"))
        first = QWidget()
        first.setLayout(column(self.office, self._folder, gap=12))
        second = QWidget()
        second.setLayout(
            column(
                self.passphrase, 8,
                label(self.tr("Tidak ada yang dapat membuka brankas tanpa frasa ini atau lembar pemulihan, "
                              "juga pembuat Netra."), "quiet", wrap=True),
            )
        )  # fmt: skip
        for page in (first, second, self.recovery):
            self.add(page)
        self.folder.textChanged.connect(lambda: self._folder.blame(""))
        self._go(0)

    def begin(self) -> None:
        """Starts over with empty fields."""
        self.passphrase.wipe()
        self.recovery.wipe()
        self._go(0)
        self.office.name.setFocus()

    def _go(self, at: int) -> None:
        heads = (
            (self.tr("Brankas untuk kantor mana?"), self.tr("Dipakai pada surat dan jadwal; dapat diubah nanti."), self.tr("&Lanjut")),
            (self.tr("Pilih frasa sandi"), self.tr("Satu frasa membuka semua berkas perkara di brankas ini."), self.tr("&Buat brankas")),
            (self.tr("Tulis 24 kata ini di kertas"),
             self.tr("Kata-kata ini membuka brankas bila frasa sandi lupa. Hanya ditampilkan sekarang. Simpan kertasnya terkunci, jangan difoto."),
             self.tr("Sudah &ditulis")),
        )  # fmt: skip
        self.show_step(at, *heads[at])
        self.back.setVisible(at < 2)
        self.busy(False)

    def go_back(self) -> None:
        """To the step before, or out."""
        at = self.stack.currentIndex()
        if self.recovery.asking and at == 2:
            self._show_words()
        elif at == 0:
            self.left.emit()
        else:
            self._go(at - 1)

    def go_on(self) -> None:
        """Checks the step and goes on."""
        at = self.stack.currentIndex()
        if at == 0:
            self._office = self.office.value()
            if self._office is not None and not self.folder.text().strip():
                self._folder.blame(self.tr("Pilih folder untuk brankas."))
            elif self._office is not None:
                self._go(1)
                self.passphrase.first.setFocus()
        elif at == 1:
            self._create()
        elif not self.recovery.asking:
            self.recovery.ask()
            self.heading.setText(self.tr("Periksa catatan"))
            self.words.setText(self.tr("Ketik dua kata dari kertas, supaya pasti tertulis benar."))
            self.next.setText(self.tr("&Selesai"))
            self.back.setVisible(True)
            self.back.setText(self.tr("&Lihat kata-katanya lagi"))
        elif self.recovery.right():
            self.recovery.wipe()
            self.finished.emit(Path(self.folder.text().strip()).expanduser())

    def _show_words(self) -> None:
        self.recovery.show_again()
        self._go(2)

    def _create(self) -> None:
        passphrase, office = self.passphrase.value(), self._office
        if passphrase is None or office is None:
            return
        folder = Path(self.folder.text().strip()).expanduser()
        self.message.hide()
        self.busy(True, self.tr("Membuat brankas…"))
        self._desk.open(
            self,
            lambda: self._maker(folder, office, passphrase),
            vault_of=lambda made: made[0],
            done=self._created,
            failed=self._failed,
        )

    def _created(self, made: Made) -> None:
        self.passphrase.wipe()
        self.recovery.put(made[1])
        self._go(2)

    def _failed(self, error: Exception) -> None:
        self.busy(False, self.tr("&Buat brankas"))
        tell(self.message, self.broke.emit)(error)

    def _choose(self) -> None:
        found = self._dialogs.choose_folder(self, self.tr("Folder untuk brankas"), Path.home())
        if found is not None:
            self.folder.setText(str(found))


def free_folder(wanted: Path) -> Path:
    """`wanted`, or the same name with the first free number."""
    number, folder = 1, wanted
    while folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        number += 1
        folder = wanted.with_name(f"{wanted.name} {number}")
    return folder
