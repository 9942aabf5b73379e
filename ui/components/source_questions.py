"""The three questions about what just came in: from where, when captured, by whom. They stop nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy

from core.case.source import UNSAID, Source
from core.process.inbox import Answers
from core.vault.office import Office
from ui.components.inbox_words import moment
from ui.theme import px
from ui.widgets.basics import button, column, label, row
from ui.widgets.form import Choice, Day, Field, Hour

_NARROW_BELOW: Final = 520
_MOST_KEPT: Final = 8
_UNSAID, _BY_NAME, _DAY, _MOMENT, _KEPT = "", "name", "day", "moment", "kept"


class SourceQuestions(QFrame):
    """Emits `answered` with the ids and the `Answers`; `later` when the person goes on without."""

    answered = Signal(object, object)
    later = Signal()
    turned = Signal()
    """It came, or it went."""

    def __init__(self, office: Office, today: date) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        self.setProperty("tone", "accent")
        self._office = office
        self.ids: tuple[str, ...] = ()
        self._by_name: dict[str, str] = {}
        self._sources: list[str] = []
        self._people: list[str] = []
        self._last_person = self._said_at = ""
        self._title = label("", "strong", wrap=True)
        self.source, self.person = Choice(free=True), Choice(free=True)
        self.when = Choice()
        self.day, self.hour = Day(today), Hour(time(8))
        self._build()
        self.when.currentIndexChanged.connect(lambda _at: self._show_when())
        self.hide()

    def _build(self) -> None:
        self._fields = (
            Field(self.tr("&Dari mana"), self.source),
            Field(self.tr("Ka&pan ditangkap"), self.when),
            Field(self.tr("&Oleh siapa"), self.person),
        )
        for control, hint in (
            (self.source, self.tr("mis. Grup WhatsApp warga, pelapor, patroli")), (self.person, self.tr("nama penangkap layar")),
        ):  # fmt: skip
            edit = control.lineEdit()
            if edit is not None:
                edit.setPlaceholderText(hint)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))
        self._moment = QFrame()
        self._moment.setLayout(row(self.day, self.hour, 0))
        self.save = button(self.tr("Si&mpan"), self.submit, kind="primary")
        self.skip = button(self.tr("&Isi nanti"), self._leave)
        self.skip.setToolTip(self.tr("Yang belum dijawab tampak sebagai belum lengkap (Esc)"))
        self.setLayout(
            column(
                self._title,
                self._grid,
                self._feet(),
                margin=(14, 10, 14, 12),
                gap=8,
            )
        )
        self._lay(narrow=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _feet(self) -> QHBoxLayout:
        return row(self._moment, 0, self.skip, self.save)

    def ask(
        self, ids: Sequence[str], names: Mapping[str, str], *, fresh: bool, said: Source = UNSAID
    ) -> None:
        """Asks about these; `names` are the moments that files' own names tell, by id.

        `fresh` says that they just came in, and the last answers are offered; without it somebody chose them, and
        `said` is what is on record for all of them.
        """
        self.ids = tuple(ids)
        self._by_name = {item: names[item] for item in self.ids if item in names}
        count = len(self.ids)
        form = (
            self.tr("{count} bukti baru tersimpan. Tiga pertanyaan selagi masih diingat:")
            if fresh
            else self.tr("Asal {count} bukti terpilih:")
        )
        self._title.setText(form.format(count=count))
        self.source.offer(tuple((text, text) for text in self._sources))
        people = (*(person.name for person in self._office.staff), *self._people)
        self.person.offer(tuple((text, text) for text in dict.fromkeys(people)))
        last = self._sources[0] if self._sources and fresh else ""
        self.source.setEditText(said.obtained_from or last)
        self.person.setEditText(said.captured_by or (self._last_person if fresh else ""))
        for control in (self.source, self.person):
            if (edit := control.lineEdit()) is not None:
                edit.setCursorPosition(0)
        self._said_at = said.captured_at
        kept = self.tr("tetap: {moment}").format(moment=moment(said.captured_at)) if said.captured_at else ""
        options = [(kept, _KEPT)] if kept else [(self.tr("belum dijawab"), _UNSAID)]
        if self._by_name:
            told = self.tr("menurut nama berkas ({told} dari {all})").format(
                told=len(self._by_name), all=count
            )
            options.append((told, _BY_NAME))
        options += [(self.tr("pada tanggal…"), _DAY), (self.tr("pada tanggal dan jam…"), _MOMENT)]
        self.when.offer(tuple(options))
        if not kept and len(self._by_name) == count:
            self.when.set_value(_BY_NAME)
        self._show_when()
        self.show()

    def ask_fresh(self, ids: Sequence[str], names: Mapping[str, str]) -> None:
        """Asks about what just came in; the cursor stays where it is."""
        self.ask(ids, names, fresh=True)

    def extend(self, ids: Sequence[str], names: Mapping[str, str]) -> None:
        """More came in while somebody is answering: what was typed stays, and goes to all of them."""
        typed = self.source.currentText(), self.person.currentText(), self.when.value()
        self.ask(ids, names, fresh=True)
        self.source.setEditText(typed[0])
        self.person.setEditText(typed[1])
        self.when.set_value(typed[2])

    def begin(self) -> None:
        """Puts the cursor into the first question."""
        self.source.setFocus()

    def value(self) -> Answers:
        """The answers as they stand."""
        kind = self.when.value()
        captured = self._said_at if kind == _KEPT else ""
        if kind == _DAY:
            captured = self.day.value().isoformat()
        elif kind == _MOMENT:
            captured = datetime.combine(self.day.value(), self.hour.value(), self._office.zone).isoformat()
        return Answers(
            obtained_from=_line(self.source.value()),
            captured_by=_line(self.person.value()),
            captured_at=captured,
            captured_each=dict(self._by_name) if kind == _BY_NAME else None,
        )

    def submit(self) -> None:
        """Gives the answers away and remembers them as suggestions until the lock."""
        answers, ids = self.value(), self.ids
        if answers.obtained_from:
            self._sources = [
                answers.obtained_from,
                *(s for s in self._sources if s != answers.obtained_from),
            ][:_MOST_KEPT]
        if answers.captured_by:
            self._last_person = answers.captured_by
            if answers.captured_by not in self._people:
                self._people.append(answers.captured_by)
        self.ids = ()
        self.hide()
        self.answered.emit(ids, answers)

    def clear(self) -> None:
        """Forgets everything, at the lock."""
        self.ids, self._by_name = (), {}
        self._sources, self._people, self._last_person = [], [], ""
        self.hide()

    def _leave(self) -> None:
        self.ids = ()
        self.hide()
        self.later.emit()

    def _show_when(self) -> None:
        kind = self.when.value()
        self._moment.setVisible(kind in (_DAY, _MOMENT))
        self.hour.setVisible(kind == _MOMENT)

    def _lay(self, *, narrow: bool) -> None:
        for at, field in enumerate(self._fields):
            self._grid.addWidget(field, at if narrow else 0, 0 if narrow else at)
            self._grid.setColumnStretch(at, 0 if narrow and at else 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(narrow=self.width() < px(_NARROW_BELOW))


def _line(text: str) -> str:
    return " ".join(text.split())
