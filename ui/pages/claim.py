"""The dialog that records whose an account is said to be, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import UserError
from core.people import sought
from core.people.official import Official
from core.vault import officials as registers
from core.vault.office import Office
from core.vault.vault import Vault
from ui.components.failure import tell
from ui.desk import Desk
from ui.widgets.form import Choice, Field
from ui.widgets.sheet import Sheet

_PLATFORMS: Final = ("Facebook", "Instagram", "TikTok", "X", "WhatsApp", "YouTube", "Threads", "Telegram")
_LONGEST: Final = 200


class ClaimSheet(Sheet):
    """Emits `claimed` with the account. It is a claim that somebody answers for, never a finding of Netra's."""

    claimed = Signal(str)
    broke = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        office: Office,
        official: Official,
        others: Sequence[tuple[str, str]],
    ) -> None:
        """`others` are the accounts known to be somebody else's, each with whose it is said to be."""
        super().__init__(parent, self.tr("Catat akun"), official.written().full(), self.tr("&Catat akun"))
        self._desk, self._official, self._others = desk, official, dict(others)
        self._warned_of = ""
        self.account, self.grounds = QLineEdit(), QLineEdit()
        self.platform = Choice(tuple((name, name) for name in _PLATFORMS), free=True)
        self.platform.setCurrentIndex(-1)
        self.attested_by = Choice(tuple((person.name, person.name) for person in office.staff), free=True)
        self.attested_by.setCurrentIndex(-1)
        hints = (
            (self.account, "@nama.akun"), (self.grounds, ""),
            (self.platform.lineEdit(), self.tr("Facebook, Instagram, …")),
            (self.attested_by.lineEdit(), self.tr("Pilih staf, atau ketik namanya")),
        )  # fmt: skip
        for edit, hint in hints:
            if edit is not None:
                edit.setMaxLength(_LONGEST)
                edit.setPlaceholderText(hint)
        self._account = Field(self.tr("&Akun"), self.account,
                              help_text=self.tr("Nama akun, atau alamat halamannya; dicatat tanpa @."))  # fmt: skip
        self._attested = Field(self.tr("&Menurut siapa"), self.attested_by,
                               help_text=self.tr("Orang yang menyatakan bahwa akun ini miliknya."))  # fmt: skip
        optional = self.tr("boleh kosong")
        self.add(
            self._account,
            Field(self.tr("&Layanan"), self.platform, optional=optional),
            self._attested,
            Field(self.tr("A&lasan"), self.grounds, optional=optional,
                  help_text=self.tr("Misalnya: diakui saat klarifikasi, foto profil sama.")),
        )  # fmt: skip
        self.account.textChanged.connect(lambda _text: self._account.blame(""))
        self.attested_by.currentTextChanged.connect(lambda _text: self._attested.blame(""))
        self.account.setFocus()

    def submit(self) -> None:
        """Records it, unless something is missing; an account said to be another's is asked about once more."""
        account = sought.account(self.account.text())
        if not account:
            self._account.blame(self.tr("Tulis nama akunnya, misalnya @nama.akun."))
            self.account.setFocus()
            return
        if not self.attested_by.value():
            self._attested.blame(self.tr("Tulis siapa yang menyatakannya."))
            self.attested_by.setFocus()
            return
        if account in self._others and self._warned_of != account:
            self._warned_of = account
            self.message.say(
                self.tr("@{account} sudah dicatat sebagai akun {other}").format(
                    account=account, other=self._others[account]
                ),
                self.tr("Tekan sekali lagi bila akun itu memang dipakai juga oleh pegawai ini."), tone="doubt",
            )  # fmt: skip
            self.fit()
            return
        self.agree.setEnabled(False)
        official, attested_by = self._official, self.attested_by.value()
        platform, grounds = self.platform.value(), self.grounds.text()

        def work(vault: Vault) -> str:
            with vault.change_register() as ledger:
                registers.claim(
                    ledger, official, account, attested_by=attested_by, platform=platform, grounds=grounds
                )
            return account

        self._desk.ask(self, work, done=self._done, failed=self._failed)

    def _done(self, account: str) -> None:
        self._desk.changed.emit("")
        self.claimed.emit(account)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        fields = {"handle": self._account, "attested_by": self._attested}
        if isinstance(error, UserError) and (field := fields.get(str(error.facts.get("field", "")))):
            field.blame(self.tr("Isian ini tidak dapat dipakai."))
            field.control.setFocus()
            return
        tell(self.message, self.broke.emit)(error)
        self.fit()
