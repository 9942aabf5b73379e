"""*Bukti masuk*: what comes in is stored first and asked about then; nothing is lost."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import ScriptedDialogs
from tests.ui.inbox.pieces import Unlock, drop, entered, items, press, shows
from tests.ui.test_window import picture, space
from ui.pages.inbox import InboxPage
from ui.workspace import Workspace


def test_an_empty_inbox_says_what_it_will_hold_and_offers_the_first_step(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    page = entered(qtbot, unlock(), 0)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1, timeout=10_000)
    said = " ".join(label.text() for label in page.stack.currentWidget().findChildren(QLabel))
    assert "belum jelas milik siapa" in said
    dialogs.files = (picture(tmp_path / "a.png"),)
    page.choose()
    shows(qtbot, page, 1)
    assert page.stack.currentIndex() == 0


def test_what_is_dropped_is_stored_first_then_asked_about_and_the_answers_reach_all_of_it(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path
) -> None:
    workspace = space(window := unlock())
    page = entered(qtbot, window, 0)
    for number in range(3):
        picture(tmp_path / f"Screenshot_2026112{number}-06302{number}.png", 0xFF000000 + number)
    drop(page, *sorted(tmp_path.glob("*.png")))
    shows(qtbot, page, 3)
    qtbot.waitUntil(lambda: len(page.questions.ids) == 3, timeout=10_000)
    assert page.questions.isVisible()
    page.questions.source.setEditText("  Grup   kantor ")
    page.questions.person.setEditText("Rina Wowor")
    page.questions.submit()
    qtbot.waitUntil(lambda: all(not i.source.empty for i in items(qtbot, workspace)), timeout=10_000)
    sources = [item.source for item in items(qtbot, workspace)]
    assert {source.obtained_from for source in sources} == {"Grup kantor"}
    assert {source.captured_by for source in sources} == {"Rina Wowor"}
    assert sorted(source.captured_at for source in sources) == [
        "2026-11-20T06:30:20+08:00", "2026-11-21T06:30:21+08:00", "2026-11-22T06:30:22+08:00",
    ]  # fmt: skip
    assert not page.questions.isVisible()


def test_the_questions_can_be_put_off_and_the_last_answers_are_offered_next_time(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path
) -> None:
    page = entered(qtbot, unlock(), 0)
    drop(page, picture(tmp_path / "a.png", 1))
    qtbot.waitUntil(lambda: len(page.questions.ids) == 1, timeout=10_000)
    shows(qtbot, page, 1)
    qtbot.keyClick(page.questions, Qt.Key.Key_Escape)
    assert not page.questions.isVisible()
    assert page.store.cards[0].item.source.empty
    press(page, Qt.Key.Key_T)
    page.questions.source.setEditText("Patroli media sosial")
    page.questions.submit()
    drop(page, picture(tmp_path / "b.png", 2))
    qtbot.waitUntil(lambda: len(page.questions.ids) == 1, timeout=10_000)
    assert page.questions.source.value() == "Patroli media sosial"
    page.questions._leave()
    qtbot.waitUntil(lambda: sum(card.item.source.empty for card in page.store.cards) == 1, timeout=10_000)


def test_more_that_comes_in_while_answering_joins_the_question_and_keeps_what_was_typed(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path
) -> None:
    page = entered(qtbot, unlock(), 0)
    drop(page, picture(tmp_path / "a.png", 1))
    qtbot.waitUntil(lambda: len(page.questions.ids) == 1, timeout=10_000)
    page.questions.source.setEditText("setengah jal")
    drop(page, picture(tmp_path / "b.png", 2))
    qtbot.waitUntil(lambda: len(page.questions.ids) == 2, timeout=10_000)
    assert page.questions.source.value() == "setengah jal"


def test_a_pasted_picture_comes_in_and_the_same_again_is_told_not_doubled(
    qtbot: QtBot, unlock: Unlock
) -> None:
    window = unlock()
    page = entered(qtbot, window, 0)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    page.paste()
    shows(qtbot, page, 1)
    space(window).intake.cancel()
    page.paste()
    qtbot.waitUntil(lambda: "sudah pernah masuk" in page.message.text, timeout=20_000)
    assert len(page.store.cards) == 1


def test_an_empty_clipboard_and_a_missing_file_are_told(qtbot: QtBot, unlock: Unlock, tmp_path: Path) -> None:
    page = entered(qtbot, unlock(), 0)
    QGuiApplication.clipboard().clear()
    page.paste()
    assert "Tidak ada gambar" in page.message.text
    drop(page, tmp_path / "hilang.png")
    qtbot.waitUntil(lambda: "hilang.png" in space_message(page), timeout=20_000)


def space_message(page: InboxPage) -> str:
    """Files that are away are told above all pages, refused ones in the page."""
    workspace = page.window().findChild(Workspace)
    assert workspace is not None
    return page.message.text + workspace.message.text


def test_a_dropped_folder_gives_what_is_in_it_but_nothing_hidden(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path
) -> None:
    inside = tmp_path / "dari rina" / "lama"
    inside.mkdir(parents=True)
    picture(inside / "a.png", 1)
    picture(tmp_path / "dari rina" / "b.png", 2)
    picture(tmp_path / "dari rina" / ".c.png", 3)
    page = entered(qtbot, unlock(), 0)
    drop(page, tmp_path / "dari rina")
    shows(qtbot, page, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="names of other systems are text")
def test_hostile_names_are_shown_harmlessly(qtbot: QtBot, unlock: Unlock, tmp_path: Path) -> None:
    image = picture(tmp_path / "asal.png").read_bytes()
    place = tmp_path / "masuk"
    place.mkdir()
    for number, name in enumerate((b"\xe2\x80\xaegnp.exe", b"<b>" + b"n" * 240, b"\xff\xfe\n.png")):
        with open(os.fsencode(place) + b"/" + name, "wb") as file:  # noqa: PTH123 - names that are no text
            file.write(image + bytes([number]))
    page = entered(qtbot, unlock(), 0)
    drop(page, place)
    shows(qtbot, page, 3)
    for item in page.grid.shown():
        page.grid.choose(item)
        qtbot.wait(20)
        text = page.inspector._name.text()
        assert "\u202e" not in text
        assert "\n" not in text
        assert len(text.replace("\u200b", "")) <= 81
        told = page.grid.rows.index(page.grid.rows.place_of(item)).data()
        assert "\u202e" not in told
    page.grab()
