"""The register of numbers in the window: what was asked for stands there, and nothing is given up without a reason."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.clock import SetClock
from core.handover import numbers as exchange
from core.process import letters
from core.rules.numbering import Register
from core.vault import number_rows, numbering, opening
from core.vault.vault import Vault
from tests.ui.conftest import NOW, PASSPHRASE, ScriptedDialogs
from ui.components.number_exchange import ReconciledSheet
from ui.components.number_sheets import AskNumber, GiveUpNumber, SetApart, SetBetween
from ui.components.pattern_sheet import ChangePattern
from ui.pages.numbers import NumbersPage
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]
T = TypeVar("T", bound=QWidget)


def numbers_of(qtbot: QtBot, window: MainWindow) -> NumbersPage:
    workspace = window.workspace
    assert workspace is not None
    workspace.go("numbers")
    page = workspace.numbers
    qtbot.waitUntil(lambda: page._shown is not None, timeout=10_000)
    return page


def sheet_of(qtbot: QtBot, page: QWidget, kind: type[T]) -> T:
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in page.findChildren(kind)), timeout=10_000)
    return next(sheet for sheet in page.findChildren(kind) if sheet.isVisible())


def ask(qtbot: QtBot, page: NumbersPage, day: date | None = None, *, earlier: bool = False) -> None:
    count = len(page.table.rows())
    page.ask.click()
    sheet = sheet_of(qtbot, page, AskNumber)
    sheet.parts["klasifikasi"].setText("PP.01")
    sheet.parts["unit"].setText("K.1")
    sheet.purpose.setText("Undangan rapat")
    if day is not None:
        sheet.day.setDate(day)
    sheet.agree.click()
    if earlier:
        qtbot.waitUntil(lambda: sheet.earlier.isVisible(), timeout=10_000)
        assert "lebih awal" in sheet.message.text
        sheet.earlier.click()
        sheet.agree.click()
    qtbot.waitUntil(lambda: len(page.table.rows()) == count + 1, timeout=10_000)


def test_numbers_are_asked_for_and_given_up_with_a_reason(qtbot: QtBot, unlock: Unlock) -> None:
    page = numbers_of(qtbot, unlock())
    ask(qtbot, page)
    ask(qtbot, page)
    assert [line.text for line in page.table.rows()] == ["2/PP.01/K.1/11/2026", "1/PP.01/K.1/11/2026"]
    page.table.select(page.table.rows()[0].id)
    page.give_up.click()
    sheet = sheet_of(qtbot, page, GiveUpNumber)
    sheet.agree.click()
    qtbot.waitUntil(lambda: bool(sheet.message.text), timeout=10_000)
    sheet.reason.setText("salah ketik")
    sheet.agree.click()
    qtbot.waitUntil(lambda: page.table.rows()[0].state == "void", timeout=10_000)
    assert page.table.rows()[0].note == "salah ketik"
    assert not page.give_up.isEnabled()


def test_an_older_letter_gets_a_number_in_between_only_when_agreed(qtbot: QtBot, unlock: Unlock) -> None:
    page = numbers_of(qtbot, unlock())
    ask(qtbot, page, date(2026, 11, 10))
    ask(qtbot, page, date(2026, 11, 20))
    ask(qtbot, page, date(2026, 11, 12), earlier=True)
    assert [line.text.partition("/")[0] for line in page.table.rows()] == ["2", "1.1", "1"]


def test_a_block_is_set_apart_and_its_numbers_are_listed_with_their_reason(
    qtbot: QtBot, unlock: Unlock
) -> None:
    page = numbers_of(qtbot, unlock())
    page.apart.click()
    sheet = sheet_of(qtbot, page, SetApart)
    sheet.count.setValue(3)
    sheet.label.setText("laptop timur")
    sheet.agree.click()
    qtbot.waitUntil(lambda: len(page.table.rows()) == 3, timeout=10_000)
    assert all("laptop timur" in line.note for line in page.table.rows())
    ask(qtbot, page)
    assert page.table.rows()[0].text.startswith("4/")


def test_a_pattern_shows_an_example_and_one_that_repeats_cannot_be_kept(qtbot: QtBot, unlock: Unlock) -> None:
    page = numbers_of(qtbot, unlock())
    page.pattern.click()
    sheet = sheet_of(qtbot, page, ChangePattern)
    sheet.pattern.setText("{urut}/{unit}")
    assert not sheet.agree.isEnabled()
    sheet.pattern.setText("{urut:3}/{unit}/{tahun}")
    sheet.parts.setText("unit=K.9")
    assert "014/K.9/2026" in sheet.shown.text()
    sheet.agree.click()
    qtbot.waitUntil(
        lambda: page._shown is not None and page._shown.register.pattern.startswith("{urut:3}"),
        timeout=10_000,
    )


def test_a_misspelt_part_is_named_and_a_known_pattern_can_be_taken(qtbot: QtBot, unlock: Unlock) -> None:
    page = numbers_of(qtbot, unlock())
    page.pattern.click()
    sheet = sheet_of(qtbot, page, ChangePattern)
    sheet.pattern.setText("{urut}/{klasifikasi}/{bulna}/{tahun}")
    assert "{bulna}" in sheet.noted.text()
    assert sheet.known.value() == ""
    sheet.known.set_value("{urut}/{klasifikasi}/{unit}/{bulan_romawi}/{tahun}")
    sheet._choose()
    assert "14/‹klasifikasi›/‹unit›/XI/2026" in sheet.shown.text()
    assert "ditanyakan setiap kali" in sheet.noted.text().lower()


def test_a_number_that_another_register_wrote_too_is_told_where_it_stands_and_where_the_pattern_is_set(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault, vault.change_register() as ledger:
        registers = number_rows.registers(vault.office_ledger, vault.office.kind.value)
        for register in (one for one in registers if one.id in ("letter", "decision")):
            numbering.reserve(
                ledger, register, NOW.date(), {"klasifikasi": "PP.01", "unit": "K.1"}, purpose="Undangan"
            )
    page = numbers_of(qtbot, unlock())
    assert "(Surat biasa, Keputusan)" in page.message.text
    (line,) = page.table.rows()
    assert line.note.endswith("juga ada di register Keputusan")
    page.pattern.click()
    sheet = sheet_of(qtbot, page, ChangePattern)
    assert "Surat rahasia, Keputusan" in sheet.alike.text()
    sheet.pattern.setText("{urut}/SB/{klasifikasi}/{unit}/{bulan}/{tahun}")
    assert sheet.alike.text() == ""


# -- two laptops


PARTS = {"klasifikasi": "PP.01", "unit": "K.1"}


def in_the_field(
    folder: Path, tmp_path: Path, act: Callable[[Vault], object], *, now: datetime = NOW
) -> Path:
    """A copy of the closed vault works elsewhere and saves its number notes."""
    copy, notes = tmp_path / "lapangan", tmp_path / "catatan.age"
    shutil.copytree(folder, copy)
    with opening.unlock(copy, PASSPHRASE, clock=SetClock(now)) as vault:
        act(vault)
        exchange.export(vault, notes)
    return notes


def letter(vault: Vault) -> Register:
    return number_rows.registers(vault.office_ledger, vault.office.kind.value)[0]


def take(qtbot: QtBot, page: NumbersPage, dialogs: ScriptedDialogs, notes: Path) -> ReconciledSheet:
    dialogs.files = (notes,)
    page.exchange.take()
    return sheet_of(qtbot, page, ReconciledSheet)


def test_notes_of_the_other_laptop_are_taken_in_and_the_papers_are_told_to_be_elsewhere(
    qtbot: QtBot, unlock: Unlock, folder: Path, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault, vault.change_register() as ledger:
        block = numbering.set_apart(ledger, letter(vault), 2026, 5, "laptop timur")

    def work(vault: Vault) -> None:
        with vault.change_register() as ledger:
            numbering.claim(ledger, block.id)
            number = numbering.reserve(ledger, letter(vault), date(2026, 11, 20), PARTS)
            numbering.use(ledger, number.id, case="perkara-lain", document="surat-lain")

    notes = in_the_field(folder, tmp_path, work)
    page = numbers_of(qtbot, unlock())
    sheet = take(qtbot, page, dialogs, notes)
    said = sheet.text()
    assert "0 keluar dua kali" in said
    assert "Jatah 1–5 laptop timur masih tersisa 4 nomor." in said
    assert "2–5: disisihkan untuk laptop timur: belum dipakai" in said
    qtbot.waitUntil(lambda: page.table.rows()[-1].state == "used", timeout=10_000)
    assert page.table.rows()[-1].note == "suratnya ada di laptop lain"
    page.table.select(page.table.rows()[-1].id)
    assert not page.paper.isEnabled()
    dialogs.place = tmp_path / "kembali.age"
    sheet.back.click()
    qtbot.waitUntil(lambda: "disimpan" in page.message.text, timeout=10_000)
    assert dialogs.asked == ["catatan-nomor-2026-11-23.age"]
    assert take(qtbot, page, dialogs, notes).windowTitle() == "Tidak ada yang baru"


def test_a_laptop_with_its_clock_ahead_is_named_with_the_setting_it_replaced(
    qtbot: QtBot, unlock: Unlock, folder: Path, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    def work(vault: Vault) -> None:
        other = dataclasses.replace(letter(vault), pattern="{urut}/LAPANGAN/{tahun}")
        known = number_rows.registers(vault.office_ledger, vault.office.kind.value)
        secret = next(one for one in known if one.id == "confidential")
        with vault.change_register() as ledger:
            numbering.change_register(ledger, other, year=2028)
            numbering.change_register(ledger, dataclasses.replace(secret, shares="letter"), year=2028)

    notes = in_the_field(folder, tmp_path, work, now=NOW + timedelta(days=400, hours=2))
    sheet = take(qtbot, numbers_of(qtbot, unlock()), dialogs, notes)
    said = sheet.text()
    assert "Jam di laptop itu 400 hari di depan laptop ini, yang tanggalnya 23 November 2026." in said
    assert "sekarang Surat biasa · {urut}/LAPANGAN/{tahun}" in said
    assert "bersama register Surat biasa" in said


def test_a_number_given_by_two_laptops_is_listed_with_both_and_one_gets_a_suffix(
    qtbot: QtBot, unlock: Unlock, folder: Path, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    def work(vault: Vault) -> None:
        with vault.change_register() as ledger:
            numbering.take_charge(ledger, "dikira hilang")
            numbering.reserve(ledger, letter(vault), date(2026, 11, 23), PARTS, purpose="surat tugas")

    notes = in_the_field(folder, tmp_path, work)
    page = numbers_of(qtbot, unlock())
    ask(qtbot, page)
    sheet = take(qtbot, page, dialogs, notes)
    assert "surat tugas" in sheet.text()
    assert "Undangan rapat" in sheet.text()
    sheet.accept()
    qtbot.waitUntil(lambda: len(page.table.rows()) == 2, timeout=10_000)
    assert "keluar dua kali" in page.message.text
    assert page.between.isVisibleTo(page)
    page.between.click()
    settle = sheet_of(qtbot, page, SetBetween)
    settle.reason.setText("belum dikirim")
    settle.agree.click()
    qtbot.waitUntil(
        lambda: [line.text.partition("/")[0] for line in page.table.rows()] == ["1.1", "1"], timeout=10_000
    )
    assert "semula 1/PP.01/K.1/11/2026" in page.table.rows()[0].note


def test_a_file_that_is_no_number_note_is_refused_with_a_reason(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    page = numbers_of(qtbot, unlock())
    wrong = tmp_path / "lain.age"
    wrong.write_bytes(b"bukan berkas kita")
    dialogs.files = (wrong,)
    page.exchange.take()
    qtbot.waitUntil(lambda: "lain.age" in page.message.text, timeout=10_000)


def test_states_are_filtered_and_the_list_is_saved_as_a_table_and_as_text(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    page = numbers_of(qtbot, unlock())
    ask(qtbot, page)
    page.states.set_value("void")
    page.states.activated.emit(0)
    assert page.table.rows() == ()
    for name, begins in (("daftar.csv", "\ufeffRegister,Nomor"), ("daftar.txt", "Surat biasa, tahun 2026")):
        dialogs.place = tmp_path / name
        page.exchange.save_list()
        qtbot.waitUntil(dialogs.place.is_file, timeout=10_000)
        assert dialogs.place.read_text(encoding="utf-8").startswith(begins)
    assert page.exchange.one.text() == "Simpan &daftar Surat biasa 2026…", "it says which numbers it holds"


def test_one_list_holds_the_numbers_of_every_register(
    qtbot: QtBot, unlock: Unlock, folder: Path, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    with (
        opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault,
        vault.change_register() as ledger,
    ):
        for one in number_rows.registers(ledger, vault.office.kind.value):
            if one.id in ("letter", "decision"):
                parts = dict.fromkeys(one.asked, "K.1")
                numbering.reserve(ledger, one, date(2026, 11, 20), parts, purpose=f"untuk {one.id}")
    page = numbers_of(qtbot, unlock())
    qtbot.waitUntil(lambda: len(page.table.rows()) == 1, timeout=10_000)
    dialogs.place = tmp_path / "semua.csv"
    page.exchange.save_all()
    qtbot.waitUntil(lambda: "disimpan" in page.message.text, timeout=10_000)
    said = dialogs.place.read_text(encoding="utf-8-sig")
    assert said.startswith("Register,Tahun,Nomor")
    assert "untuk letter" in said
    assert "untuk decision" in said


def test_the_paper_of_a_number_opens_from_its_row(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        case_id = vault.cases()[0].id
        answers = {"perbuatan": "menyukai unggahan", "tanggal_perbuatan": "2026-11-02"}
        paper = letters.create(vault, case_id, "D19", answers)
        with vault.change_register() as ledger:
            number = numbering.reserve(ledger, letter(vault), date(2026, 11, 20), PARTS)
            numbering.use(ledger, number.id, case=case_id, document=paper.id)
    window = unlock()
    page = numbers_of(qtbot, window)
    qtbot.waitUntil(lambda: page.paper.isEnabled(), timeout=10_000)
    page.paper.click()
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: workspace.case.documents.table.value() is not None, timeout=10_000)
    assert workspace.case.tabs.currentIndex() == 2
    assert workspace.case.documents.table.value().id == paper.id
