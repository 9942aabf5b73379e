"""*Siapa ini?* offers and never decides; the register behind it is prepared once and dropped at the lock."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from core.people.matching import Matcher
from core.people.official import Handle, Official
from core.people.sought import Sought
from core.vault import officials as registers
from core.vault.vault import Vault
from tests.ui.register_tables import JOHANIS, OTHER_SITI, RUSDI, SITI, crowd, fill
from ui import register as registry
from ui.components.candidate_card import ReasonLine
from ui.components.candidates import Candidates
from ui.heavy import uncollected
from ui.register import Found, match_on_desk
from ui.window import MainWindow

Unlock = Callable[[], MainWindow]
WAIT = 10_000


@pytest.fixture
def registered(folder: Path) -> tuple[Official, ...]:
    return fill(folder, crowd())


@pytest.fixture
def offered(qtbot: QtBot, registered: tuple[Official, ...], unlock: Unlock) -> Candidates:
    """The component on an open vault with a register, as a window of its own."""
    made = Candidates(unlock().desk)
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    return made


def ask(qtbot: QtBot, offered: Candidates, *lines: str, seen: Sought | None = None) -> None:
    offered.ask(seen or lines)
    qtbot.waitUntil(lambda: offered._offered is not None and offered.settled, timeout=WAIT)


def numbers(offered: Candidates) -> list[str]:
    return [card.official.number for card in offered.cards]


def chosen(offered: Candidates) -> list[str]:
    got: list[str] = []
    offered.chosen.connect(got.append)
    return got


def test_one_who_fits_is_shown_with_reasons_in_words_and_waits(qtbot: QtBot, offered: Candidates) -> None:
    got = chosen(offered)
    ask(qtbot, offered, seen=Sought(name="Siti Aminah", unit="SDN 4 Girian"))
    assert numbers(offered)[0] == OTHER_SITI.number
    assert "Satu orang paling cocok" in offered.verdict.text
    first = offered.cards[0]
    assert next(line.text for line in first.findChildren(ReasonLine)) == "Nama sama: “Siti Aminah”"
    assert any("Unit kerja" in line.text for line in first.findChildren(ReasonLine))
    bar = first.findChild(QProgressBar)
    assert bar is not None
    assert bar.accessibleName() == "Sangat cocok"
    assert "Siti Aminah" in first.confirm.accessibleName()
    assert got == []


def test_enter_alone_never_chooses(qtbot: QtBot, offered: Candidates) -> None:
    got = chosen(offered)
    offered.focus_search()
    ask(qtbot, offered, seen=Sought(name="Johanis Sumual", unit="Dinas Pariwisata"))
    assert not any(card.confirm.hasFocus() for card in offered.cards)
    for place in (offered, offered.search, offered.cards[0]):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            qtbot.keyClick(place, key)
    assert got == []


def test_a_click_or_enter_on_the_button_itself_chooses(qtbot: QtBot, offered: Candidates) -> None:
    got = chosen(offered)
    ask(qtbot, offered, "Siti Aminah")
    second = offered.cards[1]
    qtbot.mouseClick(second.confirm, Qt.MouseButton.LeftButton)
    assert got == [second.official.id]
    offered.focus_search()
    qtbot.keyClick(offered.search, Qt.Key.Key_Down)
    assert offered.cards[0].confirm.hasFocus()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(offered.cards[0].confirm, held)
    assert len(got) == 1, "an Enter still held from before is no answer"
    qtbot.keyClick(offered.cards[0].confirm, Qt.Key.Key_Return)
    assert got == [second.official.id, offered.cards[0].official.id]


def test_a_click_meant_for_what_stood_there_before_is_not_taken(qtbot: QtBot, offered: Candidates) -> None:
    got = chosen(offered)
    ask(qtbot, offered, "Siti Aminah")
    found = offered._offered
    assert found is not None
    offered.present(found)
    offered.cards[0].confirm.click()
    assert got == []
    qtbot.waitUntil(lambda: offered.settled, timeout=WAIT)
    offered.cards[0].confirm.click()
    assert len(got) == 1


def test_the_focus_is_never_passed_on_to_whoever_stands_there_next(qtbot: QtBot, offered: Candidates) -> None:
    ask(qtbot, offered, "Siti Aminah")
    offered.cards[0].confirm.setFocus()
    found = offered._offered
    assert found is not None
    offered.present(found)
    assert offered.search.hasFocus()


def test_two_who_fit_are_both_shown_and_neither_is_put_forward(qtbot: QtBot, offered: Candidates) -> None:
    ask(qtbot, offered, "Siti Aminah")
    assert {SITI.number, OTHER_SITI.number} <= set(numbers(offered))
    assert "Tidak dapat dipastikan: 2 orang" in offered.verdict.text
    assert {card.confirm.property("kind") for card in offered.cards} == {"quiet"}


def test_nobody_who_fits_is_said_and_the_way_by_hand_is_open(qtbot: QtBot, offered: Candidates) -> None:
    ask(qtbot, offered, "qqqq zzzz wwww")
    assert "Tidak ada yang" in offered.verdict.text
    with qtbot.waitSignal(offered.by_hand):
        offered._by_hand.click()


def test_somebody_can_be_found_by_hand_and_the_proposals_come_back(qtbot: QtBot, offered: Candidates) -> None:
    ask(qtbot, offered, "Siti Aminah")
    before = numbers(offered)
    offered.search.setText("pariwisata sumual")
    qtbot.waitUntil(lambda: numbers(offered) == [JOHANIS.number], timeout=WAIT)
    assert "Hasil pencarian" in offered.verdict.text
    offered.search.setText("moh rusdy pakaja")
    qtbot.waitUntil(lambda: numbers(offered)[:1] == [RUSDI.number], timeout=WAIT)
    assert "mirip" in offered.verdict.text
    offered.search.clear()
    qtbot.waitUntil(lambda: numbers(offered) == before, timeout=WAIT)
    assert "Tidak dapat dipastikan" in offered.verdict.text


def test_typing_while_the_proposals_are_on_their_way_loses_neither(qtbot: QtBot, offered: Candidates) -> None:
    offered.ask(("Siti Aminah",))
    offered.search.setText("pariwisata sumual")
    qtbot.waitUntil(lambda: numbers(offered) == [JOHANIS.number], timeout=WAIT)
    offered.search.clear()
    qtbot.waitUntil(lambda: {SITI.number, OTHER_SITI.number} <= set(numbers(offered)), timeout=WAIT)


def test_only_the_answer_to_the_newest_question_is_shown(qtbot: QtBot, offered: Candidates) -> None:
    offered.ask(("Siti Aminah",))
    offered.ask(("Johanis Sumual",))
    assert offered.cards == []
    qtbot.waitUntil(lambda: numbers(offered)[:1] == [JOHANIS.number], timeout=WAIT)
    offered.clear()
    offered.ask(("Siti Aminah",))
    offered.clear()
    done: list[Found] = []
    match_on_desk(
        offered._desk, offered, ("Rusdi",), done=done.append, failed=lambda error: pytest.fail(repr(error))
    )
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    assert offered.cards == []


def test_without_a_register_it_says_what_to_do(qtbot: QtBot, unlock: Unlock) -> None:
    made = Candidates(unlock().desk)
    qtbot.addWidget(made)
    made.ask(("Siti Aminah",))
    qtbot.waitUntil(lambda: "Belum ada daftar pegawai" in made.verdict.text, timeout=WAIT)
    assert not made.search.isEnabled()


# -- the register behind it


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many people each preparation for matching was for."""
    counts: list[int] = []

    class Counted(Matcher):
        def __init__(self, officials: Iterable[Official], handles: Iterable[Handle] = ()) -> None:
            everybody = tuple(officials)
            counts.append(len(everybody))
            super().__init__(everybody, handles)

    monkeypatch.setattr(registry, "Matcher", Counted)
    return counts


def answer(qtbot: QtBot, window: MainWindow, seen: Sought) -> Found:
    got: list[Found] = []
    match_on_desk(window.desk, window, seen, done=got.append, failed=lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: bool(got), timeout=WAIT)
    return got[0]


def test_the_register_is_prepared_once_for_many_questions_and_again_after_a_change(
    qtbot: QtBot, registered: tuple[Official, ...], unlock: Unlock, prepared: list[int]
) -> None:
    window = unlock()
    got: list[Found] = []
    for _ in range(5):
        match_on_desk(
            window.desk,
            window,
            ("Siti Aminah",),
            done=got.append,
            failed=lambda error: pytest.fail(repr(error)),
        )
    qtbot.waitUntil(lambda: len(got) == 5, timeout=WAIT)
    assert prepared == [300]
    siti = next(one for one in registered if one.number == SITI.number)

    def claim() -> None:
        done: list[str] = []

        def work(vault: Vault) -> str:
            with vault.change_register() as ledger:
                return registers.claim(ledger, siti, "@akun.siti", attested_by="Rina Wowor")

        window.desk.ask(window, work, done=done.append, failed=lambda error: pytest.fail(repr(error)))
        qtbot.waitUntil(lambda: bool(done), timeout=WAIT)

    claim()
    found = answer(qtbot, window, Sought(handle="@akun.siti"))
    assert found.officials[0].id == siti.id
    assert found.accounts[siti.id][0].attested_by == "Rina Wowor"
    assert prepared == [300], "a new account does not cost the preparation of everybody"
    new = Official(id="", name="Orang Baru Sekali", work_unit="Dinas Baru")
    added: list[object] = []

    def merge(vault: Vault) -> object:
        with vault.change_register() as ledger:
            return registers.merge(ledger, (new,), source=b"x")

    window.desk.ask(window, merge, done=added.append, failed=lambda error: pytest.fail(repr(error)))
    qtbot.waitUntil(lambda: bool(added), timeout=WAIT)
    assert answer(qtbot, window, Sought(name="Orang Baru Sekali")).officials[0].name == new.name
    assert prepared == [300, 301]


def test_the_lock_drops_the_register(qtbot: QtBot, registered: tuple[Official, ...], unlock: Unlock) -> None:
    window = unlock()
    answer(qtbot, window, Sought(name="Siti Aminah"))
    register = window.desk.register
    assert register._snapshot is not None
    assert register._prepared is not None
    window.lock("", wait=True)
    assert register._snapshot is None
    assert register._prepared is None


def test_a_question_asked_just_before_the_lock_is_never_answered(
    qtbot: QtBot, registered: tuple[Official, ...], unlock: Unlock
) -> None:
    window = unlock()
    got: list[Found] = []
    match_on_desk(
        window.desk, window, ("Siti",), done=got.append, failed=lambda error: pytest.fail(repr(error))
    )
    window.lock("", wait=True)
    QApplication.processEvents()
    assert got == []
    assert window.desk.register._prepared is None


def test_heavy_work_gives_the_collector_back() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled(), "the inner one must not end what the outer one asked for"
    assert gc.isenabled()
    gc.unfreeze()
