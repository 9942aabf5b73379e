"""*Bukti masuk* in the real window on a real vault: nothing is lost, nothing is linked without a yes, keys decide."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.case import checklist, evidence
from core.case.checklist import Mark
from core.case.evidence import Evidence
from core.process import inbox, intake
from core.process.cards import Card, Health
from core.process.intake import Outcome
from core.process.phones import PhoneFolder
from core.reading.values import Box, Line, PageSize, ReaderInfo, Reading, Word
from core.vault import opening
from core.vault.vault import Vault
from tests.ui.conftest import PASSPHRASE, ScriptedDialogs
from tests.ui.test_window import picture, space
from ui.components.inbox_list import Keep
from ui.inbox.incoming import as_png
from ui.pages.inbox import InboxPage
from ui.pages.link import LinkSheet
from ui.pages.new_case import NewCase
from ui.pages.phone import PhoneSheet
from ui.window import MainWindow
from ui.workspace import Workspace

Unlock = Callable[[], MainWindow]
SIZE = PageSize(width=540, height=1200)
CHANCE = random.Random(5)
WORDS = ["".join(CHANCE.choice("bcdfghjklmn") + CHANCE.choice("aeiou") for _ in range(4)) for _ in range(600)]


def reading(first: int, count: int, *, shape: int, size: PageSize = SIZE) -> Reading:
    words = WORDS[first : first + count]
    lines = tuple(
        Line(
            page=0,
            words=tuple(
                Word(text=word, box=Box(left=10 + 80 * n, top=100 + 40 * row, width=70, height=20), confidence=990, reader="m")
                for n, word in enumerate(words[row * 6 : row * 6 + 6])
            ),
        )
        for row in range((count + 5) // 6)
    )  # fmt: skip
    reader = ReaderInfo(name="m", version="1", models=())
    return Reading(lines=lines, pages=(size,), readers=(reader,), prints=(f"{shape:064x}",))


def png(colour: int) -> bytes:
    image = QImage(54, 120, QImage.Format.Format_RGB32)
    image.fill(colour)
    return as_png(image)


def put(vault: Vault, name: str, colour: int, found: Reading | None = None) -> str:
    item = intake.store_bytes(vault, vault.inbox_id, png(colour), name).evidence
    if found is not None:
        intake.record(vault, vault.inbox_id, item.id, Outcome(reading=found))
    return item.id


@pytest.fixture
def fill(folder: Path) -> Callable[[Callable[[Vault], object]], None]:
    """Puts things into the inbox before the window opens it."""

    def act(work: Callable[[Vault], object]) -> None:
        with opening.unlock(folder, PASSPHRASE) as vault:
            work(vault)

    return act


def entered(qtbot: QtBot, window: MainWindow, count: int) -> InboxPage:
    """The inbox, once it shows this many pieces."""
    workspace = space(window)
    workspace.intake.cancel()  # made-up pictures need no reading
    workspace.go("inbox")
    page = workspace.inbox
    shows(qtbot, page, count)
    return page


def shows(qtbot: QtBot, page: InboxPage, count: int) -> None:
    qtbot.waitUntil(lambda: page.store.filled and page.store.waiting == count, timeout=10_000)
    qtbot.waitUntil(lambda: sum(not card.item.aside for card in page.store.cards) == count, timeout=10_000)


def learned(qtbot: QtBot, page: InboxPage) -> None:
    def done() -> bool:
        read = [card for card in page.store.cards if card.health is Health.READ]
        return all(card.known is not None for card in read)

    qtbot.waitUntil(done, timeout=10_000)


def press(page: InboxPage, *keys: Qt.Key) -> None:
    for key in keys:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page.grid, event)


def ask(qtbot: QtBot, workspace: Workspace, question: Callable[[Vault], object]) -> object:
    """What the vault says, asked through the desk as the window does."""
    answers: list[object] = []
    workspace._desk.ask(workspace, question, done=answers.append, failed=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return answers[0]


def items(qtbot: QtBot, workspace: Workspace) -> tuple[Evidence, ...]:
    found = ask(qtbot, workspace, lambda vault: evidence.every(vault.inbox))
    assert isinstance(found, tuple)
    return found


def drop(page: InboxPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy, left, keys = QPointF(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier  # fmt: skip
    QApplication.sendEvent(page, QDragEnterEvent(where.toPoint(), copy, data, left, keys))
    QApplication.sendEvent(page, QDropEvent(where, copy, data, left, keys))


def choose_all(page: InboxPage) -> None:
    page.grid.selectAll()


# -- coming in


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


# -- looking through


@pytest.fixture
def three(fill: Callable[[Callable[[Vault], object]], None]) -> None:
    """Three unlike pictures."""

    def work(vault: Vault) -> None:
        for number in range(3):
            put(vault, f"{number}.png", 0xFF101010 * (number + 1) & 0xFFFFFFFF)

    fill(work)


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


def fill_groups(vault: Vault) -> None:
    shape = CHANCE.getrandbits(256)
    large = PageSize(width=1080, height=2400)
    put(vault, "kecil.png", 0xFF000001, reading(0, 60, shape=shape ^ 0b111))
    put(vault, "asli.png", 0xFF000002, reading(0, 60, shape=shape, size=large))
    put(vault, "potongan.png", 0xFF000003, reading(12, 30, shape=CHANCE.getrandbits(256)))
    put(vault, "lain.png", 0xFF000004, reading(300, 60, shape=CHANCE.getrandbits(256)))


def by_name(page: InboxPage, name: str) -> Card:
    return next(card for card in page.store.cards if card.item.name == name)


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


# -- deciding


def link_sheet() -> LinkSheet:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, LinkSheet) and w.isVisible())


@pytest.mark.usefixtures("three")
def test_enter_alone_never_links_and_a_refused_yes_leaves_everything(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs
) -> None:
    page = entered(qtbot, unlock(), 3)
    page.grid.step(0)
    press(page, Qt.Key.Key_Return)
    sheet = link_sheet()
    qtbot.waitUntil(lambda: len(sheet.table.rows()) == 2, timeout=10_000)
    dialogs.agree = False
    for widget in (sheet, sheet.filter, sheet.table, sheet.candidates.search):
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    sheet.turn_to(1)
    sheet.submit()
    assert "Tautkan 1 bukti ke berkas" in dialogs.asked[-1]
    assert sheet.isVisible()
    sheet.reject()
    assert page.store.waiting == 3


@pytest.mark.usefixtures("three")
def test_several_pieces_go_to_one_case_after_a_yes_and_leave_the_inbox(
    qtbot: QtBot, unlock: Unlock, dialogs: ScriptedDialogs
) -> None:
    workspace = space(window := unlock())
    page = entered(qtbot, window, 3)
    shown = page.grid.shown()
    choose_all(page)
    assert page.grid.chosen() == shown
    press(page, Qt.Key.Key_Return)
    sheet = link_sheet()
    sheet.turn_to(1)
    qtbot.waitUntil(lambda: len(sheet.table.rows()) == 2, timeout=10_000)
    sheet.filter.setText("lurah")
    with qtbot.waitSignal(page.linked, timeout=10_000) as told:
        sheet.submit()
    assert dialogs.asked[-1].startswith("Tautkan 3 bukti ke berkas Merlin Tendean")
    case_id = str(told.args[0])  # type: ignore[index]
    shows(qtbot, page, 0)
    there = ask(qtbot, workspace, lambda vault: evidence.items(vault.case(case_id)))
    assert isinstance(there, tuple)
    assert {item.id for item in there} == set(shown)
    assert "3 bukti ditautkan ke berkas Merlin Tendean" in workspace.toast.text
    workspace.toast.act.click()
    qtbot.waitUntil(lambda: workspace.case.view is not None, timeout=10_000)
    view = workspace.case.view
    assert view is not None
    assert view.row.id == case_id


@pytest.mark.usefixtures("three")
def test_a_new_case_can_be_made_while_linking(qtbot: QtBot, unlock: Unlock) -> None:
    page = entered(qtbot, unlock(), 3)
    page.grid.step(0)
    press(page, Qt.Key.Key_Return)
    link_sheet().begin()
    new = next(w for w in QApplication.topLevelWidgets() if isinstance(w, NewCase) and w.isVisible())
    new.form.name.setText("Ferry Mandey")
    with qtbot.waitSignal(page.linked, timeout=10_000):
        new.submit()
    shows(qtbot, page, 2)


def test_something_alike_in_a_case_is_said_on_the_card(
    qtbot: QtBot, unlock: Unlock, fill: Callable[[Callable[[Vault], object]], None]
) -> None:
    def work(vault: Vault) -> None:
        fill_groups(vault)
        original = next(item for item in evidence.items(vault.inbox) if item.name == "asli.png")
        inbox.assign(vault, vault.cases()[0].id, [original.id])

    fill(work)
    page = entered(qtbot, unlock(), 3)
    learned(qtbot, page)
    qtbot.waitUntil(lambda: bool(by_name(page, "kecil.png").gone_to), timeout=10_000)
    page.grid.choose(by_name(page, "kecil.png").id)
    assert "Yang serupa ada di berkas Johanis Sumual" in page.inspector._likeness.text()


@pytest.mark.usefixtures("three")
def test_a_tick_counts_at_once_and_can_be_taken_back(qtbot: QtBot, unlock: Unlock) -> None:
    workspace = space(window := unlock())
    page = entered(qtbot, window, 3)
    page.grid.step(0)
    item = page.grid.current()
    before = page.store.cards[0].lacking
    page.inspector.checklist.ticked.emit("second_capture", Mark.PRESENT)

    def lacking() -> int:
        card = page.store.card(item)
        assert card is not None
        return card.lacking

    qtbot.waitUntil(lambda: lacking() == before - 1, timeout=10_000)
    kept = ask(qtbot, workspace, lambda vault: checklist.of_file(vault.inbox))
    assert kept == {item: {"second_capture": Mark.PRESENT}}
    press(page, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: lacking() == before, timeout=10_000)


@pytest.mark.usefixtures("three")
def test_a_piece_is_shown_large_and_escape_leads_back(qtbot: QtBot, unlock: Unlock) -> None:
    workspace = space(window := unlock())
    page = entered(qtbot, window, 3)
    page.grid.step(0)
    press(page, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: workspace.stack.currentWidget() is workspace.viewer, timeout=10_000)
    workspace.viewer.left.emit()
    assert workspace.stack.currentWidget() is page


# -- folders


def test_the_drop_folder_gives_each_file_once_and_is_left_as_it_is(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page = entered(qtbot, window, 0)
    drops = tmp_path / "titipan"
    drops.mkdir()
    picture(drops / "a.png", 1)
    dialogs.place = drops
    page.drops.choose()
    qtbot.waitUntil(lambda: page.drop_folder.last.waiting == 1, timeout=10_000)
    assert "1 menunggu" in page.filters.note.text()
    page.drop_folder.look()
    shows(qtbot, page, 1)
    assert "1 diambil" in page.filters.note.text()
    for _ in range(3):
        page.drop_folder.look()
        qtbot.waitUntil(lambda: not page.drop_folder._looking, timeout=10_000)
    assert page.store.waiting == 1
    assert [path.name for path in drops.iterdir()] == ["a.png"]
    assert window._settings.drop_folder == drops


def test_a_drop_folder_around_the_vault_is_refused(
    qtbot: QtBot, unlock: Unlock, folder: Path, dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page = entered(qtbot, window, 0)
    for place in (folder, folder.parent, folder / "cases"):
        dialogs.place = place
        page.drops.choose()
        assert "memuat brankas" in page.message.text
        assert page.drop_folder.folder is None
    assert window._settings.drop_folder is None


def test_a_drop_folder_that_went_away_is_told(qtbot: QtBot, unlock: Unlock, tmp_path: Path) -> None:
    page = entered(qtbot, unlock(), 0)
    page.drop_folder.watch(tmp_path / "tidak-ada")
    qtbot.waitUntil(lambda: "tidak dapat dilihat" in page.filters.note.text(), timeout=10_000)


def test_new_pictures_of_a_phone_are_taken_by_period_and_old_ones_stay(
    qtbot: QtBot, unlock: Unlock, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    window = unlock()
    page = entered(qtbot, window, 0)
    phone = tmp_path / "DCIM"
    phone.mkdir()
    for number, days in enumerate((2, 5, 60)):
        path = picture(phone / f"{number}.png", number)
        moment = datetime(2026, 11, 23).timestamp() - days * 86_400  # noqa: DTZ001 - any near time will do
        os.utime(path, (moment, moment))
    found = (PhoneFolder(device="HP Rina", kind="screenshots", folder=phone),)
    tools = page._tools
    today = datetime(2026, 11, 23, tzinfo=tools.office.zone)
    sheet = PhoneSheet(page, tools.jobs, dialogs, page.store.digests, today, find=lambda: found)
    sheet.taken.connect(page.adding.add_files)
    sheet.open()
    qtbot.waitUntil(lambda: "2 berkas" in sheet.agree.text(), timeout=10_000)
    with qtbot.waitSignal(sheet.taken, timeout=10_000):
        sheet.submit()
    shows(qtbot, page, 2)
    again = PhoneSheet(page, tools.jobs, dialogs, page.store.digests, today, find=lambda: found)
    again.open()
    qtbot.waitUntil(lambda: "2 berkas" in again.agree.text(), timeout=10_000)
    again.submit()
    qtbot.waitUntil(lambda: "Tidak ada yang baru" in again.message.text, timeout=10_000)
    again.reject()


# -- the end


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
