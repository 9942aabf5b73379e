"""The picture itself: its size on the screen, its pages, and the way to its neighbours and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.case import evidence
from core.reading.values import Box
from core.vault.vault import Vault
from tests.ui.test_window import open_first_case
from tests.ui.viewing import LINES, Shown, Unlock, add, file_of, first_case, in_vault, reading_of, show, word
from ui.components.picture_show import FIRST_SIDE
from ui.widgets.reading_canvas import Mode

pytestmark = pytest.mark.usefixtures("fake_readers")
LARGE = (4000, 3200)


def put(folder: Path, *files: tuple[bytes, Any]) -> list[str]:
    def act(vault: Vault) -> list[str]:
        case = first_case(vault)
        return [add(vault, case, data, reading, f"{at}.png") for at, (data, reading) in enumerate(files)]

    return list(in_vault(folder, act))


def test_a_large_picture_is_sharp_once_it_is_enlarged_beyond_its_first_pixels(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    put(folder, (file_of(size=LARGE), reading_of(LINES, size=LARGE)))
    shown = show(qtbot, unlock)
    assert shown.canvas.pixels.width() == FIRST_SIDE
    shown.key(Qt.Key.Key_A)
    assert shown.canvas.percent == 100, "of the picture's own pixels, not of those shown first"
    before = shown.canvas.place
    middle = pytest.approx((before.across, before.down), abs=0.01)
    shown.until(lambda: shown.canvas.pixels.width() == LARGE[0], 20_000)
    after = shown.canvas.place
    assert after.enlarged == pytest.approx(before.enlarged)
    assert (after.across, after.down) == middle
    assert len(shown.canvas.marks) == 6


def test_what_fits_is_never_asked_for_again(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    put(folder, (file_of(), reading_of(LINES)))
    shown = show(qtbot, unlock)
    for _ in range(9):
        shown.key(Qt.Key.Key_Plus)
    qtbot.wait(300)
    assert shown.canvas.pixels.width() == 400
    assert shown.canvas.zoom > 2
    shown.key(Qt.Key.Key_Z)
    assert shown.canvas.fits
    shown.key(Qt.Key.Key_Z)
    assert not shown.canvas.fits


def test_arrows_go_on_while_the_picture_fits_and_scroll_when_it_does_not(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    put(folder, (file_of(), reading_of(LINES)), (file_of(name=1), reading_of(((word("Dua", 20),),))))
    shown = show(qtbot, unlock)
    shown.key(Qt.Key.Key_Right)
    shown.until(lambda: shown.text == "Dua" and not shown.canvas.empty)
    shown.key(Qt.Key.Key_Left)
    shown.until(lambda: shown.text.startswith("Selamat") and not shown.canvas.empty)
    for _ in range(8):
        shown.key(Qt.Key.Key_Plus)
    bar = shown.canvas.horizontalScrollBar()
    before = bar.value()
    shown.key(Qt.Key.Key_Right)
    assert bar.value() > before
    assert shown.text.startswith("Selamat")


def test_the_view_is_turned_and_stays_so_while_it_is_open(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    put(folder, (file_of(), reading_of(LINES)), (file_of(name=1), reading_of(((word("Dua", 20),),))))
    shown = show(qtbot, unlock)
    shown.key(Qt.Key.Key_T)
    assert shown.canvas.angle == 90
    shown.click(1)
    assert shown.canvas.chosen_mark == 1, "words are where they are seen"
    shown.key(Qt.Key.Key_Escape)
    shown.key(Qt.Key.Key_Right)
    shown.until(lambda: shown.text == "Dua" and not shown.canvas.empty)
    assert shown.canvas.angle == 0
    shown.key(Qt.Key.Key_Left)
    shown.until(lambda: shown.text.startswith("Selamat") and not shown.canvas.empty)
    assert shown.canvas.angle == 90


def test_pages_are_turned_with_their_words_and_counts(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    put(folder, (file_of(pages=2), reading_of(LINES, ((word("Lampiran", 30),),))))
    shown = show(qtbot, unlock)
    assert "dari 3 kata ragu" in shown.viewer.pane.text.count
    shown.key(Qt.Key.Key_PageDown)
    shown.until(lambda: shown.text == "Lampiran" and not shown.canvas.empty)
    assert len(shown.canvas.marks) == 1
    assert "ragu" not in shown.viewer.pane.text.count
    shown.key(Qt.Key.Key_PageDown)
    assert shown.text == "Lampiran", "there is no third page"
    shown.key(Qt.Key.Key_PageUp)
    shown.until(lambda: shown.text.startswith("Selamat"))


def test_the_places_of_a_hit_are_pointed_out_on_their_page(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    (item,) = put(folder, (file_of(pages=2), reading_of(LINES, ((word("Lampiran", 30),),))))
    shown = show(qtbot, unlock)
    shown.viewer.leave()
    shown.workspace.open_evidence(item, page=1, boxes=(Box(left=30, top=20, width=64, height=12),))
    shown.until(lambda: shown.text == "Lampiran" and bool(shown.canvas.spots))
    assert shown.canvas.spots[0].left() == pytest.approx(30 / 400)
    shown.key(Qt.Key.Key_Escape)
    assert shown.canvas.spots == ()


def test_evidence_of_the_inbox_is_shown_corrected_and_left_to_where_one_came_from(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    put(folder, (file_of(), reading_of(LINES)))
    inbox_id, item = in_vault(
        folder, lambda vault: (vault.inbox_id, add(vault, vault.inbox_id, file_of(name=9), reading_of(LINES)))
    )
    shown = show(qtbot, unlock)
    shown.viewer.leave()
    shown.workspace.go("agenda")
    shown.workspace.open_evidence(item, file_id=inbox_id)
    shown.until(lambda: bool(shown.text) and not shown.canvas.empty)
    shown.click(1)
    shown.key(Qt.Key.Key_2)
    shown.until(lambda: "pagi" in shown.text)
    shown.canvas.setFocus()
    shown.key(Qt.Key.Key_Escape)
    shown.key(Qt.Key.Key_Escape)
    assert shown.workspace.stack.currentWidget() is shown.workspace.agenda
    assert shown.canvas.empty


def test_help_tells_the_keys_and_takes_them_until_it_is_closed(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    put(folder, (file_of(), reading_of(LINES)))
    shown = show(qtbot, unlock)
    shown.key(Qt.Key.Key_F1)
    assert shown.viewer.help.isVisible()
    shown.key(Qt.Key.Key_N)
    assert shown.canvas.chosen_mark == -1
    shown.key(Qt.Key.Key_Escape)
    assert not shown.viewer.help.isVisible()
    assert shown.workspace.stack.currentWidget() is shown.viewer
    shown.key(Qt.Key.Key_N)
    assert shown.canvas.chosen_mark == 1


def test_nothing_of_the_evidence_is_left_in_the_window_after_the_lock(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    put(folder, (file_of(), reading_of(LINES)))
    shown = show(qtbot, unlock)
    viewer = shown.viewer
    shown.click(1)
    viewer.pane.source.account.setText("@akun")
    shown.window.lock("", wait=True)
    assert viewer.canvas.empty
    assert viewer.canvas.marks == ()
    assert viewer.pane.words.toPlainText() == ""
    assert viewer.pane.text.editor.snippet.empty
    assert viewer.pane.text.editor.text.text() == ""
    assert viewer.pane.source.account.text() == ""
    assert viewer.pane.custody.list.notes == ()
    assert viewer.head.title == ""


def open_unread(qtbot: QtBot, unlock: Unlock, folder: Path, **spec: Any) -> Shown:
    (item,) = put(folder, (file_of(**spec), None))
    window = unlock()
    assert window.workspace is not None
    workspace = open_first_case(qtbot, window)
    workspace.open_evidence(item)
    shown = Shown(qtbot=qtbot, window=window, workspace=workspace)
    shown.until(lambda: not shown.canvas.empty)
    return shown


def test_evidence_that_is_being_read_has_nothing_to_correct(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    shown = open_unread(qtbot, unlock, folder, hang="read")
    assert shown.viewer.pane.text.reason == "Sedang dibaca…"
    assert not shown.viewer.bar.box.isEnabled()
    shown.key(Qt.Key.Key_R)
    shown.key(Qt.Key.Key_H)
    assert shown.canvas.mode is Mode.LOOK


def test_evidence_that_was_not_read_is_read_because_somebody_looks_at_it(
    qtbot: QtBot, unlock: Unlock, folder: Path
) -> None:
    shown = open_unread(qtbot, unlock, folder)
    shown.until(lambda: "0 kata" in shown.viewer.pane.text.count)
    assert shown.viewer.bar.box.isEnabled(), "a part of it can be read again"


def test_a_first_look_is_recorded_once(qtbot: QtBot, unlock: Unlock, folder: Path) -> None:
    put(folder, (file_of(), reading_of(LINES)))
    shown = show(qtbot, unlock)
    shown.viewer.leave()
    item = shown.workspace.case.evidence.table.rows()[0].id
    shown.workspace.open_evidence(item)
    shown.until(lambda: not shown.canvas.empty)
    shown.window.lock("", wait=True)

    def looks(vault: Vault) -> int:
        entries = vault.case(first_case(vault)).entries()
        return sum(1 for entry in entries if entry.action == "open" and entry.kind == evidence.KIND)

    assert in_vault(folder, looks) == 1
