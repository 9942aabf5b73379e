"""*Bukti masuk*: looking through what waits, with keys, filters and folded copies; the lock drops all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.case import evidence
from core.process import intake
from core.process.intake import Outcome
from core.vault.vault import Vault
from tests.ui.inbox.pieces import (
    Unlock,
    by_name,
    entered,
    fill_groups,
    items,
    learned,
    png,
    press,
    put,
    shows,
)
from tests.ui.test_window import space
from ui.components.inbox_list import Keep


@pytest.mark.usefixtures("three")
def test_the_rail_says_how_many_wait(qtbot: QtBot, unlock: Unlock) -> None:
    window = unlock()
    entered(qtbot, window, 3)
    made = space(window).rail._buttons["inbox"]
    qtbot.waitUntil(lambda: made.accessibleName() == "Bukti masuk, 3 menunggu", timeout=10_000)
    assert next(iter(space(window).rail._buttons)) == "inbox"


@pytest.mark.usefixtures("three")
def test_letters_walk_and_lay_aside_and_bring_back(qtbot: QtBot, unlock: Unlock) -> None:
    page = entered(qtbot, unlock(), 3)
    page.grid.step(0)
    first, second, third = page.grid.shown()
    assert page.grid.current() == first
    press(page, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K)
    assert page.grid.current() == second
    press(page, Qt.Key.Key_X)
    assert page.grid.current() == third, "the next key must not decide about the same piece"
    press(page, Qt.Key.Key_X)
    shows(qtbot, page, 1)
    assert page.grid.shown() == (first,)
    press(page, Qt.Key.Key_U)
    shows(qtbot, page, 2)
    press(page, Qt.Key.Key_U, Qt.Key.Key_U)
    shows(qtbot, page, 3)
    assert page.grid.shown() == (first, second, third)


@pytest.mark.usefixtures("three")
def test_what_was_laid_aside_has_a_place_of_its_own_and_comes_back_from_there(
    qtbot: QtBot, unlock: Unlock
) -> None:
    page = entered(qtbot, unlock(), 3)
    page.grid.step(0)
    press(page, Qt.Key.Key_X)
    shows(qtbot, page, 2)
    page.narrow(Keep.ASIDE)
    assert len(page.grid.shown()) == 1
    page.grid.step(0)
    assert not page.inspector.back.isHidden()
    assert page.inspector.link.isHidden()
    press(page, Qt.Key.Key_B)
    shows(qtbot, page, 3)
    assert page.stack.currentIndex() == 2, "nothing is aside any more, and the page says so"


def test_copies_are_folded_behind_the_best_and_only_copies_are_laid_aside_as_such(
    qtbot: QtBot, unlock: Unlock, fill: Callable[[Callable[[Vault], object]], None]
) -> None:
    fill(fill_groups)
    workspace = space(window := unlock())
    page = entered(qtbot, window, 4)
    learned(qtbot, page)
    qtbot.waitUntil(lambda: len(page.grid.shown()) == 2, timeout=10_000)
    best = by_name(page, "asli.png")
    assert best.group == (best.id, by_name(page, "kecil.png").id, by_name(page, "potongan.png").id)
    page.grid.choose(best.id)
    press(page, Qt.Key.Key_D)
    assert "Tidak ada yang ditandai" in page.message.text
    press(page, Qt.Key.Key_E)
    assert len(page.grid.shown()) == 4
    page.grid.choose(by_name(page, "potongan.png").id)
    press(page, Qt.Key.Key_D)
    assert "bukan salinan" in page.message.text
    assert len(page.grid.shown()) == 4, "a crop shows something of its own and stays"
    page.grid.choose(by_name(page, "kecil.png").id)
    press(page, Qt.Key.Key_D)
    shows(qtbot, page, 3)
    laid = next(item for item in items(qtbot, workspace) if item.name == "kecil.png")
    assert (laid.aside, laid.same_as) == (True, best.id)
    press(page, Qt.Key.Key_U)
    shows(qtbot, page, 4)


def test_filters_show_what_they_say(
    qtbot: QtBot, unlock: Unlock, fill: Callable[[Callable[[Vault], object]], None]
) -> None:
    def work(vault: Vault) -> None:
        fill_groups(vault)
        put(vault, "belum.png", 0xFF000005)
        failed = put(vault, "gagal.png", 0xFF000006)
        intake.record(vault, vault.inbox_id, failed, Outcome(reading=None, reason="picture_undecodable"))

    fill(work)
    page = entered(qtbot, unlock(), 6)
    learned(qtbot, page)
    qtbot.waitUntil(lambda: bool(by_name(page, "kecil.png").group), timeout=10_000)

    def names(keep: Keep) -> set[str]:
        page.narrow(keep)
        shown = page.grid.shown()
        return {card.item.name for card in page.store.cards if card.id in shown}

    assert names(Keep.UNREAD) == {"belum.png"}
    assert names(Keep.FAILED) == {"gagal.png"}
    assert names(Keep.ALIKE) == {"kecil.png", "asli.png", "potongan.png"}
    assert len(names(Keep.LACKING)) == 6
    assert names(Keep.ASIDE) == set()
    assert len(names(Keep.ALL)) == 4


def test_only_what_is_on_screen_is_decoded(
    qtbot: QtBot, unlock: Unlock, fill: Callable[[Callable[[Vault], object]], None]
) -> None:
    def work(vault: Vault) -> None:
        with vault.change(vault.inbox_id) as ledger:
            for number in range(300):
                evidence.add(ledger, png(0xFF000000 + number), f"{number}.png")

    fill(work)
    window = unlock()
    asked: list[str] = []
    gallery = space(window).gallery
    real = gallery.show

    def counting(owner: object, key: str, *args: object, **options: object) -> object:
        asked.append(key)
        return real(owner, key, *args, **options)  # type: ignore[arg-type]

    gallery.show = counting  # type: ignore[method-assign,assignment]
    page = entered(qtbot, window, 300)
    qtbot.waitUntil(lambda: len(page.thumbs._kept) >= 8, timeout=20_000)
    bar = page.grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = page.store.card(page.grid.shown()[-1])
    assert last is not None
    qtbot.waitUntil(lambda: page.thumbs.of(last.item) is not None, timeout=20_000)
    assert len(set(asked)) < 100, "what was scrolled past is not decoded"
    # On a busy machine one may be scrolled past before it came, and asked for again when it is back.
    assert max(asked.count(key) for key in asked) <= 3, "the grid once or twice, the inspector once"


@pytest.mark.usefixtures("three")
def test_the_lock_drops_every_picture_and_text(qtbot: QtBot, unlock: Unlock) -> None:
    window = unlock()
    page = entered(qtbot, window, 3)
    qtbot.waitUntil(lambda: len(page.thumbs._kept) == 3, timeout=20_000)
    texts: Sequence[object] = page.store.cards
    assert texts
    window.lock("")
    assert (page.store.cards, page.store.names, page.grid.rows.rows) == ((), {}, [])
    assert not page.thumbs._kept
    assert page.drop_folder.folder is None
    assert not page.deeds.can_undo
