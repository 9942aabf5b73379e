"""Work off the window's thread: results reach living owners of the present session only."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core.errors import UserError
from ui.jobs import Job, Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


def test_a_result_arrives_on_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    owner, got = QObject(), []
    jobs.start(
        owner,
        lambda _job: threading.get_ident(),
        done=lambda ident: got.append((ident, QThread.currentThread().isMainThread())),
    )
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][0] != threading.get_ident()
    assert got[0][1]


def test_a_dead_owner_is_told_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    owner, other = QObject(), QObject()
    gate, got = threading.Event(), []
    jobs.start(owner, lambda _job: gate.wait(5), done=lambda _: got.append("dead"))
    delete(owner)
    gate.set()
    jobs.start(other, lambda _job: None, done=lambda _: got.append("alive"))
    qtbot.waitUntil(lambda: "alive" in got)
    qtbot.wait(50)
    assert got == ["alive"]


def test_what_was_under_way_at_the_lock_is_never_delivered(qtbot: QtBot, jobs: Jobs) -> None:
    owner = QObject()
    gate, got = threading.Event(), []
    jobs.start(owner, lambda _job: gate.wait(5), done=lambda _: got.append("before"))
    jobs.forget()
    gate.set()
    jobs.start(owner, lambda _job: None, done=lambda _: got.append("after"))
    qtbot.waitUntil(lambda: "after" in got)
    qtbot.wait(50)
    assert got == ["after"]


def test_cancelled_work_stops_at_its_next_report_and_says_so(qtbot: QtBot, jobs: Jobs) -> None:
    owner, got = QObject(), []

    def work(job: Job) -> None:
        for step in range(10_000):
            job.report(step, 10_000)
            QThread.msleep(1)

    job = jobs.start(
        owner, work, done=lambda _: got.append("done"), cancelled=lambda: got.append("cancelled"),
        progress=lambda *_: None,
    )  # fmt: skip
    job.cancel()
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["cancelled"]


def test_an_error_reaches_the_one_who_asked_and_the_log_holds_no_text(
    qtbot: QtBot, jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    owner, got = QObject(), []

    def fail(_job: Job) -> None:
        raise ValueError("Johanis Sumual /rumah/rahasia")

    jobs.start(owner, fail, failed=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0], ValueError)
    assert "ValueError at test_jobs.py" in caplog.text
    assert "Sumual" not in caplog.text
    assert "rahasia" not in caplog.text


def test_an_error_a_person_can_act_on_is_no_bug_in_the_log(
    qtbot: QtBot, jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    owner, got = QObject(), []

    def refuse(_job: Job) -> None:
        raise UserError("no_space")

    jobs.start(owner, refuse, failed=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert "failed" not in caplog.text
