"""What goes between two laptops of one office: number notes out, number notes in, and what there is to settle after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.handover import numbers
from core.handover.clocks import Ahead
from core.handover.numbers import Reconciled, Row
from core.rules.numbering import Register
from core.storage.atomic import write_file
from core.vault import number_findings, number_listing, number_rows
from core.vault.number_listing import STANDINGS, Line, Standing
from core.vault.number_rows import Number
from core.vault.vault import Vault
from core.writing.dates import long_date
from ui.components.failure import tell
from ui.components.number_sheets import GiveUpNumber, Recording, SetBetween
from ui.desk import Desk
from ui.dialogs import Dialogs
from ui.widgets.basics import button, column, holder, label, row
from ui.widgets.message import Message
from ui.widgets.sheet import Sheet

translate = QCoreApplication.translate
T = TypeVar("T")
Names = Mapping[str, str]
Told = tuple[Reconciled, Names]
_MOST_LINES: Final = 40


class Written(Protocol):
    """Gives a list of numbers as text, as a table for a spreadsheet or to be printed."""

    def __call__(self, vault: Vault, /, *, csv: bool) -> str: ...


class NumberExchange(QObject):
    """The menu *Laptop lain* and what it does; `changed` after number notes were taken in or settled."""

    changed = Signal()
    broke = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, message: Message, today: date) -> None:
        super().__init__(message)
        self._desk, self._dialogs, self._message, self._today = desk, dialogs, message, today
        self._list: tuple[Register, int, tuple[Line, ...]] | None = None
        self.button = button(self.tr("&Laptop lain"), self._offer, image="caret-down")
        self.button.setToolTip(self.tr("Catatan nomor disimpan untuk laptop lain dan digabungkan dari sana"))
        self.menu = QMenu(self.button)
        self._add(self.tr("&Simpan catatan nomor…"), self.save)
        self._add(self.tr("&Gabungkan catatan nomor…"), self.take)
        self._add(self.tr("&Periksa semua register"), self.check)
        self._add(self.tr("Simpan se&mua daftar…"), self.save_all)
        self.one = self._add(self.tr("Simpan &daftar ini…"), self.save_list)

    def _add(self, words: str, act: Callable[[], object]) -> QAction:
        made = self.menu.addAction(words)
        made.triggered.connect(lambda _on=False: act())
        return made

    def look_at(self, register: Register, year: int, lines: tuple[Line, ...]) -> None:
        """The list that the last entry writes; it is named by its register and year, for it holds no other numbers."""
        self._list = (register, year, lines)
        name = register.name.replace("&", "&&")
        self.one.setText(self.tr("Simpan &daftar {name} {year}…").format(name=name, year=year))

    def save(self) -> None:
        """Writes the number notes for the other laptop."""
        out = self._dialogs.save_as(
            self.button, self.tr("Simpan catatan nomor"), Path(numbers.suggested_name(self._today)),
            self.tr("Catatan nomor (*.age)"),
        )  # fmt: skip
        if out is not None:
            self._ask(lambda vault: numbers.export(vault, out), self._saved)

    def _saved(self, count: int) -> None:
        self._message.say(
            self.tr("Catatan {count} nomor disimpan.").format(count=count),
            self.tr("Bawa berkasnya ke laptop yang satu lagi, lalu pilih Gabungkan catatan nomor di sana. Berkas ini "
                    "hanya terbuka di salinan brankas ini."),
            tone="done",
        )  # fmt: skip

    def take(self) -> None:
        """Takes the notes of the other laptop in and shows what there is to settle."""
        path = self._dialogs.choose_file(
            self.button, self.tr("Gabungkan catatan nomor"), self.tr("Catatan nomor (*.age)")
        )
        if path is not None:
            self._ask(lambda vault: (numbers.take(vault, path), _names(vault)), self._taken)

    def _taken(self, told: Told) -> None:
        found, names = told
        self.changed.emit()
        title = self.tr("Catatan nomor digabungkan") if found.entries else self.tr("Tidak ada yang baru")
        words = (
            self.tr(
                "{count} nomor baru atau berubah. Simpan lalu catatan nomor di sini untuk laptop itu."
            ).format(count=len(found.taken))
            if found.entries
            else self.tr("Semua catatan dalam berkas itu sudah ada di sini.")
        )
        self._show(found, names, title, words)

    def check(self) -> None:
        """Shows the state of all registers."""
        self._ask(
            lambda vault: (numbers.look_over(vault), _names(vault)),
            lambda told: self._show(*told, self.tr("Semua register"), ""),
        )

    def _show(self, found: Reconciled, names: Names, title: str, words: str) -> None:
        sheet = ReconciledSheet(self.button, self._desk, found, names, title, words)
        sheet.settled.connect(self.changed)
        sheet.saving.connect(self.save)
        sheet.broke.connect(self.broke)
        sheet.open()

    def save_list(self) -> None:
        """Writes the list on the page as a table or as text to print; without names of persons."""
        if self._list is None:
            return
        register, year, lines = self._list

        def written(_vault: Vault, *, csv: bool) -> str:
            return (
                number_listing.table(lines, register) if csv else number_listing.text(lines, register, year)
            )

        self._write_list(f"daftar-nomor-{register.id}-{year}.csv", written)

    def save_all(self) -> None:
        """Writes every register and every year as one table or text; without names of persons."""

        def written(vault: Vault, *, csv: bool) -> str:
            pages = number_listing.every(vault)
            return number_listing.table_of_all(pages) if csv else number_listing.text_of_all(pages)

        self._write_list(f"daftar-nomor-{self._today.isoformat()}.csv", written)

    def _write_list(self, name: str, written: Written) -> None:
        out = self._dialogs.save_as(
            self.button, self.tr("Simpan daftar nomor"), Path(name), self.tr("Tabel atau teks (*.csv *.txt)")
        )
        if out is None:
            return
        csv = out.suffix.lower() != ".txt"
        self._ask(
            lambda vault: write_file(out, written(vault, csv=csv).encode("utf-8-sig" if csv else "utf-8")),
            lambda _none: self._message.say(
                self.tr("Daftar nomor disimpan, tanpa nama orang."),
                self.tr("Berkas ini tidak terkunci."),
                tone="done",
            ),
        )

    def _offer(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _ask(self, work: Callable[[Vault], T], done: Callable[[T], object]) -> None:
        self._desk.ask(self.button, work, done=done, failed=tell(self._message, self.broke.emit))


def _names(vault: Vault) -> Names:
    """The names of the office's registers by their ids."""
    return {one.id: one.name for one in number_rows.registers(vault.office_ledger, vault.office.kind.value)}


class ReconciledSheet(Sheet):
    """What is in every register now: numbers given twice, blocks, gaps with their reasons; settled from here."""

    settled = Signal()
    saving = Signal()
    broke = Signal(object)

    def __init__(
        self, parent: QWidget, desk: Desk, found: Reconciled, names: Names, title: str, words: str
    ) -> None:
        super().__init__(parent, title, words, translate("numbers", "&Tutup"), width=620)
        self._desk, self._names = desk, names
        self.leave.hide()
        self.back = button(self.tr("&Simpan catatan nomor…"), self._save)
        self.feet.insertWidget(0, self.back)
        charge = (
            self.tr("Nomor dilanjutkan di komputer ini.")
            if found.here
            else self.tr("Nomor dilanjutkan di komputer lain; di sini hanya jatah.")
        )
        self.add(label(charge, wrap=True))
        self._add_clocks(found)
        for each in found.rows:
            self._add_row(each)
        if found.typed:
            self.add(
                label(self.tr("Diketik pada surat yang bukan pemiliknya; perbaiki suratnya:"), "danger", wrap=True),
                label(
                    "\n".join(f"{one.number.text}  ·  {one.title}  ·  {one.name}" for one in found.typed),
                    wrap=True, copy=True,
                ),
            )  # fmt: skip
        if not found.rows:
            self.add(label(self.tr("Belum ada nomor."), "quiet"))

    def submit(self) -> None:
        self.accept()

    def text(self) -> str:
        """Everything it says, line by line."""
        words = (one.text() for one in self.area.findChildren(type(label())))
        return "\n".join(word for word in words if word)

    def _add_clocks(self, found: Reconciled) -> None:
        """What a clock that is wrong may have decided, and what was replaced in the office's registers."""
        for one in found.ahead:
            self.add(label(self._clock_words(one, doubted=found.ahead[0].here), "danger", wrap=True))
        if found.replaced:
            self.add(label(self.tr("Setelan register yang diganti oleh laptop itu:"), "danger", wrap=True))
        for each in found.replaced:
            words = self.tr("{name}: tadinya {old}, sekarang {new}").format(
                name=each.before.name, old=self._words(each.before), new=self._words(each.now)
            )
            self.add(label(words, wrap=True, copy=True))

    def _clock_words(self, one: Ahead, *, doubted: bool) -> str:
        """`doubted` is when this clock itself may be wrong: then it blames nobody."""
        if one.here:
            told = self.tr(
                "Tanggal di laptop ini, {today}, lebih awal daripada catatan terakhirnya, {newest}. Periksa dahulu tanggal "
                "laptop ini. Bila sudah benar, jamnya pernah {days} hari di depan: bila dua laptop mengubah hal yang "
                "sama, yang jamnya di depan selalu menang, jadi periksa setelan nomor di sini."
            )
        elif doubted:
            told = self.tr(
                "Hanya bila tanggal di laptop ini, {today}, benar: jam di laptop itu {days} hari di depan."
            )
        else:
            told = self.tr(
                "Jam di laptop itu {days} hari di depan laptop ini, yang tanggalnya {today}. Bila dua laptop mengubah "
                "hal yang sama, yang jamnya di depan selalu menang. Betulkan tanggal yang salah, lalu periksa setelan "
                "nomor di sini."
            )
        return told.format(days=one.days, today=long_date(one.today), newest=long_date(one.newest))

    def _words(self, register: Register) -> str:
        other = self._names.get(register.shares, register.shares)
        shared = self.tr("bersama register {name}").format(name=other) if other else ""
        parts = (f"{name} {text}" for name, text in register.parts)
        return " · ".join(part for part in (register.name, register.pattern, *parts, shared) if part)

    def _save(self) -> None:
        self.accept()
        self.saving.emit()

    def _add_row(self, each: Row) -> None:
        seen = each.findings
        self.add(
            label(f"{each.name} {each.year}", "section"),
            label(
                self.tr("{count} nomor, {twice} keluar dua kali, {gaps} tanpa surat di sini").format(
                    count=each.numbers, twice=len(seen.duplicates), gaps=len(seen.gaps)
                ),
                "quiet",
                wrap=True,
            ),
        )
        for words, groups in (
            (self.tr("Keluar dua kali; batalkan satu atau beri sisipan:"), seen.duplicates),
            (
                self.tr("Keadaannya dicatat berbeda di dua laptop; batalkan bila suratnya tidak terbit:"),
                seen.disputed,
            ),
        ):
            if groups:
                self.add(label(words, "danger", wrap=True))
            for number in (one for group in groups for one in group):
                self._add_number(number, between=groups is seen.duplicates)
        lines = [
            self.tr("Jatah {name} diklaim dua komputer.").format(name=f"{one.first}–{one.last} {one.label}")
            for one in {block.id: block for block in seen.contested}.values()
        ]
        lines += [
            self.tr("Jatah {name} masih tersisa {count} nomor.").format(
                name=f"{block.first}–{block.last} {block.label}", count=count
            )
            for block, count in seen.left
        ]
        lines += [
            f"{first if first == last else f'{first}–{last}'}: "
            f"{reason or self.tr('tidak diketahui dipakai untuk apa')}"
            for first, last, reason in number_findings.together(seen.gaps)
        ]
        more = len(lines) - _MOST_LINES
        if more > 0:
            lines = [
                *lines[:_MOST_LINES],
                self.tr("… dan {count} lagi pada daftar registernya").format(count=more),
            ]
        if lines:
            self.add(label("\n".join(lines), wrap=True, copy=True))

    def _add_number(self, number: Number, *, between: bool) -> None:
        state = STANDINGS[Standing(number.state.value)].lower()
        paper = number.purpose or (self.tr("surat perkara") if number.case else self.tr("tanpa keterangan"))
        words = label(f"{number.text}  ·  {state}  ·  {paper}", wrap=True, copy=True)
        acts: list[QWidget] = [
            button(self.tr("Batalkan…"), lambda: self._settle(GiveUpNumber(self, self._desk, number)))
        ]
        if between:
            acts.append(
                button(self.tr("Beri sisipan…"), lambda: self._settle(SetBetween(self, self._desk, number)))
            )
        self.add(holder(column(words, row(*acts, 0, gap=8), gap=6)))

    def _settle(self, sheet: Recording) -> None:
        sheet.recorded.connect(self._settled)
        sheet.broke.connect(self.broke)
        sheet.open()

    def _settled(self) -> None:
        # What is shown is the state before; the page names what is left.
        self.settled.emit()
        self.accept()
