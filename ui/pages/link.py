"""The dialog that asks whose evidence it is. It proposes, a person chooses, and nothing moves without a second yes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QStackedWidget, QWidget

from core.case.subject import Subject
from core.people.official import Official
from core.people.sought import Sought
from core.process import subjects
from core.process.cards import Card
from core.process.triage import sought
from core.vault.index import CaseRow
from core.vault.vault import Vault
from ui import texts
from ui.components import inbox_words as words
from ui.components.candidates import Candidates
from ui.components.failure import tell
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.pages.new_case import NewCase
from ui.register import Snapshot
from ui.theme import icon, px
from ui.widgets.basics import button, column, row
from ui.widgets.empty import EmptyState
from ui.widgets.sheet import Sheet
from ui.widgets.table import Column, Table

_PEOPLE, _CASES = 0, 1
_HEIGHT: Final = 400
_NAMED: Final = 3


class LinkSheet(Sheet):
    """Emits `agreed` with the id of the case file that shall take the evidence over."""

    agreed = Signal(str)
    broke = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, dialogs: Dialogs, cards: Sequence[Card]) -> None:
        self._count = len(cards)
        super().__init__(
            parent,
            self.tr("Tautkan {count} bukti").format(count=self._count),
            _told(cards),
            self.tr("&Tautkan ke berkas ini…"),
            width=640,
        )
        self._desk, self._dialogs, self._cards = desk, dialogs, tuple(cards)
        self._failed = tell(self.message, self.broke.emit)
        self._known: tuple[CaseRow, ...] = ()
        self._build()
        self._connect()
        self._ask()

    def _build(self) -> None:
        self.agree.setDefault(False)
        self.agree.setAutoDefault(False)
        self.candidates = Candidates(self._desk)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Saring nama, NIP, jabatan, unit kerja"))
        self.filter.setAccessibleName(self.tr("Saring berkas perkara"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.table = Table(
            (
                Column(head=self.tr("Nama"), show=texts.full_name, sort=lambda r: r.name.casefold(), width=200, strong=True,
                       tip=texts.full_name),
                Column(head=self.tr("NIP / NI PPPK"), show=lambda r: texts.number(r.id_number), width=170),
                Column(head=self.tr("Jabatan"), show=texts.post, width=0, tip=texts.post),
            ),
            self.tr("Berkas perkara yang ada"),
        )  # fmt: skip
        new = button(self.tr("Berkas &baru…"), self.begin, image="plus")
        self.cases = QStackedWidget()
        self.cases.addWidget(self.table)
        self.cases.addWidget(
            EmptyState(
                "folders",
                self.tr("Belum ada berkas yang cocok"),
                self.tr("Buat berkas baru untuk pegawai ini."),
            )
        )
        listed = QWidget()
        listed.setLayout(column(row(self.filter, new), self.cases, gap=8))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.candidates)
        self.stack.addWidget(listed)
        self.stack.setMinimumHeight(px(_HEIGHT))
        group = QButtonGroup(self)
        self.chips: list[QPushButton] = []
        for at, text in enumerate((self.tr("Siapa ini?"), self.tr("Berkas yang sudah ada"))):
            chip = button(text, lambda at=at: self.turn_to(at), kind="chip")  # type: ignore[misc]
            chip.setCheckable(True)
            group.addButton(chip)
            self.chips.append(chip)
        turns = QWidget()
        turns.setLayout(row(*self.chips, 0))
        self.add(turns, self.stack)
        self.turn_to(_PEOPLE)

    def _connect(self) -> None:
        self.candidates.chosen.connect(self._chosen)
        self.candidates.by_hand.connect(self.begin)
        self.candidates.broke.connect(self.broke)
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.picked.connect(lambda found: self.agree.setEnabled(found is not None))
        self.table.opened.connect(lambda _found: self.submit())

    def turn_to(self, at: int) -> None:
        """Shows who may be meant (0), or the case files there are (1)."""
        self.stack.setCurrentIndex(at)
        self.chips[at].setChecked(True)
        self.agree.setVisible(at == _CASES)
        (self.candidates.search if at == _PEOPLE else self.filter).setFocus()

    # -- who it may be

    def _ask(self) -> None:
        self._desk.ask(self, lambda vault: vault.cases(), done=self._list, failed=self._failed)

        def loaded(snapshot: Snapshot) -> None:
            question = _question(self._cards)
            if snapshot.officials and question != Sought():
                self.candidates.ask(question)
            elif not snapshot.officials:
                self.candidates.clear()
                self.turn_to(_CASES)

        self._desk.register.load(self, done=loaded, failed=self._failed)

    def _list(self, rows: tuple[CaseRow, ...]) -> None:
        self._known = rows
        self.table.put(rows)
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.filter.text().casefold().split()

        def accepts(found: CaseRow) -> bool:
            parts = (
                texts.full_name(found),
                found.id_number or "",
                texts.number(found.id_number),
                texts.post(found),
            )
            hay = " ".join(parts).casefold()
            return all(word in hay for word in wanted)

        shown = self.table.keep(accepts)
        self.cases.setCurrentIndex(0 if shown else 1)
        self.agree.setEnabled(shown > 0)

    # -- from a choice to a yes

    def submit(self) -> None:
        """Asks whether the chosen case file shall take the evidence over."""
        found = self.table.value()
        if found is not None and self.stack.currentIndex() == _CASES:
            self._confirm(found.id, texts.full_name(found))

    def begin(self) -> None:
        """Asks for the person of a new case file."""
        sheet = NewCase(self, self._desk)
        sheet.created.connect(self._made)
        sheet.opening.connect(self._made)
        sheet.broke.connect(self.broke)
        sheet.open()

    def _made(self, case_id: str) -> None:
        def done(found: CaseRow) -> None:
            self._confirm(case_id, texts.full_name(found))

        self._desk.ask(self, lambda vault: vault.find_case(case_id), done=done, failed=self._failed)

    def _chosen(self, official_id: str) -> None:
        def loaded(snapshot: Snapshot) -> None:
            found = next((one for one in snapshot.officials if one.id == official_id), None)
            if found is not None:
                self._take(found)

        self._desk.register.load(self, done=loaded, failed=self._failed)

    def _take(self, official: Official) -> None:
        person = subjects.subject_of(official)
        there = subjects.cases_about(self._known, person)
        name = official.written().full()
        if there:
            self._confirm(there[0].id, name)
            return
        agreed = self._dialogs.confirm(
            self,
            self.tr("Buat berkas {name} dan tautkan {count} bukti?").format(name=name, count=self._count),
            self.tr(
                "Pegawai ini belum punya berkas perkara. Berkas baru dibuat, lalu bukti berpindah ke sana."
            ),
            self.tr("Buat dan tautkan"),
        )
        if agreed:
            self._desk.ask(self, lambda vault: _create(vault, person), done=self._give, failed=self._failed)

    def _confirm(self, case_id: str, name: str) -> None:
        agreed = self._dialogs.confirm(
            self,
            self.tr("Tautkan {count} bukti ke berkas {name}?").format(count=self._count, name=name),
            self.tr("Bukti berpindah dari Bukti masuk ke berkas itu bersama hasil baca, koreksi, dan catatan asalnya. "
                    "Perpindahan tercatat dan tidak dapat dibatalkan dengan satu tombol."),
            self.tr("Tautkan"),
        )  # fmt: skip
        if agreed:
            self._give(case_id)

    def _give(self, case_id: str) -> None:
        self.agreed.emit(case_id)
        # After this event: the dialog may go while a button inside it still handles the click.
        QTimer.singleShot(0, self, self.accept)


def _create(vault: Vault, person: Subject) -> str:
    return subjects.create(vault, person).id


def _question(cards: Sequence[Card]) -> Sought:
    """The first piece that was read speaks for all: those chosen together are about one person."""
    return next((sought(card.item, card.known) for card in cards if card.known is not None), Sought())


def _told(cards: Sequence[Card]) -> str:
    names = list(dict.fromkeys(words.who(card) for card in cards))
    more = "" if len(names) <= _NAMED else ", …"
    return ", ".join(names[:_NAMED]) + more
