"""*Staf dan penanda tangan* in *Setelan*."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.vault.office import Office, Staff
from ui.office.edits import OfficeEdits
from ui.office.staff_sheet import StaffSheet, acting_words
from ui.widgets.basics import button, clear, column, label, row, rule, tag


class StaffGroup(QWidget):
    """Everybody of the office, with the way to change each."""

    def __init__(self, edits: OfficeEdits) -> None:
        super().__init__()
        self._edits = edits
        self._rows = column(gap=8)
        self.add = button(self.tr("Tambah orang…"), lambda: self.open(None), image="plus")
        self.setLayout(column(self._rows, row(self.add, 0), gap=10))
        edits.changed.connect(self._show)
        self._show()

    def open(self, person: Staff | None) -> None:
        """Opens the sheet of a person, or an empty one."""
        sheet = StaffSheet(self, person, last=len(self._edits.office.staff) == 1)
        sheet.kept.connect(lambda made: self._keep(person, made))
        sheet.removed.connect(lambda: self._keep(person, None))
        sheet.open()

    def _keep(self, before: Staff | None, made: Staff | None) -> None:
        self._edits.change(lambda office: with_person(office, before, made))

    def _show(self) -> None:
        clear(self._rows)
        signatory = self._edits.office.signatory
        for person in self._edits.office.staff:
            self._rows.addLayout(self._row(person, signs=person == signatory))
            self._rows.addWidget(rule())

    def _row(self, person: Staff, *, signs: bool) -> QHBoxLayout:
        rank = ", ".join(filter(None, (person.rank, person.grade)))
        number = f"NIP {person.nip}" if person.nip else self.tr("tanpa NIP")
        details = "  ·  ".join(filter(None, (acting_words(person), number, rank)))
        words = column(
            label(person.name, "strong", wrap=True, copy=True), label(details, "caption", wrap=True), gap=2
        )
        change = button(self.tr("Ubah…"), lambda: self.open(person))
        change.setAccessibleName(self.tr("Ubah {name}").format(name=person.name))
        line = row(gap=12)
        line.addLayout(words, 1)
        if signs:
            line.addWidget(tag(self.tr("menandatangani"), "accent"))
        line.addWidget(change)
        return line


def with_person(office: Office, before: Staff | None, made: Staff | None) -> Office:
    """The profile with a person added, changed or taken out; only one signs. The last one stays."""
    others = [
        replace(person, signs=person.signs and not (made is not None and made.signs)) if person != before else person
        for person in office.staff
    ]  # fmt: skip
    if before is None or before not in others:
        staff = (*others, *((made,) if made is not None else ()))
    else:
        at = others.index(before)
        staff = (*others[:at], *((made,) if made is not None else ()), *others[at + 1 :])
    return replace(office, staff=staff) if staff else office
