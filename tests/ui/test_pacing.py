"""Work that follows typing: one run at a time, the last wish counts, an old round is not heard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.components.pacing import Pacing

PAUSE_MS = 1


class Bench:
    """Text that somebody types, and the runs that were begun for it; each answers when the test says so."""

    def __init__(self) -> None:
        self.parent = QObject()
        self.text: str | None = "a"
        self.runs: list[tuple[str, Callable[[str], None], Callable[[Exception], None]]] = []
        self.told: list[tuple[str, bool]] = []
        self.failures: list[Exception] = []
        self.pace: Pacing[str, str] = Pacing(
            self.parent, PAUSE_MS, lambda *run: self.runs.append(run), done=self.hear, failed=self.failures.append,
        )  # fmt: skip
        self.pace.watch(lambda: self.text)

    def hear(self, answer: str) -> None:
        self.told.append((answer, self.pace.followed))

    @property
    def wishes(self) -> list[str]:
        return [wish for wish, _, _ in self.runs]

    def answer(self, at: int = -1) -> None:
        wish, done, _ = self.runs[at]
        done(wish.upper())


def test_what_is_wished_for_during_a_run_comes_once_after_it_and_as_it_is_then(qtbot: QtBot) -> None:
    bench = Bench()
    bench.pace.now()
    for bench.text in ("ab", "abc"):
        bench.pace.now()
    assert bench.wishes == ["a"]
    bench.answer()
    assert bench.wishes == ["a", "abc"]
    bench.answer()
    assert bench.told == [("A", True), ("ABC", False)]
    assert bench.wishes == ["a", "abc"]


def test_the_pause_is_counted_from_the_last_key_and_ends_with_a_run_at_once(qtbot: QtBot) -> None:
    bench = Bench()
    bench.pace.soon()
    bench.pace.soon()
    assert bench.pace.waiting
    assert not bench.runs
    qtbot.waitUntil(lambda: bench.wishes == ["a"])
    bench.answer()
    bench.pace.soon()
    bench.pace.now()
    assert not bench.pace.waiting
    assert bench.wishes == ["a", "a"]


def test_an_old_round_is_neither_heard_nor_waited_for(qtbot: QtBot) -> None:
    bench = Bench()
    bench.pace.now()
    bench.pace.now()
    before = bench.pace.round
    bench.pace.watch(lambda: "b")
    assert bench.pace.round != before
    bench.pace.now()
    bench.answer(0)
    bench.runs[0][2](ValueError("old"))
    assert bench.wishes == ["a", "b"]
    assert not bench.told
    assert not bench.failures
    bench.answer()
    assert bench.told == [("B", False)]


def test_a_failure_is_told_and_the_next_run_begins_only_when_asked_for(qtbot: QtBot) -> None:
    bench = Bench()
    bench.pace.now()
    bench.pace.now()
    bench.runs[0][2](ValueError("broken"))
    assert [str(error) for error in bench.failures] == ["broken"]
    assert bench.wishes == ["a"]
    bench.pace.now()
    bench.answer()
    assert bench.told == [("A", False)]
    assert bench.wishes == ["a", "a"]


def test_without_a_wish_nothing_is_begun_and_nothing_stands_in_the_way(qtbot: QtBot) -> None:
    bench = Bench()
    bench.text = None
    bench.pace.now()
    assert not bench.runs
    bench.text = "a"
    bench.pace.now()
    assert bench.wishes == ["a"]
