"""Searching in the window: by keyboard, while one types, and back again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.case import document
from core.case.document import Made
from core.case.source import Source
from core.clock import SetClock
from core.process import inbox, intake
from core.process.intake import Outcome
from core.vault import opening, saved_searches
from core.vault.search.query import Kind, Query
from core.vault.search.searching import Found
from core.vault.vault import Vault
from tests.core.vault.texts import add_read, read_text
from tests.ui.conftest import NOW, PASSPHRASE
from tests.ui.test_case_work import shown
from tests.ui.test_window import space
from ui.components.hits import HIT, _snippet
from ui.pages.save_search import SaveSearch
from ui.pages.search import SearchPage
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]


@pytest.fixture
def filled(folder: Path, tmp_path: Path) -> dict[str, str]:
    """Evidence in both cases and the inbox, by a word that only it has; one with a real picture."""
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    assert image.save(str(tmp_path / "bukti.png"))
    with opening.unlock(folder, PASSPHRASE, clock=SetClock(NOW)) as vault:
        first, second = (row.id for row in vault.cases())
        made = intake.store_file(vault, first, tmp_path / "bukti.png").evidence
        intake.record(vault, first, made.id, Outcome(reading=read_text("kampanye girian", "Denny Lasut <b>")))
        inbox.describe(vault, first, [made.id], Source(platform="Facebook", posted_at="2026-11-20"))
        found = {
            "girian": made.id,
            "matuari": add_read(vault, second, "kampanye 🙂 matuari"),
            "lembeh": add_read(vault, vault.inbox_id, "kampanye lembeh"),
        }
        paper = Made(
            template="D03", title="Undangan klarifikasi", number="087/K.SA-02/2026", date=date(2026, 11, 20), pdf=b"%PDF",
            pages=1, template_digest="0", fonts=(), libraries=(), context={}, draft=False,
        )  # fmt: skip
        with vault.change(second) as ledger:
            document.add(ledger, paper)
    return found


@pytest.fixture
def page(qtbot: QtBot, filled: dict[str, str], unlock: Unlock) -> SearchPage:
    """The search page, come to by its shortcut from the list of cases."""
    window = unlock()
    workspace = space(window)
    qtbot.keyClick(
        window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: workspace.stack.currentWidget() is workspace.search)
    qtbot.waitUntil(lambda: workspace.search.filters.person.count() == 3)
    return workspace.search


def evidence_of(page: SearchPage) -> list[str | None]:
    return [hit.evidence for hit in page.list.hits]


def type_and_wait(qtbot: QtBot, page: SearchPage, words: str, count: int) -> None:
    page.field.clear()
    qtbot.keyClicks(page.field, words)
    qtbot.waitUntil(lambda: len(page.list.hits) == count, timeout=10_000)


def test_typing_finds_and_enter_opens_the_picture_with_the_words_marked(
    qtbot: QtBot, page: SearchPage, filled: dict[str, str], window: MainWindow
) -> None:
    workspace = space(window)
    assert page.field.hasFocus()
    type_and_wait(qtbot, page, "denny lasut", 1)
    assert evidence_of(page) == [filled["girian"]]
    qtbot.waitUntil(lambda: bool(page.preview.picture.spots), timeout=20_000)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert workspace.stack.currentWidget() is workspace.viewer
    qtbot.waitUntil(lambda: len(workspace.viewer.canvas.spots) == 2, timeout=20_000)
    qtbot.keyClick(workspace.viewer, Qt.Key.Key_Escape)  # takes the marks back
    assert workspace.viewer.canvas.spots == ()
    qtbot.keyClick(workspace.viewer, Qt.Key.Key_Escape)
    assert workspace.stack.currentWidget() is page
    assert page.list.hasFocus()
    assert page.field.text() == "denny lasut"
    assert evidence_of(page) == [filled["girian"]]


def test_the_list_says_whose_what_from_where_when_and_how(
    qtbot: QtBot, page: SearchPage, filled: dict[str, str]
) -> None:
    type_and_wait(qtbot, page, "dinny lasut", 1)
    told = page.list.model().index(0, 0).data()
    assert told.startswith("Johanis Sumual. Bukti  ·  Facebook  ·  20 Nov 2026  ·  mirip. ")
    assert "Denny Lasut <b>" in told


def test_hits_are_bold_in_their_right_places_behind_signs_of_two_units(
    qtbot: QtBot, page: SearchPage
) -> None:
    type_and_wait(qtbot, page, "matuari", 1)
    hit = page.list.model().index(0, 0).data(HIT)
    (bold,) = _snippet(hit, QFont(), 900).formats()
    text = hit.snippet.encode("utf-16-le")[2 * bold.start : 2 * (bold.start + bold.length)]
    assert text.decode("utf-16-le") == "matuari"


def test_papers_open_their_case_and_the_inbox_its_picture(
    qtbot: QtBot, page: SearchPage, filled: dict[str, str], window: MainWindow
) -> None:
    workspace = space(window)
    type_and_wait(qtbot, page, "087/K.SA-02", 1)
    assert page.list.hits[0].kind is Kind.DOCUMENT
    page.list.opened.emit(page.list.hits[0])
    qtbot.waitUntil(
        lambda: workspace.case.view is not None and workspace.case.view.row.name == "Merlin Tendean"
    )
    assert workspace.stack.currentWidget() is workspace.case
    assert workspace.case.tabs.currentIndex() == 2
    workspace.go("search")
    page.field.setText("lembeh")
    qtbot.waitUntil(lambda: evidence_of(page) == [filled["lembeh"]], timeout=10_000)
    assert page.list.hits[0].case_name is None
    page.preview.open.click()
    assert workspace.stack.currentWidget() is workspace.viewer
    qtbot.waitUntil(lambda: "lembeh" in workspace.viewer.pane.words.toPlainText(), timeout=10_000)


def test_an_older_answer_never_takes_the_place_of_a_newer_one(
    qtbot: QtBot,
    page: SearchPage,
    filled: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    window: MainWindow,
) -> None:
    asked: list[str] = []
    real, held = Vault.search, threading.Event()

    def slow(vault: Vault, query: Query) -> Found:
        asked.append(query.text)
        held.wait(10)
        return real(vault, query)

    monkeypatch.setattr(Vault, "search", slow)
    qtbot.keyClicks(page.field, "girian")
    qtbot.waitUntil(lambda: asked == ["girian"], timeout=10_000)
    for words in ("matuari", "kampanye", "lembeh"):
        page.field.setText(words)
        qtbot.wait(250)  # each stands long enough to be asked
    held.set()
    qtbot.waitUntil(lambda: evidence_of(page) == [filled["lembeh"]], timeout=10_000)
    assert asked == ["girian", "lembeh"]
    qtbot.wait(300)
    assert evidence_of(page) == [filled["lembeh"]]


def test_enter_waits_for_the_answer_to_the_words_that_stand_there(
    qtbot: QtBot, page: SearchPage, filled: dict[str, str]
) -> None:
    type_and_wait(qtbot, page, "matuari", 1)
    page.field.setText("lembeh")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.field.hasFocus()
    qtbot.waitUntil(page.list.hasFocus, timeout=10_000)
    assert evidence_of(page) == [filled["lembeh"]]


def test_letters_typed_in_a_row_are_one_question(
    qtbot: QtBot, page: SearchPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = Vault.search

    def counted(vault: Vault, query: Query) -> Found:
        asked.append(query.text)
        return real(vault, query)

    monkeypatch.setattr(Vault, "search", counted)
    qtbot.keyClicks(page.field, "kampanye girian")
    qtbot.waitUntil(lambda: len(page.list.hits) == 1, timeout=10_000)
    assert asked == ["kampanye girian"]


def test_filters_narrow_and_say_so_when_nothing_is_left(
    qtbot: QtBot, page: SearchPage, filled: dict[str, str]
) -> None:
    type_and_wait(qtbot, page, "kampanye", 3)
    chip = next(b for b in page.filters.findChildren(QPushButton) if b.text() == "Bukti masuk")
    chip.click()
    qtbot.waitUntil(lambda: evidence_of(page) == [filled["lembeh"]], timeout=10_000)
    page.filters.person.setCurrentIndex(1)  # a person: the inbox is nobody's
    page.filters.person.activated.emit(1)
    qtbot.waitUntil(lambda: evidence_of(page) == [filled["girian"]], timeout=10_000)
    page.filters.time.set_value("picked")
    page.filters.time.activated.emit(0)
    page.filters.since.setDate(page.filters.since.date().addYears(-3))
    page.filters.until.setDate(page.filters.until.date().addYears(-2))
    qtbot.waitUntil(lambda: page.list.hits == (), timeout=10_000)
    again = next(
        b for b in page.stack.currentWidget().findChildren(QPushButton) if "semua tempat" in b.text()
    )
    again.click()
    qtbot.waitUntil(lambda: len(page.list.hits) == 3, timeout=10_000)


def test_words_that_stand_nowhere_and_no_words_are_told_apart(qtbot: QtBot, page: SearchPage) -> None:
    qtbot.keyClicks(page.field, "zzzzqqqq")
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 2, timeout=10_000)
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 0, timeout=10_000)
    assert page.field.text() == ""


def test_a_search_is_saved_asked_again_and_removed(
    qtbot: QtBot, page: SearchPage, filled: dict[str, str], window: MainWindow
) -> None:
    type_and_wait(qtbot, page, "kampanye", 3)
    page.filters.platform.set_value("Facebook")
    page.filters.platform.activated.emit(1)
    qtbot.waitUntil(lambda: evidence_of(page) == [filled["girian"]], timeout=10_000)
    page.save.click()
    sheet = shown(SaveSearch)
    assert sheet.name.text() == "kampanye"
    sheet.name.setText("  ")
    sheet.submit()
    qtbot.waitUntil(lambda: bool(sheet.field.fault), timeout=10_000)
    sheet.name.setText("Dukungan & lurah")
    sheet.submit()
    qtbot.waitUntil(lambda: len(page.saved.saved) == 1, timeout=10_000)
    page.filters.clear()
    page.field.setText("lembeh")
    qtbot.waitUntil(lambda: evidence_of(page) == [filled["lembeh"]], timeout=10_000)
    chip, drop = page.saved.findChildren(QPushButton)
    assert chip.text() == "Dukungan && lurah"
    chip.click()
    qtbot.waitUntil(lambda: evidence_of(page) == [filled["girian"]], timeout=10_000)
    assert (page.field.text(), page.filters.platform.value()) == ("kampanye", "Facebook")
    drop.click()
    qtbot.waitUntil(lambda: not page.saved.isVisible(), timeout=10_000)
    left: list[object] = []
    space(window)._desk.ask(
        page, lambda vault: saved_searches.items(vault.office_ledger), done=left.append, failed=left.append
    )
    qtbot.waitUntil(lambda: left == [()], timeout=10_000)


def test_what_changes_meanwhile_is_found_without_asking_again(
    qtbot: QtBot, page: SearchPage, filled: dict[str, str], window: MainWindow
) -> None:
    qtbot.keyClicks(page.field, "wangurer")
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 2, timeout=10_000)
    desk = space(window)._desk
    desk.ask(
        page, lambda vault: add_read(vault, vault.inbox_id, "posko wangurer"), failed=pytest.fail,
        done=lambda _id: desk.changed.emit(""),
    )  # fmt: skip
    qtbot.waitUntil(lambda: len(page.list.hits) == 1, timeout=10_000)


def test_the_lock_leaves_no_word_and_no_picture(
    qtbot: QtBot, page: SearchPage, filled: dict[str, str], window: MainWindow, qapp: QApplication
) -> None:
    type_and_wait(qtbot, page, "denny lasut", 1)
    qtbot.waitUntil(lambda: not page.preview.picture.empty, timeout=20_000)
    space(window).close_down()
    assert page.field.text() == ""
    assert page.list.hits == ()
    assert page.preview.picture.empty


def test_keys_go_from_field_to_list_and_back(qtbot: QtBot, page: SearchPage) -> None:
    type_and_wait(qtbot, page, "kampanye", 3)
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.currentIndex().row() == 1
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.field.hasFocus()
