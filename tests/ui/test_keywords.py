"""An office's lists of words in the window: typed, tried, kept, and used from then on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from core.clock import SetClock
from core.reading.fields import FieldKind, Keywords, Pair, generic
from core.reading.fields.elections import Election, load_elections, to_text
from core.vault import keywords as lists
from core.vault import opening
from core.vault.keywords import Kept
from core.vault.vault import Vault
from tests.core.reading.pages import T as Printed
from tests.core.reading.pages import page
from tests.ui.conftest import NOW, PASSPHRASE, ScriptedDialogs
from tests.ui.inbox.pieces import entered, learned, put
from ui.components import findings, seen
from ui.pages.election_lists import ElectionLists
from ui.pages.keywords import KeywordsSheet
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]
T = TypeVar("T")
BUPATI = Election(
    name="Bupati 2026",
    keywords=Keywords(
        pairs=(
            Pair(names=("Budi Contoh", "Siti Aminah"), number=1, short=("BC-SA",), election="Bupati 2026"),
            Pair(names=("Denny Lasut",), number=2, election="Bupati 2026"),
        ),
        slogans=("girian bangkit",),
        targets=("jagoan kota",),
    ),
)


@pytest.fixture
def kept(folder: Path) -> Election:
    """The vault has a list before it is opened in the window."""
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault, vault.change_register() as ledger:
        lists.put(ledger, BUPATI)
    return BUPATI


def group_of(qtbot: QtBot, window: MainWindow) -> ElectionLists:
    workspace = window.workspace
    assert workspace is not None
    workspace.go("settings")
    qtbot.waitUntil(workspace.elections.add.isEnabled, timeout=10_000)
    return workspace.elections


def sheet_of(qtbot: QtBot, group: ElectionLists) -> KeywordsSheet:
    def shown() -> list[KeywordsSheet]:
        return [sheet for sheet in group.findChildren(KeywordsSheet) if sheet.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1, timeout=10_000)
    return shown()[0]


def change(qtbot: QtBot, group: ElectionLists, name: str) -> KeywordsSheet:
    """Presses *Ubah…* beside a list."""
    wanted = f"Ubah daftar {name}"
    next(one for one in group.findChildren(QPushButton) if one.accessibleName() == wanted).click()
    return sheet_of(qtbot, group)


def add(qtbot: QtBot, group: ElectionLists) -> KeywordsSheet:
    group.add.click()
    return sheet_of(qtbot, group)


def type_row(sheet: KeywordsSheet, at: int, *cells: str) -> None:
    for column, text in enumerate(cells):
        item = sheet.pairs.item(at, column)
        assert item is not None
        item.setText(text)


def said_of(sheet: KeywordsSheet, place: str) -> str:
    return sheet._fields[place].fault


def asked(qtbot: QtBot, group: ElectionLists, question: Callable[[Vault], T]) -> T:
    """What the vault says, asked through the desk as the window does."""
    answers: list[T] = []
    group._desk.ask(group, question, done=answers.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return answers[0]


def stored(qtbot: QtBot, group: ElectionLists) -> tuple[Kept, ...]:
    return asked(qtbot, group, lambda vault: lists.lists(vault.office_ledger))


def looked_with(qtbot: QtBot, group: ElectionLists) -> Keywords:
    return asked(qtbot, group, lambda vault: lists.of(vault.office_ledger))


def test_a_new_list_is_typed_and_used_at_once_and_after_opening_again(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    window = unlock()
    group = group_of(qtbot, window)
    assert looked_with(qtbot, group) == generic()
    sheet = add(qtbot, group)
    sheet.name.setText("Bupati 2026")
    type_row(sheet, 0, "1", "Budi Contoh", "Siti Aminah", "BC-SA")
    type_row(sheet, 1, "2", "Denny Lasut")
    sheet.words["slogans"].setPlainText("Girian Bangkit\n\n")
    sheet.agree.click()
    qtbot.waitUntil(lambda: len(group.kept) == 1, timeout=10_000)
    workspace = window.workspace
    assert workspace is not None
    assert "Bupati 2026" in workspace.toast.text
    found = looked_with(qtbot, group)
    assert found.pairs == BUPATI.keywords.pairs
    assert found.slogans == ("girian bangkit",)
    window.close()
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        assert lists.own(vault.office_ledger).pairs == BUPATI.keywords.pairs


def test_a_list_is_changed_with_what_only_a_file_could_bring_and_its_history_stays(
    qtbot: QtBot, unlock: Unlock, kept: Election
) -> None:
    group = group_of(qtbot, unlock())
    sheet = change(qtbot, group, "Bupati 2026")
    assert sheet.words["targets"].isVisibleTo(sheet)
    assert not sheet.words["topics"].isVisibleTo(sheet)
    sheet.words["slogans"].appendPlainText("maju terus")
    sheet.agree.click()
    qtbot.waitUntil(lambda: group.kept[0].election != kept, timeout=10_000)
    assert group.kept[0].election.keywords == Keywords(
        pairs=kept.keywords.pairs, slogans=("girian bangkit", "maju terus"), targets=("jagoan kota",)
    )
    actions = asked(
        qtbot, group,
        lambda vault: [entry.action for entry in vault.office_ledger.entries() if entry.kind == lists.KIND],
    )  # fmt: skip
    assert actions == ["add", "revise"]


def test_what_is_wrong_stands_at_its_place_and_nothing_is_kept(
    qtbot: QtBot, unlock: Unlock, kept: Election
) -> None:
    group = group_of(qtbot, unlock())
    sheet = add(qtbot, group)
    type_row(sheet, 0, "1", "Budi Contoh")
    type_row(sheet, 1, "1", "budi contoh")
    sheet.words["slogans"].setPlainText("maju terus\nlain\nMaju  Terus")
    sheet.words["calls"].setPlainText("coblos")
    assert said_of(sheet, "name") == ""  # nobody is told of what is not typed yet
    sheet.agree.click()
    assert said_of(sheet, "name") == "Tulis nama pemilihannya."
    assert said_of(sheet, "pairs").split("\n") == [
        "Baris 2: nomor 1 sudah dipakai pada baris 1.",
        "Baris 2: “budi contoh” sudah ada pada baris 1.",
    ]
    assert said_of(sheet, "slogans") == "“maju terus” tertulis dua kali, pada baris 1 dan 3."
    assert said_of(sheet, "calls") == ""
    assert "sudah dicari" in sheet._fields["calls"].note
    sheet.name.setText("bupati  2026")
    sheet.agree.click()
    assert "Sudah ada daftar" in said_of(sheet, "name")
    assert [one.election for one in stored(qtbot, group)] == [kept]
    sheet.name.setText("Gubernur")
    type_row(sheet, 1, "2", "Merlin Tendean")
    sheet.words["slogans"].setPlainText("maju terus")
    sheet.agree.click()
    qtbot.waitUntil(lambda: len(group.kept) == 2, timeout=10_000)


def test_a_sentence_is_tried_on_the_list_as_it_is_typed(qtbot: QtBot, unlock: Unlock) -> None:
    sheet = add(qtbot, group_of(qtbot, unlock()))
    sheet.trial.text.setPlainText("🔥 Mari dukung Budi Contoh. Girian bangkit!")
    qtbot.waitUntil(lambda: "untuk siapa" in sheet.trial.verdict.text(), timeout=10_000)
    type_row(sheet, 0, "satu", "Budi Contoh")  # a row that cannot be kept is not tried
    qtbot.wait(400)
    assert "untuk siapa" in sheet.trial.verdict.text()
    type_row(sheet, 0, "1", "Budi Contoh")
    qtbot.waitUntil(lambda: "akan diusulkan" in sheet.trial.verdict.text(), timeout=10_000)
    marked = [one.cursor.selectedText() for one in sheet.trial.text.extraSelections()]
    assert marked == ["🔥 Mari dukung Budi Contoh.", "Mari", "dukung", "Budi Contoh"]
    sheet.words["slogans"].setPlainText("girian bangkit")
    qtbot.waitUntil(
        lambda: "“Girian bangkit” (slogan, daftar ini)" in sheet.trial.words.text(), timeout=10_000
    )
    sheet.trial.text.setPlainText("")
    qtbot.waitUntil(lambda: not sheet.trial.verdict.isVisibleTo(sheet), timeout=10_000)
    assert sheet.trial.text.extraSelections() == []
    sheet.reject()


def test_a_list_goes_out_as_a_file_and_comes_in_again(
    qtbot: QtBot, unlock: Unlock, kept: Election, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    group = group_of(qtbot, unlock())
    sheet = change(qtbot, group, "Bupati 2026")
    dialogs.place = tmp_path / "daftar.toml"
    sheet.give.click()
    qtbot.waitUntil(lambda: "berkas untuk kantor lain" in sheet.message.text, timeout=10_000)
    assert dialogs.asked[-1] == "Bupati-2026.toml"
    assert load_elections(dialogs.place.read_text(encoding="utf-8")) == (kept,)
    sheet.give_up()  # nothing was changed, so nobody is asked
    assert len(dialogs.asked) == 1

    sheet = add(qtbot, group)
    sheet.name.setText("Lain")
    dialogs.files = (dialogs.place,)
    sheet.take.click()
    qtbot.waitUntil(lambda: "belum" in sheet.message.text or "Periksa" in sheet.message.text, timeout=10_000)
    assert dialogs.asked[-1] == "Ganti isi lembar ini?"
    assert sheet._draft().rows[0].first == "Budi Contoh"
    assert len(stored(qtbot, group)) == 1
    sheet.name.setText("Lain")
    sheet.agree.click()
    qtbot.waitUntil(lambda: len(group.kept) == 2, timeout=10_000)
    assert group.kept[1].election == kept.named("Lain")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_of_a_file_with_several_elections_one_is_chosen(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    other = Election(name="Gubernur & Wakil", keywords=Keywords(calls=("gaspol torang",)))
    path = tmp_path / "dua.toml"
    path.write_text(to_text((BUPATI, other)), encoding="utf-8")
    dialogs.files = (path,)
    sheet = add(qtbot, group_of(qtbot, unlock()))
    sheet.take.click()
    qtbot.waitUntil(lambda: len(sheet._choices.actions()) == 2, timeout=10_000)
    sheet._choices.actions()[1].trigger()
    sheet._choices.hide()
    assert (sheet.name.text(), sheet.words["calls"].toPlainText()) == ("Gubernur & Wakil", "gaspol torang")
    sheet.reject()


def test_a_bad_file_and_a_place_inside_the_vault_are_refused_in_words(
    qtbot: QtBot, unlock: Unlock, kept: Election, dialogs: ScriptedDialogs, tmp_path: Path, folder: Path
) -> None:
    group = group_of(qtbot, unlock())
    sheet = change(qtbot, group, "Bupati 2026")
    (tmp_path / "rusak.toml").write_text("[[slogan]]\nwords = ['a']\n", encoding="utf-8")
    dialogs.files = (tmp_path / "rusak.toml",)
    sheet.take.click()
    qtbot.waitUntil(lambda: "slogan 1: words" in sheet.message.text, timeout=10_000)
    assert sheet._draft() == sheet._first
    dialogs.place = folder / "office.db"
    before = dialogs.place.read_bytes()
    sheet.give.click()
    qtbot.waitUntil(lambda: "office.db" in sheet.message.text, timeout=10_000)
    assert dialogs.place.read_bytes() == before
    sheet.reject()


def test_what_was_typed_is_not_thrown_away_without_asking(
    qtbot: QtBot, unlock: Unlock, kept: Election, dialogs: ScriptedDialogs
) -> None:
    group = group_of(qtbot, unlock())
    sheet = change(qtbot, group, "Bupati 2026")
    sheet.pairs.setCurrentCell(0, 1)
    sheet.pairs.editItem(sheet.pairs.item(0, 1))
    sheet.pairs.viewport().findChildren(QLineEdit)[0].setText("Budi Lain")  # the cell is still open
    dialogs.agree = False
    sheet.leave.click()
    assert dialogs.asked == ["Buang perubahan?"]
    assert sheet.isVisible()
    dialogs.agree = True
    sheet.leave.click()
    qtbot.waitUntil(lambda: not group.findChildren(KeywordsSheet), timeout=10_000)
    assert [one.election for one in stored(qtbot, group)] == [kept]


def test_a_list_is_taken_back_only_when_agreed(
    qtbot: QtBot, unlock: Unlock, kept: Election, dialogs: ScriptedDialogs
) -> None:
    group = group_of(qtbot, unlock())
    sheet = change(qtbot, group, "Bupati 2026")
    dialogs.agree = False
    sheet.remove.click()
    assert len(stored(qtbot, group)) == 1
    dialogs.agree = True
    sheet.remove.click()
    qtbot.waitUntil(lambda: group.kept == (), timeout=10_000)
    assert looked_with(qtbot, group) == generic()


def test_the_table_is_typed_in_by_keyboard_and_left_by_it(qtbot: QtBot, unlock: Unlock) -> None:
    sheet = add(qtbot, group_of(qtbot, unlock()))
    table = sheet.pairs
    sheet.activateWindow()
    table.setFocus()
    table.setCurrentCell(0, 1)
    qtbot.keyClicks(table, "B")
    editor = table.viewport().findChildren(QLineEdit)[0]
    qtbot.keyClicks(editor, "udi Contoh")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.rowCount() == 2, timeout=5_000)
    assert sheet.isVisible()  # Enter ends the cell, not the sheet
    assert said_of(sheet, "name") == ""
    assert table.rows()[0].first == "Budi Contoh"
    table.setCurrentCell(0, 0)
    QGuiApplication.clipboard().setText("3\tMerlin Tendean\tRina Wowor\tMT\r\n4\tJohanis Sumual\n")
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(row.number, row.first, row.second, row.shorts) for row in table.rows()] == [
        ("3", "Merlin Tendean", "Rina Wowor", "MT"), ("4", "Johanis Sumual", "", ""),
    ]  # fmt: skip
    table.setCurrentCell(0, 2)
    sheet.drop_row.click()
    assert [row.first for row in table.rows()] == ["Johanis Sumual"]
    table.setFocus()
    table.setCurrentCell(table.rowCount() - 1, 3)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()
    sheet.reject()


def test_nothing_of_the_lists_is_left_after_the_lock(qtbot: QtBot, unlock: Unlock, kept: Election) -> None:
    window = unlock()
    group = group_of(qtbot, window)
    change(qtbot, group, "Bupati 2026")
    assert looked_with(qtbot, group).pairs == kept.keywords.pairs
    assert len(lists._JOINED) == 1
    window.lock("")
    qtbot.waitUntil(lambda: len(lists._JOINED) == 0 and window.workspace is None, timeout=10_000)
    qtbot.waitUntil(lambda: not window.findChildren(KeywordsSheet), timeout=10_000)


def test_a_picture_of_the_inbox_and_one_looked_at_are_read_with_a_changed_list(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    found = page("Rina Wowor", "14 Oktober 2020 pukul 06.30", Printed(text="Girian bangkit bersama", gap=30))
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        item = put(vault, "layar.png", 0x336699, found)
    window = unlock()
    inbox = entered(qtbot, window, 1)
    learned(qtbot, inbox)

    def told() -> list[str]:
        card = inbox.store.card(item)
        known = card.known if card is not None else None
        return [text for kind, text in known.told if kind is FieldKind.STATEMENT] if known is not None else []

    assert told() == []
    group = group_of(qtbot, window)
    sheet = add(qtbot, group)
    sheet.name.setText("Bupati 2026")
    sheet.words["slogans"].setPlainText("girian bangkit")
    sheet.agree.click()
    qtbot.waitUntil(lambda: len(group.kept) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: told() == ["Girian bangkit bersama"], timeout=10_000)

    def looked_at(vault: Vault) -> list[str]:
        shown = seen.load(vault, vault.inbox_id, item)
        return [one.text for one in findings.find(vault, shown) if one.kind is FieldKind.STATEMENT]

    assert asked(qtbot, group, looked_at) == ["Girian bangkit bersama"]
