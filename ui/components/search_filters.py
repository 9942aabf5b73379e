"""What a search is narrowed by: where, whose, when, from which platform."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QWidget

from core.vault.rows import CaseRow
from core.vault.search.query import Query, Stage, Where
from ui import texts
from ui.theme import px
from ui.widgets.basics import button, column, label, row
from ui.widgets.form import Choice, Day

_BESIDE_FROM: Final = 840
_ANY, _PICKED = "any", "picked"
_DAYS: Final = {"week": 6, "month": 29}


class SearchFilters(QWidget):
    """Emits `changed` when a person chose something."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._chips: dict[Where, QPushButton] = {}
        self._build()

    def _build(self) -> None:
        words = {
            Where.EVERYWHERE: self.tr("Semua"),
            Where.CASES: self.tr("Berkas perkara"),
            Where.INBOX: self.tr("Bukti masuk"),
        }
        places, group = row(gap=8), QButtonGroup(self)
        for where, text in words.items():
            chip = button(text, self._place_chosen, kind="chip")
            chip.setCheckable(True)
            group.addButton(chip)
            places.addWidget(chip)
            self._chips[where] = chip
        places.addStretch(1)
        self._chips[Where.EVERYWHERE].setChecked(True)
        self.person, self.time, self.platform, self.stage = Choice(), Choice(), Choice(), Choice()
        self.person.setAccessibleName(self.tr("Berkas siapa"))
        self.time.setAccessibleName(self.tr("Tanggal"))
        self.platform.setAccessibleName(self.tr("Platform"))
        self.stage.setAccessibleName(self.tr("Tahap berkas perkara"))
        self.stage.offer(
            (
                (self.tr("Semua tahap"), ""),
                (self.tr("Baru bukti"), Stage.EVIDENCE.value),
                (self.tr("Klarifikasi"), Stage.HEARING.value),
                (self.tr("Ada dokumen"), Stage.DOCUMENT.value),
            )
        )
        self.time.offer(
            (
                (self.tr("Kapan saja"), _ANY),
                (self.tr("7 hari terakhir"), "week"),
                (self.tr("30 hari terakhir"), "month"),
                (self.tr("Tahun ini"), "year"),
                (self.tr("Pilih tanggal…"), _PICKED),
            )
        )
        self.since, self.until = Day(self._today.replace(day=1)), Day(self._today)
        for day, name in ((self.since, self.tr("Sejak")), (self.until, self.tr("Sampai dengan"))):
            day.setDisplayFormat("d MMM yyyy")
            day.setAccessibleName(name)
            day.dateChanged.connect(lambda _day: self.changed.emit())
        self._days = QWidget()
        self._days.setLayout(
            row(
                label(self.tr("Sejak"), "quiet"), self.since, label(self.tr("sampai"), "quiet"), self.until, 0
            )
        )
        choices = row(gap=8)
        for choice, width in ((self.person, 200), (self.time, 150), (self.platform, 150), (self.stage, 140)):
            choice.setMinimumWidth(px(110))
            choice.setMaximumWidth(px(width))
            choice.activated.connect(lambda _at: self._chosen())
            choices.addWidget(choice, 1)
        choices.addStretch(0)
        self._line = row(gap=12)
        self._line.addLayout(places)
        self._line.addLayout(choices, 1)
        layout = column(gap=8)
        layout.addLayout(self._line)
        layout.addWidget(self._days)
        self.setLayout(layout)
        self._days.hide()
        self.offer((), ())

    def offer(self, cases: Sequence[CaseRow], platforms: Sequence[str]) -> None:
        """Offers these persons and platforms; what was chosen stays chosen while it is there."""
        person, platform = self.person.value(), self.platform.value()
        people = tuple((texts.full_name(case), case.id) for case in cases)
        self.person.offer(((self.tr("Semua orang"), ""), *people))
        self.platform.offer(((self.tr("Semua platform"), ""), *((name, name) for name in platforms)))
        self.person.set_value(person)
        self.platform.set_value(platform)
        self.person.setVisible(bool(cases))
        self.platform.setVisible(bool(platforms))
        self.stage.setVisible(bool(cases))

    @property
    def narrowed(self) -> bool:
        """Whether anything but the words decides what is found."""
        return self.query("x") != Query(text="x")

    def query(self, text: str) -> Query:
        """The query for these words."""
        since, until = self._span()
        return Query(
            text=text,
            file_id=self.person.value() or None,
            where=next(where for where, chip in self._chips.items() if chip.isChecked()),
            since=since,
            until=until,
            platform=self.platform.value() or None,
            stage=Stage(self.stage.value()) if self.stage.value() else None,
        )

    def show_query(self, query: Query) -> None:
        """Chooses what a query chose; a person or platform that is gone is left out."""
        self._chips[query.where].setChecked(True)
        self.person.set_value(query.file_id or "")
        self.platform.set_value(query.platform or "")
        self.stage.set_value(query.stage.value if query.stage else "")
        picked = query.since is not None or query.until is not None
        self.time.set_value(_PICKED if picked else _ANY)
        if picked:
            for day, value in (
                (self.since, query.since or date(2000, 1, 1)),
                (self.until, query.until or self._today),
            ):
                day.blockSignals(True)
                day.setDate(value)  # type: ignore[arg-type]
                day.blockSignals(False)
        self._days.setVisible(picked)

    def clear(self) -> None:
        """Narrows nothing any more."""
        self.show_query(Query(text=""))
        self.changed.emit()

    def _span(self) -> tuple[date | None, date | None]:
        chosen = self.time.value()
        if chosen == _PICKED:
            return self.since.value(), self.until.value()
        if chosen == "year":
            return self._today.replace(month=1, day=1), None
        return (self._today - timedelta(days=_DAYS[chosen]), None) if chosen in _DAYS else (None, None)

    def _place_chosen(self) -> None:
        if self._chips[Where.INBOX].isChecked():
            self.person.set_value("")
            self.stage.set_value("")
        self.changed.emit()

    def _chosen(self) -> None:
        self._days.setVisible(self.time.value() == _PICKED)
        if (self.person.value() or self.stage.value()) and self._chips[Where.INBOX].isChecked():
            self._chips[Where.EVERYWHERE].setChecked(True)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= px(_BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
