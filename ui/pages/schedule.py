"""The dialog that schedules a hearing: collisions are named before anything is kept."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from core.case.hearing import Hearing, Slot
from core.errors import UserError
from core.process import scheduling
from core.process.scheduling import Conflict
from core.vault import office_calendar
from core.vault.office import Office
from core.vault.vault import Vault
from core.wording import explain
from ui import texts
from ui.components.failure import tell
from ui.desk import Desk
from ui.theme import px
from ui.widgets.basics import button, column, label, row
from ui.widgets.choices import Check
from ui.widgets.form import Choice, Day, Field, Hour, inset
from ui.widgets.sheet import Sheet

translate: Final = QCoreApplication.translate
_DEFAULT_MINUTES: Final = 120
_MOST_SHOWN: Final = 3
_AHEAD: Final = 3


class ScheduleSheet(Sheet):
    """Emits `scheduled` with the id of the hearing."""

    scheduled = Signal(str)
    broke = Signal(object)

    def __init__(
        self, parent: QWidget, desk: Desk, office: Office, case_id: str, name: str, today: date
    ) -> None:
        super().__init__(parent, self.tr("Jadwalkan klarifikasi"), name, self.tr("&Jadwalkan"), width=560)
        self._desk, self._office, self._case_id = desk, office, case_id
        self.day, self.at = Day(today + timedelta(days=_AHEAD)), Hour(time(9, 0))
        self.minutes = QSpinBox()
        inset(self.minutes)
        self.minutes.setRange(15, 24 * 60)
        self.minutes.setSingleStep(15)
        self.minutes.setSuffix(self.tr(" menit"))
        self.minutes.setValue(_DEFAULT_MINUTES)
        self.room = Choice(tuple((name, name) for name in office.rooms), free=True)
        self._room = Field(self.tr("&Ruang"), self.room)
        self.examiners = [Check(_person(person.name, person.position)) for person in office.staff]
        for box, person in zip(self.examiners, office.staff, strict=True):
            box.setProperty("name", person.name)
        if self.examiners:
            self.examiners[0].setChecked(True)
        people = QWidget()
        people.setLayout(column(*self.examiners, gap=2))
        self._people = Field(self.tr("Pemeriksa"), people)
        self.closed = label("", "doubt", wrap=True)
        self.closed.hide()
        self.force = button(self.tr("&Tetap jadwalkan"), lambda: self._schedule(force=True), kind="danger")
        self.force.hide()
        self.add(
            row_of(Field(self.tr("&Hari, tanggal"), self.day), Field(self.tr("&Pukul ({zone})").format(zone=office.zone_name), self.at),
                   Field(self.tr("&Lama"), self.minutes)),
            self.closed, self._room, self._people,
        )  # fmt: skip
        self.feet.insertWidget(0, self.force)
        for changed in (self.day.dateChanged, self.at.timeChanged, self.minutes.valueChanged,
                        self.room.currentTextChanged, *(box.toggled for box in self.examiners)):  # fmt: skip
            changed.connect(lambda *_: self._changed())
        self.day.dateChanged.connect(lambda _day: self._ask_day())
        self.day.setFocus()
        self._offer_day(today)

    def submit(self) -> None:
        """Schedules, unless it collides."""
        self._schedule(force=False)

    def _offer_day(self, today: date) -> None:
        """The third working day ahead, as the office counts; only a first offer, the person chooses."""
        first = self.day.value()

        def offer(found: date) -> None:
            if self.day.value() == first and found != first:
                self.day.setDate(QDate(found.year, found.month, found.day))
            else:
                self._ask_day()

        self._desk.ask(
            self, lambda vault: office_calendar.of(vault.office_ledger).after(today, _AHEAD).end, done=offer,
            failed=self._failed,
        )  # fmt: skip

    def _ask_day(self) -> None:
        day = self.day.value()

        def say(found: tuple[str, ...]) -> None:
            if self.day.value() == day:
                self.closed.setText("\n".join(found))
                self.closed.setVisible(bool(found))
                self.fit()

        self._desk.ask(self, lambda vault: scheduling.cautions(vault, day), done=say, failed=self._failed)

    def _changed(self) -> None:
        self.message.hide()
        self.force.hide()
        self._room.blame("")
        self._people.blame("")

    def _slot(self) -> Slot | None:
        chosen = tuple(str(box.property("name")) for box in self.examiners if box.isChecked())
        if not self.room.value():
            self._room.blame(self.tr("Pilih atau ketik ruangnya."))
            self.room.setFocus()
            return None
        if not chosen:
            self._people.blame(self.tr("Pilih sedikitnya satu pemeriksa."))
            return None
        return Slot(
            local=datetime.combine(self.day.value(), self.at.value()),
            zone=self._office.timezone,
            minutes=self.minutes.value(),
            room=self.room.value(),
            examiners=chosen,
        )

    def _schedule(self, *, force: bool) -> None:
        slot = self._slot()
        if slot is None:
            return
        self.message.hide()
        self.agree.setEnabled(False)

        def work(vault: Vault) -> Hearing | tuple[Conflict, ...]:
            found = () if force else scheduling.conflicts(vault, self._case_id, slot)
            return found or scheduling.schedule(vault, self._case_id, slot, force=force)

        self._desk.ask(self, work, done=self._answered, failed=self._failed)

    def _answered(self, answer: Hearing | tuple[Conflict, ...]) -> None:
        self.agree.setEnabled(True)
        if isinstance(answer, Hearing):
            self._desk.changed.emit(self._case_id)
            self.scheduled.emit(answer.id)
            self.accept()
            return
        lines = _collisions(answer)
        if len(lines) > _MOST_SHOWN:
            lines = [
                *lines[:_MOST_SHOWN],
                self.tr("… dan {count} lagi").format(count=len(lines) - _MOST_SHOWN),
            ]
        self.message.say(
            self.tr("Belum disimpan: bentrok dengan klarifikasi lain."),
            "\n".join([*lines, self.tr("Ubah waktu, ruang, atau pemeriksa.")]),
            tone="doubt",
        )
        self.force.show()
        self.fit()

    def _failed(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        if isinstance(error, UserError) and error.code == "hearing_in_past":
            words = explain(error)
            self.message.say(words.what, words.hint)
            self.day.setFocus()
        else:
            tell(self.message, self.broke.emit)(error)


def row_of(*fields: QWidget) -> QWidget:
    """Fields beside each other, the first the widest."""
    holder = QWidget()
    layout = row(*fields, gap=12)
    layout.setStretch(0, 3)
    for at in range(1, len(fields)):
        layout.setStretch(at, 1)
        fields[at].setMinimumWidth(px(104))
    holder.setLayout(layout)
    return holder


def _person(name: str, position: str | None) -> str:
    return f"{name}  –  {position}" if position else name


def _collisions(found: tuple[Conflict, ...]) -> list[str]:
    """One line for each hearing that is in the way, with all it shares."""
    shared: dict[str, list[str]] = {}
    hearings = {}
    for one in found:
        words = {
            "room": translate("schedule", "ruang dipakai"),
            "examiner": translate("schedule", "{what} memeriksa").format(what=one.what),
            "person": translate("schedule", "orang yang sama diundang"),
        }[one.shared]
        shared.setdefault(one.hearing.id, []).append(words)
        hearings[one.hearing.id] = one.hearing
    return [
        f"•  {hearings[key].name}, {texts.slot_day(hearings[key].slot)} pukul {texts.slot_hours(hearings[key].slot)}: "
        + ", ".join(words)
        for key, words in shared.items()
    ]
