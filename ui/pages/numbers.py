"""The number registers of the office: which numbers were given, to what, and why any is missing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSpinBox, QWidget

from core.errors import UserError
from core.process import settling
from core.rules.numbering import Register
from core.vault import number_findings, number_listing, number_rows, numbering
from core.vault.number_listing import STANDINGS, Line, Twin
from core.vault.number_rows import Block, Number, State
from core.vault.vault import Vault
from ui import texts
from ui.components.failure import tell
from ui.components.number_exchange import NumberExchange
from ui.components.number_sheets import (
    AskNumber,
    GiveBack,
    GiveUpNumber,
    Recording,
    SetApart,
    SetBetween,
    TakeCharge,
)
from ui.components.pattern_sheet import ChangePattern
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.theme import px
from ui.widgets.basics import button, clear, column, holder, label, row, tag
from ui.widgets.form import Choice
from ui.widgets.header import PageHeader
from ui.widgets.message import Message
from ui.widgets.table import Column, Table

translate = QCoreApplication.translate
_SIDE_BY_SIDE: Final = 900  # design pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A register's year: its lines and blocks, all registers to choose from, and whether this copy is in charge."""

    registers: tuple[Register, ...]
    register: Register
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    branch: str
    charge: bool
    kind: str
    duplicates: tuple[tuple[Number, ...], ...]
    disputed: tuple[str, ...]
    unexplained: int
    twins: tuple[Twin, ...]


def listed(vault: Vault, register_id: str, year: int) -> Listed:
    """Reads a register's year on the storage thread."""
    with suppress(UserError):  # on a full disk the list shows what is written
        settling.settle(vault)
    ledger = vault.office_ledger
    registers = number_rows.registers(ledger, vault.office.kind.value)
    register = next((one for one in registers if one.id == register_id), registers[0])
    found = number_findings.look_over(ledger, register.row, year)
    return Listed(
        registers=registers, register=register, lines=number_listing.lines(vault, register, year),
        blocks=number_rows.blocks(ledger, register.row, year), branch=ledger.branch,
        charge=number_rows.in_charge(ledger) == ledger.branch, kind=vault.office.kind.value,
        duplicates=found.duplicates,
        disputed=tuple(ways[0].text for ways in found.disputed),
        unexplained=sum(not gap.reason for gap in found.gaps),
        twins=number_listing.twins(found.twins, registers),
    )  # fmt: skip


def _tone(line: Line) -> str:
    return {"used": "text", "reserved": "doubt", "lost": "danger"}.get(line.state.value, "quiet")


def _columns() -> tuple[Column, ...]:
    return (
        Column(head=translate("numbers", "Nomor"), show=lambda line: line.text, sort=lambda line: line.order,
               tone=lambda line: "text" if line.number else "quiet", width=260, strong=True),
        Column(head=translate("numbers", "Tanggal"), show=lambda line: texts.short_date(line.day) if line.day else texts.NONE,
               sort=lambda line: line.day or date.min, width=112),
        Column(head=translate("numbers", "Keadaan"), show=lambda line: STANDINGS[line.state], tone=_tone, width=130),
        Column(head=translate("numbers", "Untuk"), show=lambda line: line.whose or texts.NONE, width=0,
               tip=lambda line: line.whose),
        Column(head=translate("numbers", "Keterangan"), show=lambda line: line.note or texts.NONE, spare=True, width=280,
               tip=lambda line: line.note),
    )  # fmt: skip


class NumbersPage(QWidget):
    """*Nomor surat*: a register, a year, and what became of every number."""

    opened = Signal(str, str)
    """The case and the paper that bear the chosen number."""
    broke = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, today: date) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._shown: Listed | None = None
        self.register = Choice()
        self.register.setAccessibleName(self.tr("Register"))
        self.register.setMinimumWidth(px(180))
        self.year = QSpinBox()
        self.year.setRange(2000, 2100)
        self.year.setValue(today.year)
        self.year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.year.setAccessibleName(self.tr("Tahun"))
        self.states = Choice(
            ((self.tr("Semua keadaan"), ""), *((words, state.value) for state, words in STANDINGS.items()))
        )
        self.states.setAccessibleName(self.tr("Keadaan"))
        self.ask = button(self.tr("Pesan &nomor…"), self._ask, kind="primary", image="plus")
        self.apart = button(self.tr("&Sisihkan jatah…"), self._set_apart)
        self.pattern = button(self.tr("&Pola…"), self._change_pattern)
        self.give_up = button(self.tr("&Batalkan nomor…"), self._give_up)
        self.between = button(self.tr("Beri s&isipan…"), self._set_between)
        self.paper = button(self.tr("Buka s&urat"), self._open_paper)
        self.message = Message()
        self.exchange = NumberExchange(desk, dialogs, self.message, today)
        self.exchange.menu.addSeparator()
        self.charge = self.exchange.menu.addAction(self.tr("&Ambil alih penomoran…"))
        self.charge.triggered.connect(lambda _on: self._take_charge())
        self.header = PageHeader(
            self.tr("Nomor surat"), "", self.exchange.button, self.pattern, self.apart, self.ask
        )
        self.table = Table(_columns(), self.tr("Daftar nomor"))
        self._blocks = column(gap=4)
        self._apart = holder(
            column(label(self.tr("Jatah yang disisihkan"), "section"), self._blocks, margin=16), "card"
        )
        self._chooser = row(gap=8)
        self._chooser.addLayout(row(self.register, self.year, self.states, 0))
        self._chooser.addLayout(row(0, self.paper, self.between, self.give_up))
        layout = column(self.header, self.message, self._chooser, margin=(24, 20, 24, 20), gap=14)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._apart)
        self.setLayout(layout)
        self.register.activated.connect(lambda _at: self.load())
        self.year.valueChanged.connect(lambda _year: self.load())
        self.states.activated.connect(lambda _at: self._filter())
        self.table.picked.connect(lambda _line: self._enable())
        self.table.opened.connect(lambda _line: self._open_paper())
        self.exchange.changed.connect(self.load)
        self.exchange.broke.connect(self.broke)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= px(_SIDE_BY_SIDE)
        self._chooser.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def load(self) -> None:
        """Reads the chosen register's year anew."""
        register, year = self.register.value(), self.year.value()
        self._desk.ask(
            self, lambda vault: listed(vault, register, year), done=self._show, failed=tell(self.message, self.broke.emit),
        )  # fmt: skip

    def _show(self, found: Listed) -> None:
        self._shown = found
        self.register.offer(tuple((one.name, one.id) for one in found.registers))
        self.register.set_value(found.register.id)
        used = sum(line.state == "used" for line in found.lines)
        self.header.say(
            self.tr("Nomor surat"),
            self.tr("{count} nomor diberikan, {used} dipakai  ·  {charge}").format(
                count=sum(line.number is not None for line in found.lines),
                used=used,
                charge=self.tr("dilanjutkan di komputer ini")
                if found.charge
                else self.tr("dilanjutkan di komputer lain; di sini hanya jatah"),
            ),
        )
        self.pattern.setToolTip(found.register.pattern)
        self.exchange.look_at(found.register, self.year.value(), found.lines)
        self.table.put(found.lines)
        self._filter()
        self._show_blocks(found)
        if found.duplicates:
            self.message.say(
                self.tr("Nomor keluar dua kali: {numbers}.").format(
                    numbers=", ".join(same[0].text for same in found.duplicates[:3])
                ),
                self.tr("Batalkan salah satunya atau beri sisipan, dan beri tahu penerima suratnya."),
            )
        elif found.disputed:
            self.message.say(
                self.tr("Dua laptop mencatat keadaan yang berbeda untuk nomor {numbers}.").format(
                    numbers=", ".join(found.disputed[:3])
                ),
                self.tr("Pastikan suratnya terbit atau tidak. Bila tidak, batalkan nomornya."), tone="doubt",
            )  # fmt: skip
        elif found.unexplained:
            self.message.say(
                self.tr("{count} nomor tidak diketahui dipakai untuk apa.").format(count=found.unexplained),
                self.tr("Mungkin catatan sebuah laptop belum digabungkan."), tone="doubt",
            )  # fmt: skip
        elif found.twins:
            self.message.say(
                self.tr("Nomor yang sama ada di dua register: {numbers}.").format(
                    numbers="; ".join(
                        f"{twin.text} ({', '.join(twin.registers)})" for twin in found.twins[:3]
                    )
                ),
                self.tr("Ini boleh. Bila membingungkan, bedakan pola salah satu register."), tone="doubt",
            )  # fmt: skip
        self._enable()

    def _show_blocks(self, found: Listed) -> None:
        clear(self._blocks)
        for block in found.blocks:
            name = f"{block.first}–{block.last}  {block.label}"
            if block.closed:
                parts: tuple[QWidget, ...] = (tag(self.tr("Ditutup: {reason}").format(reason=block.closed)),)
            elif block.holder == found.branch:
                parts = (tag(self.tr("Dipakai komputer ini"), "done"), self._closing(block, name))
            elif block.holder:
                parts = (tag(self.tr("Dipakai komputer lain")), self._closing(block, name))
            else:
                parts = (
                    button(self.tr("Klaim untuk komputer ini"), lambda block=block: self._claim(block)),  # type: ignore[misc]
                    self._closing(block, name),
                )
            words: QLabel = label(name)
            self._blocks.addLayout(row(words, 0, *parts, gap=12))
        self._apart.setVisible(bool(found.blocks))

    def _closing(self, block: Block, name: str) -> QWidget:
        return button(
            self.tr("Tutup…"), lambda: self._open(GiveBack(self, self._desk, block.id, name)), kind="plain"
        )

    def _enable(self) -> None:
        found, line = self._shown, self.table.value()
        self.charge.setVisible(found is not None and not found.charge)
        self.apart.setEnabled(found is not None and found.charge)
        given_up = line is None or line.number is None or line.number.state is State.VOID
        self.give_up.setEnabled(not given_up)
        self.paper.setEnabled(line is not None and line.here)
        twice = {number.id for same in found.duplicates for number in same} if found is not None else set()
        self.between.setVisible(line is not None and not given_up and line.id in twice)

    def _filter(self) -> None:
        wanted = self.states.value()
        self.table.keep(lambda line: not wanted or line.state == wanted)

    # -- deeds

    def _open(self, sheet: Recording) -> None:
        sheet.recorded.connect(self.load)
        sheet.broke.connect(self.broke)
        sheet.open()

    def _ask(self) -> None:
        if self._shown is not None:
            self._open(AskNumber(self, self._desk, self._shown.register, self._today))

    def _give_up(self) -> None:
        line = self.table.value()
        if line is not None and line.number is not None:
            self._open(GiveUpNumber(self, self._desk, line.number))

    def _set_between(self) -> None:
        line = self.table.value()
        if line is not None and line.number is not None:
            self._open(SetBetween(self, self._desk, line.number))

    def _open_paper(self) -> None:
        line = self.table.value()
        if line is not None and line.number is not None and line.here:
            self.opened.emit(line.number.case, line.number.document)

    def _set_apart(self) -> None:
        if self._shown is not None:
            self._open(SetApart(self, self._desk, self._shown.register, self.year.value()))

    def _change_pattern(self) -> None:
        if self._shown is not None:
            self._open(
                ChangePattern(
                    self,
                    self._desk,
                    self._shown.register,
                    self._shown.registers,
                    self._shown.kind,
                    self._today,
                )
            )

    def _take_charge(self) -> None:
        self._open(TakeCharge(self, self._desk))

    def _claim(self, block: Block) -> None:
        def work(vault: Vault) -> None:
            with vault.change_register() as ledger:
                numbering.claim(ledger, block.id)

        self._desk.ask(self, work, done=lambda _none: self.load(), failed=tell(self.message, self.broke.emit))
