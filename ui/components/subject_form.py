"""The form about a person: who the case file is about."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from core.case.subject import Status, Subject
from core.people import numbers, titles
from core.people.official import Official
from ui import texts
from ui.widgets.basics import column, row
from ui.widgets.form import Choice, Field


class SubjectForm(QWidget):
    """Gives a `Subject`, or says in its place what is wrong."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._official: Official | None = None
        optional = self.tr("boleh kosong")
        self.name, self.front, self.back = QLineEdit(), QLineEdit(), QLineEdit()
        self.number, self.position, self.unit, self.agency = (
            QLineEdit(),
            QLineEdit(),
            QLineEdit(),
            QLineEdit(),
        )
        self.status = Choice(tuple((texts.status(value), value.value) for value in Status))
        self.front.setPlaceholderText("Dra.")
        self.back.setPlaceholderText("S.E., M.Si.")
        self._name = Field(
            self.tr("&Nama lengkap"), self.name, help_text=self.tr("Tanpa gelar, seperti di KTP.")
        )
        self._number = Field(self.tr("NI&P atau NI PPPK"), self.number, optional=optional,
                             help_text=self.tr("18 angka; spasi dan titik boleh ikut."))  # fmt: skip
        self.setLayout(
            column(
                self._name,
                row(
                    Field(self.tr("Gelar &depan"), self.front, optional=optional),
                    Field(self.tr("Gelar b&elakang"), self.back, optional=optional), gap=12,
                ),
                Field(self.tr("&Status kepegawaian"), self.status),
                self._number,
                row(
                    Field(self.tr("&Jabatan"), self.position, optional=optional),
                    Field(self.tr("&Unit kerja"), self.unit, optional=optional), gap=12,
                ),
                Field(self.tr("&Instansi"), self.agency, optional=optional),
                gap=14,
            )
        )  # fmt: skip
        self.name.textChanged.connect(lambda: self._name.blame(""))
        self.name.editingFinished.connect(self._part_titles)
        self.number.textChanged.connect(lambda: self._number.blame(""))

    def fill(self, official: Official | None) -> None:
        """Takes over what the register says of somebody; None takes it back."""
        self._official = official
        shown = official or Official(id="", name="")
        for edit, text in (
            (self.name, shown.name), (self.front, shown.front_titles), (self.back, shown.back_titles),
            (self.number, numbers.display(shown.number)), (self.position, shown.position),
            (self.unit, shown.work_unit), (self.agency, shown.agency),
        ):  # fmt: skip
            edit.setText(text)
            edit.setCursorPosition(0)
        self.status.set_value(shown.status.value)

    def _part_titles(self) -> None:
        """Titles typed with the name go to their own fields, where they are seen; papers write them in their own way."""
        text = self.name.text()
        if not any(sign in text for sign in ".,"):  # a plain name is never taken apart
            return
        found = titles.split(text)
        if (found.front or found.back) and not (self.front.text().strip() or self.back.text().strip()):
            self.name.setText(found.name)
            self.front.setText(found.front)
            self.back.setText(found.back)

    def value(self) -> Subject | None:
        """The person, or None after saying what is wrong and focusing it."""
        self._part_titles()
        if not self.name.text().strip():
            self._name.blame(self.tr("Nama belum diisi."))
            self.name.setFocus()
            return None
        status = Status(self.status.value())
        if fault := self._number_fault():
            self._number.blame(fault)
            self.number.setFocus()
            self.number.selectAll()
            return None
        name, number = " ".join(self.name.text().split()), numbers.digits(self.number.text())
        same = self._same(name, number)
        return Subject(
            name=name,
            front_titles=_text(self.front),
            back_titles=_text(self.back),
            status=status,
            id_number=number or None,
            rank=(same.rank or None) if same else None,
            grade=(same.grade or None) if same else None,
            position=_text(self.position),
            work_unit=_text(self.unit),
            agency=_text(self.agency),
            address=(same.address or None) if same else None,
            official=same.id if same else None,
        )

    def _same(self, name: str, number: str) -> Official | None:
        """The official the form was filled from, unless another person was typed over them."""
        found = self._official
        if found is None:
            return None
        # A misspelt name may be put right; with another number it is somebody else.
        same = number == found.number if found.number else name.casefold() == found.name.casefold()
        return found if same else None

    def _number_fault(self) -> str:
        """What is impossible about the number; what is merely unusual is let through."""
        text = self.number.text().strip()
        if not text:
            return ""
        words = {
            "not_18_digits": QCoreApplication.translate("number", "Nomor harus 18 angka."),
            "birth_impossible": QCoreApplication.translate(
                "number", "Delapan angka pertama bukan tanggal lahir."
            ),
            "month_impossible": QCoreApplication.translate("number", "Angka ke-13 dan 14 bukan bulan."),
            "sex_impossible": QCoreApplication.translate("number", "Angka ke-15 harus 1 atau 2."),
            "sequence_zero": QCoreApplication.translate("number", "Tiga angka terakhir tidak boleh 000."),
        }
        for problem in numbers.problems(text, on=self._today):
            if problem.level is numbers.Level.ERROR:
                return words.get(problem.code, self.tr("Nomor ini tidak mungkin."))
        return ""


def _text(edit: QLineEdit) -> str | None:
    return " ".join(edit.text().split()) or None
