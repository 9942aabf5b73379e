"""The selected official beside the register: everything known, accounts with who attests them, case files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.people import numbers
from core.people.official import Handle, Official
from core.vault.index import CaseRow
from core.vault.office import Office
from core.writing.dates import long_date
from ui import texts
from ui.components.facts import Facts
from ui.components.officials import OfficialRow
from ui.theme import px
from ui.widgets.basics import button, clear, column, label, rule
from ui.widgets.form import Column

_NARROW: Final = 248
_WIDTH: Final = 312


class OfficialInspector(QFrame):
    """Emits `opening` with the id of a case file, `creating` and `claiming` for the official shown."""

    opening = Signal(str)
    creating = Signal()
    claiming = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._office = office
        self._row: OfficialRow | None = None
        self._name = label("", "section", wrap=True, copy=True)
        self._place = label("", "quiet", wrap=True, copy=True)
        self._facts = Facts()
        self._accounts, self._accounts_box = _group(self.tr("Akun"))
        self._cases, self._cases_box = _group(self.tr("Berkas perkara"))
        self.open = button(self.tr("Buka ber&kas perkara"), self._open, kind="primary")
        self.claim = button(self.tr("Catat &akun…"), self.claiming.emit, image="at")
        self.area = Column(
            self._name, self._place, self._facts, rule(), self._cases_box, rule(), self._accounts_box,
            gap=12, margin=(16, 16, 16, 8),
        )  # fmt: skip
        feet = column(self.open, self.claim, gap=8, margin=(16, 12, 16, 16))
        layout = column(gap=0)
        layout.addWidget(self.area, 1)
        layout.addWidget(rule())
        layout.addLayout(feet)
        self.setLayout(layout)
        self.narrow(False)
        self.setAccessibleName(self.tr("Data pegawai yang dipilih"))

    def narrow(self, narrow: bool) -> None:
        """Leaves more room for the list beside it."""
        self.setFixedWidth(px(_NARROW if narrow else _WIDTH))

    def show_row(self, found: OfficialRow | None) -> None:
        """Shows this official; None blanks the pane."""
        self._row = found
        self.setEnabled(found is not None)
        self._name.setText(found.name if found else "")
        self._place.setText("")
        self._facts.put(self._known(found.official) if found else ())
        self._show_cases(found.cases if found else ())
        self._show_accounts(found.accounts if found else ())
        has_case = found is not None and bool(found.cases)
        self.open.setText(self.tr("Buka ber&kas perkara") if has_case else self.tr("Buat ber&kas perkara…"))
        self._place.setText(found.status if found else "")
        self.area.verticalScrollBar().setValue(0)

    def _known(self, official: Official) -> tuple[tuple[str, str], ...]:
        rank = ", ".join(part for part in (official.rank, official.grade) if part)
        number = numbers.display(official.number) or self.tr("tidak ada di daftar")
        facts = (
            (self.tr("NIP / NI PPPK"), number),
            (self.tr("Menurut NIP"), self._from_number(official.number)),
            (self.tr("Pangkat"), rank),
            (self.tr("Jabatan"), official.position),
            (self.tr("Unit kerja"), official.work_unit),
            (self.tr("Instansi"), official.agency),
            (self.tr("Alamat"), official.address),
        )
        return tuple((name, value) for name, value in facts if value)

    def _from_number(self, number: str) -> str:
        read = numbers.read(number)
        if read is None or read.birth is None:
            return ""
        born = self.tr("lahir {day}").format(day=long_date(read.birth))
        sex = {1: self.tr("laki-laki"), 2: self.tr("perempuan")}.get(read.sex, "")
        return ", ".join(part for part in (born, sex) if part)

    def _show_cases(self, cases: Sequence[CaseRow]) -> None:
        clear(self._cases)
        if not cases:
            self._cases.addWidget(label(self.tr("Belum ada."), "quiet", wrap=True))
        for case in cases:
            made = button(
                self.tr("{evidence} bukti, {hearings} klarifikasi, {documents} dokumen").format(
                    evidence=case.evidence, hearings=case.hearings, documents=case.documents
                ),
                lambda case=case: self.opening.emit(case.id),  # type: ignore[misc]
                kind="link",
            )
            made.setAccessibleName(self.tr("Buka berkas perkara {name}").format(name=texts.full_name(case)))
            self._cases.addWidget(made)
            changed = self.tr("diubah {when}").format(
                when=texts.moment(case.changed_at, self._office).strip()
            )
            self._cases.addWidget(label(changed, "caption"))

    def _show_accounts(self, accounts: Sequence[Handle]) -> None:
        clear(self._accounts)
        if not accounts:
            self._accounts.addWidget(label(self.tr("Belum ada akun yang dicatat."), "quiet", wrap=True))
        for at, account in enumerate(accounts):
            if at:
                self._accounts.addSpacing(px(6))
            name = f"@{account.handle}" + (f"  ·  {account.platform}" if account.platform else "")
            self._accounts.addWidget(label(name, "strong", wrap=True, copy=True))
            self._accounts.addWidget(label(self._attested(account), "caption", wrap=True, copy=True))

    def _attested(self, account: Handle) -> str:
        words = self.tr("menurut {who}, {when}").format(
            who=account.attested_by, when=texts.moment(account.at, self._office).strip()
        )
        return f"{words}\n{account.grounds}" if account.grounds else words

    def _open(self) -> None:
        if self._row is not None and self._row.cases:
            self.opening.emit(self._row.cases[0].id)
        elif self._row is not None:
            self.creating.emit()


def _group(title: str) -> tuple[QVBoxLayout, QWidget]:
    """A small heading over things that change, and the whole."""
    inside, box = column(gap=4), QWidget()
    heading = label(title, "label")
    heading.setAlignment(Qt.AlignmentFlag.AlignLeft)
    layout = column(heading, gap=6)
    layout.addLayout(inside)
    box.setLayout(layout)
    return inside, box
